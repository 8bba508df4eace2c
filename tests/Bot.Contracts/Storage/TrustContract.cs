using Bot.Core.Game;
using NodaTime;
using Xunit;

namespace Bot.Contracts.Storage;

public abstract class TrustContract(IStorageFixture fixture) : StorageContract(fixture)
{
    private ITrustStore Trust => Get<ITrustStore>();

    private IPrivacyStore Privacy => Get<IPrivacyStore>();

    [Fact]
    public async Task A_reported_question_is_withheld_until_the_report_is_resolved()
    {
        var report = new QuestionReport { GuildId = GuildId, QuestionId = "q", PersonId = 1, Reason = "Two options are right.", At = Noon };
        Assert.True(await Trust.ReportAsync(report, Cancellation));
        Assert.False(await Trust.ReportAsync(report, Cancellation));
        Assert.True(await Trust.ReportAsync(report with { PersonId = 2 }, Cancellation));
        Assert.True(await Trust.DisableAsync(new DisabledQuestion(GuildId, "bad", "Out of date."), Cancellation));
        Assert.Equal("bad q", string.Join(' ', (await Trust.WithheldAsync(GuildId, Cancellation)).Order(StringComparer.Ordinal)));

        Assert.Equal(2, await Trust.ResolveReportsAsync(GuildId, "q", "It is fine.", Noon, Cancellation));
        Assert.True(await Trust.EnableAsync(GuildId, "bad", Cancellation));

        Assert.Empty(await Trust.WithheldAsync(GuildId, Cancellation));
        Assert.Empty(await Trust.OpenReportsAsync(GuildId, Cancellation));
    }

    [Fact]
    public async Task Managers_acts_are_listed_the_latest_first()
    {
        foreach (var act in new[] { "schedule.add", "schedule.pause" })
            await Trust.AuditAsync(new AuditEntry { GuildId = GuildId, ActorId = 1, Act = act, Detail = "#daily at 9:00", At = Noon }, Cancellation);

        Assert.Equal("schedule.pause schedule.add", string.Join(' ', (await Trust.AuditLogAsync(GuildId, 10, Cancellation)).Select(e => e.Act)));
    }

    [Fact]
    public async Task What_was_asked_and_not_found_is_counted_whatever_its_case_and_spaces()
    {
        foreach (var query in new[] { "Lambda  timeouts", "lambda timeouts", "vpc\0peering", " ", new string('x', 5000) })
            await Trust.NoteGapAsync(GuildId, query, Today, Cancellation);

        var gaps = await Trust.GapsAsync(GuildId, 10, Cancellation);

        Assert.Equal((3, "lambda timeouts", 2), (gaps.Length, gaps[0].Query, gaps[0].Count));
        Assert.All(gaps, gap => Assert.InRange(gap.Query.Length, 1, 200));
    }

    [Fact]
    public async Task A_deleted_person_is_gone_and_the_boards_of_the_others_stay_right()
    {
        var (leaver, stayer) = (NewId(), NewId());
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group);
        await AnswerAsync(post, leaver);
        await AnswerAsync(post, stayer);
        await Groups.JoinAsync(group.Id, leaver, Cancellation);
        await Groups.SaveSettingsAsync(new PersonSettings { GuildId = GuildId, PersonId = leaver, Zone = "Europe/Berlin" }, Cancellation);
        await Trust.ReportAsync(new QuestionReport { GuildId = GuildId, QuestionId = "q", PersonId = leaver, Reason = "Wrong.", At = Noon }, Cancellation);
        await Trust.AuditAsync(new AuditEntry { GuildId = GuildId, ActorId = leaver, Act = "season.start", Detail = "Spring", At = Noon }, Cancellation);
        await ReviewOnceAsync(leaver);
        await StartQuizAsync(group, leaver);
        await Get<INameStore>().KeepAsync([(leaver, new KnownName(GuildId, "Ada"))], Cancellation);
        var kept = new PrivacySummary(Answers: 1, Groups: 1, ReviewCards: 1, ReviewDays: 1, Reports: 1, ManagerActs: 1, Quizzes: 1, HasSettings: true, HasName: true);
        Assert.Equal(kept, await Privacy.SummariseAsync(leaver, GuildId, Cancellation));

        Assert.Equal(kept, await Privacy.DeleteAsync(leaver, GuildId, Cancellation));

        Assert.Equal(PrivacySummary.Nothing, await Privacy.SummariseAsync(leaver, null, Cancellation));
        Assert.Equal([stayer], (await Boards.PageAsync(Board(group), Cancellation)).Lines.Select(line => line.PersonId!.Value));
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
        Assert.Null(Assert.Single(await Trust.OpenReportsAsync(GuildId, Cancellation)).PersonId);
        Assert.Null(Assert.Single(await Trust.AuditLogAsync(GuildId, 10, Cancellation)).ActorId);
    }

    [Fact]
    public async Task Being_forgotten_in_one_server_leaves_the_others()
    {
        var person = NewId();
        var settings = new PersonSettings { GuildId = GuildId, PersonId = person };
        await Groups.SaveSettingsAsync(settings with { WantsReminders = true }, Cancellation);
        await Groups.SaveSettingsAsync(settings with { GuildId = GuildId + 1, WantsReminders = true }, Cancellation);

        await Privacy.DeleteAsync(person, GuildId, Cancellation);

        Assert.False((await Groups.SettingsAsync(GuildId, person, Cancellation)).WantsReminders);
        Assert.True((await Groups.SettingsAsync(GuildId + 1, person, Cancellation)).WantsReminders);
    }

    [Fact]
    public async Task An_export_has_everything_that_is_kept()
    {
        var person = NewId();
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group, "q1");
        await AnswerAsync(post, person);
        await Groups.JoinAsync(group.Id, person, Cancellation);
        await ReviewOnceAsync(person);
        var quiz = await StartQuizAsync(group, person);

        var export = await Privacy.ExportAsync(person, null, Cancellation);

        Assert.Equal(new ExportedAnswer(group.Id, post.Id, "q1", "networks", 1, true, 10, Noon + Duration.FromMinutes(1)), Assert.Single(export.Answers));
        Assert.Equal(new Membership(group.Id, person, false), Assert.Single(export.Memberships));
        Assert.Equal(new ReviewDay(GuildId, Today, New: 1, Seen: 0), Assert.Single(export.ReviewDays));
        Assert.Equal(new StartedQuiz(GuildId, quiz.ChannelId, Noon), Assert.Single(export.Quizzes));
    }

    private async Task ReviewOnceAsync(long person)
    {
        var card = new ReviewCard { GuildId = GuildId, PersonId = person, QuestionId = "q", Due = Noon };
        await Get<IReviewStore>().AddAsync(card, Cancellation);
        await Get<IReviewStore>().SaveReviewAsync(card, card with { Reviews = 1, State = CardState.Learning }, Today, Cancellation);
    }

    private async Task<QuizSession> StartQuizAsync(StudyGroup group, long starter) => (await Get<IQuizStore>().AddAsync(
        new QuizSession
        {
            GuildId = GuildId,
            GroupId = group.Id,
            ChannelId = NewId(),
            StarterId = starter,
            Mode = QuizMode.Everyone,
            Rounds = 1,
            RoundLength = Duration.FromSeconds(30),
            StartedAt = Noon,
        },
        Cancellation))!;
}
