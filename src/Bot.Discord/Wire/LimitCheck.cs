using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Discord.Wire;

/// <summary>A limit that a payload breaks: where, how much it is, how much it may be.</summary>
/// <param name="Path">Where, as in <c>embeds[0].description</c>.</param>
/// <param name="Unit">What is counted, as in <c>characters</c>.</param>
/// <param name="Actual">How many there are.</param>
/// <param name="Minimum">How many there must be.</param>
/// <param name="Maximum">How many there may be.</param>
public sealed record LimitViolation(string Path, string Unit, int Actual, int Minimum, int Maximum)
{
    /// <summary>A rule that is no number, as a sentence; null for a number.</summary>
    public string? Rule { get; init; }

    public override string ToString() => Rule is not null
        ? $"{Path} {Rule}"
        : Actual < Minimum
            ? string.Create(CultureInfo.InvariantCulture, $"{Path} has {Actual} {Unit}, min is {Minimum}")
            : string.Create(CultureInfo.InvariantCulture, $"{Path} has {Actual} {Unit}, max is {Maximum}");
}

/// <summary>Measures payloads against <see cref="Limits"/> before Discord does.</summary>
public static partial class LimitCheck
{
    /// <summary>Returns every limit that the message breaks; empty when Discord will take it.</summary>
    public static IReadOnlyList<LimitViolation> Of(MessageRequest message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var found = new Findings();
        found.Length("content", message.Content, Limits.MessageContent);
        found.Length("nonce", message.Nonce, Limits.MessageNonce);
        found.Embeds(message.Embeds);
        found.Rows(message.Components);
        return found.All;
    }

    /// <summary>Returns every limit that the response breaks; empty when Discord will take it.</summary>
    public static IReadOnlyList<LimitViolation> Of(InteractionResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var found = new Findings();
        if (response.Data is not { } data)
            return found.All;
        if (response.Type == InteractionResponseType.Modal)
        {
            found.Length("custom_id", data.CustomId ?? "", Limits.CustomId, minimum: 1);
            found.Length("title", data.Title ?? "", Limits.ModalTitle, minimum: 1);
            found.Count("components", data.Components?.Count ?? 0, Limits.ModalComponents, minimum: 1);
            found.Components("components", data.Components);
            return found.All;
        }

        found.Length("content", data.Content, Limits.MessageContent);
        found.Embeds(data.Embeds);
        found.Rows(data.Components);
        found.Choices("choices", data.Choices);
        return found.All;
    }

    /// <summary>Returns every limit that the set of commands breaks; empty when Discord will take it.</summary>
    public static IReadOnlyList<LimitViolation> Of(IReadOnlyList<ApplicationCommand> commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        var found = new Findings();
        found.Count("commands", commands.Count(command => command.Type is null or ApplicationCommandType.ChatInput), Limits.SlashCommands);
        foreach (var command in commands)
            found.Command(command);
        return found.All;
    }

    /// <summary>Throws when a limit is broken, naming each with its measured value.</summary>
    /// <exception cref="ArgumentException">The payload breaks a limit.</exception>
    public static void ThrowIfBroken(IReadOnlyList<LimitViolation> violations, string parameter)
    {
        ArgumentNullException.ThrowIfNull(violations);
        if (violations.Count > 0)
            throw new ArgumentException($"Discord would refuse this: {string.Join("; ", violations)}.", parameter);
    }

    /// <summary>Returns what counts towards <see cref="Limits.EmbedTotal"/>, in characters.</summary>
    public static int TextLength(Embed embed)
    {
        ArgumentNullException.ThrowIfNull(embed);
        return (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0) + (embed.Author?.Name.Length ?? 0)
            + (embed.Fields?.Sum(field => field.Name.Length + field.Value.Length) ?? 0);
    }

    // Page "Application Commands", Naming; letters that have a lower case must use it.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{M}]{1,32}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlashName();

    private sealed class Findings
    {
        private readonly List<LimitViolation> _found = [];

        public IReadOnlyList<LimitViolation> All => _found;

        public void Length(string path, string? text, int maximum, int minimum = 0) => Measure(path, "characters", text?.Length, maximum, minimum);

        public void Count(string path, int count, int maximum, int minimum = 0) => Measure(path, "items", count, maximum, minimum);

