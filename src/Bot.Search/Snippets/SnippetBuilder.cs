using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Search.Analysis;
using Bot.Search.Indexing;
using Bot.Search.Queries;
using Bot.Search.Ranking;

namespace Bot.Search.Snippets;

/// <summary>
/// Cuts the piece out of a section that settles the question: the best passage, the bullets it stands under, what stands under it when it
/// only leads in, and one more passage when that has words of the query which are still missing.
/// </summary>
internal sealed class SnippetBuilder(InvertedIndex index, QueryPlan plan, SecondStage secondStage, TextAnalyzer analyzer)
{
    /// <summary>Lines are added while the snippet stays below this, in UTF-16 code units.</summary>
    public const int TargetLength = 300;

    /// <summary>A bullet above is cut to this length.</summary>
    private const int MaxParentLength = 120;

    /// <summary>A longer bullet says something itself and is no mere lead-in to those below, unless it ends in a colon.</summary>
    private const int MaxLeadInLength = 80;

    /// <summary>What compares two things is shown up to this, in UTF-16 code units: twice a usual snippet, as it says as much of each.</summary>
    private const int ComparisonLength = 2 * TargetLength;

    /// <summary>A row or bullet of a comparison is cut to this length.</summary>
    private const int MaxComparedLength = 200;

    private readonly ComparedLines _compared = new(index, plan, secondStage, analyzer);
    private readonly List<Line> _lines = [];
    private readonly List<TextRange> _bold = [];
    private bool _isCut;

    /// <param name="Passage">Index among the section's passages.</param>
    /// <param name="MaxLength">What is longer is cut around the matched words.</param>
    private readonly record struct Line(int Passage, int MaxLength);

    /// <summary>Returns the snippet of a section, given what the second stage has just found out about it.</summary>
    public Snippet Build(int section, PassageEvidence evidence)
    {
        var units = index.Sections[section].Units;
        var passages = index.PassagesOf(section);
        _lines.Clear();
        _isCut = false;
        if (passages.IsEmpty)
            return TitleOnly(index.Sections[section]);

        var best = evidence.BestItem >= 0 ? evidence.BestItem : evidence.BestPassage;
        if (best < 0)
        {
            best = 0;
            AddFollowing(units, passages, from: 0);
        }
        else if (_compared.IsAsked && _compared.Find(section, evidence) is { Count: > 0 } compared)
        {
            best = AddCompared(passages, compared, best);
        }
        else
        {
            AddAbove(units, passages, best);
            _lines.Add(new Line(best, TargetLength));
            AddBelow(units, passages, passages[best].Unit);
            AddMissing(units, passages, evidence);
            if (evidence.BestItem < 0)
                AddNext(units, passages, best);
        }
        _lines.Sort((a, b) => a.Passage.CompareTo(b.Passage));
        return Render(section, best);
    }

    /// <summary>Adds what compares, as much as there is room for; returns the passage that is cited.</summary>
    private int AddCompared(ReadOnlySpan<Passage> passages, List<int> compared, int best)
    {
        var length = 0;
        foreach (var p in compared)
        {
            length += Math.Min(MaxComparedLength, passages[p].End - passages[p].Start);
            if (length > ComparisonLength)
            {
                _isCut = true;
                break;
            }
            _lines.Add(new Line(p, MaxComparedLength));
        }
        if (_lines.Exists(l => l.Passage == best))
            return best;
        return compared[0];
    }

    private static Snippet TitleOnly(Section section) => new()
    {
        Text = section.Title,
        Matches = [],
        Markdown = Escape(section.Title),
        Line = section.FirstLine,
    };

    private static string Escape(string text)
    {
        var output = new StringBuilder();
        MarkdownText.AppendText(output, text, []);
        return output.ToString();
    }

    /// <summary>The beginning of a section whose headings alone matched.</summary>
    private void AddFollowing(ImmutableArray<Unit> units, ReadOnlySpan<Passage> passages, int from)
    {
        var length = 0;
        for (var p = from; p < passages.Length; p++)
        {
            // Code goes alone: a fence in the middle of other lines cannot be shown as one text.
            if (p > from && CodeOrProse.IsCode(units[passages[p].Unit]) != CodeOrProse.IsCode(units[passages[from].Unit]))
                break;
            var more = passages[p].End - passages[p].Start;
            if (length > 0 && length + more > TargetLength)
            {
                _isCut = true;
                return;
            }
            _lines.Add(new Line(p, TargetLength));
            length += more;
        }
    }

