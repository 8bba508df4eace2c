using System.Buffers;
using Markdig.Syntax;

namespace Bot.Knowledge.Parsing;

/// <summary>The lines of a block of code or HTML, and what tells code from text that only ended up in it.</summary>
internal static class CodeLines
{
    private static readonly SearchValues<char> LanguageEnds = SearchValues.Create(" ,:{}(=");

    public static List<string> Of(LeafBlock block)
    {
        var lines = new List<string>(block.Lines.Count);
        for (var i = 0; i < block.Lines.Count; i++)
            lines.Add(block.Lines.Lines[i].Slice.ToString());
        return lines;
    }

    public static bool IsBlank(CodeBlock code)
    {
        for (var i = 0; i < code.Lines.Count; i++)
        {
            if (!code.Lines.Lines[i].Slice.AsSpan().IsWhiteSpace())
                return false;
        }

        return true;
    }

    // Index of the first line that the writer cannot have meant as code, or -1 when the fence is in order.
    public static int EndOfUnclosed(FencedCodeBlock fence, List<string> lines, bool isClosed)
    {
        // Another opening inside says that this fence was meant to end before it.
        var opening = lines.FindIndex(l => IsOpening(l, fence));
        if (isClosed && opening < 0)
            return -1;
        var limit = opening < 0 ? lines.Count : opening;
        for (var i = 1; i < limit; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i - 1]) && LooksLikeMarkdown(lines, i, limit))
                return i;
        }

        return opening;
    }

    public static bool LooksLikeList(string line)
    {
        var text = line.AsSpan().TrimStart();
        if (text is ['-' or '*' or '+', ' ', ..])
            return text.Length > 2 && !text[2..].TrimStart().StartsWith("-");
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 4 && text[digits..] is ['.' or ')', ' ', ..];
    }

    public static bool IsMarkdown(string? info) => info is "md" or "markdown" or "mdx";

    public static bool IsBlank(List<string> lines) => lines.TrueForAll(string.IsNullOrWhiteSpace);

    public static IEnumerable<string> Dedent(List<string> lines)
    {
        var indent = lines.Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        return lines.Select(l => l.Length >= indent ? l[indent..] : l.TrimStart());
    }

    public static string? Language(string? info)
    {
        if (string.IsNullOrWhiteSpace(info))
            return null;
        var name = info.AsSpan().TrimStart("{. ").ToString().ToLowerInvariant();
        var end = name.AsSpan().IndexOfAny(LanguageEnds);
        name = end < 0 ? name : name[..end];
        return name.Length == 0 ? null : name;
    }

    private static bool IsOpening(string line, FencedCodeBlock fence)
    {
        var text = line.AsSpan().TrimStart();
        var count = text.IndexOfAnyExcept(fence.FencedChar);
        if (count < fence.OpeningFencedCharCount || line.Length - text.Length > 3)
            return false;
        var info = text[count..].Trim();
        return info.Length is > 0 and <= 20 && info.IndexOfAnyExceptInRange('a', 'z') < 0;
    }

    // A heading or a bold line that is followed by text, or several bullets: not what a program or a command has after a blank line.
    private static bool LooksLikeMarkdown(List<string> lines, int index, int limit)
    {
        var line = lines[index];
        var hashes = line.AsSpan().IndexOfAnyExcept('#');
        if (hashes is >= 2 and <= 6 && line[hashes] == ' ')
            return true;
        if (hashes == 1 && line[hashes] == ' ' && char.IsUpper(line.AsSpan(2).TrimStart() is [var c, ..] ? c : ' '))
            return index + 1 >= limit || string.IsNullOrWhiteSpace(lines[index + 1]) || LooksLikeList(lines[index + 1]);
        if (line.StartsWith("**", StringComparison.Ordinal) && line.IndexOf("**", 2, StringComparison.Ordinal) > 2)
            return true;
        return LooksLikeList(line) && !line.StartsWith("- name:", StringComparison.Ordinal) && index + 1 < limit && LooksLikeList(lines[index + 1]) && line.Contains(' ', StringComparison.Ordinal)
            && !line.TrimEnd().EndsWith(':');
    }
}
