using System.Numerics;
using Bot.Core.Notes;
using Bot.Search.Analysis;
using Bot.Search.Indexing;
using Bot.Search.Queries;

namespace Bot.Search.Ranking;

/// <summary>
/// Looks at one section word by word: do words of the query stand near each other, and does a single passage have them? What it finds only
/// ever adds to a score, so that sections that are not looked at keep their place behind those that are.
/// </summary>
internal sealed class SecondStage
{
    /// <summary>Of passages with the same words the one that says them more often is better, by so little each time.</summary>
    private const double HitWeight = 0.001;

    private const int MaxHits = 50;

    /// <summary>Within so many words before a unit stands its number: <c>6 hours</c>, <c>one full day</c>.</summary>
    private const int UnitWindow = 2;

    /// <summary>So many words, an article and a long form's bracket, may stand before or in a name that opens a passage.</summary>
    private const int OpeningSlack = 2;

    private const int MinPluralLength = 5;

    /// <summary>So much of the query may another bullet have more of than the one that explains what the section is called, when the opening paragraph has most.</summary>
    private const double NamesakeShare = 0.25;

    /// <summary>Within so many words of what is counted its number stands.</summary>
    private const int CountedWindow = 6;

    private readonly InvertedIndex _index;
    private readonly QueryPlan _plan;
    private readonly SearchScratch _scratch;
    private readonly double[] _gains;
    private readonly double[] _importance;

    /// <summary>The words of the name that the query wants explained, as a bit each.</summary>
    private readonly ulong _explained;
    private readonly double _totalGain;
    private readonly double _totalImportance;
    private readonly int _wordCount;
    private readonly ulong _fillers;

    /// <summary>Which word of the query is counted; -1 for none.</summary>
    private readonly int _counted;

    /// <summary>The word for the kind of thing that is asked for, as a bit; 0 for none.</summary>
    private readonly ulong _asked;

    private readonly int[] _ordered;
    private readonly int[] _near;
    private readonly int[] _lastPosition;

    public SecondStage(InvertedIndex index, QueryPlan plan, SearchScratch scratch)
    {
        _index = index;
        _plan = plan;
        _scratch = scratch;
        _wordCount = Math.Min(plan.Words.Count, Occurrences.MaxWords);
        _gains = new double[_wordCount];
        _importance = new double[_wordCount];
        for (var w = 0; w < _wordCount; w++)
        {
            _gains[w] = plan.Words[w].MaxGain;
            _importance[w] = plan.Words[w].IsDoubtful ? 0 : plan.Words[w].Importance;
            _explained |= plan.Explained.Contains(plan.Words[w]) ? 1UL << w : 0;
            _totalGain += plan.Words[w].IsExtra ? 0 : _gains[w];
            _fillers |= EnglishWords.IsFiller(plan.Words[w].Form) ? 1UL << w : 0;
        }
        foreach (var word in plan.Words)
            _totalImportance += word.Importance;
        _counted = plan.Counted is { } counted && plan.Words.IndexOf(counted) is >= 0 and < Occurrences.MaxWords and var at ? at : -1;
        _asked = plan.Asked is { } asked && plan.Words.IndexOf(asked) is >= 0 and < Occurrences.MaxWords and var of ? 1UL << of : 0;
        _ordered = new int[_wordCount];
        _near = new int[_wordCount];
        _lastPosition = new int[_wordCount];
    }

    /// <summary>What any section gains at most by this stage.</summary>
    public double MaxGain => MaxGainBy(_wordCount < 64 ? (1UL << _wordCount) - 1 : ~0UL);

    /// <summary>Returns what a section gains at most by this stage, which costs far less to know than what it does gain.</summary>
    public double MaxGainOf(int section)
    {
        var words = 0UL;
        for (var w = 0; w < _wordCount; w++)
            words |= Occurrences.Has(_index, _plan.Words[w], section) ? 1UL << w : 0;
        return MaxGainBy(words);
    }

