using System.Globalization;
using Bot.Core.Game;
using Bot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Storage.Stores;

/// <summary>
/// What the totals of a group, or of some people in it, must be, counted from the answers alone. Deliberately another way than the
/// recorder's running sums, so that each checks the other.
/// </summary>
internal sealed class BoardRecount
{
    private readonly Dictionary<(long Person, int Period, long Key), TotalRow> _totals = [];
    private readonly Dictionary<(long Person, string Topic), TopicTotalRow> _topics = [];
    private readonly Dictionary<long, HashSet<DateOnly>> _days = [];
    private readonly long _groupId;

    private BoardRecount(long groupId) => _groupId = groupId;

    public IReadOnlyCollection<TotalRow> Totals => _totals.Values;

    /// <summary>Without the group's own row when only some people were counted.</summary>
    public IReadOnlyCollection<TopicTotalRow> Topics => _topics.Values;

    /// <param name="people">Only these people; null for all.</param>
    public static async Task<BoardRecount> OfAsync(BotDbContext db, long groupId, IReadOnlyCollection<long>? people, CancellationToken cancellation)
    {
        var recount = new BoardRecount(groupId);
        var answers = people is null
            ? db.Answers.Where(a => a.GroupId == groupId)
            : db.Answers.Where(a => a.GroupId == groupId && people.Contains(a.PersonId));
        await foreach (var answer in answers.AsAsyncEnumerable().WithCancellation(cancellation))
            recount.Add(answer, withGroup: people is null);
        return recount;
    }

    /// <summary>Returns the streaks of the people counted.</summary>
    public IEnumerable<StreakRow> Streaks() => _days.Select(entry => StreakOf(entry.Key, Streak.Of(entry.Value)!));

    public static string Describe(TotalRow t) => string.Create(CultureInfo.InvariantCulture, $"{t.Points} points, {t.Right} of {t.Answered} right, {t.AccuracyPpm} ppm, reached at {t.ReachedAt}");

    public static string Describe(TopicTotalRow t) => string.Create(CultureInfo.InvariantCulture, $"{t.Right} of {t.Answered} right");

    public static string Describe(StreakRow s) => string.Create(CultureInfo.InvariantCulture, $"{s.Current} days, longest {s.Longest}, last {s.LastDay:yyyy-MM-dd}, alive through {s.AliveThrough:yyyy-MM-dd}, frozen {s.FrozenWeek:yyyy-MM-dd}, {s.AccuracyPpm} ppm, reached at {s.ReachedAt}");

    private StreakRow StreakOf(long personId, Streak streak)
    {
        var total = _totals.GetValueOrDefault((personId, (int)BoardPeriod.AllTime, 0));
        return new StreakRow
        {
            GroupId = _groupId,
            PersonId = personId,
            Current = streak.Current,
            Longest = streak.Longest,
            LastDay = streak.LastDay,
            FrozenWeek = streak.FrozenWeek,
            AliveThrough = streak.AliveThrough,
            AccuracyPpm = total?.AccuracyPpm ?? 0,
            ReachedAt = total?.ReachedAt ?? 0,
        };
    }

    private void Add(AnswerRow answer, bool withGroup)
    {
        // Any answer keeps a streak alive, also to a question that counted before.
        if (!_days.TryGetValue(answer.PersonId, out var days))
            _days.Add(answer.PersonId, days = []);
        days.Add(answer.Day);
        if (!answer.Counts)
            return;
        foreach (var (period, key) in PeriodKeys.All(answer.Day, answer.SeasonId))
        {
            var id = (answer.PersonId, (int)period, key);
            _totals[id] = Plus(_totals.GetValueOrDefault(id), answer, (int)period, key);
        }
        AddTopic(answer.PersonId, answer);
        if (withGroup)
            AddTopic(0, answer);
    }

    private void AddTopic(long personId, AnswerRow answer)
    {
        var before = _topics.GetValueOrDefault((personId, answer.Topic));
        _topics[(personId, answer.Topic)] = new TopicTotalRow
        {
            GroupId = answer.GroupId,
            PersonId = personId,
            Topic = answer.Topic,
            Answered = (before?.Answered ?? 0) + 1,
            Right = (before?.Right ?? 0) + (answer.IsRight ? 1 : 0),
        };
    }

    private static TotalRow Plus(TotalRow? before, AnswerRow answer, int period, long key)
    {
        var answered = (before?.Answered ?? 0) + 1;
        var right = (before?.Right ?? 0) + (answer.IsRight ? 1 : 0);
        return new TotalRow
        {
            GroupId = answer.GroupId,
            Period = period,
            PeriodKey = key,
            PersonId = answer.PersonId,
            Points = (before?.Points ?? 0) + answer.Points,
            Answered = answered,
            Right = right,
            AccuracyPpm = (int)(right * 1_000_000L / answered),
            ReachedAt = Math.Max(before?.ReachedAt ?? 0, answer.Points > 0 ? answer.At : 0),
        };
    }
}
