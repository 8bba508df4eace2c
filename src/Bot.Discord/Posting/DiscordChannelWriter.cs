using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Schedule;
using Bot.Discord.Rendering;
using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Discord.Posting;

/// <summary>Writes daily questions and rounds of quizzes into Discord's channels. Nobody is notified but the role that a schedule names. Thread-safe.</summary>
/// <param name="api">The client, asked for when it is needed: the transport that owns it is made after the commands that write through this.</param>
public sealed class DiscordChannelWriter(Func<IDiscordApi> api) : IChannelWriter
{
    /// <summary>How far back a message is looked for.</summary>
    private const int MessagesRead = 50;

    private const int ThreadArchiveMinutes = 1440;

    /// <summary>The names that Discord's settings show.</summary>
    private static readonly (Permissions Permission, string Name)[] Names =
    [
        (Permissions.ViewChannel, "View Channel"),
        (Permissions.SendMessages, "Send Messages"),
        (Permissions.SendMessagesInThreads, "Send Messages in Threads"),
        (Permissions.EmbedLinks, "Embed Links"),
        (Permissions.AttachFiles, "Attach Files"),
        (Permissions.ReadMessageHistory, "Read Message History"),
        (Permissions.CreatePublicThreads, "Create Public Threads"),
    ];

    public async Task<PublishOutcome> SendAsync(ChannelMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var channel = IdOf(message.ChannelId);
        var rendered = ReplyRenderer.Render(message.Reply);
        var request = rendered.Message;
        if (message.Nonce.Length > 0)
            request = request with { Nonce = message.Nonce, EnforceNonce = true };
        if (message.IsSilent)
            request = request with { Flags = MessageFlags.SuppressNotifications };
        if (message.PingRoleId is { } role)
        {
            request = request with
            {
                Content = Mentioning(role, request.Content),
                AllowedMentions = new AllowedMentions { Roles = [IdOf(role)] },
            };
        }

        try
        {
            var sent = await api().CreateMessageAsync(channel, request, cancellationToken, rendered.File);
            if (message.Thread is { } name)
                await OpenThreadAsync(channel, sent.Id, name, cancellationToken);
            return new PublishOutcome.Done((long)sent.Id.Value);
        }
        catch (DiscordApiException exception) when (ReasonOf(exception, message.ChannelId) is { } because)
        {
            return new PublishOutcome.Impossible(because);
        }
    }

    public async Task<PublishOutcome> EditAsync(long channelId, long messageId, Reply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        try
        {
            await api().EditMessageAsync(IdOf(channelId), IdOf(messageId), ReplyRenderer.Render(reply).Message, cancellationToken);
            return new PublishOutcome.Done(messageId);
        }
        catch (DiscordApiException exception) when (ReasonOf(exception, channelId) is { } because)
        {
            return new PublishOutcome.Impossible(because);
        }
    }

    public async Task<long?> FindAsync(long channelId, string tokenPrefix, CancellationToken cancellationToken)
    {
        try
        {
            var messages = await api().GetMessagesAsync(IdOf(channelId), MessagesRead, cancellationToken);
            var found = messages.FirstOrDefault(m => m.Components is { } components && Tokens(components).Any(t => t.StartsWith(tokenPrefix, StringComparison.Ordinal)));
            return found is null ? null : (long)found.Id.Value;
        }
        catch (DiscordApiException exception) when (ReasonOf(exception, channelId) is not null)
        {
            // Not to be read is as good as not there; the send that follows says what is missing.
            return null;
        }
    }

    public async Task<PublishOutcome> TellAsync(long personId, Reply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        try
        {
            var conversation = await api().OpenPrivateChannelAsync(IdOf(personId), cancellationToken);
            var sent = await api().CreateMessageAsync(conversation.Id, ReplyRenderer.Render(reply).Message, cancellationToken);
            return new PublishOutcome.Done((long)sent.Id.Value);
        }
        catch (DiscordApiException exception) when (exception.Code is DiscordErrorCode.CannotSendToThisUser or DiscordErrorCode.UnknownUser)
        {
            return new PublishOutcome.Impossible("This person takes no messages from the bot.");
        }
    }

    public async Task<RoleMention> CanMentionAsync(long guildId, long channelId, long roleId, CancellationToken cancellationToken)
    {
        // The role with the server's own id is @everyone, which a mention of a role does not reach.
        if (roleId == guildId || (await api().GetRolesAsync(IdOf(guildId), cancellationToken)).FirstOrDefault(r => r.Id == IdOf(roleId)) is not { } role)
            return RoleMention.NoSuchRole;
        if (role.Mentionable)
            return RoleMention.Possible;
        var missing = await MissingAsync(guildId, channelId, Permissions.MentionEveryone, cancellationToken);
        return missing == Permissions.None ? RoleMention.Possible : RoleMention.NotAllowed;
    }

