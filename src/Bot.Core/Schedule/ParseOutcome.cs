using System.Collections.Immutable;
using Bot.Core.Chat;

namespace Bot.Core.Schedule;

/// <summary>What became of a text that a person typed: a value, or a sentence that says what to type instead.</summary>
public abstract record ParseOutcome<T>
{
    private protected ParseOutcome()
    {
    }
}

/// <summary>The text was understood.</summary>
public sealed record Parsed<T>(T Value) : ParseOutcome<T>;

/// <summary>The text was not understood.</summary>
/// <param name="Problem">One sentence for the person, naming what they typed and what would work.</param>
/// <param name="Suggestions">Texts that would be understood, the likeliest first; may be empty.</param>
public sealed record NotParsed<T>(LocalizedText Problem, ImmutableArray<string> Suggestions) : ParseOutcome<T>;
