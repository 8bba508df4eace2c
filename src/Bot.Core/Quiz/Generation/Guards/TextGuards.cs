using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Guards;

/// <summary>Text that a chat would read as a mention or an open code block. Renderers escape too; a note that tries is not quoted at all.</summary>
internal sealed partial class MentionGuard : IGuard
{
    public string Name => "mention";

    /// <summary>Returns whether a text could mention somebody or open a code block.</summary>
    public static bool IsIn(string text) => Pattern().IsMatch(text);

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        return IsIn(c.Prompt) || IsIn(c.Key) || IsIn(c.Explanation) || c.AuthorsOptions.Any(IsIn) || draft.Options.Any(IsIn) || draft.Context.Any(IsIn)
            ? "the text could mention somebody or open a code block"
            : null;
    }

    [GeneratedRegex(@"@(?:everyone|here)\b|<(?:@[!&]?|#|a?:\w*:|t:|/)\w*|```", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Pattern();
}

/// <summary>What a phone cannot show without scrolling.</summary>
internal sealed class LengthGuard : IGuard
{
    public const int OptionMax = 100;
    private const int PromptMax = 200;
    private const int AuthoredPromptMax = 320;
    private const int AuthoredOptionMax = 150;
    private const int RevealMax = 600;

    public string Name => "length";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        var promptMax = c.IsAuthored ? AuthoredPromptMax : PromptMax;
        if (c.Prompt.Length > promptMax)
            return $"the question is {c.Prompt.Length} characters long, at most {promptMax} fit";
        if (c.Kind == QuestionKind.Reveal)
            return c.Key.Length > RevealMax ? $"the answer is {c.Key.Length} characters long, at most {RevealMax} fit" : null;
        if (!c.AuthorsOptions.IsEmpty)
            return c.AuthorsOptions.FirstOrDefault(o => o.Length > AuthoredOptionMax) is { } option ? $"an option is {option.Length} characters long, at most {AuthoredOptionMax} fit" : null;
        return c.Key.Length > OptionMax ? $"the answer is {c.Key.Length} characters long, at most {OptionMax} fit" : null;
    }
}

/// <summary>Code, links, ARNs, HTML, LaTeX and templates: nothing that reads as a sentence.</summary>
internal sealed partial class MarkupGuard : IGuard
{
    public string Name => "markup";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        var unit = c.Unit;
        if (c.Pattern is "abbreviation" && Call().IsMatch(unit.Text))
            return "the unit is code without a fence";
        if (!c.IsAuthored && !c.IsToldWhole)
        {
            if (unit.Kind == UnitKind.Code)
                return "the unit is code";
            if ((unit.Traits & (UnitTraits.Math | UnitTraits.Html | UnitTraits.Image)) != UnitTraits.None)
                return "the unit holds a formula, HTML or an image";
            // A short bullet that holds a link is an entry of a table of contents or of a reading list.
            if (unit.Traits.HasFlag(UnitTraits.Link) && (Words.Split(unit.Text).Count < 8 || IsAllLink(c, corpus)))
                return "the unit is a link";
        }

