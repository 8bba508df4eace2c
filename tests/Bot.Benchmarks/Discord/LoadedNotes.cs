using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bot.Core.Chat;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Hosting;
using Bot.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Benchmarks.Discord;

/// <summary>Notes, index and commands as the program composes them, and questions to ask of them.</summary>
internal sealed class LoadedNotes : IAsyncDisposable
{
    private const int MadeSections = 10_000;
    private readonly ServiceProvider _services;
    private readonly DirectoryInfo? _made;

    private LoadedNotes(ServiceProvider services, DirectoryInfo? made)
    {
        _services = services;
        _made = made;
        Loggers = services.GetRequiredService<ILoggerFactory>();
        Router = services.GetRequiredService<ChatRouter>();
        var library = services.GetRequiredService<KnowledgeBase>().Current.Library;
        Sections = library.Sections.Length;
        Questions = QuestionsFor(library);
    }

    public ChatRouter Router { get; }

    /// <summary>Shows warnings: a run that went well has none.</summary>
    public ILoggerFactory Loggers { get; }

    public int Sections { get; }

    /// <summary>As people ask: up to four words of what a section is called and up to three of its text; some misspelt, some that the notes do not answer.</summary>
    public ImmutableArray<string> Questions { get; }

    /// <param name="folder">Of the notes; empty for 10,000 made-up sections.</param>
    public static async Task<LoadedNotes> LoadAsync(string folder, string engine)
    {
        var made = folder.Length == 0 ? Make() : null;
        var index = Directory.CreateTempSubdirectory("bot-benchmarks-");
        var settings = BotSettings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Knowledge:Path"] = made?.FullName ?? Path.GetFullPath(folder),
            ["Search:Engine"] = engine,
            ["Search:IndexPath"] = index.FullName,
        }).Build());
        var services = new ServiceCollection().AddLogging(logging => logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)).AddSingleton(TimeProvider.System).AddKnowledge(settings).AddChat(settings).BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        return new LoadedNotes(services, made);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        _made?.Delete(recursive: true);
    }

    private static ImmutableArray<string> QuestionsFor(NoteLibrary library)
    {
        var random = new Random(11);
        return
        [
            .. Enumerable.Range(0, 1000).Select(i =>
            {
                var section = library.Sections[random.Next(library.Sections.Length)];
                var words = section.Units.SelectMany(unit => unit.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                    .Where(word => word.Length > 3 && word.All(char.IsLetter)).ToArray();
                var some = Enumerable.Range(0, words.Length == 0 ? 0 : random.Next(1, 4)).Select(_ => words[random.Next(words.Length)]);
                var text = string.Join(' ', section.Title.Split(' ').Take(4).Concat(some));
                // Every tenth has a letter too few, every twentieth is about something else.
                if (i % 10 == 0 && text.Length > 4)
                    text = text.Remove(text.Length - 2, 1);
                if (i % 20 == 1)
                    text = "best chocolate cake recipe without sugar";
                return text.Length > 200 ? text[..200] : text;
            }),
        ];
    }

    /// <summary>Writes notes whose words are as unevenly frequent as those of a language.</summary>
    private static DirectoryInfo Make()
    {
        var folder = Directory.CreateTempSubdirectory("bot-benchmarks-");
        var random = new Random(5);
        string[] syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "an", "er", "in", "on", "us", "th"];
        string[] vocabulary = [.. Enumerable.Range(0, 20_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => syllables[random.Next(syllables.Length)])))];
        string Word() => vocabulary[(int)(vocabulary.Length * Math.Pow(random.NextDouble(), 3))];
        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));
        for (var file = 0; file < 100; file++)
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"# {Words(2)}\n");
            for (var section = 0; section < MadeSections / 100; section++)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n## {Words(random.Next(1, 4))}\n\n");
                for (var bullet = random.Next(3, 9); bullet > 0; bullet--)
                    text.Append(CultureInfo.InvariantCulture, $"- {Words(random.Next(5, 20))}\n");
            }

            File.WriteAllText(Path.Combine(folder.FullName, $"note-{file:D3}.md"), text.ToString());
        }

        return folder;
    }
}
