using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Storage.Stores;

internal sealed class BoardStore(BotDatabase database) : IBoardStore
{
    private const int WeakestMax = 3;
    private const int WeakestAnswersMin = 3;

    public Task<BoardPage> PageAsync(BoardQuery query, CancellationToken cancellation) => database.ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync(cancellation);
        return await Ranking.Of(db, query, await GuildOfAsync(db, query.GroupId, cancellation)).PageAsync(cancellation);
    }, cancellation);

    public Task<PersonStats> StatsAsync(long groupId, long personId, DateOnly today, CancellationToken cancellation) => database.ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var query = new BoardQuery { GroupId = groupId, Period = BoardPeriod.AllTime, Metric = BoardMetric.Points, Today = today, ViewerId = personId };
        var line = await Ranking.Of(db, query, await GuildOfAsync(db, groupId, cancellation)).LineAsync(personId, cancellation);
        var streak = await db.Streaks.FirstOrDefaultAsync(s => s.GroupId == groupId && s.PersonId == personId, cancellation);
        var topics = await TopicsAsync(db, groupId, personId, cancellation);
        var first = (long)today.AddYears(-1).AddDays(1).DayNumber;
        var days = await db.Totals
            .Where(t => t.GroupId == groupId && t.PersonId == personId && t.Period == (int)BoardPeriod.Day && t.PeriodKey >= first && t.PeriodKey <= today.DayNumber)
            .Select(t => new { t.PeriodKey, t.Answered }).ToListAsync(cancellation);
        return new PersonStats(
            line,
            streak is not null && streak.AliveThrough >= today ? streak.Current : 0,
            streak?.Longest ?? 0,
            topics,
            [.. topics.Where(t => t.Answered >= WeakestAnswersMin).OrderBy(t => t.Accuracy).ThenByDescending(t => t.Answered).ThenBy(t => t.Topic, StringComparer.Ordinal).Take(WeakestMax)],
            days.ToImmutableSortedDictionary(d => DateOnly.FromDayNumber((int)d.PeriodKey), d => d.Answered));
    }, cancellation);

    public Task<ImmutableArray<TopicScore>> GroupTopicsAsync(long groupId, CancellationToken cancellation) =>
        database.ReadAsync(db => TopicsAsync(db, groupId, 0, cancellation), cancellation);

    public Task<ImmutableArray<BoardLine>> QuizResultAsync(long quizId, CancellationToken cancellation) => database.ReadAsync(async db =>
    {
        var scores = await (
            from post in db.Posts
            join answer in db.Answers on post.Id equals answer.PostId
            where post.QuizId == quizId && !post.IsVoided
            group answer by answer.PersonId into own
            select new
            {
                PersonId = own.Key,
                Points = own.Sum(a => a.Points),
                Answered = own.Count(),
                Right = own.Sum(a => a.IsRight ? 1 : 0),
                Reached = own.Max(a => a.IsRight ? a.At : 0),
            }).ToListAsync(cancellation);
        return scores
            .OrderByDescending(s => s.Points).ThenByDescending(s => (double)s.Right / s.Answered).ThenBy(s => s.Reached).ThenBy(s => s.PersonId)
            .Select((s, i) => new BoardLine(i + 1, s.PersonId, s.Points, s.Answered, s.Right, 0, HasLeft: false))
            .ToImmutableArray();
    }, cancellation);

    public Task<ImmutableArray<BoardMismatch>> RecountAsync(long groupId, CancellationToken cancellation) => database.ReadAsync(async db =>
    {
        // One transaction, so that the totals and the answers are of the same moment.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var recount = await BoardRecount.OfAsync(db, groupId, people: null, cancellation);
        var mismatches = ImmutableArray.CreateBuilder<BoardMismatch>();
        Compare(await db.Totals.Where(t => t.GroupId == groupId).ToListAsync(cancellation), recount.Totals,
            t => (t.PersonId, $"{(BoardPeriod)t.Period} {t.PeriodKey}"), BoardRecount.Describe);
        Compare(await db.TopicTotals.Where(t => t.GroupId == groupId).ToListAsync(cancellation), recount.Topics,
            t => (t.PersonId, $"topic {t.Topic}"), BoardRecount.Describe);
        Compare(await db.Streaks.Where(s => s.GroupId == groupId).ToListAsync(cancellation), [.. recount.Streaks()],
            s => (s.PersonId, "streak"), BoardRecount.Describe);
        return mismatches.ToImmutable();

        void Compare<T>(IReadOnlyCollection<T> stored, IReadOnlyCollection<T> counted, Func<T, (long Person, string What)> key, Func<T, string> describe)
        {
            var expected = counted.ToDictionary(key, describe);
            foreach (var row in stored)
            {
                var is_ = describe(row);
                expected.Remove(key(row), out var ought);
                if (!string.Equals(is_, ought, StringComparison.Ordinal))
                    mismatches.Add(new BoardMismatch(key(row).Person, key(row).What, is_, ought ?? "nothing"));
            }
            mismatches.AddRange(expected.Select(missing => new BoardMismatch(missing.Key.Person, missing.Key.What, "nothing", missing.Value)));
        }
    }, cancellation);

    public Task<int> VoidQuestionAsync(long guildId, string questionId, bool isVoided, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        // First the posts: that waits for answers under way, and those that follow see it.
        var posts = db.Posts.Where(p => p.GuildId == guildId && p.QuestionId == questionId);
        var changedPosts = await posts.Where(p => p.IsVoided != isVoided).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsVoided, isVoided), cancellation);
        if (changedPosts == 0)
            return 0;
        var counted = (await posts.ToListAsync(cancellation))
            .Where(p => p.State is PostState.Closed or PostState.Revealed || p.CountsAtOnce)
            .Select(p => p.Id).ToList();
        var answers = await db.Answers.Where(a => counted.Contains(a.PostId)).ToListAsync(cancellation);

        var changed = 0;
        foreach (var own in answers.GroupBy(a => (a.GroupId, a.PersonId, a.SeasonId)))
        {
            var first = own.OrderBy(a => a.At).ThenBy(a => a.PostId).First();
            foreach (var answer in own)
            {
                var counts = !isVoided && ReferenceEquals(answer, first);
                if (counts != answer.Counts)
                    changed += await db.Answers.Where(a => a.PostId == answer.PostId && a.PersonId == answer.PersonId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Counts, counts), cancellation);
            }
        }
        foreach (var group in answers.GroupBy(a => a.GroupId))
            await RebuildPeopleAsync(db, group.Key, [.. group.Select(a => a.PersonId).Distinct()], cancellation);
        return changed;
    }, cancellation);

    /// <summary>Replaces some people's totals by a recount, and the group's totals by topic with the difference.</summary>
    internal static async Task RebuildPeopleAsync(BotDbContext db, long groupId, IReadOnlyCollection<long> people, CancellationToken cancellation)
    {
        // In pieces: a list of parameters has a limit.
        foreach (var piece in people.Order().Chunk(200))
        {
            var before = await db.TopicTotals.Where(t => t.GroupId == groupId && piece.Contains(t.PersonId)).ToListAsync(cancellation);
            var recount = await BoardRecount.OfAsync(db, groupId, piece, cancellation);
            await db.Totals.Where(t => t.GroupId == groupId && piece.Contains(t.PersonId)).ExecuteDeleteAsync(cancellation);
            await db.TopicTotals.Where(t => t.GroupId == groupId && piece.Contains(t.PersonId)).ExecuteDeleteAsync(cancellation);
            await AddAsync(db, recount, cancellation);
            var allTime = db.Totals.Where(t => t.GroupId == groupId && t.Period == (int)BoardPeriod.AllTime);
            await db.Streaks.Where(s => s.GroupId == groupId && piece.Contains(s.PersonId)).ExecuteUpdateAsync(
                set => set
                    .SetProperty(s => s.AccuracyPpm, s => allTime.Where(t => t.PersonId == s.PersonId).Select(t => t.AccuracyPpm).FirstOrDefault())
                    .SetProperty(s => s.ReachedAt, s => allTime.Where(t => t.PersonId == s.PersonId).Select(t => t.ReachedAt).FirstOrDefault()),
                cancellation);
            var differences = recount.Topics.Select(t => (t.Topic, t.Answered, t.Right))
                .Concat(before.Select(t => (t.Topic, Answered: -t.Answered, Right: -t.Right)))
                .GroupBy(t => t.Topic, StringComparer.Ordinal);
            foreach (var topic in differences)
            {
                var (name, answered, right) = (topic.Key, topic.Sum(t => t.Answered), topic.Sum(t => t.Right));
                var known = await db.TopicTotals.Where(t => t.GroupId == groupId && t.PersonId == 0 && t.Topic == name).ExecuteUpdateAsync(
                    set => set.SetProperty(t => t.Answered, t => t.Answered + answered).SetProperty(t => t.Right, t => t.Right + right), cancellation);
                if (known == 0 && answered > 0)
                    db.TopicTotals.Add(new TopicTotalRow { GroupId = groupId, PersonId = 0, Topic = name, Answered = answered, Right = right });
            }
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
        await db.TopicTotals.Where(t => t.GroupId == groupId && t.PersonId == 0 && t.Answered == 0).ExecuteDeleteAsync(cancellation);
    }

    private static async Task AddAsync(BotDbContext db, BoardRecount recount, CancellationToken cancellation)
    {
        db.Totals.AddRange(recount.Totals);
        db.TopicTotals.AddRange(recount.Topics);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private static async Task<ImmutableArray<TopicScore>> TopicsAsync(BotDbContext db, long groupId, long personId, CancellationToken cancellation) =>
        [.. (await db.TopicTotals.Where(t => t.GroupId == groupId && t.PersonId == personId).ToListAsync(cancellation))
            .Select(t => new TopicScore(t.Topic, t.Answered, t.Right)).OrderBy(t => t.Topic, StringComparer.Ordinal)];

    private static Task<long> GuildOfAsync(BotDbContext db, long groupId, CancellationToken cancellation) =>
        db.Groups.Where(g => g.Id == groupId).Select(g => g.GuildId).FirstOrDefaultAsync(cancellation);
}
