using System.Collections.Concurrent;
using System.Numerics;
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
    private const int WordsOfWordingMin = 3;

    private readonly Dictionary<string, NoteFacts> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DefinitionFact>> _definitionsByTerm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _headings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stemIds = new(StringComparer.Ordinal);

    // By the id of a stem: the statements that hold it. Ids instead of the stems make comparing statements many times cheaper.
    private readonly List<List<int>> _postings = [];
    // Each with the part of the list below that holds its stems: in one place, they are read several times as fast.
    private readonly List<(ulong Signature, int FirstStem, int StemCount)> _statements = [];
    private readonly List<int> _stemsOfStatements = [];
    private readonly List<Unit> _units = [];
    private readonly ConcurrentDictionary<string, List<string>> _stems = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _normals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Section, SectionFacts> _sections = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Section, string[]> _lines = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, HashSet<string>> _expansions = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string?> _otherWordings = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="threads">Most threads that read notes at once.</param>
    public Corpus(NoteLibrary library, int threads, CancellationToken cancellationToken)
    {
        Library = library;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        var readers = new NoteReader[library.Notes.Length];
        Parallel.For(0, readers.Length, options, i => readers[i] = new NoteReader(library.Notes[i]));
        Contradictions? contradictions = null;
        Parallel.Invoke(
            options,
            () =>
            {
                Array.ForEach(readers, Index);
                Spelling.Complete();
            },
            () => contradictions = new Contradictions(readers.Select(r => r.Facts), cancellationToken));
        Contradictions = contradictions!;
        foreach (var section in library.Sections)
            CollectionsMarshal.GetValueRefOrAddDefault(_headings, Words.Normalize(section.Title), out _)++;
        Synonyms = new Synonyms(library);
        SiteDocumentation = new SiteDocumentation(readers.Select(r => r.Facts));
    }

    public Contradictions Contradictions { get; }

    public Synonyms Synonyms { get; }

    public Spelling Spelling { get; } = new();

    public SiteDocumentation SiteDocumentation { get; }

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

    /// <summary>Returns how many sections of all notes have this title.</summary>
    public int HeadingCount(string title) => _headings.GetValueOrDefault(Words.Normalize(title));

    public NoteFacts Of(Section section) => _notes[section.Path];

    /// <summary>Returns what the section's note offers; null for a section of no note of this corpus.</summary>
    public NoteFacts? Find(Section section) => _notes.GetValueOrDefault(section.Path);

    public SectionFacts FactsOf(Section section) => _sections.GetOrAdd(section, s => new SectionFacts(s, Find(s)?.Note.Title ?? s.Topic));

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
    /// Returns how else the notes word a long form, one word more ("optical printed character reader" for "optical character reader") or another word with the same
    /// initial ("optical code reader"); null where they keep to one wording.
    /// </summary>
    public string? OtherWordingOf(string longForm) => _otherWordings.GetOrAdd(longForm, FindOtherWording);

    /// <summary>Returns whether a statement somewhere holds all of <paramref name="subject"/> and at least <paramref name="share"/> of <paramref name="claim"/> (stems).</summary>
    public bool Says(IReadOnlyList<string> subject, IReadOnlyList<string> claim, double share)
    {
        if (claim.Count == 0 || IdsOf(subject) is not { Length: > 0 } subjectIds)
            return false;
        var claimIds = new List<int>(claim.Count);
        foreach (var stem in claim)
        {
            if (_stemIds.TryGetValue(stem, out var claimId))
                claimIds.Add(claimId);
        }

        var needed = share * claim.Count;
        if (claimIds.Count < needed)
            return false;
        var claimed = CollectionsMarshal.AsSpan(claimIds);
        var (signOfSubject, signOfClaim) = (SignatureOf(subjectIds), SignatureOf(claimed));
        // Two stems of the claim may share a bit.
        var neededBits = needed - (claimed.Length - BitOperations.PopCount(signOfClaim));
        foreach (var id in Rarest(subjectIds))
        {
            var signature = _statements[id].Signature;
            if ((signature & signOfSubject) != signOfSubject || BitOperations.PopCount(signature & signOfClaim) < neededBits)
                continue;
            var stems = StemsOf(id);
            if (HoldsAll(stems, subjectIds) && CountOf(stems, claimed) >= needed)
                return true;
        }

        return false;
    }

    /// <summary>Returns how many statements hold all of the stems, counted up to <paramref name="max"/>.</summary>
    public int Statements(IReadOnlyList<string> stems, int max)
    {
        if (IdsOf(stems) is not { Length: > 0 } ids)
            return 0;
        var (count, signature) = (0, SignatureOf(ids));
        foreach (var id in Rarest(ids))
        {
            if ((_statements[id].Signature & signature) == signature && HoldsAll(StemsOf(id), ids) && ++count == max)
                break;
        }

        return count;
    }

    private string? FindOtherWording(string longForm)
    {
        var words = Words.Split(longForm);
        var ids = new List<int>();
        foreach (var stem in Words.ContentStems(words))
        {
            if (_stemIds.TryGetValue(stem, out var id))
                ids.Add(id);
        }

        // Of two words one would be left, which many things share.
        if (ids.Count < WordsOfWordingMin)
            return null;
        // Where one word may be another, a statement holds at least one of any two.
        ids.Sort((a, b) => _postings[a].Count.CompareTo(_postings[b].Count));
        foreach (var rare in ids.GetRange(0, 2))
        {
            foreach (var statement in Rarest([rare]))
            {
                if (CountOf(StemsOf(statement), CollectionsMarshal.AsSpan(ids)) >= ids.Count - 1 && Wordings.Find(words, Words.Split(_units[statement].Text), _expansions.ContainsKey) is { } other)
                    return other;
            }
        }

        return null;
    }

    private ReadOnlySpan<int> StemsOf(int statement)
    {
        var (_, first, count) = _statements[statement];
        return CollectionsMarshal.AsSpan(_stemsOfStatements).Slice(first, count);
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
    private ReadOnlySpan<int> Rarest(int[] ids)
    {
        var rarest = CollectionsMarshal.AsSpan(_postings[ids.MinBy(id => _postings[id].Count)]);
        return rarest.Length > PostingsMax ? rarest[..PostingsMax] : rarest;
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

    private static int CountOf(ReadOnlySpan<int> stems, ReadOnlySpan<int> claimed)
    {
        var count = 0;
        foreach (var stem in claimed)
            count += stems.Contains(stem) ? 1 : 0;
        return count;
    }

    // One bit for each stem, which a few share: what two texts' bits rule out need not be compared.
    private static ulong SignatureOf(ReadOnlySpan<int> stems)
    {
        var signature = 0UL;
        foreach (var stem in stems)
            signature |= 1UL << (stem & 63);
        return signature;
    }

    // In the order of the notes, because the first statements of a stem are those that are looked at.
    private void Index(NoteReader note)
    {
        _notes[note.Facts.Note.Path] = note.Facts;
        foreach (var statement in note.Statements)
        {
            if (note.Facts.IsEnglish)
                Spelling.Read(note.Facts.Note.Path, statement.Words);
            var id = _statements.Count;
            var first = _stemsOfStatements.Count;
            foreach (var stem in statement.Stems)
            {
                if (!_stemIds.TryGetValue(stem, out var stemId))
                {
                    _stemIds.Add(stem, stemId = _postings.Count);
                    _postings.Add([]);
                }

                _postings[stemId].Add(id);
                _stemsOfStatements.Add(stemId);
            }

            _units.Add(statement.Unit);
            _statements.Add((SignatureOf(CollectionsMarshal.AsSpan(_stemsOfStatements)[first..]), first, statement.Stems.Length));
        }

        foreach (var (shortForm, longForm) in note.Facts.Abbreviations.Select(a => (a.Short, a.Long)).Concat(note.Facts.ExpansionsInHeadings))
        {
            if (!_expansions.TryGetValue(shortForm, out var forms))
                _expansions[shortForm] = forms = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            forms.Add(longForm);
        }

        foreach (var definition in note.Facts.Definitions)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_definitionsByTerm, Words.Normalize(definition.Term), out _);
            (list ??= []).Add(definition);
        }
    }
}
