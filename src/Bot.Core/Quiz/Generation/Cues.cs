namespace Bot.Core.Quiz.Generation;

/// <summary>What <see cref="Guessers"/> see in one option, computed once for comparing many sets.</summary>
/// <param name="Overlap">Number of words shared with the question.</param>
/// <param name="Features">One bit for each of <see cref="Guessers.Features"/>.</param>
internal readonly record struct Cues(int Overlap, int Features)
{
    /// <summary>Returns the bits of the features that the option has.</summary>
    public static int FeaturesOf(string option)
    {
        var features = 0;
        for (var i = 0; i < Guessers.Features.Length; i++)
            features |= Guessers.Features[i](option) ? 1 << i : 0;
        return features;
    }

    /// <summary>Returns whether some feature singles out the key.</summary>
    public static bool IsOdd(Cues key, ReadOnlySpan<Cues> others)
    {
        var (all, any) = (~0, 0);
        foreach (var other in others)
        {
            all &= other.Features;
            any |= other.Features;
        }

        // Bits that every other option has and the key lacks, or that the key alone has.
        var bits = (1 << Guessers.Features.Length) - 1;
        return ((all & ~key.Features) | (key.Features & ~any) & bits) is var odd && (odd & bits) != 0;
    }
}
