using Bot.Core.Commands.Game;

namespace Bot.Core.Tests.Commands.Game;

/// <summary>Who is in every server: everybody but those who left.</summary>
internal sealed class MemberList : IMemberDirectory
{
    public HashSet<long> Left { get; } = [];

    /// <summary>The names of people in the server; those of all others are as they were.</summary>
    public Dictionary<long, string> Names { get; } = [];

    /// <summary>Who was asked about, in order.</summary>
    public List<long> Asked { get; } = [];

    /// <summary>Whether nobody answers.</summary>
    public bool IsAway { get; set; }

    public Task<MemberLookup> FindAsync(long guildId, long personId, CancellationToken cancellationToken)
    {
        Asked.Add(personId);
        if (IsAway)
            throw new HttpRequestException("503");
        return Task.FromResult<MemberLookup>(Left.Contains(personId) ? new MemberLookup.Left()
            : Names.TryGetValue(personId, out var name) ? new MemberLookup.Here(name)
            : new MemberLookup.Unknown());
    }
}
