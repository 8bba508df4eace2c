using Bot.Core.Game;
using Bot.Testing;
using Microsoft.Extensions.Logging;

namespace Bot.Core.Tests.Game;

public sealed class StorageOutageTests
{
    private static StorageException Full => new(StorageFault.Full, "The disk is full; free some space.");

    private static StorageException Locked => new(StorageFault.Locked, "The file is locked.");

    [Fact]
    public void A_problem_that_stays_is_logged_once() =>
        Assert.Equal([LogLevel.Error], LevelsLogged(outage =>
        {
            outage.Failed(Full);
            outage.Failed(Full);
        }));

    [Fact]
    public void Another_problem_is_logged_too() =>
        Assert.Equal([LogLevel.Error, LogLevel.Error], LevelsLogged(outage =>
        {
            outage.Failed(Full);
            outage.Failed(Locked);
        }));

    [Fact]
    public void The_end_of_a_problem_is_logged_once() =>
        Assert.Equal([LogLevel.Error, LogLevel.Information], LevelsLogged(outage =>
        {
            outage.Failed(Full);
            outage.Ended();
            outage.Ended();
        }));

    [Fact]
    public void A_problem_that_comes_back_is_logged_again() =>
        Assert.Equal([LogLevel.Error, LogLevel.Information, LogLevel.Error], LevelsLogged(outage =>
        {
            outage.Failed(Full);
            outage.Ended();
            outage.Failed(Full);
        }));

    [Fact]
    public void Nothing_is_logged_while_all_works() => Assert.Empty(LevelsLogged(outage => outage.Ended()));

    [Fact]
    public void The_line_says_what_waits_and_why()
    {
        using var log = new ListLogger();
        new StorageOutage("Quizzes wait", log).Failed(Full);
        Assert.StartsWith("Quizzes wait: The disk is full; free some space.", Assert.Single(log.Lines).Text, StringComparison.Ordinal);
    }

    private static IEnumerable<LogLevel> LevelsLogged(Action<StorageOutage> act)
    {
        using var log = new ListLogger();
        act(new StorageOutage("Quizzes wait", log));
        return log.Lines.Select(l => l.Level);
    }
}
