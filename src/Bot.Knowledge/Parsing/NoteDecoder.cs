using System.Buffers;
using System.Text;

namespace Bot.Knowledge.Parsing;

/// <param name="Encoding">Name of the encoding, such as <c>utf-8</c>, <c>utf-16</c>, <c>utf-16BE</c> or <c>windows-1252</c>.</param>
/// <param name="BadLine">Line of the first bytes that the encoding does not explain, from 1; 0 when there are none.</param>
/// <param name="Warning">What was wrong and what was made of it, or null.</param>
internal sealed record DecodedText(string Text, string Encoding, int BadLine, string? Warning);

/// <summary>
/// Turns the bytes of a note into text. Never fails and never drops a byte: a byte order mark decides, then the pattern of zero bytes that
/// UTF-16 leaves, then UTF-8; bytes that are not UTF-8 are read as Windows-1252, which is Latin-1 with the quotes people type.
/// </summary>
internal static class NoteDecoder
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return Wide(bytes[4..], new UTF32Encoding(bigEndian: false, byteOrderMark: false), "utf-32", 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Wide(bytes[2..], Encoding.Unicode, "utf-16", 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Wide(bytes[2..], Encoding.BigEndianUnicode, "utf-16BE", 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Narrow(bytes[3..]);
        return GuessWide(bytes) switch
        {
            false => Wide(bytes, Encoding.Unicode, "utf-16", 2),
            true => Wide(bytes, Encoding.BigEndianUnicode, "utf-16BE", 2),
            null => Narrow(bytes),
        };
    }

    /// <summary>Returns true for big-endian, false for little-endian UTF-16 without a mark, null for anything else.</summary>
    private static bool? GuessWide(ReadOnlySpan<byte> bytes)
    {
        // Spaces, digits and line ends have a zero byte in UTF-16 in every language; text in UTF-8 has none at all.
        var sample = bytes[..Math.Min(bytes.Length & ~1, 4096)];
        if (sample.Length < 4 || sample.IndexOf((byte)0) < 0)
            return null;
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var pairs = sample.Length / 2;
        if (odd > even * 4 && odd * 10 >= pairs)
            return false;
        if (even > odd * 4 && even * 10 >= pairs)
            return true;
        return null;
    }

    private static DecodedText Wide(ReadOnlySpan<byte> bytes, Encoding encoding, string name, int width)
    {
        var text = encoding.GetString(bytes);
        var rest = bytes.Length % width;
        var bad = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        var broken = bad >= 0 && (rest != 0 || !ContainsReplacement(bytes, encoding));
        return broken
            ? new DecodedText(text, name, LineOf(text, bad), $"Bytes here are not {name}; they are shown as \uFFFD. Save the file as UTF-8.")
            : new DecodedText(text, name, 0, null);
    }

    // U+FFFD that the writer's file really holds is not an error.
    private static bool ContainsReplacement(ReadOnlySpan<byte> bytes, Encoding encoding) => bytes.IndexOf(encoding.GetBytes("\uFFFD")) >= 0;

    private static DecodedText Narrow(ReadOnlySpan<byte> bytes)
    {
        var invalid = System.Text.Unicode.Utf8.IsValid(bytes) ? -1 : FirstInvalid(bytes);
        if (invalid < 0)
            return new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8", 0, null);

        var text = new StringBuilder(bytes.Length);
        var valid = false;
        var rest = bytes;
        Span<char> one = stackalloc char[2];
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(rest, out var rune, out var used) == OperationStatus.Done)
            {
                text.Append(one[..rune.EncodeToUtf16(one)]);
                valid |= used > 1;
                rest = rest[used..];
                continue;
            }

            foreach (var b in rest[..used])
                text.Append(Windows1252.GetChars([b])[0]);
            rest = rest[used..];
        }

        var line = LineOf(Encoding.Latin1.GetString(bytes), invalid);
        return valid
            ? new DecodedText(text.ToString(), "utf-8", line, "Bytes here are not UTF-8; they are read as Windows-1252. Save the file as UTF-8.")
            : new DecodedText(text.ToString(), "windows-1252", line, "The file is not UTF-8; it is read as Windows-1252. Save it as UTF-8.");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (position < bytes.Length && Rune.DecodeFromUtf8(bytes[position..], out _, out var used) == OperationStatus.Done)
            position += used;
        return position < bytes.Length ? position : -1;
    }

    private static int LineOf(string text, int position) => new SourceText(text, 1).LineAt(position);
}
