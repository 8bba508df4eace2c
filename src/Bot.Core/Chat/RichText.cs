using System.Collections.Immutable;
using System.Text;

namespace Bot.Core.Chat;

/// <summary>How a run of text is shown. A transport that cannot show one leaves it out.</summary>
[Flags]
public enum TextStyle
{
    Plain = 0,
    Strong = 1,
    Emphasis = 2,
    Code = 4,

    /// <summary>A word that matched the query.</summary>
    Match = 8,

    /// <summary>Less important than what stands around it.</summary>
    Muted = 16,
}

/// <summary>A run of text in one style. The text is always literal: each transport escapes what its own markup would read into it.</summary>
/// <param name="Text">Literal text; line breaks are kept.</param>
/// <param name="Url">Where the run leads when it is a link; http or https only.</param>
public readonly record struct TextSpan(string Text, TextStyle Style = TextStyle.Plain, Uri? Url = null)
{
    /// <summary>
    /// The person the run stands for; null for none. A transport that knows people by id shows them as it shows people, without notifying them;
    /// any other shows <see cref="Text"/>.
    /// </summary>
    public long? PersonId { get; init; }

    /// <summary>The channel the run stands for, shown in the same way; null for none.</summary>
    public long? ChannelId { get; init; }

    /// <summary>The role the run stands for, shown in the same way; null for none.</summary>
    public long? RoleId { get; init; }
}

/// <summary>What a block of text is.</summary>
public enum BlockKind
{
    Paragraph,
    Heading,
    Bullet,
    Quote,
    Code,
}

/// <summary>One paragraph, bullet, heading or block of code.</summary>
/// <param name="Depth">How far a bullet is nested, from 0.</param>
/// <param name="Marker">What stands before a bullet, such as <c>•</c> or <c>1.</c>.</param>
/// <param name="Language">The language of a block of code, where it is known.</param>
public sealed record TextBlock(BlockKind Kind, ImmutableArray<TextSpan> Spans, int Depth = 0, string Marker = "•", string? Language = null)
{
    /// <summary>The text without style.</summary>
    public string PlainText => Spans.Length == 1 ? Spans[0].Text : string.Concat(Spans.Select(s => s.Text));
}

/// <summary>
/// Text that carries its form as a value instead of as markup, so that no text of a user or a note can become markup by accident.
/// Immutable.
/// </summary>
public sealed class RichText
{
    private RichText(ImmutableArray<TextBlock> blocks) => Blocks = blocks;

    public static RichText Empty { get; } = new([]);

    public ImmutableArray<TextBlock> Blocks { get; }

    public bool IsEmpty => Blocks.IsEmpty;

    /// <summary>Returns one paragraph without style; empty for an empty text.</summary>
    public static RichText From(string text) => string.IsNullOrEmpty(text) ? Empty : new([new(BlockKind.Paragraph, [new(text)])]);

    public static RichText From(IEnumerable<TextBlock> blocks) => new([.. blocks]);

    public static implicit operator RichText(string text) => From(text);

    /// <summary>Returns this text followed by another.</summary>
    public RichText Then(RichText next) => new([.. Blocks, .. next.Blocks]);

    /// <summary>The text without style, a line a block; bullets keep their markers.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var block in Blocks)
        {
            if (text.Length > 0)
                text.Append('\n');
            if (block.Kind == BlockKind.Bullet)
                text.Append(' ', block.Depth * 2).Append(block.Marker).Append(' ');
            text.Append(block.PlainText);
        }

        return text.ToString();
    }
}

/// <summary>Builds a <see cref="RichText"/> block by block. Not thread-safe.</summary>
public sealed class RichTextBuilder
{
    private readonly ImmutableArray<TextBlock>.Builder _blocks = ImmutableArray.CreateBuilder<TextBlock>();

    public RichTextBuilder Paragraph(params ReadOnlySpan<TextSpan> spans) => Add(BlockKind.Paragraph, spans);

    public RichTextBuilder Paragraph(string text, TextStyle style = TextStyle.Plain) => Add(BlockKind.Paragraph, [new(text, style)]);

    public RichTextBuilder Heading(string text) => Add(BlockKind.Heading, [new(text, TextStyle.Strong)]);

    public RichTextBuilder Bullet(params ReadOnlySpan<TextSpan> spans) => Add(BlockKind.Bullet, spans);

    public RichTextBuilder Quote(params ReadOnlySpan<TextSpan> spans) => Add(BlockKind.Quote, spans);

    public RichTextBuilder Code(string text, string? language = null)
    {
        _blocks.Add(new(BlockKind.Code, [new(text, TextStyle.Code)], Language: language));
        return this;
    }

    public RichTextBuilder Add(TextBlock block)
    {
        _blocks.Add(block);
        return this;
    }

    public RichTextBuilder Add(RichText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _blocks.AddRange(text.Blocks);
        return this;
    }

    public RichText Build() => RichText.From(_blocks.ToImmutable());

    private RichTextBuilder Add(BlockKind kind, ReadOnlySpan<TextSpan> spans)
    {
        _blocks.Add(new(kind, [.. spans]));
        return this;
    }
}
