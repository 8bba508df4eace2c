using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;

namespace Bot.Terminal;

/// <summary>What a typed line means.</summary>
internal abstract record ChatLine
{
    private static readonly SearchValues<char> OptionLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüÄÖÜß_-");

    private ChatLine()
    {
    }

    /// <summary>A command with its options.</summary>
    /// <param name="Places">The channels and roles among them, with the names under which they were typed.</param>
    public sealed record Command(string Name, ImmutableDictionary<string, OptionValue> Options, ImmutableArray<(long Id, string Name)> Places) : ChatLine;

    /// <summary>A command that does not exist.</summary>
    public sealed record Unknown(string Name) : ChatLine;

    /// <summary>A command that is not complete or has a wrong value; the sentence says what to type.</summary>
    public sealed record Mistake(string Sentence) : ChatLine;

    /// <summary>
    /// Reads a line such as <c>/ask signed cookies topic:cloudfront hide:true</c>. A value may be quoted. Words that name no option fill the options
    /// that are still open, in their order: one word each, and the last text option takes the rest.
    /// </summary>
    /// <param name="line">With or without the leading slash.</param>
    public static ChatLine Parse(string line, IEnumerable<CommandDefinition> definitions)
    {
        var words = Words(line.Trim().TrimStart('/'));
        var name = words.Count == 0 ? "" : words[0];
        var definition = definitions.FirstOrDefault(d => !d.IsMessageCommand && IsNamed(d.Name, name));
        if (definition is null)
            return new Unknown(name);
        var path = definition.Name.English;
        var used = 1;
        if (!definition.Subcommands.IsEmpty)
        {
            var named = words.Count > 1 ? definition.Subcommands.FirstOrDefault(s => IsNamed(s.Name, words[1])) : null;
            var sub = named ?? definition.Subcommands.FirstOrDefault(s => s.Name.English == definition.DefaultSubcommand);
            if (sub is null)
                return new Mistake($"/{path} needs one of: {string.Join(", ", definition.Subcommands.Select(s => s.Name.English))}.");
            path = $"{path} {sub.Name.English}";
            definition = sub;
            used = named is null ? 1 : 2;
        }

        return ReadOptions(path, definition, words.Skip(used));
    }

    /// <summary>
    /// Reads a line up to the cursor by the same rules, without asking for what is still missing. Null when its first word, which must be complete, names no
    /// command.
    /// </summary>
    public static HalfTypedLine? ReadUpToCursor(string line, IEnumerable<CommandDefinition> definitions)
    {
        var text = line.TrimStart().TrimStart('/');
        var words = Words(text);
        if (words.Count == 0 || definitions.FirstOrDefault(d => !d.IsMessageCommand && IsNamed(d.Name, words[0])) is not { } definition)
            return null;
        var typed = "";
        if (!char.IsWhiteSpace(text[^1]))
        {
            typed = words[^1];
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count == 0)
            return null;
        var path = definition.Name.English;
        ImmutableArray<string> subcommands = [];
        var used = 1;
        if (!definition.Subcommands.IsEmpty)
        {
            var named = words.Count > 1 ? definition.Subcommands.FirstOrDefault(s => IsNamed(s.Name, words[1])) : null;
            if (words.Count == 1)
                subcommands = [.. definition.Subcommands.Select(s => s.Name.English).Where(n => n.StartsWith(typed, StringComparison.OrdinalIgnoreCase))];
            if ((named ?? definition.Subcommands.FirstOrDefault(s => s.Name.English == definition.DefaultSubcommand)) is not { } sub)
                return new HalfTypedLine(path, subcommands, null, typed, ImmutableDictionary<string, OptionValue>.Empty);
            path = $"{path} {sub.Name.English}";
            definition = sub;
            used = named is null ? 1 : 2;
        }

        return ReadOptionUpToCursor(path, subcommands, definition, words.Skip(used), typed);
    }

