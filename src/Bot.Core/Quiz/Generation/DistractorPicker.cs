using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Bot.Core.Quiz.Generation.Guards;
using Bot.Core.Quiz.Generation.Language;
using Bot.Core.Quiz.Generation.Patterns;

namespace Bot.Core.Quiz.Generation;

/// <summary>
/// Chooses two or three wrong options. A rival is admitted when it is of the key's kind and nothing in the notes makes it right; among the admitted
/// the nearest win, and a set in which the key is not the longest wins over one in which it is. Thread safe.
/// </summary>
internal sealed class DistractorPicker(Corpus corpus, int seed)
{
    private const int Wanted = 3;
    private const int AdmittedMax = 9;
    private const int RealFiguresMax = 2;
    private const int LookedAtMax = 50;
    private const double SameWordsMin = 0.8;

    /// <summary>Worth of each kinship, against 1 for each step from section to file to corpus.</summary>
    private const double KinWorth = 0.6;

    private readonly ConcurrentDictionary<(string Text, Shape Shape, bool IsGap, bool IsClause, bool IsMeaning), string?> _flaws = [];
    private readonly ConcurrentDictionary<string, int> _features = new(StringComparer.Ordinal);

    /// <summary>Sets options, right answer and closeness of the draft. Fewer than three options are set when the notes offer no more.</summary>
    public void Fill(Draft draft)
    {
        var c = draft.Candidate;
        if (!c.AuthorsOptions.IsEmpty)
        {
            (draft.Options, draft.Correct, draft.Closeness, draft.DistractorsOfTopic) = (c.AuthorsOptions, c.AuthorsCorrect, 1, c.AuthorsOptions.Length - 1);
            return;
        }

        var key = new Key(corpus, c);
        var admitted = new List<Rival>();
        var looked = 0;
        foreach (var rival in c.Rivals)
        {
            if (admitted.Count >= AdmittedMax || looked++ >= LookedAtMax)
                break;
            if (c.Figure is null ? Admits(c, key, rival, admitted) : AdmitsFigure(c, key, rival, admitted))
                admitted.Add(rival);
        }

        if (admitted.Count < 2)
            return;
        var salt = SaltOf(c);
        var chosen = c.Figure is null ? Best(c, admitted, salt) : Figures(c, admitted, salt);
        var options = chosen.Select(r => r.Text).Append(c.Key).OrderBy(o => Hash(o, salt)).ToImmutableArray();
        draft.Options = options;
        draft.Correct = [options.IndexOf(c.Key)];
        draft.DistractorsOfTopic = chosen.Count(r => r.Tier < 3);
        draft.Closeness = 1 - chosen.Average(r => r.Tier) / 3.0;
    }

    private static bool AdmitsFigure(Candidate c, Key key, Rival rival, List<Rival> admitted) =>
        rival.Text.Length is >= 1 and <= LengthGuard.OptionMax
        && !string.Equals(rival.Text, c.Key, StringComparison.Ordinal)
        && !key.FiguresOfStatement.Contains(rival.Text, StringComparer.Ordinal)
        && !admitted.Exists(a => string.Equals(a.Text, rival.Text, StringComparison.Ordinal));

