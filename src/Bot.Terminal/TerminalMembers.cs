using Bot.Core.Commands.Game;

namespace Bot.Terminal;

/// <summary>Nobody leaves a terminal: whoever was there can be again with <c>/as NAME</c>.</summary>
public sealed class TerminalMembers : IMemberDirectory
{
    public Task<MemberLookup> FindAsync(long guildId, long personId, CancellationToken cancellationToken) =>
        Task.FromResult<MemberLookup>(new MemberLookup.Unknown());
}
