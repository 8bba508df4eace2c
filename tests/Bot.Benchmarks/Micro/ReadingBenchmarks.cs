using BenchmarkDotNet.Attributes;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Knowledge;
using Bot.Search;
using Markdig;
using Markdig.Syntax;

namespace Bot.Benchmarks.Micro;

/// <summary>What it costs to make sections of notes and an index of the sections, against Markdig's syntax tree alone.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    private readonly BuiltInSearchEngine _engine = new();

    private List<(string Path, string Text)> _notes = [];

    private NoteLibrary _library = new([], []);

    [GlobalSetup]
    public void ReadFolder()
    {
        _notes = [.. Directory.EnumerateFiles(MicroCommand.NotesFolder, "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(p => (Path.GetRelativePath(MicroCommand.NotesFolder, p), File.ReadAllText(p)))];
        _library = new NoteLibrary([.. _notes.Select(n => MarkdownNoteParser.Parse(n.Path, n.Text))], []);
    }

    [Benchmark(Baseline = true, Description = "Markdig's syntax tree")]
    public int SyntaxTrees() => _notes.Sum(n => Markdown.Parse(n.Text, Pipeline).Descendants().Count());

    [Benchmark(Description = "sections and units")]
    public int Notes() => _notes.Sum(n => MarkdownNoteParser.Parse(n.Path, n.Text).Sections.Length);

    [Benchmark(Description = "index of the sections")]
    public ISectionIndex Index() => _engine.Build(_library, CancellationToken.None);
}
