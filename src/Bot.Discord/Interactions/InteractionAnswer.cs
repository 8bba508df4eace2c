using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>What a handler makes of an interaction. When and how it is sent is the dispatcher's business.</summary>
public abstract record InteractionAnswer
{
    /// <summary>A new message.</summary>
    /// <param name="Message">Its content; the flag for "only the invoker" comes from <paramref name="IsEphemeral"/>.</param>
    /// <param name="IsEphemeral">Whether only the invoker sees it.</param>
    public sealed record Send(MessageRequest Message, bool IsEphemeral) : InteractionAnswer
    {
        public MessageFile? File { get; init; }
    }

    /// <summary>Puts this in the place of the message whose component was used. Where there is no such message it is sent.</summary>
    public sealed record Replace(MessageRequest Message) : InteractionAnswer
    {
        public MessageFile? File { get; init; }
    }

    /// <summary>Deletes the message whose component was used.</summary>
    public sealed record Delete : InteractionAnswer;

    /// <summary>Asks for text. Only a quick handler can: a deferred interaction cannot become a form.</summary>
    public sealed record Modal(string CustomId, string Title, IReadOnlyList<Component> Components) : InteractionAnswer;

    /// <summary>The choices for the option that is being typed.</summary>
    public sealed record Choices(IReadOnlyList<CommandChoice> Values) : InteractionAnswer;
}

/// <summary>How a slow interaction is promised an answer. The promise fixes who will see it.</summary>
public enum Deferral
{
    /// <summary>Everybody sees the answer.</summary>
    Public,

    /// <summary>Only the invoker sees the answer.</summary>
    Ephemeral,

    /// <summary>The answer edits the message whose component was used; nothing is shown meanwhile.</summary>
    Update,
}

/// <summary>Why the dispatcher answers by itself.</summary>
public enum Apology
{
    /// <summary>Too much to do.</summary>
    Busy,

    /// <summary>The handler threw.</summary>
    Fault,

    /// <summary>The handler took so long that its form could not be shown any more.</summary>
    TooSlowForModal,

    /// <summary>The program is about to end.</summary>
    Stopping,
}

/// <summary>Answers interactions. Used from many threads at once.</summary>
public interface IInteractionHandler
{
    /// <summary>Returns how this interaction is deferred when its answer is slow. Must be quick and must not throw.</summary>
    Deferral DeferralOf(Interaction interaction);

    /// <summary>Returns the answer. A user's mistake is an answer; an exception is a fault, logged once and apologised for.</summary>
    /// <param name="cancellationToken">Cancelled when an answer could no longer be sent.</param>
    Task<InteractionAnswer> HandleAsync(Interaction interaction, CancellationToken cancellationToken);

    /// <summary>Returns the sentence of an apology in the invoker's language. Must not throw.</summary>
    string TextOf(Apology apology, Interaction interaction);
}
