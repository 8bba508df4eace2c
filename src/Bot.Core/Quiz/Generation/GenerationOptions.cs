namespace Bot.Core.Quiz.Generation;

/// <summary>What the generator may be told. The defaults are what the measurements were made with.</summary>
public sealed record GenerationOptions
{
    /// <summary>Decides the choice and order of options. The same notes and seed give the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Most questions from one unit, 1 to 4: more are different sides of one fact.</summary>
    public int QuestionsPerUnitMax { get; init; } = 2;

    /// <summary>Most rejected candidates kept in words for <c>why</c>; the counts are always complete.</summary>
    public int RejectionsKeptMax { get; init; } = 20_000;

    /// <summary>Most threads that work at once, at least 1; the questions are the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
