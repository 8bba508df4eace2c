using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Bot.Search.LuceneNet.Analysis;

/// <summary>Reads the words of short texts: queries, names, headings. Thread-safe.</summary>
internal static class WordReader
{
    /// <summary>Returns the words in order, as written.</summary>
    public static List<AnalyzedWord> Read(string text) => Read(NoteAnalyzer.Forms, text);

    /// <summary>Returns the same words as <see cref="Read(string)"/>, each as its stem without the mark.</summary>
    public static List<AnalyzedWord> ReadStems(string text) => Read(NoteAnalyzer.Stems, text);

    /// <summary>Returns the forms of the words alone.</summary>
    public static List<string> FormsOf(string text) => Read(text).ConvertAll(w => w.Form);

    /// <summary>Returns every term that the index has of the text: wholes, parts and marked stems.</summary>
    public static HashSet<string> TermsOf(string text) => [.. Read(NoteAnalyzer.Index, text).Select(w => w.Form)];

    /// <summary>Returns the term under which the index has the stem of a word.</summary>
    public static string StemTerm(string form)
    {
        var stems = ReadStems(form);
        return StemMarkFilter.Mark + (stems.Count == 1 ? stems[0].Form : form);
    }

    private static List<AnalyzedWord> Read(Analyzer analyzer, string text)
    {
        var words = new List<AnalyzedWord>();
        using var stream = analyzer.GetTokenStream("", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        var offset = stream.AddAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            words.Add(new AnalyzedWord(term.ToString(), offset.StartOffset, offset.EndOffset));
        stream.End();
        return words;
    }
}
