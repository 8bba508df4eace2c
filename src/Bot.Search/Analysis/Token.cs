namespace Bot.Search.Analysis;

/// <summary>What a token is of the text it was read from.</summary>
internal enum TokenKind : byte
{
    /// <summary>A word that stands by itself or between hyphens and the like: <c>signed</c> and <c>url</c> in <c>signed-URL</c>.</summary>
    Word,

    /// <summary>Words with something between them, without it: <c>signedurl</c> of <c>signed-URL</c>; also a number with its unit.</summary>
    Joined,

    /// <summary>An identifier whose words only its capitals show: <c>changemessagevisibility</c>.</summary>
    Whole,

    /// <summary>A word inside a word that only its capitals or digits show: <c>message</c> in <c>ChangeMessageVisibility</c>.</summary>
    Part,
}

/// <summary>One entry of an analysed text. Its form is in the <see cref="TextAnalyzer"/> that made it.</summary>
/// <param name="FormStart">Where the form starts in the analyzer's buffer of forms.</param>
/// <param name="FormLength">Length of the form: lower case, without accents, at most <see cref="TextAnalyzer.MaxFormLength"/>.</param>
/// <param name="Start">Index in the text of the first code unit.</param>
/// <param name="Length">Number of code units in the text.</param>
/// <param name="Position">Number of the word in the text, counted on from the caller's first position. A whole starts where its first word does.</param>
/// <param name="LastPosition">Number of the last word that the token covers; the same as <paramref name="Position"/> except for a whole.</param>
internal readonly record struct Token(
    int FormStart, int FormLength, int Start, int Length, int Position, int LastPosition, TokenKind Kind)
{
    public int End => Start + Length;
}
