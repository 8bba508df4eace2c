using Bot.Core.Notes;
using Bot.Core.Search.Language;
using Bot.Search.LuceneNet.Analysis;
using Lucene.Net.Analysis.Synonym;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Bot.Search.LuceneNet.Queries;

/// <summary>
/// The alias file and the abbreviations that the notes explain, as Lucene's synonym filter. It runs over queries and never over notes, so that a
/// changed alias needs no new index. Thread-safe.
/// </summary>
/// <remarks>
/// The filter is greedy (of <c>dead letter</c> and <c>dead letter queue</c> the longer wins) and would lay the words of several long forms over each
/// other. So a long form comes out as one token, its words held together by <see cref="Joint"/>, and becomes a phrase again here.
/// </remarks>
internal sealed class AliasSynonyms
{
    private const char Joint = '\u001f';

    /// <summary>More words in a row are a sentence and no name.</summary>
    private const int MaxWords = 12;

    private readonly SynonymMap? _map;

    private AliasSynonyms(SynonymMap? map) => _map = map;

    /// <param name="First">Index of the first word that the alias stands for.</param>
    /// <param name="Count">How many words it stands for.</param>
    /// <param name="Forms">The words to look up instead.</param>
    public readonly record struct Match(int First, int Count, string[] Forms);

    public static AliasSynonyms Of(NoteLibrary library)
    {
        var builder = new SynonymMap.Builder(dedup: true);
        var isEmpty = true;
        foreach (var group in library.Aliases)
        {
            foreach (var from in group.From)
            {
                foreach (var to in group.To)
                    Add(from, to);
            }
        }
        foreach (var abbreviation in Abbreviations(library))
        {
            Add(abbreviation.ShortForm, abbreviation.LongForm);
            Add(abbreviation.LongForm, abbreviation.ShortForm);
        }
        return new AliasSynonyms(isEmpty ? null : builder.Build());

        void Add(string from, string to)
        {
            var input = WordReader.ReadStems(from).ConvertAll(w => w.Form);
            var output = WordReader.FormsOf(to);
            if (input.Count is 0 or > MaxWords || output.Count is 0 or > MaxWords || input.SequenceEqual(WordReader.ReadStems(to).Select(w => w.Form), StringComparer.Ordinal))
                return;
            builder.Add(
                SynonymMap.Builder.Join([.. input], new CharsRef()), new CharsRef(string.Join(Joint, output)), includeOrig: true);
            isEmpty = false;
        }
    }

    /// <summary>Returns the aliases of words in <paramref name="text"/>, which must be as <see cref="WordReader.Read(string)"/> reads it.</summary>
    public List<Match> Find(string text)
    {
        var matches = new List<Match>();
        if (_map is null)
            return matches;
        using var stems = NoteAnalyzer.Stems.GetTokenStream("", text);
        using var stream = new SynonymFilter(stems, _map, ignoreCase: false);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var type = stream.GetAttribute<ITypeAttribute>();
        var increment = stream.GetAttribute<IPositionIncrementAttribute>();
        var length = stream.GetAttribute<IPositionLengthAttribute>();
        stream.Reset();
        var position = -1;
        while (stream.IncrementToken())
        {
            position += increment.PositionIncrement;
            if (type.Type == SynonymFilter.TYPE_SYNONYM)
                matches.Add(new Match(position, length.PositionLength, term.ToString().Split(Joint)));
        }
        stream.End();
        return matches;
    }

    private static HashSet<Abbreviation> Abbreviations(NoteLibrary library)
    {
        var found = new HashSet<Abbreviation>();
        foreach (var section in library.Sections)
        {
            AbbreviationFinder.Find(section.Topic, found);
            foreach (var heading in section.Headings)
                AbbreviationFinder.Find(heading, found);
            foreach (var unit in section.Units)
                AbbreviationFinder.Find(unit.Text, found);
        }
        return found;
    }
}
