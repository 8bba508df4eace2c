using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Bot.Core.Game;

namespace Bot.Core.Schedule;

/// <summary>What the choice of a day's question depends on; nothing else does.</summary>
public sealed record PickRequest
{
    public required ImmutableArray<GameQuestion> Pool { get; init; }

    public required long GroupId { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Questions the group was asked, with the last date.</summary>
    public required IReadOnlyDictionary<string, DateOnly> AskedOn { get; init; }

    /// <summary>
    /// Questions the group was asked on <see cref="Date"/>. Not to be had from <see cref="AskedOn"/>: schedules in different zones are on different
    /// dates at once, so a question of this date may have been asked on the next one, too.
    /// </summary>
    public required IReadOnlySet<string> AskedOnDate { get; init; }

    /// <summary>Questions that are disabled or reported.</summary>
    public required IReadOnlySet<string> Withheld { get; init; }

    /// <summary>How the group does by topic; topics it does badly in come more often.</summary>
    public required ImmutableArray<TopicScore> Topics { get; init; }

    /// <summary>Questions asked within so many days are avoided while there are others. Default: 60.</summary>
    public int RecentDays { get; init; } = 60;

    /// <summary>Another number gives another choice.</summary>
    public int Seed { get; init; }
}

/// <summary>Chooses the question of a day. Pure: the same request gives the same question on every machine, in whatever order the pool is.</summary>
public static class DailyQuestionPicker
{
    private const int AnswersToJudgeTopicMin = 5;

    /// <summary>
    /// Returns a question that is not withheld and was not asked on this date: one that was never asked while there is one, since a question counts once
    /// in a season; then one not asked lately; and when all were, the one asked longest ago. Null when none may be asked.
    /// </summary>
    public static GameQuestion? Pick(PickRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var weights = request.Topics.ToDictionary(t => t.Topic, Weight, StringComparer.Ordinal);
        var since = request.Date.AddDays(-request.RecentDays);
        var candidates = request.Pool
            .Where(q => !request.Withheld.Contains(q.Id) && !request.AskedOnDate.Contains(q.Id))
            .Select(q => (Question: q, Last: LastAsked(q)))
            .ToArray();
        if (candidates.Length == 0)
            return null;
        var fresh = candidates.Where(c => c.Last is null).ToArray();
        if (fresh.Length == 0)
            fresh = [.. candidates.Where(c => c.Last < since)];
        return fresh.Length > 0
            ? fresh.MinBy(c => (Draw(request, c.Question.Id) / weights.GetValueOrDefault(c.Question.Topic, 1.5), c.Question.Id)).Question
            : candidates.MinBy(c => (c.Last, Draw(request, c.Question.Id), c.Question.Id)).Question;

        DateOnly? LastAsked(GameQuestion question) => request.AskedOn.TryGetValue(question.Id, out var date) ? date : null;
    }

    /// <summary>1 for a topic the group knows to 3 for one where every answer was wrong.</summary>
    private static double Weight(TopicScore topic) => topic.Answered < AnswersToJudgeTopicMin ? 1.5 : 3 - 2 * topic.Accuracy;

    /// <summary>
    /// An exponentially distributed number from the hash of all that names the draw. The least of draws divided by weights falls on each
    /// candidate in proportion to its weight (Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006).
    /// </summary>
    private static double Draw(PickRequest request, string questionId)
    {
        Span<byte> key = stackalloc byte[8 + 4 + 4];
        BinaryPrimitives.WriteInt64LittleEndian(key, request.GroupId);
        BinaryPrimitives.WriteInt32LittleEndian(key[8..], request.Date.DayNumber);
        BinaryPrimitives.WriteInt32LittleEndian(key[12..], request.Seed);
        var hash = new XxHash64();
        hash.Append(key);
        hash.Append(Encoding.UTF8.GetBytes(questionId));
        // 53 bits make a number in (0, 1].
        return -Math.Log(((hash.GetCurrentHashAsUInt64() >> 11) + 1) / (double)(1UL << 53));
    }
}
