namespace Bot.Search.Indexing;

/// <summary>What one section takes up in a <see cref="PostingCollector"/>.</summary>
/// <param name="PostingsEnd">Index behind its last posting.</param>
/// <param name="PassagesEnd">Index behind its last passage.</param>
/// <param name="HeadingStart">The first position of its headings.</param>
/// <param name="Title">Its own heading, the last one.</param>
/// <param name="BodyStart">The first position of its text.</param>
/// <param name="Length">The words of its text.</param>
internal readonly record struct CollectedSection(int PostingsEnd, int PassagesEnd, int HeadingStart, TitleSpan Title, int BodyStart, int Length);
