using System.Diagnostics;

namespace Bot.Tests.Cli;

/// <summary>Runs the built program as a shell would, with a new database.</summary>
internal static class BotProcess
{
    /// <summary>Returns what the program wrote and its exit code.</summary>
    /// <param name="input">Lines for its standard input, which then ends.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, string input = "", string? folder = null)
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
        var data = Directory.CreateTempSubdirectory("bot-data-");
        start.Environment["Storage__ConnectionString"] = $"Data Source={Path.Combine(data.FullName, "bot.db")}";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        data.Delete(recursive: true);
        return (process.ExitCode, await output, await error);
    }
}
