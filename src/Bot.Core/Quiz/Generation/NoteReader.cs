using System.Runtime.InteropServices;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>What one note says, read without looking at any other: facts for patterns, statements and abbreviations for the corpus.</summary>
internal sealed class NoteReader
{
    private const int UnitLengthMax = 2000;

    // Of the statement that is being read.
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);

    public NoteReader(Note note)
    {
        // A title in English does not make the text English; the units decide.
        Facts = new NoteFacts(note, EnglishText.IsEnglish(note.Sections.SelectMany(s => s.Units).Where(u => u.Kind != UnitKind.Code).Select(u => u.Text)));
        foreach (var section in note.Sections)
            Read(section);
    }

    public NoteFacts Facts { get; }

    public List<Statement> Statements { get; } = [];

    private void Read(Section section)
    {
        var titleStems = Words.ContentStems(section.Title);
        foreach (var (shortForm, longForm) in Abbreviations.FindAll(section.Title))
            Facts.ExpansionsInHeadings.Add((shortForm, longForm));
        var above = new Dictionary<int, List<string>>();
        for (var i = 0; i < section.Units.Length; i++)
        {
            var unit = section.Units[i];
            if (unit.Text.Length is 0 or > UnitLengthMax || unit.Kind == UnitKind.Code)
                continue;
            ReadStatement(section, i, unit, titleStems, above);
            foreach (var (shortForm, longForm) in Abbreviations.FindAll(unit.Text))
                Facts.Abbreviations.Add(new AbbreviationFact(section, i, shortForm, longForm));
            if (!Facts.IsEnglish)
                continue;
            if (unit.Term is not null)
                AddDefinition(section, i, unit.Term, unit.Meaning ?? "", IsCode(unit, unit.Term));
            else if (unit.Kind == UnitKind.TableRow)
                ReadRow(section, i, unit);
            else
                ReadDefiningSentence(section, i, unit);
            ReadFigures(section, i, unit);
            ReadMarkedNames(unit);
        }

        if (Facts.IsEnglish)
            ReadLists(section);
    }

    private void ReadStatement(Section section, int unitIndex, Unit unit, List<string> titleStems, Dictionary<int, List<string>> above)
    {
        var words = Words.Split(unit.Text);
        _stems.Clear();
        _stems.UnionWith(Words.ContentStems(words));
        // What a nested bullet says, it says about the bullets above it and about the section.
        for (var parent = unit.Parent; parent >= 0 && parent < unitIndex; parent = section.Units[parent].Parent)
        {
            if (section.Units[parent].Text.Length < 200)
            {
                ref var ofParent = ref CollectionsMarshal.GetValueRefOrAddDefault(above, parent, out _);
                _stems.UnionWith(ofParent ??= Words.ContentStems(section.Units[parent].Text));
            }

            if (section.Units[parent].Parent >= parent)
                break;
        }

        _stems.UnionWith(titleStems);
        Statements.Add(new Statement(unit, words, [.. _stems]));
    }

    private void AddDefinition(Section section, int unitIndex, string term, string meaning, bool isCode, string? group = null, bool? isPlural = null, string? column = null)
    {
        term = Names.WithoutNumbering(Tidy.Line(term).Trim('"', '“', '”', ' '));
        meaning = FirstClause(Tidy.Line(meaning));
        if (meaning.Length < 2 || term.Length > 60)
            return;
        var unit = section.Units[unitIndex];
        Facts.Definitions.Add(new DefinitionFact
        {
            Section = section,
            UnitIndex = unitIndex,
            Term = term,
            Meaning = meaning,
            Group = group ?? $"{section.Id}/{unit.Group}/{unit.Parent}",
            IsCode = isCode,
            IsName = Names.IsName(term, isCode) && !Names.IsAttribute(term),
            UseColumn = column is not null && Tables.TellsUse(column) ? column : null,
            OpensWithCode = unit.Code.Any(r => r.End <= unit.Text.Length && meaning.StartsWith(unit.Text.Substring(r.Start, r.Length), StringComparison.Ordinal)),
            IsPlural = isPlural ?? (!isCode && LooksPlural(term)),
            TermShape = Shapes.OfName(term, isCode),
            MeaningShape = Shapes.OfMeaning(meaning),
            MeaningStems = Words.ContentStems(meaning),
            MeaningObjection = Descriptions.Objection(meaning),
            Position = Facts.Definitions.Count,
        });
    }

    private void ReadRow(Section section, int unitIndex, Unit unit)
    {
        if (!Tables.TryReadDescription(unit, out var term, out var meaning, out var column))
            return;
        AddDefinition(section, unitIndex, term, meaning, IsCode(unit, term), $"{section.Id}/table {unit.Group}", column: column);
    }

    private void ReadDefiningSentence(Section section, int unitIndex, Unit unit)
    {
        if (unit.Text.Length > 600)
            return;
        var first = Sentences.Split(unit.Text);
        if (first.Count == 0 || !DefiningSentence.TryRead(first[0].Text, out var term, out var meaning, out var isPlural))
            return;
        AddDefinition(section, unitIndex, term, meaning, IsCode(unit, term), isPlural: isPlural);
    }

    private void ReadFigures(Section section, int unitIndex, Unit unit)
    {
        var figures = Figure.FindAll(unit.Text);
        if (figures.IsEmpty || figures.Length > 6)
            return;
        var words = Words.ContentStems(unit.Text).Where(w => !char.IsDigit(w[0])).ToList();
        foreach (var figure in figures)
            Facts.Figures.Add(new FigureFact(section, unitIndex, figure, words, figures));
    }

    private void ReadMarkedNames(Unit unit)
    {
        if (Facts.MarkedNames.Count > 2000)
            return;
        foreach (var range in unit.Strong.Concat(unit.Code))
        {
            if (range.End > unit.Text.Length)
                continue;
            var isCode = unit.Code.Contains(range);
            var name = Tidy.Line(unit.Text.Substring(range.Start, range.Length));
            if (Names.IsName(name, isCode) && !Names.IsAttribute(name))
                Facts.MarkedNames.Add(new Rival(name, Tidy.Line(unit.Text), Shapes.OfName(name, isCode), 2));
        }
    }

    private void ReadLists(Section section)
    {
        foreach (var list in Lists.FindAll(section))
            Facts.Lists.Add(list);
    }

    private static bool IsCode(Unit unit, string term)
    {
        foreach (var range in unit.Code)
        {
            if (range.End <= unit.Text.Length && range.Of(unit.Text).Equals(term.AsSpan(), StringComparison.Ordinal))
                return true;
        }

        return unit.Term is null && unit.Cells.IsEmpty ? false : Shapes.IsIdentifier(term);
    }

    private static bool LooksPlural(string term)
    {
        var words = Words.Split(Names.WithoutBrackets(term, out _));
        return words.Count > 0 && EnglishText.IsPlural(words[^1]) && !Shapes.IsIdentifier(term) && !term.Split(' ')[^1].All(char.IsUpper);
    }

    private static string FirstClause(string meaning)
    {
        var sentences = Sentences.Split(meaning);
        var first = sentences.Count > 0 ? sentences[0].Text : meaning;
        var cut = first.IndexOf("; ", StringComparison.Ordinal);
        if (cut > 0 && Sentences.IsBalanced(first[..cut]))
            first = first[..cut];
        return Tidy.Line(first);
    }

    /// <summary>A unit and what it is about.</summary>
    /// <param name="Words">The unit's own, in lower case.</param>
    /// <param name="Stems">Of the unit, the bullets above it and the heading, without repeats.</param>
    internal sealed record Statement(Unit Unit, List<string> Words, string[] Stems);
}
