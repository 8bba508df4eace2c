namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>Finds the definitions that stand nearest to one: same list, then section, then note.</summary>
internal static class RivalDefinitions
{
    // In a note of thousands of definitions only the neighbourhood is looked at.
    private const int Window = 25;

    public static IEnumerable<(DefinitionFact Fact, int Tier)> Of(DefinitionFact fact, NoteFacts facts)
    {
        var from = Math.Max(0, fact.Position - Window);
        var to = Math.Min(facts.Definitions.Count - 1, fact.Position + Window);
        return Enumerable.Range(from, to - from + 1)
            .Where(i => i != fact.Position)
            .Select(i => facts.Definitions[i])
            .Where(f => f.UnitIndex != fact.UnitIndex || f.Section != fact.Section)
            .Select(f => (Fact: f, Tier: TierOf(fact, f)))
            .OrderBy(f => f.Tier)
            .ThenBy(f => Math.Abs(f.Fact.Position - fact.Position))
            .ThenBy(f => f.Fact.Position);
    }

    /// <summary>Returns the defined terms of the note that are names as rivals, the nearest first.</summary>
    public static IEnumerable<Rival> Names(DefinitionFact fact, NoteFacts facts)
    {
        var defined = Of(fact, facts)
            .Where(f => f.Fact.IsName)
            .Select(f => new Rival(f.Fact.Term, f.Fact.Meaning, f.Fact.TermShape, f.Tier));
        return defined;
    }

    private static int TierOf(DefinitionFact fact, DefinitionFact other)
    {
        if (string.Equals(fact.Group, other.Group, StringComparison.Ordinal))
            return 0;
        if (fact.Section.Id == other.Section.Id)
            return 1;
        return string.Equals(fact.Section.Topic, other.Section.Topic, StringComparison.Ordinal) ? 2 : 3;
    }
}
