using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Util;

namespace Bot.Search.LuceneNet.Analysis;

/// <summary>
/// How notes become terms: cut at white space, capitals and signs, with the whole beside its parts (<c>signed-URL</c> is <c>signed</c>,
/// <c>url</c> and <c>signedurl</c>); without the English possessive; in lower case and without accents; and each with its English stem, marked,
/// at the same position.
/// </summary>
internal sealed class NoteAnalyzer : Analyzer
{
    /// <summary>Positions left free between passages and between headings, wider than the slop of any phrase.</summary>
    public const int PositionGap = 20;

    private const WordDelimiterFlags Parts = WordDelimiterFlags.GENERATE_WORD_PARTS | WordDelimiterFlags.GENERATE_NUMBER_PARTS
        | WordDelimiterFlags.SPLIT_ON_CASE_CHANGE | WordDelimiterFlags.STEM_ENGLISH_POSSESSIVE;

    private readonly bool _withWholes;
    private readonly bool _withForms;
    private readonly bool _withStems;

    private NoteAnalyzer(bool withWholes, bool withForms, bool withStems)
    {
        _withWholes = withWholes;
        _withForms = withForms;
        _withStems = withStems;
    }

    /// <summary>For notes: wholes, parts and stems.</summary>
    public static NoteAnalyzer Index { get; } = new(withWholes: true, withForms: true, withStems: true);

    /// <summary>For queries and names: one token a word, as written.</summary>
    public static NoteAnalyzer Forms { get; } = new(withWholes: false, withForms: true, withStems: false);

    /// <summary>For aliases: the same words as <see cref="Forms"/>, each as its stem without the mark.</summary>
    public static NoteAnalyzer Stems { get; } = new(withWholes: false, withForms: false, withStems: true);

    public override int GetPositionIncrementGap(string fieldName) => PositionGap;

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        const LuceneVersion Version = LuceneVersion.LUCENE_48;
        var source = new NoteTokenizer(reader);
        // Knows the typographic apostrophe, which the delimiter filter's own step does not.
        TokenStream stream = new EnglishPossessiveFilter(Version, source);
        stream = new WordDelimiterFilter(Version, stream, _withWholes ? Parts | WordDelimiterFlags.CATENATE_ALL : Parts, protWords: null);
        stream = new WordsOnlyFilter(stream);
        stream = new LowerCaseFilter(Version, stream);
        stream = new ASCIIFoldingFilter(stream);
        if (!_withStems)
            return new TokenStreamComponents(source, stream);
        if (!_withForms)
            return new TokenStreamComponents(source, new PorterStemFilter(stream));
        stream = new KeywordRepeatFilter(stream);
        stream = new PorterStemFilter(stream);
        return new TokenStreamComponents(source, new StemMarkFilter(stream));
    }
}
