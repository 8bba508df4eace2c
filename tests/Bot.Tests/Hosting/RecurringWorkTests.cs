using Bot.Hosting;
using Bot.Testing;

namespace Bot.Tests.Hosting;

public sealed class RecurringWorkTests : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly ManualTime _time = new();
    private readonly ListLogger _log = new();

    [Fact]
    public async Task A_fault_does_not_end_the_work()
    {
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        await RunAsync(again, () => throw new InvalidOperationException("There is no such table."));

        Assert.True(again.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_fault_is_logged()
    {
        await RunAsync(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), () => throw new InvalidOperationException("There is no such table."));

        Assert.StartsWith("Quizzes wait: There is no such table.", _log.Lines[0].Text, StringComparison.Ordinal);
    }

    public void Dispose() => _log.Dispose();

    /// <summary>Runs the work until it was done a second time.</summary>
    private async Task RunAsync(TaskCompletionSource again, Action first)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var times = 0;
        var running = new RecurringWork(_time, _log).EveryAsync(
            Period,
            "Quizzes wait",
            _ =>
            {
                if (++times > 1)
                {
                    again.TrySetResult();
                    return Task.CompletedTask;
                }

                failed.SetResult();
                first();
                return Task.CompletedTask;
            },
            stop.Token);
        _time.Advance(Period);
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        // A tick that comes before the work waits for it is kept for it.
        _time.Advance(Period);
        await Task.WhenAny(again.Task, running).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