    private static HalfTypedLine ReadOptionUpToCursor(
        string path, ImmutableArray<string> subcommands, CommandDefinition definition, IEnumerable<string> words, string typed)
    {
        var given = ImmutableDictionary.CreateBuilder<string, OptionValue>(StringComparer.Ordinal);
        var free = new List<string>();
        List<string>? rest = null;
        foreach (var word in words)
        {
            var named = NamedBy(word, definition, out var value);
            if (named is null)
                (rest ?? free).Add(word);
            else if (TakesTheRest(named, definition))
                (rest ??= []).Add(value);
            else
                Give(named, value);
        }

        var current = NamedBy(typed, definition, out var typedValue);
        if (current is not null && !TakesTheRest(current, definition))
            return Typing(current, typedValue);
        if (current is not null || rest is not null)
            return Typing(definition.Options.First(o => TakesTheRest(o, definition)), string.Join(' ', [.. (rest ?? []).Where(w => w.Length > 0), typedValue]));
        foreach (var option in definition.Options.Where(o => !given.ContainsKey(o.Name.English)).ToList())
        {
            if (TakesTheRest(option, definition))
                return Typing(option, string.Join(' ', [.. free, typed]));
            if (free.Count == 0)
                return Typing(option, typed);
            Give(option, free[0]);
            free.RemoveAt(0);
        }

        return new HalfTypedLine(path, subcommands, null, typed, given.ToImmutable());

        HalfTypedLine Typing(OptionDefinition option, string value) => new(path, subcommands, option, value.TrimStart('"'), given.ToImmutable());

        void Give(OptionDefinition option, string value)
        {
            if (Convert(option, Unquote(value), out _) is { } converted)
                given[option.Name.English] = converted;
            else
                given[option.Name.English] = value;
        }
    }

