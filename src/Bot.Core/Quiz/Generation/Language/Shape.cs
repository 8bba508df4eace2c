namespace Bot.Core.Quiz.Generation.Language;

/// <summary>What kind of thing an option looks like. Options of one question share it, else the odd one gives itself away.</summary>
public enum Shape
{
    /// <summary><c>DelaySeconds</c>, <c>cdk synth</c>, <c>AWS::Region</c>: code.</summary>
    Identifier,

    /// <summary><c>SQS</c>, <c>SSE-KMS</c>.</summary>
    Acronym,

    /// <summary>Every weighty word has a capital: <c>Cache Invalidation</c>.</summary>
    ProperName,

    /// <summary>A noun or noun phrase in ordinary writing.</summary>
    Phrase,

    /// <summary>Begins with a number.</summary>
    Figure,

    /// <summary>A description that begins with an article: "A queue that …".</summary>
    NounClause,

    /// <summary>A description that begins with a verb in the third person: "Deletes …".</summary>
    VerbClause,

    /// <summary>A description that begins with "must", "can", "may".</summary>
    ModalClause,

    /// <summary>A description that begins with a participle: "Written in YAML".</summary>
    ParticipleClause,

    /// <summary>A whole sentence with a subject of its own: "The access policy must allow the topic to write".</summary>
    Sentence,

    /// <summary>A description of any other form.</summary>
    OtherClause,

    /// <summary>Several things with commas between them.</summary>
    Enumeration,
}

