using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>Figures that could stand in a figure's place: real ones of the same unit in the note, then round neighbours.</summary>
internal static class FigureRivals
{
    private const int FactsMax = 400;
    private const int NeighboursMax = 6;

    public static IEnumerable<Rival> Of(Figure figure, NoteFacts facts, Section section, int unitIndex)
    {
        var values = new HashSet<double> { figure.Value };
        var real = new List<Rival>();
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
            real.Add(new Rival(FigureFamily.Write(figure, other.Value), "", Shape.Figure, fact.Section.Id == section.Id ? 1 : 2));
        }

        return real.OrderBy(r => r.Tier).Take(2)
            .Concat(FigureFamily.Neighbours(figure).Where(values.Add).Take(NeighboursMax).Select(v => new Rival(FigureFamily.Write(figure, v), "", Shape.Figure, 2)));
    }
}
