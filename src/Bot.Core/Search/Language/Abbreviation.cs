namespace Bot.Core.Search.Language;

/// <summary>A short form that the notes explain, such as <c>DLQ</c> for <c>Dead Letter Queue</c>.</summary>
public readonly record struct Abbreviation(string ShortForm, string LongForm);
