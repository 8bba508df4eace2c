using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Schedule;

namespace Bot.Terminal;

/// <summary>
/// The terminal as a channel: daily questions and rounds of a quiz appear between the lines that people type, and their numbered buttons can be
/// pressed at once. What is printed cannot be edited, so that an edit appears below. Thread-safe.
/// </summary>
/// <param name="screen">Where messages go.</param>
public sealed class TerminalChannel(TerminalScreen screen) : IChannelWriter
{
    private long _lastId;

    public Task<PublishOutcome> SendAsync(ChannelMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return ShowAsync(message.Reply, Interlocked.Increment(ref _lastId));
    }

    public Task<PublishOutcome> EditAsync(long channelId, long messageId, Reply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return ShowAsync(reply, messageId);
    }

    /// <summary>Returns null: what was printed before a restart cannot be found again.</summary>
    public Task<long?> FindAsync(long channelId, string tokenPrefix, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    /// <summary>Shows it like everything else: all people of a terminal read the same screen.</summary>
    public Task<PublishOutcome> TellAsync(long personId, Reply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return ShowAsync(reply, Interlocked.Increment(ref _lastId));
    }

    /// <summary>Returns that it can: a terminal has no roles to refuse it.</summary>
    public Task<RoleMention> CanMentionAsync(long guildId, long channelId, long roleId, CancellationToken cancellationToken) => Task.FromResult(RoleMention.Possible);

    /// <summary>Returns none: a terminal can always be written to.</summary>
    public Task<IReadOnlyList<string>> MissingPermissionsAsync(long guildId, long channelId, MemberPermissions needed, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    private Task<PublishOutcome> ShowAsync(Reply reply, long messageId)
    {
        screen.Post(reply);
        screen.EndParagraph();
        return Task.FromResult<PublishOutcome>(new PublishOutcome.Done(messageId));
    }
}
