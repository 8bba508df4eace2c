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

    // "01-intro" and "21_Athena" are numbered for their order; "3-tier" and "2024-05-01" are not.
    private static string WithoutOrder(string name)
    {
        var digits = 0;
        while (digits < name.Length && char.IsAsciiDigit(name[digits]))
            digits++;
        if (digits is 0 or > 3 || digits == name.Length)
            return name;
        var isOrder = name[digits] is '_' or '.' || (name[digits] is '-' or ' ' && name[0] == '0') || name.AsSpan(digits).StartsWith(" - ");
        var rest = name[digits..].TrimStart('_', '.', '-', ' ');
        return isOrder && rest.Any(char.IsLetter) ? rest : name;
    }
}
