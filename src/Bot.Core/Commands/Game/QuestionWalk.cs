using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Bot.Core.Quiz.Generation;

namespace Bot.Core.Commands.Game;

/// <summary>
/// A shuffled way through the questions as a value that fits a button: the same walk and step always lead to the same question, so that a session
/// needs no memory and none repeats before all were asked. Immutable.
/// </summary>
/// <param name="TopicKey">Eight hexadecimal digits made of the topic; empty for all topics.</param>
/// <param name="Difficulty">1 to 3; 0 for any.</param>
/// <param name="Seed">What the order is made of.</param>
/// <param name="Step">From 0.</param>
internal sealed record QuestionWalk(string TopicKey, int Difficulty, uint Seed, int Step)
{
    /// <summary>Returns the start of a walk.</summary>
    public static QuestionWalk Start(string? topic, int? difficulty, long seed) =>
        new(topic is null ? "" : KeyOf(topic), difficulty ?? 0, (uint)XxHash64.HashToUInt64([], seed), 0);

    public QuestionWalk Next() => this with { Step = Step + 1 };

    /// <summary>Returns the question of this step, or null when no question fits.</summary>
    public Question? Pick(IEnumerable<Question> questions)
    {
        var fitting = questions
            .Where(q => (TopicKey.Length == 0 || KeyOf(q.Topic) == TopicKey) && (Difficulty == 0 || (int)q.Difficulty == Difficulty))
            .OrderBy(q => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(q.Id), Seed))
            .ThenBy(q => q.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        return fitting.IsEmpty ? null : fitting[Step % fitting.Length];
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{TopicKey}.{Difficulty}.{Seed:x}.{Step}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static QuestionWalk? Parse(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4
            && parts[0].Length is 0 or 8
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var difficulty)
            && uint.TryParse(parts[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seed)
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? new QuestionWalk(parts[0], difficulty, seed, step)
            : null;
    }

    private static string KeyOf(string topic) =>
        ((uint)XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(topic.ToUpperInvariant()))).ToString("x8", CultureInfo.InvariantCulture);
}
