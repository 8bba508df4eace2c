using System.Diagnostics.Metrics;
using Bot.Core.Search;
using Bot.Discord.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bot.Hosting;

/// <summary>
/// Sends metrics and traces where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says, and nowhere without it
/// (OpenTelemetry, "OTLP Exporter Configuration").
/// </summary>
internal static class TelemetryServices
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string MeterName = "Bot";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[EndpointKey]))
            return services;
        services.AddHostedService<IndexMetrics>();
        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("bot"))
            .WithMetrics(m => m.AddMeter(MeterName, DiscordTelemetry.Name).AddOtlpExporter())
            .WithTracing(t => t.AddSource(DiscordTelemetry.Name).AddOtlpExporter());
        return services;
    }

    /// <summary><c>bot.index.sections</c> and <c>bot.index.notes</c>: how much the bot knows.</summary>
    private sealed class IndexMetrics(KnowledgeBase knowledge) : IHostedService, IDisposable
    {
        private readonly Meter _meter = new(MeterName);

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _meter.CreateObservableGauge("bot.index.sections", () => knowledge.IsLoaded ? knowledge.Current.Library.Sections.Length : 0);
            _meter.CreateObservableGauge("bot.index.notes", () => knowledge.IsLoaded ? knowledge.Current.Library.Notes.Length : 0);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => _meter.Dispose();
    }
}
