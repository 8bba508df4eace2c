namespace Bot.Core.Quiz.Generation.Language;

/// <summary>Cuts running text into sentences and tells whether a piece is whole.</summary>
public static class Sentences
{
    private const int Longest = 4000;

    /// <summary>Returns the sentences of the text with the offset of each. Text beyond 4,000 characters is left out: no question comes from there.</summary>
    public static List<(int Start, string Text)> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<(int, string)>();
        var limit = Math.Min(text.Length, Longest);
        var start = 0;
        for (var i = 0; i < limit; i++)
        {
            if (text[i] == '\n')
            {
                Add(start, i);
                start = i + 1;
                continue;
            }

            if (text[i] is not ('.' or '!' or '?') || i + 1 >= limit || text[i + 1] != ' ')
                continue;
            var next = i + 2;
            if (next >= limit || !(char.IsUpper(text[next]) || char.IsDigit(text[next]) || text[next] is '“' or '"' or '(') || IsAbbreviation(text, i))
                continue;
            Add(start, i + 1);
            start = i + 2;
        }

        Add(start, limit);
        return sentences;

        void Add(int from, int to)
        {
            while (from < to && char.IsWhiteSpace(text[from]))
                from++;
            while (to > from && char.IsWhiteSpace(text[to - 1]))
                to--;
            if (to > from)
                sentences.Add((from, text[from..to]));
        }
    }

    /// <summary>Returns whether brackets and quotation marks are closed.</summary>
    public static bool IsBalanced(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int round = 0, square = 0, quotes = 0, curly = 0;
        foreach (var c in text)
        {
            round += c == '(' ? 1 : c == ')' ? -1 : 0;
            square += c == '[' ? 1 : c == ']' ? -1 : 0;
            curly += c is '“' or '„' ? 1 : c == '”' ? -1 : 0;
            quotes += c == '"' ? 1 : 0;
            if (round < 0 || square < 0)
                return false;
        }

        return round == 0 && square == 0 && quotes % 2 == 0 && curly is 0;
    }

    private static bool IsAbbreviation(string text, int point)
    {
        var start = point;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        var word = text[start..point];
        return word.Length == 1 || word is "eg" or "ie" or "etc" or "vs" or "approx" or "no" or "No" or "Dr" or "Mr" or "St" or "Fig" or "fig" or "al" or "ca";
    }
}