    public async Task<IReadOnlyList<string>> MissingPermissionsAsync(long guildId, long channelId, MemberPermissions needed, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(guildId, channelId, (Permissions)(ulong)needed, cancellationToken);
        return [.. Names.Where(n => missing.HasFlag(n.Permission)).Select(n => n.Name)];
    }

    private async Task<Permissions> MissingAsync(long guildId, long channelId, Permissions needed, CancellationToken cancellationToken)
    {
        Permissions own;
        try
        {
            own = await OwnPermissionsAsync(IdOf(guildId), IdOf(channelId), cancellationToken);
        }
        catch (DiscordApiException exception) when (ReasonOf(exception, channelId) is not null)
        {
            // Discord does not show the channel to whoever may not view it.
            return Permissions.ViewChannel;
        }

        return own.HasFlag(Permissions.Administrator) ? Permissions.None : needed & ~own;
    }

    /// <summary>Returns what the bot may do in a channel; nothing where the channel is another server's. Source: Discord's "Permissions", section Permission Overwrites, whose order this follows.</summary>
    private async Task<Permissions> OwnPermissionsAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken)
    {
        var where = await api().GetChannelAsync(channel, cancellationToken);
        // A channel comes as a number in a button's token. What the bot may do in one server says nothing about the channels of another.
        if (where.GuildId != guild)
            return Permissions.None;
        var application = await api().GetApplicationAsync(cancellationToken);
        var self = application.Bot?.Id ?? application.Id;
        var member = await api().GetMemberAsync(guild, self, cancellationToken);
        var mine = (member.Roles ?? []).Append(guild).ToHashSet();
        var own = (await api().GetRolesAsync(guild, cancellationToken))
            .Where(r => mine.Contains(r.Id))
            .Aggregate(Permissions.None, (all, role) => all | (role.Permissions ?? Permissions.None));
        if (own.HasFlag(Permissions.Administrator))
            return own;

        // A thread has no exceptions of its own: its channel's hold in it.
        if (where is { Type: ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread, ParentId: { } parent })
            where = await api().GetChannelAsync(parent, cancellationToken);
        var exceptions = where.PermissionOverwrites ?? [];
        if (exceptions.FirstOrDefault(e => e.Id == guild) is { } everyone)
            own = (own & ~everyone.Deny) | everyone.Allow;
        var ofRoles = exceptions.Where(e => e.Id != guild && mine.Contains(e.Id)).ToList();
        own = (own & ~ofRoles.Aggregate(Permissions.None, (all, e) => all | e.Deny)) | ofRoles.Aggregate(Permissions.None, (all, e) => all | e.Allow);
        if (exceptions.FirstOrDefault(e => e.Id == self) is { } personal)
            own = (own & ~personal.Deny) | personal.Allow;
        return own;
    }

    private async Task OpenThreadAsync(Snowflake channel, Snowflake message, string name, CancellationToken cancellationToken)
    {
        try
        {
            await api().CreateThreadAsync(
                channel, message, new ThreadRequest { Name = TextCut.To(name, 100), AutoArchiveDuration = ThreadArchiveMinutes }, cancellationToken);
        }
        catch (DiscordApiException exception) when ((int)exception.Status is >= 400 and < 500)
        {
            // The question is out, which is what matters; a thread that is there already or not allowed must not send it a second time.
        }
    }

    /// <summary>Returns why a request can never succeed, as a sentence for managers; null for a failure that may pass.</summary>
    private static string? ReasonOf(DiscordApiException exception, long channelId)
    {
        var channel = Mentions.ChannelText(channelId);
        return exception.Code switch
        {
            DiscordErrorCode.UnknownChannel => $"The channel {channel} was deleted.",
            DiscordErrorCode.UnknownGuild or DiscordErrorCode.UnknownMember => "The bot is not in this server any more.",
            DiscordErrorCode.UnknownMessage => $"The message in the channel {channel} was deleted.",
            DiscordErrorCode.MissingAccess => $"The bot may not see the channel {channel}: it lacks View Channel there.",
            DiscordErrorCode.MissingPermissions => $"The bot may not post in the channel {channel}: it lacks Send Messages or Embed Links there.",
            _ => null,
        };
    }

    private static string Mentioning(long role, string? content)
    {
        var mention = Mentions.RoleText(role);
        return string.IsNullOrEmpty(content) ? mention : $"{mention}\n{content}";
    }

    private static IEnumerable<string> Tokens(IEnumerable<Component> components) =>
        components.SelectMany(c => c.CustomId is { } token ? [token] : Tokens(c.Components ?? []));

    private static Snowflake IdOf(long id) => new((ulong)id);
}
