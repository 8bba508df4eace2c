using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Search;

namespace Bot.Cli;

/// <summary>What <c>bot ask --json</c> writes for a query, on one line.</summary>
/// <param name="ElapsedMs">Time of the search with its snippets, in milliseconds.</param>
internal sealed record AskAnswer(
    string Query,
    double ElapsedMs,
    bool Confident,
    string? DidYouMean,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Notice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? ClosestTopics,
    IReadOnlyList<AskAnswerResult> Results)
{
    public static AskAnswer From(string query, SearchResult result, TimeSpan elapsed) => new(
        query,
        Math.Round(elapsed.TotalMilliseconds, 3),
        result.Confident,
        result.DidYouMean,
        result.Notice,
        result.Confident ? null : result.ClosestTopics,
        [.. result.Hits.Select(AskAnswerResult.From)]);
}

/// <summary>One section that matches.</summary>
/// <param name="Line">Line of the unit that matched best, from 1.</param>
/// <param name="Snippet">Markdown with the matched words in bold.</param>
/// <param name="Explanation">How the score came about, when asked for.</param>
internal sealed record AskAnswerResult(
    string Topic,
    IReadOnlyList<string> Headings,
    string Path,
    int Line,
    double Score,
    string Snippet,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ScoreExplanation? Explanation)
{
    public static AskAnswerResult From(SearchHit hit) => new(
        hit.Section.Topic,
        hit.Section.Headings,
        hit.Section.Path,
        hit.Snippet.Line,
        Math.Round(hit.Score, 4),
        hit.Snippet.Markdown,
        hit.Explanation);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AskAnswer))]
internal sealed partial class AskJson : JsonSerializerContext
{
    /// <summary>Writes letters of every language as they are: the output is for a terminal or a file, never inside HTML.</summary>
    public static AskJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
