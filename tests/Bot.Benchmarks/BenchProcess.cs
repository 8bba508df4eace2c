using System.Diagnostics;

namespace Bot.Benchmarks;

/// <summary>This program, started again to be killed.</summary>
internal sealed class BenchProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _isReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _isAtWork = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    /// <param name="arguments">The command of this program.</param>
    /// <param name="onLine">Gets every line but the first, which says that the process is ready, in order.</param>
    public BenchProcess(IEnumerable<string> arguments, Action<string> onLine)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _reading = Task.Run(async () =>
        {
            while (await _process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (_isReady.TrySetResult())
                    continue;
                _isAtWork.TrySetResult();
                onLine(line);
            }
        });
    }

    /// <summary>Whether the process has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Returns once the process is ready, or has ended before it was.</summary>
    public Task ReadyAsync() => Task.WhenAny(_isReady.Task, _reading);

    /// <summary>Returns once the process has written something after it was ready, or has ended before.</summary>
    public Task AtWorkAsync() => Task.WhenAny(_isAtWork.Task, _reading);

    public async Task SendAsync(string line)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException) when (_process.HasExited)
        {
            // It was killed meanwhile, which is what the caller is here for.
        }
    }

    /// <summary>Kills it as <c>kill -9</c> does, and returns when all that it wrote was read.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _reading;
        await _process.WaitForExitAsync();
    }

    public void Dispose() => _process.Dispose();
}
