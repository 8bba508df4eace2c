using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bot.Knowledge.Parsing;

/// <summary>
/// The YAML between two <c>---</c> at the top of a note. Read event by event, so that neither deep nesting nor aliases that refer to each
/// other can exhaust memory or the stack.
/// </summary>
/// <param name="Fields">Scalars, and lists of scalars joined with <c>, </c>; keys in lower case.</param>
/// <param name="Lists">The same lists as they are; a scalar is a list of one.</param>
/// <param name="LastLine">Line of the closing mark.</param>
/// <param name="ErrorLine">Line of what is malformed, or 0.</param>
/// <param name="Error">What is malformed, or null.</param>
internal sealed record FrontMatter(
    ImmutableDictionary<string, string> Fields,
    ImmutableDictionary<string, ImmutableArray<string>> Lists,
    int LastLine,
    int ErrorLine,
    string? Error)
{
    private const int MaxLines = 2_000;

    // A person's front matter has a list in a field. The scanner's time grows with the square of the depth.
    private const int MaxDepth = 16;
    private const int MaxLength = 64 * 1024;

    /// <summary>Returns the front matter of a note, or null when it does not begin with one.</summary>
    public static FrontMatter? Read(SourceText source)
    {
        if (source.LineCount < 2 || !source.Line(1).TrimEnd().SequenceEqual("---"))
            return null;

        var end = 0;
        for (var line = 2; line <= Math.Min(source.LineCount, MaxLines) && end == 0; line++)
        {
            if (source.Line(line).TrimEnd() is "---" or "...")
                end = line;
        }

        if (end == 0)
            return ReadUnclosed(source);
        if (!LooksLikeYaml(source, 2, end - 1))
            return null; // a rule, text and another rule
        return Parse(source, 2, end - 1, end, 0, null);
    }

    // "---" without its partner: what follows is front matter as far as its lines look like "key: value", else it was just a rule.
    private static FrontMatter? ReadUnclosed(SourceText source)
    {
        var last = 1;
        while (last < source.LineCount && IsField(source.Line(last + 1)))
            last++;
        return last == 1 ? null : Parse(source, 2, last, last, 1, "The front matter is never closed; it is read up to its last 'key: value' line.");
    }

    private static bool LooksLikeYaml(SourceText source, int first, int last)
    {
        for (var line = first; line <= last; line++)
        {
            var text = source.Line(line);
            if (text.IsWhiteSpace() || text.StartsWith("#"))
                continue;
            return IsField(text) || text[0] is '{' or '"' or '\'';
        }

        return true;
    }

    private static bool IsField(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0 || (colon + 1 < line.Length && line[colon + 1] is not (' ' or '\t')))
            return false;
        foreach (var c in line[..colon])
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ' ' or '/'))
                return false;
        }

        return char.IsLetterOrDigit(line[0]);
    }

    private static FrontMatter Parse(SourceText source, int first, int last, int closing, int errorLine, string? error)
    {
        var lists = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);
        var text = source.Text[source.StartOf(first)..source.StartOf(last + 1)];
        try
        {
            if (text.Length > MaxLength)
                throw new YamlException($"The front matter is {text.Length} characters, at most {MaxLength} are understood.");
            ReadEvents(text, lists);
        }
        // The parser stops on some malformed lists with an exception that is not its own.
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            // A value with a colon in it is the usual cause ("title: SQS: the basics"); line by line most of it can still be read.
            lists.Clear();
            ReadLines(source, first, last, lists);
            errorLine = e is YamlException { Start.Line: var line } ? (int)Math.Clamp(line + first - 1, first, last) : first;
            error = "The front matter is not valid YAML from here; it is read line by line and kept as text. A value with ': ' in it needs quotes.";
        }

        var fields = lists.ToImmutableDictionary(p => p.Key.ToLowerInvariant(), p => string.Join(", ", p.Value), StringComparer.Ordinal);
        return new FrontMatter(fields, lists.ToImmutable(), closing, errorLine, error);
    }

    private static void ReadEvents(string text, ImmutableDictionary<string, ImmutableArray<string>>.Builder lists)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        string? key = null;
        List<string>? items = null;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    if (++depth > MaxDepth)
                        throw new YamlException(parser.Current.Start, parser.Current.End, "The front matter is nested too deeply.");
                    if (depth == 2 && key is not null)
                        items = [];
                    break;
                case MappingEnd or SequenceEnd:
                    depth--;
                    if (depth == 1 && key is not null)
                    {
                        lists[key] = [.. items!];
                        (key, items) = (null, null);
                    }

                    break;
                case Scalar scalar when depth == 1 && key is null:
                    key = scalar.Value;
                    break;
                case Scalar scalar when depth == 1:
                    lists[key!] = scalar.Value.Length == 0 || (scalar is { IsQuotedImplicit: false, Value: "null" or "~" }) ? [] : [scalar.Value];
                    key = null;
                    break;
                case Scalar scalar when scalar.Value.Length > 0:
                    items?.Add(scalar.Value);
                    break;
                case AnchorAlias when depth == 1 && key is not null:
                    key = null;
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadLines(SourceText source, int first, int last, ImmutableDictionary<string, ImmutableArray<string>>.Builder lists)
    {
        string? key = null;
        for (var line = first; line <= last; line++)
        {
            var text = source.Line(line).Trim();
            if (text.StartsWith("- ") && key is not null)
            {
                lists[key] = [.. lists[key], Unquote(text[2..])];
            }
            else if (IsField(text))
            {
                var colon = text.IndexOf(':');
                key = text[..colon].Trim().ToString();
                var value = Unquote(text[(colon + 1)..]);
                lists[key] = value.Length == 0 ? [] : [value];
            }
        }
    }

    private static string Unquote(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value is not [('"' or '\'') and var quote, .. var quoted])
            return value.ToString();
        // One that is never closed is what made the YAML invalid; it is no part of the value either.
        return (quoted is [.., var last] && last == quote ? quoted[..^1] : quoted).ToString();
    }
}
