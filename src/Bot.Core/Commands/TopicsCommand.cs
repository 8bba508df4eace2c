using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Notes;
using Bot.Core.Search;

namespace Bot.Core.Commands;

/// <summary><c>/topics</c>: what the notes are about, and the sections of one topic.</summary>
/// <param name="knowledge">What is listed.</param>
public sealed class TopicsCommand(KnowledgeBase knowledge) : ICompletingCommand, IControlHandler
{
    private const string TopicsRoute = "topics";
    private const int TopicsPerPage = 20;

    /// <summary>Most entries of a menu (Discord, "String Select").</summary>
    private const int MaxMenuEntries = 25;

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("topics", "themen"),
        Description = new("What the notes are about", "Wovon die Notizen handeln"),
        Visibility = Visibility.Private,
        Options =
        [
            new()
            {
                Name = new("topic", "thema"),
                Description = new("List the sections of this topic", "Die Abschnitte dieses Themas zeigen"),
                IsCompleted = true,
                Max = 100,
            },
        ],
    };

    public IReadOnlyCollection<string> Routes { get; } = [TopicsRoute];

    public MemberPermissions RequiredPermissions => MemberPermissions.None;

    public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return Task.FromResult(Answer(interaction));
    }

    public Promise PromiseTo(ButtonToken token) => Promise.InPlace;

    public IReadOnlyList<OptionChoice> Complete(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return Completion.Topics(knowledge.Current, interaction.Text("topic") ?? "");
    }

    private Reply Answer(Interaction interaction)
    {
        var phrases = Phrases.For(interaction.Locale);
        var index = knowledge.Current;
        if (index.Library.Sections.IsEmpty)
            return Reply.Private(phrases.NoNotes);
        if (interaction.Token is not { } token)
            return interaction.Text("topic") is { } topic ? OneTopic(index, topic, phrases) : AllTopics(index.Library, page: 0, phrases, ReplyMode.Send);
        return token.Version == 1 && int.TryParse(token.Rest(0), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? AllTopics(index.Library, page, phrases, ReplyMode.Replace)
            : Reply.Private(phrases.StaleControl);
    }

    private static Reply AllTopics(NoteLibrary library, int page, Phrases phrases, ReplyMode mode)
    {
        var pages = (library.Topics.Length + TopicsPerPage - 1) / TopicsPerPage;
        page = Math.Clamp(page, 0, pages - 1);
        var counts = library.Sections.CountBy(s => s.Topic, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var body = new RichTextBuilder();
        // A person looks for a name, not for a file.
        foreach (var topic in library.Topics.Order(StringComparer.OrdinalIgnoreCase).Skip(page * TopicsPerPage).Take(TopicsPerPage))
            body.Bullet(new TextSpan(topic, TextStyle.Strong), new TextSpan($" {phrases.Sections(counts[topic])}", TextStyle.Muted));
        var buttons = pages == 1
            ? ImmutableArray<Control>.Empty
            : [
                new Button(PageToken(page - 1), phrases.Previous, IsDisabled: page == 0),
                new Button(PageToken(page + 1), phrases.Next, IsDisabled: page == pages - 1),
            ];
        return new Reply
        {
            Cards =
            [
                new Card
                {
                    Title = phrases.Topics(library.Topics.Length, library.Sections.Length),
                    Body = body.Build(),
                    Footer = pages == 1 ? RichText.Empty : phrases.Page(page + 1, pages),
                },
            ],
            Rows = buttons.IsEmpty ? [] : [buttons],
            Visibility = Visibility.Private,
            Mode = mode,
        };
    }

    private static Reply OneTopic(ISectionIndex index, string topic, Phrases phrases)
    {
        var known = index.Library.Topics;
        var exact = known.Where(t => string.Equals(t, topic.Trim(), StringComparison.OrdinalIgnoreCase));
        // "sqs" is "Amazon SQS" for as long as no other topic has the word.
        var similar = known.Where(t => t.Contains(topic.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var meant = exact.FirstOrDefault() ?? (similar is [var only] ? only : null);
        var sections = index.Library.Sections.Where(s => string.Equals(s.Topic, meant, StringComparison.OrdinalIgnoreCase)).ToList();
        if (sections.Count == 0)
        {
            var closest = Completion.Topics(index, topic.Trim());
            var text = new RichTextBuilder().Paragraph(phrases.NoSuchTopic(TextCut.To(topic.Trim(), 100)));
            foreach (var choice in closest.Take(5))
                text.Bullet(new TextSpan(choice.Value));
            return Reply.Private(text.Build());
        }

        return Contents(sections, phrases);
    }

    /// <summary>Returns the sections of one topic as a list and as a menu that opens them.</summary>
    internal static Reply Contents(IReadOnlyList<Section> sections, Phrases phrases)
    {
        var body = new RichTextBuilder();
        foreach (var section in sections.Take(MaxMenuEntries))
        {
            var title = section.Headings.IsEmpty ? section.Topic : string.Join(" › ", section.Headings);
            body.Bullet(new TextSpan(TextCut.To(title, 100)), new TextSpan($" {section.Path}:{section.FirstLine}", TextStyle.Muted));
        }

        if (sections.Count > MaxMenuEntries)
            body.Paragraph($"… {phrases.Sections(sections.Count)}", TextStyle.Muted);
        var entries = sections.Take(MaxMenuEntries).Select(s => new MenuEntry(s.Id.ToString(), TextCut.To(s.Title, 100)));
        return new Reply
        {
            Cards = [new Card { Title = sections[0].Topic, Body = body.Build() }],
            Rows = [[new Menu(NoteCommand.OpenChosen, phrases.OpenSection, [.. entries])]],
            Visibility = Visibility.Private,
        };
    }

    private static ButtonToken PageToken(int page) =>
        ButtonToken.Create(TopicsRoute, 1, page < 0 ? "first" : page.ToString(CultureInfo.InvariantCulture));
}
