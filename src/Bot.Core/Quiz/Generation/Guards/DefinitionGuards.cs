using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Guards;

/// <summary>A line that says something under a catchword instead of saying what the catchword means: a statement, a rule to follow, a comparison with nothing.</summary>
internal sealed class RemarkGuard : IGuard
{
    public string Name => "remark";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        return c.Definition is var (term, meaning) ? Check(meaning, isCode: Shapes.OfName(term, isCode: false) == Shape.Identifier || c.IsInCode(term)) : null;
    }

    /// <summary>Returns why a description is none; null when nothing is wrong.</summary>
    /// <param name="meaning">The description.</param>
    /// <param name="isCode">Whether a command or an identifier is described: "List open files" is how manuals describe those.</param>
    public static string? Check(string meaning, bool isCode)
    {
        if (Remarks.IsStatement(meaning))
            return "the line makes a statement about something else";
        if (!isCode && Remarks.IsRule(meaning))
            return "the line tells what to do, not what the term is";
        return Remarks.ComparesWithNothing(meaning) ? "the line compares with something that it does not name" : null;
    }
}

/// <summary>
/// A note whose lines of the form "catchword: text" are mostly remarks. Its author does not use the form to define, so that a line that looks like a
/// definition is one by chance. The share is a property of the note alone and does not depend on the order in which candidates are judged.
/// </summary>
internal sealed class DefinitionHabitGuard : IGuard
{
    private const int DefinitionsMin = 6;
    private const double ShareMin = 0.4;

    public string Name => "no-habit-of-defining";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        // "The unit of throughput of a stream": with its article it says what its term is, wherever it stands.
        if (c.Definition is not var (_, meaning) || Shapes.OfMeaning(meaning) == Shape.NounClause)
            return null;
        return corpus.Find(c.Section)?.ShareOfDefinitions < ShareMin ? $"only {corpus.Of(c.Section).ShareOfDefinitions:P0} of such lines in the note define something" : null;
    }

    /// <summary>Returns the share of a note's lines of this form that define something, from 0 to 1.</summary>
    public static double ShareOfDefinitions(NoteFacts facts) =>
        facts.Definitions.Count < DefinitionsMin ? 1 : facts.Definitions.Average(d => Defines(d) ? 1.0 : 0);

    private static bool Defines(DefinitionFact fact) =>
        (fact.IsCode || fact.MeaningShape is Shape.NounClause or Shape.VerbClause or Shape.ParticipleClause or Shape.Figure || Descriptions.NamesAKind(fact.Meaning))
        && RemarkGuard.Check(fact.Meaning, fact.IsCode) is null;
}

/// <summary>
/// The card of a definition that is none: a card shows the whole line, so that what its author jotted beside a name is taken for what the name means. Of 60 judged
/// cards a third told a property, a finding or a time instead. Asked for is the form of a definition, a kind of thing and what sets the term apart from it.
/// </summary>
internal sealed partial class CardMeaningGuard : IGuard
{
    private const int SiblingsMin = 3;

