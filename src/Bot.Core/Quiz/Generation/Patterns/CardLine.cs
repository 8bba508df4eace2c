using System.Text.RegularExpressions;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>A line <c>front::back</c>, or <c>front:::back</c> for both directions, that may be a card. What it means, its note tells.</summary>
/// <param name="Front">Without the number and the tags around it.</param>
/// <param name="Back">What stands behind the colons.</param>
/// <param name="IsBothWays">Whether there are three colons.</param>
/// <param name="IsSpaced">Whether a blank stands beside the colons.</param>
/// <param name="IsField">Whether the only blank stands behind the colons, as in a field of a note's data.</param>
internal sealed partial record CardLine(string Front, string Back, bool IsBothWays, bool IsSpaced, bool IsField)
{
    private const int FrontLengthMax = 240;
    private const int BackLengthMax = 600;
    private const int PhraseWordsMin = 3;
    private const int NameWordsMax = 3;

    private static readonly char[] OpeningMarks = ['\'', '"', '(', '`', '!'];

    /// <summary>The last word of the front, before which a program would have its name space; empty when no word stands right before the colons.</summary>
    public string LastWord { get; } = Front[(Front.LastIndexOf(' ') + 1)..].TrimStart(OpeningMarks) is var last && char.IsLetterOrDigit(Front[^1]) ? last : "";

    public bool IsQuestion => Front[^1] is '?' or '？';

    /// <summary>Whether a single word stands before the colons.</summary>
    public bool IsOneWord => !Front.Contains(' ', StringComparison.Ordinal);

    /// <summary>Whether other colons stand in the text of the card.</summary>
    public bool HoldsColons => Front.Contains("::", StringComparison.Ordinal) || Back.Contains("::", StringComparison.Ordinal);

    /// <summary>
    /// Whether neither a program nor a note's data has such lines: a question, or several words that are no sentence about a name, and behind them
    /// what is no name's rest.
    /// </summary>
    public bool IsPhrase
    {
        get
        {
            if (IsQuestion)
                return true;
            if (IsOneWord || HoldsColons || JoinsNames || JoinsIdentifiers)
                return false;
            return IsBothWays || (IsSpaced ? !IsField && !Type().IsMatch(Back) : !BeforeAnyName().IsMatch(Front));
        }
    }

    /// <summary>Whether the colons may join two names of a program: <c>Fn::GetAtt</c>, <c>the Class::getDeclaredFields method</c>.</summary>
    public bool JoinsNames
    {
        get
        {
            // A blank or a third colon belongs to no name.
            if (IsSpaced || IsBothWays)
                return false;
            if (char.IsLower(Back[0]) && (Shapes.IsIdentifier(Back.Split(' ')[0]) || BeforeAName().IsMatch(Front)))
                return true;
            if (LastWord.Length == 0)
                return Front[^1] is '>';
            if (SpeaksOfCode().IsMatch(Front))
                return true;
            return !IsNameOfThing() && (IsOneWord || Shapes.IsIdentifier(LastWord) || (char.IsAsciiLetterUpper(LastWord[0]) && char.IsAsciiLetterUpper(Back[0])) || Back.Contains("()", StringComparison.Ordinal));
        }
    }

    /// <summary>Whether both sides have the form that only a program's names have: <c>DisposableBean::destroy</c>.</summary>
    public bool JoinsIdentifiers => !IsSpaced && !IsBothWays && ((Shapes.IsIdentifier(LastWord) && !Back.Contains(' ', StringComparison.Ordinal)) || Shapes.IsIdentifier(Back.Split(' ')[0]));

    /// <summary>Returns whether a text is nothing but tags.</summary>
    public static bool IsTags(string text) => text.Length > 0 && TrailingTags().Replace(text, "").Length == 0;

    /// <summary>Returns the line as a card; null when its colons cannot separate a question from an answer: in code, in a grammar, in an address, or where nothing tells which of several do.</summary>
    public static CardLine? Read(RawLine line)
    {
        var text = line.Text;
        if (line.Raw.Length == 0 || line.Raw[0] == '|' || Heading().IsMatch(line.Raw) || !text.Contains("::", StringComparison.Ordinal) || text.Contains("{{c", StringComparison.Ordinal))
            return null;
        if (Separator(line) is not { } colons)
            return null;
        var (at, end) = (colons.Index, colons.Index + colons.Length);
        var (front, back) = (WithoutTags(text[..at]), WithoutTags(text[end..]));
        front = Number().Replace(front, "").Trim();
        if (front.Length is < 1 or > FrontLengthMax || back.Length is < 1 or > BackLengthMax)
            return null;
        var isSpaced = text[at - 1] == ' ' || text[end] == ' ';
        // An address of IPv6: ff02::9, 2001:db8::/32, "ping ::1".
        if ((!isSpaced && Hextet().IsMatch(front) && AfterHextet().IsMatch(back)) || (text[at - 1] == ' ' && Loopback().IsMatch(text.AsSpan(at))))
            return null;
        return new CardLine(front, back, colons.Length == 3, isSpaced, text[at - 1] != ' ' && text[end] == ' ');
    }