        public void Embeds(IReadOnlyList<Embed>? embeds)
        {
            if (embeds is null)
                return;
            Count("embeds", embeds.Count, Limits.MessageEmbeds);
            for (var i = 0; i < embeds.Count; i++)
                Embed($"embeds[{i}]", embeds[i]);
            Measure("embeds", "characters in all", embeds.Sum(TextLength), Limits.EmbedTotal, 0);
        }

        public void Rows(IReadOnlyList<Component>? rows)
        {
            if (rows is null)
                return;
            Count("components", rows.Count, Limits.Rows);
            Components("components", rows);
            var ids = rows.SelectMany(row => row.Components ?? []).Select(child => child.CustomId).OfType<string>();
            foreach (var repeated in ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1))
                Break("components", $"use the custom_id '{repeated.Key}' twice");
        }

        public void Components(string path, IReadOnlyList<Component>? components)
        {
            for (var i = 0; i < components?.Count; i++)
                Component($"{path}[{i}]", components[i]);
        }

        public void Choices(string path, IReadOnlyList<CommandChoice>? choices)
        {
            if (choices is null)
                return;
            Count(path, choices.Count, Limits.Choices);
            for (var i = 0; i < choices.Count; i++)
            {
                Length($"{path}[{i}].name", choices[i].Name, Limits.ChoiceName, minimum: 1);
                if (choices[i].Value.ValueKind == JsonValueKind.String)
                    Length($"{path}[{i}].value", choices[i].Value.GetString(), Limits.ChoiceValue);
            }
        }

        public void Command(ApplicationCommand command)
        {
            var isSlash = command.Type is null or ApplicationCommandType.ChatInput;
            Name(command.Name, command.Name, isSlash);
            foreach (var (locale, name) in command.NameLocalizations ?? new Dictionary<string, string>(StringComparer.Ordinal))
                Name($"{command.Name}.name[{locale}]", name, isSlash);
            if (isSlash)
                Description($"{command.Name}.description", command.Description ?? "", command.DescriptionLocalizations);
            else
                Length($"{command.Name}.description", command.Description, 0);
            Options(command.Name, command.Options);
            Measure(command.Name, "characters in all", Total(command), Limits.CommandTotal, 0);
        }

        private static int Total(ApplicationCommand command) =>
            Longest(command.Name, command.NameLocalizations) + Longest(command.Description, command.DescriptionLocalizations) + Total(command.Options);

        private static int Total(IReadOnlyList<CommandOption>? options) => options?.Sum(option =>
            Longest(option.Name, option.NameLocalizations) + Longest(option.Description, option.DescriptionLocalizations) + Total(option.Options)
            + (option.Choices?.Sum(choice => Longest(choice.Name, choice.NameLocalizations) + choice.Value.ToString().Length) ?? 0)) ?? 0;

        private static int Longest(string? text, IReadOnlyDictionary<string, string>? localizations) =>
            Math.Max(text?.Length ?? 0, localizations is { Count: > 0 } ? localizations.Values.Max(value => value.Length) : 0);

        private void Options(string path, IReadOnlyList<CommandOption>? options)
        {
            if (options is null)
                return;
            Count($"{path}.options", options.Count, Limits.CommandOptions);
            var seenOptional = false;
            foreach (var option in options)
            {
                var inner = $"{path}.{option.Name}";
                Name(inner, option.Name, isSlash: true);
                foreach (var (locale, name) in option.NameLocalizations ?? new Dictionary<string, string>(StringComparer.Ordinal))
                    Name($"{inner}.name[{locale}]", name, isSlash: true);
                Description($"{inner}.description", option.Description, option.DescriptionLocalizations);
                Choices($"{inner}.choices", option.Choices);
                if (option is { Autocomplete: true, Choices.Count: > 0 })
                    Break(inner, "has both choices and autocomplete");
                if (option.Required == true && seenOptional)
                    Break(inner, "is required but comes after an optional one");
                seenOptional |= option.Required != true;
                Options(inner, option.Options);
            }
        }

        private void Name(string path, string name, bool isSlash)
        {
            if (!isSlash)
                Length(path, name, Limits.CommandName, minimum: 1);
            else if (!SlashName().IsMatch(name) || name.Any(char.IsUpper))
                Break(path, $"is no name for a slash command or option: '{name}' must be 1 to {Limits.CommandName} lower-case letters, digits, - or _");
        }

