using Bot.Core.Text;
using Bot.Storage;
using Microsoft.Extensions.Configuration;

namespace Bot.Options;

/// <summary>Which settings there are, so that a mistyped one does not stay without effect unseen.</summary>
internal static class KnownSettings
{
    /// <summary>A mistyped key is at most so many edits away from the one that is meant.</summary>
    private const int NearDistance = 2;

    private static readonly string[] Keys =
    [
        .. KeysOf<KnowledgeOptions>(KnowledgeOptions.Section),
        .. KeysOf<SearchOptions>(SearchOptions.Section),
        .. KeysOf<DiscordOptions>(DiscordOptions.Section),
        .. KeysOf<StorageOptions>("Storage"),
        .. KeysOf<HealthOptions>(HealthOptions.Section),
    ];

    private static readonly string[] Sections = [.. Keys.Select(SectionOf).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Looks for keys that mean nothing. Beside the bot's own sections and what reads like one of them, files and the environment may hold what they
    /// like: both serve other programs too, and those have settings of their own. The command line may not.
    /// </summary>
    /// <param name="typed">The keys of the command line.</param>
    /// <exception cref="OptionsProblem">A key is none of the bot's; the message names the nearest.</exception>
    public static void Check(IConfiguration configuration, IEnumerable<string> typed)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(typed);
        foreach (var (key, value) in configuration.AsEnumerable())
        {
            if (value is not null && key.Contains(':', StringComparison.Ordinal) && Sections.Any(s => Distance(s, SectionOf(key)) <= NearDistance))
                Check(key);
        }

        foreach (var key in typed)
        {
            if (!SectionOf(key).Equals("Logging", StringComparison.OrdinalIgnoreCase) && !key.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase))
                Check(key);
        }
    }

    private static void Check(string key)
    {
        if (Keys.Contains(key, StringComparer.OrdinalIgnoreCase))
            return;
        var nearest = Keys.MinBy(k => Distance(k, key))!;
        throw new OptionsProblem(Distance(nearest, key) <= 2 * NearDistance
            ? $"There is no setting '{key}'. Did you mean '{nearest}'?"
            : $"There is no setting '{key}'. There are: {string.Join(", ", Keys)}.");
    }

    private static int Distance(string one, string other) => EditDistance.Between(one.ToUpperInvariant(), other.ToUpperInvariant());

    private static string SectionOf(string key) => key.Split(':')[0];

    private static IEnumerable<string> KeysOf<T>(string section) => typeof(T).GetProperties().Where(p => p.SetMethod is { IsPublic: true }).Select(p => $"{section}:{p.Name}");
}
