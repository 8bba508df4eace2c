using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Bot.Core.Notes;

/// <summary>
/// Names a section across restarts and across edits of its text: a 64-bit hash of the file's path, the heading path and,
/// for headings that repeat, their ordinal. Renaming the file or a heading above makes it another section.
/// </summary>
/// <remarks>Sixteen hexadecimal digits, so that it fits a Discord <c>custom_id</c> and an autocomplete value (100 characters each).</remarks>
public readonly record struct SectionId : IComparable<SectionId>
{
    private readonly ulong _hash;

    private SectionId(ulong hash) => _hash = hash;

    /// <summary>Returns the id of the section under <paramref name="headings"/> in the note at <paramref name="path"/>.</summary>
    /// <param name="path">Path of the note inside the knowledge folder, with <c>/</c> between folders.</param>
    /// <param name="headings">The headings from the outermost to the section's own; empty for text above the first heading.</param>
    /// <param name="ordinal">0 for the first section with this heading path in the file, 1 for the next, and so on.</param>
    public static SectionId From(string path, IEnumerable<string> headings, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(headings);
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        // A character that no heading contains separates the parts, so that ["a", "b"] and ["a b"] differ.
        var key = string.Join('\u001f', [path, .. headings, ordinal.ToString(CultureInfo.InvariantCulture)]);
        return new SectionId(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(key)));
    }

    /// <summary>Reads what <see cref="ToString"/> wrote. Returns false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SectionId id)
    {
        id = default;
        if (text is not { Length: 16 } || !ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash))
            return false;
        id = new SectionId(hash);
        return true;
    }

    public int CompareTo(SectionId other) => _hash.CompareTo(other._hash);

    public static bool operator <(SectionId left, SectionId right) => left.CompareTo(right) < 0;

    public static bool operator >(SectionId left, SectionId right) => left.CompareTo(right) > 0;

    public static bool operator <=(SectionId left, SectionId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SectionId left, SectionId right) => left.CompareTo(right) >= 0;

    public override string ToString() => _hash.ToString("x16", CultureInfo.InvariantCulture);
}
