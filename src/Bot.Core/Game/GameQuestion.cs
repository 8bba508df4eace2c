using System.Collections.Immutable;

namespace Bot.Core.Game;

/// <summary>What the game needs to know of a question. Its words stay with the generator. Immutable.</summary>
/// <param name="Id">Names the question across restarts; at most 64 characters.</param>
/// <param name="OptionCount">2 to 25; 0 for a question answered by typing.</param>
/// <param name="Correct">Indexes of the right options as the generator orders them; empty for a typed answer.</param>
/// <param name="Difficulty">1 (easy) to 3 (hard).</param>
public sealed record GameQuestion(string Id, int OptionCount, ImmutableArray<int> Correct, int Difficulty, string Topic)
{
    /// <summary>Where in the notes it is from: two questions of one place give each other away. Empty for unknown.</summary>
    public string Place { get; init; } = "";

    /// <summary>Returns the right options as a bit mask of shown positions (see <see cref="OptionOrder"/>).</summary>
    public int CorrectShown()
    {
        var order = OptionOrder.Of(Id, OptionCount);
        var mask = 0;
        for (var shown = 0; shown < order.Length; shown++)
        {
            if (Correct.Contains(order[shown]))
                mask |= 1 << shown;
        }
        return mask;
    }
}
