using Bot.Core.Notes;
using Bot.Search.LuceneNet.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace Bot.Search.LuceneNet.Indexing;

/// <summary>Makes a section's document.</summary>
internal static class SectionDocument
{
    /// <summary>Of a longer breadcrumb the beginning is compared, in UTF-16 code units.</summary>
    private const int MaxCrumbLength = 200;

    public static Document Of(Section section, string key)
    {
        var document = new Document
        {
            new StringField(SectionFields.Key, key, Field.Store.NO),
            new BinaryDocValuesField(SectionFields.Key, new BytesRef(key)),
            new Field(SectionFields.Title, section.Title, SectionFields.Heading),
            new Field(SectionFields.Crumb, section.Breadcrumb, SectionFields.Words),
            new StringField(SectionFields.CrumbStart, CrumbStartOf(section.Breadcrumb), Field.Store.NO),
        };
        foreach (var text in Context(section))
            document.Add(new Field(SectionFields.Context, text, SectionFields.Heading));
        foreach (var passage in SectionPassages.Of(section))
            document.Add(new Field(SectionFields.Body, passage.Text, SectionFields.Passage));
        return document;
    }

    /// <summary>Returns the names that a section is found by beside its title and text.</summary>
    public static IEnumerable<string> Context(Section section)
    {
        if (!section.Headings.IsEmpty)
        {
            yield return section.Topic;
            foreach (var heading in section.Headings[..^1])
                yield return heading;
        }
        foreach (var alias in section.Aliases)
            yield return alias;
        foreach (var tag in section.Tags)
            yield return tag;
        // The title of a table's first column is in no row's text.
        var table = -1;
        foreach (var unit in section.Units)
        {
            if (unit.Columns.IsEmpty || unit.Group == table)
                continue;
            table = unit.Group;
            yield return unit.Columns[0];
        }
    }

    /// <summary>Returns the words of a breadcrumb, or of what is typed of one, with one space between them.</summary>
    public static string CrumbStartOf(string text) => string.Join(' ', WordReader.FormsOf(text.Length > MaxCrumbLength ? text[..MaxCrumbLength] : text));
}
