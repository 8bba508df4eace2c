using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Core.Search.Snippets;
using Bot.Search.LuceneNet.Indexing;
using Bot.Search.LuceneNet.Queries;
using Bot.Search.LuceneNet.Ranking;

namespace Bot.Search.LuceneNet.Snippets;

/// <summary>
/// Cuts the piece out of a section that settles the question: the best passage, the bullets it stands under, what stands under it when it only
/// leads in, and one more passage when that has much of what the query still misses. Pure.
/// </summary>
internal sealed class SnippetBuilder(QueryPlan plan, Section section, SectionEvidence evidence)
{
    /// <summary>Lines are added while the snippet stays below this, in UTF-16 code units.</summary>
    private const int TargetLength = 300;

    /// <summary>A bullet above is cut to this length.</summary>
    private const int MaxParentLength = 120;

    /// <summary>A longer bullet says something itself and is no mere lead-in to those below, unless it ends in a colon.</summary>
    private const int MaxLeadInLength = 80;

    /// <summary>Words that are still missing are worth a line when they are this part of the query.</summary>
    private const double MinMissingShare = 0.2;

    private readonly SortedDictionary<int, int> _maxLengthOf = [];
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _markdown = new();
    private readonly ImmutableArray<TextRange>.Builder _matches = ImmutableArray.CreateBuilder<TextRange>();
    private bool _isCut;

    public static Snippet Build(QueryPlan plan, Section section, SectionEvidence evidence) => new SnippetBuilder(plan, section, evidence).Build();

    private Snippet Build()
    {
        var best = Math.Max(0, evidence.Best);
        if (evidence.Passages.Count == 0)
        {
            MarkdownText.AppendText(_markdown, section.Title, []);
            return new Snippet { Text = section.Title, Matches = [], Markdown = _markdown.ToString(), Line = section.FirstLine };
        }
        AddLine(best, int.MaxValue);
        if (evidence.Best < 0)
        {
            AddWhile(p => p > best && IsCode(p) == IsCode(best));
        }
        else
        {
            AddAbove(evidence.Passages[best].Unit);
            AddBelow(evidence.Passages[best].Unit);
            AddMissing();
        }
        var before = -1;
        foreach (var (passage, maxLength) in _maxLengthOf)
        {
            Write(evidence.Passages[passage], evidence.MatchesOf[passage], maxLength, follows: passage == before + 1);
            before = passage;
        }
        var unit = evidence.Passages[best].Unit;
        return new Snippet
        {
            Text = _text.ToString(),
            Matches = _matches.ToImmutable(),
            Markdown = _markdown.ToString(),
            Line = section.Units[unit].FirstLine,
            UnitIndex = unit,
            IsCode = IsCode(best),
            IsCut = _isCut,
        };
    }

    private bool IsCode(int passage) => CodeOrProse.IsCode(section.Units[evidence.Passages[passage].Unit]);

    private int Length => _maxLengthOf.Sum(l => Math.Min(l.Value, evidence.Passages[l.Key].Text.Length));

    private void AddLine(int passage, int maxLength) => _maxLengthOf.TryAdd(passage, maxLength);

    private void AddWhile(Func<int, bool> isWanted)
    {
        for (var p = 0; p < evidence.Passages.Count; p++)
        {
            if (!isWanted(p))
                continue;
            if (Length + evidence.Passages[p].Text.Length > TargetLength)
            {
                _isCut = true;
                return;
            }
            AddLine(p, int.MaxValue);
        }
    }

    private void AddAbove(int unit)
    {
        foreach (var parent in Ancestors(unit))
        {
            // The end of a lead-in is what leads in.
            var p = evidence.Passages.FindLastIndex(x => x.Unit == parent);
            if (p >= 0 && !IsCode(p))
                AddLine(p, MaxParentLength);
        }
    }

    private void AddBelow(int unit)
    {
        var text = section.Units[unit].Text.AsSpan().TrimEnd();
        if (text.EndsWith(":") || text.Length <= MaxLeadInLength)
            AddWhile(p => Ancestors(evidence.Passages[p].Unit).Contains(unit));
    }

    private void AddMissing()
    {
        var shown = _maxLengthOf.Keys.Aggregate(0UL, (words, p) => words | evidence.WordsOf[p]);
        var gains = evidence.WordsOf.Select((words, p) => (Passage: p, Gain: plan.ImportanceOf(words & ~shown)));
        var (passage, gain) = gains.MaxBy(g => g.Gain);
        if (gain < MinMissingShare * plan.ImportanceOf(~0UL) || gain == 0 || IsCode(passage))
            return;
        if (Length + evidence.Passages[passage].Text.Length <= TargetLength + MaxParentLength)
            AddLine(passage, int.MaxValue);
    }

    private IEnumerable<int> Ancestors(int unit)
    {
        for (var parent = section.Units[unit].Parent; parent >= 0 && parent < unit; parent = section.Units[parent].Parent)
        {
            yield return parent;
            unit = parent;
        }
    }

    private void Write(Passage passage, List<TextRange> matches, int maxLength, bool follows)
    {
        var unit = section.Units[passage.Unit];
        var isCode = CodeOrProse.IsCode(unit);
        var from = isCode ? 0 : passage.Text.Length - passage.Text.AsSpan().TrimStart().Length;
        var to = passage.Text.AsSpan().TrimEnd().Length;
        var isCutBehind = !passage.IsEnd;
        if (to - from > maxLength)
        {
            isCutBehind = true;
            to = from + maxLength;
            var space = passage.Text.LastIndexOf(' ', to - 1, maxLength / 2);
            to = space > from ? space : char.IsLowSurrogate(passage.Text[to]) ? to - 1 : to;
        }
        _isCut |= !passage.IsStart || isCutBehind;

        var line = string.Concat(isCode || passage.IsStart ? "" : "…", passage.Text.AsSpan(from..Math.Max(from, to)), isCode || !isCutBehind ? "" : "…");
        if (_text.Length > 0)
        {
            // Lines that stand apart in the note must not read as if they followed each other.
            var isGap = !follows && _text[^1] != '…' && !line.StartsWith('…');
            _text.Append(isGap ? "\n…\n" : "\n");
            _markdown.Append(isGap ? "\n…\n" : "\n");
        }
        var shift = (isCode || passage.IsStart ? 0 : 1) - from;
        var bold = matches.FindAll(m => m.Start >= from && m.End <= to).ConvertAll(m => new TextRange(m.Start + shift, m.Length));
        foreach (var range in bold)
            _matches.Add(new TextRange(_text.Length + range.Start, range.Length));
        _text.Append(line);
        if (isCode)
            MarkdownText.AppendFence(_markdown, line, unit.Language);
        else
            MarkdownText.AppendText(_markdown, line, CollectionsMarshal.AsSpan(bold));
    }
}
