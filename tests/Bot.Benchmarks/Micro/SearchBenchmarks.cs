using BenchmarkDotNet.Attributes;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Knowledge;
using Bot.Search;
using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks.Micro;

/// <summary>One search for three sections with their snippets, against SQLite's FTS5 over the same sections.</summary>
/// <remarks>
/// FTS5 ranks by BM25 with Porter stems and cuts a snippet, as a bot over SQLite alone would do it; it mends no spelling, knows no aliases, does
/// not look at distances between words and does not judge whether the result is an answer.
/// </remarks>
[MemoryDiagnoser]
public class SearchBenchmarks : IDisposable
{
    private ISectionIndex? _index;

    private SqliteConnection? _connection;

    private SqliteCommand? _search;

    [Params("cloudfront signed cookies", "how long do messages stay in the queue", "visibilty timeout maximun")]
    public string Query { get; set; } = "";

    [GlobalSetup]
    public void Fill()
    {
        var library = new FolderNoteSource(new FolderNoteSourceOptions { Folder = MicroCommand.NotesFolder })
            .LoadAsync(CancellationToken.None).GetAwaiter().GetResult();
        _index = new BuiltInSearchEngine().Build(library, CancellationToken.None);
        _connection = new SqliteConnection("Data Source=:memory:");
        _connection.Open();
        Execute("CREATE VIRTUAL TABLE section USING fts5(headings, body, tokenize = 'porter unicode61')");
        using var transaction = _connection.BeginTransaction();
        foreach (var section in library.Sections)
            Add(section, transaction);
        transaction.Commit();
        _search = _connection.CreateCommand();
        _search.CommandText = """
            SELECT rowid, bm25(section, 2.0, 1.0), snippet(section, -1, '**', '**', '…', 32)
            FROM section WHERE section MATCH $query ORDER BY bm25(section, 2.0, 1.0) LIMIT 3
            """;
        var words = Query.Split(' ').Select(w => $"\"{w}\"");
        _search.Parameters.AddWithValue("$query", string.Join(" OR ", words));
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _search?.Dispose();
        _connection?.Dispose();
        _index?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, Description = "SQLite FTS5")]
    public int Fts5()
    {
        var length = 0;
        using var reader = _search!.ExecuteReader();
        while (reader.Read())
            length += reader.GetString(2).Length;
        return length;
    }

    [Benchmark(Description = "the bot's engine")]
    public SearchResult Engine() => _index!.Search(new SearchQuery(Query));

    private void Add(Section section, SqliteTransaction transaction)
    {
        using var insert = _connection!.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO section (headings, body) VALUES ($headings, $body)";
        insert.Parameters.AddWithValue("$headings", $"{section.Topic} {section.Title}");
        insert.Parameters.AddWithValue("$body", string.Join('\n', section.Units.Select(u => u.Text)));
        insert.ExecuteNonQuery();
    }

    private void Execute(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
