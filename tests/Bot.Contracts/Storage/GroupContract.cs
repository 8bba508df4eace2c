using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Schedule;
using NodaTime;
using Xunit;

namespace Bot.Contracts.Storage;

public abstract class GroupContract(IStorageFixture fixture) : StorageContract(fixture)
{
    [Fact]
    public async Task A_group_is_stored_as_it_was_given()
    {
        var group = new StudyGroup
        {
            GuildId = GuildId,
            Name = "SAA crew",
            Zone = "Asia/Kathmandu",
            Topics = ["networks", "storage"],
            ExamDate = new DateOnly(2026, 6, 1),
            Rule = AnswerRule.Last,
            Telling = Telling.AtClosing,
            Language = "de",
            AccuracyAnswersMin = 5,
        };

        var stored = (await Groups.AddAsync(group, Cancellation))!;
        var found = (await Groups.FindAsync(stored.Id, Cancellation))!;

        // Arrays compare by reference.
        Assert.Equal(group.Topics, found.Topics);
        Assert.Equal(group with { Id = stored.Id, Topics = ImmutableArray<string>.Empty }, found with { Topics = ImmutableArray<string>.Empty });
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_letter_case()
    {
        await NewGroupAsync(name: "Über Crew");

        Assert.Null(await Groups.AddAsync(new StudyGroup { GuildId = GuildId, Name = " über crew", Zone = "UTC" }, Cancellation));
        Assert.NotNull(await Groups.FindByNameAsync(GuildId, "ÜBER CREW", Cancellation));
        Assert.NotNull(await Groups.AddAsync(new StudyGroup { GuildId = GuildId + 1, Name = "Über Crew", Zone = "UTC" }, Cancellation));
    }

    [Fact]
    public async Task A_group_is_renamed_to_a_free_name_only()
    {
        var group = await NewGroupAsync(name: "first");
        await NewGroupAsync(name: "second");

        Assert.False(await Groups.ReplaceAsync(group with { Name = "Second" }, Cancellation));
        Assert.False(await Groups.ReplaceAsync(group with { GuildId = GuildId + 1 }, Cancellation));
        Assert.True(await Groups.ReplaceAsync(group with { Name = "Third" }, Cancellation));
        Assert.Equal("second Third", string.Join(' ', (await Groups.ListAsync(GuildId, Cancellation)).Select(g => g.Name)));
    }

    [Fact]
    public async Task The_default_group_is_made_once_by_however_many_ask_for_it()
    {
        var groups = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Groups.DefaultAsync(GuildId, "UTC", "en-US", Cancellation)));

