using System.Collections.Frozen;

namespace Bot.Knowledge.Parsing;

/// <summary>Recognises lines that read "term: meaning". Cautious: a line that only might be one is not.</summary>
internal static class TermReader
{
    private const int MaxBoldTermLength = 100;
    private const int MaxPlainTermLength = 60;

    // What labels a remark instead of naming a thing.
    private static readonly FrozenSet<string> Labels = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "note", "notes", "nb", "n.b.", "ps", "p.s.", "e.g", "e.g.", "eg", "eg.", "i.e", "i.e.", "ie", "ex", "ex.", "example", "examples",
        "for example", "tip", "tips", "hint", "hints", "warning", "caution", "important", "attention", "remember", "info", "update", "edit", "todo",
        "to do", "q", "a", "question", "answer", "ans", "solution", "explanation", "source", "sources", "see", "see also", "link", "links",
        "reference", "references", "url", "http", "https", "fyi", "tl;dr", "tldr", "summary", "output", "result", "usage", "image", "figure",
        "correct answer", "correct answers", "right answer", "pro tip", "also", "and", "or", "but", "so", "thus", "hence", "so far", "usage", "syntax", "more info", "read more", "docs",
        "hinweis", "beispiel", "beispiele", "z.b.", "achtung", "wichtig", "merke", "quelle", "frage", "antwort", "bsp", "bsp.",
        "nota", "ejemplo", "ejemplos", "importante", "respuesta", "pregunta", "remarque", "exemple", "exemples", "réponse", "attention",
        "ví dụ", "lưu ý", "注意", "例如", "注", "例", "说明", "备注", "比如", "参考", "示例", "答案", "解答");

    // Words that open a sentence or a clause, not a name.
    private static readonly FrozenSet<string> Openers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "there", "it", "its", "it's", "this", "these", "those", "that", "we", "you", "i", "they", "he", "she", "if", "when", "while", "because",
        "since", "for", "in", "on", "at", "to", "by", "with", "from", "as", "see", "and", "or", "but", "so", "not", "also", "then", "however",
        "how", "what", "why", "which", "who", "where", "can", "could", "do", "does", "is", "are", "was", "were", "make", "remember", "let", "let's",
        "please", "check", "recall", "click", "look", "more", "after", "before", "here", "once", "only", "some", "each", "every", "below", "according", "consider", "suppose",
        "die", "der", "das", "es", "wenn", "weil", "dass", "wir", "man", "für", "bei", "mit",
        "el", "la", "los", "las", "si", "cuando", "para", "por", "con", "en", "un", "una",
        "le", "les", "il", "elle", "quand", "pour", "avec", "dans");

    private static readonly FrozenSet<string> Closers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "is", "are", "was", "were", "be", "has", "have", "include", "includes", "including", "following", "follows", "of", "to", "by", "as", "e.g.",
        "i.e.", "at", "in", "on", "from", "via", "using", "the", "a", "an", "and", "or", "with", "for", "that", "do", "does", "says", "example", "ist", "sind", "son", "es");

    private static readonly FrozenSet<string> Verbs = FrozenSet.Create(
        StringComparer.Ordinal,
        "is", "are", "was", "were", "can", "could", "must", "should", "will", "would", "has", "have", "does", "doesn't", "isn't", "aren't", "can't",
        "following", "we", "you", "they", "it", "ist", "sind", "hat", "kann", "es", "son", "tiene", "est", "sont");

    // With a number behind it, a place in the text instead of a thing.
    private static readonly FrozenSet<string> Numbered = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "step", "example", "figure", "fig", "fig.", "day", "week", "part", "chapter", "question", "q", "lab", "section", "lecture", "module", "table",
        "option", "case", "page", "slide", "exercise", "task", "schritt", "teil", "kapitel", "paso");

    /// <summary>Returns whether the text reads "term: meaning".</summary>
    /// <param name="hasChildren">Whether units below the text may be the meaning.</param>
    /// <param name="isRunning">Whether it is running text, where a colon is commoner inside sentences.</param>
    public static bool TryRead(InlineText text, bool hasChildren, bool isRunning, out string term, out string meaning)
    {
        (term, meaning) = ("", "");
        if (text.Text.Length < 3)
            return false;
        return TryMarked(text, hasChildren, ref term, ref meaning)
            || TryCard(text, ref term, ref meaning)
            || TryPlain(text, hasChildren, isRunning, ref term, ref meaning);
    }

    // **Term**: meaning, **Term:** meaning, `term` - meaning, **Term** (abbreviation): meaning
    private static bool TryMarked(InlineText text, bool hasChildren, ref string term, ref string meaning)
    {
        var t = text.Text;
        var end = text.Strong is [{ Start: 0 } strong, ..] ? strong.End : text.Code is [{ Start: 0 } code, ..] ? code.End : 0;
        if (end == 0)
            return false;
        // **`code`** and **two** **parts** that touch are one term.
        foreach (var range in text.Strong)
        {
            if (range.Start > end && range.Start <= end + 1)
                end = range.End;
        }

        var head = t.AsSpan(0, end);
        var separator = head.IndexOf(": ", StringComparison.Ordinal);
        if (separator > 0 && !IsCode(text, separator))
            return false; // **Caching: 300 s by default**: the colon decides, as in plain text
        if (head[^1] is ':' or '：' && !IsCode(text, end - 1))
            return Accept(head[..^1], t.AsSpan(end), hasChildren, ref term, ref meaning);

        var position = end;
        var rest = t.AsSpan(position).TrimStart();
        if (rest is ['(', ..] && rest.IndexOf(')') is var close and > 0 and < 60 && FollowsSeparator(rest[(close + 1)..]))
            position = t.Length - rest.Length + close + 1;
        var after = t.AsSpan(position).TrimStart();
        if (after.IsEmpty)
            return hasChildren && text.Strong.Count > 0 && t.AsSpan(0, position).Count(' ') < 5 && Accept(t.AsSpan(0, position), [], hasChildren, ref term, ref meaning);
        var length = Separator(t.AsSpan(position));
        return length > 0 && Accept(t.AsSpan(0, position), t.AsSpan(position + length), hasChildren, ref term, ref meaning);
    }

    private static bool FollowsSeparator(ReadOnlySpan<char> text) => text.TrimStart().IsEmpty || Separator(text) > 0;

    // Length of a separator and the spaces before it, or 0.
    private static int Separator(ReadOnlySpan<char> text)
    {
        var spaces = text.Length - text.TrimStart().Length;
        text = text[spaces..];
        if (text is ['：', ..])
            return spaces + 1;
        if (text is [':', ':', ..])
            return text.Length > 2 && text[2] == ':' ? spaces + 3 : spaces + 2;
        if (text is [':'] or [':', ' ', ..])
            return spaces + 1;
        if (spaces > 0 && text is ['-' or '–' or '—' or '=', ' ', ..])
            return spaces + 1;
        return text is ['–' or '—', ' ', ..] ? 1 : 0;
    }

    private static bool Accept(ReadOnlySpan<char> head, ReadOnlySpan<char> tail, bool hasChildren, ref string term, ref string meaning)
    {
        head = head.Trim();
        tail = tail.Trim();
        if (IsAddress(tail) || (head.Count(' ') >= 4 && HoldsVerb(head)))
            return false;
        if (head.Length is < 1 or > MaxBoldTermLength || (tail.IsEmpty && !hasChildren) || IsLabel(head) || head[^1] is '?' or '？' || !HasLetter(head))
            return false;
        (term, meaning) = (head.ToString(), tail.ToString());
        return true;
    }

    // A flash card as Obsidian's plug-ins write them: question::answer, or ::: for both directions.
    private static bool TryCard(InlineText text, ref string term, ref string meaning)
    {
        var t = text.Text;
        var at = t.IndexOf("::", StringComparison.Ordinal);
        if (at <= 0 || IsCode(text, at))
            return false;
        var end = at + 2;
        if (end < t.Length && t[end] == ':')
            end++;
        if (end == t.Length || t.IndexOf("::", end, StringComparison.Ordinal) >= 0)
            return false;
        var head = t.AsSpan(0, at).TrimEnd();
        var spaced = t[at - 1] == ' ' && t[end] == ' ';
        var last = head[(head.LastIndexOf(' ') + 1)..];
        // Fn::GetAtt, AWS::Region and std::vector are identifiers.
        var isIdentifier = !spaced && (last.Length == head.Length || (char.IsAsciiLetterUpper(last[0]) && char.IsAsciiLetterOrDigit(t[end])));
        if (isIdentifier || head.Length > 200 || head.Contains(": ", StringComparison.Ordinal))
            return false;
        (term, meaning) = (head.ToString(), t.AsSpan(end).Trim().ToString());
        return true;
    }

    private static bool TryPlain(InlineText text, bool hasChildren, bool isRunning, ref string term, ref string meaning)
    {
        var t = text.Text.AsSpan();
        for (var i = 1; i < t.Length && i <= MaxPlainTermLength; i++)
        {
            var c = t[i];
            var isColon = (c == ':' && (i + 1 == t.Length || t[i + 1] == ' ')) || c == '：';
            var isDash = c is '-' or '–' or '—' && t[i - 1] == ' ' && i + 1 < t.Length && t[i + 1] == ' ';
            if ((!isColon && !isDash) || IsCode(text, i))
            {
                // The end of a sentence, a list of things or a question: what comes before is no name.
                if (c is ';' or '?' or '!' or '。' or '？' or '，' or '；' || (c is ',' or '.' && i + 1 < t.Length && t[i + 1] == ' ') || c is '→')
                    return false;
                if (c == '>' && t[i - 1] is '-' or '=')
                    return false;
                continue;
            }

            return IsName(t[..i].TrimEnd(), t[(i + 1)..].Trim(), isDash, isRunning)
                && AcceptPlain(t[..i].TrimEnd(), t[(i + 1)..].Trim(), hasChildren, ref term, ref meaning);
        }

        return false;
    }

    private static bool AcceptPlain(ReadOnlySpan<char> head, ReadOnlySpan<char> tail, bool hasChildren, ref string term, ref string meaning)
    {
        if (tail.IsEmpty && !hasChildren)
            return false;
        (term, meaning) = (head.ToString(), tail.ToString());
        return true;
    }

    private static bool IsName(ReadOnlySpan<char> head, ReadOnlySpan<char> tail, bool isDash, bool isRunning)
    {
        if (head.IsEmpty || !HasLetter(head) || IsLabel(head))
            return false;
        if (IsAddress(tail) || HoldsVerb(head) || !IsShortWithoutSpaces(head))
            return false;
        var words = 0;
        var bracket = -1;
        ReadOnlySpan<char> first = [], second = [], last = [];
        foreach (var range in head.Split(' '))
        {
            if (head[range].IsEmpty)
                continue;
            last = head[range];
            // "(ACL)" explains the name and does not lengthen it.
            bracket = last[0] == '(' && words > 0 ? words : bracket;
            if (bracket >= 0)
                continue;
            if (words == 0)
                first = last;
            else if (words == 1)
                second = last;
            words++;
        }

        if (words > (isDash || isRunning ? 4 : 5))
            return false;
        var openers = Openers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (openers.Contains(first) && words > 1)
            return false;
        var closers = Closers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (closers.Contains(last) && words > 1)
            return false;
        var numbered = Numbered.GetAlternateLookup<ReadOnlySpan<char>>();
        if (words <= 2 && numbered.Contains(first) && (words == 1 || char.IsAsciiDigit(second[0]) || second.Length == 1))
            return false;
        if (head.Count('(') != head.Count(')') || head.Count('"') % 2 != 0 || head.Count('[') != head.Count(']')
            || head.Count('（') != head.Count('）'))
            return false;
        // "2 - 10 instances" is a range; "it is fast - but dear" is a thought: after a dash only names with a capital, a digit or a symbol.
        if (isDash)
        {
            if (tail.IsEmpty || (char.IsAsciiDigit(head[^1]) && char.IsAsciiDigit(tail[0])))
                return false;
            if (words > 1 && char.IsLower(first[0]) && char.IsLower(last[0]))
                return words <= 2 && !isRunning;
        }

        return true;
    }

    // Scripts without spaces: a name has few characters and does not end in "are", "has" or "as follows".
    private static bool IsShortWithoutSpaces(ReadOnlySpan<char> head)
    {
        var count = 0;
        foreach (var c in head)
            count += c is >= '\u2E80' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF' ? 1 : 0;
        return count <= 14 && !(count > 2 && head[^1] is '有' or '为' or '是' or '下' or '括' or '含' or '题' or '个');
    }

    // A name holds no finite verb: "the key is the full path" is a sentence.
    private static bool HoldsVerb(ReadOnlySpan<char> head)
    {
        var verbs = Verbs.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in head.Split(' '))
        {
            if (range.Start.Value > 0 && verbs.Contains(head[range]))
                return true;
        }

        return false;
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        (text.StartsWith("http://") || text.StartsWith("https://") || text.StartsWith("www.")) && !text.Contains(' ');

    private static bool IsLabel(ReadOnlySpan<char> head) => Labels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(head.TrimEnd(':'));

    private static bool IsCode(InlineText text, int position)
    {
        foreach (var range in text.Code)
        {
            if (range.Start <= position && position < range.End)
                return true;
        }

        return false;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }
}
