using Bot.Core.Notes;
using Bot.Core.Search.Snippets;

namespace Bot.Search.LuceneNet.Indexing;

/// <summary>A unit of a section, or a piece of a long one: what a snippet is cut from and whose words count as near each other.</summary>
/// <param name="Unit">Index in the section's units.</param>
/// <param name="Text">The text, as it is indexed and shown.</param>
/// <param name="Offset">Where the passage starts in the body field, as Lucene counts offsets over several values.</param>
/// <param name="IsStart">Whether no text of the unit stands before it.</param>
/// <param name="IsEnd">Whether no text of the unit stands behind it.</param>
internal sealed record Passage(int Unit, string Text, int Offset, bool IsStart, bool IsEnd);

/// <summary>Cuts sections into passages; the same for the index and for snippets, so that offsets of the one are offsets of the other.</summary>
internal static class SectionPassages
{
    public static List<Passage> Of(Section section)
    {
        var passages = new List<Passage>(section.Units.Length);
        var ranges = new List<TextRange>();
        var offset = 0;
        for (var u = 0; u < section.Units.Length; u++)
        {
            var text = PassageText.Of(section.Units[u]);
            ranges.Clear();
            PassageSplitter.Split(text, section.Units[u].Kind == UnitKind.Code, ranges);
            for (var r = 0; r < ranges.Count; r++)
            {
                var piece = ranges.Count == 1 ? text : ranges[r].Of(text).ToString();
                passages.Add(new Passage(u, piece, offset, r == 0, r == ranges.Count - 1));
                // Lucene leaves one code unit free between the values of a field.
                offset += piece.Length + 1;
            }
        }
        return passages;
    }
}
