using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Bot.Core.Quiz.Generation.Language;
using Bot.Core.Text;

namespace Bot.Core.Quiz.Generation;

/// <summary>Finds what gives a key away.</summary>
internal static partial class Leaks
{
    private const int CompoundMin = 7;
    private const int PartMin = 4;
    private const int RestMin = 3;
    private const int PieceMin = 7;
    private const int OpeningOfCode = 5;
    private const int CodeOfInitialsMax = 4;

    // Shared by words that have nothing else in common.
    private static readonly HashSet<string> Endings = new(StringComparer.Ordinal)
    {
        "ability", "ibility", "ization", "isation", "ational", "ifications", "ification", "izations", "isations", "ically", "ological", "ography", "ographic", "inations", "ination", "entation", "entations",
    };

    private const int ClippingLength = 3;
    private const int AgainMin = 5;

    // "maxlength" is the maximum number of characters, "RegDelNull" deletes keys of the registry.
    private static readonly FrozenDictionary<string, string> Clippings = FrozenDictionary.ToFrozenDictionary<string, string>(
    [
        new("app", "applic"), new("del", "delet"), new("dev", "develop"), new("doc", "document"), new("env", "environ"), new("max", "maxim"), new("mem", "memor"), new("min", "minim"),
        new("msg", "messag"), new("num", "number"), new("reg", "regist"), new("seq", "sequen"),
    ], StringComparer.Ordinal);

    /// <summary>
    /// Returns a word of the key that the shown text holds too, in any form, and that at most one of the distractors shares; null when there is none.
    /// </summary>
    public static string? SharedWord(string key, string shown, IReadOnlyList<string> distractors)
    {
        var (shownWords, keyWords) = (Words.Split(shown), Words.Split(key));
        var visible = Words.ContentStems(shownWords);
        List<List<string>>? others = null;
        foreach (var stem in Words.ContentStems(keyWords))
        {
            if (!Words.HoldsRelated(visible, stem) && !ShareOpening(keyWords, shownWords, stem))
                continue;
            others ??= [.. distractors.Select(Words.ContentStems)];
            var sharing = others.Count(o => Words.HoldsRelated(o, stem));
            if (others.Count == 0 || sharing < Math.Min(2, others.Count))
                return stem;
        }

        if ((Clipped(keyWords, shownWords) ?? Clipped(shownWords, keyWords)) is { } clipped && IsTelling(clipped, distractors))
            return clipped;
        if (keyWords.Find(w => IsDoneAgain(w, shownWords)) is { } again && IsTelling(again, distractors))
            return again;
        return keyWords.Select(word => PieceOf(word, shownWords)).FirstOrDefault(piece => piece is not null && IsTelling(piece, distractors));
    }

    // "Retry" beside "trying again".
    private static bool IsDoneAgain(string word, List<string> shownWords) =>
        word.Length >= AgainMin && word.StartsWith("re", StringComparison.Ordinal) && EnglishDictionary.Has(word[2..]) && shownWords.Exists(w => w.Length >= RestMin && w.StartsWith(word[2..], StringComparison.Ordinal));

    // "App" beside "application".
    private static string? Clipped(List<string> words, List<string> others) =>
        words.Find(w => w.Length == ClippingLength && Clippings.TryGetValue(w, out var full) && others.Exists(o => o.StartsWith(full, StringComparison.Ordinal)));