    private double MaxGainBy(ulong words)
    {
        var all = Sum(_gains, words);
        var coverage = _totalGain == 0 ? 0 : Math.Min(1, (all + (HitWeight * MaxHits)) / _totalGain);
        var max = (RankingWeights.PassageWeight * _totalGain * coverage * coverage) + (Math.Max(RankingWeights.TermWeight, RankingWeights.TitleWeight + RankingWeights.WholeTitleWeight) * all);
        for (var w = 0; w + 1 < _wordCount; w++)
        {
            if ((words >> w & 3) == 3)
                max += Math.Min(_gains[w], _gains[w + 1]) * (RankingWeights.OrderedPairWeight + RankingWeights.NearPairWeight);
        }
        return max;
    }

    /// <summary>Looks at a section; the result is overwritten by the next call.</summary>
    /// <param name="isShown">Whether its best passage is to be shown, so that the passage is chosen with more care.</param>
    public PassageEvidence Examine(int section, bool isShown = false)
    {
        var evidence = _scratch.Evidence;
        var entries = Occurrences.Collect(_index, _plan, section, _scratch);
        evidence.Nearness = Nearness(entries);
        FindBestPassage(section, entries, evidence, isShown);
        return evidence;
    }

    /// <summary>Counts how often neighbours of the query stand side by side, and within a window.</summary>
    private double Nearness(ReadOnlySpan<long> entries)
    {
        if (_wordCount < 2)
            return 0;
        Array.Clear(_ordered);
        Array.Clear(_near);
        Array.Fill(_lastPosition, int.MinValue / 2);
        foreach (var entry in entries)
        {
            var word = Occurrences.WordOf(entry);
            var position = Occurrences.PositionOf(entry);
            if (word > 0 && position - _lastPosition[word - 1] is var after and <= RankingWeights.PairWindow && after > 0)
            {
                _near[word - 1]++;
                if (after <= Math.Max(1, _plan.Words[word].Position - _plan.Words[word - 1].Position))
                    _ordered[word - 1]++;
            }
            if (word + 1 < _wordCount && position - _lastPosition[word + 1] is var before and <= RankingWeights.PairWindow && before > 0)
                _near[word]++;
            _lastPosition[word] = position;
        }

        var sum = 0.0;
        for (var w = 0; w + 1 < _wordCount; w++)
        {
            if (_near[w] == 0 || _plan.Words[w].IsExtra || _plan.Words[w + 1].IsExtra)
                continue;
            var weight = Math.Min(_gains[w], _gains[w + 1]);
            sum += weight * ((RankingWeights.OrderedPairWeight * FirstStage.Saturate(_ordered[w]))
                + (RankingWeights.NearPairWeight * FirstStage.Saturate(_near[w])));
        }
        return sum;
    }

