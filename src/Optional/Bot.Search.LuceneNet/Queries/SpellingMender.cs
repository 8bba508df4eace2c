using Bot.Search.LuceneNet.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Search.Spell;

namespace Bot.Search.LuceneNet.Queries;

/// <summary>
/// Finds the words of the notes closest to one that they do not have, with Lucene's direct spell checker. The first letter must be right, which is
/// what makes the checker fast. Thread-safe.
/// </summary>
internal sealed class SpellingMender(Vocabulary vocabulary)
{
    /// <summary>A word of three letters has too many neighbours to guess.</summary>
    public const int MinLength = 4;

    /// <summary>No longer word is typed. What Lucene builds to look for slips grows with the word, up to a second for the longest.</summary>
    private const int MaxLength = 64;

    /// <summary>From this length on two slips are looked for, below only one.</summary>
    private const int MinLengthForTwoEdits = 7;

    private const int MaxCorrections = 3;

    // Nothing of a checker changes once it is set up; it only reads the index that it is handed.
    private static readonly DirectSpellChecker OneEdit = Checker(maxEdits: 1);
    private static readonly DirectSpellChecker TwoEdits = Checker(maxEdits: 2);
    private static readonly WordBreakSpellChecker Breaks = new() { MinBreakWordLength = 3, MaxChanges = 1 };

    /// <summary>Returns at most three corrections, likeliest first. Empty for words that are too short or too long, hold digits, or are like nothing in the notes.</summary>
    public List<string> Mend(string form)
    {
        if (form.Length is < MinLength or > MaxLength || !form.All(char.IsLetter))
            return [];
        var checker = form.Length < MinLengthForTwoEdits ? OneEdit : TwoEdits;
        var found = new List<SuggestWord>();
        foreach (var field in SectionFields.Ranked)
            found.AddRange(checker.SuggestSimilar(new Term(field, form), MaxCorrections, vocabulary.Reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX));
        return
        [
            .. found
                .Where(s => s.String.All(char.IsLetter))
                .GroupBy(s => s.String, StringComparer.Ordinal)
                .Select(g => (Word: g.Key, Score: g.Max(s => s.Score), Count: g.Max(s => s.Freq)))
                .OrderByDescending(s => s.Score).ThenByDescending(s => s.Count).ThenBy(s => s.Word, StringComparer.Ordinal)
                .Take(MaxCorrections)
                .Select(s => s.Word),
        ];
    }

    /// <summary>Returns the two words of the notes that were typed as one, or null.</summary>
    public string[]? Split(string form)
    {
        if (form.Length < 2 * Breaks.MinBreakWordLength)
            return null;
        var best = Breaks.SuggestWordBreaks(new Term(SectionFields.Body, form), 1, vocabulary.Reader);
        return best.Length == 0 ? null : Array.ConvertAll(best[0], w => w.String);
    }

    private static DirectSpellChecker Checker(int maxEdits) => new() { MaxEdits = maxEdits, MinPrefix = 1, LowerCaseTerms = false };
}
