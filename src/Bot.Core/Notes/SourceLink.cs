using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Bot.Core.Notes;

/// <summary>
/// Makes links to the notes where people read them, such as a repository's web page. Immutable.
/// </summary>
public sealed class SourceLink
{
    private readonly string? _template;

    private SourceLink(string? template) => _template = template;

    /// <summary>Links to nothing.</summary>
    public static SourceLink None { get; } = new(null);

    /// <summary>
    /// Reads a template such as <c>https://example.org/notes/{path}#L{line}</c>. Without <c>{path}</c> the path is put at the end.
    /// </summary>
    /// <returns>False, with a sentence that says what is wrong, when it is no absolute http or https address.</returns>
    public static bool TryParse(string? template, [NotNullWhen(true)] out SourceLink? link, [NotNullWhen(false)] out string? error)
    {
        error = null;
        link = None;
        if (string.IsNullOrWhiteSpace(template))
            return true;
        var whole = template.Contains("{path}", StringComparison.Ordinal) ? template : template.TrimEnd('/') + "/{path}";
        if (Uri.TryCreate(Fill(whole, "a.md", 1), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp))
        {
            link = new SourceLink(whole);
            return true;
        }

        link = null;
        error = $"'{template}' is not an http or https address; write for example https://example.org/notes/{{path}}#L{{line}}.";
        return false;
    }

    /// <summary>Returns the address of a line of a note, or null when no address was configured.</summary>
    /// <param name="path">Path inside the knowledge folder, with <c>/</c> between folders.</param>
    /// <param name="line">Line in the file, from 1.</param>
    public Uri? To(string path, int line)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _template is null ? null : new Uri(Fill(_template, path, line));
    }

    private static string Fill(string template, string path, int line) =>
        template
            .Replace("{path}", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)), StringComparison.Ordinal)
            .Replace("{line}", line.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
