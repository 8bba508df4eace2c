using Bot.Core.Notes;

namespace Bot.Knowledge.Parsing;

/// <summary>Reads a note that Markdown's own rules cannot be applied to, one unit a line, so that its text stays findable.</summary>
internal static class PlainLineReader
{
    // Quote, list and heading marks and the white space around them.
    private const string Marks = "> \t-*+";

    /// <param name="skippedLines">Lines at the top that are not read: the front matter.</param>
    public static void Read(NoteBuilder builder, int skippedLines)
    {
        var source = builder.Source;
        for (var line = skippedLines + 1; line <= source.LineCount; line++)
        {
            var text = source.Line(line).TrimStart(Marks).TrimEnd();
            if (text.IsEmpty)
                continue;
            var hashes = text.IndexOfAnyExcept('#');
            if (hashes is > 0 and <= 6 && text[hashes] == ' ')
            {
                builder.StartSection(hashes, text[hashes..].Trim().ToString(), line);
                continue;
            }

            builder.Add(new UnitDraft
            {
                Kind = UnitKind.Paragraph,
                Text = new InlineText { Text = text.ToString(), FirstLine = line, LastLine = line },
                FirstLine = line,
                LastLine = line,
            });
        }
    }
}
