using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>Figures that could stand in a figure's place: real ones of the same unit in the note, then round neighbours.</summary>
internal static class FigureRivals
{
    private const int FactsMax = 400;
    private const int NeighboursMax = 6;

    /// <summary>Tier of a number that stands nowhere in the note.</summary>
    public const int TierOfNeighbour = 3;

    // Lazy: most candidates are rejected before anybody asks for rivals.
    public static IEnumerable<Rival> Of(Figure figure, NoteFacts facts, Section section, int unitIndex)
    {
        var values = new HashSet<double> { figure.Value };
        var real = new List<(double Value, int Tier)>();
        foreach (var fact in facts.Figures.Take(FactsMax))
        {
            var other = fact.Figure;
            if (fact.Section.Id == section.Id && fact.UnitIndex == unitIndex)
                continue;
            if (!string.Equals(other.Unit, figure.Unit, StringComparison.Ordinal) || !string.Equals(other.Dimension, figure.Dimension, StringComparison.Ordinal))
                continue;
            // A figure of another order of magnitude or roundness is no rival.
            if (Math.Abs(Math.Log10(other.Value / figure.Value)) > 1.5 || !values.Add(other.Value))
                continue;
            real.Add((other.Value, fact.Section.Id == section.Id ? 1 : 2));
        }

        foreach (var (value, tier) in real.OrderBy(r => r.Tier).Take(2))
            yield return new Rival(FigureFamily.Write(figure, value), "", Shape.Figure, tier);
        foreach (var value in FigureFamily.Neighbours(figure).Where(values.Add).Take(NeighboursMax))
            yield return new Rival(FigureFamily.Write(figure, value), "", Shape.Figure, TierOfNeighbour);
    }
}
