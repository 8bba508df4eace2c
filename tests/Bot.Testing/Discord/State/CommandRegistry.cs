using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Testing.Discord.State;

/// <summary>The registered commands, global and of guilds. Callers hold the world's gate and have checked the body.</summary>
internal sealed class CommandRegistry(World world)
{
    /// <summary>Scope of the global commands; a guild's scope is its id.</summary>
    public const ulong Global = 0;

    public const int ChatInput = 1;
    public const int UserMenu = 2;
    public const int MessageMenu = 3;

    private readonly Dictionary<ulong, SortedDictionary<ulong, JsonElement>> _scopes = [];
    private readonly Dictionary<ulong, Queue<DateTimeOffset>> _creates = [];

    /// <summary>How many requests wrote to a scope: an unchanged set of commands should cause none.</summary>
    public int Writes { get; private set; }

    public IReadOnlyCollection<JsonElement> In(ulong scope) => Scope(scope).Values;

    public JsonElement? ById(ulong scope, ulong id) => Scope(scope).TryGetValue(id, out var command) ? command : null;

    /// <summary>Returns the command that a person in the guild would get under this name: the guild's own before the global one.</summary>
    public JsonElement? Find(FakeGuild? guild, string name, int type) =>
        (guild is null ? null : ByName(guild.Id, name, type)) ?? ByName(Global, name, type);

    public JsonElement? ByName(ulong scope, string name, int type) =>
        In(scope).Cast<JsonElement?>().FirstOrDefault(command => command!.Value.GetText("name") == name && TypeOf(command.Value) == type);

    public static int TypeOf(JsonElement command) => (int)(command.GetInteger("type") ?? ChatInput);

    /// <summary>Adds the command, or replaces the one of that name and type. Returns whether it is new.</summary>
    public (JsonElement Command, bool IsNew) Upsert(ulong scope, JsonElement request)
    {
        Writes++;
        return Put(scope, request, ByName(scope, request.GetText("name")!, TypeOf(request)));
    }

    /// <summary>Makes these the scope's only commands; those that keep their name and type keep their id.</summary>
    public IReadOnlyList<JsonElement> ReplaceAll(ulong scope, IEnumerable<JsonElement> requests)
    {
        Writes++;
        var next = requests.Select(request => Put(scope, request, ByName(scope, request.GetText("name")!, TypeOf(request))).Command).ToList();
        var kept = next.Select(command => command.GetId("id")!.Value).ToHashSet();
        foreach (var id in Scope(scope).Keys.Where(id => !kept.Contains(id)).ToList())
            Scope(scope).Remove(id);
        return next;
    }

    /// <summary>Changes the members that the request names.</summary>
    public JsonElement Patch(ulong scope, JsonElement command, JsonElement request)
    {
        Writes++;
        var merged = JsonObject.Create(command)!;
        foreach (var member in request.EnumerateObject())
            merged[member.Name] = DiscordJson.Thaw(member.Value);
        return Put(scope, DiscordJson.Freeze(merged), command).Command;
    }

    public void Delete(ulong scope, ulong id)
    {
        Writes++;
        Scope(scope).Remove(id);
    }

    /// <summary>Returns how many commands were newly made in the scope within the last day.</summary>
    public int CreatedToday(ulong scope)
    {
        if (!_creates.TryGetValue(scope, out var times))
            return 0;
        while (times.TryPeek(out var oldest) && world.Time.GetUtcNow() - oldest > TimeSpan.FromDays(1))
            times.Dequeue();
        return times.Count;
    }

    private (JsonElement Command, bool IsNew) Put(ulong scope, JsonElement request, JsonElement? existing)
    {
        var id = existing?.GetId("id") ?? world.Ids.Next();
        var command = new JsonObject
        {
            ["id"] = $"{id}",
            ["application_id"] = $"{world.Bot.Id}",
            ["version"] = $"{world.Ids.Next()}",
            ["default_member_permissions"] = request.Get("default_member_permissions")?.ToString(),
            ["type"] = TypeOf(request),
            ["name"] = request.GetText("name"),
            ["name_localizations"] = DiscordJson.Thaw(request.Get("name_localizations")),
            ["description"] = request.GetText("description") ?? "",
            ["description_localizations"] = DiscordJson.Thaw(request.Get("description_localizations")),
            ["contexts"] = DiscordJson.Thaw(request.Get("contexts")),
            ["integration_types"] = DiscordJson.Thaw(request.Get("integration_types")) ?? new JsonArray(0),
            ["nsfw"] = request.GetFlag("nsfw"),
        };
        if (scope == Global)
            command["dm_permission"] = request.Get("dm_permission") is not { ValueKind: JsonValueKind.False };
        else
            command["guild_id"] = $"{scope}";
        if (request.GetItems("options").Any())
            command["options"] = DiscordJson.Thaw(request.Get("options"));
        var frozen = DiscordJson.Freeze(command);
        Scope(scope)[id] = frozen;
        if (existing is not null)
            return (frozen, false);
        if (!_creates.TryGetValue(scope, out var times))
            _creates.Add(scope, times = new Queue<DateTimeOffset>());
        times.Enqueue(world.Time.GetUtcNow());
        return (frozen, true);
    }

    private SortedDictionary<ulong, JsonElement> Scope(ulong scope)
    {
        if (!_scopes.TryGetValue(scope, out var commands))
            _scopes.Add(scope, commands = []);
        return commands;
    }
}