    private void AddAbove(ImmutableArray<Unit> units, ReadOnlySpan<Passage> passages, int best)
    {
        var unit = passages[best].Unit;
        for (var parent = units[unit].Parent; parent >= 0 && parent < unit; parent = units[parent].Parent)
        {
            // The end of a lead-in is what leads in.
            var p = LastPassageOf(passages, parent);
            if (p >= 0 && !CodeOrProse.IsCode(units[parent]))
                _lines.Add(new Line(p, MaxParentLength));
            unit = parent;
        }
    }

    private void AddBelow(ImmutableArray<Unit> units, ReadOnlySpan<Passage> passages, int unit)
    {
        var text = units[unit].Text.AsSpan().TrimEnd();
        if (!text.EndsWith(":") && text.Length > MaxLeadInLength)
            return;
        var length = Length(passages);
        for (var p = 0; p < passages.Length; p++)
        {
            if (!IsBelow(units, passages[p].Unit, unit))
                continue;
            var more = passages[p].End - passages[p].Start;
            if (length + more > TargetLength)
            {
                _isCut = true;
                return;
            }
            _lines.Add(new Line(p, TargetLength));
            length += more;
        }
    }

    /// <summary>Adds the passage with most of the query's words that no line has yet, while there is room.</summary>
    private void AddMissing(ImmutableArray<Unit> units, ReadOnlySpan<Passage> passages, PassageEvidence evidence)
    {
        // The topic is shown above every snippet.
        var shown = evidence.WordsInTopic;
        foreach (var (passage, words) in evidence.Passages)
        {
            if (_lines.Exists(l => l.Passage == passage))
                shown |= words;
        }
        var best = -1;
        var bestGain = 0.0;
        foreach (var (passage, words) in evidence.Passages)
        {
            var gain = secondStage.GainOf(words & ~shown);
            if (gain > bestGain)
                (best, bestGain) = (passage, gain);
        }
        // A word or two more is worth a line only when it is a good part of the query.
        if (best < 0 || bestGain < 0.2 * secondStage.GainOf(~0UL))
            return;
        var length = passages[best].End - passages[best].Start;
        var room = TargetLength + MaxParentLength - Length(passages);
        // A paragraph says enough when cut, a bullet not.
        var isEnough = length <= room || (room >= MaxParentLength && units[passages[best].Unit].Kind == UnitKind.Paragraph);
        if (isEnough && !CodeOrProse.IsCode(units[passages[best].Unit]))
            _lines.Add(new Line(best, Math.Min(room, TargetLength)));
    }

    /// <summary>Adds the bullets that follow an opening paragraph which alone has words of the query, while there is room: it names the need, they what serves it.</summary>
    private void AddNext(ImmutableArray<Unit> units, ReadOnlySpan<Passage> passages, int opening)
    {
        for (var p = opening + 1; p < passages.Length && units[passages[p].Unit].Kind is UnitKind.Bullet or UnitKind.Definition or UnitKind.TableRow; p++)
        {
            if (Length(passages) + passages[p].End - passages[p].Start > TargetLength + MaxParentLength)
                return;
            _lines.Add(new Line(p, TargetLength));
        }
    }

    private int Length(ReadOnlySpan<Passage> passages)
    {
        var length = 0;
        foreach (var line in _lines)
            length += Math.Min(line.MaxLength, passages[line.Passage].End - passages[line.Passage].Start);
        return length;
    }

    private static int LastPassageOf(ReadOnlySpan<Passage> passages, int unit)
    {
        for (var p = passages.Length - 1; p >= 0; p--)
        {
            if (passages[p].Unit == unit)
                return p;
        }
        return -1;
    }

    private static bool IsBelow(ImmutableArray<Unit> units, int unit, int ancestor)
    {
        for (var parent = units[unit].Parent; parent >= 0 && parent < unit; parent = units[parent].Parent)
        {
            if (parent == ancestor)
                return true;
            unit = parent;
        }
        return false;
    }

    private Snippet Render(int section, int best)
    {
        var units = index.Sections[section].Units;
        var passages = index.PassagesOf(section);
        var entries = secondStage.CurrentEntries;
        var text = new StringBuilder();
        var markdown = new StringBuilder();
        var matches = ImmutableArray.CreateBuilder<TextRange>();
        var isCode = CodeOrProse.IsCode(units[passages[best].Unit]);
        for (var l = 0; l < _lines.Count; l++)
        {
            var passage = passages[_lines[l].Passage];
            var unit = units[passage.Unit];
            var isCodeLine = CodeOrProse.IsCode(unit);
            var line = Cut(unit, passage, _lines[l].MaxLength, entries, isCodeLine);
            if (text.Length > 0)
            {
                // Lines that stand apart in the note must not read as if they followed each other.
                var isGap = _lines[l].Passage != _lines[l - 1].Passage + 1 && text[^1] != '…' && !line.StartsWith('…');
                text.Append(isGap ? "\n…\n" : "\n");
                markdown.Append(isGap ? "\n…\n" : "\n");
            }
            foreach (var range in _bold)
                matches.Add(new TextRange(text.Length + range.Start, range.Length));
            text.Append(line);
            if (!isCodeLine)
            {
                MarkdownText.AppendText(markdown, line, CollectionsMarshal.AsSpan(_bold));
                continue;
            }
            MarkdownText.AppendFence(markdown, line, unit.Language);
        }
        return new Snippet
        {
            Text = text.ToString(),
            Matches = matches.ToImmutable(),
            Markdown = markdown.ToString(),
            Line = units[passages[best].Unit].FirstLine,
            UnitIndex = passages[best].Unit,
            IsCode = isCode,
            IsCut = _isCut,
        };
    }

