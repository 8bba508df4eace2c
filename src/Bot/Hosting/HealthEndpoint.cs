using System.Net;
using System.Net.Sockets;
using Bot.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Hosting;

/// <summary>Serves <c>GET /healthz</c>: 200 when every part works, if not as it should; 503 when one does not; and what each says.</summary>
internal sealed class HealthEndpoint(IPEndPoint endpoint, IEnumerable<IHealthProbe> probes, ILoggerFactory loggers) : IHostedService
{
    private WebApplication? _server;

    /// <exception cref="OptionsProblem">The port is taken or may not be opened, or the address is not this machine's.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(endpoint));
        builder.Services.AddRoutingCore();
        _server = builder.Build();
        _server.UseRouting();
        _server.MapGet("/healthz", (RequestDelegate)AnswerAsync);
        try
        {
            await _server.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new OptionsProblem(
                $"Health:Port is {endpoint.Port} and cannot be opened on {endpoint.Address}: {exception.Message.TrimEnd('.')}. Use another port, or 0 for none.", exception);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is null)
            return;
        await _server.StopAsync(cancellationToken).ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        var (healthy, degraded) = (true, false);
        foreach (var probe in probes)
        {
            var state = await probe.CheckAsync(context.RequestAborted).ConfigureAwait(false);
            healthy &= state.IsHealthy;
            degraded |= state.IsDegraded;
            states[probe.Name] = state.Detail;
        }

        context.Response.StatusCode = healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await context.Response.WriteAsJsonAsync(
            new HealthReport(!healthy ? "unhealthy" : degraded ? "degraded" : "healthy", states),
            HealthJson.Default.HealthReport,
            cancellationToken: context.RequestAborted).ConfigureAwait(false);
    }
}
