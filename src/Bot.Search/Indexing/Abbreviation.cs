namespace Bot.Search.Indexing;

/// <summary>A short form that the notes explain, such as <c>DLQ</c> for <c>Dead Letter Queue</c>.</summary>
internal readonly record struct Abbreviation(string ShortForm, string LongForm);
