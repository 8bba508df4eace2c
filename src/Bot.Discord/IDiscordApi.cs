using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Discord;

/// <summary>
/// What the bot asks of Discord's HTTP API, and no more. <see cref="DiscordRestClient"/> is the built-in side of this port; another client library
/// brings its own. Rate limits, safe repetition and timeouts are the business of whoever implements it. Thread-safe.
/// </summary>
/// <remarks>
/// Every member throws <see cref="DiscordApiException"/> when Discord answers with an error, <see cref="TokenRejectedException"/> when it refuses the
/// token, and <see cref="HttpRequestException"/> or <see cref="TimeoutException"/> when it could not be reached.
/// </remarks>
public interface IDiscordApi
{
    /// <summary>Returns the application that the token belongs to.</summary>
    Task<Application> GetApplicationAsync(CancellationToken cancellationToken);

    /// <summary>Returns the registered commands with all localizations.</summary>
    /// <param name="guild">The guild's own commands; null for the global ones.</param>
    Task<IReadOnlyList<ApplicationCommand>> GetCommandsAsync(Snowflake application, Snowflake? guild, CancellationToken cancellationToken);

    /// <summary>Replaces the whole set of commands.</summary>
    Task SetCommandsAsync(Snowflake application, Snowflake? guild, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken);

    /// <summary>Sends the first response to an interaction; it is never seen twice.</summary>
    /// <param name="interaction">As the gateway delivered it, the same instance.</param>
    Task RespondAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellationToken, MessageFile? file = null);

    /// <summary>Edits the message of the first response; after a deferral this is what shows it.</summary>
    Task EditOriginalAsync(Interaction interaction, MessageRequest message, CancellationToken cancellationToken, MessageFile? file = null);

    /// <summary>Deletes the message of the first response.</summary>
    Task DeleteOriginalAsync(Interaction interaction, CancellationToken cancellationToken);

    /// <summary>Adds a message to an answered interaction; it is never seen twice.</summary>
    Task CreateFollowUpAsync(Interaction interaction, MessageRequest message, CancellationToken cancellationToken, MessageFile? file = null);

    /// <summary>Posts a message. With a nonce that is enforced a repeated request returns the first message.</summary>
    Task<Message> CreateMessageAsync(Snowflake channel, MessageRequest message, CancellationToken cancellationToken, MessageFile? file = null);

    Task EditMessageAsync(Snowflake channel, Snowflake id, MessageRequest message, CancellationToken cancellationToken);

    /// <summary>Returns the newest messages of a channel with their components, newest first.</summary>
    /// <param name="count">1 to 100.</param>
    Task<IReadOnlyList<Message>> GetMessagesAsync(Snowflake channel, int count, CancellationToken cancellationToken);

    /// <summary>Opens a thread under a message. A message has at most one.</summary>
    Task CreateThreadAsync(Snowflake channel, Snowflake message, ThreadRequest thread, CancellationToken cancellationToken);

    /// <summary>Returns a channel with its permission overwrites.</summary>
    Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken);

    /// <summary>Returns the private conversation with a person, the same one each time.</summary>
    Task<Channel> OpenPrivateChannelAsync(Snowflake user, CancellationToken cancellationToken);

    Task<IReadOnlyList<Role>> GetRolesAsync(Snowflake guild, CancellationToken cancellationToken);

    Task<Member> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken);
}
