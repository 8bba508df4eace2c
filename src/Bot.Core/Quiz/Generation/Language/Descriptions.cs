using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>
/// Tells whether the description of a term can be read without the note: a piece of a sentence that says what something is or does, and not jottings.
/// </summary>
public static partial class Descriptions
{
    private const double AsideShareMax = 0.5;
    private const int SlashesMax = 2;

    // What the note's author tells the reader to do says nothing about the term.
    private static readonly FrozenSet<string> Imperatives = FrozenSet.ToFrozenSet(
    [
        "use", "set", "ask", "try", "choose", "make", "ensure", "undo", "see", "check", "remember", "avoid", "dont", "do", "be", "consider", "click", "go", "select", "open", "type", "enter",
        "wait", "write", "think", "know", "learn", "read", "review", "practise", "practice", "watch", "pick", "put", "add", "install", "call", "please", "refer", "look",
    ], StringComparer.Ordinal);

    // "In the form of checklists", "to detect an intruder", "e.g. a printer": the rest of a sentence that is not there.
    private static readonly FrozenSet<string> Continuations = FrozenSet.ToFrozenSet(
    [
        "in", "for", "on", "at", "by", "with", "from", "to", "of", "as", "via", "per", "within", "during", "after", "before", "under", "over", "between", "through", "without", "than", "until", "upon",
        "e", "i", "eg", "ie", "like", "such", "example", "examples", "also", "often", "usually", "maybe", "not", "no", "only", "just", "still", "yes", "if", "when", "where", "how", "why", "who", "whose", "what",
        "suppose", "imagine", "assume", "assuming", "say", "let", "given", "need", "needs", "want", "wants", "even", "especially", "mostly", "mainly", "more", "less", "same", "similar", "different", "very", "much", "good", "great", "best", "ideal", "perfect", "suitable", "useful", "better", "is", "are", "was", "were", "has", "have",
    ], StringComparer.Ordinal);

    /// <summary>Returns whether a statement tells the reader to do something: "Remove the lid for the last 20 minutes".</summary>
    public static bool IsInstruction(string text) =>
        Words.Split(text) is [var first, ..] && (Imperatives.Contains(first) || StepVerbs.Contains(first));

    /// <summary>
    /// Returns whether a description without an article names a kind and what sets the term apart from it, the classic form of a definition: "Protocol for
    /// collecting traffic data", "Unplanned event that stops a system".
    /// </summary>
    public static bool NamesAKind(string text)
    {
        // "Fine-grained" is one word.
        var words = Words.Split(text.Replace("-", "", StringComparison.Ordinal));
        if (words.Count < KindWordsMin || words[0].EndsWith("ing", StringComparison.Ordinal) || words[0] is "built" || (EnglishText.IsBaseVerb(words[0]) && words[1] is not ("that" or "which" or "used" or "of")))
            return false;
        for (var i = 1; i < Math.Min(words.Count - 1, RelatorWithin); i++)
        {
            if (words[i] is "that" or "which" or "who" or "whose" or "where" or "for" or "of" or "to" or "between" or "from" or "by" or "with" or "in" or "on" or "about" or "containing" or "using" or "within" or "at"
                || (words[i].Length > 4 && words[i].EndsWith("ed", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private const int KindWordsMin = 4;
    private const int RelatorWithin = 7;

    private static readonly FrozenSet<string> StepVerbs = FrozenSet.ToFrozenSet(
    [
        "remove", "store", "keep", "leave", "let", "cook", "bake", "heat", "stir", "boil", "cool", "mix", "pour", "serve", "take", "apply", "run", "start", "stop", "reboot", "restart", "create", "configure",
        "drink", "eat", "sleep", "spend", "schedule", "repeat", "aim", "test", "measure", "weigh", "press", "hold", "move", "turn", "plan", "allow", "reduce", "increase", "change", "get", "give", "copy", "fill", "build", "search", "find", "count", "print", "maintain",
    ], StringComparer.Ordinal);

    /// <summary>Returns why the description does not stand alone, as the end of a sentence; null when nothing is wrong.</summary>
    public static string? Objection(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words.Split(text);
        if (words.Count == 0)
            return "has no words";
        if (Imperatives.Contains(words[0]))
            return $"tells the reader to '{words[0]}'";
        if (Continuations.Contains(words[0]))
            return $"goes on from something with '{words[0]}'";
        if (words.Take(4).Any(w => w is "it" or "them" or "they"))
            return "speaks of something before it";
        foreach (var c in text)
        {
            if (c is not '+' && char.GetUnicodeCategory(c) is UnicodeCategory.MathSymbol or UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol)
                return $"holds '{c}'";
        }

        if (Jottings().Match(text) is { Success: true } match)
            return $"'{match.Value.Trim()}' is no running text";
        if (text.Count(c => c == '/') > SlashesMax)
            return "is a list of alternatives";
        return AsideShare(text) > AsideShareMax ? "is mostly an aside" : null;
    }

    // Letters in brackets.
    private static double AsideShare(string text)
    {
        var depth = 0;
        var inside = 0;
        foreach (var c in text)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            inside += depth > 0 ? 1 : 0;
        }

        return (double)inside / text.Length;
    }

    [GeneratedRegex(
        """
        \d[eE][-+−]?\d                                   # 1.2e-5
        | \w\.(?:md|py|json|ya?ml|js|ts|cs|java|txt|csv|pdf|html?|png|jpe?g|sh|exe|dll|ipynb|cpp|go|rs|xml|toml|cfg|conf|ini|log|sql)\b  # a file
        | \b(?:OR|AND|NOT)\b                             # a formula of words
        | \betc\b
        | [“”"]                                          # a saying
        | ;                                              # two statements
        | \.\s                                           # two sentences
        | \s[-–—+]\s                                     # a dash holds an afterthought
        | \s/ | /\s                                      # alternatives
        | \w\(\)                                         # a call
        | \b(?:PASS|FAIL|TODO|WIP|TBD)\b                 # the state of work
        | ,\s(?:must|can|should|will|may|is|are|has|have|does|it|they|this)\b  # a second predicate
        | (?<!\bonly\s)\bsome\b                         # which ones? "Only some" says that not all
        | \b(?:wow|lol|btw|haha|woah|sorry)\b            # talk
        | !
        | \bask\s(?:the\s)?patients?\b
        | \(\d{1,2}:\d\d(?::\d\d)?\)                    # the length of a video
        | \((?:19|20)\d\d\)$                             # a book of that year
        | ^(?:an?|the)\s(?:(?:very|really|most)\s)?     # praise
          (?:valuable|powerful|useful|great|critical|crucial|vital|key|important|essential|significant|good|bad|nice|popular|starting|fundamental|interesting|big|major|easiest|fastest|simplest|leading|perfect|ideal)\s
        | ^(?:an?|the)\s(?:\w+\s)?version\s            # of what?
        | ^[^,]*,\s(?:and|but|so|while|whereas)\s[^,]*$  # two clauses
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        20_000)]
    private static partial Regex Jottings();
}