        // "docker rm <container>" on a card of the author's names what to put there.
        var (prompt, key) = c.IsAuthored ? (Placeholder().Replace(c.Prompt, ""), Placeholder().Replace(c.Key, "")) : (c.Prompt, c.Key);
        return IsBad(prompt) || (!c.IsToldWhole && IsBad(key)) ? "the text holds code, a link or a template" : null;
    }

    [GeneratedRegex(@"<(?!(?:[abipqsu]|br|hr|div|span|img|em|strong|code|pre|ul|ol|li|table|tr|td|th|h[1-6]|sub|sup|script|style|iframe|kbd|mark|details|summary|font|center|input|form|button|video|audio|svg)\b)[a-z][a-z0-9_ -]*>", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Placeholder();

    public static bool IsBad(string text) => (text.AsSpan().ContainsAny(Marks) || text.Contains("sudo", StringComparison.Ordinal)) && Pattern().IsMatch(text);

    // Most texts hold none of them. Each alternative of the pattern but "sudo" needs one.
    private static readonly SearchValues<char> Marks = SearchValues.Create(":.<\\${}[]&-+*|@;=#");

    // "prompt = Template(text='…', inputs=[…])"
    [GeneratedRegex(@"\w\s?=\s?\w+\([^()]*=|'''|\w\(\w+\s?=\s?['""\[{]", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Call();

    // A list of videos, papers or pages: the line is one link and nothing else.
    private static bool IsAllLink(Candidate c, Corpus corpus) => LinkLine().IsMatch(corpus.LineOf(c.Section, c.Unit.FirstLine));

    [GeneratedRegex(@"^\s*(?:(?:[-+*]|\d+[.)])\s+)?!?\[[^\n]*\]\([^()\s]*\)[\s.]*$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex LinkLine();

    [GeneratedRegex(@"https?://|www\.|\barn:|</?[A-Za-z][^<>]*>|\\[a-zA-Z]+|\$[^\d\s][^$]*\$|\$\{|\{\{|\}\}|[{}]|\[\[|\]\]|!\[|&[a-z]+;|^\s*[-+*]\s|\|\||&&|\S@\S+\.\S|;\s*$|\bsudo\b|(?<=\s)--\w|\s[*=]\s|\s#[A-Za-z][\w/-]*$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Pattern();
}

/// <summary>A piece in another language or script inside an English note, or glyphs that are no words.</summary>
internal sealed class ForeignTextGuard : IGuard
{
    public string Name => "foreign-text";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || c.IsToldWhole)
            return null;
        var (letters, foreign) = (0, 0);
        foreach (var text in (ReadOnlySpan<string>)[c.Clue, c.Key])
        {
            foreach (var x in text)
            {
                if (char.GetUnicodeCategory(x) is UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherSymbol or UnicodeCategory.Control)
                    return "the text holds symbols";
                letters += char.IsLetter(x) ? 1 : 0;
                foreign += char.IsLetter(x) && !char.IsAscii(x) ? 1 : 0;
            }
        }

        return letters == 0 || foreign * 10 > letters ? "the text is not English" : null;
    }
}

/// <summary>An option of somebody's exam, which may well be wrong, or a question that answers nothing.</summary>
internal sealed partial class ExamTextGuard : IGuard
{
    public string Name => "exam-text";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || c.IsToldWhole || c.Pattern is "abbreviation")
            return null;
        return IsExamText(c.Unit.Text) || IsBoxed(c, corpus) ? "the unit is an option or a question of an exam" : null;
    }

    private static bool IsBoxed(Candidate c, Corpus corpus) => BoxedLine().IsMatch(corpus.LineOf(c.Section, c.Unit.FirstLine));

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,2}[.)])\s+\[[ xX]\]", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex BoxedLine();

    public static bool IsExamText(string text) => LetteredOption().IsMatch(text) || text.AsSpan().TrimEnd().EndsWith("?", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*\(?[A-Ha-h][.)]\s", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex LetteredOption();
}

/// <summary>A clause cut short: open brackets, a trailing "of", an ellipsis, a beginning with "and".</summary>
internal sealed partial class WholenessGuard : IGuard
{
    public string Name => "wholeness";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || c.IsToldWhole)
            return null;
        return Check(c.Clue, c.IsGap) ?? Check(c.Key, isGap: c.IsContrast);
    }

    public static string? Check(string text, bool isGap)
    {
        if (!Sentences.IsBalanced(text))
            return "a bracket or quotation mark is open";
        if (text.Contains("...", StringComparison.Ordinal) || text.Contains('…', StringComparison.Ordinal))
            return "the text trails off";
        if (text.EndsWith(':') || text.EndsWith(',') || text.EndsWith('-') || text.EndsWith('–') || text.EndsWith('—') || text.EndsWith('→') || text.StartsWith('→') || text.StartsWith(')') || text.StartsWith('/'))
            return "the text is cut off";
        if (text.Contains(" > ", StringComparison.Ordinal) || text.Contains(" < ", StringComparison.Ordinal))
            return "the text is a relation, not a sentence";
        if (text.Contains('/', StringComparison.Ordinal) && Shorthand().IsMatch(text))
            return "the text is shorthand";
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (!isGap && colon > 0 && text.AsSpan(0, colon).Count(' ') < 2)
            return "the text begins with a label of its own";
        // The number of the next item of a list that was typed as running text.
        if (isGap && text.LastIndexOf(' ') is > 0 and var last && text[(last + 1)..].All(char.IsDigit))
            return "the text runs into the next item";
        var words = Words.Split(text);
        if (words.Count == 0)
            return isGap ? "the text has no words" : null;
        // "Built on" and "log in" end on their preposition; a list word or an article never does.
        if (!text.EndsWith(')') && !text.EndsWith('”') && words.Count > 1 && EnglishText.IsOpenEnd(words[^1]) && text.Length > 0 && char.IsLetter(text[^1]) && !Stranded().IsMatch(text))
            return $"the text ends on '{words[^1]}'";
        // "A kiln that provides", and then a list.
        if (words is [.., "that" or "which", var verb] && EnglishText.IsThirdPersonVerb(verb) && !Whole.Contains(verb))
            return $"the text ends on '{verb}' and says not what";
        return words[0] is "and" or "or" or "but" or "so" or "because" or "which" or "while" or "vs" or "then" ? $"the text begins with '{words[0]}'" : null;
    }

    // "A program that runs" is whole.
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "runs", "works", "acts", "happens", "occurs", "appears", "waits", "polls", "starts", "stops", "restarts", "rotates", "ends", "begins", "expires", "follows", "moves", "listens", "answers", "reads", "writes", "calls", "shifts", "applies", "matches", "operates", "breaks", "retries", "changes",
        "counts", "reports", "connects", "opens", "closes", "terminates", "migrates", "scales",
    };

    // "because", "with", "between" as one jots them
    [GeneratedRegex(@"(?<![\w/])(?:b/c|w/o?|b/w)(?![\w/])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Shorthand();

    // "The channel that a producer publishes to", "the property it is used for": the clause has its noun before it.
    [GeneratedRegex(@"(?<!\b(?:in|to|for|from|of|on|by|with|at) )\b(?:(?:that|which) (?:an?|the|your|each|it|they|you)\s[^,;:]*|[a-z]+ (?:it|they) (?:is|are|was|were) [a-z]+) (?:to|for|in|on|from|with|by|at)$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Stranded();
}

/// <summary>A word that leans on text the player cannot see: "this", "above", "the former", or a leading "it".</summary>
internal sealed partial class DanglingReferenceGuard : IGuard
{
    public string Name => "dangling-reference";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || c.IsToldWhole)
            return null;
        return Check(c.Clue) ?? (c.Kind is QuestionKind.SingleChoice or QuestionKind.Reveal ? Check(c.Key) : null);
    }

    public static string? Check(string text)
    {
        var words = Words.Split(text);
        if (words.Count == 0)
            return null;
        if (EnglishText.IsPronoun(words[0]) && words[0] is not "both")
            return $"begins with '{words[0]}'";
        if (EnglishText.LeansBack(words[0]))
            return $"leans on the text before with '{words[0]}'";
        for (var i = 0; i < words.Count; i++)
        {
            // "Cells divide when they grow": the noun is there.
            if (EnglishText.PointsOutside(words[i]) && !(words[i] is "they" && words.Take(i).Any(EnglishText.IsPlural)))
                return $"'{words[i]}' points outside the text";
        }

        return Phrases().Match(text) is { Success: true } match ? $"'{match.Value}' points outside the text" : null;
    }

    [GeneratedRegex(
        """
        \b(?:
          ^the\ same | ^the\ (?:only\ )?exception\ is                        # as what? to what?
          | see\ (?:also|below|above|the|section|chapter|table|figure|fig|appendix|page|slide)  # another place of the notes
          | (?:table|figure|fig\.)\ \d+                                    # what stands there
          | as\ mentioned | as\ described
          | (?:preceding|previous|following|next)\ (?:table|figure|illustration|diagram|image|picture|example|section|chapter|code|snippet)s?
          | (?:table|figure|illustration|diagram|image|picture|example|section|code|snippet)s?\ (?:above|below)
          | in\ the\ (?:exam|picture|image|figure|diagram|lecture|course|table|video)  # what the player does not see
          | for\ the\ exam | the\ exam | out\ of\ scope                   # what was to be learnt
          | more\ on | later\ on
          | (?:of|for|from|to|with|by|into|within|under|about|through|using|inside|on|at)\ that\ (?!of\b)[a-z]{3,}  # which one?
          | both\ of | the\ same\ as | as\ well | which\ one | the\ other(?:s)?  # the statement before
          | older\ notes | TODO | TBD                                     # unfinished
        )\b
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace,
        20_000)]
    private static partial Regex Phrases();
}

/// <summary>A nested bullet whose line above is needed but too long to stand in the heading path.</summary>
internal sealed class LeadInGuard : IGuard
{
    public string Name => "lead-in";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || c.IsToldWhole || c.Kind == QuestionKind.Typed || c.Unit.Parent < 0 || c.IsContrast)
            return null;
        return HeadingPath.LeadInOf(c) is null ? "the line above is needed and too long to show" : null;
    }
}

/// <summary>Negated and hedged sentences: with a gap they ask for the wrong thing. Examples: a figure in one is nobody's limit.</summary>
internal sealed partial class NegationGuard : IGuard
{
    public string Name => "negation";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (!c.IsGap || c.IsAuthored)
            return null;
        var words = Words.Split(c.Clue);
        if (words.FirstOrDefault(EnglishText.IsNegation) is { } negation)
            return $"the statement holds '{negation}'";
        if (c.Figure is null && words.FirstOrDefault(EnglishText.IsCondition) is { } condition)
            return $"the statement holds '{condition}'";
        return Examples().Match(c.Clue) is { Success: true } match ? $"the statement holds '{match.Value}'" : null;
    }

    [GeneratedRegex(@"\b(?:example|examples|e\.g|eg|such as|for instance|imagine|suppose|say|could|might|depending|depends|sometimes|usually|often|typically|around|roughly|approximately|about|approx|approximate|scenario|assume|assuming|vary|varies)\b|~", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Examples();
}

/// <summary>An answer that says nothing: a stop word, a label, a single letter, a count below three.</summary>
internal sealed class TrivialKeyGuard : IGuard
{
    public string Name => "trivial-key";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored)
            return null;
        if (c.Figure is { } figure)
        {
            if (figure.Value <= 0 || (figure.IsCount && figure.Value < 5) || (figure.Unit is "%" && figure.Value >= 100))
                return $"{figure.Text} is no telling figure";
            return null;
        }

        var words = Words.Split(c.Key);
        return words.Count == 0 || words.All(w => Words.IsStop(w) || w.Length == 1 || EnglishText.IsGenericHead(w)) ? "the answer says nothing" : null;
    }
}

/// <summary>A description too thin to point at one thing, or one that is only a cross-reference.</summary>
internal sealed class VagueClueGuard : IGuard
{
    private const int TellingMin = 3;

    public string Name => "vague-clue";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.IsAuthored || c.IsToldWhole || c.Kind is QuestionKind.Typed or QuestionKind.MultipleChoice || c.IsContrast)
            return null;
        if (c.Pattern is "which-term" or "goal" or "bold-gap")
        {
            var telling = Telling(c.Clue);
            return telling < TellingMin ? $"the description has {telling} telling words, at least {TellingMin} are needed" : null;
        }

        if (c.Pattern is "what-meaning" or "definition-card")
        {
            var telling = Telling(c.Key);
            if (telling == TellingMin && c.Shape == Shape.OtherClause && EnglishText.IsPreposition(Words.Split(c.Key)[0]))
                return "the description is a fragment";
            return telling < TellingMin ? $"the description has {telling} telling words, at least {TellingMin} are needed" : null;
        }

        if (c.Pattern is "figure" && c.Prompt.StartsWith("Fill", StringComparison.Ordinal) && Telling(c.Clue) < 3)
            return "the statement around the figure says too little";
        return null;
    }

    private static int Telling(string text) =>
        Words.Split(text).Where(w => w.Length > 2 && !Words.IsStop(w) && !EnglishText.IsGenericHead(w) && !char.IsDigit(w[0])).Select(Words.Stem).Distinct(StringComparer.Ordinal).Count();
}
