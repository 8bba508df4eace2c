using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord.Http;

/// <summary>Registering commands, global and of a guild. Source: Discord, "Application Commands".</summary>
internal sealed class CommandRoutes(World world)
{
    private const string GlobalPath = "/applications/{application_id}/commands";
    private const string GuildPath = "/applications/{application_id}/guilds/{guild_id}/commands";

    public IEnumerable<ApiRoute> All => ((string[])[GlobalPath, GuildPath]).SelectMany(path => (ApiRoute[])
    [
        new("GET", path, true, List),
        new("POST", path, true, Create),
        new("PUT", path, true, ReplaceAll),
        new("GET", path + "/{command_id}", true, request => ApiAnswer.Ok(Command(request))),
        new("PATCH", path + "/{command_id}", true, Edit),
        new("DELETE", path + "/{command_id}", true, Delete),
    ]);

    private ApiAnswer List(ApiRequest request)
    {
        var commands = world.Commands.In(Scope(request));
        return request.IsSet("with_localizations")
            ? ApiAnswer.Ok(commands)
            : ApiAnswer.Ok(new JsonArray([.. commands.Select(command => WithoutLocalizations(DiscordJson.Thaw(command)!))]));
    }

    private ApiAnswer Create(ApiRequest request)
    {
        var scope = Scope(request);
        ThrowIfRefused(CommandRules.Check(request.RequiredBody));
        ThrowIfTooMany(scope, [.. world.Commands.In(scope), request.RequiredBody], [request.RequiredBody]);
        var (command, isNew) = world.Commands.Upsert(scope, request.RequiredBody);
        return ApiAnswer.Json(isNew ? 201 : 200, DiscordJson.Thaw(command));
    }

    private ApiAnswer ReplaceAll(ApiRequest request)
    {
        var scope = Scope(request);
        List<JsonElement> requests = request.RequiredBody.ValueKind == JsonValueKind.Array ? [.. request.RequiredBody.EnumerateArray()] : [];
        ThrowIfRefused(CommandRules.CheckAll(requests));
        ThrowIfTooMany(scope, requests, requests);
        return ApiAnswer.Ok(world.Commands.ReplaceAll(scope, requests));
    }

    private ApiAnswer Edit(ApiRequest request)
    {
        var command = Command(request);
        var merged = JsonObject.Create(command)!;
        foreach (var member in request.RequiredBody.EnumerateObject())
            merged[member.Name] = DiscordJson.Thaw(member.Value);
        ThrowIfRefused(CommandRules.Check(DiscordJson.Freeze(merged)));
        return ApiAnswer.Ok(world.Commands.Patch(Scope(request), command, request.RequiredBody));
    }

    private ApiAnswer Delete(ApiRequest request)
    {
        world.Commands.Delete(Scope(request), Command(request).GetId("id")!.Value);
        return ApiAnswer.NoContent;
    }

    private JsonElement Command(ApiRequest request) =>
        world.Commands.ById(Scope(request), request.Id("command_id")) ?? throw ApiError.UnknownCommand();

    private ulong Scope(ApiRequest request)
    {
        if (request.Id("application_id") != world.Bot.Id)
            throw new ApiError(403, 20012, "You are not authorized to perform this action on this application");
        if (!request.Values.ContainsKey("guild_id"))
            return CommandRegistry.Global;
        return world.Guilds.ContainsKey(request.Id("guild_id")) ? request.Id("guild_id") : throw ApiError.MissingAccess();
    }

    private static void ThrowIfRefused(List<OpenApi.SchemaError> problems)
    {
        if (problems.Count > 0)
            throw ApiError.InvalidForm(problems);
    }

    private void ThrowIfTooMany(ulong scope, IEnumerable<JsonElement> after, IEnumerable<JsonElement> written)
    {
        bool IsNew(JsonElement command) => world.Commands.ByName(scope, command.GetText("name")!, CommandRegistry.TypeOf(command)) is null;
        var full = after.DistinctBy(command => (command.GetText("name"), CommandRegistry.TypeOf(command))).GroupBy(CommandRegistry.TypeOf)
            .FirstOrDefault(group => group.Count() > CommandRules.MaxOfType(group.Key));
        if (full is not null)
            throw ApiError.TooManyCommands(CommandRules.MaxOfType(full.Key));
        if (world.Commands.CreatedToday(scope) + written.Count(IsNew) > CommandRules.MaxCreatesPerDay)
            throw ApiError.TooManyCommandsToday();
    }

    /// <summary>Takes the translations out at every level: Discord lists them only when asked.</summary>
    private static JsonNode WithoutLocalizations(JsonNode command)
    {
        var json = command.AsObject();
        json.Remove("name_localizations");
        json.Remove("description_localizations");
        foreach (var list in (string[])["options", "choices"])
        {
            foreach (var item in json[list]?.AsArray() ?? [])
                WithoutLocalizations(item!);
        }
        return json;
    }
}
