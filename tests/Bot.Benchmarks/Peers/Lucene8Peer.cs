using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bot.Benchmarks.Retrieval;
using Bot.Core.Notes;

namespace Bot.Benchmarks.Peers;

/// <summary>
/// Runs Lucene 8 for Java on the same sections and queries, in a process of its own: Debian's packages <c>liblucene8-java</c> and
/// <c>default-jdk-headless</c>. The bot uses nothing of it.
/// </summary>
internal static class Lucene8Peer
{
    private static readonly string[] Libraries = ["core", "analyzers-common", "queryparser", "queries", "highlighter", "memory", "sandbox"];

    /// <summary>The figures of a run.</summary>
    /// <param name="Hits">By query: the indexes of the sections found and their scores, best first.</param>
    public sealed record Figures(TimeSpan IndexTime, LatencyMeasurement Latency, List<List<(int Section, double Score)>> Hits);

    /// <summary>Returns what Lucene does with the sections.</summary>
    /// <param name="folder">Where the jars are.</param>
    /// <param name="depth">How many results a query are returned.</param>
    /// <param name="limit">How many results with their snippets a query that is timed has.</param>
    /// <exception cref="InvalidOperationException">Java or Lucene is missing or fails.</exception>
    public static async Task<Figures> RunAsync(
        string folder, IReadOnlyList<Section> sections, List<string> queries, int depth, int limit, int rounds, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("lucene8-");
        try
        {
            var start = new ProcessStartInfo("java") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
            start.ArgumentList.Add("-cp");
            start.ArgumentList.Add(string.Join(Path.PathSeparator, Libraries.Select(l => FindJar(folder, l))));
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Peers", "Lucene8Peer.java"));
            start.ArgumentList.Add(scratch.FullName);
            foreach (var number in (ReadOnlySpan<int>)[depth, limit, rounds])
                start.ArgumentList.Add(number.ToString(CultureInfo.InvariantCulture));
            using var process = Process.Start(start) ?? throw new InvalidOperationException("Java cannot be started.");
            await WriteAsync(process.StandardInput.BaseStream, sections, queries, cancellationToken);
            var lines = (await process.StandardOutput.ReadToEndAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"Lucene 8 ended with exit code {process.ExitCode}.");
            return Read(lines, queries.Count);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static string FindJar(string folder, string library) =>
        Directory.EnumerateFiles(folder, $"lucene-{library}-8*.jar").Order(StringComparer.Ordinal).FirstOrDefault()
        ?? throw new InvalidOperationException($"There is no lucene-{library}-8*.jar in '{folder}'; on Debian, install liblucene8-java.");

    private static async Task WriteAsync(Stream output, IReadOnlyList<Section> sections, List<string> queries, CancellationToken cancellationToken)
    {
        await using (output)
        {
            await WriteAsync(output, sections.Count, cancellationToken);
            foreach (var section in sections)
            {
                await WriteAsync(output, string.Join(" › ", [section.Topic, .. section.Headings]), cancellationToken);
                await WriteAsync(output, section.Text, cancellationToken);
            }
            await WriteAsync(output, queries.Count, cancellationToken);
            foreach (var query in queries)
                await WriteAsync(output, query, cancellationToken);
        }
    }

    private static async Task WriteAsync(Stream output, string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await WriteAsync(output, bytes.Length, cancellationToken);
        await output.WriteAsync(bytes, cancellationToken);
    }

    private static async Task WriteAsync(Stream output, int number, CancellationToken cancellationToken)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        await output.WriteAsync(bytes, cancellationToken);
    }

    private static Figures Read(string[] lines, int queryCount)
    {
        var figures = lines[0].Split('\t').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToList();
        var hits = Enumerable.Range(0, queryCount).Select(_ => new List<(int, double)>()).ToList();
        foreach (var line in lines.AsSpan(1))
        {
            var fields = line.Split('\t');
            hits[int.Parse(fields[0], CultureInfo.InvariantCulture)]
                .Add((int.Parse(fields[1], CultureInfo.InvariantCulture), double.Parse(fields[2], CultureInfo.InvariantCulture)));
        }
        // What Java's process uses of the processor was not measured.
        return new Figures(TimeSpan.FromSeconds(figures[0]), new LatencyMeasurement(figures[1], figures[2], figures[3], double.NaN, (int)figures[4]), hits);
    }
}
