using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Testing.Discord.Gateway;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord;

/// <summary>
/// What went over the wire, as text to read and to compare with a snapshot. <c>→</c> is from the client, <c>←</c> from Discord; events that happen
/// while no socket is connected stand under socket 0. Safe for use by several threads.
/// </summary>
public sealed partial class Transcript
{
    private const int MaxBodyLength = 2000;

    private readonly Queue<string> _lines = new();
    private readonly FakeDiscordOptions _options;

    internal Transcript(FakeDiscordOptions options) => _options = options;

    /// <summary>Returns the lines so far, oldest first, as they were.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    /// <summary>
    /// Returns the transcript for a snapshot: ids become <c>#1</c>, <c>#2</c>… in order of appearance, tokens and times get names, so that two runs
    /// of the same conversation read the same.
    /// </summary>
    public override string ToString()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = string.Join('\n', Lines);
        text = Token().Replace(text, "‹token›");
        text = Time().Replace(text, "‹time›");
        text = Port().Replace(text, "127.0.0.1:‹port›");
        return Snowflake().Replace(text, id =>
        {
            if (!names.TryGetValue(id.Value, out var name))
                names.Add(id.Value, name = string.Create(CultureInfo.InvariantCulture, $"#{names.Count + 1}"));
            return name;
        });
    }

    internal string Tail(int lines) => string.Join('\n', Lines.TakeLast(lines));

    internal void Frame(int socket, bool toClient, int opcode, string? name, int? sequence, JsonNode? data)
    {
        if (!_options.KeepsTranscript)
            return;
        var body = data is null ? "" : " " + Cut(DiscordJson.Text(data));
        var title = name is null ? $"{opcode} {Opcode.Name(opcode)}" : $"{opcode} {name} s={sequence}";
        Add($"{(toClient ? '←' : '→')} [{socket}] {title}{body}");
    }

    internal void Note(int socket, string what) => Add($"· [{socket}] {what}");

    internal void Request(string method, string path, string body) => Add($"→ {method} {path}{(body.Length == 0 ? "" : " " + Cut(body))}");

    internal void Response(int status, string body) => Add($"← {status}{(body.Length == 0 ? "" : " " + Cut(body))}");

    private static string Cut(string text) => text.Length <= MaxBodyLength ? text : $"{text[..MaxBodyLength]}… ({text.Length} characters)";

    private void Add(string line)
    {
        if (!_options.KeepsTranscript)
            return;
        line = line.Replace(_options.Token, "‹bot token›", StringComparison.Ordinal);
        lock (_lines)
        {
            _lines.Enqueue(line);
            while (_lines.Count > _options.HistoryLimit)
                _lines.Dequeue();
        }
    }

    [GeneratedRegex("aW50ZXJhY3Rpb24[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+\+00:00", RegexOptions.None, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"127\.0\.0\.1:\d+", RegexOptions.None, 1000)]
    private static partial Regex Port();

    [GeneratedRegex(@"\b\d{17,20}\b", RegexOptions.None, 1000)]
    private static partial Regex Snowflake();
}
