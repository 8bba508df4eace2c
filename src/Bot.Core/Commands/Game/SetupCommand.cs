using System.Collections.Immutable;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Schedule;

namespace Bot.Core.Commands.Game;

/// <summary><c>/setup</c>: walks a new server through channel, zone and time, and names exactly what is missing. For managers.</summary>
/// <param name="schedules">Says what is set.</param>
/// <param name="groups">Keeps the server's zone.</param>
/// <param name="choice">Finds the server's own group.</param>
/// <param name="bank">Says whether there is anything to ask.</param>
/// <param name="schedule">Sets the first schedule.</param>
/// <param name="writer">Knows what the bot may do in a channel.</param>
/// <param name="log">Notes what managers do.</param>
public sealed class SetupCommand(
    IScheduleStore schedules, IGroupStore groups, GroupChoice choice, QuestionBank bank, ScheduleCommand schedule, IChannelWriter writer, ManagerLog log)
    : ICommand, IControlHandler
{
    private const string FormRoute = "setup";
    private const string SubmitRoute = "setupform";
    private const string TimeField = "time";
    private const string ZoneField = "zone";

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("setup", "einrichten"),
        Description = new("Set the bot up in this server, step by step", "Den Bot in diesem Server einrichten, Schritt für Schritt"),
        RequiredPermissions = ManagerLog.Needed,
        IsGuildOnly = true,
        Visibility = Visibility.Private,
        Options =
        [
            new()
            {
                Name = new("channel", "kanal"),
                Description = new("Where questions are to be posted; this channel unless given", "Wohin Fragen kommen sollen; sonst in diesen Kanal"),
                Kind = OptionKind.Channel,
            },
        ],
    };

    public IReadOnlyCollection<string> Routes { get; } = [FormRoute, SubmitRoute];

    public MemberPermissions RequiredPermissions => ManagerLog.Needed;

    public Visibility VisibilityOf(ButtonToken token) => Visibility.Private;

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        var guildId = interaction.RequireGuildId();
        if (interaction.Token is not { } token)
            return await StateAsync(guildId, interaction.Number("channel") ?? interaction.ChannelId, phrases, cancellationToken);
        if (token is not { Version: 1, Arguments: [var channelText] } || GameOptions.Id(channelText) is not { } channelId)
            return Reply.Private(phrases.StaleControl);
        return token.Route == FormRoute
            ? new Reply
            {
                Form = new Form(
                    ButtonToken.Create(SubmitRoute, 1, channelText),
                    phrases.SetTimeAndZone,
                    [
                        new FormField(TimeField, phrases.SetupTime, MaxLength: 20, Placeholder: "9:00"),
                        new FormField(ZoneField, phrases.SetupZone, MaxLength: 60, Placeholder: "Europe/Berlin"),
                    ]),
                Visibility = Visibility.Private,
            }
            : await SetAsync(interaction, guildId, channelId, phrases, cancellationToken);
    }

    private async Task<Reply> StateAsync(long guildId, long channelId, Phrases phrases, CancellationToken cancellationToken)
    {
        var missing = await writer.MissingPermissionsAsync(
            guildId,
            channelId,
            MemberPermissions.ViewChannel | MemberPermissions.SendMessages | MemberPermissions.EmbedLinks | MemberPermissions.ReadMessageHistory,
            cancellationToken);
        var all = await schedules.ListAsync(guildId, cancellationToken);
        var questions = bank.Find([], difficulty: null).Length;
        var body = new RichTextBuilder()
            .Add(Step(questions > 0, new TextSpan(questions > 0 ? bank.CountIn(phrases) : phrases.NoQuestions)))
            .Add(Step(
                missing.Count == 0,
                new TextSpan((missing.Count == 0 ? phrases.CanPostIn : phrases.CannotPostIn) + " "),
                Mentions.Channel(channelId),
                new TextSpan(missing.Count == 0 ? "" : $". {phrases.MissingPermissions(string.Join(", ", missing))}")))
            .Add(Step(!all.IsEmpty, new TextSpan(all.IsEmpty ? phrases.NoSchedules : phrases.ScheduleCount(all.Length))));
        return new Reply
        {
            Cards =
            [
                new Card
                {
                    Title = phrases.SetupTitle,
                    Body = body.Build(),
                    Footer = all.IsEmpty ? phrases.SetupNext : phrases.SetupDone,
                    Accent = missing.Count == 0 && !all.IsEmpty ? Accent.Right : Accent.Weak,
                },
            ],
            Rows = [[SetButton(channelId, phrases) with { IsDisabled = missing.Count > 0 }]],
            Visibility = Visibility.Private,
        };
    }

    private async Task<Reply> SetAsync(Interaction interaction, long guildId, long channelId, Phrases phrases, CancellationToken cancellationToken)
    {
        var zoneText = interaction.Fields.GetValueOrDefault(ZoneField)?.Trim() ?? "";
        if (!GameOptions.TryRead(TimeZoneParser.Parse(zoneText), phrases, out var zone, out var problem))
            return Again(problem, channelId, phrases);
        var timeText = interaction.Fields.GetValueOrDefault(TimeField) ?? "";
        if (!GameOptions.TryRead(ClockTimeParser.Parse(timeText), phrases, out _, out problem))
            return Again(problem, channelId, phrases);
        var options = ImmutableDictionary<string, OptionValue>.Empty
            .Add("channel", channelId)
            .Add("time", timeText)
            .Add("timezone", zone.Id);
        var before = (await schedules.ListAsync(guildId, cancellationToken)).Length;
        var reply = await schedule.HandleAsync(
            interaction with { Kind = InteractionKind.Command, Token = null, Command = "schedule add", Options = options }, cancellationToken);
        // The server's own days follow its first schedule; a group that somebody set up keeps its zone.
        if (before == 0 && (await schedules.ListAsync(guildId, cancellationToken)).Length == 1 && await choice.OwnAsync(interaction, guildId, cancellationToken) is var own && own.Zone != zone.Id)
        {
            await groups.ReplaceAsync(own with { Zone = zone.Id }, cancellationToken);
            await log.NoteAsync(interaction, "setup.zone", zone.Id, cancellationToken);
        }

        return reply;
    }

    /// <summary>Says what is wrong with what was typed, with the button that opens the form once more.</summary>
    private static Reply Again(string problem, long channelId, Phrases phrases) =>
        Reply.Private(problem) with { Rows = [[SetButton(channelId, phrases)]] };

    private static Button SetButton(long channelId, Phrases phrases) =>
        new(ButtonToken.Create(FormRoute, 1, GameOptions.IdText(channelId)), phrases.SetTimeAndZone, ButtonStyle.Primary);

    private static RichText Step(bool isDone, params ReadOnlySpan<TextSpan> spans) =>
        RichText.From([new TextBlock(BlockKind.Paragraph, [new TextSpan(isDone ? "✔ " : "✘ ", TextStyle.Strong), .. spans])]);
}