    // Whatever refuses a rival refuses it for good, so what is found out fastest is asked first.
    private bool Admits(Candidate c, Key key, Rival rival, List<Rival> admitted)
    {
        if (rival.Text.Length is < 1 or > LengthGuard.OptionMax)
            return false;
        var isProse = c.Pattern is "table-cell" && IsProse(c.Shape) && IsProse(rival.Shape);
        // A member of another list shows by its writing alone.
        if (rival.Shape != c.Shape && !isProse && (!c.IsContrast || c.Pattern is "list-member" or "list-outsider") || (c.IsContrast && Shapes.IsClause(c.Shape) != Shapes.IsClause(rival.Shape)))
            return false;
        // "new storage" among names that begin with a capital.
        if (c.Shape is Shape.Phrase or Shape.ProperName && char.IsUpper(c.Key[0]) != char.IsUpper(rival.Text[0]))
            return false;
        if (!LengthFits(c, rival.Text))
            return false;
        var isClause = Shapes.IsClause(c.Shape) || c.Shape == Shape.Enumeration;
        var stems = corpus.StemsOf(rival.Text);
        if (stems.Count == 0)
            return false;
        // A queue and a FIFO queue: the wider name is right whenever the narrower is. "Valerianic reform" and "Valerian tax reform" are told apart by nobody.
        if (!isClause && (HoldsAllRelated(key.Stems, stems) || HoldsAllRelated(stems, key.Stems)))
            return false;
        // "Which of these is a chamber …": beside "Wood kiln", "Gas kilns" are ruled out by grammar alone.
        if (key.IsOneThing && ArePluralOf(rival.Text, c.Key))
            return false;
        if (isClause && Words.Similarity(key.Stems, stems) >= 0.5)
            return false;
        // Stands in the question. Not for contrasts: there the option may name what is asked about.
        if (!c.IsContrast && stems.TrueForAll(s => Words.HoldsRelated(key.ClueStems, s)) && stems.Exists(s => s.Length > 2 && !Words.HoldsRelated(key.Stems, s)))
            return false;
        var normal = corpus.NormalOf(rival.Text);
        if (normal.Length == 0 || AreSame(c.Key, key.Normal, rival.Text, normal) || corpus.Synonyms.AreEqual(key.Normal, normal))
            return false;
        if (FlawOf(rival, c.IsContrast, isClause, c.Pattern is "what-meaning") is not null)
            return false;
        // "A literal" beside "literals", or two sentences that say the same: whoever knows that sees that neither is right.
        return !admitted.Exists(a => AreSame(a.Text, corpus.NormalOf(a.Text), rival.Text, normal) || (c.Shape != Shape.Identifier && Words.Similarity(corpus.StemsOf(a.Text), stems) >= SameWordsMin)) && !IsTrue(c, rival, stems, key.ClueStems);
    }

    /// <summary>Returns what makes the rival's wording no option, whatever the question is: the same rivals are looked at for many candidates.</summary>
    private string? FlawOf(Rival rival, bool isGap, bool isClause, bool isMeaning) =>
        _flaws.GetOrAdd((rival.Text, rival.Shape, isGap, isClause, isMeaning), static (key, r) => Flaw(r, key.IsGap, key.IsClause, key.IsMeaning), rival);

    private static string? Flaw(Rival rival, bool isGap, bool isClause, bool isMeaning)
    {
        if (MarkupGuard.IsBad(rival.Text) || MentionGuard.IsIn(rival.Text) || !Sentences.IsBalanced(rival.Text) || WholenessGuard.Check(rival.Text, isGap) is not null)
            return "markup";
        if (isClause && DanglingReferenceGuard.Check(rival.Text) is not null)
            return "dangling reference";
        if (isMeaning && JottingGuard.Check(rival.Text, rival.Shape) is not null)
            return "jotting";
        return !isClause && Labels.IsLabel(rival.Text) ? "label" : null;
    }

    // Cells of one column are of one kind, however many words each has.
    private static bool IsProse(Shape shape) => shape is Shape.Phrase or Shape.ProperName or Shape.NounClause or Shape.OtherClause or Shape.ParticipleClause;

    private bool IsTrue(Candidate c, Rival rival, List<string> stems, List<string> clue)
    {
        switch (c.Pattern)
        {
            case "which-term" or "bold-gap" or "goal":
                var rivalClue = corpus.StemsOf(rival.Clue);
                if (Words.Similarity(clue, rivalClue) >= 0.4)
                    return true;
                // "A long wood kiln which …" is a wood kiln.
                if (IsKindOf(rival.Clue, c.Key) || corpus.DefinitionsOf(rival.Text).Any(d => IsKindOf(d.Meaning, c.Key)))
                    return true;
                // The description names the rival's description in passing.
                return corpus.Says(stems, clue, 0.6);
            case "what-meaning":
                if (AreSame(rival.Clue, corpus.NormalOf(rival.Clue), c.Clue, corpus.NormalOf(c.Clue)) || IsWiderOrNarrower(rival.Clue, c.Clue))
                    return true;
                return corpus.Says(clue, stems, 0.8);
            case "list-member":
                return corpus.Says(stems, clue, 1);
            default:
                return false;
        }
    }

    private static bool HoldsAllRelated(List<string> stems, List<string> wanted)
    {
        foreach (var stem in CollectionsMarshal.AsSpan(wanted))
        {
            if (!Words.HoldsRelated(stems, stem))
                return false;
        }

        return true;
    }

    // Whether the noun that a description begins with, up to what says more of it, is the name.
    private bool IsKindOf(string description, string name)
    {
        // Few descriptions hold the name at all.
        var stems = corpus.StemsOf(name);
        if (stems.Count == 0 || !Words.HoldsAll(corpus.StemsOf(description), stems) || Shapes.OfMeaning(description) != Shape.NounClause)
            return false;
        var kind = Words.Split(description).Skip(1).TakeWhile(w => !EnglishText.EndsNounPhrase(w)).ToList();
        return Words.HoldsAll(Words.ContentStems(kind), stems);
    }

