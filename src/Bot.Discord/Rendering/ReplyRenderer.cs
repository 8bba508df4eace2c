using System.Text;
using Bot.Core.Chat;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using ButtonStyle = Bot.Discord.Wire.ButtonStyle;

namespace Bot.Discord.Rendering;

/// <summary>
/// Turns replies into Discord's messages. Whatever is too long is cut at a sensible place and goes along whole as a file, so Discord never refuses a
/// reply. Nobody is ever notified by one. Pure.
/// </summary>
public static class ReplyRenderer
{
    /// <summary>Room for the source of a card, in characters. Less than Discord's limit, so that ten cards leave room for their bodies.</summary>
    private const int FooterLength = 256;

    /// <summary>Discord refuses a message with nothing in it; this shows nothing.</summary>
    private const string Nothing = "\u200b";

    /// <summary>Returns what the dispatcher should do with a reply.</summary>
    public static InteractionAnswer AnswerOf(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (reply.Form is { } form)
            return ModalOf(form);
        var rendered = reply.Mode == ReplyMode.Delete ? null : Render(reply);
        return reply.Mode switch
        {
            ReplyMode.Delete => new InteractionAnswer.Delete(),
            ReplyMode.Replace => new InteractionAnswer.Replace(rendered!.Message) { File = rendered.File },
            ReplyMode.Send => new InteractionAnswer.Send(rendered!.Message, reply.Visibility == Visibility.Private) { File = rendered.File },
        };
    }

    /// <summary>Returns the message of a reply that is no form.</summary>
    public static RenderedReply Render(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var content = DiscordMarkdown.Write(reply.Text, Limits.MessageContent, out var wasCut);
        var embeds = EmbedsOf(reply, ref wasCut);
        var components = RowsOf(reply);
        if (content.Length == 0 && embeds.Count == 0)
            content = Nothing;
        return new RenderedReply(
            new MessageRequest { Content = content, Embeds = embeds, Components = components },
            reply.Attachment is { } attachment
                ? new MessageFile(attachment.FileName, attachment.Content.AsMemory())
                : wasCut ? new MessageFile("full-text.md", Encoding.UTF8.GetBytes(PlainText(reply))) : null);
    }

    private static List<Embed> EmbedsOf(Reply reply, ref bool wasCut)
    {
        var cards = reply.Cards.Take(Limits.MessageEmbeds).ToList();
        wasCut |= cards.Count < reply.Cards.Length;
        var titles = cards.ConvertAll(card => card.Title is { Length: > 0 } title ? DiscordMarkdown.Write(title, Limits.EmbedTitle, out _) : null);
        var footers = cards.ConvertAll(FooterOf);
        var bodies = new string[cards.Count];
        for (var i = 0; i < cards.Count; i++)
        {
            bodies[i] = DiscordMarkdown.Write(BodyOf(cards[i]), Limits.EmbedDescription, out var isCut);
            wasCut |= isCut;
        }

        // One character a card for the one that would be empty.
        var room = Limits.EmbedTotal - cards.Count - titles.Sum(title => title?.Length ?? 0) - footers.Sum(footer => footer?.Length ?? 0);
        var share = FairShare([.. bodies.Select(body => body.Length)], room);
        for (var i = 0; i < cards.Count; i++)
        {
            if (bodies[i].Length <= share)
                continue;
            bodies[i] = DiscordMarkdown.Write(BodyOf(cards[i]), share, out _);
            wasCut = true;
        }

        return
        [
            .. cards.Select((card, i) => new Embed
            {
                Title = titles[i],
                Description = bodies[i].Length == 0 ? null : bodies[i],
                Url = titles[i] is not null && card.Url is { Scheme: "http" or "https" } url && url.AbsoluteUri.Length <= Limits.EmbedUrl ? url.AbsoluteUri : null,
                Color = ColorOf(card.Accent),
                Footer = footers[i] is { } footer ? new EmbedFooter { Text = footer } : null,
            }).Select(embed => embed is { Title: null, Description: null, Footer: null } ? embed with { Description = Nothing } : embed),
        ];
    }

    /// <summary>A footer of Discord's is plain text; one that leads somewhere becomes the last lines of the body.</summary>
    private static bool HasLinks(RichText text) => text.Blocks.Any(block => block.Spans.Any(span => span.Url is not null));

    private static string? FooterOf(Card card) =>
        card.Footer.IsEmpty || HasLinks(card.Footer) ? null : TextCut.To(card.Footer.ToString(), FooterLength);

    private static RichText BodyOf(Card card) => HasLinks(card.Footer)
        ? card.Body.Then(RichText.From(card.Footer.Blocks.Select(block => block with { Spans = [.. block.Spans.Select(Mute)] })))
        : card.Body;

    private static TextSpan Mute(TextSpan span) => span with { Style = span.Style | TextStyle.Muted };