/// <summary>Tells the shapes apart.</summary>
public static class Shapes
{
    /// <summary>Returns the shape of a name: one of the first four, or <see cref="Shape.Figure"/>.</summary>
    public static Shape OfName(string name, bool isCode)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > 0 && char.IsDigit(name[0]))
            return Shape.Figure;
        if (isCode || IsIdentifier(name))
            return Shape.Identifier;
        // "Week 7a" stands beside "Day 22", not beside names.
        if (name.Any(char.IsDigit) && name.Split(' ')[0] is "Day" or "Week" or "Month" or "Step" or "Phase" or "Type" or "Grade" or "Stage" or "Class" or "Level" or "Year" or "Layer" or "Tier")
            return Shape.Figure;
        if (!name.Contains(' ', StringComparison.Ordinal) && name.Length <= 10 && name.Count(char.IsUpper) >= 2 && name.Count(char.IsUpper) * 2 >= name.Count(char.IsLetter))
            return Shape.Acronym;
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // The first capital may only be the beginning of the line, so that a single word tells nothing.
        return words.Length > 1 && words.Skip(1).Where(w => w.Length > 3 && char.IsLetter(w[0])).DefaultIfEmpty("x").All(w => char.IsUpper(w[0]))
            ? Shape.ProperName
            : Shape.Phrase;
    }

    /// <summary>Returns the shape of a description.</summary>
    public static Shape OfMeaning(string meaning)
    {
        ArgumentNullException.ThrowIfNull(meaning);
        if (meaning.Length == 0)
            return Shape.OtherClause;
        if (char.IsDigit(meaning[0]) || meaning[0] is '$' or '~' or '<' or '>' or '≤' or '≥')
            return Shape.Figure;
        var end = meaning.IndexOf(' ', StringComparison.Ordinal);
        var first = (end < 0 ? meaning : meaning[..end]).ToLowerInvariant().TrimEnd(',');
        var (second, third) = Words.Split(meaning) switch
        {
            [_, var next, var last, ..] => (next, last),
            [_, var next] => (next, ""),
            _ => ("", ""),
        };
        // "Copies or descriptions of evidence", "Rules that decide": nouns.
        if (EnglishText.IsThirdPersonVerb(first) && !((second is "or" && !EnglishText.IsThirdPersonVerb(third)) || second is "that" or "which" || EnglishText.IsAuxiliary(second) || (second is "of" && first is not ("consists" or "gets")) || (second is "and" or "for" && IsAlsoNoun(first))))
            return Shape.VerbClause;
        if (IsEnumeration(meaning))
            return Shape.Enumeration;
        if (!EnglishText.IsAuxiliary(first) && IsSentence(meaning))
            return Shape.Sentence;
        if (first is "a" or "an" or "the")
            return Shape.NounClause;
        if (EnglishText.IsAuxiliary(first))
            return Shape.ModalClause;
        // "Encrypted with KMS", but "Managed service" is a noun.
        return (first.Length > 4 && first.EndsWith("ed", StringComparison.Ordinal) && EnglishText.IsPreposition(second))
            || first is "written" or "built" or "made" or "kept" or "used" or "stored" or "based" or "located" or "found" or "sent"
            ? Shape.ParticipleClause
            : Shape.OtherClause;
    }

    public static bool IsClause(Shape shape) => shape is Shape.NounClause or Shape.VerbClause or Shape.ModalClause or Shape.ParticipleClause or Shape.Sentence or Shape.OtherClause;

    /// <summary>Returns whether a name is written like code, whatever the note marked.</summary>
    public static bool IsIdentifier(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length < 3 || name.Contains(' ', StringComparison.Ordinal))
            return false;
        if (name.Contains('_', StringComparison.Ordinal) || name.Contains("::", StringComparison.Ordinal) || name.Contains("()", StringComparison.Ordinal)
            || name[0] is '.' or '/' or '$' or '@' or '<')
        {
            return true;
        }

        for (var i = 1; i + 1 < name.Length; i++)
        {
            // camelCase or PascalCase with two humps
            if (char.IsUpper(name[i]) && char.IsLower(name[i - 1]) && char.IsLower(name[i + 1]))
                return true;
            if (name[i] == '.' && char.IsLetter(name[i - 1]) && char.IsLetter(name[i + 1]))
                return true;
        }

        return false;
    }

    // A finite verb before any word that opens a relative clause is the sentence's own.
    private static bool IsSentence(string text)
    {
        var words = Words.Split(text);
        var owed = 0; // verbs that belong to relative clauses
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] is "that" or "which" or "who" or "where" or "and" or "or" or "whose" or "when" or "what" or "how" or "if" or "while" or "whether" or "because" or "so" or "as")
            {
                owed++;
                continue;
            }

            // An infinitive is no verb of its own.
            if (words[i] is "to")
            {
                i++;
                continue;
            }

            if (words[i] is "exists" or "is" or "are" or "was" or "were" or "has" or "have" or "can" or "must" or "may" or "will" or "should" or "cannot" or "does" or "do" or "doesnt" or "isnt" or "arent" or "cant" or "wont" or "dont" or "wasnt" or "hasnt" or "didnt" or "cost" or "costs" or "had" or "needs" or "need"
                || (EnglishText.IsThirdPersonVerb(words[i]) && i < words.Count - 1 && (!IsAlsoNoun(words[i]) || EnglishText.IsDeterminer(words[i + 1]))))
            {
                if (owed-- == 0)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Returns whether a verb in the third person is more often a plural noun in notes: "two builds", "the answers", "access controls".</summary>
    internal static bool IsAlsoNoun(string word) => word is "controls" or "stores" or "reads" or "writes" or "records" or "tracks" or "limits" or "identifies" or "points" or "forms" or "links" or "supplies"
        or "calls" or "waits" or "checks" or "tests" or "searches" or "groups" or "builds" or "processes" or "maps" or "locks" or "reports" or "causes" or "covers" or "lines" or "shares" or "charges" or "ends"
        or "shifts" or "grants" or "hosts" or "offers" or "orders" or "presents" or "queries" or "streams" or "tries" or "captures" or "scales" or "answers" or "copies" or "routes" or "signs" or "caches" or "lists"
        or "sets" or "updates" or "shows" or "runs" or "helps" or "names" or "uses" or "measures" or "balances" or "contracts" or "aggregates" or "transforms" or "swaps" or "splits" or "adds" or "imports" or "exports" or "filters" or "means" or "blocks" or "works" or "acts" or "tells";

    // Two commas between short pieces: a list, not a sentence.
    private static bool IsEnumeration(string text)
    {
        var depth = 0;
        var commas = 0;
        foreach (var c in text)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0)
                commas++;
        }

        if (commas == 0)
            return text.Contains(" / ", StringComparison.Ordinal) || text.Contains(" & ", StringComparison.Ordinal);
        var words = Words.Split(text).Count;
        return words <= (commas + 1) * 4 && !text.Contains(" is ", StringComparison.Ordinal) && !text.Contains(" that ", StringComparison.Ordinal);
    }
}
