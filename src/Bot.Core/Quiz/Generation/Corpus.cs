using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>
/// Everything the notes say, arranged for the two questions that guards ask: what else is like this, and is this said anywhere else. Built once
/// for a generation; safe for any number of readers.
/// </summary>
internal sealed class Corpus
{
    private const int PostingsMax = 400;
    private const int UnitLengthMax = 2000;

    private readonly Dictionary<string, NoteFacts> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DefinitionFact>> _definitionsByTerm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stemIds = new(StringComparer.Ordinal);

    // By the id of a stem: the statements that hold it. Ids instead of the stems make comparing statements many times cheaper.
    private readonly List<List<int>> _postings = [];
    private readonly List<(Section Section, int UnitIndex, int[] Stems)> _statements = [];
    private readonly ConcurrentDictionary<string, List<string>> _stems = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _normals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Section, string[]> _lines = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, HashSet<string>> _expansions = new(StringComparer.OrdinalIgnoreCase);

    public Corpus(NoteLibrary library, CancellationToken cancellationToken)
    {
        Library = library;
        foreach (var note in library.Notes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A title in English does not make the text English; the units decide.
            var facts = new NoteFacts(note, EnglishText.IsEnglish(note.Sections.SelectMany(s => s.Units).Where(u => u.Kind != UnitKind.Code).Select(u => u.Text)));
            _notes[note.Path] = facts;
            foreach (var section in note.Sections)
                Read(section, facts);
        }

        Contradictions = new Contradictions(Notes, cancellationToken);
        Synonyms = new Synonyms(library);
    }

    public Contradictions Contradictions { get; }

    public Synonyms Synonyms { get; }

    public Spelling Spelling { get; } = new();

    public NoteLibrary Library { get; }

    public IEnumerable<NoteFacts> Notes => Library.Notes.Select(n => _notes[n.Path]);

    /// <summary>Returns the text of one line of the file as it stands there; empty when the section has no such line.</summary>
    public string LineOf(Section section, int line)
    {
        // A section's Markdown is made anew each time it is asked for.
        var lines = _lines.GetOrAdd(section, static s => s.Markdown.Split('\n'));
        var index = line - section.FirstLine;
        return index >= 0 && index < lines.Length ? lines[index] : "";
    }

    public NoteFacts Of(Section section) => _notes[section.Path];

    /// <summary>Returns the stems of a text that is compared many times. The list belongs to all callers; none changes it.</summary>
    public List<string> StemsOf(string text) => _stems.GetOrAdd(text, Words.ContentStems);

    /// <summary>Returns <see cref="Words.Normalize"/> of a text that is compared many times.</summary>
    public string NormalOf(string text) => _normals.GetOrAdd(text, Words.Normalize);

    /// <summary>Returns all definitions of a term, in any note.</summary>
    public IReadOnlyList<DefinitionFact> DefinitionsOf(string term) =>
        _definitionsByTerm.TryGetValue(Words.Normalize(term), out var facts) ? facts : [];

    /// <summary>Returns the long forms that the notes give for an abbreviation.</summary>
    public IReadOnlyCollection<string> ExpansionsOf(string abbreviation) =>
        _expansions.TryGetValue(abbreviation, out var forms) ? forms : [];

    /// <summary>
    /// Returns whether a statement somewhere, other than the excluded unit's, holds all of <paramref name="subject"/> and at least
    /// <paramref name="share"/> of <paramref name="claim"/> (stems).
    /// </summary>
    public bool Says(IReadOnlyList<string> subject, IReadOnlyList<string> claim, double share, Section? exceptSection = null, int exceptUnit = -1)
    {
        if (claim.Count == 0 || IdsOf(subject) is not { Length: > 0 } subjectIds)
            return false;
        var claimIds = claim.Select(stem => _stemIds.GetValueOrDefault(stem, -1)).ToArray();
        foreach (var id in CollectionsMarshal.AsSpan(Rarest(subjectIds)))
        {
            var (section, unitIndex, stems) = _statements[id];
            if (unitIndex == exceptUnit && section == exceptSection)
                continue;
            if (HoldsAll(stems, subjectIds) && CountOf(stems, claimIds) >= share * claim.Count)
                return true;
        }

        return false;
    }

    /// <summary>Returns how many statements hold all of the stems, counted up to <paramref name="max"/>.</summary>
    public int Statements(IReadOnlyList<string> stems, int max)
    {
        if (IdsOf(stems) is not { Length: > 0 } ids)
            return 0;
        return Rarest(ids).Where(id => HoldsAll(_statements[id].Stems, ids)).Take(max).Count();
    }

    /// <summary>Returns the ids of the stems; null when the notes lack one.</summary>
    private int[]? IdsOf(IReadOnlyList<string> stems)
    {
        var ids = new int[stems.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            if (!_stemIds.TryGetValue(stems[i], out ids[i]))
                return null;
        }

        return ids;
    }

    /// <summary>Returns the statements that hold the rarest of the stems, the first few hundred of them.</summary>
    private List<int> Rarest(int[] ids)
    {
        var rarest = ids.MinBy(id => _postings[id].Count);
        return _postings[rarest].Count > PostingsMax ? _postings[rarest][..PostingsMax] : _postings[rarest];
    }

    private static bool HoldsAll(ReadOnlySpan<int> stems, ReadOnlySpan<int> ids)
    {
        foreach (var id in ids)
        {
            if (!stems.Contains(id))
                return false;
        }

        return true;
    }

    private static int CountOf(ReadOnlySpan<int> stems, ReadOnlySpan<int> ids)
    {
        var count = 0;
        foreach (var id in ids)
            count += stems.Contains(id) ? 1 : 0;
        return count;
    }

