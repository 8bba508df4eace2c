namespace Bot.Core.Game;

/// <summary>Something people asked that the notes do not answer. Nobody's name is kept.</summary>
/// <param name="Query">In lower case with single spaces; at most 200 characters.</param>
public sealed record Gap(long GuildId, string Query, int Count, DateOnly LastOn);
