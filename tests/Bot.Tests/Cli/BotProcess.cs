using System.Diagnostics;

namespace Bot.Tests.Cli;

/// <summary>Runs the built program as a shell would, with a new database and a new search index.</summary>
internal static class BotProcess
{
    /// <summary>Returns what the program wrote, with <c>\n</c> as the end of lines everywhere, and its exit code.</summary>
    /// <param name="input">Lines for its standard input, which then ends.</param>
    /// <param name="database">Path of the database file. Default: a new one that is gone afterwards.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, string input = "", string? folder = null, string? database = null)
    {
        var data = Directory.CreateTempSubdirectory("bot-data-");
        using var process = Start(
            arguments,
            folder,
            ("Storage__ConnectionString", $"Data Source={database ?? Path.Combine(data.FullName, "bot.db")}"),
            // A build with Lucene.Net keeps its index on disk, and one process at a time writes there.
            ("Search__IndexPath", Path.Combine(data.FullName, "search-index")));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        data.Delete(recursive: true);
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    /// <summary>Starts the program; its standard streams are pipes.</summary>
    public static Process Start(string[] arguments, string? folder = null, params ReadOnlySpan<(string Key, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "bot.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }
}