    private void Read(Section section, NoteFacts facts)
    {
        for (var i = 0; i < section.Units.Length; i++)
        {
            var unit = section.Units[i];
            if (unit.Text.Length is 0 or > UnitLengthMax || unit.Kind == UnitKind.Code)
                continue;
            Index(section, facts, i, unit);
            ReadAbbreviations(unit.Text);
            if (!facts.IsEnglish)
                continue;
            if (unit.Term is not null)
                AddDefinition(facts, section, i, unit.Term, unit.Meaning ?? "", IsCode(unit, unit.Term));
            else if (unit.Kind == UnitKind.TableRow)
                ReadRow(facts, section, i, unit);
            else
                ReadDefiningSentence(facts, section, i, unit);
            ReadFigures(facts, section, i, unit);
            ReadMarkedNames(facts, unit);
        }

        if (facts.IsEnglish)
            ReadLists(facts, section);
    }

    private void Index(Section section, NoteFacts facts, int unitIndex, Unit unit)
    {
        var words = Words.Split(unit.Text);
        if (facts.IsEnglish)
            Spelling.Read(section.Path, words);
        var stems = Words.ContentStems(words).ToHashSet(StringComparer.Ordinal);
        // What a nested bullet says, it says about the bullets above it and about the section.
        for (var parent = unit.Parent; parent >= 0 && parent < unitIndex; parent = section.Units[parent].Parent)
        {
            if (section.Units[parent].Text.Length < 200)
                stems.UnionWith(Words.ContentStems(section.Units[parent].Text));
            if (section.Units[parent].Parent >= parent)
                break;
        }

        stems.UnionWith(Words.ContentStems(section.Title));
        var id = _statements.Count;
        var ids = new int[stems.Count];
        var count = 0;
        foreach (var stem in stems)
        {
            if (!_stemIds.TryGetValue(stem, out var stemId))
            {
                _stemIds.Add(stem, stemId = _postings.Count);
                _postings.Add([]);
            }

            _postings[stemId].Add(id);
            ids[count++] = stemId;
        }

        _statements.Add((section, unitIndex, ids));
    }

    private void ReadAbbreviations(string text)
    {
        foreach (var (shortForm, longForm) in Abbreviations.FindAll(text))
        {
            if (!_expansions.TryGetValue(shortForm, out var forms))
                _expansions[shortForm] = forms = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            forms.Add(longForm);
        }
    }

    private void AddDefinition(NoteFacts facts, Section section, int unitIndex, string term, string meaning, bool isCode, string? group = null, bool? isPlural = null)
    {
        term = Names.WithoutNumbering(Tidy.Line(term).Trim('"', '“', '”', ' '));
        meaning = FirstClause(Tidy.Line(meaning));
        if (meaning.Length < 2 || term.Length > 60)
            return;
        var unit = section.Units[unitIndex];
        var fact = new DefinitionFact
        {
            Section = section,
            UnitIndex = unitIndex,
            Term = term,
            Meaning = meaning,
            Group = group ?? $"{section.Id}/{unit.Group}/{unit.Parent}",
            IsCode = isCode,
            OpensWithCode = unit.Code.Any(r => r.End <= unit.Text.Length && meaning.StartsWith(unit.Text.Substring(r.Start, r.Length), StringComparison.Ordinal)),
            IsPlural = isPlural ?? (!isCode && LooksPlural(term)),
            TermShape = Shapes.OfName(term, isCode),
            MeaningShape = Shapes.OfMeaning(meaning),
            TermStems = Words.ContentStems(term),
            MeaningStems = Words.ContentStems(meaning),
            Position = facts.Definitions.Count,
        };
        facts.Definitions.Add(fact);
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_definitionsByTerm, Words.Normalize(term), out _);
        (list ??= []).Add(fact);
    }

    private void ReadRow(NoteFacts facts, Section section, int unitIndex, Unit unit)
    {
        if (!Tables.TryReadDescription(unit, out var term, out var meaning))
            return;
        AddDefinition(facts, section, unitIndex, term, meaning, IsCode(unit, term), $"{section.Id}/table {unit.Group}");
    }

    private void ReadDefiningSentence(NoteFacts facts, Section section, int unitIndex, Unit unit)
    {
        if (unit.Text.Length > 600)
            return;
        var first = Sentences.Split(unit.Text);
        if (first.Count == 0 || !DefiningSentence.TryRead(first[0].Text, out var term, out var meaning, out var isPlural))
            return;
        AddDefinition(facts, section, unitIndex, term, meaning, IsCode(unit, term), isPlural: isPlural);
    }

    private static void ReadFigures(NoteFacts facts, Section section, int unitIndex, Unit unit)
    {
        var figures = Figure.FindAll(unit.Text);
        if (figures.IsEmpty || figures.Length > 6)
            return;
        var words = Words.ContentStems(unit.Text).Where(w => !char.IsDigit(w[0])).ToList();
        foreach (var figure in figures)
            facts.Figures.Add(new FigureFact(section, unitIndex, figure, words));
    }

    private static void ReadMarkedNames(NoteFacts facts, Unit unit)
    {
        if (facts.MarkedNames.Count > 2000)
            return;
        foreach (var range in unit.Strong.Concat(unit.Code))
        {
            if (range.End > unit.Text.Length)
                continue;
            var isCode = unit.Code.Contains(range);
            var name = Tidy.Line(unit.Text.Substring(range.Start, range.Length));
            if (Names.IsName(name, isCode) && !Names.IsAttribute(name))
                facts.MarkedNames.Add(new Rival(name, Tidy.Line(unit.Text), Shapes.OfName(name, isCode), 2));
        }
    }

    private static void ReadLists(NoteFacts facts, Section section)
    {
        foreach (var list in Lists.FindAll(section))
            facts.Lists.Add(list);
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
}
