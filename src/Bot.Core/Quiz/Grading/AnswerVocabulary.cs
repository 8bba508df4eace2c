using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using Bot.Core.Quiz.Generation.Language;
using Bot.Core.Text;

namespace Bot.Core.Quiz.Grading;

/// <summary>
/// What must be known to judge typed answers fairly: which names stand for one thing, and which words are right-looking answers of their own. Made once for each
/// state of the notes. Immutable.
/// </summary>
public sealed class AnswerVocabulary
{
    private static readonly FrozenSet<string> Makers = FrozenSet.Create(StringComparer.Ordinal, "amazon", "aws", "microsoft", "azure", "google", "oracle", "apple");

    private readonly FrozenSet<string> _words;
    private readonly FrozenSet<string> _abbreviations;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _otherNames;
    private readonly FrozenSet<(string Maker, string Next)> _made;

    private AnswerVocabulary(
        FrozenSet<string> words,
        FrozenSet<string> abbreviations,
        FrozenDictionary<string, ImmutableArray<string>> otherNames,
        FrozenSet<(string Maker, string Next)> made,
        ImmutableArray<AnswerText> answers)
    {
        _words = words;
        _abbreviations = abbreviations;
        _otherNames = otherNames;
        _made = made;
        Answers = answers;
    }

    /// <summary>What is known without any notes: the dictionary and common abbreviations.</summary>
    public static AnswerVocabulary Empty { get; } = Of(NoteLibrary.Empty, []);

    /// <summary>All answers and options of the questions, which are right somewhere and therefore no slips.</summary>
    internal ImmutableArray<AnswerText> Answers { get; }

    /// <summary>Reads all units of the notes once.</summary>
    /// <param name="library">The notes with their aliases.</param>
    /// <param name="questions">The questions that are made from them.</param>
    public static AnswerVocabulary Of(NoteLibrary library, IEnumerable<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(questions);
        var words = new HashSet<string>(StringComparer.Ordinal);
        var abbreviations = new HashSet<string>(StringComparer.Ordinal);
        var names = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var made = new HashSet<(string, string)>();
        foreach (var unit in library.Sections.SelectMany(s => s.Units))
        {
            var maker = "";
            foreach (var word in Words.Split(unit.Text))
            {
                words.Add(word);
                if (maker.Length > 0)
                    made.Add((maker, word));
                maker = Makers.Contains(word) ? word : "";
            }

            foreach (var (shortForm, longForm) in Abbreviations.FindAll(unit.Text))
            {
                abbreviations.Add(shortForm.ToLowerInvariant());
                Add(shortForm, longForm);
                Add(longForm, shortForm);
            }
        }

        // An arrow leads from what is typed to what is meant.
        foreach (var group in library.Aliases)
        {
            foreach (var meant in group.To)
            {
                foreach (var typed in group.From)
                    Add(meant, typed);
            }
        }

        return new AnswerVocabulary(
            words.ToFrozenSet(StringComparer.Ordinal),
            abbreviations.ToFrozenSet(StringComparer.Ordinal),
            names.ToFrozenDictionary(n => n.Key, n => n.Value.Distinct(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal),
            made.ToFrozenSet(),
            [.. questions.SelectMany(q => q.Options.Add(q.Answer)).Distinct(StringComparer.Ordinal).Select(AnswerText.Of)]);

        void Add(string name, string other)
        {
            var key = KeyOf(name);
            if (!names.TryGetValue(key, out var others))
                names[key] = others = [];
            others.Add(other);
        }
    }

    /// <summary>Returns whether the word is one of the English language or of the notes.</summary>
    /// <param name="word">In lower case.</param>
    internal bool IsWord(string word) => EnglishDictionary.Has(word) || _words.Contains(word);

    /// <summary>Returns whether the word is an abbreviation.</summary>
    /// <param name="word">In any case.</param>
    internal bool IsAbbreviation(string word) => KnownAbbreviations.Has(word.ToUpperInvariant()) || _abbreviations.Contains(word.ToLowerInvariant());

    /// <summary>
    /// Returns what else the thing is called: by the alias file, by the notes, and by common abbreviations. An abbreviation with several readings has only those
    /// that the notes give it.
    /// </summary>
    internal IEnumerable<string> OtherNamesOf(string name) =>
        _otherNames.GetValueOrDefault(KeyOf(name), []).Concat(_otherNames.ContainsKey(KeyOf(name)) && name.All(c => !char.IsLower(c)) ? [] : KnownAbbreviations.LongFormsOf(name));

    /// <summary>Returns whether a short form is known to stand for a long one.</summary>
    internal static bool StandsFor(string shortForm, string longForm) =>
        !shortForm.Contains(' ', StringComparison.Ordinal)
        && KnownAbbreviations.ReadingOf(shortForm.ToUpperInvariant(), longForm) is Reading.Usual or Reading.OneOfSeveral;

    /// <summary>Returns an expected name without its maker where what is left is a name all the same, "SQS" of "Amazon SQS" but not "river" of "Amazon river"; else null.</summary>
    internal static string? WithoutMaker(string name) =>
        Split(name) is var (maker, rest) && (maker is "aws" || Words.Split(rest).Exists(w => !EnglishDictionary.Has(w) && w.Length > 1)) ? rest : null;

    /// <summary>Returns a typed name without its maker where the notes write the same maker before the product or its abbreviation; else null.</summary>
    internal string? WithoutMakerOfNotes(string name) =>
        Split(name) is var (maker, rest) && _made.Any(m => m.Maker == maker && (m.Next == AnswerText.Of(rest).Words[0].Text || StandsFor(m.Next, rest))) ? rest : null;

    private static (string Maker, string Product)? Split(string name)
    {
        var trimmed = name.Trim();
        var blank = trimmed.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
            return null;
        var (maker, rest) = (trimmed[..blank].ToLowerInvariant(), trimmed[blank..].Trim());
        return Makers.Contains(maker) && !AnswerText.Of(rest).Words.IsEmpty ? (maker, rest) : null;
    }

    private static string KeyOf(string name)
    {
        var text = AnswerText.Of(name);
        // A plural more makes no other name, except of an abbreviation.
        return text.Words.Length > 1 && text.Words[^1].Text is { Length: > 3 } last && last[^1] == 's' ? text.ToString()[..^1] : text.ToString();
    }
}
