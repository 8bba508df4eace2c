using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Bot.Core.Chat;
using Bot.Hosting;
using Bot.Options;
using Bot.Tests.Cli;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Hosting;

/// <summary>Sentences tell people which command to type: it must be there, under the name that people of that language see.</summary>
public sealed partial class NamedCommandsTests
{
    private const string AnyName = "anything";

    [Theory]
    [InlineData("en-US")]
    [InlineData("de")]
    public void Every_command_that_a_sentence_names_exists_under_that_name(string locale)
    {
        var byName = Definitions().ToDictionary(d => d.Name.In(locale), d => d.Subcommands.Select(s => s.Name.In(locale)).ToImmutableHashSet());
        var named = Sentences(Phrases.For(locale)).SelectMany(s => Command().Matches(s)).ToImmutableArray();
        Assert.True(named.Length > 20, $"Only {named.Length} commands are named.");
        Assert.All(named, n => Assert.True(
            byName.TryGetValue(n.Groups["name"].Value, out var subcommands) && (subcommands.IsEmpty || subcommands.Contains(n.Groups["sub"].Value)),
            $"There is no {n.Value}."));
    }

    private static ImmutableArray<CommandDefinition> Definitions()
    {
        using var notes = TemporaryNotes.AboutQueues();
        using var host = BotHost.Build(BotSettings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Knowledge:Path"] = notes.Folder,
                    ["Storage:ConnectionString"] = $"Data Source={Path.Combine(notes.Folder, "bot.db")}",
                })
                .Build()));
        return host.Services.GetRequiredService<ChatRouter>().Definitions;
    }

    /// <summary>What has no arguments, or only names and numbers, which is nearly all.</summary>
    private static IEnumerable<string> Sentences(Phrases phrases)
    {
        foreach (var member in typeof(Phrases).GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.ReturnType == typeof(string) && m.DeclaringType == typeof(Phrases)))
        {
            var parameters = member.GetParameters();
            if (parameters.All(p => p.ParameterType == typeof(string) || p.ParameterType.IsPrimitive))
                yield return (string)member.Invoke(phrases, [.. parameters.Select(p => p.ParameterType == typeof(string) ? AnyName : Convert.ChangeType(2, p.ParameterType, null))])!;
        }
    }

    // Not the slash of "and/or", and not that of the name that a sentence was given.
    [GeneratedRegex(@"(?<![\p{L}\p{N}>/])/(?!anything)(?<name>[\p{Ll}-]{2,})(?: (?<sub>[\p{Ll}-]+))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();
}
