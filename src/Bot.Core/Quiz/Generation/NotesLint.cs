using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>What is odd about the notes, seen by the one who makes questions of them.</summary>
public enum LintKind
{
    /// <summary>Two lines say the same and give different figures.</summary>
    ContradictingFigures,

    /// <summary>Two lines say nearly the same.</summary>
    NearDuplicate,
}

/// <summary>A finding about two lines of the notes.</summary>
/// <param name="Message">One sentence for the notes' author.</param>
public sealed record LintFinding(LintKind Kind, string Path, int Line, string OtherPath, int OtherLine, string Message);

/// <summary>Finds contradictions and repetitions in the notes.</summary>
internal sealed class NotesLint(Corpus corpus)
{
    private const int BucketMax = 30;
    private const int WordsMin = 6;
    private const double SimilarityMin = 0.85;
    private const int FindingsMax = 500;

    public ImmutableArray<LintFinding> Findings() => [.. Contradictions().Concat(NearDuplicates()).Take(FindingsMax)];

    private IEnumerable<LintFinding> Contradictions() =>
        corpus.Contradictions.Pairs.Select(pair =>
        {
            var (a, b) = (pair.First, pair.Second);
            var (lineA, lineB) = (a.Section.Units[a.UnitIndex].FirstLine, b.Section.Units[b.UnitIndex].FirstLine);
            return new LintFinding(LintKind.ContradictingFigures, a.Section.Path, lineA, b.Section.Path, lineB,
                $"{a.Section.Path}:{lineA} says {Say(a)}, {b.Section.Path}:{lineB} says {Say(b)}.");
        });

    private IEnumerable<LintFinding> NearDuplicates()
    {
        var buckets = new Dictionary<string, List<(Section Section, int Line, List<string> Stems)>>(StringComparer.Ordinal);
        foreach (var section in corpus.Library.Sections)
        {
            foreach (var unit in section.Units)
            {
                if (unit.Kind is UnitKind.Code or UnitKind.TableRow || unit.Text.Length is < 40 or > 1000)
                    continue;
                var stems = Words.ContentStems(unit.Text);
                if (stems.Count < WordsMin)
                    continue;
                // Texts that are nearly the same share their longest words.
                foreach (var key in stems.OrderByDescending(s => s.Length).ThenBy(s => s, StringComparer.Ordinal).Take(2))
                {
                    if (!buckets.TryGetValue(key, out var bucket))
                        buckets[key] = bucket = [];
                    var twin = bucket.FirstOrDefault(b => Words.Similarity(b.Stems, stems) >= SimilarityMin);
                    if (twin.Stems is not null)
                    {
                        yield return new LintFinding(LintKind.NearDuplicate, twin.Section.Path, twin.Line, section.Path, unit.FirstLine,
                            $"{twin.Section.Path}:{twin.Line} and {section.Path}:{unit.FirstLine} say nearly the same.");
                        break;
                    }

                    if (bucket.Count < BucketMax)
                        bucket.Add((section, unit.FirstLine, stems));
                }
            }
        }
    }

    private static string Say(FigureFact fact) => fact.Figure.IsCount ? $"{fact.Figure.Text} {fact.Figure.Unit}" : fact.Figure.Text;
}
