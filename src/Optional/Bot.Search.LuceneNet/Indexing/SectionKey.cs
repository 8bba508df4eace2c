using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Bot.Core.Notes;
using Bot.Core.Search.Snippets;

namespace Bot.Search.LuceneNet.Indexing;

/// <summary>
/// Names a section together with what is indexed of it. A section whose text changed has another key; one that only moved in its file has the
/// same, since lines are not in the index.
/// </summary>
internal static class SectionKey
{
    /// <summary>Returns the key: the section's id and a hash of its words, as 32 hexadecimal digits.</summary>
    public static string Of(Section section)
    {
        var hash = new XxHash64();
        Append(section.Topic);
        foreach (var heading in section.Headings)
            Append(heading);
        Append("\u0002");
        foreach (var name in section.Aliases)
            Append(name);
        foreach (var tag in section.Tags)
            Append(tag);
        foreach (var unit in section.Units)
        {
            hash.Append([(byte)unit.Kind]);
            // As indexed, and not as in the note: a box or a mark that is shown as text moves every word behind it.
            Append(PassageText.Of(unit));
            foreach (var column in unit.Columns)
                Append(column);
        }
        return section.Id + hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);

        void Append(string text)
        {
            hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
            hash.Append([0, 0]);
        }
    }
}
