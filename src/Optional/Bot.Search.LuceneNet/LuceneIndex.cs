using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Core.Search.Queries;
using Bot.Search.LuceneNet.Analysis;
using Bot.Search.LuceneNet.Indexing;
using Bot.Search.LuceneNet.Queries;
using Bot.Search.LuceneNet.Ranking;
using Bot.Search.LuceneNet.Snippets;
using Lucene.Net.Search;

namespace Bot.Search.LuceneNet;

/// <summary>
/// What the engine's index was when it was made: a near-real-time reader with the notes it was read for. Holds files open until it is disposed of,
/// or until nothing refers to it and the engine builds its next index.
/// </summary>
internal sealed class LuceneIndex : ISectionIndex
{
    private readonly ReaderLease _lease;
    private readonly IndexSearcher _searcher;
    private readonly TopicDirectory _topics;
    private readonly QueryPlanner _planner;

    // The section of each document, or -1; and the same with sections in the order in which completions are shown.
    private readonly int[] _sectionOf;
    private readonly int[] _crumbOf;
    private readonly int[] _sectionOfCrumb;

    public LuceneIndex(IndexStore store, NoteLibrary library, CancellationToken cancellationToken)
    {
        Library = library;
        _lease = store.Update(library, this, cancellationToken);
        _searcher = new IndexSearcher(_lease.Reader) { Similarity = FieldSimilarity.Instance };
        _topics = new TopicDirectory(library, WordReader.FormsOf);
        _planner = new QueryPlanner(new Vocabulary(_lease.Reader), AliasSynonyms.Of(library), _topics);

        var sections = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < library.Sections.Length; i++)
            sections.TryAdd(SectionKey.Of(library.Sections[i]), i);
        _sectionOf = [.. IndexStore.ReadKeys(_lease.Reader).Select(k => sections.GetValueOrDefault(k, -1))];
        // Of equal completions the shorter breadcrumb is the likelier one.
        _sectionOfCrumb = [.. Enumerable.Range(0, library.Sections.Length).OrderBy(i => library.Sections[i].Breadcrumb.Length).ThenBy(i => i)];
        var crumbOfSection = new int[_sectionOfCrumb.Length];
        for (var i = 0; i < _sectionOfCrumb.Length; i++)
            crumbOfSection[_sectionOfCrumb[i]] = i;
        _crumbOf = Array.ConvertAll(_sectionOf, s => s < 0 ? -1 : crumbOfSection[s]);
    }

    public NoteLibrary Library { get; }

    public SearchResult Search(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit < 1)
            throw new ArgumentOutOfRangeException(nameof(query), query.Limit, "The limit must be at least 1.");
        return WhileOpen(() => SearchOpen(query));
    }

    public IReadOnlyList<Section> Complete(string prefix, string? topic, int limit)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return WhileOpen(() => CompleteOpen(prefix, topic, limit));
    }

    public void Dispose() => _lease.Dispose();

    /// <summary>Runs a search with a claim on the reader of its own, so that a swap meanwhile does not close it.</summary>
    private T WhileOpen<T>(Func<T> search)
    {
        ObjectDisposedException.ThrowIf(!_lease.Reader.TryIncRef(), this);
        try
        {
            return search();
        }
        finally
        {
            _lease.Reader.DecRef();
            // The engine takes an index that nothing refers to for one that is not used.
            GC.KeepAlive(this);
        }
    }

    private SearchResult SearchOpen(SearchQuery query)
    {
        var plan = _planner.Plan(query);
        if (plan.Words.Count == 0 && !plan.HasTopic)
            return new SearchResult { Hits = [], Confident = false, DidYouMean = _topics.Mended(query.Text, plan.UnknownTopic), ClosestTopics = ClosestTopics(query, plan, []), Notice = Notice(query, plan, 0) };
        // A topic alone lists its sections.
        var isListing = plan.Words.Count == 0;
        if (isListing)
            plan.Query.Add(new MatchAllDocsQuery { Boost = 0 }, Occur.MUST);

        var reader = new EvidenceReader(_lease.Reader, plan);
        var (confident, isFirst) = (false, true);
        var hits = ImmutableArray.CreateBuilder<SearchHit>();
        foreach (var found in Rank(plan, query.Limit))
        {
            var section = Library.Sections[found.Section];
            var evidence = reader.Read(section, found.Document);
            if (isFirst)
                confident = isListing || Confidence.Answers(plan, evidence);
            isFirst = false;
            if (!confident && !Confidence.IsClose(plan, evidence))
                continue;
            var explanation = query.Explain ? Explain(plan, found) : null;
            hits.Add(new SearchHit(section, found.Score, SnippetBuilder.Build(plan, section, evidence), explanation));
        }
        return new SearchResult
        {
            Hits = hits.ToImmutable(),
            Confident = confident,
            ListsTopic = isListing,
            DidYouMean = _topics.Mended(query.Text, plan.UnknownTopic) ?? (hits.Count > 0 ? plan.MendedText : null),
            ClosestTopics = confident ? [] : ClosestTopics(query, plan, hits),
            Notice = Notice(query, plan, hits.Count),
        };
    }

    /// <summary>
    /// Ranks by words, and the best once more by how near the words stand: phrases cost most, and hardly ever bring up a section from far below.
    /// </summary>
    private List<FoundSection> Rank(QueryPlan plan, int limit)
    {
        var top = new TopSections(Math.Max(limit, RankingWeights.NearnessWindow), _sectionOf, plan.InTopic);
        _searcher.Search(plan.Query, top);
        var found = top.Take();
        if (plan.Nearness.Clauses.Count > 0)
        {
            var gains = SecondPass.Score(_searcher, plan.Nearness, found.Select(f => f.Document));
            found = found.ConvertAll(f => f with { Score = f.Score + gains.GetValueOrDefault(f.Document) });
            found.Sort(TopSections.Compare);
        }
        return found.Count > limit ? found[..limit] : found;
    }

    private ScoreExplanation Explain(QueryPlan plan, FoundSection found)
    {
        var words = ExplanationTree.Of(_searcher.Explain(plan.Query, found.Document));
        var nearness = ExplanationTree.Of(_searcher.Explain(plan.Nearness, found.Document));
        return new ScoreExplanation(found.Score, "words and their nearness, sum of:", [words, nearness]);
    }

    private Section[] CompleteOpen(string prefix, string? topic, int limit)
    {
        var inTopic = string.IsNullOrWhiteSpace(topic) ? null : _topics.Find(topic) ?? new bool[Library.Sections.Length];
        if (BreadcrumbCompleter.QueryFor(prefix, _lease.Reader) is not { } query)
        {
            var first = inTopic is null
                ? Library.Sections.DistinctBy(s => s.Topic, StringComparer.OrdinalIgnoreCase)
                : Library.Sections.Where((_, i) => inTopic[i]);
            return [.. first.Take(limit)];
        }
        var inCrumbs = inTopic is null ? null : Array.ConvertAll(_sectionOfCrumb, s => inTopic[s]);
        var top = new TopSections(limit, _crumbOf, inCrumbs);
        _searcher.Search(query, top);
        return [.. top.Take().Select(f => Library.Sections[_sectionOfCrumb[f.Section]])];
    }

    private ImmutableArray<string> ClosestTopics(SearchQuery query, QueryPlan plan, IEnumerable<SearchHit> hits) =>
        _topics.ToOffer(query.Text, plan.UnknownTopic, hits.Select(h => h.Section.Topic));

    private string? Notice(SearchQuery query, QueryPlan plan, int hitCount) => plan switch
    {
        { UnknownTopic: { } unknown } => SearchNotices.UnknownTopic(unknown, _topics.Closest(unknown), isSearched: plan.Words.Count > 0),
        { HasPhrase: true } when hitCount == 0 => SearchNotices.NoSuchPhrase,
        { Words.Count: 0, HasExclusion: true, HasTopic: false } => SearchNotices.OnlyExclusions,
        { Words.Count: 0, HasTopic: false } => SearchNotices.NoWords,
        _ => query.Text.Length > SearchQuery.MaxTextLength ? SearchNotices.OnlyBeginningRead : null,
    };
}
