using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Quiz.Generation;

namespace Bot.Cli;

/// <summary>What <c>bot questions --json</c> writes for a question, on one line.</summary>
/// <param name="Correct">Indexes of the right options, from 0; empty without options.</param>
/// <param name="Answer">The right answer in words.</param>
/// <param name="Explanation">The note's own words.</param>
internal sealed record QuestionJson(
    string Id,
    string Kind,
    string Topic,
    IReadOnlyList<string> Headings,
    string Stem,
    IReadOnlyList<string> Options,
    IReadOnlyList<int> Correct,
    string Answer,
    string Explanation,
    string Path,
    int Line,
    string Difficulty)
{
    public static QuestionJson From(Question question) => new(
        question.Id,
        NameOf(question.Kind),
        question.Topic,
        question.Headings,
        question.Stem,
        question.Options,
        question.Correct,
        question.Answer,
        question.Explanation,
        question.Path,
        question.Line,
        NameOf(question.Difficulty));

    public static string NameOf(QuestionKind kind) => kind switch
    {
        QuestionKind.SingleChoice => "single-choice",
        QuestionKind.MultipleChoice => "multiple-choice",
        QuestionKind.Typed => "typed",
        QuestionKind.Reveal => "reveal",
    };

    public static string NameOf(Difficulty difficulty) => difficulty switch
    {
        Core.Quiz.Generation.Difficulty.Easy => "easy",
        Core.Quiz.Generation.Difficulty.Medium => "medium",
        Core.Quiz.Generation.Difficulty.Hard => "hard",
    };
}

[JsonSerializable(typeof(QuestionJson))]
internal sealed partial class QuestionJsonContext : JsonSerializerContext
{
    public static QuestionJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
