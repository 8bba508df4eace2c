using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bot.Core.Chat;
using Bot.Core.Search;
using Bot.Core.Text;
using Spectre.Console;

namespace Bot.Terminal;

/// <summary>Shows replies in a terminal. Not thread-safe.</summary>
/// <param name="console">Where to. Without colours it prints plain lines.</param>
/// <param name="places">The names of channels and roles; null where a reply shows none.</param>
public sealed class TerminalRenderer(IAnsiConsole console, PlaceNames? places = null)
{
    /// <summary>Prints a reply and its controls, numbered from 1.</summary>
    /// <returns>What the numbers stand for, in order.</returns>
    public ImmutableArray<TerminalControl> Show(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (!reply.Text.IsEmpty)
            Show(reply.Text, indent: 0);
        foreach (var card in reply.Cards)
            Show(card);
        if (reply.Attachment is { } attachment)
            Show(attachment);
        var controls = TerminalControl.Of(reply);
        if (controls.IsEmpty)
            return controls;
        var line = new Paragraph();
        for (var i = 0; i < controls.Length; i++)
        {
            line.Append($"[{(i + 1).ToString(CultureInfo.InvariantCulture)}]", new Style(Color.Aqua, decoration: Decoration.Bold));
            line.Append($" {Clean(controls[i].Label)}", Style.Plain);
            if (i < controls.Length - 1)
                line.Append("  ", Style.Plain);
        }

        Write(line, indent: 2);
        return controls;
    }

    /// <summary>Prints one card: the title in the colour of its mood, the body below, the small print last.</summary>
    public void Show(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (card.Title is { } title)
            Write(new Paragraph(Clean(title), new Style(ColorOf(card.Accent), decoration: Decoration.Bold)), indent: 0);
        Show(card.Body, indent: 2);
        Show(card.Footer, indent: 2, new Style(Color.Grey));
    }

    /// <summary>Prints a file, which is text: a terminal has no downloads, and its output can be copied.</summary>
    private void Show(Attachment attachment)
    {
        Write(new Paragraph(Clean(attachment.FileName), new Style(decoration: Decoration.Bold)), indent: 0);
        foreach (var line in Encoding.UTF8.GetString([.. attachment.Content]).ReplaceLineEndings("\n").Split('\n'))
            Write(new Paragraph(Clean(line)), indent: 2);
    }

    /// <summary>Prints text, block by block.</summary>
    public void Show(RichText text, int indent)
    {
        ArgumentNullException.ThrowIfNull(text);
        Show(text, indent, Style.Plain);
    }

    /// <summary>Prints how a score came about, as a tree.</summary>
    public void Show(ScoreExplanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        Show(explanation, indent: 2);
    }

    private void Show(ScoreExplanation explanation, int indent)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{explanation.Value:0.####} {Clean(explanation.Description)}");
        Write(new Paragraph(line, new Style(Color.Grey)), indent);
        foreach (var detail in explanation.Details)
            Show(detail, indent + 2);
    }

    private void Show(RichText text, int indent, Style style)
    {
        foreach (var block in text.Blocks)
        {
            if (block.Kind == BlockKind.Code)
            {
                ShowCode(block, indent + 2);
                continue;
            }

            var paragraph = new Paragraph();
            var nested = indent;
            switch (block.Kind)
            {
                case BlockKind.Bullet:
                    nested += block.Depth * 2;
                    paragraph.Append(block.Marker + " ", style);
                    break;
                case BlockKind.Quote:
                    paragraph.Append("│ ", new Style(Color.Grey));
                    break;
                case BlockKind.Paragraph or BlockKind.Heading:
                    break;
                case BlockKind.Code:
                default:
                    throw new ArgumentOutOfRangeException(nameof(text), block.Kind, "This kind of block is unknown.");
            }

            foreach (var span in block.Spans)
                paragraph.Append(Clean(TextOf(span)), style.Combine(StyleOf(span.Style)));
            Write(paragraph, nested);
        }
    }

    /// <summary>A channel or role is a number to everybody else; here it has the name under which it was typed.</summary>
    private string TextOf(TextSpan span) => span switch
    {
        { ChannelId: { } channel } when places?.Find(channel) is { } name => $"#{name}",
        { RoleId: { } role } when places?.Find(role) is { } name => $"@{name}",
        _ => span.Text,
    };

    private void ShowCode(TextBlock block, int indent)
    {
        foreach (var line in block.PlainText.Split('\n'))
            Write(new Paragraph(Clean(line), new Style(Color.Green)), indent);
    }

    private void Write(Paragraph paragraph, int indent) => console.Write(new Padder(paragraph, new Padding(indent, 0, 0, 0)));

    private static Style StyleOf(TextStyle style)
    {
        var color = Color.Default;
        var decoration = Decoration.None;
        if (style.HasFlag(TextStyle.Code))
            color = Color.Green;
        if (style.HasFlag(TextStyle.Match))
        {
            color = Color.Yellow;
            decoration |= Decoration.Bold;
        }

        if (style.HasFlag(TextStyle.Muted))
            color = Color.Grey;
        if (style.HasFlag(TextStyle.Strong))
            decoration |= Decoration.Bold;
        if (style.HasFlag(TextStyle.Emphasis))
            decoration |= Decoration.Italic;
        return new Style(color, decoration: decoration);
    }

    private static Color ColorOf(Accent accent) => accent switch
    {
        Accent.Neutral => Color.Blue,
        Accent.Answer => Color.Aqua,
        Accent.Weak => Color.Yellow,
        Accent.Right => Color.Green,
        Accent.Wrong => Color.Red,
    };

    /// <summary>
    /// Takes out control characters, as an escape sequence in a note would otherwise command the reader's terminal, and what turns the direction of
    /// text around, which could disguise a name.
    /// </summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(c => (char.IsControl(c) && c != '\n') || DisguisingText.Contains(c)))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\t')
                clean.Append("    ");
            else if (c == '\n' || (!char.IsControl(c) && !DisguisingText.Contains(c)))
                clean.Append(c);
        }

        return clean.ToString();
    }
}
