namespace Bot.Core.Text;

/// <summary>How far apart two words are as a typist sees it. Pure.</summary>
public static class EditDistance
{
    // Rows of longer words than anybody types are not kept on the stack.
    private const int StackWidth = 128;

    /// <summary>
    /// Returns the number of characters that must be inserted, deleted, replaced or swapped with their neighbour to turn one word into the other, where
    /// no part is edited twice (the optimal string alignment distance of Damerau and Levenshtein).
    /// </summary>
    /// <param name="max">When the distance is larger, the result is <paramref name="max"/> + 1, found sooner.</param>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max = int.MaxValue - 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        if (Math.Abs(a.Length - b.Length) > max)
            return max + 1;
        var width = b.Length + 1;
        Span<int> rows = width <= StackWidth ? stackalloc int[3 * width] : new int[3 * width];
        var last = LastRow(a, b, max, rows);
        return last.IsEmpty ? max + 1 : Math.Min(last[^1], max + 1);
    }

    /// <summary>Returns the distance to the closest beginning of <paramref name="text"/>, which may be all of it or nothing.</summary>
    /// <param name="max">As in <see cref="Between"/>.</param>
    public static int ToBeginning(ReadOnlySpan<char> word, ReadOnlySpan<char> text, int max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        // What lies further on would have to be deleted again.
        if (text.Length - max > word.Length)
            text = text[..(word.Length + max)];
        if (word.Length - text.Length > max)
            return max + 1;
        var width = text.Length + 1;
        Span<int> rows = width <= StackWidth ? stackalloc int[3 * width] : new int[3 * width];
        var best = max + 1;
        foreach (var distance in LastRow(word, text, max, rows))
            best = Math.Min(best, distance);
        return best;
    }

    // By beginning of b, the distance from all of a; empty when each is beyond the limit.
    private static ReadOnlySpan<int> LastRow(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max, Span<int> rows)
    {
        var width = b.Length + 1;
        var before = rows[..width];
        var above = rows[width..(2 * width)];
        var current = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
            above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j < width; j++)
            {
                var distance = Math.Min(Math.Min(above[j], current[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    distance = Math.Min(distance, before[j - 2] + 1);
                current[j] = distance;
                best = Math.Min(best, distance);
            }

            if (best > max)
                return [];
            var oldest = before;
            before = above;
            above = current;
            current = oldest;
        }

        return above;
    }
}
