using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Search;
using Bot.Search.Indexing;
using Bot.Search.Queries;

namespace Bot.Search.Ranking;

/// <summary>Takes a section's score apart. Each node says whether its value is the sum, the product or the greatest of those below.</summary>
internal static class ScoreExplainer
{
    public static ScoreExplanation Explain(InvertedIndex index, QueryPlan plan, int section, PassageEvidence evidence, double score)
    {
        var parts = ImmutableArray.CreateBuilder<ScoreExplanation>();
        foreach (var word in plan.Words)
            parts.Add(ExplainWord(index, word, section));
        parts.Add(new ScoreExplanation(evidence.Nearness, "words of the query near each other"));
        parts.Add(new ScoreExplanation(
            evidence.Passage, string.Create(CultureInfo.InvariantCulture, $"best passage, with {evidence.PassageCoverage:P0} of the query's importance")));
        parts.Add(new ScoreExplanation(evidence.Name, "a term that the passage explains, or the section's own heading"));
        return new ScoreExplanation(score, "score, sum of:", parts.ToImmutable());
    }

    private static ScoreExplanation ExplainWord(InvertedIndex index, QueryWord word, int section)
    {
        if (word.Interpretations.Count == 0)
            return new ScoreExplanation(0, $"“{word.Form}” is not in the notes");
        var ways = word.Interpretations.Select(i => ExplainInterpretation(index, i, section)).Where(w => w.Value > 0).ToImmutableArray();
        if (ways.IsEmpty)
            return new ScoreExplanation(0, $"“{word.Form}” is not in this section");
        var best = ways.MaxBy(w => w.Value)!;
        var description = word.IsExtra ? $"“{word.Form}” as a whole" : $"“{word.Form}”";
        if (word.Count > 1)
        {
            var count = word.Count.ToString(CultureInfo.InvariantCulture);
            return new ScoreExplanation(
                best.Value * word.Count, $"{description}, product of:", [best, new ScoreExplanation(word.Count, $"said {count} times in the query")]);
        }
        return ways.Length == 1
            ? new ScoreExplanation(best.Value, $"{description}, sum of:", [best])
            : new ScoreExplanation(best.Value, $"{description}, greatest of:", ways);
    }

    private static ScoreExplanation ExplainInterpretation(InvertedIndex index, Interpretation interpretation, int section)
    {
        if (interpretation.Phrase is { } phrase)
        {
            var at = Array.BinarySearch(phrase.Sections, section);
            var weight = at < 0 ? 0 : phrase.Weights[at];
            return Product($"{TierName(interpretation)} “{interpretation.Text}”", interpretation.StemGain, weight);
        }
        var all = 0.0;
        var exact = 0.0;
        var forms = new List<string>();
        foreach (var term in index.Stems.Members(interpretation.Group))
        {
            var posting = index.FindPosting(term, section);
            if (posting < 0)
                continue;
            all += index.PostingWeights[posting];
            if (term == interpretation.TermId)
                exact = index.PostingWeights[posting];
            forms.Add($"{index.Terms[term]} ({Places(index, posting, section)})");
        }
        if (all == 0)
            return new ScoreExplanation(0, interpretation.Text);
        var details = ImmutableArray.CreateBuilder<ScoreExplanation>();
        details.Add(Product("in any form", interpretation.StemGain, all));
        if (exact > 0)
            details.Add(Product("as written", interpretation.ExactGain, exact));
        return new ScoreExplanation(
            FirstStage.Gain(interpretation, all, exact), $"{TierName(interpretation)}: {string.Join(", ", forms)}, sum of:", details.ToImmutable());
    }

    private static ScoreExplanation Product(string description, double gain, double weight) => new(
        gain * FirstStage.Saturate(weight),
        $"{description}, product of:",
        [
            new ScoreExplanation(gain, "rarity in the notes (idf) times the weight of this kind of match"),
            new ScoreExplanation(
                FirstStage.Saturate(weight),
                string.Create(CultureInfo.InvariantCulture, $"frequency, saturated: tf / (tf + {RankingWeights.K1}), tf {weight:0.###} by field and length")),
        ]);

    private static string Places(InvertedIndex index, int posting, int section)
    {
        var (topic, headings, text) = (0, 0, 0);
        var positions = index.Positions(posting);
        while (positions.MoveNext())
        {
            if (positions.Current >= index.BodyStarts[section])
                text++;
            else if (positions.Current >= index.HeadingStarts[section])
                headings++;
            else
                topic++;
        }
        var places = new List<string>();
        AddPlace("topic", topic);
        AddPlace("headings", headings);
        AddPlace("text", text);
        return string.Join(", ", places);

        void AddPlace(string name, int count)
        {
            if (count > 0)
                places.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {count}"));
        }
    }

    private static string TierName(Interpretation interpretation) => interpretation.Tier switch
    {
        MatchTier.Exact => "typed",
        MatchTier.Stem => "other form",
        MatchTier.Alias => "alias",
        MatchTier.Mended => "mended",
    };
}
