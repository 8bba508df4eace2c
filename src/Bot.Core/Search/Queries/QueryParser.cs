using System.Collections.Immutable;

namespace Bot.Core.Search.Queries;

/// <summary>
/// Reads <c>"exact phrases"</c>, <c>-without</c> and <c>topic:sqs</c>. There are no errors: a quote that is never closed, a lone minus, a flag
/// of one or two letters (<c>rm -rf</c>) and the operators of other search engines are ordinary text.
/// </summary>
public static class QueryParser
{
    private const string TopicKey = "topic:";

    private const int FlagLettersMax = 2;

    public static ParsedQuery Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Clean(text);
        var parts = ImmutableArray.CreateBuilder<QueryPart>();
        var at = 0;
        var wordsFrom = 0;
        while (at < text.Length)
        {
            var atWordStart = at == 0 || char.IsWhiteSpace(text[at - 1]);
            if (IsQuote(text[at]) && ClosingQuote(text, at) is > 0 and var close)
            {
                AddWords(wordsFrom, at);
                parts.Add(new QueryPart(QueryPartKind.Phrase, at + 1, close - at - 1));
                at = wordsFrom = close + 1;
            }
            else if (atWordStart && text[at] == '-' && Operand(text, at + 1) is { Length: > 0 } without && !IsFlag(without))
            {
                AddWords(wordsFrom, at);
                parts.Add(without with { Kind = QueryPartKind.Without });
                at = wordsFrom = EndOf(without);
            }
            else if (atWordStart && string.Compare(text, at, TopicKey, 0, TopicKey.Length, StringComparison.OrdinalIgnoreCase) == 0
                && Operand(text, at + TopicKey.Length) is { Length: > 0 } topic)
            {
                AddWords(wordsFrom, at);
                parts.Add(topic with { Kind = QueryPartKind.Topic });
                at = wordsFrom = EndOf(topic);
            }
            else
            {
                at++;
            }
        }
        AddWords(wordsFrom, text.Length);
        return new ParsedQuery(text, parts.ToImmutable());

        void AddWords(int from, int to)
        {
            if (to > from && !text.AsSpan(from, to - from).IsWhiteSpace())
                parts.Add(new QueryPart(QueryPartKind.Words, from, to - from));
        }

        // "rm -rf": what a command is given, not what to leave out.
        bool IsFlag(QueryPart part) => part.Length <= FlagLettersMax && !IsQuote(text[part.Start - 1]);

        int EndOf(QueryPart part)
        {
            var end = part.Start + part.Length;
            return end < text.Length && IsQuote(text[end]) && part.Start > 0 && IsQuote(text[part.Start - 1]) ? end + 1 : end;
        }
    }

    /// <summary>Returns the query with another topic in place of the one that it names, or in front of it when it names none.</summary>
    public static string WithTopic(string text, string named, string topic)
    {
        var (clean, parts) = Parse(text);
        var operand = $"{TopicKey}{(topic.Any(char.IsWhiteSpace) ? $"\"{topic}\"" : topic)}";
        foreach (var part in parts)
        {
            if (part.Kind != QueryPartKind.Topic || !clean.AsSpan(part.Start, part.Length).Trim().Equals(named, StringComparison.Ordinal))
                continue;
            var isQuoted = IsQuote(clean[part.Start - 1]);
            var from = part.Start - TopicKey.Length - (isQuoted ? 1 : 0);
            return string.Concat(clean.AsSpan(0, from), operand, clean.AsSpan(part.Start + part.Length + (isQuoted ? 1 : 0)));
        }
        return clean.Length == 0 ? operand : $"{operand} {clean}";
    }

    /// <summary>Control characters, which no one can have meant, become spaces.</summary>
    private static string Clean(string text)
    {
        if (text.Length > SearchQuery.MaxTextLength)
            text = text[..SearchQuery.MaxTextLength];
        foreach (var c in text)
        {
            if (char.IsControl(c))
                return string.Create(text.Length, text, (span, source) =>
                {
                    for (var i = 0; i < span.Length; i++)
                        span[i] = char.IsControl(source[i]) ? ' ' : source[i];
                });
        }
        return text;
    }

    /// <summary>Returns the word or quoted phrase at <paramref name="start"/>; of length 0 when there is none.</summary>
    private static QueryPart Operand(string text, int start)
    {
        if (start >= text.Length)
            return default;
        if (IsQuote(text[start]))
        {
            var close = ClosingQuote(text, start);
            return close > 0 ? new QueryPart(default, start + 1, close - start - 1) : default;
        }
        if (!char.IsLetterOrDigit(text[start]) && text[start] != '.' && !char.IsSurrogate(text[start]))
            return default;
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !IsQuote(text[end]))
            end++;
        return new QueryPart(default, start, end - start);
    }

    /// <summary>Returns the index of the next quote that closes a phrase with words in it, or -1.</summary>
    private static int ClosingQuote(string text, int open)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (IsQuote(text[i]))
                return text.AsSpan(open + 1, i - open - 1).IsWhiteSpace() ? -1 : i;
        }
        return -1;
    }

    private static bool IsQuote(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '«' or '»';
}
