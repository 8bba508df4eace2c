using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Bot.Core.Text;

namespace Bot.Core.Quiz.Generation;

/// <summary>
/// Finds slips of the author's pen: a long word that the notes write once, one letter away from a word that they write several times, or one that no
/// dictionary has, one letter away from a word of it. A few slips that everybody makes are known by themselves. First all words are taken in, then any number
/// of threads may ask.
/// </summary>
internal sealed class Spelling
{
    private const int LengthMin = 7;
    private const int UsesOfNeighbourMin = 2;

    /// <summary>A shorter word that the dictionary lacks is a name or a short form as often as a slip.</summary>
    private const int LengthOfUnknownMin = 6;

    /// <summary>A word that the notes write more often is a term of their subject ("subnet", which is no "subset").</summary>
    private const int UsesOfUnknownMax = 2;

    // Words that are wrong in any text.
    private static readonly HashSet<string> Slips = new(StringComparer.Ordinal)
    {
        "taht", "teh", "hte", "adn", "wich", "whcih", "thier", "recieve", "recieves", "recieved", "seperate", "seperated", "seperates", "seperately", "occured", "occuring", "definately", "neccessary",
        "necesary", "enviroment", "enviroments", "maxium", "maximun", "minium", "minimun", "acces", "adress", "adresses", "begining", "beleive", "bussiness", "calender", "catagory", "comming", "commited",
        "comunication", "conection", "dependant", "diffrent", "existance", "foward", "goverment", "harware", "independant", "infomation", "informations", "intial", "knowlege", "lenght", "maintainance",
        "maintenence", "managment", "mesage", "occurence", "paramter", "parmeter", "perfomance", "permision", "persistant", "posible", "prefered", "privelege", "priviledge", "probaly", "proccess", "protocal",
        "publically", "reciever", "refered", "relevent", "responsability", "responce", "retreive", "shoud", "similiar", "sucess", "successfull", "succesful", "sucessful", "threshhold", "transfered", "truely",
        "untill", "usefull", "vulnerabilty", "wether", "writting", "acceptabe", "algorythm", "aquire", "arguement", "assymetric", "asymetric", "authenication", "authentification", "availble", "avaliable",
        "charachter", "encyption", "encrytion", "foundtaional", "funtion", "heirarchy", "implmentation", "netwrok", "nework", "serviceis", "strenght", "sytem", "systme", "thorugh", "throught",
    };

    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Word, bool MayBeName), string?> _english = new();
    private readonly Dictionary<string, NoteWords> _wordsOf = new(StringComparer.Ordinal);
    private Dictionary<string, List<string>> _withoutOneLetter = [];
    private Dictionary<string, double> _rates = [];

    /// <summary>Takes in the words of one statement of a note.</summary>
    /// <param name="words">In lower case.</param>
    public void Read(string path, List<string> words)
    {
        ref var note = ref CollectionsMarshal.GetValueRefOrAddDefault(_wordsOf, path, out _);
        note ??= new NoteWords();
        note.Count += words.Count;
        foreach (var word in words)
        {
            if (word.Length < LengthOfUnknownMin || !IsOfLetters(word))
                continue;
            ref var uses = ref CollectionsMarshal.GetValueRefOrAddDefault(_uses, word, out _);
            // Whether it stays the only use is asked later.
            if (uses++ == 0 && word.Length >= LengthMin)
                note.Rare.Add(word);
        }
    }

    /// <summary>Looks for slips. Call it once, when all words are taken in and before anything is asked.</summary>
    public void Complete()
    {
        _withoutOneLetter = Index();
        _rates = Rates();
    }

    /// <summary>Returns what the notes write elsewhere, or an empty text for a slip known by itself; null when nothing speaks against the word.</summary>
    /// <param name="word">In lower case.</param>
    public string? CorrectionOf(string word)
    {
        if (Slips.Contains(word))
            return "";
        if (word.Length < LengthMin || !IsOfLetters(word) || _uses.GetValueOrDefault(word) > 1)
            return null;
        foreach (var key in Shortened(word).Prepend(word))
        {
            if (_withoutOneLetter.GetValueOrDefault(key)?.Find(other => IsSlipOf(word, other)) is { } right)
                return right;
        }

        return null;
    }

    /// <summary>Returns whether a word is wrong in any text.</summary>
    /// <param name="word">In lower case.</param>
    public static bool IsKnownSlip(string word) => Slips.Contains(word);

    /// <summary>Returns the English word that an unknown one was meant to be; null for a word of the dictionary, a term of the notes, and what is like nothing.</summary>
    /// <param name="word">In lower case, from a text in English.</param>
    /// <param name="mayBeName">Whether it stands there with a capital.</param>
    public string? EnglishFor(string word, bool mayBeName) => word.Length < LengthOfUnknownMin || EnglishDictionary.Has(word)
        ? null
        : _english.GetOrAdd((word, mayBeName), static (key, spelling) => spelling.FindEnglish(key.Word, key.MayBeName), this);

    private string? FindEnglish(string word, bool mayBeName)
    {
        if (!IsOfLetters(word))
            return null;
        // A letter too many or too few, or two in the wrong order, make no other long word, however often it is written: "continous", "reservior".
        var mustMissLetter = mayBeName || _uses.GetValueOrDefault(word) > UsesOfUnknownMax;
        return EnglishDictionary.Neighbour(word, (wrong, right) => IsSlipOf(wrong, right, wrong.Length < LengthMin ? 2 : 1)
            && (!mustMissLetter || (right.Length > LengthMin && (wrong.Length != right.Length || wrong.Order().SequenceEqual(right.Order())))));
    }

    /// <summary>
    /// Returns slips for each ten thousand words of a note. A note of few words is judged by the other notes as well, in whose company it was written.
    /// </summary>
    public double SlipsPer10000(string path) => _rates.GetValueOrDefault(path);

    private Dictionary<string, double> Rates()
    {
        const double Company = 2000;
        var counted = _wordsOf.ToDictionary(n => n.Key, n => (Words: n.Value.Count, Slips: n.Value.Rare.Count(w => CorrectionOf(w) is not null)), StringComparer.Ordinal);
        var all = counted.Values.Sum(n => n.Slips) / (double)Math.Max(1, counted.Values.Sum(n => n.Words));
        return counted.ToDictionary(n => n.Key, n => 10_000 * (n.Value.Slips + all * Company) / (n.Value.Words + Company), StringComparer.Ordinal);
    }

    private Dictionary<string, List<string>> Index()
    {
        var index = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (word, uses) in _uses)
        {
            if (uses < UsesOfNeighbourMin || word.Length < LengthMin)
                continue;
            foreach (var key in Shortened(word).Prepend(word))
            {
                ref var words = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
                (words ??= []).Add(word);
            }
        }

        return index;
    }

    private static bool IsOfLetters(string word) => !word.AsSpan().ContainsAnyExceptInRange('a', 'z');

    // Symmetric deletion: two words one letter apart meet in a form with at most one letter less.
    private static IEnumerable<string> Shortened(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] != word[i - 1])
                yield return word.Remove(i, 1);
        }
    }

    // One letter lost, added, exchanged or two swapped, inside the word: at its end it is an inflection.
    private static bool IsSlipOf(string word, string other, int edge = 2)
    {
        var prefix = 0;
        var shorter = Math.Min(word.Length, other.Length);
        while (prefix < shorter && word[prefix] == other[prefix])
            prefix++;
        var suffix = 0;
        while (suffix < shorter - prefix && word[^(suffix + 1)] == other[^(suffix + 1)])
            suffix++;
        var (a, b) = (word[prefix..^suffix], other[prefix..^suffix]);
        if (AreOfTwoCountries(word.Length > other.Length ? word : other, prefix, a, b))
            return false;
        var isOneStep = (a.Length <= 1 && b.Length <= 1) || (a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0]);
        // "contact" and "contract", "convert" and "convent": both are words, but one of them is hardly ever right beside the other. "Internet" and "internets" is grammar.
        return isOneStep && prefix >= edge && suffix >= edge;
    }

    // "organise" and "organize", "behavior" and "behaviour", "labeled" and "labelled", "license" and "licence", "meter" and "metre".
    private static bool AreOfTwoCountries(string longer, int at, string a, string b) => (a, b) switch
    {
        ("s", "z") or ("z", "s") => true,
        ("c", "s") or ("s", "c") => at + 1 < longer.Length && longer[at + 1] == 'e',
        ("er", "re") or ("re", "er") => true,
        ("u", "") or ("", "u") => at > 0 && longer[at - 1] == 'o' && longer[at + 1] == 'r',
        ("l", "") or ("", "l") => at > 0 && longer[at - 1] == 'l',
        _ => false,
    };

    private sealed class NoteWords
    {
        public int Count { get; set; }

        /// <summary>Long words that were new when this note was read.</summary>
        public List<string> Rare { get; } = [];
    }
}
