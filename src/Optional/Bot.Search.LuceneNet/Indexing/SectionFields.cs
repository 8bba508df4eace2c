using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Bot.Search.LuceneNet.Indexing;

/// <summary>The fields of a section's document.</summary>
internal static class SectionFields
{
    /// <summary>The section's own heading, or the topic of a section without one.</summary>
    public const string Title = "title";

    /// <summary>What the section stands under and is called besides: the topic, the headings above, tags, aliases, column titles.</summary>
    public const string Context = "context";

    /// <summary>The text, a value a passage.</summary>
    public const string Body = "body";

    /// <summary>The words of the breadcrumb, for completion.</summary>
    public const string Crumb = "crumb";

    /// <summary>The breadcrumb's words in one piece, for what is typed from its beginning.</summary>
    public const string CrumbStart = "crumbstart";

    /// <summary>The <see cref="SectionKey"/>.</summary>
    public const string Key = "key";

    /// <summary>The fields that queries rank by.</summary>
    public static readonly string[] Ranked = [Title, Context, Body];

    public static readonly FieldType Heading = new(TextField.TYPE_NOT_STORED);

    /// <summary>With term vectors, from which the highlighter reads where the words of one section stand.</summary>
    public static readonly FieldType Passage = new(TextField.TYPE_NOT_STORED)
    {
        StoreTermVectors = true,
        StoreTermVectorPositions = true,
        StoreTermVectorOffsets = true,
    };

    /// <summary>For words that are found or not and never ranked.</summary>
    public static readonly FieldType Words = new(TextField.TYPE_NOT_STORED) { OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };
}
