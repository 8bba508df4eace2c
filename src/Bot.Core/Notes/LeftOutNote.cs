namespace Bot.Core.Notes;

/// <summary>A file that looks like a note and is not read, on purpose: nothing is wrong with it.</summary>
/// <param name="Path">Path inside the knowledge folder.</param>
/// <param name="Reason">One sentence that says why, and what to do to have it read.</param>
public sealed record LeftOutNote(string Path, string Reason);
