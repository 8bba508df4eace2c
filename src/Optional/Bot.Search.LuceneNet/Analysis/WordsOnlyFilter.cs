using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Bot.Search.LuceneNet.Analysis;

/// <summary>Drops tokens without a letter or digit, such as emoji, which the delimiter filter takes for words.</summary>
internal sealed class WordsOnlyFilter(TokenStream input) : FilteringTokenFilter(LuceneVersion.LUCENE_48, input)
{
    private readonly ICharTermAttribute _term = input.AddAttribute<ICharTermAttribute>();

    protected override bool Accept()
    {
        var buffer = _term.Buffer;
        for (var i = 0; i < _term.Length; i++)
        {
            if (char.IsLetterOrDigit(buffer[i]) || (char.IsHighSurrogate(buffer[i]) && i + 1 < _term.Length && char.IsLetterOrDigit(new string(buffer, i, 2), 0)))
                return true;
        }
        return false;
    }
}
