namespace Bot.Core.Quiz.Generation.Language;

/// <summary>Finds a long form in a text that words it a little differently: what is typed for it would be marked by the one wording that was asked for.</summary>
internal static class Wordings
{
    /// <summary>A shorter word is small, a number or a letter: "A" in "vitamin A".</summary>
    private const int LengthMin = 4;

    /// <summary>Returns the first wording that differs in one word; null when the text holds none.</summary>
    /// <param name="longForm">In lower case, as <see cref="Words.Split"/> returns it.</param>
    /// <param name="text">The words of a text, likewise.</param>
    /// <param name="isShortForm">Tells whether letters are an abbreviation of their own: the longer name then is another thing.</param>
    public static string? Find(List<string> longForm, List<string> text, Func<string, bool> isShortForm)
    {
        for (var at = 0; at + longForm.Count <= text.Count; at++)
        {
            if (WithAnotherWord(longForm, text, at) is { } other)
                return other;
            if (at + longForm.Count < text.Count && WithOneMore(longForm, text, at) is { } longer && !isShortForm(string.Concat(longer.Split(' ').Select(w => w[0]))))
                return longer;
        }

        return null;
    }

    /// <summary>Returns whether two long forms are the same but for the endings of their words: "objective" and "objectives", "balancer" and "balancing".</summary>
    public static bool AreSame(string longForm, string other)
    {
        var (a, b) = (Weighty(longForm), Weighty(other));
        return a.Count == b.Count && a.Zip(b).All(p => AreOne(p.First, p.Second));
    }

    // With the same initial: the letters of the abbreviation do not say which is meant. Between the first word and the last, as below: "optical character set" is no
    // wording of "optical character reader".
    private static string? WithAnotherWord(List<string> longForm, List<string> text, int at)
    {
        var other = -1;
        for (var i = 0; i < longForm.Count; i++)
        {
            if (AreOne(longForm[i], text[at + i]))
                continue;
            if (other >= 0 || i == 0 || i == longForm.Count - 1 || longForm[i][0] != text[at + i][0] || !IsWeighty(longForm[i]) || !IsWeighty(text[at + i]) || OpenAlike(longForm[i], text[at + i]))
                return null;
            other = i;
        }

        return other < 0 ? null : string.Join(' ', text.GetRange(at, longForm.Count));
    }

    // What stands before the first word or behind the last may be the sentence.
    private static string? WithOneMore(List<string> longForm, List<string> text, int at)
    {
        var before = 0;
        while (before < longForm.Count && AreOne(longForm[before], text[at + before]))
            before++;
        if (before == 0 || before == longForm.Count || !IsWeighty(text[at + before]) || AreOne(text[at + before], text[at + before - 1]))
            return null;
        for (var i = before; i < longForm.Count; i++)
        {
            if (!AreOne(longForm[i], text[at + i + 1]))
                return null;
        }

        return string.Join(' ', text.GetRange(at, longForm.Count + 1));
    }

    private static bool IsWeighty(string word) => word.Length >= LengthMin && !Words.IsStop(word) && char.IsLetter(word[0]);

    // "behavior" for "behaviour", "movable" for "moving": one word in two spellings.
    private static bool OpenAlike(string word, string other) => word.AsSpan(0, LengthMin).SequenceEqual(other.AsSpan(0, LengthMin));

    private static bool AreOne(string word, string other) => word.AsSpan().TrimEnd('s').SequenceEqual(other.AsSpan().TrimEnd('s')) || Words.AreRelated(Words.Stem(word), Words.Stem(other));

    private static List<string> Weighty(string text) => Words.Split(text).FindAll(w => !Words.IsStop(w));
}
