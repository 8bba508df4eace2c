using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Notes;
using Bot.Core.Search;

namespace Bot.Core.Commands;

/// <summary><c>/note</c>: opens a whole section, page by page; the <em>Open note</em> buttons everywhere lead here.</summary>
/// <param name="knowledge">What is read.</param>
/// <param name="links">Where the sources lead.</param>
public sealed class NoteCommand(KnowledgeBase knowledge, SourceLink links) : ICompletingCommand, IControlHandler
{
    private const string NoteRoute = "note";
    private const string PageRoute = "page";
    private const string ShareRoute = "share";

    /// <summary>Most further sections that are offered: they fit one row of buttons.</summary>
    private const int OthersMax = 3;

    /// <summary>Longest label of a button, in UTF-16 code units (Discord: 80).</summary>
    private const int LabelMax = 80;

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("note", "notiz"),
        Description = new("Open a section of the notes", "Öffnet einen Abschnitt der Notizen"),
        Visibility = Visibility.Private,
        Options =
        [
            new()
            {
                Name = new("section", "abschnitt"),
                Description = new("Which section", "Welcher Abschnitt"),
                IsRequired = true,
                IsCompleted = true,
                Max = 200,
            },
            new()
            {
                Name = new("share", "teilen"),
                Description = new("Show it to everybody in this channel", "Allen in diesem Kanal zeigen"),
                Kind = OptionKind.Flag,
            },
        ],
    };

    public IReadOnlyCollection<string> Routes { get; } = [NoteRoute, PageRoute, ShareRoute];

    public MemberPermissions RequiredPermissions => MemberPermissions.None;

    /// <summary>Returns the token of a button that opens a section for whoever presses it.</summary>
    public static ButtonToken Open(SectionId section) => ButtonToken.Create(NoteRoute, 1, section.ToString());

    /// <summary>The token of a menu whose entries' values are section ids; it opens the chosen one.</summary>
    internal static ButtonToken OpenChosen { get; } = ButtonToken.Create(NoteRoute, 1);

    public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return Task.FromResult(interaction.Token is { } token ? Press(interaction, token) : Open(interaction));
    }

    public Visibility VisibilityOf(ButtonToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Route == ShareRoute ? Visibility.Public : Visibility.Private;
    }

    public IReadOnlyList<OptionChoice> Complete(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return Completion.Sections(knowledge.Current, interaction.Text("section") ?? "", topic: null);
    }

    /// <summary>Returns one page of a section with the buttons to turn it.</summary>
    internal static Reply Page(Section section, int page, Phrases phrases, SourceLink links, Visibility visibility, ReplyMode mode)
    {
        var pages = SectionText.PagesOf(section, phrases);
        page = Math.Clamp(page, 0, pages.Length - 1);
        var source = $"{section.Path}:{section.FirstLine}-{section.LastLine}";
        var buttons = ImmutableArray.CreateBuilder<Control>();
        if (pages.Length > 1)
        {
            buttons.Add(new Button(PageToken(section, page - 1), phrases.Previous, IsDisabled: page == 0));
            buttons.Add(new Button(PageToken(section, page + 1), phrases.Next, IsDisabled: page == pages.Length - 1));
        }

        if (visibility == Visibility.Private)
            buttons.Add(new Button(ButtonToken.Create(ShareRoute, 1, section.Id.ToString()), phrases.Share));
        return new Reply
        {
            Cards =
            [
                new Card
                {
                    Title = section.Breadcrumb,
                    Body = pages[page],
                    Footer = pages.Length == 1 ? source : $"{source} · {phrases.Page(page + 1, pages.Length)}",
                    Url = links.To(section.Path, section.FirstLine),
                    Accent = Accent.Neutral,
                },
            ],
            Rows = buttons.Count == 0 ? [] : [buttons.ToImmutable()],
            Visibility = visibility,
            Mode = mode,
        };
    }

    private Reply Open(Interaction interaction)
    {
        var phrases = Phrases.For(interaction.Locale);
        var text = interaction.Text("section") ?? "";
        var index = knowledge.Current;
        var visibility = interaction.Flag("share") ? Visibility.Public : Visibility.Private;
        if (Completion.TryReadSection(text, out var id))
            return index.Library.Find(id) is { } chosen ? Page(chosen, 0, phrases, links, visibility, ReplyMode.Send) : Reply.Private(phrases.SectionGone);
        if (index.Complete(text, topic: null, OthersMax + 1) is not [var best, ..] found)
            return Closest(index, text, phrases);
        var others = found.Skip(1).ToList();
        var page = Page(best, 0, phrases, links, visibility, ReplyMode.Send);
        // Whoever typed may have meant another; who reads what somebody shared meant nothing.
        return visibility == Visibility.Public || others.Count == 0 || string.Equals(text.Trim(), best.Breadcrumb, StringComparison.OrdinalIgnoreCase)
            ? page
            : page with { Rows = page.Rows.Add([.. others.Select(o => (Control)new Button(Open(o.Id), TextCut.To(o.Breadcrumb, LabelMax)))]) };
    }

    /// <summary>Says that no heading reads like that, and which sections say something about it.</summary>
    private static Reply Closest(ISectionIndex index, string text, Phrases phrases)
    {
        var hits = index.Search(new SearchQuery(text) { Limit = OthersMax }).Hits;
        var body = new RichTextBuilder().Paragraph(phrases.NoSuchSection(TextCut.To(text, 100)));
        if (hits.IsEmpty)
            return Reply.Private(body.Build());
        body.Paragraph(phrases.Closest, TextStyle.Muted);
        foreach (var hit in hits)
            body.Bullet(new TextSpan(hit.Section.Breadcrumb, TextStyle.Strong), new TextSpan($" {hit.Section.Path}:{hit.Section.FirstLine}", TextStyle.Muted));
        return Reply.Private(body.Build()) with
        {
            Rows = [[.. hits.Select(h => (Control)new Button(Open(h.Section.Id), TextCut.To(h.Section.Title, LabelMax)))]],
        };
    }

    private Reply Press(Interaction interaction, ButtonToken token)
    {
        var phrases = Phrases.For(interaction.Locale);
        var named = token.Arguments is [var first, ..] ? first : interaction.Values is [var chosen] ? chosen : null;
        if (token.Version != 1 || !SectionId.TryParse(named, out var id))
            return Reply.Private(phrases.StaleControl);
        if (knowledge.Current.Library.Find(id) is not { } section)
            return Reply.Private(phrases.SectionGone);
        switch (token.Route)
        {
            case NoteRoute:
                return Page(section, 0, phrases, links, Visibility.Private, ReplyMode.Send);
            case ShareRoute:
                return Page(section, 0, phrases, links, Visibility.Public, ReplyMode.Send);
            case PageRoute when int.TryParse(token.Rest(1), NumberStyles.None, CultureInfo.InvariantCulture, out var page):
                return Page(section, page, phrases, links, Visibility.Private, ReplyMode.Replace);
            default:
                return Reply.Private(phrases.StaleControl);
        }
    }

    // A page below 0 belongs to a disabled button; its token must still differ from every other one of the message.
    private static ButtonToken PageToken(Section section, int page) =>
        ButtonToken.Create(PageRoute, 1, section.Id.ToString(), page < 0 ? "first" : page.ToString(CultureInfo.InvariantCulture));
}
