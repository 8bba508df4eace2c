using System.Text;
using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// Flash cards that the author wrote: <c>question::answer</c>, <c>:::</c> for both directions, a line <c>?</c> between question and answer,
/// <c>Q:</c> and <c>A:</c>. The marks are those of Obsidian's spaced repetition plug-in.
/// </summary>
internal sealed partial class AuthorsCardPattern : IQuestionPattern
{
    private const int TypedWordsMax = 4;
    private const int TypedWordsOfReverseMax = 2;
    private const int LinesToAnswer = 3;
    private const int TypedLengthMax = 40;
    private const int AnswerLengthMax = 500;

    public string Name => "card";

    public double Trust => 0.95;

    public bool NeedsEnglish => false;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        var markdown = view.Section.Markdown;
        if (!markdown.Contains("::", StringComparison.Ordinal) && !CouldHoldBlocks(markdown))
            yield break;
        var lines = RawLines.Of(view.Section);
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var (question, answer, isReverse) in At(lines, i, view.Facts))
            {
                if (Make(view.Section, lines[i], question, answer, isReverse) is { } candidate)
                    yield return candidate;
            }
        }
    }

    /// <summary>Returns whether an answer is short enough to be typed; a longer one is turned over.</summary>
    public static QuestionKind KindOf(string answer) => WordsOf(answer) <= TypedWordsMax && answer.Length <= TypedLengthMax ? QuestionKind.Typed : QuestionKind.Reveal;

    // What an author wrote as a question comes back as an answer: nobody would type it in the same words.
    private static QuestionKind KindOf(string answer, bool isReverse) => isReverse && WordsOf(answer) > TypedWordsOfReverseMax ? QuestionKind.Reveal : KindOf(answer);

    // Between ideographs there are no blanks; about two of them make a word.
    private static int WordsOf(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(w => !w.All(IsIdeograph)) + (text.Count(IsIdeograph) + 1) / 2;

    private static bool IsIdeograph(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static bool CouldHoldBlocks(string markdown) =>
        markdown.Contains("\n?", StringComparison.Ordinal) || markdown.Contains("Q:", StringComparison.OrdinalIgnoreCase) || markdown.Contains("Q.", StringComparison.Ordinal)
        || markdown.Contains("Question:", StringComparison.OrdinalIgnoreCase) || markdown.Contains("Q**:", StringComparison.Ordinal);

    private static IEnumerable<(string Question, string Answer, bool IsReverse)> At(List<RawLine> lines, int i, NoteFacts note)
    {
        var line = lines[i];
        if (line.Raw is "?" or "??" && i > 0 && i + 1 < lines.Count && lines[i - 1].Text.Length > 0)
        {
            if (Front(lines, i) is not { } front || Block(lines, i + 1) is not { } back)
                yield break;
            yield return (front, back, false);
            if (line.Raw is "??")
                yield return (back, front, true);
            yield break;
        }

        // Colons in "Q: What does std::sort do?" are text.
        if (QuestionLine().Match(line.Text) is { Success: true } asked && Answered(lines, i, asked.Groups["q"].Value, note) is { } pair)
            yield return (pair.Question, pair.Answer, false);
        else if (!AnswerMark().IsMatch(line.Text) && CardLine.Read(line) is { } card)
        {
            yield return (card.Front, card.Back, false);
            if (card.IsBothWays)
                yield return (card.Back, card.Front, true);
        }
    }

    // Returns a question after "Q:" with the answer beside or below it; null where the next question comes first.
    private static (string Question, string Answer)? Answered(List<RawLine> lines, int i, string question, NoteFacts note)
    {
        if (AnswerBeside().Match(question) is { Success: true } beside)
            return Whole(lines, i, beside.Groups["a"].Value, question, note) is { } besideIt ? (beside.Groups["q"].Value, besideIt) : null;
        // The question goes on in the next line.
        if (lines[i].Text[^1] is not ('?' or '.' or ':' or '…') && i + 1 < lines.Count && lines[i + 1].Text.Length > 0 && !AnswerLine().IsMatch(lines[i + 1].Text))
            return null;
        // A "?" makes a block of it.
        for (var j = i + 1; j < lines.Count && j <= i + LinesToAnswer && !QuestionLine().IsMatch(lines[j].Text) && lines[j].Raw is not ("?" or "??"); j++)
        {
            if (AnswerLine().Match(lines[j].Text) is not { Success: true } answered)
                continue;
            // "A) …" above "B) …" is the first option of a choice, and likely a wrong one.
            if (SecondOption().IsMatch(lines.Skip(j + 1).FirstOrDefault(l => l.Text.Length > 0)?.Text ?? ""))
                return null;
            var first = answered.Groups["a"].Value.Trim();
            // "The whole of it uses" and then a table: the answer is the table.
            var isOpen = char.IsLetter(first[^1]) && lines.Skip(j + 1).FirstOrDefault(l => l.Text.Length > 0)?.Raw is { } next && ListOrTable().IsMatch(next);
            return Whole(lines, j, first, question, note) is { } answer && (!isOpen || answer.Length > first.Length) ? (question.Trim(), answer) : null;
        }

        return null;
    }

    // Returns the lines back to an empty one, where the plug-in begins a card; null where a part of them cannot be shown.
    private static string? Front(List<RawLine> lines, int mark)
    {
        var from = mark - 1;
        while (from > 0 && lines[from - 1] is { Text.Length: > 0 } above && !CardEnd().IsMatch(above.Raw))
            from--;
        if (from > 0 && lines[from - 1].IsFenced)
            return null;
        var front = lines.GetRange(from, mark - from).FindAll(l => !CardLine.IsTags(l.Text)).ConvertAll(l => l with { Text = CardLine.WithoutTags(l.Text.TrimStart()) });
        return front switch
        {
            [] => null,
            // A heading may be a card's front.
            [var only] => HeadingMark().Replace(only.Text, ""),
            _ => front.Exists(l => NoText().IsMatch(l.Raw)) ? null : Joined(front[0].Text, front[0].Raw, front[1..]),
        };
    }

    // Returns an answer with the lines that it goes on in; null when a part of it cannot be shown on a card, so that none is cut off.
    private static string? Whole(List<RawLine> lines, int at, string first, string question, NoteFacts note)
    {
        var end = lines.FindIndex(at + 1, l => CardEnd().IsMatch(l.Raw) || QuestionLine().IsMatch(l.Text));
        if (note.MarksCardEnds && (end < 0 || !ExportersMark().IsMatch(lines[end].Raw)))
        {
            // A line in bold or across the page is a part of the answer where an exporter marks the ends.
            var marked = lines.FindIndex(at + 1, l => ExportersMark().IsMatch(l.Raw) || QuestionLine().IsMatch(l.Text));
            if (marked >= 0 && ExportersMark().IsMatch(lines[marked].Raw) && Joined(first, lines[at].Raw, lines.GetRange(at + 1, marked - at - 1)) is { } whole)
                return whole;
            // The beginning of the answer answers what is asked first.
            if (question.Count(c => c is '?' or '？') > 1)
                return null;
        }

        // Without a mark or a question after it, what follows an empty line is the note's own text.
        if (end < 0)
            end = lines.FindIndex(at + 1, l => l.Raw.Length == 0) is >= 0 and var empty ? empty : lines.Count;
        return Joined(first, lines[at].Raw, lines.GetRange(at + 1, end - at - 1));
    }

    // Returns the lines up to an empty one, where the plug-in ends a card.
    private static string? Block(List<RawLine> lines, int from)
    {
        var end = lines.FindIndex(from, l => l is { Raw.Length: 0, IsFenced: false } || CardEnd().IsMatch(l.Raw));
        end = end < 0 ? lines.Count : end;
        return end == from || lines[from].IsFenced || NoText().IsMatch(lines[from].Raw) ? null : Joined(lines[from].Text, lines[from].Raw, lines.GetRange(from + 1, end - from - 1));
    }

    // Returns null where a part of an answer cannot be shown on a card, so that none is cut off.
    private static string? Joined(string first, string raw, List<RawLine> rest)
    {
        if (Formula().IsMatch(first) || rest.Exists(l => l.IsFenced || Formula().IsMatch(l.Text) || NoText().IsMatch(l.Raw)))
            return null;
        var whole = new StringBuilder(first);
        foreach (var line in rest.Where(l => l.Text.Length > 0 && !Rule().IsMatch(l.Raw)))
        {
            // A line's text has lost the mark at its end.
            whole.Append(raw[^1] switch { ':' => ": ", '.' => ". ", '?' => " ", _ when ListOrTable().IsMatch(line.Raw) => "; ", _ => " " }).Append(line.Text);
            raw = line.Raw;
        }

        // "The steps are:", and then something that is no text.
        return whole.Length <= AnswerLengthMax && (rest.Count == 0 || raw[^1] != ':') ? whole.ToString() : null;
    }

    // "Question: … ?" and "Answer: …" around the marks of a card say what its sides are, which every player sees.
    private static (string Question, string Answer) WithoutLabels(string front, string back)
    {
        var question = QuestionLabel().Replace(front, "");
        var answer = AnswerLabel().Replace(back, "");
        if (question.Length < front.Length)
            return (question, answer);
        // The other way round.
        question = AnswerLabel().Replace(front, "");
        answer = QuestionLabel().Replace(back, "");
        return answer.Length < back.Length ? (question, answer) : (front, back);
    }

    private Candidate? Make(Section section, RawLine line, string question, string answer, bool isReverse)
    {
        (question, answer) = WithoutLabels(Tidy.Line(question), Tidy.Line(answer));
        // A heading alone has no unit to quote; "(5)" asks nothing, and "?" was never filled in.
        if ((question.Count(char.IsLetter) < 2 && !question.Any(IsIdeograph)) || !answer.Any(char.IsLetterOrDigit) || Picture().IsMatch(answer) || section.Units.IsEmpty)
            return null;
        var unit = 0;
        while (unit + 1 < section.Units.Length && section.Units[unit + 1].FirstLine <= line.Number)
            unit++;
        return new Candidate
        {
            Pattern = Name,
            Kind = KindOf(answer, isReverse),
            Section = section,
            UnitIndex = unit,
            Line = line.Number,
            Prompt = question,
            Clue = question,
            Key = answer,
            Explanation = $"{question} – {answer}",
            IsAuthored = true,
        };
    }

    [GeneratedRegex(@"^(?:Q|Question)\s*\d{0,3}\s*[:.)]\s*(?<q>.{6,740})$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex QuestionLine();

    [GeneratedRegex(@"^(?:Q|Question)\s*\d{0,3}\s*:\s+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex QuestionLabel();

    [GeneratedRegex(@"^(?:A|Answer)\s*:\s+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex AnswerLabel();

    [GeneratedRegex(@"^(?:\||!\[|[-*+]\s(?![*_]*Q\b)|\d+[.)]\s)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex ListOrTable();

    // What an exporter to Anki writes below a card, a line across the page, a heading, also one in bold.
    [GeneratedRegex(@"^(?:<!--\s*(?:ID|SR|card)|(?:---|\*\*\*|___)\s*$|#{1,6}\s|\*\*[^*]+\*\*:?$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex CardEnd();

    [GeneratedRegex(@"^(?:---+|\*\*\*+|___+)\s*$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^<!--\s*(?:ID|SR|card)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex ExportersMark();

    [GeneratedRegex(@"\$(?=\S)[^$]*(?<=\S)\$(?!\d)|\$\$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Formula();

    // A picture, a table, a callout.
    [GeneratedRegex(@"^(?:!\[|\||>)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex NoText();

    [GeneratedRegex(@"\.(?:png|jpe?g|gif|svg|webp)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"^B\s*[:.)]\s", RegexOptions.None, 20_000)]
    private static partial Regex SecondOption();

    [GeneratedRegex(@"^(?:A|Ans|Answer)\s*\d{0,3}\s*[:.)]\s*(?<a>.{1,500})$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex AnswerLine();

    // "Q: What is DNS? A: A system of names."
    [GeneratedRegex(@"^(?<q>.{5,}?[?？.!…])\s+(?:A|Ans|Answer)\s?:\s+(?<a>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex AnswerBeside();

    [GeneratedRegex(@"^(?:A|Ans|Answer)\s*\d{0,3}:\s", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex AnswerMark();

    [GeneratedRegex(@"^#{1,6}\s+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex HeadingMark();
}
