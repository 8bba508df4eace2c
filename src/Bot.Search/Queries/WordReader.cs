using Bot.Search.Analysis;
using Bot.Search.Indexing;

namespace Bot.Search.Queries;

/// <summary>A word of a query, phrase or alias as it is looked up.</summary>
/// <param name="IsExtra">Whether this is a joined spelling beside its words.</param>
/// <param name="InCompound">Whether something other than white space ties the word to its neighbours, so that it is no mere stopword.</param>
internal readonly record struct ReadWord(string Form, int Start, int Length, int Position, bool IsExtra, bool InCompound);

/// <summary>
/// Chooses, among the overlapping tokens of a text, the words to look up: an identifier with inner capitals as a whole where the notes have
/// it, else as its words; anything else as its words.
/// </summary>
internal static class WordReader
{
    /// <summary>Returns the words of <paramref name="text"/>. Not thread-safe on one <paramref name="analyzer"/>.</summary>
    /// <param name="withExtras">Whether joined spellings that the notes have are returned beside their words.</param>
    public static List<ReadWord> Read(TextAnalyzer analyzer, InvertedIndex index, ReadOnlySpan<char> text, bool withExtras)
    {
        analyzer.Analyze(text);
        var words = new List<ReadWord>();
        var tokens = analyzer.Tokens;
        var compoundEnd = -1;
        var i = 0;
        while (i < tokens.Length)
        {
            ref readonly var token = ref tokens[i++];
            if (token.Kind == TokenKind.Joined)
            {
                compoundEnd = Math.Max(compoundEnd, token.LastPosition);
                if (withExtras && index.TermId(analyzer.Form(token)) >= 0)
                    words.Add(New(analyzer, token, isExtra: true, inCompound: true));
                continue;
            }
            if (token.Kind == TokenKind.Whole)
            {
                if (index.TermId(analyzer.Form(token)) >= 0 || index.Stems.Find(analyzer.Form(token).ToString()) >= 0)
                {
                    words.Add(New(analyzer, token, isExtra: false, inCompound: true));
                    while (i < tokens.Length && tokens[i].Kind == TokenKind.Part && tokens[i].Position <= token.LastPosition)
                        i++;
                }
                continue;
            }
            words.Add(New(analyzer, token, isExtra: false, inCompound: token.Kind == TokenKind.Part || token.Position <= compoundEnd));
        }
        return words;
    }

    private static ReadWord New(TextAnalyzer analyzer, in Token token, bool isExtra, bool inCompound) =>
        new(analyzer.Form(token).ToString(), token.Start, token.Length, token.Position, isExtra, inCompound);
}
