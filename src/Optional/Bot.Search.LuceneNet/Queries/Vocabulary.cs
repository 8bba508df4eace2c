using Bot.Search.LuceneNet.Analysis;
using Bot.Search.LuceneNet.Indexing;
using Lucene.Net.Index;

namespace Bot.Search.LuceneNet.Queries;

/// <summary>What words the notes have and how rare they are. Thread-safe.</summary>
internal sealed class Vocabulary(IndexReader reader)
{
    public IndexReader Reader => reader;

    /// <summary>Returns in how many sections the term stands, in the field where it stands most often.</summary>
    public int SectionCount(string term)
    {
        var most = 0;
        foreach (var field in SectionFields.Ranked)
            most = Math.Max(most, reader.DocFreq(new Term(field, term)));
        return most;
    }

    /// <summary>Returns the inverse document frequency as BM25 has it.</summary>
    public double Idf(int sectionCount) => Math.Log(1 + ((Math.Max(reader.NumDocs, sectionCount) - sectionCount + 0.5) / (sectionCount + 0.5)));

    /// <inheritdoc cref="Find(MatchTier, string[], string[], float)"/>
    public Interpretation? Find(MatchTier tier, string[] forms, float boost) => Find(tier, forms, Array.ConvertAll(forms, WordReader.StemTerm), boost);

    /// <summary>Returns the interpretation of words that stand in a row, or null when the notes lack one of them in any form.</summary>
    public Interpretation? Find(MatchTier tier, string[] forms, string[] stems, float boost)
    {
        var count = stems.Min(SectionCount);
        return count == 0 ? null : new Interpretation(tier, forms, stems, count, boost);
    }
}
