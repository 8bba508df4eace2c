using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Lucene.Net.Util.Automaton;

namespace Bot.Search.LuceneNet.Queries;

/// <summary>Sections with a word that begins with the typed one, but for a number of slips behind its first letter.</summary>
/// <remarks>
/// Lucene's <see cref="AutomatonQuery"/> was rejected: for patterns with an open end it also reverses the automaton, which takes a tenth of a second for a
/// word of usual length and has no end for one of two hundred letters. The headings of all notes have few words that begin with one letter, so each
/// is tried instead.
/// </remarks>
internal sealed class MisspeltPrefixQuery(string field, string word, int slips) : MultiTermQuery(field)
{
    private readonly string _word = word;
    private readonly int _slips = slips;

    public override string ToString(string field) => $"{Field}:{_word}~{_slips}*";

    public override bool Equals(object? obj) => obj is MisspeltPrefixQuery other && base.Equals(obj) && other._word == _word && other._slips == _slips;

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), _word, _slips);

    protected override TermsEnum GetTermsEnum(Terms terms, AttributeSource atts)
    {
        Rune.DecodeFromUtf16(_word, out var first, out var length);
        var rest = new LevenshteinAutomata(_word[length..], withTranspositions: true).ToAutomaton(_slips);
        var begins = BasicOperations.Concatenate([BasicAutomata.MakeChar(first.Value), rest, BasicAutomata.MakeAnyString()]);
        return new Matching(terms.GetEnumerator(), new BytesRef(first.ToString()), new CharacterRunAutomaton(begins));
    }

    private sealed class Matching : FilteredTermsEnum
    {
        private readonly BytesRef _first;
        private readonly CharacterRunAutomaton _begins;
        private readonly CharsRef _text = new();

        public Matching(TermsEnum terms, BytesRef first, CharacterRunAutomaton begins)
            : base(terms)
        {
            _first = first;
            _begins = begins;
            SetInitialSeekTerm(first);
        }

        protected override AcceptStatus Accept(BytesRef term)
        {
            if (!StringHelper.StartsWith(term, _first))
                return AcceptStatus.END;
            UnicodeUtil.UTF8toUTF16(term, _text);
            return _begins.Run(_text.Chars, 0, _text.Length) ? AcceptStatus.YES : AcceptStatus.NO;
        }
    }
}
