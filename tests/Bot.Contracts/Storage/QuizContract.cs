using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Game.Simulation;
using Bot.Core.Schedule;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Xunit;

namespace Bot.Contracts.Storage;

public abstract class QuizContract(IStorageFixture fixture) : StorageContract(fixture)
{
    private readonly VirtualClock _clock = new(Noon);
    private readonly Stage _stage = new();
    private int _runs;

    [Fact]
    public async Task A_quiz_asks_its_rounds_and_ends_with_everybodys_score()
    {
        var (group, service, channel) = (await NewGroupAsync(), NewService(), NewId());
        var (first, second) = (NewId(), NewId());
        await StartAsync(service, group, channel, rounds: 2);

        for (var round = 0; round < 2; round++)
        {
            await service.TickAsync(Cancellation);
            await ClickAsync(service, first, right: true);
            await ClickAsync(service, second, right: round == 0);
            await EndRoundAsync(service);
        }

        Assert.Equal("ask 1, close 1, ask 2, close 2, end Finished", string.Join(", ", _stage.Log));
        Assert.Equal([(first, 20), (second, 10)], _stage.Result.Select(line => (line.PersonId!.Value, line.Points)));
        Assert.Equal(20, (await Boards.PageAsync(Board(group, first), Cancellation)).Mine?.Points);
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task Two_rounds_that_nobody_answers_end_the_quiz()
    {
        var service = NewService();
        await StartAsync(service, await NewGroupAsync(), NewId(), rounds: 5);

        for (var i = 0; i < 4; i++)
        {
            await service.TickAsync(Cancellation);
            await EndRoundAsync(service);
        }

        Assert.Equal("ask 1, close 1, ask 2, close 2, end Abandoned", string.Join(", ", _stage.Log));
    }

    [Fact]
    public async Task The_answer_of_a_round_stands_for_a_while_before_the_next_question()
    {
        var service = NewService();
        await StartAsync(service, await NewGroupAsync(), NewId(), rounds: 2);
        await service.TickAsync(Cancellation);
        _clock.Advance(Duration.FromSeconds(20));
        await service.TickAsync(Cancellation);

        _clock.Advance(QuizSession.Pause - Duration.FromMilliseconds(1));
        await service.TickAsync(Cancellation);
        Assert.Equal("ask 1, close 1", string.Join(", ", _stage.Log));

        _clock.Advance(Duration.FromMilliseconds(1));
        await service.TickAsync(Cancellation);
        Assert.Equal("ask 1, close 1, ask 2", string.Join(", ", _stage.Log));
    }

    [Fact]
    public async Task Where_everyone_scores_an_answer_can_be_changed_until_the_round_closes()
    {
        var (service, person) = (NewService(), NewId());
        await StartAsync(service, await NewGroupAsync(), NewId(), rounds: 1);
        await service.TickAsync(Cancellation);

        await ClickAsync(service, person, right: false);
        Assert.IsType<AnswerOutcome.Changed>(await ClickAsync(service, person, right: true));
        _clock.Advance(Duration.FromSeconds(20));
        await service.TickAsync(Cancellation);

        Assert.Equal(10, Assert.Single(_stage.Result).Points);
    }

    [Fact]
    public async Task A_race_closes_soon_after_the_first_right_answer_and_pays_the_earliest()
    {
        var (service, early, late) = (NewService(), NewId(), NewId());
        await StartAsync(service, await NewGroupAsync(), NewId(), rounds: 1, QuizMode.Race);
        await service.TickAsync(Cancellation);

        await ClickAsync(service, late, right: true, after: Duration.FromSeconds(10));
        await ClickAsync(service, early, right: true, after: Duration.FromSeconds(5));
        _clock.Advance(QuizSession.RaceGrace);
        await service.TickAsync(Cancellation);

        // Three quarters of the round are left: three quarters of half the points.
        Assert.Equal([(early, 14), (late, 0)], _stage.Result.Select(line => (line.PersonId!.Value, line.Points)));
    }

    [Fact]
    public async Task A_restart_in_the_middle_ends_the_quiz_with_the_points_earned_so_far()
    {
        var (group, service, channel, person) = (await NewGroupAsync(), NewService(), NewId(), NewId());
        await StartAsync(service, group, channel, rounds: 5);
        await service.TickAsync(Cancellation);
        await ClickAsync(service, person, right: true);

        var after = NewService();
        Assert.Equal(0, await after.RecoverAsync(Cancellation));
        _clock.Advance(Duration.FromMinutes(1));
        Assert.Equal(1, await after.RecoverAsync(Cancellation));
        Assert.Equal(0, await after.RecoverAsync(Cancellation));

        Assert.Equal("ask 1, end Interrupted", string.Join(", ", _stage.Log));
        Assert.Equal((person, 10), (Assert.Single(_stage.Result).PersonId!.Value, _stage.Result[0].Points));
        Assert.Equal(10, (await Boards.PageAsync(Board(group, person), Cancellation)).Mine?.Points);
        Assert.IsType<StartQuizOutcome.Started>(await StartAsync(after, group, channel, rounds: 1));
    }

    [Fact]
    public async Task A_channel_has_one_quiz_at_a_time_and_other_channels_have_theirs()
    {
        var (group, service, channel) = (await NewGroupAsync(), NewService(), NewId());

        Assert.IsType<StartQuizOutcome.Started>(await StartAsync(service, group, channel, rounds: 1));
        Assert.IsType<StartQuizOutcome.AlreadyRunning>(await StartAsync(service, group, channel, rounds: 1));
        Assert.IsType<StartQuizOutcome.Started>(await StartAsync(service, group, NewId(), rounds: 1));
        await service.TickAsync(Cancellation);

        Assert.Equal("ask 1, ask 1", string.Join(", ", _stage.Log));
    }

    [Fact]
    public async Task Only_its_starter_or_a_moderator_stops_a_quiz()
    {
        var (group, service, channel, starter) = (await NewGroupAsync(), NewService(), NewId(), NewId());
        await StartAsync(service, group, channel, rounds: 3, starter: starter);
        await service.TickAsync(Cancellation);

        Assert.Equal(StopQuizOutcome.NotAllowed, await service.StopAsync(channel, starter + 1, isModerator: false, Cancellation));
        Assert.Equal(StopQuizOutcome.NoneRunning, await service.StopAsync(channel + 1, starter, isModerator: true, Cancellation));
        Assert.Equal(StopQuizOutcome.Stopped, await service.StopAsync(channel, starter, isModerator: false, Cancellation));
        await service.TickAsync(Cancellation);

        Assert.Equal("ask 1, close 1, end Stopped", string.Join(", ", _stage.Log));
    }

    [Fact]
    public async Task A_channel_that_cannot_be_written_to_ends_its_quiz_and_no_other()
    {
        var (group, service, broken) = (await NewGroupAsync(), NewService(), NewId());
        _stage.BrokenChannel = broken;
        await StartAsync(service, group, broken, rounds: 1);
        await StartAsync(service, group, NewId(), rounds: 1);

        await service.TickAsync(Cancellation);

        Assert.Equal("ask 1", string.Join(", ", _stage.Log));
        Assert.Null(await Get<IQuizStore>().RunningInAsync(broken, Cancellation));
    }

    private Task<StartQuizOutcome> StartAsync(QuizService service, StudyGroup group, long channel, int rounds, QuizMode mode = QuizMode.Everyone, long starter = 1) =>
        service.StartAsync(group, channel, starter, topic: null, mode, rounds, Duration.FromSeconds(20), Cancellation);

    /// <summary>Lets the open round end, and the pause after it.</summary>
    private async Task EndRoundAsync(QuizService service)
    {
        _clock.Advance(Duration.FromSeconds(20));
        await service.TickAsync(Cancellation);
        _clock.Advance(QuizSession.Pause);
    }

    private Task<AnswerOutcome> ClickAsync(QuizService service, long person, bool right, Duration? after = null) => service.AnswerAsync(
        new AnswerSubmission
        {
            PostId = _stage.Asked.Last().Id,
            GuildId = GuildId,
            PersonId = person,
            Options = right ? _stage.Asked.Last().Correct : 15 - _stage.Asked.Last().Correct,
            At = _clock.Now + (after ?? Duration.FromSeconds(1)),
        },
        Cancellation);

    private QuizService NewService()
    {
        var options = new DailyQuestionOptions { Owner = $"{GuildId} run {++_runs}", Servers = ShardRange.Around(GuildId) };
        return new QuizService(Get<IQuizStore>(), Posts, Answers, Boards, Groups, Get<ITrustStore>(), new FixedPool(20), _stage, _clock, options, NullLogger<QuizService>.Instance);
    }

    private sealed class Stage : IQuizPublisher
    {
        public ConcurrentQueue<string> Log { get; } = [];

        public ConcurrentQueue<QuestionPost> Asked { get; } = [];

        public ImmutableArray<BoardLine> Result { get; private set; } = [];

        public long BrokenChannel { get; set; }

        public Task<long> AskAsync(QuizSession quiz, QuestionPost post, CancellationToken cancellation)
        {
            if (quiz.ChannelId == BrokenChannel)
                throw new HttpRequestException("403");
            Log.Enqueue($"ask {quiz.Round}");
            Asked.Enqueue(post);
            return Task.FromResult(post.Id + 1000);
        }

        public Task CloseRoundAsync(QuizSession quiz, QuestionPost post, AnswerSplit split, CancellationToken cancellation)
        {
            Log.Enqueue($"close {quiz.Round}");
            return Task.CompletedTask;
        }

        public Task EndAsync(QuizSession quiz, ImmutableArray<BoardLine> result, CancellationToken cancellation)
        {
            Log.Enqueue($"end {quiz.Status}");
            Result = result;
            return Task.CompletedTask;
        }
    }
}