    /// <summary>Returns the option that a word such as <c>topic:sqs</c> names; null for any other word, which is then its own value.</summary>
    private static OptionDefinition? NamedBy(string word, CommandDefinition definition, out string value)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var named = colon > 0 ? definition.Options.FirstOrDefault(o => IsNamed(o.Name, word[..colon])) : null;
        value = named is null ? word : word[(colon + 1)..];
        return named;
    }

    private static ChatLine ReadOptions(string path, CommandDefinition definition, IEnumerable<string> words)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var free = new List<string>();
        List<string>? rest = null;
        var namedTexts = new List<(OptionDefinition Option, string Word)>();
        foreach (var word in words)
        {
            var named = NamedBy(word, definition, out var value);
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            if (named is null && ReadsLikeAnOption(word, colon, definition))
                return new Mistake($"/{path} has no option '{word[..colon]}'. {Takes(definition)} What is meant as it stands goes in quotes.");
            // "query:" is followed by the words of a question, as Discord shows it; every other name has its value right behind it.
            if (named is null)
                (rest ?? free).Add(word);
            else if (TakesTheRest(named, definition))
                (rest ??= []).Add(value);
            else
                given[named.Name.English] = Unquote(value);
            if (named is { Kind: OptionKind.Text })
                namedTexts.Add((named, word));
        }

        if (rest is not null && definition.Options.First(o => TakesTheRest(o, definition)) is var sentenceOption)
            given[sentenceOption.Name.English] = Rest(sentenceOption, rest);
        foreach (var option in definition.Options.Where(o => free.Count > 0 && !given.ContainsKey(o.Name.English)))
        {
            if (TakesTheRest(option, definition))
            {
                given[option.Name.English] = Rest(option, free);
                free.Clear();
            }
            else
            {
                given[option.Name.English] = Unquote(free[0]);
                free.RemoveAt(0);
            }
        }

        if (free.Count > 0)
            return new Mistake($"/{path} does not take '{string.Join(' ', free)}'. {Takes(definition)}");
        var missing = definition.Options.FirstOrDefault(o => o.IsRequired && !given.ContainsKey(o.Name.English));
        // A search reads topic:sqs itself: where nothing else was typed, that is the query.
        if (missing is { KeepsQuotes: true } && namedTexts.Count > 0)
        {
            given[missing.Name.English] = string.Join(' ', namedTexts.Select(n => n.Word));
            foreach (var (option, _) in namedTexts)
                given.Remove(option.Name.English);
            missing = null;
        }

        if (missing is not null)
            return new Mistake($"/{path} needs {missing.Name.English}: {missing.Description.English}. {Takes(definition)}");

        var options = ImmutableDictionary.CreateBuilder<string, OptionValue>(StringComparer.Ordinal);
        foreach (var option in definition.Options)
        {
            if (!given.TryGetValue(option.Name.English, out var text))
                continue;
            if (Convert(option, text, out var sentence) is not { } value)
                return new Mistake(sentence);
            options[option.Name.English] = value;
        }

        return new Command(
            path,
            options.ToImmutable(),
            [
                .. definition.Options
                    .Where(o => o.Kind is OptionKind.Channel or OptionKind.Role && given.ContainsKey(o.Name.English))
                    .Select(o => (options[o.Name.English].Number!.Value, TerminalNames.Bare(given[o.Name.English]))),
            ]);
    }

    private static string Rest(OptionDefinition option, IEnumerable<string> words)
    {
        var text = string.Join(' ', words.Where(w => w.Length > 0));
        return option.KeepsQuotes ? text : Unquote(text);
    }

    /// <summary>The last required text option, or the last text option of a command that requires none, is a sentence.</summary>
    private static bool TakesTheRest(OptionDefinition option, CommandDefinition definition)
    {
        var last = definition.Options.LastOrDefault(o => o is { Kind: OptionKind.Text, IsRequired: true, Choices.IsEmpty: true })
            ?? definition.Options.LastOrDefault(o => o is { Kind: OptionKind.Text, Choices.IsEmpty: true });
        return ReferenceEquals(option, last);
    }

    private static OptionValue? Convert(OptionDefinition option, string text, out string sentence)
    {
        sentence = "";
        var name = option.Name.English;
        switch (option.Kind)
        {
            case OptionKind.Text when option.Choices.IsEmpty:
                return (OptionValue)text;
            case OptionKind.Text:
                var choice = option.Choices.FirstOrDefault(c =>
                    string.Equals(c.Value, text, StringComparison.OrdinalIgnoreCase) || IsNamed(c.Label, text));
                sentence = $"{name} is '{text}'; use one of: {string.Join(", ", option.Choices.Select(c => c.Value))}.";
                return choice is null ? null : (OptionValue)choice.Value;
            case OptionKind.Flag:
                sentence = $"{name} is '{text}'; use true or false.";
                return text.ToUpperInvariant() switch
                {
                    "TRUE" or "YES" or "ON" => true,
                    "FALSE" or "NO" or "OFF" => false,
                    _ => null,
                };
            case OptionKind.Number:
                var range = option is { Min: { } min, Max: { } max } ? $" from {min} to {max}" : "";
                sentence = $"{name} is '{text}'; use a whole number{range}.";
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) &&
                    number >= (option.Min ?? long.MinValue) && number <= (option.Max ?? long.MaxValue)
                    ? number
                    : null;
            case OptionKind.Channel or OptionKind.Role or OptionKind.Person:
                return TerminalNames.IdOf(option.Kind, text);
            default:
                throw new ArgumentOutOfRangeException(nameof(option), option.Kind, "This kind of option is unknown.");
        }
    }

    /// <summary>Splits at white space; a quoted part stays whole, with its quotes, which mean something in a query.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var start = -1;
        var quoted = false;
        for (var i = 0; i <= line.Length; i++)
        {
            var ends = i == line.Length || (char.IsWhiteSpace(line[i]) && !(quoted && line.IndexOf('"', i) >= 0));
            if (ends && start >= 0)
            {
                words.Add(line[start..i]);
                start = -1;
                quoted = false;
            }
            else if (!ends)
            {
                if (start < 0)
                    start = i;
                if (line[i] == '"')
                    quoted = !quoted;
            }
        }

        return words;
    }

    private static string Unquote(string value) => value is ['"', .., '"'] ? value[1..^1] : value;

    private static bool IsNamed(LocalizedText name, string typed) =>
        string.Equals(name.English, typed, StringComparison.OrdinalIgnoreCase) || string.Equals(name.German, typed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a word is <c>name:value</c>. In a search such words have a meaning, and <c>https://…</c> is an address.</summary>
    private static bool ReadsLikeAnOption(string word, int colon, CommandDefinition definition) =>
        colon > 1 && colon + 1 < word.Length && word[colon + 1] != '/' && word.AsSpan(0, colon).IndexOfAnyExcept(OptionLetters) < 0
        && !definition.Options.Any(o => o.KeepsQuotes);

    private static string Takes(CommandDefinition definition) => definition.Options.IsEmpty
        ? "It has no options."
        : $"Its options are: {string.Join(", ", definition.Options.Select(o => o.IsRequired ? o.Name.English : $"{o.Name.English}:…"))}.";
}
