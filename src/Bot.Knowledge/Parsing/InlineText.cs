using Bot.Core.Notes;

namespace Bot.Knowledge.Parsing;

/// <summary>Where a line of the file begins inside a flattened text.</summary>
/// <param name="Position">Index in the text of the line's first character.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="IsHard">Whether the writer asked for the break: two spaces, a backslash or <c>&lt;br&gt;</c>.</param>
/// <param name="IsApart">Whether the line is a thing of its own whatever it begins with, such as a footnote.</param>
internal readonly record struct TextLine(int Position, int Line, bool IsHard, bool IsApart);

/// <summary>The inlines of one block as plain text, with what markup said about its parts.</summary>
internal sealed class InlineText
{
    public static readonly InlineText Empty = new() { Text = "", FirstLine = 0, LastLine = 0 };

    public required string Text { get; init; }

    public required int FirstLine { get; init; }

    public required int LastLine { get; init; }

    public List<TextRange> Strong { get; init; } = [];

    public List<TextRange> Code { get; init; } = [];

    public List<TextRange> Marked { get; init; } = [];

    /// <summary>The lines after the first.</summary>
    public List<TextLine> Lines { get; init; } = [];

    public UnitTraits Traits { get; init; }

    public bool? Ticked { get; init; }

    /// <summary>Whether it is nothing but links to headings of its own file.</summary>
    public bool IsNavigation { get; init; }

    public bool IsBlank => Text.Length == 0;

    /// <summary>Whether all of it is bold, except for a colon or white space.</summary>
    public bool IsAllStrong => IsStrong(0, Text.Length);

    /// <summary>Whether the part between two positions is bold, except for closing punctuation.</summary>
    public bool IsStrong(int start, int end)
    {
        while (end > start && (char.IsWhiteSpace(Text[end - 1]) || Text[end - 1] is ':' or '.' or '：'))
            end--;
        var position = start;
        foreach (var range in Strong)
        {
            if (range.End <= position)
                continue;
            if (range.Start > position && !Text.AsSpan(position..range.Start).IsWhiteSpace())
                return false;
            position = range.End;
            if (position >= end)
                break;
        }

        return end > start && position >= end;
    }

    /// <summary>Returns the part between two positions, trimmed, with its markup moved along.</summary>
    public InlineText Slice(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
            end--;
        if (start == 0 && end == Text.Length)
            return this;
        return new InlineText
        {
            Text = Text[start..end],
            FirstLine = LineAt(start),
            LastLine = end == Text.Length ? LastLine : LineAt(Math.Max(start, end - 1)),
            Strong = Cut(Strong, start, end),
            Code = Cut(Code, start, end),
            Marked = Cut(Marked, start, end),
            Lines = [.. Lines.Where(l => l.Position > start && l.Position < end).Select(l => l with { Position = l.Position - start })],
            Traits = Traits,
            Ticked = Ticked,
            IsNavigation = IsNavigation,
        };
    }

    public int LineAt(int position)
    {
        var line = FirstLine;
        foreach (var next in Lines)
        {
            if (next.Position > position)
                break;
            line = next.Line;
        }

        return line;
    }

    private static List<TextRange> Cut(List<TextRange> ranges, int start, int end)
    {
        if (ranges.Count == 0)
            return ranges;
        var kept = new List<TextRange>();
        foreach (var range in ranges)
        {
            var from = Math.Max(range.Start, start);
            var to = Math.Min(range.End, end);
            if (to > from)
                kept.Add(new TextRange(from - start, to - from));
        }

        return kept;
    }

    /// <summary>Returns two texts as one, with what markup said about either.</summary>
    public static InlineText Join(InlineText left, string separator, InlineText right)
    {
        if (ReferenceEquals(left, Empty))
            return right;
        var shift = left.Text.Length + separator.Length;
        return new InlineText
        {
            Text = left.Text + separator + right.Text,
            FirstLine = left.FirstLine,
            LastLine = right.FirstLine == 0 ? left.LastLine : Math.Max(left.LastLine, right.LastLine),
            Strong = [.. left.Strong, .. right.Strong.Select(r => r with { Start = r.Start + shift })],
            Code = [.. left.Code, .. right.Code.Select(r => r with { Start = r.Start + shift })],
            Marked = [.. left.Marked, .. right.Marked.Select(r => r with { Start = r.Start + shift })],
            Traits = left.Traits | right.Traits,
        };
    }
}
