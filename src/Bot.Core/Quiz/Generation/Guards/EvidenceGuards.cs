using System.Text.RegularExpressions;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Guards;

/// <summary>A note full of slips. Asked first of all, because it costs a look into a table and stops every candidate of such a note.</summary>
internal sealed class SlipsGuard : IGuard
{
    // Of notes looked at, careful ones have 1 to 6 slips that are found, and those in which every fourth question held one that is not, 20 and more.
    private const double SlipsPer10000Max = 20;

    public string Name => "slips";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        return !c.IsAuthored && c.Pattern is not "abbreviation" && corpus.Spelling.SlipsPer10000(c.Section.Path) > SlipsPer10000Max ? "the note is full of slips" : null;
    }
}

/// <summary>A misspelt word in what would be shown. An author who slips here slips in the facts as well, and players would learn the slip.</summary>
internal sealed class SpellingGuard : IGuard
{
    /// <summary>A shorter word with a capital is a name one letter away from a word as often as a slip.</summary>
    private const int LengthInTitleMin = 8;

    public string Name => "spelling";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored)
            return null;
        var isEnglish = corpus.Find(c.Section) is { IsEnglish: true };
        foreach (var text in draft.Distractors.Prepend(c.Key).Prepend(c.Clue))
        {
            foreach (var word in Words.Split(text))
            {
                if (corpus.Spelling.CorrectionOf(word) is { } right)
                    return right.Length > 0 ? $"the notes write '{right}' elsewhere, not '{word}'" : $"'{word}' is misspelt";
                // "checkfs" is what a program is called.
                if (isEnglish && !c.IsInCode(text) && MeantBy(word, text, corpus) is { } english)
                    return $"'{word}' is misspelt for '{english}'";
            }
        }

        return draft.Context.Select(part => SlipInPath(part, isEnglish, corpus)).FirstOrDefault(slip => slip is not null);
    }

    private static string? SlipInPath(string part, bool isEnglish, Corpus corpus)
    {
        // "Back Propogation Through Time": where every word has a capital, it marks no name.
        var isTitle = part.Split(' ').Count(w => w.Length > 3 && char.IsUpper(w[0])) > 1;
        foreach (var word in Words.Split(part))
        {
            if (Spelling.IsKnownSlip(word))
                return $"'{word}' in the path is misspelt";
            // Words of headings are rarer than those of the text, so that a neighbour in the notes says nothing.
            var meant = !isEnglish ? null : isTitle && word.Length >= LengthInTitleMin ? corpus.Spelling.EnglishFor(word, mayBeName: false) : MeantBy(word, part, corpus);
            if (meant is not null)
                return $"'{word}' in the path is misspelt for '{meant}'";
        }

        return null;
    }

    private static string? MeantBy(string word, string text, Corpus corpus) => corpus.Spelling.EnglishFor(word, mayBeName: !text.Contains(word, StringComparison.Ordinal));
}

/// <summary>
/// A definition that nothing else in the notes backs: the line may be a remark under a catchword, not what the catchword means. Counted are marks of the
/// author (bold, code), the form of a description, its words, and other lines that speak of the term.
/// </summary>
internal sealed class EvidenceGuard : IGuard
{
    private const int Needed = 3;
    private const int NeededOfSentence = 4;
    private const int WordsOfFullDescription = 5;
    private const int OtherLines = 2;

