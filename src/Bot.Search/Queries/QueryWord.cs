using Bot.Search.Analysis;

namespace Bot.Search.Queries;

/// <summary>A word of the query that sections are ranked by, with everything it may stand for.</summary>
internal sealed class QueryWord
{
    /// <summary>The word as looked up: lower case, without accents.</summary>
    public required string Form { get; init; }

    /// <summary>Index in the query's text of the first code unit.</summary>
    public required int Start { get; init; }

    /// <summary>Number of code units in the query's text.</summary>
    public required int Length { get; init; }

    /// <summary>Number of the word in the query, words that are not looked up included.</summary>
    public required int Position { get; init; }

    /// <summary>How often the query says it.</summary>
    public int Count { get; set; } = 1;

    /// <summary>
    /// Whether this is an identifier as a whole beside its words, which earns extra when it matches and is not missed when it does not.
    /// </summary>
    public bool IsExtra { get; init; }

    /// <summary>The part of the same identifier before it: <c>x</c> for <c>amz</c> in <c>x-amz-meta</c>; null when it starts one or is in none.</summary>
    public string? PartBefore { get; init; }

    /// <summary>The part of the same identifier after it.</summary>
    public string? PartAfter { get; init; }

    /// <summary>Whether it is a word of everyday talk, which says little about the subject (see <see cref="EverydayWords"/>).</summary>
    public required bool IsEveryday { get; init; }

    /// <summary>Whether it was typed as a name (<c>EFS</c>), so that a note that has it nowhere is about something else.</summary>
    public bool IsName { get; set; }

    /// <summary>
    /// Whether it was mended although it is an English word (<c>exit</c> for <c>edit</c>): likely it was meant, and what it was mended to is
    /// looked for but answers nothing.
    /// </summary>
    public bool IsDoubtful { get; set; }

    /// <summary>How much of the query's meaning the word carries, for judging whether a section answers it.</summary>
    public double Importance { get; set; }

    /// <summary>Whether the word names a topic, so that a section that does not have it is about something else.</summary>
    public bool NamesTopic { get; set; }

    /// <summary>Whether the word is the whole name of a topic.</summary>
    public bool IsTopic { get; set; }

    /// <summary>What the word may stand for. Empty when the notes have nothing like it.</summary>
    public List<Interpretation> Interpretations { get; } = [];

    /// <summary>What a section gains at most by the word.</summary>
    public double MaxGain
    {
        get
        {
            var max = 0.0;
            foreach (var interpretation in Interpretations)
                max = Math.Max(max, interpretation.StemGain + interpretation.ExactGain);
            return max * Count;
        }
    }
}
