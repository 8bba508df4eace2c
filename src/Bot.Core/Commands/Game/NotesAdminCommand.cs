using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Core.Search;

namespace Bot.Core.Commands.Game;

/// <summary><c>/notes-admin</c>: how the notes are doing, what people did not find, and what managers did. For managers.</summary>
/// <param name="knowledge">The notes as they are indexed.</param>
/// <param name="source">Reads them anew.</param>
/// <param name="bank">The questions made of them.</param>
/// <param name="trust">Keeps what was not found, and the audit log.</param>
/// <param name="gaps">May still hold the last of it.</param>
/// <param name="log">Notes what managers do.</param>
/// <param name="names">The names of managers.</param>
public sealed class NotesAdminCommand(KnowledgeBase knowledge, INoteSource source, QuestionBank bank, ITrustStore trust, GapLog gaps, ManagerLog log, NameBook names) : ICommand
{
    private const int LinesShown = 15;

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("notes-admin", "notizen-verwaltung"),
        Description = new("How the notes are doing", "Wie es um die Notizen steht"),
        RequiredPermissions = ManagerLog.Needed,
        IsGuildOnly = true,
        Visibility = Visibility.Private,
        DefaultSubcommand = "status",
        Subcommands =
        [
            Sub("status", "status", "How many notes, sections and questions there are", "Wie viele Notizen, Abschnitte und Fragen es gibt"),
            Sub("reindex", "neu-lesen", "Read all notes again", "Alle Notizen neu lesen"),
            Sub("lint", "prüfen", "Contradictions, repetitions and notes that could not be read well", "Widersprüche, Wiederholungen, schlecht lesbare Notizen"),
            Sub("gaps", "lücken", "What people asked and did not find; never who", "Was gefragt und nicht gefunden wurde; nie von wem"),
            Sub("audit", "protokoll", "What managers did", "Was die Verwaltung getan hat"),
        ],
    };

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        var guildId = interaction.RequireGuildId();
        if (interaction.Command == "notes-admin gaps")
            await gaps.FlushAsync(cancellationToken);
        var acts = interaction.Command == "notes-admin audit" ? await trust.AuditLogAsync(guildId, LinesShown, cancellationToken) : [];
        await names.RecallAsync(guildId, acts.Select(e => e.ActorId).OfType<long>(), cancellationToken);
        return interaction.Command switch
        {
            "notes-admin reindex" => await ReindexAsync(interaction, phrases, cancellationToken),
            "notes-admin lint" => Show(phrases.LintTitle, Lint(phrases), phrases),
            "notes-admin gaps" => Show(
                phrases.GapsTitle,
                (await trust.GapsAsync(guildId, LinesShown, cancellationToken)).Select(g => new TextBlock(
                    BlockKind.Bullet,
                    [new TextSpan(g.Query), new TextSpan($" {g.Count.ToString(CultureInfo.InvariantCulture)}×", TextStyle.Muted)])),
                phrases),
            "notes-admin audit" => Show(
                phrases.AuditTitle,
                acts.Select(e => new TextBlock(
                    BlockKind.Bullet,
                    [
                        new TextSpan($"{phrases.DayAndTime(e.At.InUtc().LocalDateTime)} UTC ", TextStyle.Muted),
                        e.ActorId is { } actor ? names.SpanOf(guildId, actor, phrases) : new TextSpan(phrases.Somebody),
                        new TextSpan($" {e.Act}", TextStyle.Strong),
                        new TextSpan(" "),
                        .. Mentions.Read(e.Detail),
                    ])),
                phrases),
            _ => Reply.Private(Status(phrases)),
        };
    }

    private async Task<Reply> ReindexAsync(Interaction interaction, Phrases phrases, CancellationToken cancellationToken)
    {
        NoteLibrary library;
        try
        {
            library = await source.LoadAsync(cancellationToken);
        }
        catch (NoteSourceException exception)
        {
            // What was read before stays; the sentence names the folder and what to do.
            return Reply.Private(exception.Message);
        }

        // The bank follows every swap; its questions are those of the new notes when this returns.
        knowledge.Replace(library, cancellationToken);
        await log.NoteAsync(interaction, "notes.reindex", "all notes", cancellationToken);
        return Reply.Private(Status(phrases));
    }

    private RichText Status(Phrases phrases)
    {
        var library = knowledge.Current.Library;
        var text = new RichTextBuilder()
            .Paragraph(phrases.NotesStatus(library.Notes.Length, library.Sections.Length), TextStyle.Strong)
            .Bullet(new TextSpan(bank.CountIn(phrases)));
        if (bank.Pool is { } pool)
            text.Bullet(new TextSpan(phrases.PoolStatus(pool.Candidates, pool.Sections.Count(s => s.Questions == 0))));
        if (!library.Warnings.IsEmpty)
            text.Bullet(new TextSpan(phrases.WarningCount(library.Warnings.Length)));
        return text.Build();
    }

    private IEnumerable<TextBlock> Lint(Phrases phrases) => knowledge.Current.Library.Warnings
        .Select(w => $"{w.Path}:{w.Line.ToString(CultureInfo.InvariantCulture)}: {w.Message}")
        .Concat(bank.Pool?.Lint.Select(f => f.Message) ?? [])
        .Select(line => new TextBlock(BlockKind.Bullet, [new TextSpan(TextCut.To(line, 250))]));

    private static Reply Show(string title, IEnumerable<TextBlock> lines, Phrases phrases)
    {
        var all = lines.ToImmutableArray();
        var body = all.IsEmpty
            ? new RichTextBuilder().Paragraph(phrases.NothingThere, TextStyle.Muted).Build()
            : RichText.From(all.Take(LinesShown));
        return new Reply
        {
            Cards = [new Card { Title = title, Body = body, Footer = all.Length > LinesShown ? phrases.AndMore(all.Length - LinesShown) : RichText.Empty }],
            Visibility = Visibility.Private,
        };
    }

    private static CommandDefinition Sub(string name, string german, string description, string germanDescription) => new()
    {
        Name = new(name, german),
        Description = new(description, germanDescription),
        Visibility = Visibility.Private,
    };
}
