using System.Runtime.CompilerServices;

namespace Bot.Search.Analysis;

/// <summary>
/// Cuts text into tokens, the same way for notes and for queries. An identifier gives itself as a whole and the words in it:
/// <c>Fn::GetAtt</c> is <c>fngetatt</c>, <c>fn</c>, <c>getatt</c>, <c>get</c> and <c>att</c>, so that it is found however it is typed.
/// Scripts without spaces give single characters and pairs. Not safe for several threads; its buffers are reused by the next call.
/// </summary>
internal sealed class TextAnalyzer
{
    /// <summary>Longer words are cut to this many UTF-16 code units; nobody types more of a word than this.</summary>
    public const int MaxFormLength = 64;

    /// <summary>A word with more words inside it is data (a hash, a key) and is not taken apart.</summary>
    private const int MaxParts = 8;

    private readonly Segment[] _segments = new Segment[MaxParts];
    private readonly int[] _partEnds = new int[MaxParts + 1];
    private Token[] _tokens = new Token[256];
    private char[] _forms = new char[2048];
    private int _tokenCount;
    private int _formsLength;

    private readonly record struct Segment(int Start, int End, bool IsDecimal);

    /// <summary>The tokens of the last analysed text, in the order of their first words; a whole stands before its words.</summary>
    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, _tokenCount);

    /// <summary>Returns the form of a token of the last analysed text.</summary>
    public ReadOnlySpan<char> Form(in Token token) => _forms.AsSpan(token.FormStart, token.FormLength);

    /// <summary>Analyses <paramref name="text"/> and returns the number of the next free position.</summary>
    public int Analyze(ReadOnlySpan<char> text, int firstPosition = 0)
    {
        _tokenCount = 0;
        _formsLength = 0;
        var position = firstPosition;
        var at = 0;
        while (at < text.Length)
        {
            var kind = CharacterClass.At(text, at, out var width);
            switch (kind)
            {
                case CharacterKind.Word:
                    at = AddChunk(text, at, ref position);
                    break;
                case CharacterKind.Ideograph:
                    at = AddIdeographs(text, at, ref position);
                    break;
                default:
                    at += width;
                    break;
            }
        }
        return position;
    }

    /// <summary>Adds the words from <paramref name="start"/> to the next white space or punctuation that joins nothing; returns where it ends.</summary>
    private int AddChunk(ReadOnlySpan<char> text, int start, ref int position)
    {
        var at = start;
        var segmentCount = 0;
        var tooMany = false;
        while (true)
        {
            // Behind a dot that was no separator of a number stands the next part of an address, not a number of its own.
            var segment = at > start && text[at - 1] == '.' ? new Segment(at, SkipWord(text, at), IsDecimal: false) : ReadSegment(text, at);
            if (segmentCount == MaxParts)
            {
                // A long path or address: what was collected stands as separate words.
                foreach (var earlier in _segments)
                    AddSegment(text, earlier, ref position);
                segmentCount = 0;
                tooMany = true;
            }
            _segments[segmentCount++] = segment;
            at = segment.End;
            var next = SkipJoint(text, at);
            if (next < 0)
                break;
            at = next;
        }

        // C++, C#, F#: the sign belongs to the name.
        if (segmentCount == 1 && !tooMany && at - start <= 2 && at < text.Length && SignLength(text, at) is > 0 and var sign)
        {
            at += sign;
            _segments[0] = new Segment(start, at, IsDecimal: true);
        }

        if (segmentCount == 1 || tooMany)
        {
            for (var i = 0; i < segmentCount; i++)
                AddSegment(text, _segments[i], ref position);
            return at;
        }

        var wholeIndex = _tokenCount;
        var first = position;
        var formStart = _formsLength;
        AddToken(default);
        EnsureForms(MaxFormLength);
        for (var i = 0; i < segmentCount && _formsLength - formStart < MaxFormLength; i++)
        {
            var room = MaxFormLength - (_formsLength - formStart);
            _formsLength += LetterFolding.Fold(text[_segments[i].Start.._segments[i].End], _forms.AsSpan(_formsLength, room));
        }
        var formLength = _formsLength - formStart;
        for (var i = 0; i < segmentCount; i++)
            AddSegment(text, _segments[i], ref position);
        _tokens[wholeIndex] = new Token(formStart, formLength, start, _segments[segmentCount - 1].End - start, first, position - 1, TokenKind.Joined);
        return at;
    }

    /// <summary>Reads a run of word characters; a number keeps its decimal or thousands separators.</summary>
    private static Segment ReadSegment(ReadOnlySpan<char> text, int start)
    {
        if (char.IsAsciiDigit(text[start]) && ReadNumber(text, start) is var numberEnd && numberEnd > start)
        {
            // Letters right behind a number with separators (0.3ms) belong to the segment and are split off as a part.
            var end = SkipWord(text, numberEnd);
            return new Segment(start, end, IsDecimal: true);
        }
        return new Segment(start, SkipWord(text, start), IsDecimal: false);
    }

    /// <summary>Returns the end of a number with separators such as <c>10.000</c>, <c>1,000</c> or <c>2.5</c>, or <paramref name="start"/> when it has none or several that are no thousands.</summary>
    private static int ReadNumber(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        var groups = 0;
        var allOfThree = true;
        var hasComma = false;
        var hasLeadingZero = false;
        var firstLength = 0;
        while (true)
        {
            var groupStart = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            var length = at - groupStart;
            if (groups == 0)
                firstLength = length;
            else
                allOfThree &= length == 3;
            groups++;
            hasLeadingZero |= length > 1 && text[groupStart] == '0';
            if (at + 1 >= text.Length || text[at] is not ('.' or ',') || !char.IsAsciiDigit(text[at + 1]))
                break;
            if (text[at] == ',')
            {
                // A comma separates thousands only; elsewhere it ends the number (1,2,3 are three numbers).
                var digits = 0;
                while (at + 1 + digits < text.Length && char.IsAsciiDigit(text[at + 1 + digits]))
                    digits++;
                if (digits != 3 || firstLength > 3)
                    break;
                hasComma = true;
            }
            at++;
        }
        // 169.254.169.254 is an address, 1.000.000.000 a number.
        if (groups == 1 || (groups == 4 && !hasComma && !hasLeadingZero))
            return start;
        if (groups == 2 || (allOfThree && firstLength <= 3) || hasComma)
            return at;
        return start;
    }

    /// <summary>Returns where the next segment of the chunk starts when <paramref name="at"/> is at a joint such as <c>-</c> or <c>::</c>; else -1.</summary>
    private static int SkipJoint(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
            return -1;
        var c = text[at];
        if (c is not ('-' or '\u2010' or '\u2011' or '_' or '.' or ':' or '@' or '&' or '·'))
            return -1;
        var next = at + 1;
        // AWS::Region, arn:aws:states:::lambda.
        while (c == ':' && next < text.Length && text[next] == ':' && next - at < 3)
            next++;
        return next < text.Length && CharacterClass.At(text, next, out _) == CharacterKind.Word ? next : -1;
    }

    private static int SkipWord(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            var kind = CharacterClass.At(text, at, out var width);
            if (kind == CharacterKind.Word)
            {
                at += width;
                continue;
            }
            // don't, it's, l’eau: an apostrophe between letters.
            if (text[at] is '\'' or '\u2019' && at + 1 < text.Length && CharacterClass.At(text, at + 1, out _) == CharacterKind.Word)
            {
                at++;
                continue;
            }
            break;
        }
        return at;
    }

    private static int SignLength(ReadOnlySpan<char> text, int at)
    {
        if (text[at] == '#')
            return 1;
        return text[at] == '+' && at + 1 < text.Length && text[at + 1] == '+' ? 2 : 0;
    }

    private void AddSegment(ReadOnlySpan<char> text, in Segment segment, ref int position)
    {
        var word = text[segment.Start..segment.End];
        var parts = segment.IsDecimal ? SplitDecimal(word) : SplitByCase(word);
        if (parts <= 1)
        {
            AddWord(word, segment.Start, position, position, TokenKind.Word, segment.IsDecimal);
            position++;
            return;
        }
        // A number and its unit are two words written together (256KB); capitals only hint at words (CloudFront).
        var isNumber = char.IsAsciiDigit(word[0]);
        AddWord(word, segment.Start, position, position + parts - 1, isNumber ? TokenKind.Joined : TokenKind.Whole, segment.IsDecimal);
        var kind = isNumber ? TokenKind.Word : TokenKind.Part;
        var partStart = 0;
        for (var i = 0; i < parts; i++)
        {
            AddWord(word[partStart.._partEnds[i]], segment.Start + partStart, position, position, kind, segment.IsDecimal);
            partStart = _partEnds[i];
            position++;
        }
    }

    private void AddWord(ReadOnlySpan<char> word, int start, int position, int lastPosition, TokenKind kind, bool isDecimal)
    {
        EnsureForms(MaxFormLength);
        var output = _forms.AsSpan(_formsLength, MaxFormLength);
        int length;
        if (isDecimal)
            length = FoldNumber(word, output);
        else if (word.IndexOfAny('\'', '\u2019') >= 0)
            length = FoldApostrophes(word, output);
        else
            length = LetterFolding.Fold(word, output);
        if (length == 0)
            return;
        AddToken(new Token(_formsLength, length, start, word.Length, position, lastPosition, kind));
        _formsLength += length;
    }

    /// <summary><c>10.000</c> and <c>1,000</c> lose their separators, <c>2.5</c> keeps its point, <c>c#</c> keeps its sign.</summary>
    private static int FoldNumber(ReadOnlySpan<char> word, Span<char> output)
    {
        var thousands = true;
        var groups = 0;
        var groupLength = 0;
        foreach (var c in word)
        {
            if (char.IsAsciiDigit(c))
            {
                groupLength++;
                continue;
            }
            if (c is not ('.' or ','))
                break;
            thousands &= groups == 0 ? groupLength <= 3 : groupLength == 3;
            groups++;
            groupLength = 0;
        }
        thousands &= groups > 0 && groupLength == 3;
        var length = 0;
        foreach (var c in word)
        {
            if (length == output.Length)
                break;
            if (c == ',' || (c == '.' && thousands))
                continue;
            output[length++] = char.ToLowerInvariant(c);
        }
        return length;
    }

    /// <summary><c>queue's</c> is <c>queue</c>, <c>don't</c> is <c>dont</c>.</summary>
    private static int FoldApostrophes(ReadOnlySpan<char> word, Span<char> output)
    {
        if (word.Length > 2 && word[^2] is '\'' or '\u2019' && word[^1] is 's' or 'S')
            word = word[..^2];
        Span<char> plain = stackalloc char[MaxFormLength];
        var length = 0;
        foreach (var c in word)
        {
            if (length == plain.Length)
                break;
            if (c is not ('\'' or '\u2019'))
                plain[length++] = c;
        }
        return LetterFolding.Fold(plain[..length], output);
    }

    /// <summary>Splits <c>0.3ms</c> into <c>0.3</c> and <c>ms</c>.</summary>
    private int SplitDecimal(ReadOnlySpan<char> word)
    {
        var digits = 0;
        while (digits < word.Length && (char.IsAsciiDigit(word[digits]) || word[digits] is '.' or ','))
            digits++;
        if (digits == 0 || digits == word.Length)
            return 1;
        _partEnds[0] = digits;
        _partEnds[1] = word.Length;
        return 2;
    }

    /// <summary>
    /// Finds where the words inside a word end, by capitals (<c>stageVariables</c>, <c>AWSRegion</c>), by digits at its start (<c>256KB</c>) and,
    /// in a name with capitals, by the version at its end (<c>IMDSv2</c>). A single letter is no word of its own (<c>iPhone</c>, <c>DDoS</c>), and
    /// neither is the s of a plural (<c>APIs</c>). Returns their number.
    /// </summary>
    private int SplitByCase(ReadOnlySpan<char> word)
    {
        if (word.Length < 2)
            return 1;
        if (char.IsAsciiDigit(word[0]))
            return SplitLeadingDigits(word);
        var hasUpperInside = false;
        for (var i = 1; i < word.Length && !hasUpperInside; i++)
            hasUpperInside = char.IsUpper(word[i]);
        if (!hasUpperInside)
            return 1;

        var count = 0;
        var partStart = 0;
        var end = VersionStart(word);
        for (var i = 1; i < end; i++)
        {
            if (!char.IsUpper(word[i]))
                continue;
            var afterLowerOrDigit = !char.IsUpper(word[i - 1]);
            var startsCapitalisedWord = i + 1 < end && char.IsLower(word[i + 1]) && !(i + 2 == end && word[i + 1] == 's');
            if (!afterLowerOrDigit && !startsCapitalisedWord)
                continue;
            if (i - partStart < 2 || end - i < 2)
                continue;
            if (count == MaxParts - 1)
                return 1;
            _partEnds[count++] = i;
            partStart = i;
        }
        if (end < word.Length)
            _partEnds[count++] = end;
        if (count == 0)
            return 1;
        _partEnds[count++] = word.Length;
        return count;
    }

    /// <summary>Returns where the version at the end of a name starts (<c>v2</c> in <c>IMDSv2</c>), or the end of the name.</summary>
    private static int VersionStart(ReadOnlySpan<char> word)
    {
        var at = word.Length;
        while (at > 0 && char.IsAsciiDigit(word[at - 1]))
            at--;
        return at < word.Length && at > 2 && word[at - 1] == 'v' ? at - 1 : word.Length;
    }

    private int SplitLeadingDigits(ReadOnlySpan<char> word)
    {
        var digits = 1;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
            digits++;
        if (digits == word.Length)
            return 1;
        // A hash such as 3f9a7c is one word: digits again after the letters.
        for (var i = digits; i < word.Length; i++)
        {
            if (!char.IsLetter(word[i]))
                return 1;
        }
        _partEnds[0] = digits;
        _partEnds[1] = word.Length;
        return 2;
    }

    /// <summary>Adds every character of a run of Chinese, Japanese, Korean, Thai or the like, and every two neighbours.</summary>
    private int AddIdeographs(ReadOnlySpan<char> text, int start, ref int position)
    {
        var at = start;
        var previous = -1;
        while (at < text.Length && CharacterClass.At(text, at, out var width) == CharacterKind.Ideograph)
        {
            if (previous >= 0)
                AddWord(text[previous..(at + width)], previous, position - 1, position, TokenKind.Joined, isDecimal: false);
            AddWord(text.Slice(at, width), at, position, position, TokenKind.Word, isDecimal: false);
            position++;
            previous = at;
            at += width;
        }
        return at;
    }

    private void AddToken(in Token token)
    {
        if (_tokenCount == _tokens.Length)
            Array.Resize(ref _tokens, _tokens.Length * 2);
        _tokens[_tokenCount++] = token;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EnsureForms(int more)
    {
        if (_formsLength + more > _forms.Length)
            Array.Resize(ref _forms, Math.Max(_forms.Length * 2, _formsLength + more));
    }
}
