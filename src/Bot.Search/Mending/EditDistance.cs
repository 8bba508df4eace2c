namespace Bot.Search.Mending;

/// <summary>How many slips of the fingers lie between two words.</summary>
internal static class EditDistance
{
    /// <summary>
    /// Returns the number of letters inserted, left out, changed or swapped with their neighbour that turn one word into the other (optimal
    /// string alignment), or <paramref name="limit"/> + 1 when there are more than <paramref name="limit"/>.
    /// </summary>
    /// <param name="asPrefix">Whether <paramref name="target"/> may go on: the distance to its closest beginning is returned.</param>
    public static int Bounded(ReadOnlySpan<char> word, ReadOnlySpan<char> target, int limit, bool asPrefix = false)
    {
        if (asPrefix && target.Length > word.Length + limit)
            target = target[..(word.Length + limit)];
        if (Math.Abs(word.Length - target.Length) > limit && (!asPrefix || word.Length > target.Length))
            return limit + 1;

        var width = target.Length + 1;
        Span<int> rows = width <= 80 ? stackalloc int[width * 3] : new int[width * 3];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var current = rows.Slice(width * 2, width);
        for (var j = 0; j < width; j++)
            last[j] = j;
        for (var i = 1; i <= word.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var cost = word[i - 1] == target[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && word[i - 1] == target[j - 2] && word[i - 2] == target[j - 1])
                    value = Math.Min(value, before[j - 2] + 1);
                current[j] = value;
                least = Math.Min(least, value);
            }
            if (least > limit)
                return limit + 1;
            var reused = before;
            before = last;
            last = current;
            current = reused;
        }
        if (!asPrefix)
            return Math.Min(last[width - 1], limit + 1);
        var best = limit + 1;
        foreach (var value in last)
            best = Math.Min(best, value);
        return best;
    }
}
