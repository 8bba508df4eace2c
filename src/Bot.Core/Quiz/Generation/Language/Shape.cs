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
        if (EnglishText.IsThirdPersonVerb(first))
            return Shape.VerbClause;
        if (IsEnumeration(meaning))
            return Shape.Enumeration;
        if (first is "a" or "an" or "the")
            return Shape.NounClause;
        if (EnglishText.IsAuxiliary(first))
            return Shape.ModalClause;
        return first.Length > 4 && first.EndsWith("ed", StringComparison.Ordinal)
            || first is "written" or "built" or "made" or "kept" or "used" or "stored" or "based" or "located" or "found" or "sent" or "run"
            ? Shape.ParticipleClause
            : Shape.OtherClause;
    }

    public static bool IsClause(Shape shape) => shape is Shape.NounClause or Shape.VerbClause or Shape.ModalClause or Shape.ParticipleClause or Shape.OtherClause;

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

    // Two commas between short pieces: a list, not a sentence.
    private static bool IsEnumeration(string text)
    {
        var depth = 0;
        var commas = 0;
        foreach (var c in text)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c is ',' or '/' or '&' or '+' && depth == 0 && c is ',')
                commas++;
        }

        if (commas == 0)
            return text.Contains(" / ", StringComparison.Ordinal) || text.Contains(" & ", StringComparison.Ordinal);
        var words = Words.Split(text).Count;
        return words <= (commas + 1) * 4 && !text.Contains(" is ", StringComparison.Ordinal) && !text.Contains(" that ", StringComparison.Ordinal);
    }
}