    public string Name => "weak-evidence";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Definition is not var (term, meaning))
            return null;
        var isCode = c.IsInCode(term);
        // "Reduce hardware when demand is lower", "Fine-grained access": jotted beside a catchword. A command's description reads like that by custom.
        if (!isCode && Shapes.OfMeaning(meaning) == Shape.OtherClause && !Descriptions.NamesAKind(meaning))
            return "the description does not say what kind of thing the term is";
        // "X is a Y" in running text says something about X more often than what X is.
        var isSentence = c.Unit.Term is null && c.Unit.Cells.IsEmpty;
        var evidence = 0;
        if (!c.Unit.Strong.IsEmpty || !c.Unit.Code.IsEmpty || !c.Unit.Marked.IsEmpty || !c.Unit.Cells.IsEmpty)
            evidence++;
        if (Shapes.OfMeaning(meaning) is Shape.NounClause or Shape.VerbClause || OpensWithVerb(meaning) || Descriptions.NamesAKind(meaning))
            evidence++;
        if (Words.ContentStems(meaning).Count >= WordsOfFullDescription)
            evidence++;
        if (Shapes.OfName(term, isCode) is Shape.Acronym or Shape.Identifier or Shape.ProperName)
            evidence++;
        if (corpus.Statements(corpus.StemsOf(Names.WithoutBrackets(term, out _)), OtherLines + 1) > OtherLines)
            evidence++;
        var needed = isSentence ? NeededOfSentence : Needed;
        return evidence < needed ? $"{evidence} signs that this is a definition, at least {needed} are needed" : null;
    }

    // "Stands in a public subnet": a verb that the word lists do not know.
    private static bool OpensWithVerb(string meaning) =>
        Words.Split(meaning) is [var first, var second, ..] && first[^1] == 's' && first.Length > 3 && (EnglishText.IsDeterminer(second) || EnglishText.IsPreposition(second));
}

