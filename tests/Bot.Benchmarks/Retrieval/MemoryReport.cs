using System.Diagnostics;
using System.Globalization;

namespace Bot.Benchmarks.Retrieval;

/// <summary>What the process takes.</summary>
internal static class MemoryReport
{
    /// <summary>Returns resident memory now and at its highest, and what is alive on the managed heap, after a collection.</summary>
    public static string Describe()
    {
        var alive = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"memory: {process.WorkingSet64 / 1e6:0} MB resident, {process.PeakWorkingSet64 / 1e6:0} MB at most, {alive / 1e6:0} MB alive on the heap");
    }
}