    // What one other option holds as well tells nothing any more: the eye finds it there too.
    private static bool IsTelling(string piece, IReadOnlyList<string> distractors) =>
        !distractors.Any(d => d.Contains(piece, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Returns the piece of a key's word that the shown text holds in another word: "files" for "honeyfiles", "squatting" for "typosquatting" beside
    /// "cybersquatting". Null when there is none.
    /// </summary>
    private static string? PieceOf(string word, List<string> shownWords)
    {
        if (word.Length < CompoundMin)
            return null;
        foreach (var shown in shownWords)
        {
            if (shown.Length >= PartMin && shown.Length < word.Length && (IsCompound(word, shown, word.Length - shown.Length) || IsCompound(word, shown, 0)))
                return shown;
            if (shown.Length >= CompoundMin && LongestCommonPiece(word, shown) is { Length: >= PieceMin } piece && !Endings.Contains(piece))
                return piece;
        }

        return null;
    }

    /// <summary>
    /// Returns what a name in code holds of the meaning and no distractor does: a word of it, "log" in <c>sysklogd</c>, "md5" in <c>md5sum</c>, the beginning of
    /// one, "sched" in <c>schedutil</c>, or its initials, "read-only" in <c>ro</c>. Null when there is nothing.
    /// </summary>
    public static string? PieceOfCode(string name, string meaning, IReadOnlyList<string> distractors)
    {
        // "t_pd" is the propagation delay.
        if (name[(name.LastIndexOf('_') + 1)..] is { Length: >= 2 and <= CodeOfInitialsMax } initials && initials.All(char.IsAsciiLetterLower))
        {
            var words = meaning.Split([' ', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i + initials.Length <= words.Length; i++)
            {
                if (Names.IsAbbreviationOf(initials, string.Join(' ', words.Skip(i).Take(initials.Length))))
                    return initials;
            }
        }

        // "min()" returns the minimum.
        var letters = name.TrimEnd('(', ')');
        if (letters.Length is >= RestMin and < PieceMin && letters.All(char.IsAsciiLetterLower) && Words.Split(meaning).Exists(w => w.Length > letters.Length && w.StartsWith(letters, StringComparison.Ordinal)) && IsTelling(letters, distractors))
            return letters;
        if (Clippings.FirstOrDefault(x => name.Contains(x.Key, StringComparison.OrdinalIgnoreCase) && meaning.Contains(x.Value, StringComparison.OrdinalIgnoreCase) && IsTelling(x.Key, distractors)) is { Key: { } clipping })
            return clipping;
        return Words.ContentStems(meaning).Select(stem => IsPiece(stem, name) ? stem : stem.Length > OpeningOfCode && name.StartsWith(stem[..OpeningOfCode], StringComparison.OrdinalIgnoreCase) ? stem[..OpeningOfCode] : null)
            .FirstOrDefault(piece => piece is not null && piece.Length < name.Length && IsTelling(piece, distractors));
    }

    /// <summary>Returns the hump of a name, "Imm" in <c>ImmSel</c> and "ALU" in <c>ALUSel</c>, that opens a word of the meaning and stands in no distractor; null when none does.</summary>
    public static string? HumpOf(string name, string meaning, IReadOnlyList<string> distractors)
    {
        var humps = Humps().Matches(name);
        return humps.Count < 2 ? null : humps.Select(h => h.Value)
            .FirstOrDefault(hump => hump.Length >= RestMin && Words.Split(meaning).Exists(w => w.StartsWith(hump, StringComparison.OrdinalIgnoreCase)) && IsTelling(hump, distractors));
    }

    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", RegexOptions.None, 20_000)]
    private static partial Regex Humps();

    /// <summary>
    /// Returns a part of an identifier or of a name in capitals that the question holds, "poll" in <c>max.poll.records</c> and "schema" in "Schema Registry", where
    /// of all options the key alone repeats it. Null when there is none.
    /// </summary>
    public static string? PartOfName(string key, string question, IReadOnlyList<string> distractors)
    {
        List<List<string>>? others = null;
        var ofKey = WordsOfNames(key);
        foreach (var part in PartsOfNames(question))
        {
            if (!Holds(ofKey, part))
                continue;
            others ??= [.. distractors.Select(WordsOfNames)];
            if (!others.Exists(o => Holds(o, part)))
                return part;
        }

        return null;

        static bool Holds(List<string> words, string part) =>
            words.Contains(part, StringComparer.Ordinal) || Words.HoldsRelated(Words.ContentStems(words), Words.Stem(part))
            || (Clippings.TryGetValue(part, out var full) && words.Exists(w => w.StartsWith(full, StringComparison.Ordinal)));
    }

    /// <summary>Returns whether an identifier says its description: two parts of it or more stand there, as words or as the initials of words.</summary>
    public static bool SpellsItself(string name, string description)
    {
        var parts = PartsOfName(name);
        if (parts.Count < 2)
            return false;
        var said = Words.ContentStems(description);
        var words = description.Split([' ', '-', '/', ','], StringSplitOptions.RemoveEmptyEntries);
        return parts.Count(p => Words.HoldsRelated(said, Words.Stem(p)) || IsInitialsOf(p, words)) > 1;
    }

    // "Isr" for "in-sync replica".
    private static bool IsInitialsOf(string part, string[] words)
    {
        for (var i = 0; part.Length >= 2 && i + part.Length <= words.Length; i++)
        {
            if (Names.IsAbbreviationOf(part, words.AsSpan(i, part.Length)))
                return true;
        }

        return false;
    }

    // Of an identifier each part tells; of a name so does each word, but one capital alone is the beginning of a sentence or the product that all speak of.
    private static IEnumerable<string> PartsOfNames(string question)
    {
        var run = new List<string>();
        foreach (var raw in question.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = raw.Trim('“', '”', '"', '\'', '`', '?', ',', '.', ';', ':', '(', ')');
            if (Shapes.IsIdentifier(word) || IsHyphenatedName(word))
            {
                foreach (var part in PartsOfName(word))
                    yield return part;
            }

            var isCapital = word.Length > 1 && char.IsUpper(word[0]) && !Words.IsStop(word.AsSpan());
            if (isCapital)
                run.AddRange(PartsOfName(word));
            // What stands behind a comma or a bracket is another name.
            if (isCapital && raw[^1] == word[^1])
                continue;
            foreach (var part in run.Count > 1 ? run : [])
                yield return part;
            run.Clear();
        }

        foreach (var part in run.Count > 1 ? run : [])
            yield return part;
    }

    // "kafka-metadata-shell", but not "point-in-time".
    private static bool IsHyphenatedName(string word) => word.Split('-') is { Length: > 2 } parts && parts.All(p => p.Length > 1 && !Words.IsStop(p.AsSpan()));

    private static List<string> WordsOfNames(string text) => [.. Words.Split(text).Concat(Humps().Matches(text).Select(h => h.Value.ToLowerInvariant())).Distinct(StringComparer.Ordinal)];

    // "kafka-metadata-shell", "LastCommittedRecordOffset" and "controller.quorum.voters" in their words; a letter or a number says nothing.
    private static List<string> PartsOfName(string name) =>
        [.. Humps().Matches(name).Select(h => h.Value.ToLowerInvariant()).Where(p => p.Length >= RestMin && !Words.IsStop(p)).Distinct(StringComparer.Ordinal)];

    // "try" in "Retry" is chance as often as not; "log" in "sysklogd" is none.
    private static bool IsPiece(string stem, string name) =>
        stem.Length >= PartMin || (stem.Length >= RestMin && stem.Any(char.IsDigit))
            ? name.Contains(stem, StringComparison.OrdinalIgnoreCase)
            : stem.Length >= RestMin && EnglishDictionary.Has(stem) && name.Contains(stem, StringComparison.Ordinal) && !name.Any(char.IsUpper);

    private static bool IsCompound(string word, string part, int at)
    {
        if (!word.AsSpan(at, part.Length).SequenceEqual(part))
            return false;
        var rest = at == 0 ? word[part.Length..] : word[..at];
        return part.Length > PartMin || (rest.Length >= RestMin && EnglishDictionary.Has(rest));
    }

    private static string LongestCommonPiece(string a, string b)
    {
        var (best, end) = (0, 0);
        var lengths = new int[b.Length + 1];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = b.Length; j > 0; j--)
            {
                lengths[j] = a[i] == b[j - 1] ? lengths[j - 1] + 1 : 0;
                if (lengths[j] > best)
                    (best, end) = (lengths[j], i + 1);
            }
        }

        return a[(end - best)..end];
    }

    // "Bayesian" for "Bayes' theorem", "waveform" for "WaveNet": too short for a stem, long enough for an eye.
    private static bool ShareOpening(List<string> keyWords, List<string> shownWords, string stem)
    {
        if (stem.Length < 3)
            return false;
        var word = keyWords.Find(w => w.StartsWith(stem, StringComparison.Ordinal));
        return word is { Length: >= 4 } && shownWords.Exists(w => w.Length >= 4 && w.AsSpan(0, 4).SequenceEqual(word.AsSpan(0, 4)) && (w.StartsWith(word, StringComparison.Ordinal) || word.StartsWith(w, StringComparison.Ordinal)
            || w.StartsWith(stem, StringComparison.Ordinal) && stem.Length >= 4));
    }

    /// <summary>Returns whether the shown text holds the key's initials as a word, or spells out the abbreviations inside the key.</summary>
    public static bool IsInitialism(string key, string shown)
    {
        if (!HoldsCapitals(shown) && !HoldsCapitals(key) && !IsShortName(key))
            return false;
        var words = shown.Split([' ', ',', '(', ')', '“', '”', '›', '.', ':', ';'], StringSplitOptions.RemoveEmptyEntries);
        var bare = Names.WithoutBrackets(key, out _);
        foreach (var word in words)
        {
            if (word.Length >= 2 && word.Count(char.IsUpper) >= 2 && Names.IsAbbreviationOf(word, bare))
                return true;
        }

        // "GKE clusters" for "Kubernetes Engine API": the maker's letter stands before the thing's own.
        var initials = string.Concat(bare.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).Select(w => char.ToUpperInvariant(w[0])));
        if (initials.Length >= 2 && words.Any(w => w.Length is >= 3 and <= 6 && w.All(char.IsAsciiLetterUpper) && initials.StartsWith(w[1..], StringComparison.Ordinal)))
            return true;

        foreach (var part in key.Split([' ', '-', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length is < 2 or > 6 || (part.Count(char.IsUpper) < 2 && !IsShortName(part)))
                continue;
            if (SpellsOut(part, shown))
                return true;
            for (var count = part.Length; count <= Math.Min(words.Length, part.Length + 2); count++)
            {
                for (var i = 0; i + count <= words.Length; i++)
                {
                    if (Names.IsAbbreviationOf(part, words.AsSpan(i, count)))
                        return true;
                }
            }
        }

        return false;
    }

    // "mpe" for multi-agent particle environments: small letters that are no word.
    private static bool IsShortName(string text) => text.Length is >= 3 and <= 5 && text.All(char.IsAsciiLetterLower) && !EnglishDictionary.Has(text);

    // Two capitals in one word, without which nothing is an abbreviation here.
    private static bool HoldsCapitals(string text)
    {
        var capitals = 0;
        foreach (var c in text)
        {
            capitals = c == ' ' ? 0 : char.IsUpper(c) ? capitals + 1 : capitals;
            if (capitals == 2)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Returns whether an abbreviation on one side is a piece of a word on the other: "Subtract" for <c>SUB</c>, "Branches …" for <c>BRZ</c> where no other
    /// option begins with these letters. In a table a name in two or three small letters counts as one: "services" for <c>svc</c>.
    /// </summary>
    public static bool SharedLetters(string key, string clue, IEnumerable<string> distractors, bool isTable)
    {
        if (IsShortForm(key))
        {
            var opening = key[..Math.Min(key.Length - 1, 3)];
            return distractors.All(d => !d.StartsWith(opening, StringComparison.OrdinalIgnoreCase)) && Words.Split(clue).Any(w => w.Length > 3 && !Words.IsStop(w) && w.StartsWith(opening, StringComparison.OrdinalIgnoreCase));
        }

        return clue.Split(' ').Where(w => IsShortForm(w) || (isTable && w.Length is 2 or 3 && w.All(char.IsAsciiLetterLower))).Any(form => key.Split(' ')[0] is var word && word.Length > form.Length && char.ToUpperInvariant(word[0]) == char.ToUpperInvariant(form[0]) && HoldsInOrder(word, form.ToUpperInvariant())
            && !distractors.Any(d => char.ToUpperInvariant(d[0]) == char.ToUpperInvariant(form[0])));
    }

    /// <summary>
    /// Returns whether neighbouring words begin with the letters of an abbreviation behind its first one: "a private cloud of one's own" for <c>VPC</c>. A distractor
    /// that ends in the same letters is told from it by nothing, so that nothing is given away.
    /// </summary>
    public static bool SpellsOutTail(string key, string clue, IEnumerable<string> distractors)
    {
        if (!IsShortForm(key) || distractors.Any(d => IsShortForm(d) && d.EndsWith(key[^2..], StringComparison.Ordinal)))
            return false;
        var tail = key[1..].ToLowerInvariant();
        var initials = string.Concat(Words.Split(clue).Where(w => !Words.IsStop(w)).Select(w => w.Length > 3 ? w[0] : ' '));
        return initials.Contains(tail, StringComparison.Ordinal);
    }

    /// <summary>Returns whether the name in the question opens with the letter of one option only, both being single words: "Friday" and "Frigg" beside "Moon" and "Tyr".</summary>
    public static bool SharesInitial(string key, string name, IEnumerable<string> distractors) =>
        !key.Contains(' ', StringComparison.Ordinal) && !name.Contains(' ', StringComparison.Ordinal) && IsAlike(key, name) && !distractors.Any(d => IsAlike(d, name));

    private static bool IsAlike(string text, string name) => text.Length > 0 && name.Length > 0 && char.IsLetter(name[0]) && char.ToUpperInvariant(text[0]) == char.ToUpperInvariant(name[0]);

    private static bool IsShortForm(string text) => text.Length is >= 3 and <= 5 && text.All(char.IsAsciiLetterUpper);

    private static bool HoldsInOrder(string word, string letters)
    {
        var next = 0;
        foreach (var c in word)
        {
            if (next < letters.Length && char.ToUpperInvariant(c) == letters[next])
                next++;
        }

        return next == letters.Length;
    }

    // "Hypertext Markup Language" for HTML, "Channel service unit/data service unit" for CSU/DSU: the letters stand in neighbouring words in order, most of
    // them at the beginning of a word.
    private static bool SpellsOut(string part, string shown)
    {
        var letters = string.Concat(part.Where(char.IsLetter)).ToLowerInvariant();
        if (letters.Length < 3)
            return false;
        foreach (var piece in shown.Split(['›', '“'], StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Words.Split(piece);
            for (var from = 0; from < words.Count - 1; from++)
            {
                if (words[from][0] == letters[0] && InitialsIn(words.GetRange(from, Math.Min(words.Count - from, letters.Length + 3)), letters) * 3 >= letters.Length * 2)
                    return true;
            }
        }

        return false;
    }

    // How many letters are initials, when all of them stand in the words in their order; else 0.
    private static int InitialsIn(List<string> words, string letters)
    {
        var (next, initials) = (0, 0);
        for (var w = 0; w < words.Count && next < letters.Length; w++)
        {
            if (words[w][0] != letters[next])
                continue;
            initials++;
            next++;
            // Letters inside a word follow only when no later word begins with them.
            while (next < letters.Length && !words.Skip(w + 1).Any(x => x[0] == letters[next]) && words[w].IndexOf(letters[next], 1) > 0)
                next++;
        }

        return next == letters.Length ? initials : 0;
    }
}
