using System.Collections.Frozen;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>How a note writes its definitions. Computed from the note alone, so that it is the same in whatever order candidates are judged.</summary>
internal sealed class NoteForm
{
    private const int TellingWordsMin = 3;

    private static readonly DefinitionList None = new(0, 0, FrozenDictionary<Shape, int>.Empty);

    private readonly Dictionary<(SectionId, int), DefinitionList> _lists = [];

    public NoteForm(IReadOnlyList<DefinitionFact> definitions)
    {
        var defining = 0;
        foreach (var group in definitions.GroupBy(d => d.Group, StringComparer.Ordinal))
        {
            var facts = group.ToList();
            var list = new DefinitionList(facts.Count, facts.Count(IsDefining), facts.GroupBy(d => d.MeaningShape).ToFrozenDictionary(g => g.Key, g => g.Count()));
            defining += list.Defining;
            foreach (var fact in facts)
                _lists[(fact.Section.Id, fact.UnitIndex)] = list;
        }

        DefiningShare = definitions.Count == 0 ? 0 : (double)defining / definitions.Count;
    }

    /// <summary>Of the note's lines that look like definitions, the share that says what a name is or does, from 0 to 1.</summary>
    public double DefiningShare { get; }

    /// <summary>Returns the list or table to which a unit's definition belongs.</summary>
    public DefinitionList ListOf(Section section, int unitIndex) => _lists.GetValueOrDefault((section.Id, unitIndex), None);

    private static bool IsDefining(DefinitionFact fact) =>
        fact.IsName && !Labels.IsLabel(fact.Term) && fact.MeaningStems.Count >= TellingWordsMin
        && (fact.IsCode || fact.MeaningShape is Shape.NounClause or Shape.VerbClause || Descriptions.NamesAKind(fact.Meaning))
        && fact.MeaningObjection is null;
}

/// <summary>Definitions that stand together in one list or table.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Defining">Those that say what a name is or does.</param>
/// <param name="Shapes">How many descriptions there are of each shape.</param>
internal sealed record DefinitionList(int Count, int Defining, FrozenDictionary<Shape, int> Shapes)
{
    public int OfShape(Shape shape) => Shapes.GetValueOrDefault(shape);
}
