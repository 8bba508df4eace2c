using System.Diagnostics;
using Bot.Options;
using Bot.Testing.Discord;
using Bot.Testing.Discord.Faults;
using Bot.Testing.Discord.Http;
using Bot.Tests.Cli;

namespace Bot.Tests.Hosting;

/// <summary>The program as a process on a Discord of our own, told to stop by its operating system as a container is.</summary>
public sealed class StopSignalTests
{
    private const string Callback = "POST /interactions/{interaction_id}/{interaction_token}/callback";

    private const string Closed = "closed by the client with 1000";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_stop_signal_lets_the_answer_in_flight_end_and_closes_the_connection_with_1000()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var notes = TemporaryNotes.AboutQueues();
        // A new process on a busy machine may need more than Discord's three seconds for its first answers; that is not what is tested.
        await using var discord = await FakeDiscord.StartAsync(HostUnderTest.Strictness with { ResponseDeadline = Patience });
        var guild = discord.AddGuild("study group");
        var (channel, ada) = (guild.AddTextChannel("aws"), discord.AddUser("ada", guild));
        using var bot = StartBot(discord, notes);
        var errors = bot.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await discord.WaitForReadyAsync(wait: Patience);
        await discord.SendSlashCommand(channel, ada, "ask", ("query", "retention")).AnswerAsync(Patience);
        // Discord puts the answer off for so long that the signal arrives before it can be given.
        discord.HttpFaults.Add(Callback, HttpFault.RateLimited(RateLimitScope.User, TimeSpan.FromSeconds(1)));

        var asked = discord.SendSlashCommand(channel, ada, "ask", ("query", "dlq"));
        await WaitUntilAsync(() => discord.HttpFaults.AreOver);
        Terminate(bot);
        Assert.Null(asked.Response);
        await bot.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.True(bot.ExitCode == 0, $"exit code {bot.ExitCode}\n{await errors}");
        var answer = await asked.AnswerAsync(Patience);
        Assert.Equal("SQS › Dead Letter Queue (DLQ)", answer.Embeds[0].GetProperty("title").GetString());
        await WaitUntilAsync(() => LastLine(discord, Closed) >= 0 || LastLine(discord, "] gone") >= 0);
        Assert.True(EndOf(discord) >= 0, string.Join('\n', discord.Transcript.Lines));
        Assert.InRange(LastLine(discord, "/callback"), 0, EndOf(discord));
        discord.ThrowIfViolated();
    }

    /// <summary>Returns the line at which the connection ended as it should; -1 while it has not. Discord.Net now and then breaks it off instead; see its README.</summary>
    private static int EndOf(FakeDiscord discord) =>
        Math.Max(LastLine(discord, Closed), DiscordClients.Default == DiscordClients.BuiltIn ? -1 : LastLine(discord, "] gone"));

    private static int LastLine(FakeDiscord discord, string part) => discord.Transcript.Lines.ToList().FindLastIndex(line => line.Contains(part, StringComparison.Ordinal));

    private static Process StartBot(FakeDiscord discord, TemporaryNotes notes) => BotProcess.Start(
        ["--knowledge", notes.Folder],
        folder: notes.Folder,
        ("Discord__Token", discord.Token),
        ("Discord__ApiBaseUrl", discord.ApiBaseUrl.AbsoluteUri),
        ("Storage__ConnectionString", $"Data Source={Path.Combine(notes.Folder, "bot.db")}"));

    private static void Terminate(Process process)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {process.Id}"]);
        kill.WaitForExit();
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(10, patience.Token);
    }
}
