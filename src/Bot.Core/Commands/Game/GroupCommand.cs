using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Schedule;

namespace Bot.Core.Commands.Game;

/// <summary><c>/group create|edit</c> for managers; <c>/group join|leave|list</c> for all.</summary>
/// <param name="groups">Keeps them.</param>
/// <param name="choice">Knows the server's own group and the date.</param>
/// <param name="bank">Knows the topics.</param>
/// <param name="log">Notes what managers do.</param>
public sealed class GroupCommand(IGroupStore groups, GroupChoice choice, QuestionBank bank, ManagerLog log) : ICompletingCommand
{
    private const int NameMax = 50;

    private static readonly ImmutableArray<OptionDefinition> Details =
    [
        new()
        {
            Name = new("topics", "themen"),
            Description = new("Topics it is asked about, with commas between; “all” for all", "Themen, zu denen gefragt wird, mit Kommas; „all“ für alle"),
            Max = 500,
        },
        new()
        {
            Name = new("timezone", "zeitzone"),
            Description = new("IANA zone of its days and boards, such as Europe/Berlin", "IANA-Zeitzone ihrer Tage und Ranglisten, etwa Europe/Berlin"),
            IsCompleted = true,
            Max = 60,
        },
        new()
        {
            Name = new("exam", "prüfung"),
            Description = new("Date of the exam, such as 2026-11-30; “none” for none", "Datum der Prüfung, etwa 2026-11-30; „none“ für keine"),
            Max = 10,
        },
        new()
        {
            Name = new("answer", "antwort"),
            Description = new("Which answer counts", "Welche Antwort zählt"),
            Choices = [new(new("the first", "die erste"), "first"), new(new("the last before closing", "die letzte vor dem Ende"), "last")],
        },
        new()
        {
            Name = new("told", "auflösung"),
            Description = new("When people learn whether they were right", "Wann man erfährt, ob man richtig lag"),
            Choices = [new(new("at once", "sofort"), "at-once"), new(new("at closing", "am Ende"), "at-closing")],
        },
        new()
        {
            Name = new("language", "sprache"),
            Description = new("Language of what is posted for it; the server's unless given", "Sprache ihrer Posts; sonst die des Servers"),
            Choices = [new(new("English", "Englisch"), "en-US"), new(new("German", "Deutsch"), "de")],
        },
    ];

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("group", "gruppe"),
        Description = new("Study groups of this server", "Lerngruppen dieses Servers"),
        IsGuildOnly = true,
        Visibility = Visibility.Private,
        DefaultSubcommand = "list",
        Subcommands =
        [
            Subcommand.Private(new("create", "neu"), new("Make a study group (managers)", "Eine Lerngruppe anlegen (Verwaltung)"), [NameOption, .. Details]) with { RequiredPermissions = ManagerLog.Needed },
            Subcommand.Private(new("edit", "ändern"), new("Change a study group (managers); what is not given stays", "Eine Lerngruppe ändern (Verwaltung); was fehlt, bleibt"),
            [
                NameOption,
                new() { Name = new("new_name", "neuer_name"), Description = new("Its new name", "Ihr neuer Name"), Max = NameMax },
                .. Details,
            ]) with { RequiredPermissions = ManagerLog.Needed },
            Subcommand.Private(new("join", "beitreten"), new("Join a study group", "Einer Lerngruppe beitreten"), [NameOption]),
            Subcommand.Private(new("leave", "verlassen"), new("Leave a study group; your points stay", "Eine Lerngruppe verlassen; deine Punkte bleiben"), [NameOption]),
            Subcommand.Private(new("list", "liste"), new("All study groups", "Alle Lerngruppen")),
        ],
    };

    private static OptionDefinition NameOption { get; } = new()
    {
        Name = new("name", "name"),
        Description = new("Name of the group", "Name der Gruppe"),
        IsRequired = true,
        Max = NameMax,
    };

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        var guildId = interaction.RequireGuildId();
        if (interaction.Command is not ("group create" or "group edit" or "group join" or "group leave"))
            return await ListAsync(interaction, guildId, phrases, cancellationToken);
        if (GameOptions.TextOf(interaction, "name") is not { Length: <= NameMax } name)
            return Reply.Private(phrases.BadName(NameMax));
        if (interaction.Command == "group create")
            return await CreateAsync(interaction, guildId, name, phrases, cancellationToken);
        // The server's own group is there for everybody who names it, even before its first use.
        await choice.OwnAsync(interaction, guildId, cancellationToken);
        if (await groups.FindByNameAsync(guildId, name, cancellationToken) is not { } group)
        {
            var known = (await groups.ListAsync(guildId, cancellationToken)).Select(g => g.Name);
            return Reply.Private(phrases.NoSuchGroup(name, string.Join(", ", known)));
        }

        switch (interaction.Command)
        {
            case "group edit":
                return await EditAsync(interaction, group, phrases, cancellationToken);
            case "group join":
                await groups.JoinAsync(group.Id, interaction.Person.Id, cancellationToken);
                return Reply.Private(phrases.GroupJoined(group.Name));
            default:
                return Reply.Private(await groups.LeaveAsync(group.Id, interaction.Person.Id, cancellationToken) ? phrases.GroupLeft(group.Name) : phrases.NotInGroup(group.Name));
        }
    }

    public IReadOnlyList<OptionChoice> Complete(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return interaction.FocusedOption == "timezone" ? GameOptions.CompleteTimeZone(interaction) : [];
    }

    private async Task<Reply> CreateAsync(Interaction interaction, long guildId, string name, Phrases phrases, CancellationToken cancellationToken)
    {
        var own = await choice.OwnAsync(interaction, guildId, cancellationToken);
        var (group, problem) = Fill(new StudyGroup { GuildId = guildId, Name = name, Zone = own.Zone, Language = own.Language }, interaction, phrases);
        if (group is null)
            return Reply.Private(problem);
        if (await groups.AddAsync(group, cancellationToken) is not { } added)
            return Reply.Private(phrases.GroupNameTaken(name));
        await log.NoteAsync(interaction, "group.create", $"group “{added.Name}”", cancellationToken);
        return new Reply { Text = new RichTextBuilder().Paragraph(phrases.GroupCreated(added.Name), TextStyle.Strong).Add(Describe(added, phrases)).Build() };
    }

    private async Task<Reply> EditAsync(Interaction interaction, StudyGroup group, Phrases phrases, CancellationToken cancellationToken)
    {
        var before = group;
        if (interaction.Text("new_name") is { } typed)
        {
            if (typed.Trim() is not { Length: > 0 and <= NameMax } newName)
                return Reply.Private(phrases.BadName(NameMax));
            // It is found by its name: under another one, a new and empty group would take its place.
            if (group.IsServersOwn && newName != group.Name)
                return Reply.Private(phrases.OwnGroupKeepsItsName(group.Name));
            group = group with { Name = newName };
        }

        var (edited, problem) = Fill(group, interaction, phrases);
        if (edited is null)
            return Reply.Private(problem);
        if (edited == before)
            return Reply.Private(phrases.NothingToChange);
        if (!await groups.ReplaceAsync(edited, cancellationToken))
            return Reply.Private(phrases.GroupNameTaken(edited.Name));
        await log.NoteAsync(interaction, "group.edit", $"group “{edited.Name}”", cancellationToken);
        return Reply.Private(new RichTextBuilder().Paragraph(phrases.GroupChanged(edited.Name), TextStyle.Strong).Add(Describe(edited, phrases)).Build());
    }

    private (StudyGroup? Group, RichText Problem) Fill(StudyGroup group, Interaction interaction, Phrases phrases)
    {
        if (GameOptions.TextOf(interaction, "topics") is { } topics)
        {
            var known = ImmutableArray.CreateBuilder<string>();
            var isAll = string.Equals(topics, "all", StringComparison.OrdinalIgnoreCase);
            foreach (var topic in isAll ? [] : topics.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (bank.FindTopic(topic) is not { } spelt)
                    return (null, PracticeControls.NoSuchTopic(topic, bank, phrases));
                known.Add(spelt);
            }

            var given = known.Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray();
            // The same topics again are no change: two arrays are equal only when they are one.
            group = given.SequenceEqual(group.Topics, StringComparer.Ordinal) ? group : group with { Topics = given };
        }

        if (GameOptions.TextOf(interaction, "timezone") is { } zone)
        {
            if (!GameOptions.TryRead(TimeZoneParser.Parse(zone), phrases, out var read, out var problem))
                return (null, problem);
            group = group with { Zone = read.Id };
        }

        if (GameOptions.TextOf(interaction, "exam") is { } exam)
        {
            if (string.Equals(exam, "none", StringComparison.OrdinalIgnoreCase))
                group = group with { ExamDate = null };
            else if (DateOnly.TryParseExact(exam, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                group = group with { ExamDate = date };
            else
                return (null, phrases.BadDate(exam));
        }

        return (
            group with
            {
                Rule = interaction.Text("answer") switch { "first" => AnswerRule.First, "last" => AnswerRule.Last, _ => group.Rule },
                Telling = interaction.Text("told") switch { "at-once" => Telling.AtOnce, "at-closing" => Telling.AtClosing, _ => group.Telling },
                Language = interaction.Text("language") is "en-US" or "de" ? interaction.Text("language")! : group.Language,
            },
            RichText.Empty);
    }

    private async Task<Reply> ListAsync(Interaction interaction, long guildId, Phrases phrases, CancellationToken cancellationToken)
    {
        await choice.OwnAsync(interaction, guildId, cancellationToken);
        var all = await groups.ListAsync(guildId, cancellationToken);
        var mine = (await groups.GroupsOfAsync(guildId, interaction.Person.Id, cancellationToken)).Select(g => g.Id).ToHashSet();
        var body = new RichTextBuilder();
        foreach (var group in all)
        {
            body.Paragraph(new TextSpan(group.Name, TextStyle.Strong), new TextSpan(mine.Contains(group.Id) ? $" · {phrases.YouAreIn}" : "", TextStyle.Muted));
            body.Add(Describe(group, phrases));
        }

        return new Reply { Cards = [new Card { Title = phrases.Groups, Body = body.Build(), Footer = phrases.GroupsNext }], Visibility = Visibility.Private };
    }

    private RichText Describe(StudyGroup group, Phrases phrases)
    {
        var text = new RichTextBuilder()
            .Bullet(new TextSpan(group.Topics.IsEmpty ? phrases.AllTopics : phrases.TopicsLine(string.Join(", ", group.Topics))))
            .Bullet(new TextSpan($"{group.Zone} · {phrases.LanguageName(group.Language)}"))
            .Bullet(new TextSpan(phrases.RuleLine(group.Rule, group.Telling)));
        if (group.ExamDate is { } exam)
            text.Bullet(new TextSpan(phrases.ExamLine(exam, exam.DayNumber - choice.Today(group).DayNumber)));
        return text.Build();
    }
}
