using System.Text.RegularExpressions;
using Bot.Core.Quiz.Generation.Language;
using Bot.Core.Quiz.Generation.Patterns;

namespace Bot.Core.Quiz.Generation.Guards;

/// <summary>
/// Two colons that make no card: a field of a note's data (<c>deadline:: 2023-03-24</c>, as Dataview and Logseq write them), an address, a reference, or a
/// stray pair in running text. A card has a question or a phrase before the colons, and its author writes more than one of them.
/// </summary>
internal sealed partial class DataFieldGuard : IGuard
{
    private const int CardsMin = 3;
    private const int UnitsOfShortNoteMax = 30;

    public string Name => "data-field";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not "card")
            return null;
        var line = corpus.LineOf(c.Section, c.Line);
        if (!line.Contains("::", StringComparison.Ordinal))
            return null;
        var habit = corpus.Of(c.Section).Cards.Habit;
        if (Field().IsMatch(line) && (Property().IsMatch(line) || (habit != CardHabit.Deck && !Deck().IsMatch($"{c.Section.Path} {c.Section.Breadcrumb}"))))
            return "the line gives a field of the note its value";
        if (Address().IsMatch(line))
            return "the colons belong to an address";
        if (!Sentences.IsBalanced(c.Prompt) || !Sentences.IsBalanced(c.Key) || c.Prompt[0] is '(' or ')' || Reference().IsMatch(c.Prompt))
            return "the line is a reference or a piece of a sentence";
        if (c.Prompt.TrimEnd().EndsWith('?'))
            return null;
        if (ExerciseGuard.FolderOf(c.Section.Path) is not null)
            return "a remark in an exercise";
        var note = corpus.Of(c.Section);
        return habit != CardHabit.None || note.CardLines >= CardsMin || note.Note.Sections.Sum(s => s.Units.Length) <= UnitsOfShortNoteMax
            ? null
            : "the note has no habit of cards";
    }

    /// <summary>Returns how many lines of a note read as a card on one line.</summary>
    public static int CountCards(Notes.Note note) => RawLines.Count(note, CardLine());

    // One word, no blank before the colons, one behind them.
    [GeneratedRegex(@"^[\s>]*(?:[-*+]\s+)?[\[(]?\**[\w.-]+\**::(?!:)(?:\s|$)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Field();

    // What programs write of their own beside the cards of a deck: "collapsed::", "background-color::".
    [GeneratedRegex(@"^[\s>]*(?:[-*+]\s+)?(?:id|collapsed|alias(?:es)?|tags|deck|template|created|updated|[a-z]\w*(?:[-.][\w-]+)+)::", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Property();

    [GeneratedRegex(@"\b(?:cards?|decks?|flash|anki|vocab|glossar|dictionar|terms)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Deck();

    [GeneratedRegex(@"\barn:|\b[Ff]n::|\w:::\w+[/\w]*[/*]", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b[A-Z]\. (?:\(?(?:19|20)\d\d\b)|\((?:[A-Z]\w+,? )+(?:19|20)\d\d$|\[\^\w+\]$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(?=[^:]* )[^:`|]{3,}:::?[^:\r]+\r?$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex CardLine();
}

/// <summary>A card that shows how cards are written: its answer is a placeholder in brackets, or the whole of it stands in quotation marks. Also one that only its author can answer.</summary>
internal sealed partial class SampleCardGuard : IGuard
{
    public string Name => "sample-card";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not ("card" or "cloze"))
            return null;
        if (c.Key is ['[', .., ']'])
            return "the answer is a placeholder";
        if (corpus.Find(c.Section) is { } note && Trial().IsMatch(note.Note.Title))
            return "the note tries out how cards are written";
        if (Unsure().Match(c.Key) is { Success: true } unsure)
            return $"'{unsure.Value}' is no answer for others";
        if (Pointing().Match(c.Prompt) is { Success: true } pointing)
            return $"'{pointing.Value}' points at something that is not shown";
        return Quoted().IsMatch(c.Pattern is "card" ? c.Prompt : corpus.LineOf(c.Section, c.Line)) ? "the card is quoted" : null;
    }

    [GeneratedRegex(@"\b(?:the above|above (?:code|example|figure|diagram|image|table|command)|the following (?:code|example|figure|diagram|image|table)|(?:if|in|of|on) our \w+|this (?:code|example|figure|diagram|image|screenshot)|the (?:program execution|code snippet))\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Pointing();

    [GeneratedRegex(@"\b(?:I don['’]?t know|no idea|not sure|on my (?:machine|computer|laptop|system))\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Unsure();

    [GeneratedRegex(@"^(?:test|sample|example|demo|trying)\b.*\b(?:flash ?cards?|cards?|anki|spaced repetition)\b|\b(?:flash ?cards?|anki|spaced repetition)\b.*\b(?:test|sample|example|demo|syntax|how ?to)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Trial();

    // `3. "The capital of {{c1::France}} is Paris"`, `Example: "…"`
    [GeneratedRegex(@"^\s*(?:[-*+>]\s+|\d+[.)]\s+)?(?:[^:""“]{0,60}:\s*)?[""“][^""“”]*[""”]\W*$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Quoted();
}

/// <summary>An author's gap for one of several examples: any other example fits as well.</summary>
internal sealed partial class OpenGapGuard : IGuard
{
    public string Name => "open-gap";

    public string? Objection(Draft draft, Corpus corpus) =>
        draft.Candidate.Pattern is "cloze" && OneOfMany().Match(draft.Candidate.Clue) is { Success: true } opening ? $"after '{opening.Groups["word"].Value}' other examples fit as well" : null;

    // "Sources include family, ____ and neighbors"
    [GeneratedRegex(@"\b(?<word>includ(?:es?|ed|ing)|such as|e\.g\.|for example|some)\b[^.;:]*____", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex OneOfMany();
}

/// <summary>
/// A long form that is not the usual one: a slip where a word differs, and a reading that nobody expects where nothing names the field. Players who know the
/// abbreviation would be told that they are wrong.
/// </summary>
internal sealed partial class UnusualExpansionGuard : IGuard
{
    // Below one heading or none, a third of them was one author's own or had a second meaning.
    private const int PartsOfUnknownOne = 2;

    public string Name => "unusual-expansion";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not "abbreviation")
            return null;
        if (Shorthand().IsMatch(c.Key))
            return "the long form is shortened or inflected itself";
        return KnownAbbreviations.ReadingOf(c.Clue, c.Key) switch
        {
            Reading.Slip => "the usual long form has other words",
            Reading.OneOfSeveral when !draft.Context.Any(StandAloneGuard.NamesAField) => "it stands for several things and nothing names the field",
            Reading.Other => "it is known for something else",
            Reading.Unknown when draft.Context.Count(StandAloneGuard.NamesAField) < PartsOfUnknownOne => "it is not widely known and little names the field",
            _ => null,
        };
    }

    // "entity group txns", "generalized linear models'", "Developer's kit": no vowel, or an apostrophe at the end.
    [GeneratedRegex(@"\b[b-df-hj-np-tv-xz]{3,}\b|['’]$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Shorthand();
}

/// <summary>
/// A fact out of an exercise, a style guide or a plan of study. What is given there holds for that task alone. Told by the folder, by the file's name, and by
/// headings that only exercises have.
/// </summary>
internal sealed partial class ExerciseGuard : IGuard
{
    public string Name => "exercise";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || c.Pattern is "abbreviation" || !c.AuthorsOptions.IsEmpty)
            return null;
        if (corpus.FactsOf(c.Section).Task is { } task)
            return task;
        return c.Figure is not null && HeadingPath.Above(c).FirstOrDefault(h => Scenario().IsMatch(h)) is { } heading ? $"the heading '{heading}' is a task's" : null;
    }

    /// <summary>Returns what says that a section belongs to a task; null when nothing does.</summary>
    public static string? ObjectionTo(Notes.Section section)
    {
        if (FolderOf(section.Path) is { } folder)
            return $"'{folder}' holds tasks";
        if (Files().Match(Path.GetFileNameWithoutExtension(section.Path).Replace('_', ' ')) is { Success: true } file)
            return $"the file '{file.Value}' holds tasks";
        return section.Headings.FirstOrDefault(h => Headings().IsMatch(h)) is { } heading ? $"the heading '{heading}' is a task's" : null;
    }

    /// <summary>Returns the folder of the path that is named after tasks; null when none is.</summary>
    public static string? FolderOf(string path) => Folders().Match(path) is { Success: true } folder ? folder.Value.Trim('/') : null;

    [GeneratedRegex(@"(?:^|/)[^/]*\b(?:questions|exercises?|problems?|problem[-_ ]sets?|worksheets?|assignments?|homework|past[-_ ]papers?|tutorials?[-_ ](?:sheets?|questions?)|solutions)\b[^/]*/", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Folders();

    [GeneratedRegex(@"\b(?:style|user|developer)[-_ ]guide\b|\bstudy[-_ ]plan|\breflections?\b|\b(?:homework|worksheet|assignment|exercises?|problem[-_ ]set|practice[-_ ](?:questions|problems|test|exam)|case[-_ ]stud(?:y|ies))\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Files();

    // "An order application receives 50,000 orders per minute" is given, not known.
    [GeneratedRegex(@"\b(?:scenarios?|interview|worked examples?|case stud(?:y|ies))\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Scenario();

    // "Part a (3 points)", "Solution", "Exercise 2"
    [GeneratedRegex(@"^\W*(?:solutions?|exercises?|problem sets?|worked|sample (?:data|questions?|answers?))\b|\(\s*[\d.]+\s*(?:points?|marks?|pts)\s*\)|^\W*(?:problem|task)\s*\d", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Headings();
}

/// <summary>
/// A figure in a statement without a subject, "Allows up to ____ levels": who allows them stood in a line that is not shown. Also a fragment behind a catchword
/// that its author did not set off as a term.
/// </summary>
internal sealed partial class NoSubjectGuard : IGuard
{
    public string Name => "no-subject";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not "figure" || !c.Prompt.Contains(FigurePattern.Gap, StringComparison.Ordinal))
            return null;
        if (c.Clue.StartsWith($"Number of {FigurePattern.Gap}", StringComparison.OrdinalIgnoreCase))
            return "nothing says what is counted";
        var words = Words.Split(c.Clue);
        // What stands in bold before a colon is the subject: "**Enhanced fan-out**: Gives each consumer …".
        if (c.Unit.Term is not null && !c.Unit.Strong.IsEmpty)
            return null;
        if (words.Count > 0 && OpensWithoutSubject(words[0]))
            return $"the statement begins with '{words[0]}' and names no subject";
        var colon = c.Clue.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && colon < c.Clue.IndexOf(FigurePattern.Gap, StringComparison.Ordinal) && c.Unit.Strong.IsEmpty && c.Unit.Marked.IsEmpty && c.Unit.Code.IsEmpty
            ? "a fragment stands behind a catchword"
            : null;
    }

    private static bool OpensWithoutSubject(string word) =>
        EnglishText.IsThirdPersonVerb(word) || EnglishText.IsBaseVerb(word) || word is "first" or "note" or "single" or "standard" or "premium" or "basic" or "free" or "point" or "also" or "now" || (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4);
}

/// <summary>A slip of grammar that needs no dictionary: "a item", "a same", "per seconds", a word written twice.</summary>
internal sealed partial class GrammarSlipGuard : IGuard
{
    public string Name => "grammar-slip";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || !c.AuthorsOptions.IsEmpty || c.Pattern is "abbreviation")
            return null;
        foreach (var text in draft.Options.Append(c.Prompt).Append(c.Key))
        {
            if (Number().Match(text) is { Success: true } number)
                return $"'{number.Value.Trim()}' is a slip";
            if (Slip().Match(text) is { Success: true } slip)
                return $"'{slip.Value.Trim()}' is a slip";
            if (Predicate().Matches(text).FirstOrDefault(m => IsVerb(m.Groups["verb"].Value) && !IsSeveral(m.Groups["noun"].Value)) is { } predicate)
                return $"'{predicate.Value.Trim()}' lacks an s";
        }

        // "Which of these is the networks directly connected …"
        return Head().Match(c.Prompt) is { Success: true } head && EnglishText.IsPlural(head.Groups["noun"].Value) ? $"'is the {head.Groups["noun"].Value}' is a slip" : null;
    }

    private static bool IsVerb(string word) => EnglishText.IsBaseVerb(word) || word is "result" or "access" or "occur" or "exist" or "consist" or "contain" or "cause" or "arise" or "happen" or "enable" or "allow" or "contribute";

    private static bool IsSeveral(string noun) => noun[^1] == 's' || noun is "people" or "data" or "media" or "criteria" or "staff" or "police" or "children" or "men" or "women" or "cattle" or "majority" or "number" or "lot";

    // "A kind of AI that are trained", "an individual rectangular sections cut from a wafer".
    [GeneratedRegex(@"^(?:Which of these is )?an? (?:(?:kind|type|form|sort) of \w+(?<!s) that are|(?:[a-z]+(?:al|ar|ic|ive|ous|ful|able|ary) ){1,3}(?!\w*(?:ss|us|is|ics|series|species|means|news) )[a-z]{3,}s (?:of|cut|used|that|which|from|in|for|with))\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Number();

    // "The structure that result from", "a hacker access a device".
    [GeneratedRegex(@"\b(?:an?|the) (?:[a-z-]+ )?(?<noun>[a-z]+) (?:that|which) (?<verb>[a-z]+) (?:from|in|on|the|to|an?|with|by)\b|\ban? (?<noun>[a-z]+) (?<verb>[a-z]+) an? ", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Predicate();

    [GeneratedRegex(@"^Which of these is (?:the|an?) (?<noun>[a-z]{4,}s) (?:directly|of|that|which|in|on|used|connected|from|with|who|where)\b", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Head();

    // By sound, "a user", "a one-time", "an hour" are right; what is written in capitals may be spoken letter by letter.
    [GeneratedRegex(@"(?<![\w-])[Aa] (?:same|an?|the|(?![Oo]ne|[Oo]nce|[Ee]u|[Uu])[aeio][a-z]{2,})\b|(?<![\w-])[Aa] [a-z]+(?:-[a-z]+)?(?: [a-z]+)? (?:strategies|policies|services|systems|databases|queries)\b|\bper (?:seconds|minutes|hours|days|months|years)\b|\b(?<twice>[A-Za-z]{2,}) \k<twice>\b(?<!\bthat that|\bhad had|\bon on)|\b[Ii]s (?:a|an|the) [Aa]n? |(?<![\w-])[Aa]n? (?!few\b|lot\b|number\b|pair\b)(?:[a-z-]+ )?[a-z-]+ (?:that|which) (?:have|are|were|do)\b|\bgives? rise (?!to\b|in\b)|(?<![\w-])[Aa] [a-z]+(?:tions|ments)\b|(?<![\w-])[Aa]n (?!hono|heir|herb|hour)[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z][a-z]{2,}\b", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Slip();
}

/// <summary>A description in the capitals of a title: "Free-form Continuous Dynamics for Scalable Models" is what a paper is called, not what it is.</summary>
internal sealed class TitleGuard : IGuard
{
    private const int WordsMin = 4;
    private const double CapitalsMin = 0.7;
    private const int LongWord = 4;

    public string Name => "title";

    public string? Objection(Draft draft, Corpus corpus)
    {
        return draft.Candidate.Definition is var (_, meaning) && IsTitle(meaning) ? "the description is written like a title" : null;
    }

    private static bool IsTitle(string text)
    {
        var words = text.Split(' ').Skip(1).Where(w => w.Length >= LongWord && char.IsLetter(w[0])).ToList();
        return words.Count >= WordsMin - 1 && words.Count(w => char.IsUpper(w[0])) >= CapitalsMin * words.Count;
    }
}

/// <summary>
/// Options that are catchwords of the page beside one real term: the term gives itself away. Of the distractors one at least must be a thing that the notes
/// describe.
/// </summary>
internal sealed class UnlikeOptionsGuard : IGuard
{
    private const int DescribedMin = 1;

    public string Name => "unlike-options";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        // Names that a program has are of one kind whether described or not.
        if (c.Pattern is not ("which-term" or "what-meaning") || draft.Options.IsEmpty || c.Shape == Shape.Identifier)
            return null;
        var described = draft.Distractors.Count(d => c.Pattern is "which-term"
            ? corpus.DefinitionsOf(d).Any(Describes)
            : Shapes.OfMeaning(d) is var shape && (shape is Shape.NounClause or Shape.VerbClause) == (c.Shape is Shape.NounClause or Shape.VerbClause));
        return described < DescribedMin ? "the notes describe none of the distractors" : null;
    }

    private static bool Describes(DefinitionFact fact) =>
        fact.IsName && fact.MeaningStems.Count >= 2 && fact.MeaningShape != Shape.Sentence && fact.MeaningObjection is null;
}
