using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Notes;
using Bot.Core.Search;

namespace Bot.Core.Commands;

/// <summary>
/// <c>/ask</c>: the snippet that settles the question, with its source; the buttons below it; and <em>Search notes for this</em> on a message.
/// </summary>
/// <param name="knowledge">What is searched.</param>
/// <param name="links">Where the sources lead.</param>
/// <param name="gaps">Counts what was asked and not found; null to count nothing.</param>
public sealed class AskCommand(KnowledgeBase knowledge, SourceLink links, GapLog? gaps = null) : ICompletingCommand, IControlHandler
{
    internal const string AskRoute = "ask";
    private const string MoreRoute = "more";
    private const string DeleteRoute = "del";
    private const int HitsPerReply = 3;

    /// <summary>A further hit is shown only if it scores at least this share of the best one: below, it is noise beside an answer.</summary>
    private const double WorthShowing = 0.35;

    /// <summary>Longest label of a button that asks another question, in UTF-16 code units (Discord: 80).</summary>
    private const int MaxLabelLength = 80;

    public CommandDefinition Definition { get; } = new()
    {
        Name = "ask",
        Description = new("Find the snippet in the notes that settles a question", "Findet die Stelle in den Notizen, die eine Frage klärt"),
        HideOption = "hide",
        Options =
        [
            new()
            {
                Name = new("query", "frage"),
                Description = new("Words or a whole question; pick a suggestion to open that section", "Worte oder eine ganze Frage; ein Vorschlag öffnet genau den Abschnitt"),
                IsRequired = true,
                IsCompleted = true,
                KeepsQuotes = true,
                Max = SearchQuery.MaxTextLength,
            },
            new()
            {
                Name = new("topic", "thema"),
                Description = new("Look only in this topic", "Nur in diesem Thema suchen"),
                IsCompleted = true,
                Max = 100,
            },
            new()
            {
                Name = new("hide", "verborgen"),
                Description = new("Show the answer only to you", "Die Antwort nur dir zeigen"),
                Kind = OptionKind.Flag,
            },
        ],
    };

    public IReadOnlyCollection<string> Routes { get; } = [AskRoute, MoreRoute, DeleteRoute];

    public MemberPermissions RequiredPermissions => MemberPermissions.None;

