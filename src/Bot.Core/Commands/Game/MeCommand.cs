using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Schedule;

namespace Bot.Core.Commands.Game;

/// <summary><c>/me stats</c>: how I do; <c>/me settings</c>: how I appear, my zone, reminders. Both are private.</summary>
/// <param name="boards">Ranks and counts.</param>
/// <param name="groups">Keeps the settings.</param>
/// <param name="choice">Finds the group.</param>
/// <param name="names">Notes who asks.</param>
public sealed class MeCommand(IBoardStore boards, IGroupStore groups, GroupChoice choice, NameBook names) : ICompletingCommand
{
    private const int TopicsMax = 12;
    private const int WeeksShown = 53;

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("me", "ich"),
        Description = new("How I do, and how I appear", "Wie es bei mir läuft, und wie ich erscheine"),
        IsGuildOnly = true,
        Visibility = Visibility.Private,
        DefaultSubcommand = "stats",
        Subcommands =
        [
            new()
            {
                Name = new("stats", "statistik"),
                Description = new("My points, streak, topics and year", "Meine Punkte, Serie, Themen und mein Jahr"),
                Options = [GameOptions.Group],
                Visibility = Visibility.Private,
            },
            new()
            {
                Name = new("settings", "einstellungen"),
                Description = new("My zone, reminders, and how boards show me", "Meine Zeitzone, Erinnerungen, und wie Ranglisten mich zeigen"),
                Visibility = Visibility.Private,
                Options =
                [
                    new()
                    {
                        Name = new("appearance", "anzeige"),
                        Description = new("How boards show me", "Wie Ranglisten mich zeigen"),
                        Choices =
                        [
                            new(new("with my name", "mit Namen"), "shown"),
                            new(new("without my name", "ohne Namen"), "anonymous"),
                            new(new("not at all", "gar nicht"), "hidden"),
                        ],
                    },
                    new()
                    {
                        Name = new("timezone", "zeitzone"),
                        Description = new("My IANA zone, such as Europe/Berlin; “group” for the group's", "Meine IANA-Zeitzone, etwa Europe/Berlin; „group“ für die der Gruppe"),
                        IsCompleted = true,
                        Max = 60,
                    },
                    new()
                    {
                        Name = new("reminders", "erinnerungen"),
                        Description = new("Remind me of due reviews", "Mich an fällige Wiederholungen erinnern"),
                        Kind = OptionKind.Flag,
                    },
                ],
            },
        ],
    };

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        names.Remember(interaction);
        var phrases = Phrases.For(interaction.Locale);
        var guildId = interaction.RequireGuildId();
        return interaction.Command == "me settings"
            ? await SettingsAsync(interaction, guildId, phrases, cancellationToken)
            : await StatsAsync(interaction, guildId, phrases, cancellationToken);
    }

    public IReadOnlyList<OptionChoice> Complete(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return interaction.FocusedOption == "timezone" ? GameOptions.CompleteTimeZone(interaction) : [];
    }

    private async Task<Reply> StatsAsync(Interaction interaction, long guildId, Phrases phrases, CancellationToken cancellationToken)
    {
        var (group, problem) = await choice.FindAsync(interaction, guildId, cancellationToken);
        if (group is null)
            return Reply.Private(problem);
        var today = choice.Today(group);
        var stats = await boards.StatsAsync(group.Id, interaction.Person.Id, today, cancellationToken);
        if (stats.Board is not { } line)
            return Reply.Private(phrases.NoAnswersYet);
        var body = new RichTextBuilder()
            .Paragraph(new TextSpan(phrases.Points(line.Points), TextStyle.Strong), new TextSpan(line.Rank > 0 ? $" · {phrases.Place(line.Rank)}" : ""))
            .Paragraph(phrases.AnsweredLine(line.Answered, line.Right, line.Accuracy))
            .Paragraph(phrases.StreakLine(stats.CurrentStreak, stats.LongestStreak));
        if (!stats.Weakest.IsEmpty)
            body.Paragraph(new TextSpan(phrases.Weakest + " "), new TextSpan(string.Join(", ", stats.Weakest.Select(t => $"{t.Topic} ({Percent(t.Accuracy)})"))));
        body.Paragraph(phrases.ByTopic, TextStyle.Strong);
        foreach (var topic in stats.Topics.OrderByDescending(t => t.Answered).ThenBy(t => t.Topic, StringComparer.OrdinalIgnoreCase).Take(TopicsMax))
        {
            body.Add(new TextBlock(
                BlockKind.Bullet,
                [
                    new TextSpan($"{LeaderboardCommand.Bar(topic.Accuracy, 1)} ", TextStyle.Code),
                    new TextSpan(TextCut.To(topic.Topic, 40)),
                    new TextSpan($" {topic.Right}/{topic.Answered}", TextStyle.Muted),
                ]));
        }

        body.Paragraph(phrases.MyYear, TextStyle.Strong).Code(HeatMap(stats.Days, today));
        return new Reply
        {
            Cards = [new Card { Title = group.IsServersOwn ? phrases.MyStats : $"{phrases.MyStats} · {group.Name}", Body = body.Build(), Accent = Accent.Answer }],
            Visibility = Visibility.Private,
        };
    }

    private async Task<Reply> SettingsAsync(Interaction interaction, long guildId, Phrases phrases, CancellationToken cancellationToken)
    {
        var before = await groups.SettingsAsync(guildId, interaction.Person.Id, cancellationToken);
        var settings = before with
        {
            WantsReminders = interaction.Flag("reminders", before.WantsReminders),
            Appearance = interaction.Text("appearance") switch
            {
                "shown" => Appearance.Shown,
                "anonymous" => Appearance.Anonymous,
                "hidden" => Appearance.Hidden,
                _ => before.Appearance,
            },
        };
        if (GameOptions.TextOf(interaction, "timezone") is { } zone)
        {
            if (string.Equals(zone, "group", StringComparison.OrdinalIgnoreCase))
                settings = settings with { Zone = null };
            else if (GameOptions.TryRead(TimeZoneParser.Parse(zone), phrases, out var read, out var problem))
                settings = settings with { Zone = read.Id };
            else
                return Reply.Private(problem);
        }

        if (settings != before)
            await groups.SaveSettingsAsync(settings, cancellationToken);
        return Reply.Private(new RichTextBuilder()
            .Paragraph(settings == before ? phrases.MySettings : phrases.SettingsSaved, TextStyle.Strong)
            .Bullet(new TextSpan(phrases.AppearanceLine(settings.Appearance)))
            .Bullet(new TextSpan(settings.Zone is null ? phrases.ZoneOfGroup : phrases.ZoneLine(settings.Zone)))
            .Bullet(new TextSpan(phrases.RemindersLine(settings.WantsReminders)))
            .Build());
    }

    /// <summary>Returns seven lines, Monday first, with a column for each week of the year up to today; darker is more answers.</summary>
    internal static string HeatMap(ImmutableSortedDictionary<DateOnly, int> days, DateOnly today)
    {
        var firstMonday = Streak.WeekOf(today).AddDays(-7 * (WeeksShown - 1));
        var most = Math.Max(4, days.Values.DefaultIfEmpty(0).Max());
        var map = new StringBuilder();
        for (var weekday = 0; weekday < 7; weekday++)
        {
            if (weekday > 0)
                map.Append('\n');
            for (var week = 0; week < WeeksShown; week++)
            {
                var day = firstMonday.AddDays((week * 7) + weekday);
                map.Append(day > today ? ' ' : Shade(days.GetValueOrDefault(day), most));
            }
        }

        return map.ToString();
    }

    private static char Shade(int answers, int most) => answers == 0 ? '·' : "░▒▓█"[Math.Min(3, (answers - 1) * 4 / most)];

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)} %");
}
