using Bot.Core.Chat;
using Bot.Core.Schedule;

namespace Bot.Core.Commands.Game;

/// <summary>
/// Writes into channels without being asked by an interaction; a transport implements it. Thread-safe. It throws for a failure that may pass
/// (network, rate limit, server error) and returns <see cref="PublishOutcome.Impossible"/> for one that does not.
/// </summary>
public interface IChannelWriter
{
    Task<PublishOutcome> SendAsync(ChannelMessage message, CancellationToken cancellationToken);

    /// <summary>Puts a reply in the place of a message of the bot's own.</summary>
    Task<PublishOutcome> EditAsync(long channelId, long messageId, Reply reply, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the id of the newest of the bot's own latest 50 messages in the channel that has a button whose token starts with
    /// <paramref name="tokenPrefix"/>; null for none.
    /// </summary>
    Task<long?> FindAsync(long channelId, string tokenPrefix, CancellationToken cancellationToken);

    /// <summary>Writes to one person in private; impossible for somebody who takes no messages from the bot.</summary>
    Task<PublishOutcome> TellAsync(long personId, Reply reply, CancellationToken cancellationToken);

    /// <summary>Returns whether a message of the bot in a channel notifies the people of a role.</summary>
    Task<RoleMention> CanMentionAsync(long guildId, long channelId, long roleId, CancellationToken cancellationToken);

    /// <summary>Returns the names of the permissions that the bot lacks to post questions in a channel, as Discord shows them; empty for none.</summary>
    /// <param name="needed">What it needs there.</param>
    Task<IReadOnlyList<string>> MissingPermissionsAsync(long guildId, long channelId, MemberPermissions needed, CancellationToken cancellationToken);
}

/// <summary>Whether the bot can notify a role.</summary>
public enum RoleMention
{
    Possible,

    /// <summary>The role does not let everybody mention it, and the bot may not mention all roles.</summary>
    NotAllowed,

    /// <summary>There is no such role, or it is everybody.</summary>
    NoSuchRole,
}

/// <summary>A message for a channel.</summary>
/// <param name="Nonce">Sent with it, enforced, so that a repeated send within some minutes gives the same message; at most 25 characters; empty for none.</param>
public sealed record ChannelMessage(long GuildId, long ChannelId, Reply Reply, string Nonce = "")
{
    /// <summary>The only role that the message may mention; null for none.</summary>
    public long? PingRoleId { get; init; }

    /// <summary>Sends no notification.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Name of a thread to open on the message, 1 to 100 characters; null for none.</summary>
    public string? Thread { get; init; }
}
