using System.Numerics;
using Bot.Core.Text;
using Bot.Search.Indexing;

namespace Bot.Search.Mending;

/// <summary>A word of the notes that a misspelt one was likely meant to be.</summary>
/// <param name="Edits">Letters inserted, left out, changed or swapped.</param>
internal readonly record struct Correction(int TermId, int Edits);

/// <summary>
/// Finds the words of the notes closest to one that they do not have. The vocabulary is scanned: a signature of the letters in each word
/// rules out nearly all of them before a distance is computed, which is fast enough and needs eight bytes a word. Immutable.
/// </summary>
internal sealed class SpellingMender
{
    /// <summary>Shorter words have too many neighbours to guess.</summary>
    public const int MinLength = 4;

    /// <summary>So short a word is only mended by a letter that was left out behind its first (<c>usr</c>, <c>typ</c>).</summary>
    private const int LengthForLeftOut = 3;

    private const int MinPartLength = 2;

    /// <summary>Words that the notes only write with a hyphen or the like (<c>fan-out</c>) are offered as one from this length on.</summary>
    private const int MinJoinedLength = 6;

    /// <summary>From this length on two slips are looked for, below only one.</summary>
    public const int MinLengthForTwoEdits = 7;

    /// <summary>How many corrections of one word are looked at; of a longer list the rest are as close, but seldom written.</summary>
    private const int MaxCorrections = 8;

    private readonly InvertedIndex _index;

    // The words sorted by length; where each length starts; and their signatures.
    private readonly int[] _termIds;
    private readonly int[] _lengthStarts;
    private readonly uint[] _signatures;

    public SpellingMender(InvertedIndex index)
    {
        _index = index;
        var eligible = Enumerable.Range(0, index.Terms.Length).Where(t =>
            IsMendable(index.Terms[t], index.IsWord[t] ? MinPartLength : MinJoinedLength));
        _termIds = [.. eligible.OrderBy(t => index.Terms[t].Length).ThenBy(t => t)];
        _signatures = Array.ConvertAll(_termIds, t => Signature(index.Terms[t]));
        _lengthStarts = new int[Analysis.TextAnalyzer.MaxFormLength + 2];
        foreach (var term in _termIds)
            _lengthStarts[index.Terms[term].Length + 1]++;
        for (var l = 1; l < _lengthStarts.Length; l++)
            _lengthStarts[l] += _lengthStarts[l - 1];
    }

    /// <summary>
    /// Returns at most eight corrections with the fewest edits, likeliest first: the same first letter before another one, then a word of its
    /// own before one joined by a hyphen, then the more frequent word. Empty for words that are too short, hold digits, or are like nothing in the notes.
    /// </summary>
    public List<Correction> Mend(string form)
    {
        if (!IsMendable(form, LengthForLeftOut))
            return [];
        var isShort = form.Length < MinLength;
        var found = Closest(form, isShort ? form.Length + 1 : 0, mustKeepFirst: isShort);
        if (found.Count > MaxCorrections)
            found.RemoveRange(MaxCorrections, found.Count - MaxCorrections);
        return found;
    }

    /// <summary>
    /// Returns every word one edit away from a short part of an identifier (<c>amx</c>): far too many to believe without the parts beside it.
    /// Empty for what <see cref="Mend"/> takes.
    /// </summary>
    public List<Correction> MendPart(string form) =>
        form.Length < MinLength && IsMendable(form, MinPartLength) ? Closest(form, MinPartLength, mustKeepFirst: false) : [];

    private List<Correction> Closest(string form, int minLength, bool mustKeepFirst)
    {
        var found = new List<Correction>();
        var limit = form.Length >= MinLengthForTwoEdits ? 2 : 1;
        var signature = Signature(form);
        var from = _lengthStarts[Math.Max(minLength, form.Length - limit)];
        var to = _lengthStarts[Math.Min(_lengthStarts.Length - 1, form.Length + limit + 1)];
        for (var i = from; i < to; i++)
        {
            // One edit changes at most two letters of the set.
            if (BitOperations.PopCount(_signatures[i] ^ signature) > 2 * limit)
                continue;
            var term = _index.Terms[_termIds[i]];
            var edits = EditDistance.Between(form, term, limit);
            if (edits > limit || ((edits > 1 || mustKeepFirst) && term[0] != form[0]))
                continue;
            if (edits < limit)
            {
                limit = edits;
                found.Clear();
            }
            found.Add(new Correction(_termIds[i], edits));
        }
        found.Sort((a, b) => Compare(form, a, b));
        return found;
    }

    private int Compare(string form, Correction a, Correction b)
    {
        var (termA, termB) = (_index.Terms[a.TermId], _index.Terms[b.TermId]);
        var byFirst = (termB[0] == form[0]).CompareTo(termA[0] == form[0]);
        if (byFirst != 0)
            return byFirst;
        var byWord = _index.IsWord[b.TermId].CompareTo(_index.IsWord[a.TermId]);
        if (byWord != 0)
            return byWord;
        // Leaving the length alone (a changed letter, two swapped) and changing it are equally common slips; the more used word decides.
        var byCount = _index.SectionCount(b.TermId).CompareTo(_index.SectionCount(a.TermId));
        return byCount != 0 ? byCount : string.CompareOrdinal(termA, termB);
    }

    private static bool IsMendable(string form, int minLength)
    {
        if (form.Length < minLength)
            return false;
        foreach (var c in form)
        {
            if (!char.IsLetter(c))
                return false;
        }
        return true;
    }

    private static uint Signature(string form)
    {
        var signature = 0u;
        foreach (var c in form)
            signature |= 1u << (c % 32);
        return signature;
    }
}
