using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;

namespace Bot.Core.Tests.Commands.Game;

/// <summary>Questions made by hand, for tests that must not depend on the generator.</summary>
internal static class SampleQuestion
{
    public static Question Retention { get; } = Choice("retention", "SQS", "How long does a queue keep a message by default?", "4 days", "1 day", "7 days", "14 days");

    public static Question Size { get; } = Choice("size", "SQS", "How large can a message be?", "256 KB", "64 KB", "1 MB", "10 MB");

    public static Question Runtime { get; } = Choice("runtime", "Lambda", "How long can a function run at most?", "15 minutes", "5 minutes", "30 minutes", "1 hour");

    public static Question Services { get; } = Choice("services", "SNS", "Which can subscribe to a topic?", "SQS", "DynamoDB", "Lambda", "CloudFormation") with
    {
        Kind = QuestionKind.MultipleChoice,
        Correct = [0, 2],
        Answer = "SQS; Lambda",
    };

    public static Question Abbreviation { get; } = Choice("abbreviation", "SQS", "What does DLQ stand for?", "dead-letter queue") with
    {
        Kind = QuestionKind.Typed,
        Options = [],
        Correct = [],
    };

    public static Question Reveal { get; } = Abbreviation with { Id = "reveal", Kind = QuestionKind.Reveal, Prompt = "How does long polling save money?", Answer = "fewer empty answers" };

    /// <summary>Returns a question whose first option is right.</summary>
    public static Question Choice(string id, string topic, string prompt, params string[] options)
    {
        var path = $"{topic.ToLowerInvariant()}.md";
        return new Question
        {
            Id = id,
            Kind = QuestionKind.SingleChoice,
            Topic = topic,
            Headings = ["Limits"],
            Context = $"{topic} › Limits",
            Prompt = prompt,
            Options = [.. options],
            Correct = [0],
            Answer = options[0],
            Explanation = $"The note's own line about {options[0]}.",
            Path = path,
            Line = 12,
            Difficulty = Difficulty.Easy,
            Worth = 1,
            Provenance = new Provenance("sample", SectionId.From(path, ["Limits"], 0), 0, id, []),
            Fingerprint = new QuestionFingerprint(id, "sample", path, options[0], prompt),
        };
    }
}
