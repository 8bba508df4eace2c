namespace Bot.Search.Analysis;

/// <summary>
/// The English stemmer that Martin Porter published as Porter2 (snowballstem.org/algorithms/english/stemmer.html), preceded by a step that
/// spells British words the American way, so that <c>behaviour</c> and <c>behaviors</c> meet.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly string[] Step0Suffixes = ["'s'", "'s", "'"];

    private static readonly string[] Invariant = ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    private static readonly (string Suffix, string Replacement)[] Step2Rules =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"),
        ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"),
        ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"),
        ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3Rules =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"), ("ness", ""),
        ("ful", ""),
    ];

    private static readonly string[] Step4Suffixes =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];

    /// <summary>Returns the stem of a lower-case word. Words with anything but the letters a to z, or of under three letters, are their own stem.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 3 || word.Length > TextAnalyzer.MaxFormLength)
            return word;
        foreach (var c in word)
        {
            if (c is not ((>= 'a' and <= 'z') or '\''))
                return word;
        }
        return Porter2(AmericanSpelling(word));
    }

    /// <summary>Returns the stem that the published algorithm gives, without the step for British spelling.</summary>
    internal static string Porter2(string word)
    {
        if (word.Length < 3)
            return word;
        if (Irregular.TryGetValue(word, out var irregular))
            return irregular;
        Span<char> buffer = stackalloc char[word.Length + 2];
        word.CopyTo(buffer);
        return new Word(buffer, word.Length).Stem(word);
    }

    private static string AmericanSpelling(string word)
    {
        if (word.Length < 6)
            return word;
        // Four letters before the ending spare raise, advise and noise; three spare hour, flour and tour.
        foreach (var ending in (ReadOnlySpan<string>)["isation", "isations", "ising", "ised", "iser", "isers", "ises", "ise"])
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length >= ending.Length + 4)
                return string.Concat(word.AsSpan(0, word.Length - ending.Length), "iz", ending.AsSpan(2));
        }
        foreach (var ending in (ReadOnlySpan<string>)["our", "ours", "oured", "ouring", "oural", "ourable"])
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length >= ending.Length + 3)
                return string.Concat(word.AsSpan(0, word.Length - ending.Length), "or", ending.AsSpan(3));
        }
        return word switch
        {
            "centre" or "centres" => "center",
            "fibre" or "fibres" => "fiber",
            "theatre" or "theatres" => "theater",
            "catalogue" or "catalogues" => "catalog",
            "dialogue" or "dialogues" => "dialog",
            "analogue" or "analogues" => "analog",
            _ => word,
        };
    }

    /// <summary>The word while it is being stemmed, with the regions R1 and R2 of the algorithm.</summary>
    private ref struct Word(Span<char> letters, int length)
    {
        private readonly Span<char> _letters = letters;
        private int _length = length;
        private int _r1;
        private int _r2;

        public string Stem(string original)
        {
            if (_letters[0] == '\'')
            {
                _letters[1.._length].CopyTo(_letters);
                _length--;
            }
            MarkConsonantY();
            FindRegions();
            Step0();
            Step1A();
            if (Array.IndexOf(Invariant, _letters[.._length].ToString()) >= 0)
                return _letters[.._length].ToString();
            Step1B();
            Step1C();
            Step2();
            Step3();
            Step4();
            Step5();
            for (var i = 0; i < _length; i++)
            {
                if (_letters[i] == 'Y')
                    _letters[i] = 'y';
            }
            return _letters[.._length].SequenceEqual(original) ? original : _letters[.._length].ToString();
        }

        private void MarkConsonantY()
        {
            for (var i = 0; i < _length; i++)
            {
                if (_letters[i] == 'y' && (i == 0 || IsVowel(i - 1)))
                    _letters[i] = 'Y';
            }
        }

        private void FindRegions()
        {
            ReadOnlySpan<char> word = _letters[.._length];
            _r1 = word.StartsWith("gener") || word.StartsWith("arsen") ? 5 : word.StartsWith("commun") ? 6 : RegionAfter(0);
            _r2 = RegionAfter(_r1);
        }

        /// <summary>The region after the first non-vowel that follows a vowel, from <paramref name="start"/>.</summary>
        private readonly int RegionAfter(int start)
        {
            for (var i = start + 1; i < _length; i++)
            {
                if (!IsVowel(i) && IsVowel(i - 1))
                    return i + 1;
            }
            return _length;
        }

        private void Step0()
        {
            foreach (var suffix in Step0Suffixes)
            {
                if (!EndsWith(suffix))
                    continue;
                _length -= suffix.Length;
                return;
            }
        }

        private void Step1A()
        {
            if (EndsWith("sses"))
            {
                _length -= 2;
            }
            else if (EndsWith("ied") || EndsWith("ies"))
            {
                _length -= _length > 4 ? 2 : 1;
            }
            else if (EndsWith("us") || EndsWith("ss"))
            {
                // Kept.
            }
            else if (EndsWith("s") && HasVowel(_length - 2))
            {
                _length--;
            }
        }

        private void Step1B()
        {
            foreach (var suffix in (ReadOnlySpan<string>)["eedly", "eed"])
            {
                if (!EndsWith(suffix))
                    continue;
                if (InR1(suffix))
                    _length -= suffix.Length - 2;
                return;
            }
            foreach (var suffix in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
            {
                if (!EndsWith(suffix))
                    continue;
                if (!HasVowel(_length - suffix.Length))
                    return;
                _length -= suffix.Length;
                if (EndsWith("at") || EndsWith("bl") || EndsWith("iz"))
                    _letters[_length++] = 'e';
                else if (EndsWithDouble())
                    _length--;
                else if (IsShort())
                    _letters[_length++] = 'e';
                return;
            }
        }

        private readonly void Step1C()
        {
            if (_length > 2 && _letters[_length - 1] is 'y' or 'Y' && !IsVowel(_length - 2))
                _letters[_length - 1] = 'i';
        }

        private void Step2()
        {
            foreach (var (suffix, replacement) in Step2Rules)
            {
                if (!EndsWith(suffix))
                    continue;
                if (!InR1(suffix))
                    return;
                var before = _length > suffix.Length ? _letters[_length - suffix.Length - 1] : '\0';
                if (string.Equals(suffix, "ogi", StringComparison.Ordinal) && before != 'l')
                    return;
                if (string.Equals(suffix, "li", StringComparison.Ordinal) && before is not ('c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't'))
                    return;
                Replace(suffix, replacement);
                return;
            }
        }

        private void Step3()
        {
            foreach (var (suffix, replacement) in Step3Rules)
            {
                if (!EndsWith(suffix))
                    continue;
                if (!InR1(suffix))
                    return;
                if (string.Equals(suffix, "ative", StringComparison.Ordinal) && !InR2(suffix))
                    return;
                Replace(suffix, replacement);
                return;
            }
        }

        private void Step4()
        {
            foreach (var suffix in Step4Suffixes)
            {
                if (!EndsWith(suffix))
                    continue;
                if (!InR2(suffix))
                    return;
                if (string.Equals(suffix, "ion", StringComparison.Ordinal) && _letters[_length - 4] is not ('s' or 't'))
                    return;
                _length -= suffix.Length;
                return;
            }
        }

        private void Step5()
        {
            if (EndsWith("e"))
            {
                if (_length - 1 >= _r2 || (_length - 1 >= _r1 && !EndsWithShortSyllable(_length - 1)))
                    _length--;
            }
            else if (EndsWith("ll") && _length - 1 >= _r2)
            {
                _length--;
            }
        }

        private void Replace(string suffix, string replacement)
        {
            _length -= suffix.Length;
            replacement.CopyTo(_letters[_length..]);
            _length += replacement.Length;
        }

        private readonly bool EndsWith(string suffix) => ((ReadOnlySpan<char>)_letters[.._length]).EndsWith(suffix);

        private readonly bool InR1(string suffix) => _length - suffix.Length >= _r1;

        private readonly bool InR2(string suffix) => _length - suffix.Length >= _r2;

        private readonly bool IsVowel(int index) => _letters[index] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

        private readonly bool HasVowel(int end)
        {
            for (var i = 0; i < end; i++)
            {
                if (IsVowel(i))
                    return true;
            }
            return false;
        }

        private readonly bool EndsWithDouble() =>
            _length >= 2 && _letters[_length - 1] == _letters[_length - 2]
            && _letters[_length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

        /// <summary>A short syllable and nothing in R1: <c>bed</c>, <c>shed</c>, <c>hop</c>.</summary>
        private readonly bool IsShort() => _r1 >= _length && EndsWithShortSyllable(_length);

        private readonly bool EndsWithShortSyllable(int end)
        {
            if (end == 2)
                return IsVowel(0) && !IsVowel(1);
            return end >= 3 && !IsVowel(end - 3) && IsVowel(end - 2) && !IsVowel(end - 1) && _letters[end - 1] is not ('w' or 'x' or 'Y');
        }
    }
}