    private void FindBestPassage(int section, ReadOnlySpan<long> entries, PassageEvidence evidence, bool isShown)
    {
        var bodyStart = _index.BodyStarts[section];
        var passages = _index.PassagesOf(section);
        var units = _index.Sections[section].Units;
        var headingStart = _index.HeadingStarts[section];
        var inTopic = 0UL;
        var inHeadings = 0UL;
        var inSection = 0UL;
        var title = _index.Titles[section];
        var inTitle = 0UL;
        var titleWords = 0;
        var lastInTitle = -1;
        var e = 0;
        for (; e < entries.Length && Occurrences.PositionOf(entries[e]) < bodyStart; e++)
        {
            var word = 1UL << Occurrences.WordOf(entries[e]);
            var position = Occurrences.PositionOf(entries[e]);
            inHeadings |= word;
            if (position < headingStart)
                inTopic |= word;
            if (position < title.Start || position >= title.End)
                continue;
            inTitle |= word;
            if (position == lastInTitle || (_fillers & word) != 0)
                continue;
            titleWords++;
            lastInTitle = position;
        }
        inSection = inHeadings;
        evidence.WordsInTopic = inTopic;
        evidence.WordsInHeadings = inHeadings;
        evidence.Explains = Names(inTitle, inTopic, titleWords, title.Words);

        // What the bullets above have, by unit, as far as it was seen: parents stand before their children.
        var inUnit = _scratch.UnitWords(units.Length);
        evidence.Passages.Clear();
        var figureChoice = _totalGain
            * (_counted >= 0 || _plan.Question.NeedsLength ? RankingWeights.AskedFigureChoiceWeight : RankingWeights.AnyFigureChoiceWeight);
        evidence.BestPassage = -1;
        evidence.BestItem = -1;
        var opening = isShown ? OpeningOf(units) : -1;
        var bestShownChoice = 0.0;
        var bestItemChoice = 0.0;
        var (namesake, namesakeChoice) = (opening >= 0 ? NamesakeOf(section) : -1, 0.0);
        var bestScore = 0.0;
        var bestChoice = 0.0;
        var bestTerm = 0.0;
        var bestCoverage = Sum(_importance, inHeadings);
        var p = 0;
        while (e < entries.Length)
        {
            while (p + 1 < passages.Length && passages[p + 1].FirstPosition <= Occurrences.PositionOf(entries[e]))
                p++;
            var end = p + 1 < passages.Length ? passages[p + 1].FirstPosition : int.MaxValue;
            var words = 0UL;
            var hits = 0;
            var inTerm = 0UL;
            var termWords = 0;
            var lastInTerm = -1;
            var beginning = 0UL;
            for (; e < entries.Length && Occurrences.PositionOf(entries[e]) < end; e++, hits++)
            {
                var word = 1UL << Occurrences.WordOf(entries[e]);
                words |= word;
                var position = Occurrences.PositionOf(entries[e]);
                if (position < passages[p].FirstPosition + _plan.Explained.Count + OpeningSlack)
                    beginning |= word;
                if (position >= passages[p].TermEnd)
                    continue;
                inTerm |= word;
                if (position == lastInTerm || (_fillers & word) != 0)
                    continue;
                termWords++;
                lastInTerm = position;
            }
            inSection |= words;
            evidence.Passages.Add((p, words));
            evidence.Explains |= Names(inTerm, inTitle | inTopic, termWords, passages[p].TermWords) || Names(beginning, inTitle | inTopic, 1, 1);
            var unit = passages[p].Unit;
            var above = inHeadings;
            if (unit >= 0)
            {
                inUnit[unit] |= words;
                above |= WordsAbove(units, unit, inUnit);
            }
            // Words in the passage itself count in full; those it stands under count less, but make it the answer all the same.
            var score = Sum(_gains, words) + (0.5 * Sum(_gains, above & ~words)) + (HitWeight * Math.Min(hits, MaxHits));
            bestScore = Math.Max(bestScore, score);
            var term = 0.0;
            if (termWords > 0)
            {
                term = TermGain(inTerm, termWords, passages[p].TermWords);
            }
            // Every passage of a topic is about the topic, whether it names it or not.
            var choice = score + (0.5 * Sum(_gains, inTopic & ~words)) + (RankingWeights.TermChoiceWeight * term)
                + (_plan.Question.PrefersFigure && passages[p].HasFigure ? RankingWeights.FigureChoiceWeight * _totalGain : 0);
            if (isShown)
            {
                // Every passage of a section is about its headings, whether it repeats their words or not.
                var shownChoice = choice + (0.5 * Sum(_gains, inHeadings & ~inTopic & ~words)) + Fit(section, p, inTerm, term);
                // The figure is looked for in the text, which is too dear where it would not change the choice.
                var mayBeShown = shownChoice + figureChoice > Math.Min(bestShownChoice, bestItemChoice);
                shownChoice += mayBeShown && SaysAskedFigure(section, p, words) ? figureChoice : 0;
                if (shownChoice > bestShownChoice)
                    (evidence.BestPassage, bestShownChoice) = (p, shownChoice);
                if (unit != opening && shownChoice > bestItemChoice)
                    (evidence.BestItem, bestItemChoice) = (p, shownChoice);
                if (p == namesake)
                    namesakeChoice = shownChoice;
            }
            if (choice <= bestChoice)
                continue;
            (bestChoice, bestTerm) = (choice, term);
            bestCoverage = Sum(_importance, words | above);
        }

        if (opening >= 0 && evidence.BestPassage >= 0 && passages[evidence.BestPassage].Unit == opening && namesake >= 0
            && namesakeChoice + (NamesakeShare * _totalGain) >= bestItemChoice)
        {
            evidence.BestItem = namesake;
        }
        evidence.WordsInSection = inSection;
        // A heading is as good a passage as any other.
        var coverage = _totalGain == 0 ? 0 : Math.Min(1, Math.Max(bestScore, Sum(_gains, inHeadings)) / _totalGain);
        evidence.Passage = RankingWeights.PassageWeight * _totalGain * coverage * coverage;
        evidence.IsTitle = titleWords >= title.Words && IsTitle(_plan.Text, _index.Sections[section].Title);
        var titleWeight = RankingWeights.TitleWeight + (evidence.IsTitle ? RankingWeights.WholeTitleWeight : 0);
        evidence.Name = Math.Max(RankingWeights.TermWeight * bestTerm, titleWeight * TermGain(inTitle, titleWords, title.Words));
        evidence.SectionCoverage = _totalImportance == 0 ? 0 : Sum(_importance, inSection) / _totalImportance;
        evidence.PassageCoverage = _totalImportance == 0 ? 0 : bestCoverage / _totalImportance;
    }

