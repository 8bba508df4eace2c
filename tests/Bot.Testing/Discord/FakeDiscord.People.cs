using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord;

/// <summary>What people do with the bot. Each member returns at once with a handle to wait on; a thing that a person could not do throws.</summary>
public sealed partial class FakeDiscord
{
    /// <summary>A person sends a slash command.</summary>
    /// <param name="command">The registered name; with subcommands separated by a space, as <c>quiz start</c>.</param>
    /// <param name="options">Names and values: text, whole number, <see cref="double"/>, <see cref="bool"/>, user, channel or role.</param>
    /// <exception cref="InvalidOperationException">
    /// The command is not registered, an option is unknown, missing or out of range, the person may not use it here, or no client serves the guild.
    /// </exception>
    public FakeInteraction SendSlashCommand(FakeChannel channel, FakeUser user, string command, params ReadOnlySpan<(string Name, object Value)> options)
    {
        lock (_world.Gate)
            return SendCommand(InteractionKind.Command, channel, user, command, options.ToArray(), focused: null);
    }

    /// <summary>A person types into an option that has autocomplete; the other options are what is filled in already.</summary>
    /// <exception cref="InvalidOperationException">As for <see cref="SendSlashCommand"/>, or the option has no autocomplete.</exception>
    public FakeInteraction TypeIntoOption(
        FakeChannel channel, FakeUser user, string command, string option, string typed, params ReadOnlySpan<(string Name, object Value)> others)
    {
        lock (_world.Gate)
            return SendCommand(InteractionKind.Autocomplete, channel, user, command, [.. others, (option, typed)], focused: option);
    }

    /// <summary>A person uses a message command (Apps, in a message's menu).</summary>
    /// <exception cref="InvalidOperationException">There is no such command, or the person does not see the message.</exception>
    public FakeInteraction UseMessageCommand(FakeMessage message, FakeUser user, string command)
    {
        lock (_world.Gate)
        {
            Demand(message.IsVisibleTo(user), $"{user.Username} does not see the message");
            var definition = Registered(message.Channel, command, CommandRegistry.MessageMenu);
            var data = CommandData(definition, message.Channel.Guild);
            data["target_id"] = $"{message.Id}";
            data["resolved"] = new JsonObject { ["messages"] = new JsonObject { [$"{message.Id}"] = DiscordJson.Thaw(message.Json) } };
            return Deliver(InteractionKind.Command, command, message.Channel, user, data, commandType: CommandRegistry.MessageMenu);
        }
    }

    /// <summary>A person writes a message. The bot sees it only when it is used with a message command.</summary>
    public FakeMessage Post(FakeChannel channel, FakeUser user, string content)
    {
        lock (_world.Gate)
            return _world.Messages.Create(channel, user, DiscordJson.Freeze(new JsonObject { ["content"] = content }));
    }

    /// <summary>A person clicks the button with the custom_id.</summary>
    /// <exception cref="InvalidOperationException">The person does not see the message, or it has no such button that can be clicked.</exception>
    public FakeInteraction ClickButton(FakeMessage message, string customId, FakeUser user)
    {
        lock (_world.Gate)
            return UseComponent(message, customId, user, values: null);
    }

    /// <summary>A person clicks the button that is labelled so.</summary>
    /// <exception cref="InvalidOperationException">The person does not see the message, or it has no such button that can be clicked.</exception>
    public FakeInteraction ClickLabel(FakeMessage message, string label, FakeUser user)
    {
        lock (_world.Gate)
        {
            var button = message.Components.Where(component => component.GetText("label") == label).Select(component => component.GetText("custom_id")).FirstOrDefault();
            Demand(button is not null, $"no button is labelled '{label}' on: {message}");
            return UseComponent(message, button!, user, values: null);
        }
    }

    /// <summary>A person chooses values of a select.</summary>
    /// <exception cref="InvalidOperationException">The person does not see the message, or its select does not allow the choice.</exception>
    public FakeInteraction Select(FakeMessage message, string customId, FakeUser user, params IEnumerable<string> values)
    {
        lock (_world.Gate)
            return UseComponent(message, customId, user, [.. values]);
    }

