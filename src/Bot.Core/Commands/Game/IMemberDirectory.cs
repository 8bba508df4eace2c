namespace Bot.Core.Commands.Game;

/// <summary>
/// Knows who is in a server; a transport implements it. Thread-safe. It throws for a failure that may pass (network, rate limit, server error).
/// </summary>
/// <remarks>
/// Without the privileged members intent nobody tells the bot that somebody leaves, but it may ask for one member at a time
/// (https://discord.com/developers/docs/resources/guild#get-guild-member).
/// </remarks>
public interface IMemberDirectory
{
    Task<MemberLookup> FindAsync(long guildId, long personId, CancellationToken cancellationToken);
}

/// <summary>What a transport tells of a person's membership.</summary>
public abstract record MemberLookup
{
    private MemberLookup()
    {
    }

    /// <summary>They are in the server.</summary>
    /// <param name="Name">As others see it there. Untrusted text.</param>
    public sealed record Here(string Name) : MemberLookup;

    /// <summary>They are not, or not any more.</summary>
    public sealed record Left : MemberLookup;

    /// <summary>It cannot be told: the bot itself is not in the server, or there is nobody to ask.</summary>
    public sealed record Unknown : MemberLookup;
}
