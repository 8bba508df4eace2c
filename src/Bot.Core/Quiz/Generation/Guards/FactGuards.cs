using System.Text.RegularExpressions;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Guards;

/// <summary>A figure nobody needs to know: an age, a date, a price in an example, a step of a procedure.</summary>
internal sealed partial class IncidentalFigureGuard : IGuard
{
    public string Name => "incidental-figure";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Figure is null)
            return null;
        if (Pattern().Match(c.Clue) is { Success: true } match)
            return $"'{match.Value.Trim()}' makes the figure an aside";
        // "3 ways to deploy": how many items the author listed.
        if (c.Figure.IsCount && c.Figure.Value <= 12 && c.Clue.StartsWith(Patterns.FigurePattern.Gap, StringComparison.Ordinal))
            return "the figure counts a list";
        if (c.Figure.Unit is "%" && Language.Figure.FindAll(c.Clue).Any(f => f.Unit is "%" && Math.Abs(f.Value + c.Figure.Value - 100) < 0.01))
            return "the figure completes another one to a hundred";
        // "6 bytes (48 bits)": one is the other, converted.
        if (Converted().IsMatch(c.Clue))
            return "the figure stands beside its own conversion";
        if (NextLine().IsMatch(c.Clue))
            return "the statement runs into the next line";
        if (Story().Match(c.Clue) is { Success: true } story)
            return $"'{story.Value.Trim()}' tells of one case";
        // Two numbers with an operator between them are a calculation.
        return Calculation().IsMatch(c.Clue) ? "the figure is part of a calculation" : null;
    }

    [GeneratedRegex(@"\b(?:ago|years? old|old|founded|launched|released|introduced|lecture|exam|exams|marks|questions|course|students?|chapter|video|CAGR|revenues?|market share|market size|forecasts?|projected|my|I)\b|____ ?(?:-|–|to|/|x|×|\*|\+|=) ?\d|\d ?(?:-|–|to|/|x|×|\*|\+) ?____|____\.\d|\$ ?____|____[A-Za-z]|____ ?(?:before|earlier|formerly|previously)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"____[^()]{0,12}\(\s*[\d.,]+\s?[A-Za-z]+|\d\s?[A-Za-z]+\s*\(\s*____", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Converted();

    // "Minimum storage duration ____ Data is lost when the zone is destroyed"
    [GeneratedRegex(@"____ [A-Z][a-z]+ (?!and\b|or\b)[a-z]", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex NextLine();

    // "A web application receives ____ orders per minute", "The system shall fail at most once in ____": given for one case, not known of all.
    [GeneratedRegex(@"\bshall\b|(?:^|[—–:.]\s)(?:An?|One|Your|Our|This)\s(?:[\w-]+\s){0,2}(?:application|app|company|customer|client|user|team|web\s?site|store|shop|employee|hospital|startup|bank|student|person|patient|man|woman|boy|girl|child|business|retailer|developer|farmer|firm|factory|family|worker)\s(?:receives?|wants?|needs?|sells?|processes|earns?|buys?|pays?|serves?|gets?|generates?|uploads?|runs?|has|had|is|was|takes?|stores?|sends?)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Story();

    [GeneratedRegex(@"(?:____|\d)\s*[=*×/+]\s*(?:____|\d)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Calculation();
}

/// <summary>Another line of the notes gives the same thing another figure; which is right, only the author knows.</summary>
internal sealed class ContradictedFigureGuard : IGuard
{
    public string Name => "contradicted-figure";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Figure is null)
            return null;
        return corpus.Contradictions.Of(c.Section, c.UnitIndex) is { } other ? $"{other.Path}:{other.Line} says {other.Text}" : null;
    }
}

/// <summary>An abbreviation that the notes spell out in two ways, or name once and in passing.</summary>
internal sealed partial class AmbiguousAbbreviationGuard : IGuard
{
    public string Name => "ambiguous-abbreviation";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not "abbreviation")
            return null;
        // "Ks" for "Kate's shopping" is a symbol of one example.
        if (c.Clue.Length == 2 && char.IsLower(c.Clue[1]))
            return "two letters, one of them small, are a symbol";
        if (OfOneCase().IsMatch(c.Unit.Text) || c.Section.Headings.Any(OfOneCase().IsMatch) || OfOneCase().IsMatch(HeadingPath.LeadInOf(c) ?? "") || c.Unit.Text.Contains($"({c.Clue}) paper", StringComparison.Ordinal))
            return "the name belongs to an example";
        if (corpus.ExpansionsOf(c.Clue).FirstOrDefault(f => !Wordings.AreSame(f, c.Key)) is { } form)
            return $"the notes also spell it out as {form}";
        var reading = KnownAbbreviations.ReadingOf(c.Clue, c.Key);
        // "fold raisins into cold dough (RCD)": letters that a small word is left out of are an accident of the sentence.
        if (reading is not (Reading.Usual or Reading.OneOfSeveral) && Words.Split(c.Key) is var words && words.Exists(w => w is "to" or "with" or "by" or "from" or "into") && c.Clue.All(char.IsLetter) && c.Clue.Length < words.Count)
            return "the long form is a piece of a sentence";
        if (reading is not Reading.Usual && corpus.OtherWordingOf(c.Key) is { } other && !IsAlsoAccepted(c, other))
            return $"the notes also say {other}";
        if (reading is Reading.Unknown && IsInPassing(c, corpus))
            return "a story names it once, in passing";
        // A long form of ordinary running words is a coincidence of letters.
        return c.Key.Split(' ').Any(w => w.Length > 3 && char.IsUpper(w[0])) || Words.Split(c.Key).Count > 2 ? null : "the long form may be a coincidence";
    }

    private static bool IsAlsoAccepted(Candidate c, string wording) => c.AlsoAccepted.Any(a => string.Equals(Words.Normalize(a), wording, StringComparison.Ordinal));

    // The fund that a person quoted works for, the label of one paper's model. Without the story, two of three such were worth asking for.
    private static bool IsInPassing(Candidate c, Corpus corpus) => Story().IsMatch(c.Unit.Text) && corpus.Statements(corpus.StemsOf(c.Clue), 2) < 2;

    [GeneratedRegex(@"\b(?:according to|they|he|she|his|hers?|whose|et al|in (?:1[5-9]|20)\d\d)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Story();

    // "Example: Pharmaceutical Benefits Scheme (PBS)", a heading "Scenario"
    [GeneratedRegex(@"^\W*(?:for example|example|e\.g\.|scenario|case study)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex OfOneCase();
}

/// <summary>A question with options from the notes must still be one: different options, none that names the others.</summary>
internal sealed partial class AuthorsChoiceGuard : IGuard
{
    public string Name => "authors-choice-form";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.AuthorsOptions.IsEmpty)
            return null;
        if (c.AuthorsOptions.Select(Words.Normalize).Distinct(StringComparer.Ordinal).Count() != c.AuthorsOptions.Length)
            return "two options are the same";
        if (c.AuthorsOptions.Any(o => AllOfThese().IsMatch(o)))
            return "an option speaks of the others";
        if (c.AuthorsOptions.Any(o => Statements().IsMatch(o)) && !Statements().IsMatch(c.Prompt))
            return "the options speak of statements that the question does not show";
        if (c.AuthorsOptions.Count(o => Scale().IsMatch(o)) * 2 > c.AuthorsOptions.Length || Personal().IsMatch(c.Prompt))
            return "the question is from a survey";
        if (OpenPrompt().IsMatch(c.Prompt))
            return "the question shows only its last line";
        if (corpus.Find(c.Section) is { IsEnglish: true } && !Asks().IsMatch(c.Prompt))
            return "the text above the options asks nothing";
        return CountObjection(c, corpus);
    }

    // "(Choose TWO)" with one right answer, or the other way round: one of them is a slip.
    private static string? CountObjection(Candidate c, Corpus corpus)
    {
        var asked = Several().Match(c.Prompt);
        var given = c.AuthorsCorrect.Length;
        if (asked.Success && given == 1)
            return "the question asks for several answers and the notes give one";
        if (asked.Success && CountOf(asked.Groups["count"].Value) is { } count && count != given)
            return $"the question asks for {count} answers and the notes give {given}";
        // How other languages ask for several is not known here.
        return asked.Success || given == 1 || Plural().IsMatch(c.Prompt) || corpus.Find(c.Section) is { IsEnglish: false } ? null : "the notes give several answers and the question does not say so";
    }

    private static int? CountOf(string word) => word.ToUpperInvariant() switch
    {
        "TWO" or "2" => 2,
        "THREE" or "3" => 3,
        "FOUR" or "4" => 4,
        "FIVE" or "5" => 5,
        _ => null,
    };

    [GeneratedRegex(@"^(?:all|none|both|neither|any)\b.*\b(?:above|these|options|answers|of them|[A-H] and [A-H])\b|^(?:all|none) of|^both [A-H]|^[A-H] (?:and|&) [A-H]$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex AllOfThese();

    [GeneratedRegex(@"\b(?:both|neither|either)\b[^.]*\bstatements?\b|\bstatements?\s(?:[A-D]|I{1,3}|\d)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Statements();

    [GeneratedRegex(@"^(?:this|these|it|they|image|!)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex OpenPrompt();

    // A question word, a request, a gap, or a statement that an option ends.
    [GeneratedRegex(@"\?|_{2,}|:$|\.{3}$|…$|^(?:pick|identify|name|complete|fill|match)\b|\b(?:which|what|who(?:m|se)?|when|where|why|how|choose|select|following|true|false|means|best (?:describes|explains|fits))\b|\b(?:is|are|was|were|be|by|to|of|the|an?|called|as|for|with|in|on|at|from|that|when|because|than|has|have|can|will|would|should)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Asks();

    // Points of a scale: somebody's opinion or habit, which is neither right nor wrong.
    [GeneratedRegex(@"^(?:(?:very|somewhat|strongly|extremely)\s)?(?:never|rarely|sometimes|often|always|occasionally|satisfied|dissatisfied|neutral|agree|disagree|likely|unlikely|(?:yes|no|maybe),?\s\w.*)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Scale();

    [GeneratedRegex(@"\byour (?:age|gender|name|experience|occupation)\b|\bdo you (?:feel|ever|usually|enjoy|prefer)\b|\bwould you (?:play|like|prefer|recommend)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Personal();

    // "Choose the TWO services", "Which two services", "(two answers)".
    [GeneratedRegex(@"\b(?:choose|select|pick|mark|tick|identify|name)\s(?:(?:any|the|exactly)\s)?(?<count>two|three|four|five|[2-5]|all)\b(?!-)|\b(?:which|what)\s(?:(?:of the following|of these|are the|are)\s)?(?<count>two|three|four|five|[2-5])\s(?=[\w\s-]*\w*s\b)|\((?:[\w\s]{1,20}\s)?(?<count>two|three|four|five|[2-5])(?:\s(?:correct|right|possible))?\s(?:answers|options|choices|responses|correct)[.!]?\)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Several();

    [GeneratedRegex(@"\b(?:are|were|have|do|both|several|multiple|all that|that apply|one or more|more than one)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Plural();
}

/// <summary>The outsider of a list that the notes elsewhere put under the list's title.</summary>
internal sealed class OutsiderGuard : IGuard
{
    public string Name => "outsider-may-belong";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not "list-outsider")
            return null;
        return corpus.Says(Words.ContentStems(c.Key), Words.ContentStems(c.Clue), 1) ? "the notes name it together with the list" : null;
    }
}
