using Bot.Cli;
using Bot.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Cli;

public sealed class RunFailureTests
{
    [Fact]
    public async Task A_worker_that_fails_ends_the_program_with_a_failure()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, Args = [] });
        builder.Services.AddSingleton<RunOutcome>().AddHostedService<FailingWorker>();
        using var host = builder.Build();

        Assert.Equal(ExitCodes.Failure, await RunVerb.RunAsync(host, TestContext.Current.CancellationToken));
    }

    private sealed class FailingWorker : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("Broken on purpose.");
        }
    }
}
