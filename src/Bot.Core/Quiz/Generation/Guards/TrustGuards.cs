using System.Text.RegularExpressions;
using Bot.Core.Quiz.Generation.Language;
using Bot.Core.Quiz.Generation.Patterns;

namespace Bot.Core.Quiz.Generation.Guards;

/// <summary>
/// A definition with too few signs that its author meant one. Each sign is weak by itself: the form of the description, the author's marks, siblings of the
/// same form in the same list, distractors from that list, a full stop behind it, and a note that defines things elsewhere too.
/// </summary>
internal sealed class TrustGuard : IGuard
{
    private const int Needed = 7;
    private const int NeededWithoutForm = 8;
    private const int SiblingsMin = 3;
    private const double OfOneFormMin = 0.6;
    private const double DefiningNoteMin = 0.5;
    private const double DefiningNoteOfCardsMin = 0.6;
    private const double TellingNoteMax = 0.25;
    private const double SiblingsOnly = 0.99;
    private const int WordsOfFullDescription = 5;
    private const int OtherLines = 2;

    public string Name => "low-trust";

    public string? Objection(Draft draft, Corpus corpus)
    {
        if (draft.Candidate.Definition is not var (term, meaning))
            return null;
        // "Men expected to frequent public spaces" says something about a thing. Of 60 judged cards those in notes that define less were good in 9 of 17.
        if (draft.Candidate.Kind == QuestionKind.Reveal && Shapes.OfMeaning(meaning) == Shape.OtherClause && corpus.Of(draft.Candidate.Section).Form.DefiningShare < DefiningNoteOfCardsMin)
            return "the description has neither article nor verb, and the note tells more than it defines";
        var signs = Signs(draft, term, meaning, corpus);
        var needed = LacksForm(meaning) ? NeededWithoutForm : Needed;
        return signs < needed ? $"{signs} signs that the author meant a definition, at least {needed} are needed" : null;
    }

    // Neither an article, nor a verb, nor things in the plural ("Settings shared by all"): most jottings look like that.
    private static bool LacksForm(string meaning) =>
        Shapes.OfMeaning(meaning) is Shape.OtherClause && Words.Split(meaning) is [var first, ..] && first[^1] != 's';

    private static int Signs(Draft draft, string term, string meaning, Corpus corpus)
    {
        var c = draft.Candidate;
        var note = corpus.Of(c.Section).Form;
        var list = note.ListOf(c.Section, c.UnitIndex);
        var isCode = c.IsInCode(term);
        var shape = Shapes.OfMeaning(meaning);
        var signs = shape == Shape.NounClause ? 3 : Descriptions.NamesAKind(meaning) ? 2 : shape == Shape.VerbClause || isCode ? 1 : 0;
        signs += isCode || !c.Unit.Strong.IsEmpty || !c.Unit.Marked.IsEmpty || !c.Unit.Cells.IsEmpty ? 1 : 0;
        signs += list.Count >= SiblingsMin && list.Defining >= OfOneFormMin * list.Count ? 1 : 0;
        signs += list.Count >= SiblingsMin && list.OfShape(shape) >= OfOneFormMin * list.Count ? 1 : 0;
        signs += draft.Closeness >= SiblingsOnly ? 1 : 0;
        signs += Shapes.OfName(term, isCode) is Shape.Acronym or Shape.Identifier or Shape.ProperName ? 1 : 0;
        signs += Words.ContentStems(meaning).Count >= WordsOfFullDescription ? 1 : 0;
        signs += corpus.Statements(corpus.StemsOf(Names.WithoutBrackets(term, out _)), OtherLines + 1) > OtherLines ? 1 : 0;
        signs += c.Unit.Term is not null && c.Unit.Meaning is { } written && written.TrimEnd().EndsWith('.') ? 1 : 0;
        signs += note.DefiningShare >= DefiningNoteMin ? 1 : note.DefiningShare < TellingNoteMax ? -1 : 0;
        return signs;
    }
}

