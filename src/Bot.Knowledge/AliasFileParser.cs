using System.Collections.Immutable;
using Bot.Core.Notes;

namespace Bot.Knowledge;

/// <summary>Reads the alias file of a knowledge folder; see <see cref="AliasGroup"/> for its format. Pure and safe for any number of threads.</summary>
public static class AliasFileParser
{
    private const string Arrow = "=>";

    /// <summary>Returns the groups in the order of the file, and a warning for each line that makes none. Never throws for what the file holds.</summary>
    /// <param name="path">Path inside the knowledge folder, for the warnings.</param>
    public static (ImmutableArray<AliasGroup> Groups, ImmutableArray<NoteWarning> Warnings) Parse(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(text);
        var groups = ImmutableArray.CreateBuilder<AliasGroup>();
        var warnings = ImmutableArray.CreateBuilder<NoteWarning>();
        var number = 0;
        foreach (var raw in text.TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            var line = raw.Trim();
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (Read(line.ToString(), number, out var problem) is { } group)
                groups.Add(group);
            else
                warnings.Add(new NoteWarning(path, number, problem));
        }

        return (groups.DrainToImmutable(), warnings.DrainToImmutable());
    }

    private static AliasGroup? Read(string line, int number, out string problem)
    {
        problem = "";
        var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
        if (arrow < 0)
        {
            var words = Words(line);
            if (words.Length >= 2)
                return new AliasGroup(words, words, number);
            problem = $"'{line}' names one word only; write at least two with a comma between them, or 'word => other word'.";
            return null;
        }

        if (line.IndexOf(Arrow, arrow + Arrow.Length, StringComparison.Ordinal) >= 0)
        {
            problem = $"'{line}' has more than one '=>'; write one line for each.";
            return null;
        }

        var (from, to) = (Words(line[..arrow]), Words(line[(arrow + Arrow.Length)..]));
        if (from.IsEmpty || to.IsEmpty)
        {
            problem = $"'{line}' has nothing on one side of '=>'; write 'word => other word'.";
            return null;
        }

        return new AliasGroup(from, to, number);
    }

    // A backslash keeps the comma after it, as in Solr.
    private static ImmutableArray<string> Words(string text)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '\\' && i + 1 < text.Length)
            {
                word.Append(text[++i]);
                continue;
            }

            if (i < text.Length && text[i] != ',')
            {
                word.Append(text[i]);
                continue;
            }

            var trimmed = string.Join(' ', word.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            word.Clear();
            if (trimmed.Length > 0 && !words.Contains(trimmed, StringComparer.OrdinalIgnoreCase))
                words.Add(trimmed);
        }

        return [.. words];
    }
}
