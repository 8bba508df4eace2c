using System.Text;
using Bot.Core.Notes;

namespace Bot.Core.Search.Snippets;

/// <summary>Writes plain text as Markdown that shows it unchanged, with some of its words in bold.</summary>
public static class MarkdownText
{
    /// <summary>Appends a line of text, or several; <paramref name="bold"/> are ranges of it in order that do not touch.</summary>
    public static void AppendText(StringBuilder output, ReadOnlySpan<char> text, ReadOnlySpan<TextRange> bold)
    {
        var at = 0;
        foreach (var range in bold)
        {
            AppendEscaped(output, text, at, range.Start);
            output.Append("**");
            AppendEscaped(output, text, range.Start, range.End);
            output.Append("**");
            at = range.End;
        }
        AppendEscaped(output, text, at, text.Length);
    }

    /// <summary>Appends a fenced block; the fence is longer than any run of backticks in the code.</summary>
    public static void AppendFence(StringBuilder output, ReadOnlySpan<char> code, string? language)
    {
        var run = 0;
        var longest = 2;
        foreach (var c in code)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        output.Append('`', longest + 1).Append(language).Append('\n').Append(code).Append('\n').Append('`', longest + 1);
    }

    private static void AppendEscaped(StringBuilder output, ReadOnlySpan<char> text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (NeedsEscape(text, i))
                output.Append('\\');
            output.Append(text[i]);
        }
    }

    private static bool NeedsEscape(ReadOnlySpan<char> text, int index)
    {
        var c = text[index];
        return c switch
        {
            '\\' or '`' or '*' or '_' or '~' or '|' or '[' or ']' or '<' or '>' => true,
            '&' => index + 1 < text.Length && (char.IsAsciiLetter(text[index + 1]) || text[index + 1] == '#'),
            '#' or '+' or '-' or '=' => IsFirstOfLine(text, index),
            '.' or ')' => IsListNumber(text, index),
            _ => false,
        };
    }

    private static bool IsFirstOfLine(ReadOnlySpan<char> text, int index)
    {
        while (index > 0 && text[index - 1] == ' ')
            index--;
        return index == 0 || text[index - 1] == '\n';
    }

    private static bool IsListNumber(ReadOnlySpan<char> text, int index)
    {
        var digits = index;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1]))
            digits--;
        return digits < index && IsFirstOfLine(text, digits);
    }
}
