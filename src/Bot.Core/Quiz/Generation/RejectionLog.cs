using System.Collections.Immutable;

namespace Bot.Core.Quiz.Generation;

/// <summary>A candidate that a guard stopped.</summary>
/// <param name="Guard">Name of the guard.</param>
/// <param name="Reason">What it found, as the end of a sentence.</param>
public sealed record Rejection(string Guard, string Reason, string Pattern, string Prompt, string Answer, string Path, int Line, Notes.SectionId Section);

/// <summary>What a section gave.</summary>
/// <param name="Reason">One sentence that says why it gave nothing; null when it gave questions.</param>
public sealed record SectionYield(Notes.SectionId Section, string Path, int Line, string Breadcrumb, int Candidates, int Questions, string? Reason);

/// <summary>Counts all rejections and keeps the first ones in words.</summary>
internal sealed class RejectionLog(int keptMax)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<Rejection> _kept = [];

    public void Add(Rejection rejection)
    {
        _counts[rejection.Guard] = _counts.GetValueOrDefault(rejection.Guard) + 1;
        if (_kept.Count < keptMax)
            _kept.Add(rejection);
    }

    public ImmutableSortedDictionary<string, int> Counts() => _counts.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public ImmutableArray<Rejection> Kept() => [.. _kept];
}