/// <summary>A term that several sections give another meaning: a field of the author's form ("Expected result", "Policy"), not a name.</summary>
internal sealed class FieldLabelGuard : IGuard
{
    private const double SameMeaning = 0.4;
    private const int OtherMeaningsMax = 1;

    // A label of a form stands in all its sections.
    private const int DefinitionsLookedAtMax = 20;

    public string Name => "field-label";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Definition is not var (term, meaning))
            return null;
        var stems = corpus.StemsOf(meaning);
        var others = corpus.DefinitionsOf(term).Take(DefinitionsLookedAtMax).Where(d => d.Section.Id != c.Section.Id && Words.Similarity(stems, d.MeaningStems) < SameMeaning);
        return others.Skip(OtherMeaningsMax).Any() ? "several other sections give the term another meaning" : null;
    }
}

/// <summary>
/// A description that begins with an article and goes on as a sentence of its own, "The attacker tries to log in": behind "Which of these is" it is no English.
/// </summary>
internal sealed partial class SentenceMeaningGuard : IGuard
{
    public string Name => "sentence-meaning";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Definition is not var (_, meaning))
            return null;
        if (OpensWithCommand(c.Unit, meaning))
            return "the description is a sentence about a command";
        if (Predicate().IsMatch(meaning) || Modal().IsMatch(meaning))
            return "the description is a sentence with a subject of its own";
        return IsClause(meaning) || draft.Distractors.Any(d => c.Pattern is "what-meaning" && IsClause(d)) ? "the description is a sentence with a subject of its own" : null;
    }

    // "A clot (thrombus) blocks the vessel": what stands in brackets parts no verb from its noun.
    private static bool IsClause(string meaning) =>
        meaning.Contains('(', StringComparison.Ordinal) && Brackets().Replace(meaning, "${noun}") is var bare ? Clause().IsMatch(bare) || Transitive().IsMatch(bare) : Clause().IsMatch(meaning) || Transitive().IsMatch(meaning);

    // Behind the first noun only: farther on, an infinitive may follow, "materials (of wood) to build with".
    [GeneratedRegex(@"^(?<noun>(?:an?|the|each|every|one)\s(?:[\w-]+\s){1,2})\([^()]*\)\s", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Brackets();

    // "A baker unable to sleep can rise": a verb of the sentence; "the rules a baker must keep" has a subject within.
    [GeneratedRegex(@"^(?:an?|the)\s(?:(?!that\b|which\b|who\b|whom\b|whose\b|where\b|when\b|what\b|how\b|if\b|whether\b|because\b|as\b|while\b|so\b|an?\b|the\b|each\b|every\b|you\b|your\b|it\b|they\b|we\b)[\w’'/()-]+\s){1,12}(?:can|cannot|must|will|should)\s", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Modal();

    // "A thread suspends execution for some time": after "a" no plural stands, but for what is called by one.
    [GeneratedRegex(@"^(?:an?|each|every|one)\s(?:(?!of\b|for\b|that\b|which\b|in\b|to\b|or\b|and\b|with\b|on\b|by\b|at\b|from\b|where\b|who\b|whose\b|used\b)[\w-]+\s){1,2}(?!\w*(?:ss|us|is|ics|'s)\s|(?:lens|sciences|services|systems|sales|news|operations|communications|resources|savings|goods|series|species|means|always|data|access|rights|relations|settings|downs|ups|gas|bias|alias|times|towards|upwards|downwards|forwards|backwards|overseas|besides|perhaps|across|versus|plus|less|hours|days|minutes|seconds|years)\s)[a-z]{3,}s\s(?!of\b|for\b|or\b)[a-z]", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Transitive();

    // "`describe-drifts` lists what changed"
    private static bool OpensWithCommand(Notes.Unit unit, string meaning)
    {
        foreach (var range in unit.Code)
        {
            if (range.End > unit.Text.Length || !meaning.AsSpan().StartsWith(range.Of(unit.Text), StringComparison.OrdinalIgnoreCase))
                continue;
            if (Words.Split(meaning[(range.End - range.Start)..]) is [var verb, ..] && EnglishText.IsThirdPersonVerb(verb))
                return true;
        }

        return false;
    }

    // "The difference between the heights is at most 1": a predicate that no relative clause owes.
    [GeneratedRegex(@"^(?:an?|the)\s(?:(?!that\b|which\b|who\b|whose\b|where\b|when\b|what\b|how\b|if\b|whether\b|because\b|as\b|while\b|so\b)[\w'’/-]+\s){1,12}(?:is|are)\s", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Predicate();

    // A noun, perhaps an adjective before it, and a word in -s with what follows a verb. "A set of rules to" has its preposition before.
    [GeneratedRegex(@"^(?:(?:an?|each|every|one)\s(?:(?!of\b|for\b|that\b|which\b|in\b|to\b|or\b|and\b|with\b|on\b|by\b|where\b|who\b)[\w-]+\s){1,3}(?!\w*(?:ss|us|is|'s)\s)[a-z]{3,}s\s(?:to|that|by|from|the|an?|what|how|whether|on|with|in|into|its|their|all|when|if|and)\b|(?:the|an?)\s(?:(?!of\b|that\b|which\b|who\b|where\b|whose\b|when\b|to\b|for\b)[\w-]+\s){1,3}(?:of\s(?:an?|the|each)\s[\w-]+\s)?(?:\w+ly\s)?(?:differs?|reclaims?|changes?|happens?|occurs?|becomes?|depends?|remains?|exists?|belongs?|starts?|stops?|gets?|goes|runs?|comes?|needs?|must|can|will|has|have)\s|(?:the|this)\s[\w-]+(?<!s)\s(?!\w*(?:ss|us|is)\s)[a-z]{3,}s\s(?:to|that|by|from|the|an?|what|how|whether|on|into|its|their|all|when|if)\b)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Clause();
}

/// <summary>
/// A description with neither article nor verb, "Last in, first out": beside others that begin in their own way it is true of one option by its kind alone. Judges
/// took 56 of 110 such questions; the fact goes on a card instead.
/// </summary>
internal sealed class BareDescriptionGuard : IGuard
{
    public string Name => "bare-description";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        return c.Kind == QuestionKind.SingleChoice && c.Definition is var (_, meaning) && Shapes.OfMeaning(meaning) == Shape.OtherClause ? "the description begins with neither an article nor a verb" : null;
    }
}

/// <summary>
/// Two colons of a programming language taken for a card: a type signature (<c>length :: [a] -> Int</c>), a scope (<c>Controller\Response::FORWARD</c>). Where
/// the note has a habit of cards, only what cannot be one is rejected.
/// </summary>
internal sealed partial class CodeCardGuard : IGuard
{
    private const string JoinedNames = "the colons join two names of a program";

    public string Name => "code-card";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not "card")
            return null;
        var line = corpus.LineOf(c.Section, c.Line);
        // Colons inside a card of another form are text.
        if (CardLine.Read(RawLines.Single(line, c.Line)) is not { } card || (c.Prompt != Tidy.Line(card.Front) && c.Prompt != Tidy.Line(card.Back)))
            return null;
        if (Case().IsMatch(line))
            return "the colons join the head of a list to its rest";
        var note = corpus.Of(c.Section);
        return note.Cards.Habit switch
        {
            CardHabit.None => NameObjection(card, line, note) ?? TypeObjection(card, line, note),
            CardHabit.Lines => NameObjectionAmongCards(card, line, note) ?? (card.IsOneWord ? TypeObjection(card, line, note) : null),
            CardHabit.Deck => card.IsOneWord && Signature().IsMatch(line) ? TypedName : Library().IsMatch(line) && !card.IsQuestion ? JoinedNames : null,
        };
    }

    private static string? NameObjection(CardLine card, string line, NoteFacts note)
    {
        if (card.JoinsNames || (!card.IsQuestion && (card.HoldsColons || Scope().IsMatch(line))))
            return JoinedNames;
        // "so I use std::string now": a card of this form would hardly have the same last word as another.
        return !card.IsQuestion && Member().Match(line) is { Success: true } member && note.Cards.LinesOfNameSpace(member.Groups["space"].Value) >= MembersMin ? "the colons follow a name space" : null;
    }

    private static string? NameObjectionAmongCards(CardLine card, string line, NoteFacts note)
    {
        if (!card.IsQuestion && (card.JoinsIdentifiers || Library().IsMatch(line)))
            return JoinedNames;
        return card is { IsOneWord: true, IsSpaced: false, IsBothWays: false } && note.Cards.LinesOfNameSpace(card.Front) >= MembersMin ? "the colons follow a name space" : null;
    }

    private static string? TypeObjection(CardLine card, string line, NoteFacts note)
    {
        if (!card.IsQuestion && Signature().IsMatch(line))
            return TypedName;
        return Spaced().IsMatch(line) && note.Signatures >= SignaturesMin ? "the note writes types behind two colons" : null;
    }

    /// <summary>Returns how many lines of a note give a name its type.</summary>
    public static int CountSignatures(Notes.Note note) => RawLines.Count(note, Signature());

    private const string TypedName = "the line gives a name its type";
    private const int SignaturesMin = 3;
    private const int MembersMin = 2;

    [GeneratedRegex(@"(?<=\s[`(*]*)(?<space>[a-z]\w*)::[a-z_]", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Member();

    [GeneratedRegex(@"\s::\s", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Spaced();

    // No blank on either side, and on one side at least a name that only a program has.
    [GeneratedRegex(@"::/\d|(?<![A-Za-z0-9])(?:std|boost|chrono|fs|cv)\u200B*::\u200B*[a-z_]|\w\\\w+::\w|[A-Z]\w*_[A-Z]\w*::\w+(?:['""`\s),.;]|$)|\b[a-z]+[A-Z]\w*(?:\([^()]*\))?::[a-z]+[A-Z]\w*|\w::(?:[A-Z]+_[A-Z_]+\b|[a-z_]\w*\()|\w::\w+\.(?:phtml|php|xml)\b", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Scope();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:std|boost)::[a-z_]|\w\\\w+::\w", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Library();

    // "case x :: xs => …": a pattern of Scala, F# or OCaml.
    [GeneratedRegex(@"^\W*(?:case\s|\|\s*)?[a-z_]\w*\s*::\s*[a-z_]\w*\s*(?:=>|->|→|⇒)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Case();

    // A type behind the colons: with an arrow, or one of the types that every language has, alone.
    [GeneratedRegex(@"\s::\s*[\[(]*(?:[A-Z]\w*|[a-z]\b|int\b|char\b|bool\b|float\b)[\w\s\[\](),]*(?:->|→|=>|⇒)|\s::\s*[\[(]*(?:Bool|Int|Integer|Char|String|Float|Double|IO)\b[\w\s\[\](),]{0,20}$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Signature();
}

/// <summary>A judgement instead of a description, "Simple but prone to errors": it is true of many things, and what it is measured by nobody says.</summary>
internal sealed partial class EvaluationGuard : IGuard
{
    public string Name => "evaluation";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Definition is var (_, meaning) && Judgement().Match(meaning) is { Success: true } judgement)
            return $"'{judgement.Value.Trim()}' judges";
        // "Speed: slow" of one column is "Speed: fast" of another.
        if (c.Pattern is "comparison" && Aspect().Match(Tidy.Line(c.Unit.Cells[0])) is { Success: true } aspect)
            return $"'{aspect.Value}' asks for a judgement";
        return c.Pattern is "comparison" or "column-contrast" && (Grade().IsMatch(c.Key) || Judgement().IsMatch(c.Key)) ? "the cell judges" : null;
    }

    [GeneratedRegex(@"^(?:(?:a|an|the|very|more|most|less|highly|relatively|generally|extremely|always|both|too)\s)*(?:simple|easy|easier|fast|faster|slow|slower|quick|critical|crucial|important|powerful|popular|efficient|flexible|scalable|complex|expensive|prone|vulnerable|bottleneck|highly|essential|excellent|high|low|better|worse|meant|appropriate|suited|ideal|recommended|preferred|common|rated|compliance\s\w+er)\b(?!-)|\b(?:prone to|hard to beat|easy to|difficult to)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Judgement();

    [GeneratedRegex(@"(?:^|:\s)(?:very |more |most |less )?(?:low|medium|high|good|bad|poor|rich|fair|excellent|limited|moderate|discouraged|preferred|flexible|easy|hard|slow|fast|small|large|strong|weak|better|worse|common|rare|rarely|often|usually|sometimes|frequent|more|less|can become|may become|requires|custom|main|focus|basic|advanced|improved|enhanced)(?:er|est)?\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Grade();

    [GeneratedRegex(@"\b(?:simplicity|preference|diagnostics|syntax|use[ -]?cases?|common uses?|typical uses?|best|suited|suitab\w+|ideal|performance|speed|costs?|pricing|complexity|scalability|scaling|scale|flexibility|ease|learning curve|popularity|maturity|risk|focus|availability|security|overhead|efficiency|reliability|advantages?|pros|cons|benefits?|philosophy|examples?|adaptability|involvement|community|control)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Aspect();
}

/// <summary>A gap for a bold name where the note defines neither it nor what stands beside it: any name could stand there.</summary>
internal sealed class UnbackedGapGuard : IGuard
{
    private const int DefinedDistractorsMin = 2;

    public string Name => "unbacked-gap";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not "bold-gap")
            return null;
        var defined = draft.Distractors.Count(d => corpus.DefinitionsOf(d).Count > 0);
        return defined < DefinedDistractorsMin ? $"the notes define {defined} of the distractors, at least {DefinedDistractorsMin} are needed" : null;
    }
}

/// <summary>A fact of a problem that the section or its neighbour sets: "Calculate the probability that …". The next problem has other figures.</summary>
internal sealed partial class SetProblemGuard : IGuard
{
    public string Name => "set-problem";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || c.Pattern is "abbreviation" or "question-heading" || !c.AuthorsOptions.IsEmpty)
            return null;
        return TrueOrFalse().IsMatch(c.Unit.Text) ? "the statement may be false" : corpus.Of(c.Section).SetsProblem ? "the note sets a problem" : null;
    }

    /// <summary>Returns whether a sentence of the note tells the reader to work something out.</summary>
    public static bool IsIn(Notes.Note note) => note.Sections.Any(s => s.Units.Any(u => u.Kind is not Notes.UnitKind.Code && u.Text.Length < 2000 && Task().IsMatch(u.Text)));

    [GeneratedRegex(@"(?:^|[.:?]\s+|\b[a-h]\)\s)(?:Calculate|Determine|Compute|Evaluate|Prove|Show that|Derive|Solve for)\s(?:(?:the|an?|how|whether|that|which|all|each|[A-Z])\b)[^.]{12,}\.?", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Task();

    [GeneratedRegex(@"^\W*(?:\[!\w+\][-+]?\s*)?(?:T/F|True or false)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex TrueOrFalse();
}

/// <summary>A question that is the heading of several sections, or stands in a note whose language cannot be judged: a form that is filled in, not a question.</summary>
internal sealed class RepeatedHeadingGuard : IGuard
{
    public string Name => "repeated-heading";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not "question-heading")
            return null;
        if (c.Prompt.Any(x => char.IsLetter(x) && !char.IsAscii(x)) || c.Prompt.Contains('¿', StringComparison.Ordinal))
            return "the heading is in another language";
        return corpus.HeadingCount(c.Section.Title) > 1 ? "several sections have this heading" : null;
    }
}
