using Bot.Core.Game;
using NodaTime;

namespace Bot.Core.Schedule;

/// <summary>Makes the post of a schedule for a date: also what a preview shows and what "post now" sends. Thread-safe.</summary>
public sealed class DailyQuestionSource(IQuestionPool pool, IPostStore posts, IGroupStore groups, IBoardStore boards, ITrustStore trust, DailyQuestionOptions options)
{
    /// <summary>
    /// Returns the post of an occurrence, not stored yet: claimed, or to be skipped with the problem said when no question may be asked.
    /// The same occurrence and history give the same question. Null when the schedule's group is gone.
    /// </summary>
    public async Task<QuestionPost?> ComposeAsync(PostingSchedule schedule, Occurrence occurrence, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (await groups.FindAsync(schedule.GroupId, cancellation) is not { } group)
            return null;
        var question = DailyQuestionPicker.Pick(new PickRequest
        {
            Pool = pool.Find(schedule.Topic is { } topic ? [topic] : group.Topics, schedule.Difficulty),
            GroupId = group.Id,
            Date = occurrence.LocalDate,
            AskedOn = await posts.AskedSinceAsync(group.Id, occurrence.LocalDate.AddDays(-Math.Max(options.RecentDays, 366)), cancellation),
            AskedOnDate = await posts.AskedOnAsync(group.Id, occurrence.LocalDate, cancellation),
            Withheld = await trust.WithheldAsync(schedule.GuildId, cancellation),
            Topics = await boards.GroupTopicsAsync(group.Id, cancellation),
            RecentDays = options.RecentDays,
        });
        var season = await groups.CurrentSeasonAsync(group.Id, cancellation);
        return new QuestionPost
        {
            Kind = PostKind.Daily,
            ScheduleId = schedule.Id,
            GuildId = schedule.GuildId,
            GroupId = group.Id,
            SeasonId = season?.Id ?? 0,
            ChannelId = schedule.ChannelId,
            LocalDate = occurrence.LocalDate,
            Zone = group.Zone,
            QuestionId = question?.Id ?? "",
            Topic = question?.Topic ?? schedule.Topic ?? "",
            Difficulty = question?.Difficulty ?? 1,
            OptionCount = question?.OptionCount ?? 0,
            Correct = question?.CorrectShown() ?? 0,
            Rule = group.Rule,
            Telling = group.Telling,
            State = question is null ? PostState.Skipping : PostState.Claimed,
            Due = occurrence.Due,
            OpenFor = schedule.OpenFor,
            // 16 + 1 + 8 characters at most: Discord takes 25.
            Nonce = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{schedule.Id:x}-{occurrence.LocalDate:yyyyMMdd}"),
            ActAt = occurrence.Due,
            Problem = question is null ? "There is no question to ask: every question of this topic and difficulty is disabled, reported or was asked today." : null,
        };
    }

    /// <summary>Stores a post out of turn, to be sent by the worker at once; null when there is no question to ask or the group is gone.</summary>
    public async Task<QuestionPost?> PostNowAsync(PostingSchedule schedule, Instant now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var date = now.InZone(schedule.Rule().Zone).Date.ToDateOnly();
        var post = await ComposeAsync(schedule, new Occurrence(now, date), cancellation);
        return post is not { State: PostState.Claimed } ? null : await posts.AddAsync(
            post with { Kind = PostKind.Manual, ScheduleId = null, Nonce = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"n{schedule.Id:x}-{now.ToUnixTimeSeconds():x}") },
            cancellation);
    }
}
