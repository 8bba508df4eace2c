namespace Bot.Knowledge.Parsing;

/// <summary>A text of a file, or a piece of one, that knows on which line of the file each of its characters stands.</summary>
internal sealed class SourceText
{
    private readonly int[] _starts;

    /// <param name="firstLine">Line of the file on which the text begins, from 1.</param>
    public SourceText(string text, int firstLine)
    {
        Text = text;
        FirstLine = firstLine;
        _starts = LineStarts(text);
    }

    public string Text { get; }

    public int FirstLine { get; }

    /// <summary>Number of lines; an end of line at the very end opens no further one. 0 for an empty text.</summary>
    public int LineCount => _starts.Length;

    /// <summary>Returns the line in the file of the character at <paramref name="position"/>; positions beyond the ends count as the ends.</summary>
    public int LineAt(int position)
    {
        if (_starts.Length == 0)
            return FirstLine;
        var index = Array.BinarySearch(_starts, position);
        return FirstLine + Math.Max(0, index >= 0 ? index : ~index - 1);
    }

    /// <summary>Returns the index of the first character of a line of the file, or the text's length for a line beyond it.</summary>
    public int StartOf(int line)
    {
        var index = line - FirstLine;
        return index < _starts.Length ? _starts[Math.Max(0, index)] : Text.Length;
    }

    /// <summary>Returns one line of the file without its end.</summary>
    public ReadOnlySpan<char> Line(int line) => Text.AsSpan(StartOf(line)..StartOf(line + 1)).TrimEnd("\r\n");

    public bool IsBlank(int line) => Line(line).IsWhiteSpace();

    // The ends of lines that CommonMark and Markdig know: LF, CR LF and a lone CR.
    private static int[] LineStarts(string text)
    {
        if (text.Length == 0)
            return [];
        var starts = new List<int>(text.Length / 32 + 4) { 0 };
        var position = 0;
        while (true)
        {
            var next = text.AsSpan(position).IndexOfAny('\n', '\r');
            if (next < 0)
                break;
            position += next + 1;
            if (text[position - 1] == '\r' && position < text.Length && text[position] == '\n')
                position++;
            if (position == text.Length)
                break;
            starts.Add(position);
        }

        return [.. starts];
    }
}
