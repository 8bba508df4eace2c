using System.Collections.Immutable;
using Bot.Core.Notes;

namespace Bot.Core.Search;

/// <summary>The answer to a query. Immutable.</summary>
public sealed record SearchResult
{
    /// <summary>
    /// Best first. Without confidence these are only the closest the notes have, and are to be shown as such; each shares a word with the query that says
    /// what it is about, so there are none where nothing is close.
    /// </summary>
    public required ImmutableArray<SearchHit> Hits { get; init; }

    /// <summary>Whether the first hit answers the query. False means: say that the notes do not answer it.</summary>
    public required bool Confident { get; init; }

    /// <summary>Whether the query is a topic alone, so that the hits are its sections in the order of the notes.</summary>
    public bool ListsTopic { get; init; }

    /// <summary>The query with misspelt words, or a misspelt topic, mended, where that finds more; else null.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>Topics to offer when there is no confident hit, best first: those of the hits, and those that the query names or nearly names; at most five.</summary>
    public ImmutableArray<string> ClosestTopics { get; init; } = [];

    /// <summary>What of the query was not used and why, in one sentence, such as a topic that does not exist; else null.</summary>
    public string? Notice { get; init; }
}

/// <summary>One section that matches. Immutable.</summary>
/// <param name="Score">Comparable within one result only; larger is better.</param>
/// <param name="Explanation">How the score came about; null unless <see cref="SearchQuery.Explain"/> asked for it.</param>
public sealed record SearchHit(Section Section, double Score, Snippet Snippet, ScoreExplanation? Explanation = null);

/// <summary>
/// The piece of a section that settles the question. Immutable.
/// </summary>
public sealed record Snippet
{
    /// <summary>Plain text, word for word from the note; a bullet that needs its parents has them above it, a line each. A line <c>…</c> stands for text between that was left out.</summary>
    public required string Text { get; init; }

    /// <summary>The words of <see cref="Text"/> that matched, in order, not overlapping.</summary>
    public required ImmutableArray<TextRange> Matches { get; init; }

    /// <summary>The same as Markdown, with the matched words in bold and everything else escaped.</summary>
    public required string Markdown { get; init; }

    /// <summary>Line in the file of the unit that matched best, from 1: where a reader should look.</summary>
    public required int Line { get; init; }

    /// <summary>Index in <see cref="Section.Units"/> of that unit, or -1 when the section has only its headings.</summary>
    public int UnitIndex { get; init; } = -1;

    /// <summary>Whether the text is code and keeps its line breaks and spaces.</summary>
    public bool IsCode { get; init; }

    /// <summary>Whether text of the unit was left out at either end.</summary>
    public bool IsCut { get; init; }
}

/// <summary>One node of the tree that explains a score: its value is made of the values below it in the way the description says.</summary>
public sealed record ScoreExplanation(double Value, string Description, ImmutableArray<ScoreExplanation> Details)
{
    public ScoreExplanation(double value, string description)
        : this(value, description, [])
    {
    }
}
