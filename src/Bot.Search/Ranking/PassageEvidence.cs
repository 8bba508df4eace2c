namespace Bot.Search.Ranking;

/// <summary>What the second stage found out about one section. Reused; valid until the next section is looked at.</summary>
internal sealed class PassageEvidence
{
    /// <summary>Index among the section's passages of the one that says most about the query; -1 when no passage has a word of it.</summary>
    public int BestPassage { get; set; }

    /// <summary>The same without the paragraph that opens the section and says what it is for. Known only of a section that is shown.</summary>
    public int BestItem { get; set; }

    /// <summary>What the section gains by words near each other.</summary>
    public double Nearness { get; set; }

    /// <summary>What the section gains by its best passage.</summary>
    public double Passage { get; set; }

    /// <summary>What the section gains when the query names the term that its best passage explains, or its own heading.</summary>
    public double Name { get; set; }

    /// <summary>The part of the query's importance that the section has, headings included; from 0 to 1.</summary>
    public double SectionCoverage { get; set; }

    /// <summary>The part of it that the best passage has, together with the headings and bullets above it; from 0 to 1.</summary>
    public double PassageCoverage { get; set; }

    /// <summary>The passages with words of the query, in their order, and which words as a bit each.</summary>
    public List<(int Passage, ulong Words)> Passages { get; } = [];

    /// <summary>By word of the query, as a bit each: which the section's topic has.</summary>
    public ulong WordsInTopic { get; set; }

    /// <summary>By word of the query, as a bit each: which the section's headings have, the topic included.</summary>
    public ulong WordsInHeadings { get; set; }

    /// <summary>Whether the query is the section's own heading, letter by letter.</summary>
    public bool IsTitle { get; set; }

    /// <summary>Whether the section's heading, or a passage's term or beginning, is the name that the query wants explained; false when it wants none.</summary>
    public bool Explains { get; set; }

    /// <summary>By word of the query, as a bit each: which the section has at all.</summary>
    public ulong WordsInSection { get; set; }

    /// <summary>Returns which words of the query a passage has, as a bit each.</summary>
    public ulong WordsIn(int passage)
    {
        foreach (var (p, words) in Passages)
        {
            if (p == passage)
                return words;
        }
        return 0;
    }
}
