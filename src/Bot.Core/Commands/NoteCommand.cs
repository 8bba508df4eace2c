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

    public Promise PromiseTo(ButtonToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Route switch
        {
            ShareRoute => Promise.Public,
            PageRoute => Promise.InPlace,
            _ => Promise.Private,
        };
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
        var isChosen = Completion.TryReadSection(text, out var id);
        var section = isChosen ? index.Library.Find(id) : index.Complete(text, topic: null, limit: 1) is [var best, ..] ? best : null;
        if (section is null)
            return Reply.Private(isChosen ? phrases.SectionGone : phrases.NoSuchSection(TextCut.To(text, 100)));
        return Page(section, 0, phrases, links, interaction.Flag("share") ? Visibility.Public : Visibility.Private, ReplyMode.Send);
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