    public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var reply = interaction.Token is { } token
            ? Press(interaction, token)
            : Answer(interaction, interaction.Text("query") ?? "", interaction.Text("topic"), Definition.VisibilityOf(interaction));
        return Task.FromResult(reply);
    }

    public Promise PromiseTo(ButtonToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Route == DeleteRoute ? Promise.InPlace : Promise.Private;
    }

    public IReadOnlyList<OptionChoice> Complete(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return interaction.FocusedOption switch
        {
            "query" => Completion.Sections(knowledge.Current, interaction.Text("query") ?? "", interaction.Text("topic")),
            "topic" => Completion.Topics(knowledge.Current, interaction.Text("topic") ?? ""),
            _ => [],
        };
    }

    /// <summary>Returns the answer to a query, or says that there is none. A weak or missing match is always private.</summary>
    internal Reply Answer(Interaction interaction, string query, string? topic, Visibility visibility)
    {
        var phrases = Phrases.For(interaction.Locale);
        var index = knowledge.Current;
        if (Completion.TryReadSection(query, out var chosen))
            return index.Library.Find(chosen) is { } section ? Show(section, phrases, visibility) : Reply.Private(phrases.SectionGone);
        if (string.IsNullOrWhiteSpace(query))
            return Reply.Private(phrases.EmptyQuery);
        if (index.Library.Sections.IsEmpty)
            return Reply.Private(phrases.NoNotes);

        // One more than is shown tells whether there are more.
        var result = index.Search(new SearchQuery(query) { Topic = topic, Limit = HitsPerReply + 1 });
        if (!result.Confident)
        {
            // Only what was typed as a question: a message that somebody searched for is another person's words.
            if (interaction is { Kind: InteractionKind.Command, GuildId: { } guildId })
                gaps?.Note(guildId, query);
            return Weak(result, query, topic, phrases);
        }

        if (result.ListsTopic)
        {
            var sections = index.Search(new SearchQuery(query) { Topic = topic, Limit = index.Library.Sections.Length }).Hits;
            return TopicsCommand.Contents([.. sections.Select(h => h.Section)], phrases) with { Visibility = visibility };
        }

        var best = result.Hits[0];
        var shown = result.Hits.Take(HitsPerReply).TakeWhile(h => h.Score >= best.Score * WorthShowing).ToList();
        var buttons = ImmutableArray.CreateBuilder<Control>();
        if (result.Hits.Length > shown.Count && MoreToken(shown.Count, topic, query) is { } more)
            buttons.Add(new Button(more, phrases.More));
        buttons.Add(new Button(NoteCommand.Open(best.Section.Id), phrases.OpenNote));
        if (visibility == Visibility.Public && interaction.MessagesLast)
            buttons.Add(DeleteButton(interaction, phrases));
        return new Reply
        {
            Text = result.Notice ?? (result.DidYouMean is { } mended ? phrases.ReadAs(mended) : ""),
            Cards = [.. shown.Select((hit, i) => CardOf(hit, i == 0 ? Accent.Answer : Accent.Neutral))],
            Rows = [buttons.ToImmutable()],
            Visibility = visibility,
        };
    }

    /// <summary>Returns the button with which the asker or a moderator removes a public answer.</summary>
    internal static Button DeleteButton(Interaction interaction, Phrases phrases) =>
        new(ButtonToken.Create(DeleteRoute, 1, interaction.Person.Id.ToString(CultureInfo.InvariantCulture)), phrases.Delete, ButtonStyle.Danger);

    private Reply Press(Interaction interaction, ButtonToken token)
    {
        var phrases = Phrases.For(interaction.Locale);
        return (token.Route, token.Version) switch
        {
            (AskRoute, 1) => Answer(interaction, token.Rest(0), topic: null, Visibility.Private),
            (MoreRoute, 1) => More(token, phrases),
            (DeleteRoute, 1) => Delete(interaction, token, phrases),
            _ => Reply.Private(phrases.StaleControl),
        };
    }

    private Reply More(ButtonToken token, Phrases phrases)
    {
        if (token.Arguments.Length < 3 ||
            !int.TryParse(token.Arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) || offset > 100)
        {
            return Reply.Private(phrases.StaleControl);
        }

        var topic = token.Arguments[1].Length == 0 ? null : token.Arguments[1];
        var query = token.Rest(2);
        var result = knowledge.Current.Search(new SearchQuery(query) { Topic = topic, Limit = offset + HitsPerReply + 1 });
        var shown = result.Hits.Skip(offset).Take(HitsPerReply).ToList();
        if (shown.Count == 0)
            return Reply.Private(phrases.NoMore);
        var buttons = ImmutableArray.CreateBuilder<Control>();
        if (result.Hits.Length > offset + shown.Count && MoreToken(offset + shown.Count, topic, query) is { } more)
            buttons.Add(new Button(more, phrases.More));
        buttons.AddRange(shown.Select(h => new Button(NoteCommand.Open(h.Section.Id), TextCut.To(h.Section.Title, MaxLabelLength))));
        return new Reply
        {
            Cards = [.. shown.Select(hit => CardOf(hit, Accent.Neutral))],
            Rows = [buttons.ToImmutable()],
            Visibility = Visibility.Private,
        };
    }

    private static Reply Delete(Interaction interaction, ButtonToken token, Phrases phrases)
    {
        var isAsker = token.Rest(0) == interaction.Person.Id.ToString(CultureInfo.InvariantCulture);
        return isAsker || interaction.Can(MemberPermissions.ManageMessages)
            ? new Reply { Mode = ReplyMode.Delete }
            : Reply.Private(phrases.OnlyAskerDeletes);
    }

    /// <summary>Returns the sentence that says that a search found no sure answer, or nothing at all, everywhere or under the topic that was searched.</summary>
    public static string NoAnswer(SearchResult result, string query, string? topic, Phrases phrases)
    {
        if (!result.Hits.IsEmpty)
            return phrases.NoAnswer(query);
        // A topic that does not exist was not searched; the notice says so.
        return string.IsNullOrWhiteSpace(topic) || result.Notice is not null ? phrases.NoAnswerAtAll(query) : phrases.NoAnswerUnder(query, topic.Trim());
    }

    private Reply Weak(SearchResult result, string query, string? topic, Phrases phrases)
    {
        var quoted = TextCut.To(query.ReplaceLineEndings(" ").Trim(), 100);
        var text = new RichTextBuilder().Paragraph(NoAnswer(result, quoted, topic, phrases));
        if (result.Notice is { } notice)
            text.Paragraph(notice);
        var buttons = ImmutableArray.CreateBuilder<Control>();
        if (result.DidYouMean is { } mended)
        {
            text.Paragraph(phrases.DidYouMean(mended));
            if (ButtonToken.TryCreate(AskRoute, 1, mended) is { } ask)
                buttons.Add(new Button(ask, TextCut.To(mended, MaxLabelLength), ButtonStyle.Primary));
        }

        var closest = Closest(result, knowledge.Current.Library).Take(HitsPerReply).ToList();
        if (closest.Count == 0 && string.IsNullOrWhiteSpace(topic))
            text.Paragraph(phrases.SeeTopics, TextStyle.Muted);
        if (closest.Count > 0)
        {
            text.Paragraph(phrases.Closest, TextStyle.Muted);
            foreach (var (section, line) in closest)
            {
                text.Bullet(new TextSpan(section.Breadcrumb, TextStyle.Strong), new TextSpan($" {section.Path}:{line}", TextStyle.Muted));
                buttons.Add(new Button(NoteCommand.Open(section.Id), TextCut.To(section.Title, MaxLabelLength)));
            }
        }

        return new Reply
        {
            Cards = [new Card { Body = text.Build(), Accent = Accent.Weak }],
            Rows = buttons.Count == 0 ? [] : [buttons.ToImmutable()],
            Visibility = Visibility.Private,
        };
    }

    /// <summary>Returns what comes closest to a query that has no sure answer: the hits with the line that did, then the first section of each other topic that did.</summary>
    public static IEnumerable<(Section Section, int Line)> Closest(SearchResult result, NoteLibrary library)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(library);
        return result.Hits
            .Select(h => (h.Section, h.Snippet.Line))
            .Concat(result.ClosestTopics
                .Where(topic => !result.Hits.Any(h => string.Equals(h.Section.Topic, topic, StringComparison.OrdinalIgnoreCase)))
                .Select(topic => library.Sections.FirstOrDefault(s => string.Equals(s.Topic, topic, StringComparison.OrdinalIgnoreCase)))
                .OfType<Section>()
                .Select(s => (Section: s, Line: s.FirstLine)))
            .DistinctBy(s => s.Section.Id);
    }

    private Reply Show(Section section, Phrases phrases, Visibility visibility) =>
        NoteCommand.Page(section, page: 0, phrases, links, visibility, ReplyMode.Send);

    private Card CardOf(SearchHit hit, Accent accent) => new()
    {
        Title = hit.Section.Breadcrumb,
        Body = SectionText.Of(hit.Snippet),
        Footer = $"{hit.Section.Path}:{hit.Snippet.Line}",
        Url = links.To(hit.Section.Path, hit.Snippet.Line),
        Accent = accent,
    };

    /// <summary>Null when the query does not fit into a token; the reply then simply has no such button.</summary>
    private static ButtonToken? MoreToken(int offset, string? topic, string query)
    {
        topic ??= "";
        return topic.Contains(':', StringComparison.Ordinal)
            ? null
            : ButtonToken.TryCreate(MoreRoute, 1, offset.ToString(CultureInfo.InvariantCulture), topic, query);
    }
}
