using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;

namespace Bot.Core.Game;

/// <summary>
/// The order in which a question's options are shown. Seeded by the question alone, so that a message edited days later, or by another
/// process, shows the same order, and a button's number tells nothing about which option is right.
/// </summary>
public static class OptionOrder
{
    public const int OptionsMax = 25;

    /// <summary>Returns, for each shown position from 0, the index of the option as the generator orders them.</summary>
    public static ImmutableArray<int> Of(string questionId, int count)
    {
        ArgumentNullException.ThrowIfNull(questionId);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, OptionsMax);
        var order = Enumerable.Range(0, count).ToArray();
        var id = Encoding.UTF8.GetBytes(questionId);
        // Fisher–Yates with a hash for each draw: System.Random may change its sequence between versions of .NET.
        for (var i = count - 1; i > 0; i--)
        {
            var j = (int)(XxHash64.HashToUInt64(id, seed: i) % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
        return [.. order];
    }
}