    /// <summary>Returns the longest length that every text may have so that all together fit into the room.</summary>
    private static int FairShare(int[] lengths, int room)
    {
        if (lengths.Sum() <= room)
            return int.MaxValue;
        var left = room;
        var waiting = lengths.Length;
        foreach (var length in lengths.Order())
        {
            if (length > left / waiting)
                return left / waiting;
            left -= length;
            waiting--;
        }

        return int.MaxValue;
    }

    // Colours that can be told apart on Discord's dark and light ground, also without red and green.
    private static int? ColorOf(Accent accent) => accent switch
    {
        Accent.Neutral => null,
        Accent.Answer => 0x3B82F6,
        Accent.Weak => 0xD97706,
        Accent.Right => 0x0D9488,
        Accent.Wrong => 0xDC2626,
    };

    private static List<Component> RowsOf(Reply reply)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<Component>();
        foreach (var row in reply.Rows)
        {
            // A menu fills a row of its own.
            var controls = row.Select(control => ControlOf(control, used)).OfType<Component>().ToList();
            foreach (var menu in controls.Where(control => control.Type == ComponentType.StringSelect))
                rows.Add(Component.Row([menu]));
            foreach (var buttons in controls.Where(control => control.Type == ComponentType.Button).Chunk(Limits.ButtonsPerRow))
                rows.Add(Component.Row(buttons));
        }

        return [.. rows.Take(Limits.Rows)];
    }

    /// <summary>Returns null for a control that Discord would refuse: one that repeats another's id, a menu without entries, an endless address.</summary>
    private static Component? ControlOf(Control control, HashSet<string> used) => control switch
    {
        Button button when used.Add(button.Token.ToString()) =>
            Component.Button(StyleOf(button.Style), LabelOf(button.Label, Limits.ButtonLabel), button.Token.ToString(), button.IsDisabled),
        LinkButton { Url.Scheme: "http" or "https" } link when link.Url.AbsoluteUri.Length <= Limits.ButtonUrl =>
            Component.Link(LabelOf(link.Label, Limits.ButtonLabel), link.Url),
        Menu { Entries.Length: > 0 } menu when used.Add(menu.Token.ToString()) => MenuOf(menu),
        _ => null,
    };

    private static Component? MenuOf(Menu menu)
    {
        var entries = menu.Entries
            .Where(entry => entry.Value.Length is > 0 and <= Limits.SelectOptionValue)
            .DistinctBy(entry => entry.Value, StringComparer.Ordinal)
            .Take(Limits.SelectOptions)
            .Select(entry => new SelectOption
            {
                Label = LabelOf(entry.Label, Limits.SelectOptionLabel),
                Value = entry.Value,
                Description = entry.Description is { Length: > 0 } description ? TextCut.To(description, Limits.SelectOptionDescription) : null,
            })
            .ToList();
        return entries.Count == 0 ? null : Component.StringSelect(menu.Token.ToString(), TextCut.To(menu.Placeholder, Limits.SelectPlaceholder), entries);
    }

    private static ButtonStyle StyleOf(Core.Chat.ButtonStyle style) => style switch
    {
        Core.Chat.ButtonStyle.Secondary => ButtonStyle.Secondary,
        Core.Chat.ButtonStyle.Primary => ButtonStyle.Primary,
        Core.Chat.ButtonStyle.Success => ButtonStyle.Success,
        Core.Chat.ButtonStyle.Danger => ButtonStyle.Danger,
    };

    // Labels are plain text to Discord. One without anything to see would be refused.
    internal static string LabelOf(string label, int maxLength) =>
        string.IsNullOrWhiteSpace(label) ? "…" : TextCut.To(label.Trim(), maxLength);

    private static InteractionAnswer.Modal ModalOf(Form form) => new(
        form.Token.ToString(),
        LabelOf(form.Title, Limits.ModalTitle),
        [
            .. form.Fields.Take(Limits.ModalComponents).Select(field => Component.LabelFor(
                LabelOf(field.Label, Limits.LabelText),
                Component.TextInput(field.Id, field.IsLong ? TextInputStyle.Paragraph : TextInputStyle.Short, field.IsRequired) with
                {
                    MaxLength = Math.Clamp(field.MaxLength, 1, Limits.TextInputValue),
                    Placeholder = field.Placeholder is { Length: > 0 } placeholder ? TextCut.To(placeholder, Limits.TextInputPlaceholder) : null,
                })),
        ]);

    private static string PlainText(Reply reply)
    {
        var parts = new List<string> { reply.Text.ToString() };
        foreach (var card in reply.Cards)
            parts.Add(string.Join("\n\n", new[] { card.Title ?? "", card.Body.ToString(), card.Footer.ToString() }.Where(part => part.Length > 0)));
        return string.Join("\n\n", parts.Where(part => part.Length > 0));
    }
}
