using System.Runtime.CompilerServices;
using Bot.Discord.DiscordNet.Mapping;
using Bot.Discord.Wire;
using Discord;
using Discord.WebSocket;
using IMessageChannel = Discord.IMessageChannel;
using InteractionResponseType = Bot.Discord.Wire.InteractionResponseType;
using RestClient = Discord.Rest.DiscordRestClient;

namespace Bot.Discord.DiscordNet;

/// <summary>The port's requests over Discord.Net's own calls. Thread-safe.</summary>
/// <param name="rest">Logs in before its first use.</param>
/// <param name="cachedChannel">Returns a channel that the gateway has told of; null for one that it has not.</param>
/// <param name="time">Measures how long Discord.Net keeps requests back.</param>
internal sealed class DiscordNetApi(RestClient rest, string token, Func<ulong, IMessageChannel?> cachedChannel, TimeProvider time) : IDiscordApi, IDisposable
{
    private readonly ConditionalWeakTable<Interaction, SocketInteraction> _interactions = [];
    private readonly SemaphoreSlim _login = new(1);
    private volatile bool _isLoggedIn;

    /// <summary>Remembers by what Discord.Net answers an interaction, for as long as somebody holds the interaction.</summary>
    public void Remember(Interaction interaction, SocketInteraction source) => _interactions.Add(interaction, source);

    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) => CallAsync("GET /applications/@me", async options =>
    {
        var application = await rest.GetApplicationInfoAsync(options);
        return new Application { Id = new(application.Id), Name = application.Name, Bot = new Wire.User { Id = new(rest.CurrentUser.Id), Username = rest.CurrentUser.Username } };
    }, cancellationToken);

    public Task<IReadOnlyList<ApplicationCommand>> GetCommandsAsync(Snowflake application, Snowflake? guild, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<ApplicationCommand>>("GET /applications/{application}/commands", async options => guild is { } id
            ? [.. (await rest.GetGuildApplicationCommands(id.Value, withLocalizations: true, options: options)).Select(CommandMap.Read)]
            : [.. (await rest.GetGlobalApplicationCommands(withLocalizations: true, options: options)).Select(CommandMap.Read)], cancellationToken);

    public Task SetCommandsAsync(Snowflake application, Snowflake? guild, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken) =>
        CallAsync("PUT /applications/{application}/commands", async options =>
        {
            ApplicationCommandProperties[] properties = [.. commands.Select(CommandMap.PropertiesOf)];
            return guild is { } id
                ? (await rest.BulkOverwriteGuildCommands(properties, id.Value, options)).Count
                : (await rest.BulkOverwriteGlobalCommands(properties, options)).Count;
        }, cancellationToken);

    public async Task RespondAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellationToken, Rest.MessageFile? file = null)
    {
        LimitCheck.ThrowIfBroken(LimitCheck.Of(response), nameof(response));
        using var attachment = file is null ? null : new SentFile(file);
        await CallAsync("POST /interactions/{id}/{token}/callback", SourceOf(interaction), async (source, options) =>
        {
            await RespondAsync(source, response, attachment?.Attachment, options);
            return true;
        }, cancellationToken);
    }

    public async Task EditOriginalAsync(Interaction interaction, MessageRequest message, CancellationToken cancellationToken, Rest.MessageFile? file = null)
    {
        LimitCheck.ThrowIfBroken(LimitCheck.Of(message), nameof(message));
        using var attachment = file is null ? null : new SentFile(file);
        await CallAsync("PATCH /webhooks/{application}/{token}/messages/@original", SourceOf(interaction),
            async (source, options) => await source.ModifyOriginalResponseAsync(MessageMap.ChangeTo(message, attachment?.Attachment), options), cancellationToken);
    }

    public Task DeleteOriginalAsync(Interaction interaction, CancellationToken cancellationToken) =>
        CallAsync("DELETE /webhooks/{application}/{token}/messages/@original", SourceOf(interaction), async (source, options) =>
        {
            await source.DeleteOriginalResponseAsync(options);
            return true;
        }, cancellationToken);

    public async Task CreateFollowUpAsync(Interaction interaction, MessageRequest message, CancellationToken cancellationToken, Rest.MessageFile? file = null)
    {
        LimitCheck.ThrowIfBroken(LimitCheck.Of(message), nameof(message));
        using var attachment = file is null ? null : new SentFile(file);
        var isEphemeral = message.Flags?.HasFlag(Wire.MessageFlags.Ephemeral) == true;
        await CallAsync("POST /webhooks/{application}/{token}", SourceOf(interaction), async (source, options) => attachment is null
            ? await source.FollowupAsync(
                TextOf(message.Content), MessageMap.EmbedsOf(message), ephemeral: isEphemeral, allowedMentions: MessageMap.MentionsOf(message.AllowedMentions),
                components: MessageMap.ComponentsOf(message), options: options)
            : await source.FollowupWithFileAsync(
                attachment.Attachment, TextOf(message.Content), MessageMap.EmbedsOf(message), ephemeral: isEphemeral,
                allowedMentions: MessageMap.MentionsOf(message.AllowedMentions), components: MessageMap.ComponentsOf(message), options: options), cancellationToken);
    }

    public async Task<Message> CreateMessageAsync(Snowflake channel, MessageRequest message, CancellationToken cancellationToken, Rest.MessageFile? file = null)
    {
        LimitCheck.ThrowIfBroken(LimitCheck.Of(message), nameof(message));
        using var attachment = file is null ? null : new SentFile(file);
        return await CallAsync("POST /channels/{channel}/messages", async options =>
        {
            var place = await MessageChannelAsync(channel, options);
            using var nonce = RepeatingRestClient.EnforceNonce(message.EnforceNonce == true ? message.Nonce : null);
            var (embeds, mentions, components) = (MessageMap.EmbedsOf(message), MessageMap.MentionsOf(message.AllowedMentions), MessageMap.ComponentsOf(message));
            var flags = (global::Discord.MessageFlags)(int)(message.Flags ?? Wire.MessageFlags.None);
            var sent = attachment is null
                ? await place.SendMessageAsync(TextOf(message.Content), options: options, allowedMentions: mentions, components: components, embeds: embeds, flags: flags)
                : await place.SendFilesAsync(
                    [attachment.Attachment], TextOf(message.Content), options: options, allowedMentions: mentions, components: components, embeds: embeds, flags: flags);
            return MessageMap.Read(sent);
        }, cancellationToken);
    }

    public Task EditMessageAsync(Snowflake channel, Snowflake id, MessageRequest message, CancellationToken cancellationToken)
    {
        LimitCheck.ThrowIfBroken(LimitCheck.Of(message), nameof(message));
        return CallAsync("PATCH /channels/{channel}/messages/{message}", async options =>
            await (await MessageChannelAsync(channel, options)).ModifyMessageAsync(id.Value, MessageMap.ChangeTo(message, file: null), options), cancellationToken);
    }

    public Task<IReadOnlyList<Message>> GetMessagesAsync(Snowflake channel, int count, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<Message>>("GET /channels/{channel}/messages", async options =>
        {
            var messages = await (await MessageChannelAsync(channel, options)).GetMessagesAsync(Math.Clamp(count, 1, 100), options: options).FlattenAsync();
            return [.. messages.OrderByDescending(message => message.Id).Select(MessageMap.Read)];
        }, cancellationToken);

    public Task CreateThreadAsync(Snowflake channel, Snowflake message, ThreadRequest thread, CancellationToken cancellationToken) =>
        CallAsync("POST /channels/{channel}/messages/{message}/threads", async options =>
        {
            // Discord.Net starts threads from message objects only, which costs a request to get one.
            var place = await MessageChannelAsync(channel, options) as ITextChannel ?? throw NoMessageChannel();
            var start = await place.GetMessageAsync(message.Value, options: options)
                ?? throw FaultMap.NotFound("GET /channels/{channel}/messages/{message}", Rest.DiscordErrorCode.UnknownMessage, "Unknown Message");
            return await place.CreateThreadAsync(
                thread.Name, autoArchiveDuration: (ThreadArchiveDuration)(thread.AutoArchiveDuration ?? (int)ThreadArchiveDuration.OneDay), message: start, options: options);
        }, cancellationToken);

    public Task<Wire.Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) => CallAsync("GET /channels/{channel}", async options =>
    {
        var found = await RestChannelAsync(channel, options);
        var guildChannel = found as IGuildChannel;
        return new Wire.Channel
        {
            Id = channel,
            Type = (Wire.ChannelType)(int)(found.GetChannelType() ?? global::Discord.ChannelType.Text),
            GuildId = guildChannel is null ? null : new Snowflake(guildChannel.GuildId),
            ParentId = ParentOf(found) is { } parent ? new Snowflake(parent) : null,
            Name = guildChannel?.Name,
            PermissionOverwrites = guildChannel is null or IThreadChannel
                ? null
                : [.. guildChannel.PermissionOverwrites.Select(exception => new PermissionOverwrite
                {
                    Id = new(exception.TargetId),
                    Allow = (Wire.Permissions)exception.Permissions.AllowValue,
                    Deny = (Wire.Permissions)exception.Permissions.DenyValue,
                })],
        };
    }, cancellationToken);

    public Task<Wire.Channel> OpenPrivateChannelAsync(Snowflake user, CancellationToken cancellationToken) =>
        CallAsync("POST /users/@me/channels", async options =>
        {
            // Discord.Net opens conversations from user objects only, which costs a request to get one.
            var person = await rest.GetUserAsync(user.Value, options)
                ?? throw FaultMap.NotFound("GET /users/{user}", Rest.DiscordErrorCode.UnknownUser, "Unknown User");
            return new Wire.Channel { Id = new((await person.CreateDMChannelAsync(options)).Id), Type = Wire.ChannelType.DirectMessage };
        }, cancellationToken);

    public Task<IReadOnlyList<Role>> GetRolesAsync(Snowflake guild, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<Role>>("GET /guilds/{guild}", async options =>
        {
            var found = await rest.GetGuildAsync(guild.Value, options)
                ?? throw FaultMap.NotFound("GET /guilds/{guild}", Rest.DiscordErrorCode.UnknownGuild, "Unknown Guild");
            return [.. found.Roles.Select(role => new Role
            {
                Id = new(role.Id),
                Name = role.Name,
                Position = role.Position,
                Mentionable = role.IsMentionable,
                Permissions = (Wire.Permissions)role.Permissions.RawValue,
            })];
        }, cancellationToken);

    public Task<Member> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        CallAsync("GET /guilds/{guild}/members/{user}", async options =>
        {
            if (await rest.GetGuildUserAsync(guild.Value, user.Value, options) is not { } member)
            {
                // Discord.Net has one null for a member who left and for a guild that the bot is not in.
                throw await rest.GetGuildAsync(guild.Value, options) is null
                    ? FaultMap.NotFound("GET /guilds/{guild}/members/{user}", Rest.DiscordErrorCode.UnknownGuild, "Unknown Guild")
                    : FaultMap.NotFound("GET /guilds/{guild}/members/{user}", Rest.DiscordErrorCode.UnknownMember, "Unknown Member");
            }

            return new Member
            {
                User = new Wire.User { Id = user, Username = member.Username, GlobalName = member.GlobalName },
                Nick = member.Nickname,
                Roles = [.. member.RoleIds.Select(role => new Snowflake(role))],
            };
        }, cancellationToken);

    public void Dispose() => _login.Dispose();

    private static Task RespondAsync(SocketInteraction source, InteractionResponse response, FileAttachment? file, RequestOptions options)
    {
        var data = response.Data ?? new InteractionResponseData();
        var isEphemeral = data.Flags?.HasFlag(Wire.MessageFlags.Ephemeral) == true;
        return (response.Type, source) switch
        {
            (InteractionResponseType.ChannelMessage, _) => SendAsync(source, RequestOf(data), isEphemeral, file, options),
            (InteractionResponseType.UpdateMessage, SocketMessageComponent component) => component.UpdateAsync(MessageMap.ChangeTo(RequestOf(data), file), options),
            (InteractionResponseType.UpdateMessage, SocketModal modal) => modal.UpdateAsync(MessageMap.ChangeTo(RequestOf(data), file), options),
            (InteractionResponseType.DeferredChannelMessage, SocketMessageComponent component) => component.DeferLoadingAsync(isEphemeral, options),
            (InteractionResponseType.DeferredChannelMessage, SocketModal modal) => modal.DeferLoadingAsync(isEphemeral, options),
            (InteractionResponseType.DeferredChannelMessage, _) => source.DeferAsync(isEphemeral, options),
            (InteractionResponseType.DeferredUpdateMessage, _) => source.DeferAsync(options: options),
            (InteractionResponseType.AutocompleteResult, SocketAutocompleteInteraction typed) => typed.RespondAsync((data.Choices ?? []).Select(MessageMap.ChoiceOf), options),
            (InteractionResponseType.Modal, _) => source.RespondWithModalAsync(MessageMap.ModalOf(data), options),
            _ => throw new ArgumentException($"{response.Type} is no answer to {source.Type}.", nameof(response)),
        };
    }

    private static Task SendAsync(SocketInteraction source, MessageRequest message, bool isEphemeral, FileAttachment? file, RequestOptions options)
    {
        var (text, embeds, mentions) = (TextOf(message.Content), MessageMap.EmbedsOf(message), MessageMap.MentionsOf(message.AllowedMentions));
        var components = MessageMap.ComponentsOf(message);
        return file is { } attachment
            ? source.RespondWithFileAsync(attachment, text, embeds, ephemeral: isEphemeral, allowedMentions: mentions, components: components, options: options)
            : source.RespondAsync(text, embeds, ephemeral: isEphemeral, allowedMentions: mentions, components: components, options: options);
    }

    private static MessageRequest RequestOf(InteractionResponseData data) => new()
    {
        Content = data.Content,
        Embeds = data.Embeds,
        Components = data.Components,
        AllowedMentions = data.AllowedMentions ?? Wire.AllowedMentions.None,
    };

    private static string? TextOf(string? content) => string.IsNullOrEmpty(content) ? null : content;

    private static ulong? ParentOf(IChannel channel) => channel switch
    {
        global::Discord.Rest.RestThreadChannel thread => thread.ParentChannelId,
        INestedChannel nested => nested.CategoryId,
        _ => null,
    };

    private static Rest.DiscordApiException NoMessageChannel() =>
        new("GET /channels/{channel}", System.Net.HttpStatusCode.BadRequest, 0, "a channel that takes no messages", []);

    private SocketInteraction SourceOf(Interaction interaction) => _interactions.TryGetValue(interaction, out var source)
        ? source
        : throw new ArgumentException($"{interaction} did not come from this client.", nameof(interaction));

    private async Task<IMessageChannel> MessageChannelAsync(Snowflake channel, RequestOptions options) =>
        cachedChannel(channel.Value) ?? await RestChannelAsync(channel, options) as IMessageChannel ?? throw NoMessageChannel();

    private async Task<IChannel> RestChannelAsync(Snowflake channel, RequestOptions options) =>
        (IChannel?)await rest.GetChannelAsync(channel.Value, options)
        ?? throw FaultMap.NotFound("GET /channels/{channel}", Rest.DiscordErrorCode.UnknownChannel, "Unknown Channel");

    private Task<T> CallAsync<T>(string route, Func<RequestOptions, Task<T>> call, CancellationToken cancellationToken) => CallAsync(
        route,
        this,
        async (api, options) =>
        {
            await api.LogInAsync(cancellationToken);
            return await call(options);
        },
        cancellationToken);

    private async Task<T> CallAsync<TState, T>(string route, TState state, Func<TState, RequestOptions, Task<T>> call, CancellationToken cancellationToken)
    {
        RepeatingRestClient.BeginWait(time.GetTimestamp());
        try
        {
            return await call(state, new RequestOptions { CancelToken = cancellationToken });
        }
        catch (Exception fault) when (FaultMap.IsKnown(fault))
        {
            throw FaultMap.Read(fault, route);
        }
    }

    private async Task LogInAsync(CancellationToken cancellationToken)
    {
        if (_isLoggedIn)
            return;
        await _login.WaitAsync(cancellationToken);
        try
        {
            if (_isLoggedIn)
                return;
            // Discord judges the token; its form was checked with the options.
            await rest.LoginAsync(TokenType.Bot, token, validateToken: false);
            _isLoggedIn = true;
        }
        finally
        {
            _login.Release();
        }
    }

    /// <summary>A file on its way. Discord.Net reads it as a stream, from the beginning for each attempt.</summary>
    private sealed class SentFile(Rest.MessageFile file) : IDisposable
    {
        public FileAttachment Attachment { get; } = new(new MemoryStream(file.Content.ToArray(), writable: false), file.Name);

        public void Dispose() => Attachment.Dispose();
    }
}
