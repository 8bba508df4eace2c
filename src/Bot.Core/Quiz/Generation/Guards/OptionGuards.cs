using System.Text.RegularExpressions;
using Bot.Core.Quiz.Generation.Language;
using Bot.Core.Text;

namespace Bot.Core.Quiz.Generation.Guards;

/// <summary>Fewer than two good distractors: a coin toss.</summary>
internal sealed class FewDistractorsGuard : IGuard
{
    public string Name => "few-distractors";

    public string? Objection(Draft draft, Corpus corpus) =>
        draft.Candidate.Kind == QuestionKind.SingleChoice && draft.Options.Length < 3 ? $"{Math.Max(0, draft.Options.Length - 1)} good distractors, at least 2 are needed" : null;
}

/// <summary>The only option that belongs to the topic which the question names is the answer, or all others come from afar.</summary>
internal sealed class OtherTopicGuard : IGuard
{
    private const int OfTopicMin = 2;

    /// <summary>Below it a distractor is from another topic and none from the section of the key.</summary>
    private const double Far = 0.33;

    public string Name => "other-topic";

    public string? Objection(Draft draft, Corpus corpus)
    {
        if (draft.Options.IsEmpty || draft.Candidate.Figure is not null || draft.Candidate.Pattern is "list-outsider")
            return null;
        if (draft.Candidate.Definition is not null && draft.Closeness < Far)
            return "the distractors are from other topics";
        return draft.DistractorsOfTopic < OfTopicMin ? $"{draft.DistractorsOfTopic} distractors belong to the topic, at least {OfTopicMin} are needed" : null;
    }
}

/// <summary>
/// The key's own words stand in the question: whole, inflected, as an initialism or as its long form. A word that two distractors share tells
/// nothing and is allowed.
/// </summary>
internal sealed class AnswerInStemGuard : IGuard
{
    private const int ShortDescriptionStemsMax = 4;

