using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// Questions with options that stand in the notes: lettered options with a line <c>Correct answer: B, E</c> after them, or boxes of which the
/// ticked are right.
/// </summary>
internal sealed partial class AuthorsChoicePattern : IQuestionPattern
{
    private const int OptionsMin = 3;
    private const int OptionsMax = 8;
    private const int LinesToAnswer = 8;
    private const int ParagraphLinesMax = 6;
    private const char FirstLetter = 'A';
    private const char FirstNumber = '1';

    public string Name => "authors-choice";

    public double Trust => 0.95;

    public bool NeedsEnglish => false;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        var markdown = view.Section.Markdown;
        if (!MayHoldAnswers(markdown))
            yield break;
        var lines = RawLines.Of(view.Section);
        for (var i = 1; i < lines.Count; i++)
        {
            var options = ReadOptions(lines, i);
            if (options.Count < OptionsMin)
                continue;
            var next = options[^1].Line + 1;
            var correct = !options.Any(o => o.Ticked is not null) ? Marked(lines, next, options) : IsCut(lines, next) ? [] : Ticked(options);
            if (Make(view, lines, i, options, correct) is { } candidate)
                yield return candidate;
            i = next - 1;
        }
    }

    // A note's whole text, with all its white space, is searched for words only.
    private static bool MayHoldAnswers(string markdown) =>
        markdown.Contains("answer", StringComparison.OrdinalIgnoreCase) || markdown.Contains("solution", StringComparison.OrdinalIgnoreCase)
        || markdown.Contains("correct", StringComparison.OrdinalIgnoreCase) || markdown.Contains("[x]", StringComparison.OrdinalIgnoreCase);

    private static List<Option> ReadOptions(List<RawLine> lines, int from)
    {
        var options = new List<Option>();
        var first = OptionLine(lines[from], 0, FirstNumber) is not null ? FirstNumber : FirstLetter;
        for (var i = from; i < lines.Count; i++)
        {
            if (lines[i].Text.Length == 0 && options.Count > 0 && i + 1 < lines.Count && OptionLine(lines[i + 1], options.Count, first) is not null)
                continue;
            if (OptionLine(lines[i], options.Count, first) is { } option)
                options.Add(option with { Line = i, First = first });
            else if (options.Count > 0 && GoesOn(lines[i - 1], lines[i]))
                options[^1] = options[^1] with { Text = $"{options[^1].Text}{Mark(lines[i - 1])} {lines[i].Text}", Line = i };
            else
                break;
        }

        return options;
    }

    // Behind an option, a line that begins with a capital may as well be a remark on it; only what is left open asks for more.
    private static bool GoesOn(RawLine option, RawLine line) =>
        option.Text.Length > 0 && line.Text.Length > 0 && !NewBlock().IsMatch(line.Raw) && !LetteredText().IsMatch(line.Text) && !Answer().IsMatch(line.Text) && !Heading().IsMatch(line.Text)
        && (!char.IsUpper(line.Text[0]) || option.Raw[^1] is ',' || EnglishText.IsOpenEnd(option.Text[(option.Text.LastIndexOf(' ') + 1)..]));

    private static Option? OptionLine(RawLine line, int index, char first)
    {
        if (Boxed().Match(line.Raw) is { Success: true } box)
        {
            var text = RawLines.Plain(box.Groups["text"].Value);
            text = LetteredText().Match(text) is { Success: true } inner && inner.Groups["letter"].Value[0] == 'A' + index ? inner.Groups["text"].Value : text;
            return new Option(Tidy.Line(text), box.Groups["tick"].Value is not " ", 0, first);
        }

        var match = (first == FirstNumber ? NumberedText() : LetteredText()).Match(line.Text);
        return match.Success && char.ToUpperInvariant(match.Groups["letter"].Value[0]) == first + index ? new Option(Tidy.Line(match.Groups["text"].Value), null, 0, first) : null;
    }

    private static ImmutableArray<int> Ticked(List<Option> options) =>
        [.. options.Select((o, i) => (o, i)).Where(o => o.o.Ticked == true).Select(o => o.i)];

    // Returns whether more boxes follow behind a line that is no box, as long as nothing asks anew.
    private static bool IsCut(List<RawLine> lines, int from)
    {
        for (var i = from; i < lines.Count && lines[i].Text.Length > 0 && !lines[i].Text.EndsWith('?'); i++)
        {
            if (Boxed().IsMatch(lines[i].Raw))
                return true;
        }

        return false;
    }

    // Returns the indexes of the options that a line below them calls right; none where no line does, or where options follow that were not read.
    private static ImmutableArray<int> Marked(List<RawLine> lines, int from, List<Option> options)
    {
        var first = options[0].First;
        if (first == FirstNumber && options.Exists(o => o.Text.EndsWith('?')))
            return [];
        var isAnswerNext = false;
        for (var i = from; i < lines.Count && i < from + LinesToAnswer; i++)
        {
            // The next question begins: this one has no answer.
            if (OptionLine(lines[i], 0, first) is not null || OptionLine(lines[i], options.Count, first) is not null)
                return [];
            if (Heading().IsMatch(lines[i].Text))
            {
                isAnswerNext = true;
                continue;
            }

            if (AnswerIn(lines[i].Text, first, isAnswerNext) is { } match)
                return Right(match.Groups["letters"].Value, match.Groups["rest"].Value, first, options);
        }

        return [];
    }

    private static Match? AnswerIn(string line, char first, bool isAnswerNext)
    {
        ReadOnlySpan<Regex> forms = first == FirstNumber ? [NumberAnswer()] : isAnswerNext ? [Answer(), AnswerWithText(), Letters()] : [Answer(), AnswerWithText()];
        foreach (var form in forms)
        {
            if (form.Match(line) is { Success: true } match)
                return match;
        }

        return null;
    }

    // Returns the options that "A and C", "AC" or "A) Vault, C) Key ring" name; none where a letter has no option, or another option's text.
    private static ImmutableArray<int> Right(string letters, string rest, char first, List<Option> options)
    {
        var named = Conjunction().Replace(letters, " ").Where(char.IsLetterOrDigit).Select(c => char.ToUpperInvariant(c) - first).ToList();
        var text = rest.TrimStart('.', ')', ':', '-', '–', '—', ' ');
        var further = FurtherLetter().Matches(text);
        if (named.Count == 1 && further.Count > 0)
        {
            var starts = further.Select(m => m.Index).Append(text.Length).ToList();
            named.AddRange(further.Select(m => m.Groups["letter"].Value[0] - first));
            string[] texts = [text[..starts[0]], .. further.Select((m, i) => text[(m.Index + m.Length)..starts[i + 1]])];
            if (named.Exists(x => x < 0 || x >= options.Count) || texts.Where((t, i) => !IsText(t, options[named[i]])).Any())
                return [];
        }

        var isOther = named.Count == 1 && text.Length > 0 && options.FindIndex(o => IsText(text, o)) is >= 0 and var other && other != named[0];
        return isOther || named.Exists(x => x < 0 || x >= options.Count) || named.Distinct().Count() < named.Count ? [] : [.. named.Order()];
    }

    private static bool IsText(string text, Option option) =>
        string.Equals(Words.Normalize(Conjunction().Replace(text, " ")), Words.Normalize(Conjunction().Replace(option.Text, " ")), StringComparison.Ordinal);

    private Candidate? Make(SectionView view, List<RawLine> lines, int first, List<Option> options, ImmutableArray<int> correct)
    {
        if (correct.IsEmpty || correct.Length == options.Count || options.Count > OptionsMax)
            return null;
        var at = TextAbove(lines, first);
        if (at > 0 && OptionsLabel().IsMatch(lines[at].Text))
            at = TextAbove(lines, at);
        var begin = FirstOfParagraph(lines, at);
        var prompt = Tidy.Line(Marks().Replace(Numbering().Replace(string.Join(' ', lines[begin..(at + 1)].Select(l => l.Text)).TrimStart('#', ' '), ""), ""));
        prompt = Scenario().Replace(prompt, "");
        if (ScenarioAbove(view, lines, begin) is { } scenario)
            prompt = $"{scenario}. {prompt}";
        // A tick list or a numbered one is a question only where something asks.
        if ((options[0].Ticked is not null || options[0].First == FirstNumber) && !prompt.EndsWith('?') && !Asks().IsMatch(prompt))
            return null;
        if (prompt.Length < 12 || lines[at].Raw.StartsWith('#') && !prompt.EndsWith('?'))
            return null;
        var section = view.Section;
        var unit = 0;
        while (unit + 1 < section.Units.Length && section.Units[unit + 1].FirstLine <= lines[begin].Number)
            unit++;
        ImmutableArray<string> texts = [.. options.Select(o => o.Text)];
        var key = string.Join("; ", correct.Select(c => texts[c]));
        return new Candidate
        {
            Pattern = Name,
            Kind = correct.Length == 1 ? QuestionKind.SingleChoice : QuestionKind.MultipleChoice,
            Section = section,
            UnitIndex = unit,
            Line = lines[begin].Number,
            Prompt = prompt,
            Clue = prompt,
            Key = key,
            AuthorsOptions = texts,
            AuthorsCorrect = correct,
            Explanation = $"{prompt} – {key}",
            IsAuthored = true,
        };
    }

    // "**Scenario**: …" above "**Question**: Which of these fits?", or all that stands under a heading "Question 3": without it others fit as well.
    private static string? ScenarioAbove(SectionView view, List<RawLine> lines, int at)
    {
        var above = TextAbove(lines, at);
        if (above >= 0 && Scenario().Match(lines[above].Text) is { Success: true } match)
            return Tidy.Line(lines[above].Text[match.Length..]);
        if (TextUnderNumber(view, lines, above) is not { } text)
            return null;
        var before = text.FindAll(l => l.Text.Length > 0 && l.Raw[0] is not '#');
        return before.Count == 0 || before.Exists(l => LetteredText().IsMatch(l.Text) || Boxed().IsMatch(l.Raw)) ? null : Tidy.Line(string.Join(' ', before.Select(Sentence)));
    }

    // A line's text has lost the mark at its end.
    private static string Sentence(RawLine line) => line.Text + Mark(line);

    private static string Mark(RawLine line) => line.Raw.TrimEnd('*', '_', ' ') is [.., ('.' or ':' or ',' or ';') and var mark] && !line.Text.EndsWith(mark) ? mark.ToString() : "";

    // Returns the lines between a heading "Question 3" and the text that asks; null where no heading counts. In bold, that text is a heading too.
    private static List<RawLine>? TextUnderNumber(SectionView view, List<RawLine> lines, int above)
    {
        if (view.Section.Headings is [.., var heading] && NumberedQuestion().IsMatch(heading))
            return lines[..(above + 1)];
        if (above >= 0 || view.Section.Headings is not [.., var outer, _] || !NumberedQuestion().IsMatch(outer))
            return null;
        var sections = view.Facts.Note.Sections;
        var before = sections.IndexOf(view.Section) - 1;
        return before >= 0 && sections[before].Headings.SequenceEqual(view.Section.Headings[..^1]) ? RawLines.Of(sections[before]) : null;
    }

    // A question may be wrapped: "best describes a key assumption of the Naïve Bayes" above "classification approach?".
    private static int FirstOfParagraph(List<RawLine> lines, int at)
    {
        var begin = at;
        while (begin > 0 && at - begin < ParagraphLinesMax && lines[begin].Raw[0] is not '#' && !Numbering().IsMatch(lines[begin].Text) && !Scenario().IsMatch(lines[begin].Text)
            && lines[begin - 1] is { Text.Length: > 0 } above && above.Raw[0] is not '#' && !Answer().IsMatch(above.Text) && OptionLine(above, 0, FirstLetter) is null && !LetteredText().IsMatch(above.Text) && !Scenario().IsMatch(above.Text))
            begin--;
        return begin;
    }

    private static int TextAbove(List<RawLine> lines, int line)
    {
        var above = line - 1;
        while (above > 0 && lines[above].Text.Length == 0)
            above--;
        return above;
    }

    /// <param name="Ticked">Whether its box is ticked; null without a box.</param>
    /// <param name="Line">Index of its last line.</param>
    /// <param name="First">What the first option of its list is called.</param>
    private sealed record Option(string Text, bool? Ticked, int Line, char First);

    [GeneratedRegex(@"^(?:[-*+]|\d{1,2}[.)])\s+\[(?<tick>[ xX])\]\s+(?<text>\S.*)$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Boxed();

    // "e.g." is no fifth option.
    [GeneratedRegex(@"^\(?(?:(?<letter>[A-H])[.)]\s*|(?<letter>[a-h])(?:\)\s*|\.\s+))(?<text>\S.*)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex LetteredText();

    [GeneratedRegex(@"^\(?(?<letter>[1-8])[.)]\s+(?<text>\S.*)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NumberedText();

    // What begins a block of its own, or a remark on the whole.
    [GeneratedRegex(@"^(?:[-*+]\s|\d+[.)]\s|[#<|>!`]|---|\W*(?:explanation|reason|rationale|note|hint|reference|source)\b)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex NewBlock();

    // "The correct answers are A and B" at the end of a line. White space is one blank by now. "Wrong answers: A, C" and "Your answer: A" say something else.
    [GeneratedRegex(@"(?<!\b(?:wrong|incorrect|your|my|not)\s)\b(?:correct\s(?:answers?|options?|choices?)|answers?|correct|solutions?)\s?(?:is|are)?\s?[:=–—-]?\s?(?<letters>\(?[A-H]\)?(?:(?:\s?[,;&+/]\s?(?:and\s)?|\sand\s)\(?[A-H]\)?)*|(?-i:[A-H]{2,8}|[A-H](?:\s[A-H]){1,7}))[\s.*)]*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Answer();

    // "Answer: A) Vault", "Correct answer: B, C. Both …". Without a mark between, "Answer B: …" may speak of a wrong one.
    [GeneratedRegex(@"^\W*(?:the\s)?(?i:correct\s(?:answers?|options?|choices?)|answers?|solutions?)(?:\s(?:is|are)\b\s?:?|\s?[:=–—-])\s?(?<letters>\(?[A-H]\)?(?:(?:\s?[,;&+/]\s?(?:and\s)?|\sand\s)\(?[A-H]\)?)*)(?<rest>(?:[.):]|\s[–—-])\s\S.*)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex AnswerWithText();

    [GeneratedRegex(@"^\W*(?:the\s)?(?:correct\s)?(?:answers?|options?|solutions?)(?:\s(?:is|are)\b\s?:?|\s?[:=–—-])\s?(?:options?\s)?(?<letters>\(?[1-8]\)?(?:(?:\s?[,;&+]\s?(?:and\s)?|\sand\s)\(?[1-8]\)?)*)(?<rest>[.):]\s\S.*)?[\s.]*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex NumberAnswer();

    [GeneratedRegex(@"\b(?:and|or)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"(?<!\w)\(?(?<letter>[A-H])[.)]\s", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex FurtherLetter();

    // What a <summary> says above the folded answer.
    [GeneratedRegex(@"^(?:show |see |view |reveal )?(?:the )?(?:correct )?(?:answers?|solution)\s*:?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<letters>\(?[A-H]\)?(?:\s*(?:,|and|&|\+|;)\s*\(?[A-H]\)?)*)(?<rest>[.):]\s.*)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"^(?:answer |possible )?(?:options|choices|answers)\s*:?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex OptionsLabel();

    [GeneratedRegex(@"^(?:Scenario|Situation|Context)\s*\d*\s*:\s*", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Scenario();

    [GeneratedRegex(@"^(?:Q|Question)\s*\d{1,4}\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex NumberedQuestion();

    [GeneratedRegex(@"^(?:Q(?:uestion)?\s*\d{0,4}|\d{1,4}|[ivx]{1,4}(?=\)))\s*(?:\([^()]*\)\s*)?[.):]\s*", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"\s*[\[(]\d{1,2}\s(?:marks?|points?|pts)[\])]", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\b(?:which|what|choose|select)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Asks();
}
