namespace Bot.Core.Game;

/// <summary>A total that does not equal the recount.</summary>
public sealed record BoardMismatch(long PersonId, string What, string Stored, string Recounted);