    /// <summary>Returns the text without the tags at its ends, such as <c>#flashcards</c>; a text of tags alone, or one that needs its last tag, stays.</summary>
    public static string WithoutTags(string text)
    {
        var rest = LeadingTags().Replace(text.Trim(), "");
        var shorter = TrailingTags().Replace(rest, "");
        return shorter.Length == 0 || EnglishText.IsOpenEnd(shorter[(shorter.LastIndexOf(' ') + 1)..]) ? rest : shorter;
    }

    // Of several pairs of colons, that behind a question mark separates; else the only one outside code, else the only one with blanks around it.
    private static Match? Separator(RawLine line)
    {
        var inText = Colons().Matches(line.Text);
        var inRaw = Colons().Matches(line.Raw);
        if (inText.Count != inRaw.Count || inText.Any(m => m.Length > 3 || m.Index + m.Length < line.Text.Length && line.Text[m.Index + m.Length] == '='))
            return null;
        var outside = inText.Where((m, i) => line.Raw.AsSpan(0, inRaw[i].Index).Count('`') % 2 == 0 && m.Index > 0 && m.Index + m.Length < line.Text.Length).ToList();
        var candidates = outside.Count > 1 ? outside.FindAll(m => line.Text[m.Index - 1] is '?' or '？') : outside;
        if (outside.Count > 1 && candidates.Count == 0)
            candidates = outside.FindAll(m => line.Text[m.Index - 1] == ' ' && line.Text[m.Index + m.Length] == ' ');
        return candidates is [var only] ? only : null;
    }

    // "Capital of Peru::Lima", "Author of Hamlet::William Shakespeare": the last word is no prefix, and what follows is the whole rest.
    private bool IsNameOfThing()
    {
        if (LastWord.Length <= 2 || !LastWord.Any(char.IsLower) || Shapes.IsIdentifier(LastWord) || Front.Split(' ').Length < PhraseWordsMin)
            return false;
        var words = Back.Split(' ');
        if (words.Any(Shapes.IsIdentifier))
            return false;
        return words.Length == 1 || (words.Length <= NameWordsMax && Array.TrueForAll(words, w => char.IsUpper(w[0])) && !BeforeAName().IsMatch(Front));
    }

    [GeneratedRegex(@"^#{1,6}\s", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@":{2,}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Colons();

    [GeneratedRegex(@"^\(?\d{1,3}[.)]\s+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:#\p{L}[\w/-]*\s+)+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex LeadingTags();

    [GeneratedRegex(@"(?:(?:^|\s+)#\p{L}[\w/-]*)+$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TrailingTags();

    // "the enum Color::Red", "call rand::random"
    [GeneratedRegex(@"\b(?:type|class|function|method|module|macro|crate|package|enum|struct|trait|interface|namespace)\s\w+$|^(?:use|call|see|implement|import|invoke|override)\s\w+$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex SpeaksOfCode();

    // "use tokio", "the type std": what follows is a name's rest.
    [GeneratedRegex(@"\b(?:the|an?|if|use[sd]?|using|by|via|call(?:s|ed|ing)?|with|see|import|from|and|or|type|class|function|method|module|macro|crate|package|enum|struct|trait)\s\w+$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex BeforeAnyName();

    [GeneratedRegex(@"\b(?:the|an?|if|using|by|call|calls|calling|with)\s[A-Z]\w*$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex BeforeAName();

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?=[0-9A-Fa-f]*\d)[0-9A-Fa-f]{1,4}$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Hextet();

    [GeneratedRegex(@"^(?:[/)]|[0-9A-Fa-f]{1,4}(?![0-9A-Za-z]))", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex AfterHextet();

    [GeneratedRegex(@"^::(?:\d[0-9A-Fa-f]{0,3}(?::[0-9A-Fa-f]{1,4})*)?(?:/\d+)?(?:\s|$)(?<!^::\s)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Loopback();

    [GeneratedRegex(@"→|⇒|^\[*(?:Bool|Int|Integer|Char|String|Float|Double|IO)\b", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Type();
}
