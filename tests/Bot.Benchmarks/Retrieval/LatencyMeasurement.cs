using System.Diagnostics;
using System.Globalization;

namespace Bot.Benchmarks.Retrieval;

/// <summary>Times of single calls, in microseconds.</summary>
/// <param name="MeanProcessor">Processor time of the process a call, which other programs on the machine disturb less than the clock; not a number when it was not measured.</param>
internal sealed record LatencyMeasurement(double Median, double Percentile99, double Mean, double MeanProcessor, int Calls)
{
    /// <summary>How long the queries run before anything is counted: until the runtime has compiled what they use for good.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Runs all queries <paramref name="rounds"/> times, after rounds that are not counted.</summary>
    public static LatencyMeasurement Measure(List<string> queries, int rounds, Action<string> search)
    {
        var times = new List<double>(queries.Count * rounds);
        var begin = Stopwatch.GetTimestamp();
        do
            queries.ForEach(search);
        while (Stopwatch.GetElapsedTime(begin) < WarmUp);
        var processorBefore = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < rounds; round++)
        {
            foreach (var query in queries)
            {
                var start = Stopwatch.GetTimestamp();
                search(query);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }
        var processor = Environment.CpuUsage.TotalTime - processorBefore;
        times.Sort();
        return new LatencyMeasurement(
            times[times.Count / 2], times[(int)(times.Count * 0.99)], times.Average(), processor.TotalMicroseconds / times.Count, times.Count);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"median {Median:0} µs, 99th percentile {Percentile99:0} µs, mean {Mean:0} µs{(double.IsNaN(MeanProcessor) ? "" : $" ({MeanProcessor:0} µs of processor)")} over {Calls} searches");
}
