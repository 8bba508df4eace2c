using Bot.Search.Analysis;

namespace Bot.Search.Queries;

/// <summary>Cuts the names of topics into words, as the index does. Thread-safe.</summary>
internal static class NameWords
{
    [ThreadStatic]
    private static TextAnalyzer? _analyzer;

    /// <summary>Returns the words of <paramref name="name"/>, identifiers as a whole, in lower case and without accents.</summary>
    public static List<string> Of(string name)
    {
        var analyzer = _analyzer ??= new TextAnalyzer();
        analyzer.Analyze(name);
        var words = new List<string>();
        foreach (var token in analyzer.Tokens)
        {
            if (token.Kind is TokenKind.Word or TokenKind.Whole)
                words.Add(analyzer.Form(token).ToString());
        }
        return words;
    }
}