    public string Name => "card-meaning";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (!c.IsDefinitionCard || c.Definition is not var (term, meaning))
            return null;
        if (Property().IsMatch(meaning))
            return "the line tells what the term alone has, not what it is";
        if (Hollow().IsMatch(meaning) || OnlyKind().IsMatch(meaning))
            return "the line says no more than that there is such a thing";
        if (OnlyCount().IsMatch(meaning))
            return "all that sets the term apart is a number";
        var shape = Shapes.OfMeaning(meaning);
        if (shape is Shape.OtherClause or Shape.VerbClause && Words.Split(Names.WithoutBrackets(term, out _)) is [.., var head] && Inquiries.Contains(head))
            return "the line tells what was found, not what the term is";
        if (shape == Shape.OtherClause && c.Unit.Cells.IsEmpty && !c.IsInCode(term) && !SetsApart().IsMatch(meaning) && !OpensWithVerb(meaning) && !c.Section.Headings.Any(h => ListOfTerms().IsMatch(h)) && !StandsAmongDefinitions(c, corpus))
            return "the description has no article, no verb and no clause that sets the term apart";
        return c.Unit.Term is null && c.Unit.Cells.IsEmpty && !IsSubject(c, term) ? "the sentence is not the one that introduces the term" : null;
    }

    // "Steers the ships around the bank": a verb that the word lists do not know.
    private static bool OpensWithVerb(string meaning) => Words.Split(meaning) is [[.., 's'], var next, ..] && EnglishText.IsDeterminer(next);

    private static bool StandsAmongDefinitions(Candidate c, Corpus corpus) =>
        corpus.Of(c.Section).Form.ListOf(c.Section, c.UnitIndex) is { Count: >= SiblingsMin } list && list.OfShape(Shape.NounClause) * 2 >= list.Count;

    // What a sentence introduces it sets in bold, or a heading names it: "The post is a monopoly" in a section about letters says something of the post.
    private static bool IsSubject(Candidate c, string term)
    {
        var unit = c.Unit;
        foreach (var range in unit.Strong.Concat(unit.Marked).Concat(unit.Code))
        {
            if (range.Start < term.Length && range.End <= unit.Text.Length)
                return true;
        }

        var stems = Words.ContentStems(term);
        return c.Section.Headings.Append(c.Section.Topic).Any(h => Introduces(h, term, stems));
    }

    private static bool Introduces(string heading, string term, List<string> stems)
    {
        if (heading.StartsWith(term, StringComparison.OrdinalIgnoreCase) || heading.Contains($"({term})", StringComparison.Ordinal) || heading.Contains($"({term}s)", StringComparison.Ordinal))
            return true;
        // "Why a harbour needs a pilot boat" introduces the pilot boat; one word more or less of a heading may be anything.
        var said = Words.ContentStems(heading);
        if (stems.Count > 1 && heading.Contains(Language.Names.WithoutBrackets(term, out _), StringComparison.OrdinalIgnoreCase))
            return true;
        return said.Count > 0 && said.Count(s => Words.HoldsRelated(stems, s)) * 2 >= said.Count;
    }

    private static readonly FrozenSet<string> Inquiries = FrozenSet.Create(StringComparer.Ordinal, "survey", "surveys", "study", "studies", "project", "projects", "excavation", "excavations", "experiment", "experiments", "trial", "trials", "report", "reports", "paper", "research");

    // "The only type that takes part", "the first method to show it".
    [GeneratedRegex(@"^(?:the|an?)\s(?:(?:only|most|least|best|worst|recommended|preferred|default|ideal|usual|easiest|simplest|fastest|cheapest)\b|(?:first|last|latest|newest)\s[\w-]+\s(?:\w+ing|to|that|which)\b)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Property();

    // "A core building block of any kitchen", "a many-sided concept rooted in custom", "a particular kind of oven".
    [GeneratedRegex(@"^(?:an?|the)\s(?:[\w-]+,?\s){0,3}(?:(?:building block|cornerstone|backbone|foundation|pillar|staple|buzzword|game[- ]changer)s?\b|(?:concept|notion|topic|idea|phenomenon|aspect|theme|issue|matter|subject)\b(?!\s(?:of|that|which|where|whereby|when|in\swhich|by\swhich|for|used|describing|referring|meaning)\b))|^(?:an?|the)\s(?:particular|certain|special|specific)\s(?:type|kind|form|sort|class)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Hollow();

    // "A type of baking oven": which one?
    [GeneratedRegex(@"^(?:an?|one|the)\s(?:[\w-]+\s)?(?:type|kind|form|sort|class|variety|example|instance)\sof\s(?:(?!(?:that|which|who|whose|where|when|used|in|for|with|without|by|from|to|on|at|between|based|as|using)\b|\w+(?:ed|ing)\s(?:by|to|for|in|from|with|on|of|the|an?)\b)[\w()/’'-]+\s?)+$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex OnlyKind();

    [GeneratedRegex(@"^(?:an?|the)\s(?:[\w-]+\s){1,4}with\s\d[\d,.]*\+?\s[\w-]+$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex OnlyCount();

    // "Process that weighs evidence", "Variable affected by others", "Data used to train".
    [GeneratedRegex(@"^(?:[\w’'/-]+,?\s){1,4}(?:that|which|who|whose|where|in\swhich|used\s(?:to|for|by|in)|[a-z]{3,}ed\s(?:by|to|for|from|in|with|on|as|at))\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex SetsApart();

    [GeneratedRegex(@"\b(?:glossary|terms|terminology|vocab|vocabulary|definitions)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex ListOfTerms();
}

/// <summary>A note that tells what its author did. What was true of that piece of work is nobody else's knowledge.</summary>
internal sealed partial class FirstPersonGuard : IGuard
{
    private const int UnitsMin = 10;
    private const double ShareMax = 0.06;

    public string Name => "first-person";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || c.Pattern is "abbreviation")
            return null;
        if (c.Section.Headings.FirstOrDefault(h => Author().IsMatch(AskedByAnybody().Replace(h, ""))) is { } heading)
            return $"the heading '{heading}' speaks of the author";
        if (Author().IsMatch(c.Unit.Text))
            return "the line speaks of the author";
        return corpus.Find(c.Section)?.ShareOfAuthor > ShareMax ? $"{corpus.Of(c.Section).ShareOfAuthor:P0} of the note speak of the author" : null;
    }

    /// <summary>Returns the share of a note's units that speak of its author, from 0 to 1.</summary>
    public static double ShareOfAuthor(NoteFacts facts)
    {
        var units = facts.Note.Sections.SelectMany(s => s.Units).Where(u => u.Kind != UnitKind.Code).ToList();
        return units.Count < UnitsMin ? 0 : units.Average(u => Author().IsMatch(u.Text) ? 1.0 : 0);
    }

    // "How do I feed a cat?"
    [GeneratedRegex(@"\b(?:how|when|where|what|why) (?:do|can|could|should|would|must) I\b(?=.*\?)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex AskedByAnybody();

    // "I/O" and "Type I" are no author.
    [GeneratedRegex(@"(?<![\w/.])(?:I(?:['’](?:m|ve|ll|d))?(?= [a-z])(?! to)|[Mm]y|[Oo]ur|I['’](?:m|ve|ll|d))(?![\w/])", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Author();
}

/// <summary>
/// A pattern that is right only where the author's structure says so: a list needs a title that says what its items are, a question in a heading
/// needs an answer that begins with the thing asked for, a row of a comparison needs a property that has one value.
/// </summary>
internal sealed partial class StructureGuard : IGuard
{
    private const int OpeningWords = 8;
    private const int CellWordsMax = 10;

    public string Name => "weak-structure";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        return c.IsAuthored
            ? null
            : c.Pattern switch
            {
                "list-member" or "list-outsider" => VagueTitle().IsMatch(c.Prompt) ? "the list's title does not say what its items are" : null,
                "question-heading" => OfAnswer(c),
                "comparison" or "column-contrast" => OfComparison(c),
                "abbreviation" => c.Clue.Count(x => char.IsUpper(x) || char.IsDigit(x)) < 2 ? "a short form with one capital is a symbol" : null,
                "figure" => OfFigure(c.Clue, c.Unit.Text),
                _ => null,
            };
    }

    // "What is a NAT gateway?" is not answered by "A NAT instance is …".
    private static string? OfAnswer(Candidate c)
    {
        var words = Words.Split(c.Prompt);
        if (words is ["do" or "does" or "is" or "are" or "can" or "should" or "will", ..])
            return "a question for yes or no is no card";
        if (words is not ["what", "is" or "are", ..])
            return null;
        var opening = Words.ContentStems(string.Join(' ', Words.Split(c.Key).Take(OpeningWords)));
        return Words.ContentStems(c.Prompt).TrueForAll(s => opening.Exists(o => Words.AreRelated(o, s))) ? null : "the answer does not begin with the thing asked for";
    }

    private static string? OfComparison(Candidate c)
    {
        if (Opinion().IsMatch(c.Key))
            return "the row holds an opinion, a use or an example";
        return Words.Split(c.Key).Count > CellWordsMax ? "the cell describes; the other column may share it" : null;
    }

    private static string? OfFigure(string clue, string text)
    {
        if (Torn().IsMatch(clue))
            return "the figure goes on after the gap";
        return text.TrimEnd().EndsWith(':') ? "the line leads in to an example" : null;
    }

    [GeneratedRegex(@"“(?:(?:the|some|more|other|useful|common|main|key|important|typical|basic|most|possible|different|several|following)\b ?)+(?:fields?|values?|options?|flags?|types?|parts?|things?|items?|points?|features?|concepts?|ideas?|terms?|pieces|commands?|notes?|facts?)?”", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex VagueTitle();

    [GeneratedRegex(@"^(?:[\w/ -]*\b)?(?:best|ideal|good|use[ -]?cases?|used for|when|why|examples?|result|availability|complexity|ease|security|scal\w+|performance|focus|primary|pros?|cons?|cost|effort|maintenance|flexibility|recommended|suitable|risk|analogy|benefits?|popularity|readability|simplicity)\b[^:]{0,40}:", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Opinion();

    // "1 hour, 53 minutes", "2-byte values"
    [GeneratedRegex(@"____(?:-|, ?\d| and \d)|\d \w+,? (?:and )?____", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Torn();
}
