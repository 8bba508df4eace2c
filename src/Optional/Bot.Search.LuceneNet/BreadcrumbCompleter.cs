using Bot.Search.LuceneNet.Analysis;
using Bot.Search.LuceneNet.Indexing;
using Bot.Search.LuceneNet.Queries;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Bot.Search.LuceneNet;

/// <summary>
/// Completes what is being typed to the breadcrumbs of sections. Every typed word must begin a word of the breadcrumb, or nearly so.
/// </summary>
internal static class BreadcrumbCompleter
{
    private const int MaxPrefixLength = 200;
    private const int MinMisspeltLength = 3;
    private const int MinLengthForTwoSlips = 7;

    /// <summary>Returns the query for what is typed; null when it has no word.</summary>
    public static Query? QueryFor(string prefix, IndexReader reader)
    {
        if (prefix.Length > MaxPrefixLength)
            prefix = prefix[..MaxPrefixLength];
        var words = WordReader.FormsOf(prefix);
        if (words.Count == 0)
            return null;
        var query = new BooleanQuery(disableCoord: true);
        for (var w = 0; w < words.Count; w++)
            query.Add(Word(words[w], isLast: w == words.Count - 1, reader), Occur.MUST);
        query.Add(Constant(new PrefixQuery(new Term(SectionFields.CrumbStart, SectionDocument.CrumbStartOf(prefix))), 1), Occur.SHOULD);
        return query;
    }

    private static Query Word(string word, bool isLast, IndexReader reader)
    {
        var prefix = new PrefixQuery(new Term(SectionFields.Crumb, word));
        if (word.Length >= MinMisspeltLength && !Occurs(prefix, reader))
            return Misspelt(word);
        var best = new DisjunctionMaxQuery(0);
        best.Add(Constant(new TermQuery(new Term(SectionFields.Crumb, word)), 1));
        best.Add(Constant(prefix, isLast ? 0.9f : 0.7f));
        return best;
    }

    private static bool Occurs(PrefixQuery prefix, IndexReader reader)
    {
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(SectionFields.Crumb) is { } terms && prefix.GetTermsEnum(terms).MoveNext())
                return true;
        }
        return false;
    }

    /// <summary>Words that begin with something one or two slips away, the closer the better; the first letter is right nearly always.</summary>
    private static DisjunctionMaxQuery Misspelt(string word)
    {
        var best = new DisjunctionMaxQuery(0);
        for (var slips = 1; slips <= (word.Length < MinLengthForTwoSlips ? 1 : 2); slips++)
            best.Add(Constant(new MisspeltPrefixQuery(SectionFields.Crumb, word, slips), 0.6f / slips));
        return best;
    }

    private static ConstantScoreQuery Constant(Query query, float score) => new(query) { Boost = score };
}
