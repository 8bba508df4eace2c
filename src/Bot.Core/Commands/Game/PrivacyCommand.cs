using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Chat;
using Bot.Core.Game;
using NodaTime;
using NodaTime.Text;

namespace Bot.Core.Commands.Game;

/// <summary><c>/privacy show|export|delete</c>: what is kept about me, here or everywhere. Private.</summary>
/// <param name="privacy">Counts, exports and deletes.</param>
/// <param name="names">Forgets the name, too.</param>
public sealed class PrivacyCommand(IPrivacyStore privacy, NameBook names) : ICommand, IControlHandler
{
    private const string Route = "forget";
    private const string Everywhere = "everywhere";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        // A file for people, never part of a page: "<#1>" is written as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new InstantConverter(), new IdConverter(), new JsonStringEnumConverter() },
    };

    private static readonly OptionDefinition Scope = new()
    {
        Name = new("where", "wo"),
        Description = new("This server, unless “everywhere” is chosen", "Dieser Server, wenn nicht „überall“ gewählt ist"),
        Choices = [new(new("this server", "dieser Server"), "here"), new(new("everywhere", "überall"), Everywhere)],
    };

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("privacy", "datenschutz"),
        Description = new("What I keep about you", "Was ich über dich speichere"),
        Visibility = Visibility.Private,
        DefaultSubcommand = "show",
        Subcommands =
        [
            Subcommand.Private(new("show", "zeigen"), new("How much I keep about you", "Wie viel ich über dich speichere"), Scope),
            Subcommand.Private(new("export", "export"), new("All of it as a file", "Alles als Datei"), Scope),
            Subcommand.Private(new("delete", "löschen"), new("Delete it for good", "Alles endgültig löschen"), Scope),
        ],
    };

    public IReadOnlyCollection<string> Routes { get; } = [Route];

    public MemberPermissions RequiredPermissions => MemberPermissions.None;

    public Promise PromiseTo(ButtonToken token) => Promise.InPlace;

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        if (interaction.Token is { } token)
            return await PressAsync(interaction, token, phrases, cancellationToken);
        // In a private conversation there is no server that could be meant.
        var guildId = interaction.Text("where") == Everywhere ? null : interaction.GuildId;
        var personId = interaction.Person.Id;
        // A name noted a moment ago is kept, too.
        await names.FlushAsync(cancellationToken);
        if (interaction.Command == "privacy export")
        {
            var export = await privacy.ExportAsync(personId, guildId, cancellationToken);
            return new Reply
            {
                Text = phrases.ExportIsHere,
                Attachment = new Attachment("my-data.json", [.. JsonSerializer.SerializeToUtf8Bytes(export, Json)]),
                Visibility = Visibility.Private,
            };
        }

        var summary = await privacy.SummariseAsync(personId, guildId, cancellationToken);
        if (summary == PrivacySummary.Nothing)
            return Reply.Private(new RichTextBuilder().Paragraph(phrases.NothingKept(guildId is null), TextStyle.Strong).Paragraph(phrases.KeptNot, TextStyle.Muted).Build());
        if (interaction.Command != "privacy delete")
        {
            return Reply.Private(new RichTextBuilder()
                .Paragraph(phrases.KeptTitle(guildId is null), TextStyle.Strong)
                .Add(Lines(summary, phrases))
                .Paragraph(phrases.KeptNot, TextStyle.Muted)
                .Build());
        }

        return new Reply
        {
            Text = new RichTextBuilder().Paragraph(phrases.DeleteWarning(guildId is null), TextStyle.Strong).Add(Lines(summary, phrases)).Build(),
            Rows =
            [
                [
                    new Button(Token(personId, guildId), phrases.DeleteForGood, ButtonStyle.Danger),
                    new Button(ButtonToken.Create(Route, 1, "no"), phrases.KeepData),
                ],
            ],
            Visibility = Visibility.Private,
        };
    }

    private async Task<Reply> PressAsync(Interaction interaction, ButtonToken token, Phrases phrases, CancellationToken cancellationToken)
    {
        if (token is { Version: 1, Arguments: ["no"] })
            return new Reply { Text = phrases.NothingDeleted, Visibility = Visibility.Private, Mode = ReplyMode.Replace };
        // The token names whose data it is: somebody else's press, however it came about, must not delete anything.
        if (token is not { Version: 1, Arguments: [var person, var where] } || GameOptions.Id(person) != interaction.Person.Id)
            return Reply.Private(phrases.StaleControl);
        long? guildId = where == Everywhere ? null : GameOptions.Id(where);
        if (guildId is null && where != Everywhere)
            return Reply.Private(phrases.StaleControl);
        var personId = interaction.Person.Id;
        var deleted = await names.ForgetAsync(guildId, personId, () => privacy.DeleteAsync(personId, guildId, cancellationToken), cancellationToken);
        return new Reply
        {
            Text = deleted == PrivacySummary.Nothing
                ? phrases.NothingKept(guildId is null)
                : new RichTextBuilder().Paragraph(phrases.Deleted, TextStyle.Strong).Add(Lines(deleted, phrases)).Build(),
            Visibility = Visibility.Private,
            Mode = ReplyMode.Replace,
        };
    }

    /// <summary>Returns a line for each kind that is kept.</summary>
    private static RichText Lines(PrivacySummary summary, Phrases phrases)
    {
        var text = new RichTextBuilder();
        foreach (var (isKept, line) in ((bool, string)[])
                 [
                     (summary.Answers > 0, phrases.KeptAnswers(summary.Answers)),
                     (summary.Groups > 0, phrases.KeptGroups(summary.Groups)),
                     (summary.ReviewCards > 0, phrases.KeptCards(summary.ReviewCards)),
                     (summary.ReviewDays > 0, phrases.KeptReviewDays(summary.ReviewDays)),
                     (summary.Reports > 0, phrases.KeptReports(summary.Reports)),
                     (summary.ManagerActs > 0, phrases.KeptActs(summary.ManagerActs)),
                     (summary.Quizzes > 0, phrases.KeptQuizzes(summary.Quizzes)),
                     (summary.HasSettings, phrases.KeptSettings),
                     (summary.HasName, phrases.KeptName),
                 ])
        {
            if (isKept)
                text.Bullet(new TextSpan(line));
        }

        return text.Build();
    }

    private static ButtonToken Token(long personId, long? guildId) =>
        ButtonToken.Create(Route, 1, GameOptions.IdText(personId), guildId is { } id ? GameOptions.IdText(id) : Everywhere);

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString() ?? "").GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }

    /// <summary>As Discord writes snowflakes: a number of 64 bits loses its last digits in programs that read it as a double.</summary>
    private sealed class IdConverter : JsonConverter<long>
    {
        public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            long.Parse(reader.GetString() ?? "", CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}
