using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Bot.Benchmarks.Peers;
using Bot.Core.Search;

namespace Bot.Benchmarks.Retrieval;

/// <summary>
/// Ranks a test collection with the product's engine and measures it: quality against judgements, speed of indexing and searching, memory.
/// </summary>
internal static class RetrievalCommand
{
    /// <summary>Results a query in the run file, as TREC evaluates.</summary>
    private const int Depth = 1_000;

    private const int LatencyRounds = 5;

    private static readonly Option<FileInfo?> Docs = new("--docs") { Description = "Documents, a JSON object a line with id, title and text; may be gzipped" };
    private static readonly Option<DirectoryInfo?> Pages = new("--pages") { Description = "Folder of Markdown whose pages are the documents, instead of --docs" };
    private static readonly Option<FileInfo> Queries = new("--queries") { Description = "Queries, a JSON object a line with id and text", Required = true };
    private static readonly Option<FileInfo?> Qrels = new("--qrels") { Description = "Judgements in TREC's format" };
    private static readonly Option<DirectoryInfo?> Lucene8 = new("--lucene8") { Description = "Folder of Lucene 8's jars (Debian: /usr/share/java), to run it beside the bot's engine" };
    private static readonly Option<FileInfo?> Run = new("--run") { Description = "Where to write the results, in TREC's format" };

    private static readonly Option<int> Hits = new("--hits")
    {
        Description = "Results a query when time is measured, each with its snippet",
        DefaultValueFactory = _ => 10,
    };

    private static readonly Option<string> Engine = EngineOption.Create();

    /// <summary>Gives a command the options and the action of the retrieval bench.</summary>
    public static T Configure<T>(T command)
        where T : Command
    {
        foreach (var option in (ReadOnlySpan<Option>)[Docs, Pages, Queries, Qrels, Run, Hits, Engine, Lucene8])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(Docs) is null) == (result.GetValue(Pages) is null))
                result.AddError("Give either --docs FILE or --pages DIR.");
            foreach (var file in new[] { result.GetValue(Docs), result.GetValue(Queries), result.GetValue(Qrels) })
            {
                if (file is { Exists: false })
                    result.AddError($"There is no file '{file}'.");
            }
        });
        command.SetAction((parsed, cancellationToken) => ExecuteAsync(parsed, cancellationToken));
        return command;
    }

    private static async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        var queries = JsonLinesFile.ReadQueries(parsed.GetRequiredValue(Queries).FullName);
        var collection = parsed.GetValue(Docs) is { } docs
            ? DocumentCollection.FromJsonLines(docs.FullName)
            : await DocumentCollection.FromPagesAsync(parsed.GetValue(Pages)!.FullName, cancellationToken);
        await output.WriteLineAsync(
            $"documents {collection.DocumentCount}, sections {collection.Library.Sections.Length}, {collection.Characters / 1e6:0.0} M characters, read in {collection.ReadTime.TotalSeconds:0.00} s");

        using var opened = EngineOption.Open(parsed.GetRequiredValue(Engine));
        var start = Stopwatch.GetTimestamp();
        using var index = opened.Engine.Build(collection.Library, cancellationToken);
        var buildTime = Stopwatch.GetElapsedTime(start);
        await output.WriteLineAsync(
            $"indexed in {buildTime.TotalSeconds:0.00} s: {collection.Library.Sections.Length / buildTime.TotalSeconds:0} sections/s, {collection.Characters / buildTime.TotalSeconds / 1e6:0.0} M characters/s, {opened.BytesOnDisk / 1e6:0.0} MB on disk");
        await output.WriteLineAsync(MemoryReport.Describe());

        var qrels = parsed.GetValue(Qrels) is { } qrelsFile ? TrecFiles.ReadQrels(qrelsFile.FullName) : null;
        var run = queries.ToDictionary(q => q.Id, q => collection.Rank(index, q.Text, Depth), StringComparer.Ordinal);
        if (parsed.GetValue(Run) is { } runFile)
            TrecFiles.WriteRun(runFile.FullName, run);
        await WriteMeasuresAsync(output, run, qrels);
        var texts = queries.ConvertAll(q => q.Text);
        var hits = parsed.GetValue(Hits);
        var latencies = LatencyMeasurement.Measure(texts, LatencyRounds, text => index.Search(new SearchQuery(text) { Limit = hits }));
        await output.WriteLineAsync($"search with {hits} snippets: {latencies}");
        await output.WriteLineAsync(MemoryReport.Describe());
        if (parsed.GetValue(Lucene8) is not { } jars)
            return 0;

        var sections = collection.Library.Sections;
        var peer = await Lucene8Peer.RunAsync(
            jars.FullName, sections, texts, collection.SectionsFor(Depth), hits, LatencyRounds, cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Lucene 8: indexed in {peer.IndexTime.TotalSeconds:0.00} s"));
        var peerRun = queries
            .Zip(peer.Hits, (query, found) => (query.Id, Documents: collection.Rank(found.Select(h => (sections[h.Section], h.Score)), Depth)))
            .ToDictionary(r => r.Id, r => r.Documents, StringComparer.Ordinal);
        await WriteMeasuresAsync(output, peerRun, qrels);
        await output.WriteLineAsync($"search with {hits} snippets: {peer.Latency}");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"the bot against Lucene 8: median {latencies.Median / peer.Latency.Median:0.00}, 99th percentile {latencies.Percentile99 / peer.Latency.Percentile99:0.00} of its time"));
        return 0;
    }

    private static async Task WriteMeasuresAsync(
        TextWriter output, Dictionary<string, List<(string Document, double Score)>> run, Dictionary<string, Dictionary<string, double>>? qrels)
    {
        if (qrels is null)
            return;
        var measures = RetrievalMeasures.Of(run, qrels);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"queries {measures.Queries}  nDCG@10 {measures.Ndcg10:0.0000}  MAP {measures.MeanAveragePrecision:0.0000}  success@1 {measures.Success1:0.000}  success@3 {measures.Success3:0.000}"));
    }
}
