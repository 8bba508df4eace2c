using System.Net;
using System.Net.Sockets;
using System.Text;
using Bot.Testing.Discord;
using Bot.Tests.Cli;

namespace Bot.Tests.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_go_where_the_setting_says()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var port = FreePort();
        using var collector = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
        collector.Start();
        var metrics = ReceiveMetricsAsync(collector);
        await using var discord = await FakeDiscord.StartAsync(HostUnderTest.Strictness);
        using var notes = TemporaryNotes.AboutQueues();

        var host = HostUnderTest.On(
            discord, notes, _ => { }, ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await using (host.Services as IAsyncDisposable)
        {
            await host.StartAsync(cancellationToken);
            await discord.WaitForReadyAsync(wait: TimeSpan.FromSeconds(60));
            await host.StopAsync(cancellationToken);
            // What was measured is sent when the bot stops, however long the interval is.
        }

        Assert.Contains("bot.index.sections", await metrics.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken), StringComparison.Ordinal);
    }

    private static async Task<string> ReceiveMetricsAsync(HttpListener collector)
    {
        while (true)
        {
            var context = await collector.GetContextAsync();
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            context.Response.Close();
            if (string.Equals(context.Request.Url?.AbsolutePath, "/v1/metrics", StringComparison.Ordinal))
                return Encoding.UTF8.GetString(body.ToArray());
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