    /// <summary>The person who opened a modal fills it in and sends it.</summary>
    /// <param name="opened">The interaction that was answered with a modal.</param>
    /// <param name="values">Values by custom_id; an input that is left out stays empty.</param>
    /// <exception cref="InvalidOperationException">There is no modal, or a value is missing or out of range.</exception>
    public FakeInteraction SubmitModal(FakeInteraction opened, params ReadOnlySpan<(string CustomId, string Value)> values)
    {
        lock (_world.Gate)
        {
            Demand(opened.Modal is not null, $"{opened} opened no modal");
            var modal = opened.Modal!.Value;
            var given = values.ToArray().ToDictionary(value => value.CustomId, value => value.Value, StringComparer.Ordinal);
            foreach (var unknown in given.Keys.Where(id => ComponentTree.ByCustomId(modal, id) is null))
                Demand(false, $"the modal has no input '{unknown}'");
            var data = new JsonObject
            {
                ["custom_id"] = modal.GetText("custom_id"),
                ["components"] = new JsonArray([.. modal.GetItems("components").Select(component => Filled(component, given))]),
            };
            return Deliver(InteractionKind.ModalSubmit, modal.GetText("custom_id")!, opened.Channel, opened.User, data, opened.Source);
        }
    }

    private FakeInteraction SendCommand(
        InteractionKind kind, FakeChannel channel, FakeUser user, string command, (string Name, object Value)[] options, string? focused)
    {
        var words = command.Split(' ');
        var definition = Registered(channel, words[0], CommandRegistry.ChatInput);
        DemandPermission(channel, user, definition);
        var data = CommandData(definition, channel.Guild);
        var (owner, place) = (definition, data);
        foreach (var word in words[1..])
        {
            var sub = owner.GetItems("options").Cast<JsonElement?>().FirstOrDefault(option => option!.Value.GetText("name") == word);
            Demand(sub is not null, $"/{command} is not registered: '{word}' is no subcommand");
            var inner = new JsonObject { ["name"] = word, ["type"] = sub!.Value.GetInteger("type") };
            place["options"] = new JsonArray(inner);
            (owner, place) = (sub.Value, inner);
        }
        var filled = new JsonArray();
        foreach (var (name, value) in options)
        {
            var option = owner.GetItems("options").Cast<JsonElement?>().FirstOrDefault(one => one!.Value.GetText("name") == name);
            Demand(option is not null, $"/{command} has no option '{name}'");
            Demand(name != focused || option!.Value.GetFlag("autocomplete"), $"the option '{name}' of /{command} has no autocomplete");
            var node = OptionValue(option!.Value, value, data, isTyped: name == focused);
            var json = new JsonObject { ["name"] = name, ["type"] = option.Value.GetInteger("type"), ["value"] = node };
            if (name == focused)
                json["focused"] = true;
            filled.Add(json);
        }
        if (kind == InteractionKind.Command)
        {
            var missing = owner.GetItems("options").FirstOrDefault(option => option.GetFlag("required") && options.All(given => given.Name != option.GetText("name")));
            Demand(missing.ValueKind == JsonValueKind.Undefined, $"/{command} needs the option '{(missing.ValueKind == JsonValueKind.Undefined ? "" : missing.GetText("name"))}'");
        }
        if (filled.Count > 0)
            place["options"] = filled;
        return Deliver(kind, command, channel, user, data, commandType: CommandRegistry.ChatInput);
    }

    private static JsonObject CommandData(JsonElement definition, FakeGuild? guild)
    {
        var data = new JsonObject { ["id"] = definition.GetText("id"), ["name"] = definition.GetText("name"), ["type"] = CommandRegistry.TypeOf(definition) };
        if (definition.GetText("guild_id") is not null && guild is not null)
            data["guild_id"] = $"{guild.Id}";
        return data;
    }

    private JsonElement Registered(FakeChannel channel, string name, int type)
    {
        var found = _world.Commands.Find(channel.Guild, name, type);
        Demand(found is not null, $"no command '{name}' is registered; there are: "
            + string.Join(", ", _world.Commands.In(channel.Guild?.Id ?? 0).Concat(_world.Commands.In(CommandRegistry.Global)).Select(command => command.GetText("name"))));
        return found!.Value;
    }