    /// <summary>Returns what a passage that is shown gains or loses by how well its form fits the form of the question.</summary>
    private double Fit(int section, int p, ulong inTerm, double term)
    {
        // Who types a term wants it explained. Who only mentions it in a long question does not: the term counts by its part of the query.
        var fit = term == 0 ? 0 : -RankingWeights.TermChoiceWeight * term * (1 - (Sum(_gains, inTerm) / _totalGain));
        if ((inTerm & _asked) != 0)
            fit += RankingWeights.AskedKindChoiceWeight * _totalGain;
        var passage = _index.PassagesOf(section)[p];
        if (_plan.Question.AsksReason && EnglishWords.GivesReason(PassageText.Of(_index.Sections[section].Units[passage.Unit]).AsSpan(passage.Start..passage.End)))
            fit += RankingWeights.ReasonChoiceWeight * _totalGain;
        return fit;
    }

    /// <summary>Returns the passage that explains what the section is called; -1 when none does.</summary>
    private int NamesakeOf(int section)
    {
        var title = _index.Sections[section].Title;
        var units = _index.Sections[section].Units;
        var passages = _index.PassagesOf(section);
        for (var p = 0; p < passages.Length; p++)
        {
            if (units[passages[p].Unit].Term is { Length: > 0 } term && passages[p].Start == 0 && IsSameName(title, term))
                return p;
        }
        return -1;
    }

