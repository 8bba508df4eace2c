namespace Bot.Search.LuceneNet.Tests;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-lucene-");

    public string Path => _folder.FullName;

    public IEnumerable<string> Files => Directory.EnumerateFiles(Path).Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);
}