    private static bool ArePluralOf(string name, string key) => Words.Split(Names.WithoutBrackets(name, out _)) is [.., var last] && Words.Split(Names.WithoutBrackets(key, out _)) is [.., var head]
        && EnglishText.IsPlural(last) && !EnglishText.IsPlural(head) && string.Equals(EnglishText.BaseForm(last), head, StringComparison.Ordinal);

    private bool IsWiderOrNarrower(string name, string other)
    {
        var (a, b) = (corpus.StemsOf(name), corpus.StemsOf(other));
        return a.Count > 0 && b.Count > 0 && (Words.HoldsAll(b, a) || Words.HoldsAll(a, b));
    }

    private bool AreSame(string a, string normalA, string b, string normalB)
    {
        if (string.Equals(normalA, normalB, StringComparison.Ordinal))
            return true;
        // "Quantitatve" beside "Quantitative" is a slip of the author's pen.
        if (a.Length > 7 && Math.Abs(a.Length - b.Length) == 1 && IsOneLetterShort(a.Length < b.Length ? a : b, a.Length < b.Length ? b : a) && a.All(char.IsLetter) && b.All(char.IsLetter))
            return true;
        if (!MayBeAbbreviated(a) && !MayBeAbbreviated(b))
            return false;
        var (bareA, bareB) = (Names.WithoutBrackets(a, out var otherA), Names.WithoutBrackets(b, out var otherB));
        if (string.Equals(corpus.NormalOf(bareA), corpus.NormalOf(bareB), StringComparison.Ordinal))
            return true;
        return Names.IsAbbreviationOf(bareA, bareB) || Names.IsAbbreviationOf(bareB, bareA)
            || (otherA is not null && string.Equals(corpus.NormalOf(otherA), corpus.NormalOf(bareB), StringComparison.Ordinal))
            || (otherB is not null && string.Equals(corpus.NormalOf(otherB), corpus.NormalOf(bareA), StringComparison.Ordinal));
    }

    private static bool IsOneLetterShort(string shorter, string longer)
    {
        var i = 0;
        while (i < shorter.Length && shorter[i] == longer[i])
            i++;
        // A plural is another matter.
        return (i < longer.Length - 1 || longer[^1] != 's') && shorter.AsSpan(i).SequenceEqual(longer.AsSpan(i + 1));
    }

    private static bool MayBeAbbreviated(string text) => text[^1] == ')' || (text.Length <= 9 && text.Count(char.IsUpper) > 1);

    private static bool LengthFits(Candidate c, string text)
    {
        var (key, other) = (c.Key.Length, text.Length);
        return Shapes.IsClause(c.Shape)
            ? other <= key * 2.2 + 10 && key <= other * 2.0 + 10
            : other <= key * 3 + 8 && key <= other * 2.5 + 8;
    }

    // All sets of up to three among the admitted: at most 84, so what is compared is computed once for each option.
    private List<Rival> Best(Candidate c, List<Rival> admitted, long salt)
    {
        var key = CuesOf(c, c.Key);
        var rivals = admitted.ConvertAll(r => new Weighed(r, CuesOf(c, r.Text), Math.Abs(Math.Log((double)r.Text.Length / c.Key.Length)), KinshipOf(c, r)));
        // One set in four may have its key longest, as chance would; which one, the seed decides.
        var isLongestAllowed = Hash("longest", salt) % 4 == 0;
        Weighed[] best = [];
        var bestCost = double.MaxValue;
        foreach (var set in Sets(rivals, Math.Min(Wanted, rivals.Count)))
        {
            var (tiers, lengths, longest, overlap, kin) = (0.0, 0.0, 0, 0, 0);
            foreach (var option in set)
            {
                tiers += option.Rival.Tier;
                lengths += option.LengthRatio;
                longest = Math.Max(longest, option.Rival.Text.Length);
                overlap = Math.Max(overlap, option.Cues.Overlap);
                kin += option.Kinship;
            }

            var cost = tiers + 0.3 * lengths - KinWorth * kin;
            if (c.Key.Length > longest && !isLongestAllowed)
                cost += 3;
            if (key.Overlap > overlap)
                cost += 4;
            if (Cues.IsOdd(key, Array.ConvertAll(set, o => o.Cues)))
                cost += 4;
            // What the seed adds is below a half.
            if (cost >= bestCost)
                continue;
            cost += Hash(string.Join('|', set.Select(o => o.Rival.Text)), salt) % 1000 / 2000.0;
            if (cost < bestCost)
                (best, bestCost) = (set, cost);
        }

        return [.. best.Select(o => o.Rival)];
    }

