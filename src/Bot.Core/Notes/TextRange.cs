namespace Bot.Core.Notes;

/// <summary>A run of UTF-16 code units inside a text.</summary>
/// <param name="Start">Index of the first code unit, from 0.</param>
/// <param name="Length">Number of code units, at least 0.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Index just past the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>Returns the part of <paramref name="text"/> that this range covers.</summary>
    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);
}