    /// <summary>Whether two names are the same but for a plural.</summary>
    private static bool IsSameName(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        Math.Abs(a.Length - b.Length) <= 1 && a.TrimEnd('s').Equals(b.TrimEnd('s'), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns which unit is the paragraph that opens the section and says what it is for; -1 when there is none, or nothing else to show: no bullet and
    /// no row follows it, or it leads in to those as their parent.
    /// </summary>
    private static int OpeningOf(System.Collections.Immutable.ImmutableArray<Unit> units)
    {
        if (units.IsEmpty || units[0].Kind != UnitKind.Paragraph)
            return -1;
        var hasItems = false;
        for (var u = 1; u < units.Length; u++)
        {
            if (units[u].Parent == 0)
                return -1;
            hasItems |= units[u].Kind is UnitKind.Bullet or UnitKind.Definition or UnitKind.TableRow;
        }
        return hasItems ? 0 : -1;
    }

    /// <summary>Whether a heading or a term is the name to be explained: it has a word of it, its surroundings have the others, and half of its own words are of the name.</summary>
    private bool Names(ulong words, ulong around, int found, int all) =>
        _explained != 0 && (words & _explained) != 0 && ((words | around) & _explained) == _explained && 2 * found >= all;

    /// <summary>Whether two texts have the same letters and digits, whatever their case and whatever stands between.</summary>
    private static bool IsTitle(string query, string title)
    {
        var (q, t) = (0, 0);
        while (true)
        {
            while (q < query.Length && !char.IsLetterOrDigit(query[q]))
                q++;
            while (t < title.Length && !char.IsLetterOrDigit(title[t]))
                t++;
            if (q == query.Length || t == title.Length)
                return q == query.Length && t == title.Length;
            if (char.ToLowerInvariant(query[q++]) != char.ToLowerInvariant(title[t++]))
                return false;
        }
    }

    /// <summary>Returns what the words of a term are worth that the query has, all the less the more of its words the query lacks.</summary>
    private double TermGain(ulong words, int count, int all)
    {
        var part = Math.Min(1, (double)count / Math.Max(1, all));
        return part * part * Sum(_gains, words);
    }

    /// <summary>Returns whether a passage with a word of the query says how much, how often or how long, as the query asks; of the section looked at last.</summary>
    public bool SaysFigure(int section, PassageEvidence evidence)
    {
        foreach (var (p, words) in evidence.Passages)
        {
            if (SaysAskedFigure(section, p, words))
                return true;
        }
        return false;
    }

    /// <summary>
    /// Returns whether a passage with a word of the query says how often, or what has to be paid, where the query asks for that; of the section looked at
    /// last.
    /// </summary>
    public bool SaysRateAndPrice(int section, PassageEvidence evidence) =>
        (!_plan.Question.NeedsRate || Says(section, evidence, EnglishWords.IsRate)) && (!_plan.Question.NeedsPrice || Says(section, evidence, EnglishWords.IsMoney));

    private delegate bool IsSaying(ReadOnlySpan<char> form);

    private bool Says(int section, PassageEvidence evidence, IsSaying isSaying)
    {
        var analyzer = _scratch.Analyzer;
        foreach (var (p, words) in evidence.Passages)
        {
            var passage = _index.PassagesOf(section)[p];
            var text = PassageText.Of(_index.Sections[section].Units[passage.Unit]).AsSpan(passage.Start..passage.End);
            if (words == 0)
                continue;
            analyzer.Analyze(text, passage.FirstPosition);
            foreach (var token in analyzer.Tokens)
            {
                if (isSaying(analyzer.Form(token)))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether the passage, which has these words, says a figure as the query asks for it: a number of something stands beside its name.</summary>
    private bool SaysAskedFigure(int section, int p, ulong words) =>
        _plan.Question.NeedsFigure && (_counted < 0 ? words != 0 : (words >> _counted & 1) != 0) && SaysFigure(section, p);

    private bool SaysFigure(int section, int p)
    {
        var passages = _index.PassagesOf(section);
        var passage = passages[p];
        var end = p + 1 < passages.Length ? passages[p + 1].FirstPosition : int.MaxValue;
        var asksLength = _plan.Question.NeedsLength;
        // A figure in code is an example's and says nothing of what can be.
        if (_index.Sections[section].Units[passage.Unit].Kind == UnitKind.Code)
            return false;
        // "Default visibility timeout: 30 seconds" is not the maximum.
        if (_plan.Question.NeedsExtreme && _index.Sections[section].Units[passage.Unit].Term is { } term && term.Contains("default", StringComparison.OrdinalIgnoreCase))
            return false;
        if (passage.HasFigure && _counted < 0 && !asksLength)
            return true;
        var analyzer = _scratch.Analyzer;
        analyzer.Analyze(PassageText.Of(_index.Sections[section].Units[passage.Unit]).AsSpan(passage.Start..passage.End), passage.FirstPosition);
        var lastFigure = int.MinValue / 2;
        var isAfterPreposition = false;
        foreach (var token in analyzer.Tokens)
        {
            var form = analyzer.Form(token);
            if (asksLength && (EnglishWords.IsOpenLength(form) || (IsAskedUnit(form) && token.Position - lastFigure <= UnitWindow)))
                return true;
            if (token.Kind == TokenKind.Joined)
                continue;
            // "To one topic" singles a topic out; "takes one write" counts them.
            var singlesOut = _counted >= 0 && isAfterPreposition && form is "one";
            isAfterPreposition = EnglishWords.IsPreposition(form);
            if (singlesOut || !(char.IsAsciiDigit(form[0]) || EnglishWords.IsFigureWord(form)))
                continue;
            lastFigure = token.Position;
            if (!asksLength && (_counted < 0 || (StandsNear(_counted, token.Position, passage.FirstPosition, end) && !CountsOther(analyzer, token.Position))))
                return true;
        }
        return false;
    }

    private bool IsAskedUnit(ReadOnlySpan<char> form) =>
        EnglishWords.IsLengthUnit(form) && (!_plan.Question.NeedsTime || EnglishWords.IsTimeUnit(form));

    /// <summary>
    /// Whether the figure counts something that the query does not ask for, a unit or another plural: <c>2 MB for each consumer</c> says nothing of
    /// how many consumers there are.
    /// </summary>
    private bool CountsOther(TextAnalyzer analyzer, int figure)
    {
        foreach (var token in analyzer.Tokens)
        {
            if (token.Position != figure + 1 || token.Kind == TokenKind.Joined)
                continue;
            var form = analyzer.Form(token);
            return (EnglishWords.IsLengthUnit(form) || IsPlural(form)) && !Occurrences.HasAt(CurrentEntries, token.Position);
        }
        return false;
    }

    private static bool IsPlural(ReadOnlySpan<char> form) =>
        form.Length >= MinPluralLength && form[^1] == 's' && form[^2] != 's' && !EnglishWords.IsPiece(form);

    private bool StandsNear(int word, int position, int from, int end)
    {
        foreach (var entry in CurrentEntries)
        {
            var at = Occurrences.PositionOf(entry);
            if (Occurrences.WordOf(entry) == word && at >= from && at < end && Math.Abs(at - position) is > 0 and <= CountedWindow)
                return true;
        }
        return false;
    }

    /// <summary>Returns whether the query has a name that stands nowhere in the section's note.</summary>
    public bool NoteLacksName(int section, PassageEvidence evidence)
    {
        for (var w = 0; w < _wordCount; w++)
        {
            if (_plan.Words[w].IsName && (evidence.WordsInSection >> w & 1) == 0 && !NoteHas(_plan.Words[w], section))
                return true;
        }
        return false;
    }

    private bool NoteHas(QueryWord word, int section)
    {
        var path = _index.Sections[section].Path;
        var first = section;
        while (first > 0 && string.Equals(_index.Sections[first - 1].Path, path, StringComparison.Ordinal))
            first--;
        for (var s = first; s < _index.Sections.Length && string.Equals(_index.Sections[s].Path, path, StringComparison.Ordinal); s++)
        {
            if (Occurrences.Has(_index, word, s))
                return true;
        }
        return false;
    }

    private static ulong WordsAbove(System.Collections.Immutable.ImmutableArray<Unit> units, int unit, Span<ulong> inUnit)
    {
        var words = 0UL;
        for (var parent = units[unit].Parent; parent >= 0 && parent < unit; parent = units[parent].Parent)
        {
            words |= inUnit[parent];
            unit = parent;
        }
        return words;
    }

    /// <summary>Where the words of the query stand in the section looked at last.</summary>
    public ReadOnlySpan<long> CurrentEntries => _scratch.Occurrences.Items;

    /// <summary>Returns what the words, as a bit each, gain at most together.</summary>
    public double GainOf(ulong words) => Sum(_gains, _wordCount < 64 ? words & ((1UL << _wordCount) - 1) : words);

    private static double Sum(double[] values, ulong words)
    {
        var sum = 0.0;
        while (words != 0)
        {
            sum += values[BitOperations.TrailingZeroCount(words)];
            words &= words - 1;
        }
        return sum;
    }
}
