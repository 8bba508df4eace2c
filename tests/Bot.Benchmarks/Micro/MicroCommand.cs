using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Bot.Benchmarks.Micro;

/// <summary>Runs the BenchmarkDotNet classes, each beside a peer in the same run.</summary>
internal static class MicroCommand
{
    private static readonly Option<DirectoryInfo> Knowledge = new("--knowledge") { Description = "The folder of notes", Required = true };

    private static readonly Option<string> Filter = new("--filter")
    {
        Description = "Which benchmarks, with * and ?",
        DefaultValueFactory = _ => "*",
        HelpName = "GLOB",
    };

    /// <summary>The folder of notes that the benchmarks at hand read. They run in this process, so that it can be handed over here.</summary>
    public static string NotesFolder { get; private set; } = "";

    public static Command Create()
    {
        var command = new Command("micro", "Times single searches and the reading of notes with BenchmarkDotNet");
        command.Options.Add(Knowledge);
        command.Options.Add(Filter);
        command.SetAction(parsed =>
        {
            NotesFolder = parsed.GetRequiredValue(Knowledge).FullName;
            var artifacts = Directory.CreateTempSubdirectory("bot-benchmarks-");
            // In process: a run of its own would restore and build the whole bot once more for every class.
            var config = DefaultConfig.Instance
                .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
                .WithArtifactsPath(artifacts.FullName);
            try
            {
                BenchmarkSwitcher.FromTypes([typeof(SearchBenchmarks), typeof(ReadingBenchmarks)])
                    .Run(["--filter", parsed.GetRequiredValue(Filter)], config);
            }
            finally
            {
                artifacts.Delete(recursive: true);
            }
        });
        return command;
    }
}
