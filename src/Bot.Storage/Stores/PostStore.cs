using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Schedule;
using Bot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bot.Storage.Stores;

internal sealed class PostStore(BotDatabase database) : IPostStore
{
    public Task<QuestionPost> AddAsync(QuestionPost post, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        var stored = post with { Id = 0 };
        db.Posts.Add(stored);
        await db.SaveChangesAsync(cancellation);
        return stored;
    }, cancellation);

    public Task<QuestionPost?> FindAsync(long postId, CancellationToken cancellation) => database.ReadAsync(
        db => db.Posts.FirstOrDefaultAsync(p => p.Id == postId, cancellation), cancellation);

    public Task<ImmutableArray<QuestionPost>> WorkAsync(ShardRange servers, Instant now, int limit, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Posts
            .Where(p => p.ActAt <= now && p.Kind != PostKind.QuizRound && (p.LeaseUntil == null || p.LeaseUntil <= now))
            .In(servers)
            .OrderBy(p => p.ActAt).ThenBy(p => p.Id)
            .Take(limit).ToListAsync(cancellation)).ToImmutableArray(), cancellation);

    public Task<bool> TryLeaseAsync(QuestionPost post, string owner, Instant now, Instant until, CancellationToken cancellation) => UpdateAsync(
        db => db.Posts.Where(p => p.Id == post.Id && p.State == post.State && (p.LeaseUntil == null || p.LeaseUntil <= now || p.LeaseOwner == owner)).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.LeaseOwner, owner).SetProperty(p => p.LeaseUntil, until), cancellation), cancellation);

    public Task<bool> BeginSendingAsync(long postId, string owner, CancellationToken cancellation) => UpdateAsync(
        db => db.Posts.Where(p => p.Id == postId && p.LeaseOwner == owner && p.State == PostState.Claimed).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.State, PostState.Sending).SetProperty(p => p.Attempts, 0), cancellation), cancellation);

    public Task<bool> MarkPostedAsync(long postId, string owner, long messageId, Instant postedAt, Instant closesAt, CancellationToken cancellation) => UpdateAsync(
        db => db.Posts.Where(p => p.Id == postId && p.LeaseOwner == owner && p.State == PostState.Sending).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.State, PostState.Posted).SetProperty(p => p.MessageId, messageId).SetProperty(p => p.PostedAt, postedAt)
                .SetProperty(p => p.ClosesAt, closesAt).SetProperty(p => p.ActAt, closesAt).SetProperty(p => p.Attempts, 0)
                .SetProperty(p => p.Problem, (string?)null).SetProperty(p => p.LeaseOwner, (string?)null).SetProperty(p => p.LeaseUntil, (Instant?)null), cancellation), cancellation);

    public Task<bool> CloseAsync(long postId, Instant now, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        // First the state: it waits for answers under way and stops new ones, then everything is counted.
        var closed = await db.Posts.Where(p => p.Id == postId && (p.State == PostState.Posted || (p.Kind == PostKind.QuizRound && p.State == PostState.Sending))).ExecuteUpdateAsync(
            // It is still due since it was to close: whoever takes over from another process counts its half a minute from there.
            set => set.SetProperty(p => p.State, PostState.Closed).SetProperty(p => p.Attempts, 0), cancellation);
        if (closed == 0)
            return false;
        var post = await db.Posts.FirstAsync(p => p.Id == postId, cancellation);
        if (post.CountsAtOnce)
            return true;
        var answers = await db.Answers.Where(a => a.PostId == postId).OrderBy(a => a.At).ThenBy(a => a.PersonId).ToListAsync(cancellation);
        if (!post.IsVoided)
            await LearnMissesAsync(db, post, answers, now, cancellation);
        await using var recorder = new AnswerRecorder(db, database.Engine);
        recorder.Use(db.Database.CurrentTransaction!);
        var fastest = answers.FirstOrDefault(a => a.IsRight);
        // By person, so that two posts of a group that close at once take the rows of totals in the same order.
        foreach (var answer in answers.OrderBy(a => a.PersonId))
        {
            var points = PointsOf(post, answer, isFastest: ReferenceEquals(answer, fastest));
            if (post.IsVoided)
                await db.Answers.Where(a => a.PostId == postId && a.PersonId == answer.PersonId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Points, points), cancellation);
            else
                await recorder.ScoreAsync(post, answer, points, cancellation);
        }
        return true;
    }, cancellation);

    public Task<bool> FinishAsync(long postId, string owner, PostState final, string? problem, CancellationToken cancellation)
    {
        if (final is not (PostState.Revealed or PostState.Skipped or PostState.Failed))
            throw new ArgumentOutOfRangeException(nameof(final), final, "A post ends revealed, skipped or failed.");
        return UpdateAsync(db => db.Posts.Where(p => p.Id == postId && p.LeaseOwner == owner).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.State, final).SetProperty(p => p.ActAt, (Instant?)null).SetProperty(p => p.Problem, problem)
                .SetProperty(p => p.LeaseOwner, (string?)null).SetProperty(p => p.LeaseUntil, (Instant?)null), cancellation), cancellation);
    }

    public Task<bool> DeferAsync(long postId, string owner, Instant actAt, string problem, CancellationToken cancellation) => UpdateAsync(
        db => db.Posts.Where(p => p.Id == postId && p.LeaseOwner == owner).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.ActAt, actAt).SetProperty(p => p.Problem, problem).SetProperty(p => p.Attempts, p => p.Attempts + 1)
                .SetProperty(p => p.LeaseOwner, (string?)null).SetProperty(p => p.LeaseUntil, (Instant?)null), cancellation), cancellation);

    public Task<ImmutableDictionary<string, DateOnly>> AskedSinceAsync(long groupId, DateOnly since, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Posts.Where(p => p.GroupId == groupId && p.LocalDate >= since && p.State < PostState.Skipping)
            .GroupBy(p => p.QuestionId).Select(g => new { g.Key, Last = g.Max(p => p.LocalDate) }).ToListAsync(cancellation))
            .ToImmutableDictionary(g => g.Key, g => g.Last, StringComparer.Ordinal), cancellation);

    public Task<ImmutableHashSet<string>> AskedOnAsync(long groupId, DateOnly date, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Posts.Where(p => p.GroupId == groupId && p.LocalDate == date && p.State < PostState.Skipping)
            .Select(p => p.QuestionId).ToListAsync(cancellation)).ToImmutableHashSet(StringComparer.Ordinal), cancellation);

    public Task<QuestionPost?> PreviousAsync(QuestionPost post, CancellationToken cancellation) => database.ReadAsync(
        db => db.Posts.Where(p => p.GroupId == post.GroupId && p.ChannelId == post.ChannelId && p.Kind == PostKind.Daily && p.Due < post.Due
            && (p.State == PostState.Closed || p.State == PostState.Revealed)).OrderByDescending(p => p.Due).FirstOrDefaultAsync(cancellation), cancellation);

    public Task<GivenAnswer?> AnswerOfAsync(long postId, long personId, CancellationToken cancellation) => database.ReadAsync(
        db => db.Answers.Where(a => a.PostId == postId && a.PersonId == personId)
            .Select(a => new GivenAnswer(a.Options, a.IsRight, a.Counts ? a.Points : 0)).FirstOrDefaultAsync(cancellation), cancellation);

    public Task<AnswerSplit> SplitAsync(long postId, CancellationToken cancellation) => database.ReadAsync(async db =>
    {
        var groups = await db.Answers.Where(a => a.PostId == postId).GroupBy(a => new { a.Options, a.IsRight })
            .Select(g => new { g.Key.Options, g.Key.IsRight, People = g.Count() }).ToListAsync(cancellation);
        return new AnswerSplit(groups.Sum(g => g.People), groups.Where(g => g.IsRight).Sum(g => g.People),
            groups.GroupBy(g => g.Options).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(x => x.People)));
    }, cancellation);

    /// <summary>Puts the question into the review of everybody who learns only now that they were wrong.</summary>
    private static async Task LearnMissesAsync(BotDbContext db, QuestionPost post, List<AnswerRow> answers, Instant now, CancellationToken cancellation)
    {
        // In pieces: a list of parameters has a limit.
        foreach (var piece in answers.Where(a => !a.IsRight).Select(a => a.PersonId).Chunk(500))
        {
            var known = await db.ReviewCards.Where(c => c.GuildId == post.GuildId && c.QuestionId == post.QuestionId && piece.Contains(c.PersonId))
                .Select(c => c.PersonId).ToListAsync(cancellation);
            db.ReviewCards.AddRange(piece.Except(known).Select(person => new ReviewCard { GuildId = post.GuildId, PersonId = person, QuestionId = post.QuestionId, Due = now }));
        }
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>What an answer is worth when its post closes.</summary>
    private static int PointsOf(QuestionPost post, AnswerRow answer, bool isFastest)
    {
        if (!answer.IsRight || (post.Scoring == Scoring.Race && !isFastest))
            return 0;
        var points = Points.ForDifficulty(post.Difficulty);
        return post.Scoring == Scoring.Race
            ? points + Points.SpeedBonus(points, post.PostedAt ?? post.Due, Instant.FromUnixTimeMilliseconds(answer.At), post.OpenFor)
            : points;
    }

    private Task<bool> UpdateAsync(Func<BotDbContext, Task<int>> update, CancellationToken cancellation) =>
        database.WriteAsync(async db => await update(db) > 0, cancellation);
}