    private static void DemandPermission(FakeChannel channel, FakeUser user, JsonElement definition)
    {
        var has = channel.PermissionsOf(user);
        Demand(has.HasFlag(Permissions.UseApplicationCommands), $"{user.Username} may not use commands in #{channel.Name}");
        if (definition.GetText("default_member_permissions") is { } needed && ulong.TryParse(needed, out var bits))
            Demand(((ulong)has & bits) == bits, $"{user.Username} may not use /{definition.GetText("name")}: it needs the permissions {(Permissions)bits}");
        if (channel.Guild is null && definition.Get("contexts") is { ValueKind: JsonValueKind.Array } contexts)
            Demand(contexts.EnumerateArray().Any(context => context.GetInt32() == 1), $"/{definition.GetText("name")} cannot be used in direct messages");
    }

    /// <summary>Returns the option's value as the frame carries it, and adds users, channels and roles to the resolved data.</summary>
    private static JsonNode OptionValue(JsonElement option, object value, JsonObject data, bool isTyped)
    {
        void Resolve(string kind, ulong id, JsonNode json)
        {
            var resolved = (JsonObject)(data["resolved"] ??= new JsonObject());
            ((JsonObject)(resolved[kind] ??= new JsonObject()))[$"{id}"] = json;
        }
        var name = option.GetText("name");
        if (isTyped)
            return JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)!);
        if (option.GetItems("choices").Any())
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture);
            Demand(option.GetItems("choices").Any(choice => choice.Get("value")?.ToString() == text), $"'{text}' is no choice of '{name}'");
        }
        switch ((int)option.GetInteger("type")!, value)
        {
            case (3, string text):
                Demand(!(text.Length < option.GetInteger("min_length")) && !(text.Length > (option.GetInteger("max_length") ?? 6000)), $"'{name}' has {text.Length} characters");
                return JsonValue.Create(text);
            case (4, int or long):
                var number = Convert.ToInt64(value, CultureInfo.InvariantCulture);
                Demand(!(number < option.Get("min_value")?.GetDouble()) && !(number > option.Get("max_value")?.GetDouble()), $"'{name}' is {number}, out of range");
                return JsonValue.Create(number);
            case (5, bool flag):
                return JsonValue.Create(flag);
            case (6 or 9, FakeUser user):
                Resolve("users", user.Id, user.ToJson());
                return JsonValue.Create($"{user.Id}");
            case (7, FakeChannel channel):
                Resolve("channels", channel.Id, new JsonObject { ["id"] = $"{channel.Id}", ["name"] = channel.Name, ["type"] = channel.Type, ["permissions"] = "0" });
                return JsonValue.Create($"{channel.Id}");
            case (8 or 9, FakeRole role):
                Resolve("roles", role.Id, role.ToJson());
                return JsonValue.Create($"{role.Id}");
            case (10, double real):
                return JsonValue.Create(real);
            default:
                throw new InvalidOperationException($"The option '{name}' has type {option.GetInteger("type")}; {value.GetType().Name} does not fit.");
        }
    }

    private FakeInteraction UseComponent(FakeMessage message, string customId, FakeUser user, string[]? values)
    {
        Demand(message.IsVisibleTo(user) && message.Channel.PermissionsOf(user).HasFlag(Permissions.ViewChannel), $"{user.Username} does not see the message");
        var found = ComponentTree.ByCustomId(message.Json, customId);
        Demand(found is not null, $"no component has the custom_id '{customId}' on: {message}");
        var component = found!.Value;
        Demand(!component.GetFlag("disabled"), $"'{ComponentTree.Label(component)}' is disabled");
        Demand(ComponentTree.IsSelect(component) == values is not null, $"'{customId}' is of type {component.GetInteger("type")}");
        var data = new JsonObject { ["custom_id"] = customId, ["component_type"] = component.GetInteger("type"), ["id"] = component.GetInteger("id") };
        if (values is not null)
        {
            Demand(values.Length >= (component.GetInteger("min_values") ?? 1) && values.Length <= (component.GetInteger("max_values") ?? 1), $"{values.Length} values do not fit");
            Demand(values.All(value => component.GetItems("options").Any(option => option.GetText("value") == value)), $"not all are options: {string.Join(", ", values)}");
            data["values"] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }
        return Deliver(InteractionKind.Component, customId, message.Channel, user, data, message);
    }

    /// <summary>Returns a component of a modal as its submission carries it, with what was filled in.</summary>
    private static JsonNode Filled(JsonElement component, Dictionary<string, string> given)
    {
        var json = new JsonObject { ["type"] = component.GetInteger("type"), ["id"] = component.GetInteger("id") ?? 0 };
        if (component.Get("components") is not null)
            json["components"] = new JsonArray([.. component.GetItems("components").Select(child => Filled(child, given))]);
        if (component.Get("component") is { } held)
            json["component"] = Filled(held, given);
        if (component.GetText("custom_id") is not { } id)
            return json;
        var value = given.GetValueOrDefault(id, "");
        var isRequired = component.Get("required") is not { ValueKind: JsonValueKind.False };
        Demand(value.Length > 0 || !isRequired, $"the input '{id}' is required");
        json["custom_id"] = id;
        if (component.GetInteger("type") == ComponentTree.TextInput)
        {
            Demand(value.Length == 0 || !(value.Length < component.GetInteger("min_length")), $"the input '{id}' is too short");
            Demand(!(value.Length > (component.GetInteger("max_length") ?? 4000)), $"the input '{id}' is too long");
            json["value"] = value;
        }
        else
        {
            json["values"] = new JsonArray([.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => (JsonNode)one)]);
        }
        return json;
    }

    private FakeInteraction Deliver(
        InteractionKind kind, string name, FakeChannel channel, FakeUser user, JsonObject data, FakeMessage? source = null, int commandType = 0)
    {
        Demand(_gateway.IsServed(channel.Guild?.Id), $"no client serves {channel.Guild?.Name ?? "direct messages"}; start one and wait for it");
        var id = _world.Ids.Next();
        var interaction = new FakeInteraction(_world, id, NewToken(id), kind, name, channel, user) { Source = source, CommandType = commandType };
        _world.AddInteraction(interaction);
        var channelJson = channel.ToJson(_world.Bot);
        channelJson["permissions"] = $"{(ulong)channel.PermissionsOf(user)}";
        var json = new JsonObject
        {
            ["id"] = $"{id}",
            ["application_id"] = $"{_world.Bot.Id}",
            ["type"] = (int)kind,
            ["version"] = 1,
            ["token"] = interaction.Token,
            ["data"] = data,
            ["channel"] = channelJson,
            ["channel_id"] = $"{channel.Id}",
            ["locale"] = user.Locale,
            ["app_permissions"] = $"{(ulong)channel.PermissionsOf(_world.Bot)}",
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = interaction.IntegrationOwners(),
            ["context"] = channel.Guild is null ? 1 : 0,
            ["attachment_size_limit"] = 10_485_760,
        };
        if (channel.Guild is { } guild)
        {
            Demand(guild.Members.ContainsKey(user.Id), $"{user.Username} is not in {guild.Name}");
            var member = guild.Members[user.Id].ToJson();
            member["permissions"] = $"{(ulong)channel.PermissionsOf(user)}";
            json["member"] = member;
            json["guild_id"] = $"{guild.Id}";
            json["guild_locale"] = guild.PreferredLocale;
            json["guild"] = new JsonObject { ["id"] = $"{guild.Id}", ["locale"] = guild.PreferredLocale, ["features"] = new JsonArray() };
        }
        else
        {
            json["user"] = user.ToJson();
        }
        if (source is not null)
            json["message"] = DiscordJson.Thaw(source.Json);
        _world.Publish(new GatewayEvent("INTERACTION_CREATE", json, channel.Guild, Writing: interaction.MarkDelivered));
        return interaction;
    }

    /// <summary>Returns a token of the form and length of Discord's, the same for the same id.</summary>
    private static string NewToken(ulong id) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"interaction:{id}:{new string('x', 96)}"));

    private static void Demand(bool condition, string what)
    {
        if (!condition)
            throw new InvalidOperationException(what + ".");
    }
}
