using System.Globalization;

namespace Bot.Benchmarks.Retrieval;

/// <summary>The text formats of the Text REtrieval Conference: judgements (<c>query 0 document grade</c>) and runs.</summary>
internal static class TrecFiles
{
    /// <summary>Returns the relevant documents of each query with their grades; queries without one are left out.</summary>
    public static Dictionary<string, Dictionary<string, double>> ReadQrels(string path)
    {
        var qrels = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < 4 || double.Parse(fields[3], CultureInfo.InvariantCulture) is not (> 0 and var grade))
                continue;
            if (!qrels.TryGetValue(fields[0], out var documents))
                qrels.Add(fields[0], documents = new Dictionary<string, double>(StringComparer.Ordinal));
            documents[fields[2]] = grade;
        }
        return qrels;
    }

    public static void WriteRun(string path, IReadOnlyDictionary<string, List<(string Document, double Score)>> run)
    {
        using var writer = new StreamWriter(path);
        foreach (var (query, documents) in run)
        {
            for (var rank = 0; rank < documents.Count; rank++)
            {
                var (document, score) = documents[rank];
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{query} Q0 {document} {rank + 1} {score:R} bot"));
            }
        }
    }
}
