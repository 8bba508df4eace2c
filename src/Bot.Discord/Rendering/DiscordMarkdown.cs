using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Core.Chat;
using Bot.Core.Text;

namespace Bot.Discord.Rendering;

/// <summary>
/// Writes rich text as Discord's Markdown. All text in it is untrusted: whatever Discord would read as markup or as a mention is escaped, so what
/// people see is the text itself. Pure. Page "API Reference", Message Formatting, and Discord's "Markdown Text 101".
/// </summary>
internal static partial class DiscordMarkdown
{
    private const char ZeroWidthSpace = '\u200b';

    /// <summary>Returns at most <paramref name="maxLength"/> UTF-16 code units; what does not fit is cut where a reader would, with all markup closed.</summary>
    /// <param name="wasCut">Whether something is missing.</param>
    public static string Write(RichText text, int maxLength, out bool wasCut)
    {
        var whole = Write(text.Blocks);
        wasCut = whole.Length > maxLength;
        if (!wasCut)
            return whole;

        // Markup takes room too, so the longest beginning whose markup still fits is searched for.
        var (fits, tooLong) = (0, Math.Min(text.Blocks.Sum(block => block.PlainText.Length + 1), maxLength) + 1);
        var best = "";
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            var written = Write(Beginning(text.Blocks, middle));
            if (written.Length <= maxLength)
                (fits, best) = (middle, written);
            else
                tooLong = middle;
        }

