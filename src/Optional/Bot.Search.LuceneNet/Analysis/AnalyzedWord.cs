namespace Bot.Search.LuceneNet.Analysis;

/// <summary>A word of a text as the index knows it.</summary>
/// <param name="Form">Lower case, without accents.</param>
/// <param name="Start">Index in the text of the first code unit.</param>
/// <param name="End">Index just past the last code unit.</param>
internal readonly record struct AnalyzedWord(string Form, int Start, int End);