        Assert.Single(groups.Select(g => g.Id).Distinct());
    }

    [Fact]
    public async Task The_default_group_speaks_the_language_it_was_made_in()
    {
        Assert.Equal("de", (await Groups.DefaultAsync(GuildId, "UTC", "de", Cancellation)).Language);
        Assert.Equal("de", (await Groups.DefaultAsync(GuildId, "UTC", "en-US", Cancellation)).Language);
    }

    [Fact]
    public async Task The_last_name_of_a_person_in_a_server_is_kept()
    {
        var (names, ada, bob) = (Get<INameStore>(), NewId(), NewId());
        await names.KeepAsync([(ada, new KnownName(GuildId, "Ada")), (bob, new KnownName(GuildId, "B\0b")), (ada, new KnownName(GuildId + 1, "Countess"))], Cancellation);
        await names.KeepAsync([(ada, new KnownName(GuildId, "Ada L."))], Cancellation);

        var found = await names.FindAsync(GuildId, [ada, bob, NewId()], Cancellation);

        Assert.Equal([(ada, "Ada L."), (bob, "B b")], found.OrderBy(n => n.Key).Select(n => (n.Key, n.Value.Name)));
    }

    [Fact]
    public async Task Who_left_a_server_is_kept_until_they_are_seen_again()
    {
        var (names, ada) = (Get<INameStore>(), NewId());
        await names.KeepAsync([(ada, new KnownName(GuildId, "Ada", HasLeft: true)), (ada, new KnownName(GuildId + 1, "Ada"))], Cancellation);
        Assert.True((await names.FindAsync(GuildId, [ada], Cancellation))[ada].HasLeft);
        Assert.False((await names.FindAsync(GuildId + 1, [ada], Cancellation))[ada].HasLeft);
        Assert.True(Assert.Single((await Get<IPrivacyStore>().ExportAsync(ada, GuildId, Cancellation)).Names).HasLeft);

        await names.KeepAsync([(ada, new KnownName(GuildId, "Ada"))], Cancellation);
        Assert.False((await names.FindAsync(GuildId, [ada], Cancellation))[ada].HasLeft);
    }

    [Fact]
    public async Task A_reminder_of_a_date_is_claimed_once()
    {
        var (reminders, person) = (Get<IReminderStore>(), NewId());
        await Groups.SaveSettingsAsync(new PersonSettings { GuildId = GuildId, PersonId = person, WantsReminders = true }, Cancellation);
        await Groups.SaveSettingsAsync(new PersonSettings { GuildId = GuildId, PersonId = NewId() }, Cancellation);
        Assert.Equal(person, Assert.Single(await reminders.WantingAsync(ShardRange.Around(GuildId), Cancellation)).PersonId);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => reminders.ClaimAsync(GuildId, person, Today, Cancellation)));

        Assert.Single(claims, isOurs => isOurs);
        Assert.False(await reminders.ClaimAsync(GuildId, person, Today.AddDays(-1), Cancellation));
        Assert.True(await reminders.ClaimAsync(GuildId, person, Today.AddDays(1), Cancellation));
        await reminders.StopAsync(person, Cancellation);
        Assert.Empty(await reminders.WantingAsync(ShardRange.Around(GuildId), Cancellation));
    }

    [Fact]
    public async Task People_join_leave_and_come_back()
    {
        var (group, person) = (await NewGroupAsync(), NewId());
        await Groups.JoinAsync(group.Id, person, Cancellation);
        await Groups.JoinAsync(group.Id, person, Cancellation);
        Assert.Equal(group.Id, Assert.Single(await Groups.GroupsOfAsync(GuildId, person, Cancellation)).Id);

        Assert.True(await Groups.LeaveAsync(group.Id, person, Cancellation));
        Assert.False(await Groups.LeaveAsync(group.Id, person, Cancellation));
        Assert.Empty(await Groups.GroupsOfAsync(GuildId, person, Cancellation));
        await Groups.JoinAsync(group.Id, person, Cancellation);
        Assert.Equal(group.Id, Assert.Single(await Groups.GroupsOfAsync(GuildId, person, Cancellation)).Id);
    }

    [Fact]
    public async Task One_season_runs_at_a_time()
    {
        var group = await NewGroupAsync();
        Assert.Null(await Groups.EndSeasonAsync(group.Id, Today, Cancellation));

        var spring = (await Groups.StartSeasonAsync(group.Id, "Spring", Today, Cancellation))!;
        Assert.Null(await Groups.StartSeasonAsync(group.Id, "Another", Today, Cancellation));
        Assert.Equal(spring, await Groups.CurrentSeasonAsync(group.Id, Cancellation));
        Assert.Equal(Today.AddDays(9), (await Groups.EndSeasonAsync(group.Id, Today.AddDays(9), Cancellation))?.EndedOn);
        await Groups.StartSeasonAsync(group.Id, "Summer", Today.AddDays(10), Cancellation);

        Assert.Equal("Summer Spring", string.Join(' ', (await Groups.SeasonsAsync(group.Id, Cancellation)).Select(s => s.Name)));
    }

    [Fact]
    public async Task A_schedule_is_stored_as_it_was_given_and_belongs_to_its_server()
    {
        var schedule = new PostingSchedule
        {
            GuildId = GuildId,
            GroupId = 1,
            ChannelId = 2,
            Time = new LocalTime(18, 45),
            Zone = "Australia/Lord_Howe",
            Days = Weekdays.WorkingDays,
            Topic = "dns",
            Difficulty = 2,
            OpenFor = Duration.FromHours(8),
            CatchUpWindow = Duration.FromMinutes(90),
            PingRoleId = 3,
            OpensThread = true,
            IsSilent = true,
            NextDue = Noon,
        };

        var stored = await Schedules.AddAsync(schedule, Cancellation);

        Assert.Equal(schedule with { Id = stored.Id }, await Schedules.FindAsync(GuildId, stored.Id, Cancellation));
        Assert.Null(await Schedules.FindAsync(GuildId + 1, stored.Id, Cancellation));
        Assert.False(await Schedules.RemoveAsync(GuildId + 1, stored.Id, Cancellation));
        Assert.True(await Schedules.RemoveAsync(GuildId, stored.Id, Cancellation));
        Assert.Empty(await Schedules.ListAsync(GuildId, Cancellation));
    }
}
