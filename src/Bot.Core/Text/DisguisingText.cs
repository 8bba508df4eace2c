using System.Buffers;

namespace Bot.Core.Text;

/// <summary>Characters that show nothing and turn the direction of the text around them, so that a name could pass for another. Transports leave them out.</summary>
/// <remarks>Source: Unicode Technical Report 36, "Bidirectional Text Spoofing".</remarks>
public static class DisguisingText
{
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff");

    public static bool Contains(char character) => Characters.Contains(character);

    public static bool IsIn(ReadOnlySpan<char> text) => text.IndexOfAny(Characters) >= 0;
}
