using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Search.Completion;
using Bot.Search.Indexing;
using Bot.Search.Mending;
using Bot.Search.Queries;
using Bot.Search.Ranking;
using Bot.Search.Snippets;

namespace Bot.Search;

/// <summary>An index in memory. Immutable but for the working memory that searches leave behind for the next.</summary>
internal sealed class BuiltInIndex : ISectionIndex
{
    private readonly InvertedIndex _index;
    private readonly QueryPlanner _planner;
    private readonly TopicDirectory _topics;
    private readonly TitleCompleter _completer;
    private readonly ConcurrentBag<SearchScratch> _scratches = [];

    public BuiltInIndex(NoteLibrary library, InvertedIndex index, IEnumerable<Abbreviation> abbreviations)
    {
        Library = library;
        _index = index;
        _topics = new TopicDirectory(library, NameWords.Of);
        _completer = new TitleCompleter(library.Sections, _topics);
        var aliases = AliasTable.Build(index, library.Aliases, abbreviations);
        _planner = new QueryPlanner(index, aliases, new SpellingMender(index), _topics);
    }

    public NoteLibrary Library { get; }

    private readonly record struct Candidate(int Section, double Score);

    public SearchResult Search(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit < 1)
            throw new ArgumentOutOfRangeException(nameof(query), query.Limit, "The limit must be at least 1.");
        if (!_scratches.TryTake(out var scratch))
            scratch = new SearchScratch(_index.Sections.Length);
        var result = Search(query, scratch);
        // Not returned when a search throws: its arrays would not be zero.
        _scratches.Add(scratch);
        return result;
    }

    public IReadOnlyList<Section> Complete(string prefix, string? topic, int limit)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _completer.Complete(prefix, topic, limit);
    }

    public void Dispose()
    {
    }

    private SearchResult Search(SearchQuery query, SearchScratch scratch)
    {
        var plan = _planner.Plan(query, scratch.Analyzer);
        if (plan.Words.Count == 0)
            return WithoutWords(query, plan);

        var needed = Math.Max(query.Limit, RankingWeights.SecondStageSize);
        var isFiltered = plan.HasTopic || plan.Required.Count > 0 || plan.Excluded.Count > 0;
        var found = FirstStage.Run(_index, plan, scratch, needed, canLeaveOut: !isFiltered);
        var candidates = Select(isFiltered ? plan : null, found, scratch.Totals, needed);
        FirstStage.Clear(scratch);
        var secondStage = new SecondStage(_index, plan, scratch);
        var best = new PriorityQueue<double, double>(query.Limit + 1);
        for (var i = 0; i < candidates.Count && i < RankingWeights.SecondStageSize; i++)
        {
            // Candidates come in the order of their scores so far: none that follows can gain enough to be shown.
            var isFull = best.Count == query.Limit;
            if (isFull && candidates[i].Score + secondStage.MaxGain < best.Peek())
                break;
            if (isFull && candidates[i].Score + secondStage.MaxGainOf(candidates[i].Section) < best.Peek())
                continue;
            var evidence = secondStage.Examine(candidates[i].Section);
            candidates[i] = candidates[i] with { Score = candidates[i].Score + evidence.Nearness + evidence.Passage + evidence.Name };
            best.Enqueue(candidates[i].Score, candidates[i].Score);
            if (best.Count > query.Limit)
                best.Dequeue();
        }
        candidates.Sort(Compare);
        if (candidates.Count > query.Limit)
            candidates.RemoveRange(query.Limit, candidates.Count - query.Limit);

        var confident = false;
        var snippets = new SnippetBuilder(_index, plan, secondStage, scratch.Analyzer);
        var hits = ImmutableArray.CreateBuilder<SearchHit>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var evidence = secondStage.Examine(candidate.Section, isShown: true);
            if (hits.Count == 0 && candidate == candidates[0])
            {
                confident = Confidence.Answers(plan, evidence) && !secondStage.NoteLacksName(candidate.Section, evidence)
                    && (!plan.Question.NeedsFigure || plan.Question.NeedsRate || secondStage.SaysFigure(candidate.Section, evidence))
                    && secondStage.SaysRateAndPrice(candidate.Section, evidence);
            }
            if (!confident && !Confidence.IsClose(plan, evidence))
                continue;
            var explanation = query.Explain ? ScoreExplainer.Explain(_index, plan, candidate.Section, evidence, candidate.Score) : null;
            hits.Add(new SearchHit(_index.Sections[candidate.Section], candidate.Score, snippets.Build(candidate.Section, evidence), explanation));
        }
        return new SearchResult
        {
            Hits = hits.ToImmutable(),
            Confident = confident,
            DidYouMean = DidYouMean(query, plan, hits.Count),
            ClosestTopics = confident ? [] : ClosestTopics(query, plan, hits),
            Notice = Notice(query, plan),
        };
    }

    /// <summary>A topic alone lists its sections; a query without any word finds nothing.</summary>
    private SearchResult WithoutWords(SearchQuery query, QueryPlan plan)
    {
        if (!plan.HasTopic)
        {
            return new SearchResult
            {
                Hits = [],
                Confident = false,
                DidYouMean = DidYouMean(query, plan, hitCount: 0),
                ClosestTopics = ClosestTopics(query, plan, []),
                Notice = Notice(query, plan),
            };
        }
        var scratch = new SearchScratch(sectionCount: 0);
        var secondStage = new SecondStage(_index, plan, scratch);
        var snippets = new SnippetBuilder(_index, plan, secondStage, scratch.Analyzer);
        var hits = ImmutableArray.CreateBuilder<SearchHit>();
        for (var section = 0; section < plan.InTopic!.Length && hits.Count < query.Limit; section++)
        {
            if (!Admits(plan, section))
                continue;
            var snippet = snippets.Build(section, secondStage.Examine(section));
            var explanation = query.Explain ? new ScoreExplanation(0, "listed because of its topic alone") : null;
            hits.Add(new SearchHit(_index.Sections[section], 0, snippet, explanation));
        }
        return new SearchResult { Hits = hits.ToImmutable(), Confident = hits.Count > 0, ListsTopic = true, Notice = Notice(query, plan) };
    }

    /// <param name="filter">What the sections have to be admitted by; null when all are.</param>
    private static List<Candidate> Select(QueryPlan? filter, ReadOnlySpan<int> sections, double[] totals, int limit)
    {
        // The worst of those kept is at the head of the queue.
        var queue = new PriorityQueue<Candidate, Candidate>(Math.Min(limit, sections.Length) + 1, WorstFirst);
        var least = double.MinValue;
        foreach (var section in sections)
        {
            var candidate = new Candidate(section, totals[section]);
            if (candidate.Score < least || (filter is not null && !Admits(filter, section)))
                continue;
            if (queue.Count < limit)
                queue.Enqueue(candidate, candidate);
            else if (Compare(candidate, queue.Peek()) < 0)
                queue.EnqueueDequeue(candidate, candidate);
            if (queue.Count == limit)
                least = queue.Peek().Score;
        }
        var candidates = new List<Candidate>(queue.Count);
        while (queue.TryDequeue(out var candidate, out _))
            candidates.Add(candidate);
        candidates.Reverse();
        return candidates;
    }

    private static readonly Comparer<Candidate> WorstFirst = Comparer<Candidate>.Create((a, b) => Compare(b, a));

    private static int Compare(Candidate a, Candidate b)
    {
        var byScore = b.Score.CompareTo(a.Score);
        return byScore != 0 ? byScore : a.Section.CompareTo(b.Section);
    }

    private static bool Admits(QueryPlan plan, int section)
    {
        if (plan.InTopic is { } inTopic && !inTopic[section])
            return false;
        foreach (var phrase in plan.Required)
        {
            if (Array.BinarySearch(phrase.Sections, section) < 0)
                return false;
        }
        foreach (var phrase in plan.Excluded)
        {
            if (Array.BinarySearch(phrase.Sections, section) >= 0)
                return false;
        }
        return true;
    }

    private string? DidYouMean(SearchQuery query, QueryPlan plan, int hitCount) =>
        _topics.Mended(query.Text, plan.UnknownTopic) ?? (hitCount > 0 ? plan.MendedText : null);

    private ImmutableArray<string> ClosestTopics(SearchQuery query, QueryPlan plan, IReadOnlyList<SearchHit> hits) =>
        _topics.ToOffer(query.Text, plan.UnknownTopic, hits.Select(h => h.Section.Topic));

    private string? Notice(SearchQuery query, QueryPlan plan) => plan switch
    {
        { UnknownTopic: { } unknown } => SearchNotices.UnknownTopic(unknown, _topics.Closest(unknown), isSearched: plan.Words.Count > 0),
        { IsImpossible: true } => SearchNotices.NoSuchPhrase,
        { Words.Count: 0, Excluded.Count: > 0, HasTopic: false } => SearchNotices.OnlyExclusions,
        { Words.Count: 0, HasTopic: false } => SearchNotices.NoWords,
        _ => query.Text.Length > SearchQuery.MaxTextLength ? SearchNotices.OnlyBeginningRead : null,
    };
}
