namespace Bot.Core.Quiz.Grading;

/// <summary>A word of an answer, or a mark that belongs to its meaning.</summary>
/// <param name="Written">As it was typed.</param>
/// <param name="Text">In lower case, except the letters of an option such as <c>-L</c>, which mean different things in either case.</param>
/// <param name="IsMark">Whether it is made of signs: the <c>++</c> of C++.</param>
internal sealed record AnswerWord(string Written, string Text, bool IsMark)
{
    private const int AbbreviationLengthMax = 6;

    /// <summary>Whether it is in capitals and so short that another letter makes another one.</summary>
    public bool IsAbbreviation { get; } = Written.Length is > 1 and <= AbbreviationLengthMax && !Written.Any(char.IsLower) && Written.Any(char.IsUpper);

    public bool HasDigit { get; } = Text.Any(char.IsAsciiDigit);

    /// <summary>Whether its case counts.</summary>
    public bool KeepsCase => Text.Any(char.IsUpper);
}
