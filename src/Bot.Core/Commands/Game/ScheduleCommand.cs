using System.Collections.Immutable;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Schedule;
using NodaTime;
using NodaTime.Extensions;

namespace Bot.Core.Commands.Game;

/// <summary><c>/schedule</c>: when a question is posted, and where. For managers.</summary>
/// <param name="schedules">Keeps them.</param>
/// <param name="groups">Whose questions they are.</param>
/// <param name="source">Chooses a question to post now.</param>
/// <param name="bank">The questions.</param>
/// <param name="choice">Finds the group.</param>
/// <param name="service">Sets and changes them.</param>
/// <param name="log">Notes what managers do.</param>
/// <param name="time">Now.</param>
public sealed class ScheduleCommand(
    IScheduleStore schedules,
    IGroupStore groups,
    DailyQuestionSource source,
    QuestionBank bank,
    GroupChoice choice,
    ScheduleService service,
    ManagerLog log,
    TimeProvider time) : ICompletingCommand
{
    private const int PreviewTimes = 5;

    /// <summary>Takes a restriction away.</summary>
    private const string Any = "any";

    private static readonly OptionDefinition Which = new()
    {
        Name = new("id", "nummer"),
        Description = new("Its number in /schedule list; not needed where there is only one", "Seine Nummer in /schedule list; unnötig, wenn es nur einen gibt"),
        Kind = OptionKind.Number,
        Min = 1,
    };

    private static readonly ImmutableArray<OptionDefinition> Details =
    [
        new()
        {
            Name = new("days", "tage"),
            Description = new("Days such as “weekdays” or “mon, wed, fri”; every day unless given", "Tage wie „weekdays“ oder „mon, wed, fri“; sonst täglich"),
            Max = 100,
        },
        GameOptions.Topic with { Description = new("Only questions on this topic; “any” for all", "Nur Fragen zu diesem Thema; „any“ für alle") },
        GameOptions.Difficulty with
        {
            Description = new("Only questions of this difficulty; “any” for all", "Nur Fragen dieser Schwierigkeit; „beliebig“ für alle"),
            Choices = GameOptions.Difficulty.Choices.Add(new(new("any", "beliebig"), Any)),
        },
        new()
        {
            Name = new("open_for", "offen"),
            Description = new("How long answers are taken, such as 24h or 90 min; 24h unless given", "Wie lange Antworten zählen, etwa 24h oder 90 min; sonst 24h"),
            Max = 20,
        },
        new()
        {
            Name = new("ping_role", "rolle"),
            Description = new("A role to notify; @everyone for none", "Eine Rolle, die benachrichtigt wird; @everyone für keine"),
            Kind = OptionKind.Role,
        },
        new()
        {
            Name = new("thread", "thread"),
            Description = new("Open a thread for each question", "Für jede Frage einen Thread öffnen"),
            Kind = OptionKind.Flag,
        },
        new()
        {
            Name = new("silent", "leise"),
            Description = new("Post without notification", "Ohne Benachrichtigung posten"),
            Kind = OptionKind.Flag,
        },
        GameOptions.Group,
    ];

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("schedule", "zeitplan"),
        Description = new("When questions are posted in which channel", "Wann in welchem Kanal Fragen kommen"),
        RequiredPermissions = ManagerLog.Needed,
        IsGuildOnly = true,
        Visibility = Visibility.Private,
        DefaultSubcommand = "list",
        Subcommands =
        [
            Subcommand.Private(new("add", "neu"), new("Post a question in a channel at a time of day", "Zu einer Uhrzeit eine Frage in einen Kanal posten"),
                [Channel(isRequired: true), Time(isRequired: true), Zone(isRequired: true), .. Details]),
            Subcommand.Private(new("edit", "ändern"), new("Change a schedule; what is not given stays", "Einen Zeitplan ändern; was fehlt, bleibt"),
                [Which, Channel(isRequired: false), Time(isRequired: false), Zone(isRequired: false), .. Details]),
            Subcommand.Private(new("list", "liste"), new("All schedules of this server", "Alle Zeitpläne dieses Servers")),
            Subcommand.Private(new("pause", "pause"), new("Stop posting until it is resumed", "Bis auf Weiteres nichts posten"), [Which]),
            Subcommand.Private(new("resume", "weiter"), new("Go on posting", "Wieder posten"), [Which]),
            Subcommand.Private(new("remove", "entfernen"), new("Remove a schedule; its questions and points stay", "Einen Zeitplan entfernen; Fragen und Punkte bleiben"), [Which]),
            Subcommand.Private(new("preview", "vorschau"), new("The next times, and what a post looks like", "Die nächsten Termine, und wie ein Post aussieht"), [Which]),
            Subcommand.Private(new("post-now", "jetzt"), new("Post a question now, out of turn", "Jetzt außer der Reihe eine Frage posten"), [Which]),
        ],
    };

    private Instant Now => time.GetUtcNow().ToInstant();

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        var guildId = interaction.RequireGuildId();
        switch (interaction.Command)
        {
            case "schedule add":
                return await AddAsync(interaction, guildId, phrases, cancellationToken);
            case "schedule list":
                return await ListAsync(guildId, phrases, cancellationToken);
        }

        var (schedule, problem) = await FindAsync(interaction, guildId, phrases, cancellationToken);
        if (schedule is null)
            return Reply.Private(problem);
        return interaction.Command switch
        {
            "schedule edit" => await EditAsync(interaction, schedule, phrases, cancellationToken),
            "schedule pause" => await PauseAsync(interaction, schedule, phrases, cancellationToken),
            "schedule resume" => await ResumeAsync(interaction, schedule, phrases, cancellationToken),
            "schedule remove" => await RemoveAsync(interaction, schedule, phrases, cancellationToken),
            "schedule preview" => await PreviewAsync(schedule, phrases, cancellationToken),
            "schedule post-now" => await PostNowAsync(interaction, schedule, phrases, cancellationToken),
            _ => Reply.Private(phrases.UnknownCommand(interaction.Command)),
        };
    }

    public IReadOnlyList<OptionChoice> Complete(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return interaction.FocusedOption switch
        {
            "topic" => GameOptions.CompleteTopic(bank, interaction.Text("topic") ?? ""),
            "timezone" => GameOptions.CompleteTimeZone(interaction),
            _ => [],
        };
    }

    private async Task<Reply> AddAsync(Interaction interaction, long guildId, Phrases phrases, CancellationToken cancellationToken)
    {
        var (group, groupProblem) = await choice.FindAsync(interaction, guildId, cancellationToken);
        if (group is null)
            return Reply.Private(groupProblem);
        var wanted = new PostingSchedule
        {
            GuildId = guildId,
            GroupId = group.Id,
            ChannelId = interaction.Number("channel") ?? 0,
            Time = LocalTime.Midnight,
            Zone = group.Zone,
            NextDue = Now,
        };
        if (Read(interaction, phrases, ref wanted) is { } problem)
            return Reply.Private(problem);
        return await service.AddAsync(interaction, wanted, cancellationToken) switch
        {
            ScheduleOutcome.Stored stored => Reply.Private(ScheduleText.Confirmation(phrases.ScheduleAdded(stored.Schedule.Id), stored.Schedule, group, phrases)),
            var refused => Reply.Private(ScheduleText.Refusal((ScheduleOutcome.Refused)refused, phrases)),
        };
    }

    private async Task<Reply> EditAsync(Interaction interaction, PostingSchedule schedule, Phrases phrases, CancellationToken cancellationToken)
    {
        var wanted = schedule;
        if (GameOptions.TextOf(interaction, "group") is not null)
        {
            var (group, groupProblem) = await choice.FindAsync(interaction, schedule.GuildId, cancellationToken);
            if (group is null)
                return Reply.Private(groupProblem);
            wanted = wanted with { GroupId = group.Id };
        }

        if (Read(interaction, phrases, ref wanted) is { } problem)
            return Reply.Private(problem);
        if (wanted == schedule)
            return Reply.Private(phrases.NothingToChange);
        return await service.ReplaceAsync(interaction, schedule, wanted, cancellationToken) switch
        {
            ScheduleOutcome.Stored stored => Reply.Private(ScheduleText.Confirmation(
                phrases.ScheduleChanged(stored.Schedule.Id), stored.Schedule, await groups.FindAsync(stored.Schedule.GroupId, cancellationToken), phrases)),
            var refused => Reply.Private(ScheduleText.Refusal((ScheduleOutcome.Refused)refused, phrases)),
        };
    }

    /// <summary>Puts every option that was given into the schedule. Returns what is wrong with one and what to type instead; null when all were understood.</summary>
    private RichText? Read(Interaction interaction, Phrases phrases, ref PostingSchedule schedule) =>
        ReadWhen(interaction, phrases, ref schedule) ?? ReadWhat(interaction, phrases, ref schedule) ?? ReadHow(interaction, phrases, ref schedule);

    private static RichText? ReadWhen(Interaction interaction, Phrases phrases, ref PostingSchedule schedule)
    {
        if (GameOptions.TextOf(interaction, "time") is { } timeText)
        {
            if (!GameOptions.TryRead(ClockTimeParser.Parse(timeText), phrases, out var time, out var problem))
                return problem;
            schedule = schedule with { Time = time };
        }

        if (GameOptions.TextOf(interaction, "timezone") is { } zoneText)
        {
            if (!GameOptions.TryRead(TimeZoneParser.Parse(zoneText), phrases, out var zone, out var problem))
                return problem;
            schedule = schedule with { Zone = zone.Id };
        }

        if (GameOptions.TextOf(interaction, "days") is { } daysText)
        {
            if (!GameOptions.TryRead(WeekdaysParser.Parse(daysText), phrases, out var days, out var problem))
                return problem;
            schedule = schedule with { Days = days };
        }

        return null;
    }

    private RichText? ReadWhat(Interaction interaction, Phrases phrases, ref PostingSchedule schedule)
    {
        if (GameOptions.TextOf(interaction, "topic") is { } topic)
        {
            if (IsAny(topic))
                schedule = schedule with { Topic = null };
            else if (bank.FindTopic(topic) is { } known)
                schedule = schedule with { Topic = known };
            else
                return PracticeControls.NoSuchTopic(topic, bank, phrases);
        }

        if (interaction.Text("difficulty") is { } difficulty)
            schedule = schedule with { Difficulty = IsAny(difficulty) ? null : GameOptions.DifficultyOf(interaction) };
        return null;
    }

    private static RichText? ReadHow(Interaction interaction, Phrases phrases, ref PostingSchedule schedule)
    {
        if (interaction.Number("channel") is { } channel)
            schedule = schedule with { ChannelId = channel };
        if (GameOptions.TextOf(interaction, "open_for") is { } openFor)
        {
            if (OpenForParser.Parse(openFor) is not { } span)
                return phrases.BadOpenFor(TextCut.To(openFor, 20));
            schedule = schedule with { OpenFor = span };
        }

        // @everyone has the server's own id. It cannot be notified by a mention of a role, so that it can stand for nobody.
        if (interaction.Number("ping_role") is { } role)
            schedule = schedule with { PingRoleId = role == schedule.GuildId ? null : role };
        schedule = schedule with
        {
            OpensThread = interaction.Flag("thread", schedule.OpensThread),
            IsSilent = interaction.Flag("silent", schedule.IsSilent),
        };
        return null;
    }

    private async Task<Reply> ListAsync(long guildId, Phrases phrases, CancellationToken cancellationToken)
    {
        var all = await schedules.ListAsync(guildId, cancellationToken);
        if (all.IsEmpty)
            return Reply.Private(phrases.NoSchedules);
        var byId = (await groups.ListAsync(guildId, cancellationToken)).ToDictionary(g => g.Id);
        var body = new RichTextBuilder();
        foreach (var schedule in all)
        {
            body.Paragraph(new TextSpan($"{schedule.Id}. ", TextStyle.Strong), Mentions.Channel(schedule.ChannelId));
            body.Add(ScheduleText.Describe(schedule, byId.GetValueOrDefault(schedule.GroupId), phrases, withChannel: false));
        }

        return new Reply { Cards = [new Card { Title = phrases.Schedules, Body = body.Build() }], Visibility = Visibility.Private };
    }

    private async Task<Reply> PauseAsync(Interaction interaction, PostingSchedule schedule, Phrases phrases, CancellationToken cancellationToken)
    {
        if (schedule.IsPaused)
            return Reply.Private(phrases.PausedAlready(schedule.Id));
        if (!await schedules.ReplaceAsync(schedule with { IsPaused = true, PausedBecause = null }, cancellationToken))
            return Reply.Private(phrases.NoSuchSchedule(schedule.Id));
        await log.NoteAsync(interaction, "schedule.pause", ScheduleText.Detail(schedule), cancellationToken);
        return Reply.Private(phrases.SchedulePaused(schedule.Id));
    }

    private async Task<Reply> ResumeAsync(Interaction interaction, PostingSchedule schedule, Phrases phrases, CancellationToken cancellationToken)
    {
        if (!schedule.IsPaused)
            return Reply.Private(phrases.RunningAlready(schedule.Id));
        if (await service.FindMissingAsync(schedule, cancellationToken) is { } cannotPost)
            return Reply.Private(ScheduleText.Refusal(cannotPost, phrases));
        // From the present on: what would have been posted meanwhile is not caught up.
        var resumed = service.FromNowOn(schedule with { IsPaused = false, PausedBecause = null });
        if (!await schedules.ReplaceAsync(resumed, cancellationToken))
            return Reply.Private(phrases.NoSuchSchedule(schedule.Id));
        await log.NoteAsync(interaction, "schedule.resume", ScheduleText.Detail(resumed), cancellationToken);
        return Reply.Private(phrases.ScheduleResumed(schedule.Id, ScheduleText.At(resumed.NextDue, resumed.Zone, phrases)));
    }

    private async Task<Reply> RemoveAsync(Interaction interaction, PostingSchedule schedule, Phrases phrases, CancellationToken cancellationToken)
    {
        if (!await schedules.RemoveAsync(schedule.GuildId, schedule.Id, cancellationToken))
            return Reply.Private(phrases.NoSuchSchedule(schedule.Id));
        await log.NoteAsync(interaction, "schedule.remove", ScheduleText.Detail(schedule), cancellationToken);
        return Reply.Private(phrases.ScheduleRemoved(schedule.Id));
    }

    private async Task<Reply> PreviewAsync(PostingSchedule schedule, Phrases phrases, CancellationToken cancellationToken)
    {
        if (await groups.FindAsync(schedule.GroupId, cancellationToken) is not { } group)
            return Reply.Private(phrases.NoSuchGroup(GameOptions.IdText(schedule.GroupId), ""));
        var text = new RichTextBuilder().Paragraph(phrases.NextTimes, TextStyle.Strong);
        foreach (var occurrence in schedule.Rule().Following(Now, PreviewTimes))
            text.Bullet(new TextSpan(ScheduleText.At(occurrence.Due, schedule.Zone, phrases)));
        // A question of another date, so that it is an example and not the next one.
        var example = await source.ComposeAsync(schedule, new Occurrence(Now, choice.Today(group).AddYears(-1)), cancellationToken);
        if (example is not { State: PostState.Claimed } || bank.Find(example.QuestionId) is not { } question)
            return Reply.Private(text.Paragraph(phrases.NoQuestionsLeft).Build());
        text.Paragraph(phrases.PreviewExample, TextStyle.Muted);
        return new Reply
        {
            Text = text.Build(),
            Cards = [QuestionSheet.Ask(question, phrases, phrases.DailyFooter(schedule.OpenFor, group.Rule))],
            Visibility = Visibility.Private,
        };
    }

    private async Task<Reply> PostNowAsync(Interaction interaction, PostingSchedule schedule, Phrases phrases, CancellationToken cancellationToken)
    {
        if (await service.FindMissingAsync(schedule, cancellationToken) is { } cannotPost)
            return Reply.Private(ScheduleText.Refusal(cannotPost, phrases));
        if (await source.PostNowAsync(schedule, Now, cancellationToken) is not { } post)
            return Reply.Private(phrases.NoQuestionsLeft);
        await log.NoteAsync(interaction, "schedule.post-now", $"{ScheduleText.Detail(schedule)}, {bank.Describe(post.QuestionId)}", cancellationToken);
        return Reply.Private(new RichTextBuilder().Paragraph(new TextSpan(phrases.PostingNow + " "), Mentions.Channel(schedule.ChannelId), new TextSpan(".")).Build());
    }

    private async Task<(PostingSchedule? Schedule, string Problem)> FindAsync(
        Interaction interaction, long guildId, Phrases phrases, CancellationToken cancellationToken)
    {
        if (interaction.Number("id") is { } id)
            return (await schedules.FindAsync(guildId, id, cancellationToken), phrases.NoSuchSchedule(id));
        var all = await schedules.ListAsync(guildId, cancellationToken);
        return all switch
        {
            [var only] => (only, ""),
            [] => (null, phrases.NoSchedules),
            _ => (null, phrases.WhichSchedule(string.Join(", ", all.Select(s => GameOptions.IdText(s.Id))))),
        };
    }

    private static bool IsAny(string text) => string.Equals(text, Any, StringComparison.OrdinalIgnoreCase);

    private static OptionDefinition Channel(bool isRequired) => new()
    {
        Name = new("channel", "kanal"),
        Description = new("Where the question is posted", "Wohin die Frage kommt"),
        Kind = OptionKind.Channel,
        IsRequired = isRequired,
    };

    private static OptionDefinition Time(bool isRequired) => new()
    {
        Name = new("time", "uhrzeit"),
        Description = new("Time of day, such as 9:00, 18:30 or 7:15 pm", "Uhrzeit, etwa 9:00, 18:30 oder 7:15 pm"),
        IsRequired = isRequired,
        Max = 20,
    };

    private static OptionDefinition Zone(bool isRequired) => new()
    {
        Name = new("timezone", "zeitzone"),
        Description = new("IANA time zone, such as Europe/Berlin", "IANA-Zeitzone, etwa Europe/Berlin"),
        IsRequired = isRequired,
        IsCompleted = true,
        Max = 60,
    };
}
