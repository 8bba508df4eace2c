namespace Bot.Core.Game;

/// <summary>The name under which a person was last seen in a server.</summary>
/// <param name="HasLeft">Whether they were found to have left the server, and have not acted there since.</param>
public sealed record KnownName(long GuildId, string Name, bool HasLeft = false);
