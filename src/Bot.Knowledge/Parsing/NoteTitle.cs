namespace Bot.Knowledge.Parsing;

/// <summary>Makes a title of a file's name.</summary>
internal static class NoteTitle
{
    /// <summary>
    /// Returns the name made readable: <c>sqs-dead-letter.md</c> is "Sqs dead letter", <c>21_Athena.md</c> "Athena", <c>s3/README.md</c> "S3".
    /// Capitals stay as they are.
    /// </summary>
    public static string FromPath(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return "Notes";
        var name = WithoutExtension(parts[^1]);
        if (parts.Length > 1 && name.ToLowerInvariant() is "readme" or "index" or "_index")
            name = parts[^2];

        name = WithoutOrder(name);
        if (!name.Contains(' ', StringComparison.Ordinal))
            name = name.Replace('-', ' ');
        name = string.Join(' ', name.Replace('_', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? WithoutExtension(parts[^1]) : string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));
    }

    private static string WithoutExtension(string file)
    {
        var dot = file.LastIndexOf('.');
        return dot > 0 ? file[..dot] : file;
    }

    // "01-intro", "21_Athena" and "1.2_Concepts" are numbered for their order; "3-tier" and "2024-05-01" are not.
    private static string WithoutOrder(string name)
    {
        var digits = DigitsFrom(name, 0);
        if (digits is 0 or > 3)
            return name;
        // Of several levels none is left over.
        while (digits < name.Length && name[digits] == '.' && DigitsFrom(name, digits + 1) is > 0 and var more)
            digits += 1 + more;
        if (digits == name.Length)
            return name;
        var isOrder = name[digits] is '_' or '.' || (name[digits] is '-' or ' ' && name[0] == '0') || name.AsSpan(digits).StartsWith(" - ");
        var rest = name[digits..].TrimStart('_', '.', '-', ' ');
        return isOrder && rest.Any(char.IsLetter) ? rest : name;
    }

    private static int DigitsFrom(string name, int start)
    {
        var end = start;
        while (end < name.Length && char.IsAsciiDigit(name[end]))
            end++;
        return end - start;
    }
}