        private void Description(string path, string text, IReadOnlyDictionary<string, string>? localizations)
        {
            Length(path, text, Limits.CommandDescription, minimum: 1);
            foreach (var (locale, translated) in localizations ?? new Dictionary<string, string>(StringComparer.Ordinal))
                Length($"{path}[{locale}]", translated, Limits.CommandDescription, minimum: 1);
        }

        private void Embed(string path, Embed embed)
        {
            Length($"{path}.title", embed.Title, Limits.EmbedTitle);
            Length($"{path}.description", embed.Description, Limits.EmbedDescription);
            Length($"{path}.url", embed.Url, Limits.EmbedUrl);
            Length($"{path}.author.name", embed.Author?.Name, Limits.EmbedAuthor);
            Length($"{path}.footer.text", embed.Footer?.Text, Limits.EmbedFooter);
            Count($"{path}.fields", embed.Fields?.Count ?? 0, Limits.EmbedFields);
            for (var i = 0; i < embed.Fields?.Count; i++)
            {
                Length($"{path}.fields[{i}].name", embed.Fields[i].Name, Limits.EmbedFieldName, minimum: 1);
                Length($"{path}.fields[{i}].value", embed.Fields[i].Value, Limits.EmbedFieldValue, minimum: 1);
            }
        }

        private void Component(string path, Component component)
        {
            switch (component.Type)
            {
                case ComponentType.ActionRow:
                    var children = component.Components ?? [];
                    Count($"{path}.components", children.Count, children.Any(IsSelect) ? 1 : Limits.ButtonsPerRow, minimum: 1);
                    Components($"{path}.components", children);
                    break;
                case ComponentType.Button:
                    Length($"{path}.label", component.Label, Limits.ButtonLabel);
                    if (component.Style == (int)ButtonStyle.Link)
                        Length($"{path}.url", component.Url ?? "", Limits.ButtonUrl, minimum: 1);
                    else
                        Length($"{path}.custom_id", component.CustomId ?? "", Limits.CustomId, minimum: 1);
                    if (string.IsNullOrEmpty(component.Label) && component.Emoji is null)
                        Break(path, "has neither label nor emoji");
                    break;
                case ComponentType.StringSelect:
                    Length($"{path}.custom_id", component.CustomId ?? "", Limits.CustomId, minimum: 1);
                    Length($"{path}.placeholder", component.Placeholder, Limits.SelectPlaceholder);
                    SelectOptions($"{path}.options", component.Options ?? []);
                    break;
                case ComponentType.TextInput:
                    Length($"{path}.custom_id", component.CustomId ?? "", Limits.CustomId, minimum: 1);
                    Length($"{path}.placeholder", component.Placeholder, Limits.TextInputPlaceholder);
                    Length($"{path}.value", component.Value, Limits.TextInputValue);
                    break;
                case ComponentType.Label:
                    Length($"{path}.label", component.Label ?? "", Limits.LabelText, minimum: 1);
                    Length($"{path}.description", component.Description, Limits.LabelDescription);
                    if (component.Child is { } child)
                        Component($"{path}.component", child);
                    break;
                case ComponentType.UserSelect or ComponentType.RoleSelect or ComponentType.MentionableSelect or ComponentType.ChannelSelect:
                    Length($"{path}.custom_id", component.CustomId ?? "", Limits.CustomId, minimum: 1);
                    Length($"{path}.placeholder", component.Placeholder, Limits.SelectPlaceholder);
                    break;
            }
        }

        private void SelectOptions(string path, IReadOnlyList<SelectOption> options)
        {
            Count(path, options.Count, Limits.SelectOptions, minimum: 1);
            for (var i = 0; i < options.Count; i++)
            {
                Length($"{path}[{i}].label", options[i].Label, Limits.SelectOptionLabel, minimum: 1);
                Length($"{path}[{i}].value", options[i].Value, Limits.SelectOptionValue, minimum: 1);
                Length($"{path}[{i}].description", options[i].Description, Limits.SelectOptionDescription);
            }
        }

        private static bool IsSelect(Component component) => component.Type is ComponentType.StringSelect or ComponentType.UserSelect
            or ComponentType.RoleSelect or ComponentType.MentionableSelect or ComponentType.ChannelSelect;

        private void Measure(string path, string unit, int? actual, int maximum, int minimum)
        {
            if (actual is { } value && (value > maximum || value < minimum))
                _found.Add(new LimitViolation(path, unit, value, minimum, maximum));
        }

        private void Break(string path, string rule) => _found.Add(new LimitViolation(path, "", 0, 0, 0) { Rule = rule });
    }
}