    // "The number of people who have jobs" beside "the number of people who look for one", "sam build" beside "sam sync": they are of the same sort.
    private int KinshipOf(Candidate c, Rival rival) => c.Pattern is "what-meaning" or "which-term" ? (ShareWord(c.Key, rival.Text) ? 1 : 0) + (ShareWord(c.Clue, rival.Clue) ? 1 : 0) : 0;

    private bool ShareWord(string a, string b)
    {
        var stems = corpus.StemsOf(b);
        return corpus.StemsOf(a).Exists(s => Words.HoldsRelated(stems, s));
    }

    private Cues CuesOf(Candidate c, string option)
    {
        var clue = corpus.StemsOf(c.Clue);
        return new Cues(corpus.StemsOf(option).Count(s => Words.HoldsRelated(clue, s)), _features.GetOrAdd(option, Cues.FeaturesOf));
    }

    // Real figures of the note first. The rest is drawn so that the key is as often the smallest as the middle or the largest.
    private static List<Rival> Figures(Candidate c, List<Rival> admitted, long salt)
    {
        var value = c.Figure!.Value;
        var size = Math.Min(Wanted, admitted.Count);
        var below = (int)(Hash("rank", salt) % (ulong)(size + 1));
        var chosen = admitted.Where(r => r.Tier < FigureRivals.TierOfNeighbour).Take(RealFiguresMax).ToList();
        var others = admitted.Where(r => !chosen.Contains(r)).ToLookup(r => Read(r.Text, c.Figure) < value);
        chosen.AddRange(others[true].Take(Math.Min(below - chosen.Count(r => Read(r.Text, c.Figure) < value), size - chosen.Count)));
        chosen.AddRange(others[false].Take(size - chosen.Count));
        chosen.AddRange(admitted.Where(a => !chosen.Contains(a)).Take(size - chosen.Count));
        return chosen;
    }

    private static double Read(string text, Figure figure)
    {
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        return first >= 0 && Figure.TryReadNumber(text[first..(last + 1)], out var value) ? value * (figure.Text.EndsWith('k') ? 1000 : 1) : 0;
    }

    private static IEnumerable<Weighed[]> Sets(List<Weighed> rivals, int size)
    {
        for (var i = 0; i < rivals.Count; i++)
        {
            for (var j = i + 1; j < rivals.Count; j++)
            {
                if (size == 2)
                    yield return [rivals[i], rivals[j]];
                for (var k = j + 1; k < rivals.Count && size > 2; k++)
                    yield return [rivals[i], rivals[j], rivals[k]];
            }
        }
    }

    private long SaltOf(Candidate c) => (long)Hash(c.Prompt, seed);

    private static ulong Hash(string text, long salt) => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(text), salt);

    /// <summary>What every rival of a candidate is compared with.</summary>
    private sealed class Key(Corpus corpus, Candidate c)
    {
        public string Normal { get; } = corpus.NormalOf(c.Key);

        public List<string> Stems { get; } = corpus.StemsOf(c.Key);

        public List<string> ClueStems { get; } = corpus.StemsOf(c.Clue);

        /// <summary>Whether the question asks for one thing, which a name in the plural is not.</summary>
        public bool IsOneThing { get; } = c.Pattern is "which-term" && c.Shape != Shape.Identifier
            && (c.Prompt.StartsWith("Which of these is a ", StringComparison.Ordinal) || c.Prompt.StartsWith("Which of these is an ", StringComparison.Ordinal));

        /// <summary>The figures of the key's unit in the statement, as rivals are written; empty where no figure is asked for.</summary>
        public List<string> FiguresOfStatement { get; } = c.Figure is not { } figure
            ? []
            : [.. Figure.FindAll(c.Unit.Text).Where(f => string.Equals(f.Unit, figure.Unit, StringComparison.Ordinal)).Select(f => FigureFamily.Write(figure, f.Value))];
    }

    /// <param name="LengthRatio">Distance of the length from the key's: the logarithm of their ratio, without its sign.</param>
    /// <param name="Kinship">1 where its name shares a word with the key's, and 1 more where its description does.</param>
    private sealed record Weighed(Rival Rival, Cues Cues, double LengthRatio, int Kinship);
}
