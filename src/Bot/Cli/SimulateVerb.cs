using System.CommandLine;
using System.Globalization;
using Bot.Core.Game;
using Bot.Core.Game.Simulation;
using Bot.Core.Schedule;
using Bot.Options;
using Bot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Cli;

/// <summary><c>bot simulate</c>: plays a season on a virtual clock in a database of its own, checks what must hold, and prints the board.</summary>
internal static class SimulateVerb
{
    private const long GuildId = 1;

    public static Command Create()
    {
        var members = Number("--members", 50, 1, 1_000);
        var days = Number("--days", 90, 1, 366);
        var seed = Number("--seed", 1, 0, int.MaxValue);
        var command = new Command("simulate", "Play a season on a virtual clock and print the board") { members, days, seed };
        command.Validators.Add(result =>
        {
            foreach (var option in (Option[])[CommonOptions.Set, CommonOptions.Knowledge])
            {
                if (result.GetResult(option) is not null)
                    result.AddError($"{option.Name} does nothing here: a simulation has settings and a database of its own.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new SimulationOptions { Members = parsed.GetValue(members), Days = parsed.GetValue(days), Seed = parsed.GetValue(seed) },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(SimulationOptions options, CancellationToken cancellationToken)
    {
        // A folder of its own: a simulation must neither see nor leave anything in the group's database.
        var folder = Directory.CreateTempSubdirectory("bot-simulation-");
        try
        {
            await using var services = new ServiceCollection()
                .AddSingleton(TimeProvider.System)
                .AddLogging(l => l.SetMinimumLevel(LogLevel.Warning))
                .AddBotStorage(new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "season.db")}" }, [.. StorageProviders.All])
                .BuildServiceProvider();
            await services.GetRequiredService<BotDatabase>().MigrateAsync(cancellationToken).ConfigureAwait(false);
            var stores = new GameStores(
                services.GetRequiredService<IScheduleStore>(),
                services.GetRequiredService<IPostStore>(),
                services.GetRequiredService<IAnswerStore>(),
                services.GetRequiredService<IBoardStore>(),
                services.GetRequiredService<IGroupStore>(),
                services.GetRequiredService<ITrustStore>(),
                services.GetRequiredService<ILeaseStore>());
            var report = await new SeasonSimulation(stores, GuildId).RunAsync(options, cancellationToken).ConfigureAwait(false);
            return Print(report, options);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Print(SimulationReport report, SimulationOptions options)
    {
        Console.Out.WriteLine(
            $"{options.Days} days, {options.Members} members: {report.Posted} questions posted, {report.Skipped} skipped, {report.Crashes} crashes, {report.Answers} answers");
        foreach (var line in report.Board.Lines)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{line.Rank,3}. member {line.PersonId,-4} {line.Points,5} points  {line.Right,3} of {line.Answered} right"));
        }

        foreach (var violation in report.Violations)
            Console.Error.WriteLine($"Violated: {violation}");
        return report.Violations.IsEmpty ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static Option<int> Number(string name, int normal, int min, int max)
    {
        var option = new Option<int>(name) { Description = $"{min} to {max}; {normal} unless given.", HelpName = "N", DefaultValueFactory = _ => normal };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] &&
                (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < min || n > max))
            {
                result.AddError($"{name} is {token.Value}; use {min} to {max}.");
            }
        });
        return option;
    }
}