    public string Name => "answer-in-stem";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsToldWhole || !c.AuthorsOptions.IsEmpty)
            return null;
        if (c.Kind == QuestionKind.Reveal && c.Definition is not null)
            return SaysItself(c.Clue, c.Key) || (Shapes.IsIdentifier(c.Clue) && Leaks.SpellsItself(c.Clue, c.Key)) ? "the term says its own description" : null;
        var shown = string.Join(' ', draft.Context) + " " + c.Clue;
        if (c.Figure is null && c.Key.Length > 2 && Words.Normalize(c.Prompt).Contains(Words.Normalize(c.Key), StringComparison.Ordinal))
            return "the answer stands in the question";
        if (c.IsAuthored)
            return null;
        if (c.Figure is { } figure)
            return FigureInStem(figure, c.Clue);
        if (c.Kind == QuestionKind.Typed)
            return Leaks.SharedWord(c.Key, string.Join(' ', draft.Context), []) is { } typed ? $"'{typed}' stands in the question" : null;
        if (Leaks.SharedWord(c.Key, shown, draft.Distractors) is { } shared)
            return $"'{shared}' stands in the question";
        if (Numbers(c.Clue).FirstOrDefault(n => n.Length > 0 && Numbers(c.Key).Contains(n, StringComparer.Ordinal) && !draft.Distractors.Any(d => Numbers(d).Contains(n, StringComparer.Ordinal))) is { } number)
            return $"the number '{number}' stands in the question";
        if (c.Pattern is "table-cell" && Leaks.PieceOfCode(c.Key, Tidy.Line(c.Unit.Cells[0]), draft.Distractors) is { } cell)
            return $"'{cell}' stands in the name";
        if (c.Pattern is "table-cell" && Leaks.SharesInitial(c.Key, Tidy.Line(c.Unit.Cells[0]), draft.Distractors))
            return "the initial gives the answer away";
        if (c.Definition is var (term, meaning) && (c.IsInCode(term) || Shapes.IsIdentifier(term)) && Leaks.PieceOfCode(term, meaning, draft.Distractors) is { } piece)
            return $"'{piece}' stands in the name";
        if (c.Definition is var (name, description) && !name.Contains(' ', StringComparison.Ordinal) && Leaks.HumpOf(name, description, draft.Distractors) is { } hump)
            return $"'{hump}' stands in the name";
        if (Leaks.IsInitialism(c.Key, shown) || Leaks.IsInitialism(shown, c.Key))
            return "initials give the answer away";
        // "Moves packets between networks (IP)" names the Internet layer.
        if (Capitals(shown).SelectMany(KnownAbbreviations.AllLongFormsOf).FirstOrDefault(l => Leaks.SharedWord(c.Key, l, draft.Distractors) is not null) is { } spelledOut)
            return $"'{spelledOut}' stands in the question as an abbreviation";
        if (Leaks.SpellsOutTail(c.Key, c.Clue, draft.Distractors))
            return "the letters of the abbreviation are spelled out";
        return Leaks.SharedLetters(c.Key, c.Clue, draft.Distractors, c.Pattern is "table-cell") ? "the letters of the abbreviation give the answer away" : null;
    }

    // "Cold chamber: a chamber that stays cold". On a card nothing is chosen, so that a single word, "Data Firehose: loads data", gives nothing away.
    private static bool SaysItself(string term, string description)
    {
        var stems = Words.ContentStems(term);
        var said = Words.ContentStems(description);
        // "CAT (cold air trap): traps the actual air (in summer)".
        var told = Words.ContentStems(Names.WithoutBrackets(description, out _));
        if (told.Count is > 1 and <= ShortDescriptionStemsMax && told.Count(s => Words.HoldsRelated(stems, s)) * 3 >= told.Count * 2)
            return true;
        return stems.Count(s => Words.HoldsRelated(said, s)) * 2 >= Math.Max(1, stems.Count);
    }

    private static string? FigureInStem(Figure figure, string clue)
    {
        if (Numbers(clue).Contains(Numbers(figure.Text).First(), StringComparer.Ordinal) || Figure.FindAll(clue).Any(f => f.Value == figure.Value))
            return "the figure stands in the question";
        return Parts.GetValueOrDefault(figure.Text.Replace(" ", "", StringComparison.Ordinal)) is { } part && Words.Split(clue).Exists(w => w.StartsWith(part, StringComparison.Ordinal)) ? $"'{part}' stands in the question" : null;
    }

    // "Meaning half of them are".
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal) { ["50%"] = "half", ["25%"] = "quarter", ["75%"] = "three-quarter", ["100%"] = "all", ["33%"] = "third" };

    private static IEnumerable<string> Capitals(string text) => RunsOf(text, char.IsLetterOrDigit).Where(w => w.Length > 1 && !w.Any(char.IsLower));

    // The runs of digits, also inside a name such as "TxD50".
    private static IEnumerable<string> Numbers(string text) => RunsOf(text, char.IsDigit).DefaultIfEmpty("");

    private static string[] RunsOf(string text, Func<char, bool> belongs) =>
        text.Split([.. text.Where(x => !belongs(x)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A distractor that could be defended: nearly the key's words, or described nearly as the key is.</summary>
internal sealed class SecondAnswerGuard : IGuard
{
    public string Name => "second-answer";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || c.Figure is not null || draft.Options.IsEmpty)
            return null;
        var key = Words.ContentStems(c.Key);
        foreach (var distractor in draft.Distractors)
        {
            var stems = Words.ContentStems(distractor);
            if (Words.Similarity(key, stems) >= (Shapes.IsClause(c.Shape) ? 0.5 : 0.6))
                return $"'{distractor}' says nearly the same";
        }

        return null;
    }
}

/// <summary>An "a" or "an" before the gap, or an "is" or "are" behind it, that fits only some options.</summary>
internal sealed class ArticleGuard : IGuard
{
    public string Name => "article";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (!c.IsGap || draft.Options.IsEmpty || c.Figure is not null)
            return null;
        var at = c.Prompt.IndexOf(Patterns.FigurePattern.Gap, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var isPlural = Words.Split(c.Prompt[(at + Patterns.FigurePattern.Gap.Length)..]) is [var verb, ..] && (verb is "are" or "were" or "have" || !verb.EndsWith('s'));
        if (draft.Options.Any(o => LooksPlural(o) != isPlural))
            return "the verb behind the gap fits only some options";
        if (at < 2)
            return null;
        var before = c.Prompt[..at].TrimEnd();
        var isA = before.EndsWith(" a", StringComparison.OrdinalIgnoreCase);
        var isAn = before.EndsWith(" an", StringComparison.OrdinalIgnoreCase);
        if (!isA && !isAn)
            return null;
        return draft.Options.Any(o => "aeiouAEIOU".Contains(o[0], StringComparison.Ordinal) != isAn) ? "the article before the gap fits only some options" : null;
    }

    private static bool LooksPlural(string option) => Words.Split(Names.WithoutBrackets(option, out _)) is [.., var last] && EnglishText.IsPlural(last);
}

/// <summary>A key that stands out by its length (Haladyna's guideline 24: keep the length of options about equal).</summary>
internal sealed class LongestKeyGuard : IGuard
{
    private const double RatioMax = 1.3;
    private const int SlackCharacters = 4;

    public string Name => "longest-key";

    public string? Objection(Draft draft, Corpus corpus)
    {
        if (draft.Options.IsEmpty || draft.Correct.Length != 1 || !draft.Candidate.AuthorsOptions.IsEmpty)
            return null;
        var key = draft.Options[draft.Correct[0]].Length;
        var longest = draft.Distractors.Max(d => d.Length);
        var shortest = draft.Distractors.Min(d => d.Length);
        if (key > longest * RatioMax + SlackCharacters)
            return $"the answer has {key} characters, the longest distractor {longest}";
        return key * 2 + SlackCharacters < shortest ? $"the answer has {key} characters, the shortest distractor {shortest}" : null;
    }
}

/// <summary>A question that a player answers without knowing: by the words of the stem or because one option looks unlike the others.</summary>
internal sealed partial class GuessableGuard : IGuard
{
    /// <summary>An author's options may differ in length more than ours; the longest is given away when it is nearest to the stem as well, or twice as long.</summary>
    private const double AuthorsLengthRatioMax = 1.5;
    private const double AuthorsAloneLengthRatioMax = 2;
    private const int AuthorsSlackCharacters = 2;
    private const int AuthorsLeadWords = 2;
    private const int ShortKeyWordsMax = 4;

    public string Name => "guessable";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (draft.Options.IsEmpty || draft.Correct.Length != 1)
            return null;
        var key = draft.Correct[0];
        var stem = string.Join(' ', draft.Context) + " " + c.Clue;
        if (!c.AuthorsOptions.IsEmpty)
        {
            if (Guessers.WordOverlap(stem, draft.Options, AuthorsLeadWords) == key)
                return "the answer alone takes up the words of the question";
            var longest = draft.Distractors.Max(d => d.Length);
            if (c.Key.Length > longest * AuthorsAloneLengthRatioMax + AuthorsSlackCharacters)
                return $"the answer has {c.Key.Length} characters, the longest distractor {longest}";
            if (c.Key.Split(' ').Length <= ShortKeyWordsMax && Leaks.SharedWord(c.Key, AskedKind().Replace(c.Prompt, " "), draft.Distractors) is { } shared)
                return $"'{shared}' stands in the question";
            if (Leaks.PartOfName(c.Key, c.Prompt, draft.Distractors) is { } part)
                return $"'{part}' of a name in the question stands in the answer alone";
            return Guessers.WordOverlap(stem, draft.Options) == key && c.Key.Length > longest * AuthorsLengthRatioMax
                ? "the answer is by far the longest and shares the most words with the question"
                : null;
        }

        if (Guessers.WordOverlap(stem, draft.Options) == key)
            return "the answer shares the most words with the question";
        if (draft.Distractors.All(d => IsSnakeCase(d) != IsSnakeCase(c.Key)))
            return "the answer alone is written with, or without, underscores";
        return c.Figure is null && Guessers.OddOneOut(draft.Options) == key ? "the answer looks unlike the other options" : null;
    }

    // "AWS_REGION", "batch_size": variables of one program are written alike.
    private static bool IsSnakeCase(string text) => text.Contains('_', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal);

    // "Which type of assessment": every option may be one.
    [GeneratedRegex(@"\b(?:which|what)(?: (?:type|kind|sort|form))?(?: of)?(?: \w+){1,2}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex AskedKind();
}

/// <summary>A stem that names no subject once the heading path lost what gave the answer away.</summary>
internal sealed partial class StandAloneGuard : IGuard
{
    private const int TellingMin = 5;
    private const int AbbreviationMin = 4;
    private const int PartsOfShortOne = 2;
    private const int CapitalsOfName = 3;

    public string Name => "stand-alone";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || c.IsToldWhole)
            return null;
        if (c.Pattern is "abbreviation")
        {
            // "DR" means something else in every field, and one heading names it less often than two do. A longer one seldom has a second meaning, nor one with a
            // single usual reading.
            return c.Clue.Length >= AbbreviationMin || draft.Context.Count(NamesAField) >= PartsOfShortOne || KnownAbbreviations.ReadingOf(c.Clue, c.Key) is Reading.Usual
                ? null
                : "little says which field the abbreviation is from";
        }

        // "What is the max duration?" below "Best Practices › Transactions".
        if (c.Pattern is "figure" && SetBySomebody().IsMatch(c.Clue) && !draft.Context.Append(c.Clue).Any(HoldsName))
            return "nothing names the system that the limit is of";
        // "Core Concepts" is left of a path whose title holds the answer.
        if (c.Definition is not null && !draft.Context.IsEmpty && !draft.Context.Any(SaysAnything) && corpus.FactsOf(c.Section).Parts.Any(SaysAnything))
            return "the heading that names the subject gives the answer away";
        if (c.Pattern is "what-meaning" or "definition-card" ? draft.Context.Any(SaysAnything) : !draft.Context.IsEmpty)
            return null;
        // "Stages" may be anything's; "IntegrationLatency" and "Custom hostnames" say enough.
        if (c.Pattern is "what-meaning" or "definition-card")
            return Shapes.OfName(c.Clue, isCode: false) == Shape.Phrase ? "nothing says what the term belongs to" : null;
        // A statement with a gap needs a name in it: "Your volume grows in steps of ____" could be anybody's.
        if (c.IsGap && !c.Clue.Split(' ').Skip(1).Any(w => w.Length > 1 && char.IsUpper(w[0])))
            return "nothing names what the statement is about";
        return Words.ContentStems(c.Clue).Count < TellingMin ? "nothing says what the question is about" : null;
    }

    /// <summary>Returns whether a part of the path tells one subject from others. "Step Functions" does not by its words, "Networking" does.</summary>
    public static bool NamesAField(string part) => Telling(part).Any(w => !EnglishText.IsGenericHead(w) || w is "network" or "networking" or "storage" or "billing");

    /// <summary>Returns whether a part of the path says anything of its subject. "Step Functions" does; "Security and Access" could be anything's.</summary>
    public static bool SaysAnything(string part) => Telling(part).Any();

    // "DynamoDB", "SQS", "ngFor", "Kinesis", "Elastic Load Balancing". One or two words of a dictionary may be any heading's.
    private static bool HoldsName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Count(w => char.IsUpper(w[0])) >= CapitalsOfName || words.Any(word =>
            word.Skip(1).Any(char.IsUpper) || (word.Any(char.IsDigit) && word.Any(char.IsLetter)) || (char.IsUpper(word[0]) && Words.Split(word) is [var plain] && !EnglishDictionary.Has(plain)));
    }

    // The heart has its rate by nature; a quota or a default is what some system's makers chose.
    [GeneratedRegex(@"\b(?:max|min|defaults?|quotas?|limits?)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex SetBySomebody();

    private static IEnumerable<string> Telling(string part) => Words.Split(part).Where(w => w.Length > 1 && !Words.IsStop(w) && !char.IsDigit(w[0]) && !Bare.Contains(HeadingPath.WithoutNumber(w)));

    private static readonly HashSet<string> Bare = new(StringComparer.Ordinal)
    {
        "process", "processes", "technique", "techniques", "terminology", "vocabulary", "description", "descriptions", "lifecycle", "technologies", "technology", "internal", "external", "major", "common", "include", "includes", "following", "elements",
        "categories", "category", "concepts", "concept", "definition", "considerations", "lab", "labs", "attack", "might", "legitimate", "started", "day", "normal", "ring", "abbreviations", "acronyms", "glossary", "learning",
        "general", "info", "information", "entities", "variants", "takeaways", "key", "quick", "review", "revision", "final", "essentials", "basics", "page", "path", "file",
        "timing", "prognosis", "notable", "other", "actions", "action", "security", "access", "unit", "week", "core", "matters", "pros", "cons", "variations", "miscellaneous", "lecture", "lectures", "assignment", "assignments", "chapter", "module", "problem", "statement", "features", "procedure",
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "primer", "midterm", "exam", "exams", "opener", "context", "material", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february", "march", "april", "june",
        "july", "august", "september", "october", "november", "december", "notes", "note", "quiz", "quizzes", "lec", "practical", "solutions", "management", "types", "type", "overview", "summary",
    };
}