        return best;
    }

    /// <summary>Returns the text with everything escaped that Discord would read as markup.</summary>
    public static string Escape(string text)
    {
        var output = new StringBuilder(text.Length + 16);
        AppendEscaped(output, text, isLineStart: true);
        return output.ToString();
    }

    private static string Write(IEnumerable<TextBlock> blocks)
    {
        var output = new StringBuilder();
        foreach (var block in blocks)
        {
            if (output.Length > 0)
                output.Append('\n');
            AppendBlock(output, block);
        }

        return output.ToString();
    }

    private static void AppendBlock(StringBuilder output, TextBlock block)
    {
        switch (block.Kind)
        {
            case BlockKind.Paragraph:
                if (block.Spans.Length > 0 && block.Spans.All(span => span.Style.HasFlag(TextStyle.Muted)) && !block.PlainText.Contains('\n', StringComparison.Ordinal))
                    output.Append("-# ");
                AppendSpans(output, block.Spans, "");
                break;
            case BlockKind.Heading:
                output.Append("### ");
                AppendSpans(output, [new TextSpan(OneLine(block.PlainText))], "");
                break;
            case BlockKind.Bullet:
                output.Append(' ', Math.Clamp(block.Depth, 0, 5) * 2).Append(NumberedMarker().IsMatch(block.Marker) ? block.Marker : "-").Append(' ');
                AppendSpans(output, block.Spans, "");
                break;
            case BlockKind.Quote:
                output.Append("> ");
                AppendSpans(output, block.Spans, "> ");
                break;
            case BlockKind.Code:
                AppendCodeBlock(output, block.PlainText, block.Language);
                break;
        }
    }

    private static void AppendSpans(StringBuilder output, IReadOnlyList<TextSpan> spans, string linePrefix)
    {
        var isLineStart = true;
        var lastMarker = "";
        foreach (var span in Merged(spans))
        {
            if (Mention(span) is { } mention)
            {
                var around = Marker(span.Style);
                Separate(output, lastMarker, around);
                output.Append(around).Append(mention).Append(around);
                lastMarker = around;
                isLineStart = false;
                continue;
            }

            var text = Clean(span.Text);
            if (text.Length == 0)
                continue;
            if (span.Style.HasFlag(TextStyle.Code) && span.Url is null)
            {
                Separate(output, lastMarker, "`");
                AppendInlineCode(output, text);
                lastMarker = "`";
                isLineStart = false;
                continue;
            }

            // Discord reads no emphasis whose edge is white space, so that stays outside.
            var core = text.Trim();
            var lead = text[..(text.Length - text.TrimStart().Length)];
            var tail = core.Length == 0 ? "" : text[text.TrimEnd().Length..];
            AppendLines(output, lead, linePrefix);
            isLineStart = isLineStart && string.IsNullOrWhiteSpace(lead) || lead.Contains('\n', StringComparison.Ordinal);
            if (core.Length == 0)
                continue;
            var marker = Marker(span.Style);
            if (lead.Length == 0)
                Separate(output, lastMarker, marker);
            output.Append(marker);
            if (span.Url is { } url && url.Scheme is "http" or "https")
                AppendLink(output, core, url!);
            else
                AppendLines(output, Escaped(core, isLineStart), linePrefix);
            output.Append(marker);
            AppendLines(output, tail, linePrefix);
            lastMarker = tail.Length > 0 ? "" : marker;
            isLineStart = tail.Contains('\n', StringComparison.Ordinal);
        }
    }

    private static string Escaped(string text, bool isLineStart)
    {
        var output = new StringBuilder(text.Length + 16);
        AppendEscaped(output, text, isLineStart);
        return output.ToString();
    }

    private static string Marker(TextStyle style)
    {
        var isStrong = style.HasFlag(TextStyle.Strong) || style.HasFlag(TextStyle.Match);
        return (isStrong, style.HasFlag(TextStyle.Emphasis)) switch
        {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
    }

    /// <summary>Two runs of markers side by side would be read as one, and so would code behind a backtick of the text, escaped or not.</summary>
    private static void Separate(StringBuilder output, string last, string next)
    {
        var isSameMarker = last.Length > 0 && next.Length > 0 && last[0] == next[0];
        var isBacktick = next is ['`', ..] && output.Length > 0 && output[^1] == '`';
        if (isSameMarker || isBacktick)
            output.Append(ZeroWidthSpace);
    }

    private static void AppendLines(StringBuilder output, string text, string prefix) =>
        output.Append(prefix.Length == 0 ? text : text.Replace("\n", $"\n{prefix}", StringComparison.Ordinal));

    private static void AppendLink(StringBuilder output, string text, Uri url)
    {
        // Discord shows no mask that looks like an address itself.
        if (text.Contains("://", StringComparison.Ordinal))
            output.Append('<').Append(url.AbsoluteUri).Append('>');
        else
            output.Append('[').Append(Escaped(OneLine(text), isLineStart: false)).Append("](<").Append(url.AbsoluteUri).Append(">)");
    }

    private static void AppendInlineCode(StringBuilder output, string text)
    {
        var code = BacktickRun().Replace(OneLine(text), run => string.Join(ZeroWidthSpace, run.Value.AsEnumerable()));
        if (!code.Contains('`', StringComparison.Ordinal))
            output.Append('`').Append(code).Append('`');
        else
            output.Append("`` ").Append(code).Append(" ``");
    }

    private static void AppendCodeBlock(StringBuilder output, string text, string? language)
    {
        // Three backticks would end the block.
        var code = BacktickRun().Replace(Clean(text), run => string.Join(ZeroWidthSpace, run.Value.AsEnumerable()));
        output.Append("```").Append(language is not null && LanguageName().IsMatch(language) ? language : "").Append('\n')
            .Append(code.TrimEnd('\n'));
        if (code.EndsWith('`'))
            output.Append(ZeroWidthSpace);
        output.Append("\n```");
    }

    private static void AppendEscaped(StringBuilder output, string text, bool isLineStart)
    {
        text = Clean(text);
        var position = 0;
        foreach (var url in BareUrl().EnumerateMatches(text))
        {
            AppendEscapedWords(output, text.AsSpan(position, url.Index - position), isLineStart);
            // In angle brackets an address keeps its underscores and brings no preview.
            output.Append('<').Append(text, url.Index, url.Length).Append('>');
            position = url.Index + url.Length;
            isLineStart = false;
        }

        AppendEscapedWords(output, text.AsSpan(position), isLineStart);
    }

    private static void AppendEscapedWords(StringBuilder output, ReadOnlySpan<char> text, bool isLineStart)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var isSpecial = character switch
            {
                '\\' or '*' or '_' or '~' or '`' or '|' or '<' or '>' or '[' or ']' or '@' => true,
                // Headings, small print and lists begin a line.
                '#' or '-' or '+' => isLineStart,
                '.' or ')' => isLineStart,
                _ => false,
            };
            if (isSpecial)
                output.Append('\\');
            output.Append(character);
            isLineStart = character == '\n' || (isLineStart && (char.IsWhiteSpace(character) || char.IsAsciiDigit(character)));
        }
    }

    /// <summary>Takes out what shows nothing or turns the direction of text around, which could disguise it.</summary>
    private static string Clean(string text)
    {
        if (!DisguisingText.IsIn(text) && !text.Any(char.IsControl))
            return text;
        var output = new StringBuilder(text.Length);
        foreach (var character in text.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (character is '\n' or '\t' || (!char.IsControl(character) && !DisguisingText.Contains(character)))
                output.Append(character);
        }

        return output.ToString();
    }

    private static string OneLine(string text) => Clean(text).Replace('\n', ' ');

    private static IEnumerable<TextSpan> Merged(IReadOnlyList<TextSpan> spans)
    {
        var pending = default(TextSpan);
        foreach (var span in spans)
        {
            if (pending.Text is null)
            {
                pending = span;
            }
            else if (pending.Url == span.Url && Look(pending.Style) == Look(span.Style) && Mention(pending) is null && Mention(span) is null)
            {
                pending = pending with { Text = pending.Text + span.Text };
            }
            else
            {
                yield return pending;
                pending = span;
            }
        }

        if (pending.Text is not null)
            yield return pending;
    }

    /// <summary>Returns how Discord writes a person, a channel or a role; null for other runs. Nobody is notified: messages allow no mentions.</summary>
    private static string? Mention(TextSpan span) => span switch
    {
        { PersonId: { } person } => string.Create(CultureInfo.InvariantCulture, $"<@{person}>"),
        { ChannelId: { } channel } => Mentions.ChannelText(channel),
        { RoleId: { } role } => Mentions.RoleText(role),
        _ => null,
    };

    private static (string Marker, bool IsCode) Look(TextStyle style) => (Marker(style), style.HasFlag(TextStyle.Code));

    /// <summary>Returns the blocks up to that many characters of plain text; the last one ends with an ellipsis.</summary>
    private static List<TextBlock> Beginning(IEnumerable<TextBlock> blocks, int length)
    {
        var kept = new List<TextBlock>();
        foreach (var block in blocks)
        {
            var own = block.PlainText.Length + 1;
            if (own <= length)
            {
                kept.Add(block);
                length -= own;
                continue;
            }

            if (length >= 2)
                kept.Add(block with { Spans = [.. Beginning(block, length)] });
            break;
        }

        return kept;
    }

    private static IEnumerable<TextSpan> Beginning(TextBlock block, int length)
    {
        // The place to cut is looked for in the block as a whole, the styles follow.
        var text = TextCut.To(block.PlainText, length);
        var position = 0;
        foreach (var span in block.Spans)
        {
            if (position + span.Text.Length >= text.Length)
            {
                yield return span with { Text = text[position..] };
                yield break;
            }

            yield return span;
            position += span.Text.Length;
        }
    }

    [GeneratedRegex("`{2,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BacktickRun();

    [GeneratedRegex(@"^[A-Za-z0-9+#-]{1,20}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageName();

    [GeneratedRegex(@"^\d{1,6}[.]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberedMarker();

    // Only characters that mean nothing inside angle brackets; the last one is no punctuation, which belongs to the sentence.
    [GeneratedRegex(@"\bhttps?://[A-Za-z0-9._~:/?#&+,;=%@!$-]*[A-Za-z0-9/=&#]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareUrl();
}
