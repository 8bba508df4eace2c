using System.Buffers;
using System.Collections.Immutable;
using Bot.Core.Notes;

namespace Bot.Knowledge.Parsing;

/// <summary>Adds units to a note where the reader of its blocks stands. One instance writes one note.</summary>
internal sealed class UnitWriter(NoteBuilder builder)
{
    private static readonly SearchValues<char> Ornaments = SearchValues.Create(" -–—*_|.:");

    /// <summary>The <c>&lt;details&gt;</c> elements that are open, each with the unit of its summary.</summary>
    public List<HtmlFold> Folds { get; } = [];

    /// <summary>The summary of the innermost element that is open, which stands above whatever is in it.</summary>
    public UnitDraft? Fold => Folds.Count > 0 ? Folds[^1].Summary : null;

    /// <summary>What a unit is marked with where it stands.</summary>
    public UnitTraits FoldTrait => Folds.Count > 0 ? UnitTraits.Folded : UnitTraits.None;

    /// <summary>Keeps lines of the file as they stand.</summary>
    public void AddRaw(int firstLine, int lastLine, string? language)
    {
        var source = builder.Source;
        var text = source.Text[source.StartOf(firstLine)..source.StartOf(lastLine + 1)].Trim();
        AddCode(text, firstLine, lastLine, language, default);
    }

    /// <summary>Adds a unit of running text. Returns null when nothing of it is content.</summary>
    public UnitDraft? AddText(UnitKind kind, InlineText text, BlockContext context, int group = -1)
    {
        text = ParagraphShape.WithoutBlockId(text);
        var hasWords = CollectTags(text);
        if (text.IsBlank || !hasWords || ParagraphShape.IsKramdownAttribute(text.Text))
        {
            builder.AddOther();
            return null;
        }

        var unit = new UnitDraft
        {
            Kind = kind,
            Text = text,
            FirstLine = text.FirstLine,
            LastLine = text.LastLine,
            Parent = context.Parent ?? Fold,
            Depth = context.Depth,
            Group = group,
            Traits = context.Traits | FoldTrait,
        };
        builder.Add(unit);
        return unit;
    }

    /// <summary>Adds one row of a table.</summary>
    public void AddRow(ImmutableArray<string> columns, List<InlineText> cells, int line, int lastLine, BlockContext context, int group)
    {
        var count = Math.Max(columns.Length, cells.Count);
        var text = cells.Count > 0 ? cells[0] : InlineText.Empty;
        for (var i = 1; i < cells.Count; i++)
            text = InlineText.Join(text, " | ", cells[i]);
        if (cells.TrueForAll(c => c.IsBlank))
            return;
        builder.Add(new UnitDraft
        {
            Kind = UnitKind.TableRow,
            Text = text,
            FirstLine = line,
            LastLine = lastLine,
            Parent = context.Parent ?? Fold,
            Depth = context.Depth,
            Group = group,
            Columns = [.. columns, .. Enumerable.Repeat("", count - columns.Length)],
            Cells = [.. cells.Select(c => c.Text), .. Enumerable.Repeat("", count - cells.Count)],
            Traits = context.Traits | FoldTrait,
        });
        CollectTags(text);
    }

    /// <summary>Adds a term and its meaning as one unit and returns it.</summary>
    public UnitDraft? AddDefinition(InlineText term, InlineText meaning, BlockContext context, int group)
    {
        if (term.IsBlank || meaning.IsBlank)
            return AddText(UnitKind.Definition, term.IsBlank ? meaning : term, context, group);
        var unit = AddText(UnitKind.Definition, InlineText.Join(term, ": ", meaning), context, group);
        if (unit is not null)
            (unit.Term, unit.Meaning) = (term.Text, unit.Text.Text[(term.Text.Length + 2)..]);
        return unit;
    }

    public void AddCode(string text, int firstLine, int lastLine, string? language, BlockContext context) =>
        builder.Add(new UnitDraft
        {
            Kind = UnitKind.Code,
            Text = new InlineText { Text = text, FirstLine = firstLine, LastLine = lastLine },
            FirstLine = firstLine,
            LastLine = lastLine,
            Parent = context.Parent ?? Fold,
            Depth = context.Depth,
            Language = language,
            Traits = context.Traits | FoldTrait,
        });

    /// <summary>Collects the #tags of a text. Returns whether it holds anything else.</summary>
    public bool CollectTags(InlineText text)
    {
        var t = text.Text;
        var at = t.IndexOf('#', StringComparison.Ordinal);
        if (at < 0)
            return t.AsSpan().IndexOfAnyExcept(Ornaments) >= 0;
        var others = t.AsSpan(0, at).IndexOfAnyExcept(' ') >= 0;
        while (at >= 0)
        {
            var end = at + 1;
            while (end < t.Length && (char.IsLetterOrDigit(t[end]) || t[end] is '_' or '-' or '/' || char.IsSurrogate(t[end])))
                end++;
            var tag = t.AsSpan(at + 1, end - at - 1);
            var isTag = (at == 0 || t[at - 1] == ' ') && tag.IndexOfAnyExceptInRange('0', '9') >= 0 && !text.Code.Exists(c => c.Start <= at && at < c.End);
            if (isTag)
                builder.AddTag(tag.TrimEnd('/').ToString());
            var next = t.IndexOf('#', end);
            others |= !isTag || t.AsSpan(end, (next < 0 ? t.Length : next) - end).IndexOfAnyExcept(" ,") >= 0;
            at = next;
        }

        return others;
    }
}
