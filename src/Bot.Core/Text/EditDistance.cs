namespace Bot.Core.Text;

/// <summary>How far apart two words are as a typist sees it. Pure.</summary>
public static class EditDistance
{
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
        if (b.Length == 0)
            return a.Length;
        var width = b.Length + 1;
        Span<int> rows = width <= 128 ? stackalloc int[3 * width] : new int[3 * width];
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
                return max + 1;
            var oldest = before;
            before = above;
            above = current;
            current = oldest;
        }

        return Math.Min(above[^1], max + 1);
    }
}