/// <summary>An item among advantages, tips or requirements: a remark about the section's subject, which any other subject could share.</summary>
internal sealed partial class QualityGuard : IGuard
{
    public string Name => "quality";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not ("which-term" or "what-meaning" or "definition-card" or "list-member" or "list-outsider" or "bold-gap" or "table-cell"))
            return null;
        var above = c.Unit.Parent >= 0 && c.Unit.Parent < c.Section.Units.Length ? c.Section.Units[c.Unit.Parent].Text : "";
        // "A site near the viewers where copies are cached" says what its term is, wherever it stands.
        if (c.Shape == Shape.NounClause || Shapes.OfMeaning(c.Clue) == Shape.NounClause)
            return null;
        if (Lists().Match(c.Section.Title) is { Success: true } title)
            return $"the section lists '{title.Value}'";
        if (above.Length is > 0 and < 80 && Lists().Match(above) is { Success: true } lead)
            return $"the list gives '{lead.Value}'";
        return !c.Unit.Columns.IsEmpty && c.Unit.Columns.Any(x => Columns().IsMatch(x.Trim())) ? "the table lists good and bad sides" : null;
    }

    [GeneratedRegex(@"\b(?:dis)?advantages?\b|\b(?:benefits?|drawbacks?|pros|cons|strengths|weaknesses|limitations?|challenges|use[ -]?cases?|(?:practical|common|typical) uses|applications|real[- ](?:world|life)|(?:common )?issues|problems|reasons|examples?|topics covered|scenarios|analog(?:y|ies)|(?:(?:key|main|clinical|core|common) )?(?:features|capabilities|manifestations|findings|presentation|signs|symptoms)|key benefits|steps|best practices|tips|tricks|pitfalls|gotchas|why|when to|considerations|recommendations|characteristics|trade-?offs?|key takeaways|lessons|myths|misconceptions|criticisms?)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Lists();

    [GeneratedRegex(@"^(?:adv|dis|disadv|(?:dis)?advantages?|pros?|cons?|benefits?|drawbacks?|strengths?|weaknesses|positives?|negatives?|limitations?|good|bad)\.?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Columns();
}

/// <summary>A heading that ends in a question mark and is no English question, or an answer that does not take the question up.</summary>
internal sealed partial class QuestionFormGuard : IGuard
{
    private const int AnswerWordsMin = 6;
    private const int AnswerLengthMax = 420;

    // Of the words asked about, the share that the answer's first sentence takes up.
    private const double TakenUpMin = 0.5;

    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal)
    {
        "is", "are", "was", "were", "do", "does", "did", "can", "could", "should", "would", "will", "must", "has", "have", "had", "may", "might",
    };

    public string Name => "question-form";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not "question-heading")
            return null;
        var words = Words.Split(c.Prompt);
        // A note of few words may count as written in no language; its English headings are judged all the same. Of another language nothing here can tell
        // a question from a catchword with a question mark.
        if (!corpus.Of(c.Section).IsEnglish && (!words.Any(w => Openers.Contains(w) || w is "what" or "which" or "how" or "why") || !c.Key.All(x => char.IsAscii(x) || !char.IsLetter(x))))
            return "the section is not in English";
        if (!IsQuestion(words))
            return "the heading is no English question";
        if (PointsOutside(words))
            return "the question points at something outside it";
        if (c.Key.Length > AnswerLengthMax || Words.Split(c.Key).Count < AnswerWordsMin)
            return "the answer is too long or too short to compare one's own with";
        if (c.Section.Units.Any(u => ExamTextGuard.IsExamText(u.Text) || u.Kind == Notes.UnitKind.TableRow))
            return "the section holds options or a table";
        if (c.Section.Units[0].Text.TrimEnd().EndsWith(':') || DanglingReferenceGuard.Check(c.Section.Units[0].Text) is not null)
            return "the answer leans on something else";
        if (char.IsLower(c.Key[0]) || IsJotted(c))
            return "the answer is jotted";
        if (c.Key.EndsWith("...", StringComparison.Ordinal) || c.Key.EndsWith('…'))
            return "the answer goes on in what is not shown";
        if (Formula().IsMatch(c.Key))
            return "the answer holds a formula";
        if (Labelled().IsMatch(c.Key))
            return "the answer begins with a label";
        var asked = Words.ContentStems(c.Prompt);
        // How something is done is told in other words than it is asked in; that one word of the subject returns is enough.
        if (words is ["how", "do" or "can" or "should", "i" or "you" or "we" or "one", ..])
            return Words.ContentStems(c.Key) is var told && asked.Exists(a => Words.HoldsRelated(told, a)) ? null : "the answer does not speak of what is asked for";
        var answered = Words.ContentStems(Sentences.Split(Tidy.Line(c.Section.Units[0].Text)) is [var first, ..] ? first.Text : c.Key);
        var taken = asked.Count(a => answered.Any(s => Words.AreRelated(a, s)));
        return taken > 0 && taken >= TakenUpMin * asked.Count ? null : "the answer does not take up the words of the question";
    }

    // "How do I feed a cat?" may be asked by anybody; in "Why do cells divide when they grow?" and "How does a log tell that it is full?" the noun is there.
    private static bool PointsOutside(List<string> words)
    {
        for (var i = words is [_, "do" or "can" or "could" or "should" or "would" or "must", "i" or "you" or "we" or "one", ..] ? 3 : 0; i < words.Count; i++)
        {
            var isNamed = words[i] switch
            {
                "they" => words.Take(i).Any(EnglishText.IsPlural),
                "it" => words.Take(Math.Max(0, i - 1)).Any(w => w is "a" or "an"),
                var w => !(w is "you" or "your" or "i" or "me" or "this" or "these" or "those" or "we" or "our" or "us" or "my" or "he" or "she" or "above" or "below"),
            };
            if (!isNamed)
                return true;
        }

        return false;
    }

    // A card shows a text to compare with: sentences, or a single description, but no catchwords under each other.
    private static bool IsJotted(Candidate c)
    {
        var shown = c.Section.Units.TakeWhile(u => c.Key.Contains(Tidy.Line(u.Text), StringComparison.Ordinal)).ToList();
        return shown.Any(u => u.Kind == Notes.UnitKind.Code) || shown.Any(u => Words.Split(u.Text) is var words && (words.Count < AnswerWordsMin || (!EnglishText.IsBaseVerb(words[0]) && !words.Any(w => EnglishText.IsAuxiliary(w) || EnglishText.IsThirdPersonVerb(w)))));
    }

    [GeneratedRegex(@"^(?:[A-Z]\d?|Ans(?:wer)?|Sol(?:ution)?)\s?[:.)]", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\$[^$\d\s][^$]*\$|\\[a-zA-Z]{2,}", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Formula();

    // "How lambda connect to …" lacks its verb; "Explain …?" and "Example?" are none.
    private static bool IsQuestion(List<string> words) => words switch
    {
        ["what" or "which" or "who" or "whose", _, ..] => words.Skip(1).Take(8).Any(w => Openers.Contains(w) || EnglishText.IsThirdPersonVerb(w) || w is "happens" or "makes"),
        ["how", "many" or "much" or "long" or "often" or "far" or "fast" or "big" or "large", ..] => words.Skip(2).Take(6).Any(Openers.Contains),
        ["how" or "why" or "when" or "where", var second, ..] => Openers.Contains(second),
        [var first, _, _, ..] => Openers.Contains(first),
        _ => false,
    };
}