    /// <summary>Returns the text of a line, cut to its length around the matched words, and leaves the ranges of those in <see cref="_bold"/>.</summary>
    private string Cut(Unit unit, Passage passage, int maxLength, ReadOnlySpan<long> entries, bool isCode)
    {
        var whole = PassageText.Of(unit);
        var text = whole.AsSpan(passage.Start..passage.End);
        FindMatches(text, passage.FirstPosition, entries);
        var from = 0;
        var to = text.TrimEnd().Length;
        if (!isCode)
        {
            while (from < to && char.IsWhiteSpace(text[from]))
                from++;
        }
        if (to - from > maxLength)
            (from, to) = Window(text, from, to, maxLength);
        while (to > from && char.IsWhiteSpace(text[to - 1]))
            to--;

        var before = !isCode && HasText(whole.AsSpan(0, passage.Start + from)) ? "…" : "";
        var after = !isCode && HasText(whole.AsSpan(passage.Start + to)) ? "…" : "";
        _isCut |= HasText(whole.AsSpan(0, passage.Start + from)) || HasText(whole.AsSpan(passage.Start + to));
        _bold.RemoveAll(r => r.Start < from || r.End > to);
        for (var i = 0; i < _bold.Count; i++)
            _bold[i] = new TextRange(_bold[i].Start - from + before.Length, _bold[i].Length);
        return string.Concat(before, text[from..to], after);
    }

    private static bool HasText(ReadOnlySpan<char> text) => !text.IsWhiteSpace();

    /// <summary>Returns the part of the text with most matches that is at most so long, from word to word.</summary>
    private (int From, int To) Window(ReadOnlySpan<char> text, int from, int to, int maxLength)
    {
        var start = from;
        var mostMatches = 0;
        for (var i = 0; i < _bold.Count; i++)
        {
            var count = 0;
            while (i + count < _bold.Count && _bold[i + count].End - _bold[i].Start <= maxLength - (maxLength / 5))
                count++;
            if (count > mostMatches)
                (mostMatches, start) = (count, _bold[i].Start);
        }
        // Some words before the first match, and from the beginning when it is near.
        start = start - from < maxLength / 3 ? from : start - (maxLength / 6);
        if (start > from)
        {
            while (start < to && !char.IsWhiteSpace(text[start - 1]) && _bold.TrueForAll(r => start <= r.Start || start >= r.End))
                start++;
        }
        var end = Math.Min(to, start + maxLength);
        if (end < to)
        {
            var space = text[start..end].LastIndexOfAny(' ', '\n');
            if (space > maxLength / 2)
                end = start + space;
            else if (char.IsLowSurrogate(text[end]))
                end--;
        }
        return (start, end);
    }

    private void FindMatches(ReadOnlySpan<char> text, int firstPosition, ReadOnlySpan<long> entries)
    {
        _bold.Clear();
        analyzer.Analyze(text, firstPosition);
        Token whole = default;
        foreach (var token in analyzer.Tokens)
        {
            if (token.Kind == TokenKind.Whole)
                whole = token;
            if (!Occurrences.HasAt(entries, token.Position) && !Occurrences.HasAt(entries, token.LastPosition))
                continue;
            if (!plan.MatchableTerms.Contains(index.TermId(analyzer.Form(token))))
                continue;
            // Half a word in bold reads badly: an identifier is marked as a whole.
            var marked = token.Kind == TokenKind.Part ? whole : token;
            AddBold(marked.Start, marked.End);
        }
    }

    /// <summary>Adds a range; tokens come in the order of their starts, so that only the last can overlap or touch it.</summary>
    private void AddBold(int start, int end)
    {
        if (_bold.Count > 0 && start <= _bold[^1].End)
        {
            var last = _bold[^1];
            _bold[^1] = new TextRange(last.Start, Math.Max(last.End, end) - last.Start);
            return;
        }
        _bold.Add(new TextRange(start, end - start));
    }
}
