using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Schedule;
using Bot.Core.Tests.Commands.Game;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bot.Core.Tests.Schedule;

[Collection<GameTests>]
public sealed class DailyQuestionWorkerTests(GameDatabase database)
{
    [Fact]
    public async Task A_fault_does_not_end_the_daily_questions()
    {
        var schedules = new SchedulesThatFailOnce(database.Stores.GetRequiredService<IScheduleStore>());
        var stage = new GameStage(database, services => services.AddSingleton<IScheduleStore>(schedules));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var running = stage.Get<DailyQuestionWorker>().RunAsync(stop.Token);
        stage.Time.Advance(stage.Get<DailyQuestionOptions>().Period.ToTimeSpan());

        await Task.WhenAny(schedules.AskedAgain, running).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.False(running.IsFaulted, running.Exception?.Message);
        await stop.CancelAsync();
    }

    private sealed class SchedulesThatFailOnce(IScheduleStore schedules) : IScheduleStore
    {
        private readonly TaskCompletionSource _again = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _asked;

        public Task AskedAgain => _again.Task;

        public Task<ImmutableArray<PostingSchedule>> DueAsync(ShardRange servers, Instant now, int limit, CancellationToken cancellation)
        {
            if (++_asked == 1)
                throw new InvalidOperationException("There is no such table.");
            _again.TrySetResult();
            return schedules.DueAsync(servers, now, limit, cancellation);
        }

        public Task<PostingSchedule> AddAsync(PostingSchedule schedule, CancellationToken cancellation) => schedules.AddAsync(schedule, cancellation);

        public Task<PostingSchedule?> FindAsync(long guildId, long scheduleId, CancellationToken cancellation) => schedules.FindAsync(guildId, scheduleId, cancellation);

        public Task<ImmutableArray<PostingSchedule>> ListAsync(long guildId, CancellationToken cancellation) => schedules.ListAsync(guildId, cancellation);

        public Task<bool> ReplaceAsync(PostingSchedule schedule, CancellationToken cancellation) => schedules.ReplaceAsync(schedule, cancellation);

        public Task<bool> RemoveAsync(long guildId, long scheduleId, CancellationToken cancellation) => schedules.RemoveAsync(guildId, scheduleId, cancellation);

        public Task<int> PauseChannelAsync(long guildId, long channelId, string because, CancellationToken cancellation) =>
            schedules.PauseChannelAsync(guildId, channelId, because, cancellation);

        public Task<(ClaimOutcome Outcome, QuestionPost Post)> ClaimAsync(PostingSchedule schedule, QuestionPost post, Instant nextDue, CancellationToken cancellation) =>
            schedules.ClaimAsync(schedule, post, nextDue, cancellation);
    }
}
