using System.Text;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>Makes a piece of a note fit to be shown on one line.</summary>
public static class Tidy
{
    /// <summary>
    /// Returns the text on one line: white space collapsed, control and direction characters dropped, <c>-&gt;</c> as →, and without the
    /// full stop, comma, colon or list mark at its ends.
    /// </summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsOneLine(text))
            return TrimEnds(text);
        var line = new StringBuilder(text.Length);
        var space = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u00AD' or '\u200E' or '\u200F' or '\u061C')
                continue;
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                space = line.Length > 0;
                continue;
            }

            if (space)
                line.Append(' ');
            space = false;
            if (c is '-' or '=' && i + 1 < text.Length && text[i + 1] == '>')
            {
                line.Append('→');
                i++;
                continue;
            }

            line.Append(c);
        }

        return TrimEnds(line.ToString());
    }

    /// <summary>Returns the text with a capital first letter, unless its first word is an identifier such as <c>cdk</c> or <c>maxReceiveCount</c>.</summary>
    public static string Capitalized(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0 || !char.IsLower(text[0]))
            return text;
        var end = text.IndexOf(' ', StringComparison.Ordinal) is var i && i < 0 ? text.Length : i;
        var first = text.AsSpan(0, end);
        foreach (var c in first[1..])
        {
            if (!char.IsLower(c) && c is not (',' or '-' or '/' or '’' or '\''))
                return text;
        }

        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>Returns the text as it reads inside a sentence: an ordinary first word loses its capital, a name or an acronym keeps it.</summary>
    public static string Uncapitalized(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < 2 || !char.IsUpper(text[0]))
            return text;
        var words = text.Split(' ');
        var first = words[0];
        if (first.Skip(1).Any(c => !char.IsLower(c) && c != '-'))
            return text;
        // A single word may be a name.
        if (words.Length == 1)
            return text;
        var word = first.ToLowerInvariant();
        // In "Maximum Message Size" capitals are a manner of writing; "Storage Gateway cache size" opens with a name of two words, "Maximum payload of a Client"
        // and "Maximum Client payload" do not.
        var weighty = words.Skip(1).Where(w => w.Length > 3).ToList();
        if (weighty.Count > 0 && (weighty.TrueForAll(IsCapital) || (IsCapital(words[1]) && !Names.OpensAttribute(word))))
            return text;
        return EnglishText.IsOrdinary(word) || Names.IsMeasure(word) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    private static bool IsCapital(string word) => char.IsUpper(word[0]) && word.Skip(1).Any(char.IsLower);

    // Most texts have nothing to collapse, to drop or to replace.
    private static bool IsOneLine(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' || (c == ' ' && before == ' ') || (c == '>' && before is '-' or '='))
                return false;
            before = c;
        }

        return true;
    }

    private static string TrimEnds(string text)
    {
        var trimmed = text.AsSpan().Trim();
        while (trimmed.Length > 2 && trimmed[0] is '+' or '-' or '*' or '•' or '–' or ':' or ',' or ';' && trimmed.Length > 2 && trimmed[1] == ' ')
            trimmed = trimmed[2..].TrimStart();
        while (trimmed.Length > 1 && trimmed[^1] is '.' or ',' or ';' or ':' or '!' && !trimmed.EndsWith("..", StringComparison.Ordinal)
            && !EndsWithAbbreviation(trimmed))
        {
            trimmed = trimmed[..^1].TrimEnd();
        }

        return trimmed.Length == text.Length ? text : trimmed.ToString();
    }

    private static bool EndsWithAbbreviation(ReadOnlySpan<char> text) =>
        text.EndsWith("etc.", StringComparison.Ordinal) || text.EndsWith("a.m.", StringComparison.Ordinal) || text.EndsWith("p.m.", StringComparison.Ordinal);
}
