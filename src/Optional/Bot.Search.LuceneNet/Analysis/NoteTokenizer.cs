using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Bot.Search.LuceneNet.Analysis;

/// <summary>
/// Cuts a text at white space. A character of a script that is written without spaces is a token by itself. The word-delimiter filter behind it
/// cuts the rest, which needs the punctuation that Lucene's standard tokenizer would already have taken.
/// </summary>
internal sealed class NoteTokenizer : Tokenizer
{
    /// <summary>A longer run of characters is cut here, in UTF-16 code units.</summary>
    public const int MaxTokenLength = 255;

    private readonly ICharTermAttribute _term;
    private readonly IOffsetAttribute _offset;
    private readonly char[] _buffer = new char[4096];
    private int _length;
    private int _at;

    /// <summary>Code units of the text before the buffer.</summary>
    private int _base;

    public NoteTokenizer(TextReader input)
        : base(input)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _offset = AddAttribute<IOffsetAttribute>();
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        while (Peek() is >= 0 and var next && char.IsWhiteSpace((char)next))
            _at++;
        if (Peek() < 0)
            return false;

        var start = _base + _at;
        do
        {
            var c = (char)Peek();
            if (IsIdeograph(c))
            {
                if (_term.Length > 0)
                    break;
                Take(c);
                break;
            }
            Take(c);
        }
        while (Peek() is >= 0 and var after && !char.IsWhiteSpace((char)after) && (_term.Length < MaxTokenLength || char.IsLowSurrogate((char)after)));
        _offset.SetOffset(CorrectOffset(start), CorrectOffset(start + _term.Length));
        return true;
    }

    public override void End()
    {
        base.End();
        while (Peek() >= 0)
            _at = _length;
        var end = CorrectOffset(_base + _at);
        _offset.SetOffset(end, end);
    }

    public override void Reset()
    {
        base.Reset();
        _length = _at = _base = 0;
    }

    private void Take(char c)
    {
        _term.Append(c);
        _at++;
    }

    private int Peek()
    {
        if (_at < _length)
            return _buffer[_at];
        _base += _length;
        _at = 0;
        _length = m_input.Read(_buffer, 0, _buffer.Length);
        if (_length > 0)
            return _buffer[0];
        _length = 0;
        return -1;
    }

    /// <summary>Letters of the blocks of Thai, Lao, Myanmar, Khmer, kana, bopomofo, Han and Hangul syllables.</summary>
    private static bool IsIdeograph(char c) =>
        c >= '\u0E00'
        && c is <= '\u0EFF' or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u3005' and <= '\u3007') or (>= '\u3040' and <= '\u30FF') or (>= '\u3100' and <= '\u312F') or (>= '\u31F0' and <= '\u31FF')
            or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF')
        && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter;
}
