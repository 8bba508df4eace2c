using System.IO.Compression;
using System.Text.Json;

namespace Bot.Benchmarks.Retrieval;

/// <summary>Reads files with a JSON object a line, gzipped when the name ends in <c>.gz</c>.</summary>
internal static class JsonLinesFile
{
    public static List<(string Id, string Text)> ReadQueries(string path) =>
        [.. Read(path).Select(line => (Field(line, "id"), Field(line, "text")))];

    public static IEnumerable<(string Id, string Title, string Text)> ReadDocuments(string path) =>
        Read(path).Select(line => (Field(line, "id"), Field(line, "title"), Field(line, "text")));

    public static IEnumerable<JsonElement> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using var content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        while (reader.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    private static string Field(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.ToString() : "";
}
