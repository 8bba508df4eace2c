using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Schedule;

namespace Bot.Core.Tests.Commands.Game;

/// <summary>A channel that keeps what was written, in order.</summary>
internal sealed class WrittenChannel : IChannelWriter
{
    private long _lastId = 900;

    public List<ChannelMessage> Sent { get; } = [];

    public List<Reply> Edits { get; } = [];

    /// <summary>What the bot lacks in every channel.</summary>
    public List<string> Lacks { get; } = [];

    public Task<PublishOutcome> SendAsync(ChannelMessage message, CancellationToken cancellationToken)
    {
        Sent.Add(message);
        return Task.FromResult<PublishOutcome>(new PublishOutcome.Done(++_lastId));
    }

    public Task<PublishOutcome> EditAsync(long channelId, long messageId, Reply reply, CancellationToken cancellationToken)
    {
        Edits.Add(reply);
        return Task.FromResult<PublishOutcome>(new PublishOutcome.Done(messageId));
    }

    public Task<long?> FindAsync(long channelId, string tokenPrefix, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public List<(long Person, Reply Reply)> Told { get; } = [];

    /// <summary>People who take no messages.</summary>
    public HashSet<long> Closed { get; } = [];

    public RoleMention Mention { get; set; }

    public Task<PublishOutcome> TellAsync(long personId, Reply reply, CancellationToken cancellationToken)
    {
        if (Closed.Contains(personId))
            return Task.FromResult<PublishOutcome>(new PublishOutcome.Impossible("They take no messages."));
        Told.Add((personId, reply));
        return Task.FromResult<PublishOutcome>(new PublishOutcome.Done(++_lastId));
    }

    public Task<RoleMention> CanMentionAsync(long guildId, long channelId, long roleId, CancellationToken cancellationToken) => Task.FromResult(Mention);

    public Task<IReadOnlyList<string>> MissingPermissionsAsync(long guildId, long channelId, MemberPermissions needed, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(Lacks);
}
