namespace Bot.Benchmarks.Retrieval;

/// <summary>Averages over the judged queries; a query that is not in the run counts 0.</summary>
/// <param name="Ndcg10">Normalised discounted cumulative gain of the first ten, gain = grade, as trec_eval's ndcg_cut.10.</param>
/// <param name="MeanAveragePrecision">Over the whole run.</param>
/// <param name="Success1">Part of the queries with a relevant document first.</param>
/// <param name="Success3">Part of the queries with a relevant document among the first three.</param>
internal sealed record RetrievalMeasures(int Queries, double Ndcg10, double MeanAveragePrecision, double Success1, double Success3)
{
    public static RetrievalMeasures Of(
        Dictionary<string, List<(string Document, double Score)>> run, Dictionary<string, Dictionary<string, double>> qrels)
    {
        var (ndcg, map, success1, success3) = (0.0, 0.0, 0, 0);
        foreach (var (query, grades) in qrels)
        {
            if (!run.TryGetValue(query, out var documents))
                continue;
            ndcg += Gain(documents.Take(10).Select(d => grades.GetValueOrDefault(d.Document)))
                / Gain(grades.Values.OrderDescending().Take(10));
            map += AveragePrecision(documents, grades);
            success1 += documents.Take(1).Any(d => grades.ContainsKey(d.Document)) ? 1 : 0;
            success3 += documents.Take(3).Any(d => grades.ContainsKey(d.Document)) ? 1 : 0;
        }
        double count = Math.Max(1, qrels.Count);
        return new RetrievalMeasures(qrels.Count, ndcg / count, map / count, success1 / count, success3 / count);
    }

    private static double Gain(IEnumerable<double> grades) => grades.Select((grade, rank) => grade / Math.Log2(rank + 2)).Sum();

    private static double AveragePrecision(List<(string Document, double Score)> documents, Dictionary<string, double> grades)
    {
        var (found, sum) = (0, 0.0);
        for (var rank = 0; rank < documents.Count; rank++)
        {
            if (!grades.ContainsKey(documents[rank].Document))
                continue;
            found++;
            sum += (double)found / (rank + 1);
        }
        return sum / grades.Count;
    }
}
