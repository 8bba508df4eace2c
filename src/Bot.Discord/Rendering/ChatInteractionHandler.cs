using System.Globalization;
using Bot.Core.Chat;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using WireInteraction = Bot.Discord.Wire.Interaction;

namespace Bot.Discord.Rendering;

/// <summary>Takes Discord's interactions to the bot's commands and brings their replies back. Thread-safe.</summary>
public sealed class ChatInteractionHandler(ChatRouter router) : IInteractionHandler
{
    public Deferral DeferralOf(WireInteraction interaction)
    {
        if (InteractionReader.Read(interaction) is not { } read)
            return Deferral.Ephemeral;
        return router.PromiseTo(read) switch
        {
            Promise.Private => Deferral.Ephemeral,
            Promise.Public => Deferral.Public,
            // A form that a command opened hangs on no message, and there is nothing to update.
            Promise.InPlace => read.MessageId is null ? Deferral.Ephemeral : Deferral.Update,
        };
    }

    public async Task<InteractionAnswer> HandleAsync(WireInteraction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        if (InteractionReader.Read(interaction) is not { } read)
            return new InteractionAnswer.Send(new MessageRequest { Content = Phrases.For(interaction.Locale ?? "").StaleControl }, IsEphemeral: true);
        return read.Kind == InteractionKind.Autocomplete
            ? Choices(interaction, read)
            : ReplyRenderer.AnswerOf(await router.HandleAsync(read, cancellationToken));
    }

    public string TextOf(Apology apology, WireInteraction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale ?? "");
        return apology switch
        {
            Apology.Fault => phrases.SomethingBroke,
            Apology.Busy or Apology.Stopping or Apology.TooSlowForModal => phrases.Busy,
        };
    }

    private InteractionAnswer.Choices Choices(WireInteraction interaction, Core.Chat.Interaction read)
    {
        var isNumber = FocusedType(interaction.Data?.Options) == ApplicationCommandOptionType.Integer;
        return new(
        [
            .. router.Complete(read)
                .Where(choice => choice.Value.Length is > 0 and <= Limits.ChoiceValue)
                .Take(Limits.Choices)
                .Select(choice => ChoiceOf(ReplyRenderer.LabelOf(choice.Label.In(read.Locale), Limits.ChoiceName), choice.Value, isNumber))
                .OfType<CommandChoice>(),
        ]);
    }

    private static CommandChoice? ChoiceOf(string label, string value, bool isNumber)
    {
        if (!isNumber)
            return CommandChoice.Of(label, value);
        return long.TryParse(value, CultureInfo.InvariantCulture, out var number) ? CommandChoice.Of(label, number) : null;
    }

    private static ApplicationCommandOptionType? FocusedType(IReadOnlyList<InteractionOption>? options)
    {
        foreach (var option in options ?? [])
        {
            if (option.Focused == true)
                return option.Type;
            if (option.Options is { Count: > 0 } inner && FocusedType(inner) is { } type)
                return type;
        }

        return null;
    }
}
