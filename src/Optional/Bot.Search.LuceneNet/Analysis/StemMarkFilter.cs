using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Bot.Search.LuceneNet.Analysis;

/// <summary>
/// Marks the stems among the tokens, so that a stem and a word that looks like it stay two terms: <c>encrypt</c> as written outranks the stem
/// of <c>encryption</c>. A token that is no keyword is a stem, as the keyword-repeat filter ahead has arranged it.
/// </summary>
internal sealed class StemMarkFilter(TokenStream input) : TokenFilter(input)
{
    /// <summary>What a stem's term starts with; no text has it, because the query parser and the delimiter filter take control characters away.</summary>
    public const char Mark = '\u0001';

    private readonly ICharTermAttribute _term = input.AddAttribute<ICharTermAttribute>();
    private readonly IKeywordAttribute _keyword = input.AddAttribute<IKeywordAttribute>();

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
            return false;
        if (_keyword.IsKeyword)
            return true;
        var length = _term.Length;
        var buffer = _term.ResizeBuffer(length + 1);
        Array.Copy(buffer, 0, buffer, 1, length);
        buffer[0] = Mark;
        _term.SetLength(length + 1);
        return true;
    }
}
