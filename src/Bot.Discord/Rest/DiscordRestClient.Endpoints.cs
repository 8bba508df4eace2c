using Bot.Discord.Wire;

namespace Bot.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Returns where the gateway is, how many shards to run and how many sessions may be started.</summary>
    public Task<GatewayBotInfo> GetGatewayBotAsync(CancellationToken cancellationToken) =>
        SendAsync(Get(RestRoute.Of(HttpMethod.Get, "gateway/bot", "gateway/bot")), WireJson.Default.GatewayBotInfo, cancellationToken);

    /// <summary>Returns the application that the token belongs to.</summary>
    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) =>
        SendAsync(Get(RestRoute.Of(HttpMethod.Get, "applications/@me", "applications/@me")), WireJson.Default.Application, cancellationToken);

    /// <summary>Returns the registered commands with all localizations.</summary>
    /// <param name="guild">The guild's own commands; null for the global ones.</param>
    public async Task<IReadOnlyList<ApplicationCommand>> GetCommandsAsync(Snowflake application, Snowflake? guild, CancellationToken cancellationToken) =>
        await SendAsync(Get(Commands(HttpMethod.Get, application, guild, "?with_localizations=true")), WireJson.Default.ApplicationCommandArray, cancellationToken);

    /// <summary>Replaces the whole set of commands. Returns what is registered then.</summary>
    public async Task<IReadOnlyList<ApplicationCommand>> SetCommandsAsync(
        Snowflake application, Snowflake? guild, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken)
    {
        LimitCheck.ThrowIfBroken(LimitCheck.Of(commands), nameof(commands));
        return await SendAsync(
            new RestRequest(Commands(HttpMethod.Put, application, guild, ""), Repetition.Harmless)
            {
                Body = RestRequest.Serialize([.. commands], WireJson.Default.ApplicationCommandArray),
            },
            WireJson.Default.ApplicationCommandArray, cancellationToken);
    }

    /// <summary>
    /// Sends the first response to an interaction. A lost answer is asked for again; that the first one had arrived then counts as success.
    /// </summary>
    public Task RespondAsync(Snowflake interaction, string token, InteractionResponse response, CancellationToken cancellationToken, MessageFile? file = null)
    {
        LimitCheck.ThrowIfBroken(LimitCheck.Of(response), nameof(response));
        return SendAsync(
            new RestRequest(RestRoute.OfCallback(interaction, token), Repetition.ToldApart)
            {
                Body = RestRequest.Serialize(response, WireJson.Default.InteractionResponse),
                File = file,
            },
            cancellationToken);
    }

    /// <summary>Edits the message of the first response; after a deferral this is what shows it.</summary>
    public Task<Message> EditOriginalAsync(
        Snowflake application, string token, MessageRequest message, CancellationToken cancellationToken, MessageFile? file = null) =>
        SendAsync(Write(Original(HttpMethod.Patch, application, token), message, Repetition.Harmless, file), WireJson.Default.Message, cancellationToken);

    /// <summary>Deletes the message of the first response.</summary>
    public Task DeleteOriginalAsync(Snowflake application, string token, CancellationToken cancellationToken) =>
        SendAsync(new RestRequest(Original(HttpMethod.Delete, application, token), Repetition.Harmless), cancellationToken);

    /// <summary>Adds a message to an answered interaction. Never sent again when it may have arrived: it could be seen twice.</summary>
    public Task<Message> CreateFollowUpAsync(
        Snowflake application, string token, MessageRequest message, CancellationToken cancellationToken, MessageFile? file = null) =>
        SendAsync(
            Write(RestRoute.OfWebhook(HttpMethod.Post, application, token, "", ""), message, Repetition.Visible, file),
            WireJson.Default.Message, cancellationToken);

    /// <summary>
    /// Posts a message. With a nonce that is enforced it is sent again after a lost answer, and Discord returns the first one; without, it is not.
    /// </summary>
    public Task<Message> CreateMessageAsync(Snowflake channel, MessageRequest message, CancellationToken cancellationToken, MessageFile? file = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        var repetition = message is { Nonce.Length: > 0, EnforceNonce: true } ? Repetition.Harmless : Repetition.Visible;
        return SendAsync(
            Write(RestRoute.OfChannel(HttpMethod.Post, channel, "/messages", "/messages"), message, repetition, file),
            WireJson.Default.Message, cancellationToken);
    }

    public Task<Message> EditMessageAsync(Snowflake channel, Snowflake id, MessageRequest message, CancellationToken cancellationToken) =>
        SendAsync(
            Write(RestRoute.OfChannel(HttpMethod.Patch, channel, "/messages/{message}", $"/messages/{id}"), message, Repetition.Harmless, null),
            WireJson.Default.Message, cancellationToken);

    /// <summary>Returns the newest messages of a channel, newest first.</summary>
    /// <param name="count">1 to 100.</param>
    public async Task<IReadOnlyList<Message>> GetMessagesAsync(Snowflake channel, int count, CancellationToken cancellationToken) =>
        await SendAsync(
            Get(RestRoute.OfChannel(HttpMethod.Get, channel, "/messages", $"/messages?limit={Math.Clamp(count, 1, 100)}")),
            WireJson.Default.MessageArray, cancellationToken);

    /// <summary>Opens a thread under a message. A message has at most one, so a repeated request cannot open a second.</summary>
    public Task<Channel> CreateThreadAsync(
        Snowflake channel, Snowflake message, ThreadRequest thread, CancellationToken cancellationToken, string? reason = null) =>
        SendAsync(
            new RestRequest(
                RestRoute.OfChannel(HttpMethod.Post, channel, "/messages/{message}/threads", $"/messages/{message}/threads"), Repetition.Visible)
            {
                Body = RestRequest.Serialize(thread, WireJson.Default.ThreadRequest),
                AuditLogReason = reason,
            },
            WireJson.Default.Channel, cancellationToken);

    /// <summary>Returns the private conversation with a person, the same one each time.</summary>
    public Task<Channel> OpenPrivateChannelAsync(Snowflake user, CancellationToken cancellationToken) =>
        SendAsync(
            new RestRequest(RestRoute.Of(HttpMethod.Post, "users/@me/channels", "users/@me/channels"), Repetition.Harmless)
            {
                Body = RestRequest.Serialize(new PrivateChannelRequest(user), WireJson.Default.PrivateChannelRequest),
            },
            WireJson.Default.Channel, cancellationToken);

    public Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) =>
        SendAsync(Get(RestRoute.OfChannel(HttpMethod.Get, channel, "", "")), WireJson.Default.Channel, cancellationToken);

    public async Task<IReadOnlyList<Role>> GetRolesAsync(Snowflake guild, CancellationToken cancellationToken) =>
        await SendAsync(Get(RestRoute.OfGuild(HttpMethod.Get, guild, "/roles", "/roles")), WireJson.Default.RoleArray, cancellationToken);

    public Task<Member> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        SendAsync(Get(RestRoute.OfGuild(HttpMethod.Get, guild, "/members/{user}", $"/members/{user}")), WireJson.Default.Member, cancellationToken);

    private static RestRequest Get(RestRoute route) => new(route, Repetition.Harmless);

    private static RestRequest Write(RestRoute route, MessageRequest message, Repetition repetition, MessageFile? file)
    {
        LimitCheck.ThrowIfBroken(LimitCheck.Of(message), nameof(message));
        return new(route, repetition) { Body = RestRequest.Serialize(message, WireJson.Default.MessageRequest), File = file };
    }

    private static RestRoute Original(HttpMethod method, Snowflake application, string token) =>
        RestRoute.OfWebhook(method, application, token, "/messages/@original", "/messages/@original");

    private static RestRoute Commands(HttpMethod method, Snowflake application, Snowflake? guild, string query) => guild is { } id
        ? new RestRoute(method, "applications/{application}/guilds/{guild}/commands", $"applications/{application}/guilds/{id}/commands{query}", $"g{id}")
        : RestRoute.Of(method, "applications/{application}/commands", $"applications/{application}/commands{query}");
}
