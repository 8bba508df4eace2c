using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Bot.Hosting;
using Bot.Options;
using Bot.Testing.Discord;
using Bot.Testing.Discord.Faults;
using Bot.Tests.Cli;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Hosting;

/// <summary>What <c>/healthz</c> of the whole program says.</summary>
public sealed class HealthEndpointTests
{
    private const string RegisterCommands = "PUT /applications/{application_id}/commands";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_bot_that_works_is_healthy_and_says_so_of_each_part()
    {
        var (status, report) = await AskAsync(_ => { });

        Assert.Equal((HttpStatusCode.OK, "healthy"), (status, report.GetProperty("status").GetString()));
        Assert.Equal(
            ["commands", "database", "gateway", "index"],
            report.GetProperty("parts").EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Refused_commands_leave_it_degraded_and_alive()
    {
        var (status, report) = await AskAsync(discord => discord.HttpFaults.Add(RegisterCommands, HttpFault.Refused("0.description", "Too long.")));

        Assert.Equal((HttpStatusCode.OK, "degraded"), (status, report.GetProperty("status").GetString()));
        Assert.Contains("Too long.", report.GetProperty("parts").GetProperty("commands").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_in_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var endpoint = (IPEndPoint)taken.LocalEndpoint;
        var health = new HealthEndpoint(endpoint, [], NullLoggerFactory.Instance);

        var problem = await Assert.ThrowsAsync<OptionsProblem>(() => health.StartAsync(TestContext.Current.CancellationToken));

        await health.StopAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith($"Health:Port is {endpoint.Port} and cannot be opened on 127.0.0.1: ", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Report)> AskAsync(Action<FakeDiscord> before)
    {
        var port = FreePort();
        using var notes = TemporaryNotes.AboutQueues();
        await using var discord = await FakeDiscord.StartAsync(HostUnderTest.Strictness);
        before(discord);
        using var host = HostUnderTest.On(discord, notes, _ => { }, ("Health:Port", $"{port}"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        try
        {
            await discord.WaitForReadyAsync(wait: Patience);
            return await AskUntilConnectedAsync(port);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>The client hears of its session a little later than Discord said so.</summary>
    private static async Task<(HttpStatusCode Status, JsonElement Report)> AskUntilConnectedAsync(int port)
    {
        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/healthz"), patience.Token);
            var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync(patience.Token)).RootElement;
            if (response.IsSuccessStatusCode)
                return (response.StatusCode, report);
            await Task.Delay(10, patience.Token);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
