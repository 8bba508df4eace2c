using System.Text.Json.Serialization;

namespace Bot.Hosting;

/// <summary>The answer of <c>/healthz</c>.</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="Parts">What each part says, by name.</param>
internal sealed record HealthReport(string Status, IReadOnlyDictionary<string, string> Parts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
