using System.Reflection;

namespace Bot.Tests;

/// <summary>Holds the rule of src/ARCHITECTURE.md: every arrow points at Bot.Core, and only the program sees all.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly[] Adapters =
    [
        typeof(Knowledge.MarkdownNoteParser).Assembly,
        typeof(Search.BuiltInSearchEngine).Assembly,
        typeof(Terminal.TerminalChat).Assembly,
        Assembly.Load("Bot.Discord"),
        Assembly.Load("Bot.Storage"),
    ];

    [Fact]
    public void Core_depends_on_nothing_but_values_and_abstractions()
    {
        string[] allowed = ["NodaTime", "System.IO.Hashing", "Microsoft.Extensions.Logging.Abstractions"];
        Assert.Empty(ReferencesOf(typeof(Core.Notes.Note).Assembly).Except(allowed));
    }

    [Fact]
    public void No_adapter_knows_another()
    {
        foreach (var adapter in Adapters)
            Assert.Empty(ReferencesOf(adapter).Where(IsOurs).Except(["Bot.Core"]));
    }

    [Fact]
    public void A_storage_provider_knows_the_storage_and_the_core_only()
    {
        foreach (var provider in (string[])["Bot.Storage.Sqlite", "Bot.Storage.Postgres"])
            Assert.Empty(ReferencesOf(Assembly.Load(provider)).Where(IsOurs).Except(["Bot.Core", "Bot.Storage"]));
    }

    private static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(a => a.Name!)
        .Where(n => n is not ("netstandard" or "mscorlib") && (!n.StartsWith("System.", StringComparison.Ordinal) || n == "System.IO.Hashing"));

    private static bool IsOurs(string name) => name.StartsWith("Bot.", StringComparison.Ordinal);
}
