using System.Text.Json.Nodes;
using Bot.Testing.Discord.Gateway;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord.Http;

/// <summary>The gateway's address, the application, the bot's account, and its guilds.</summary>
internal sealed class AccountRoutes(World world, GatewayServer gateway, Func<string> gatewayUrl)
{
    public IEnumerable<ApiRoute> All =>
    [
        new("GET", "/gateway", false, _ => ApiAnswer.Ok(new JsonObject { ["url"] = gatewayUrl() })),
        new("GET", "/gateway/bot", true, _ => ApiAnswer.Ok(GatewayBot())),
        new("GET", "/users/@me", true, _ => ApiAnswer.Ok(OwnUser())),
        new("GET", "/users/@me/guilds", true, _ => ApiAnswer.Ok(new JsonArray([.. world.Guilds.Values.Select(Summary)]))),
        new("GET", "/users/{user_id}", true, request => world.Users.TryGetValue(request.Id("user_id"), out var user)
            ? ApiAnswer.Ok(user.ToJson())
            : throw new ApiError(404, 10013, "Unknown User")),
        new("POST", "/users/@me/channels", true, OpenDirectMessage),
        new("GET", "/applications/@me", true, _ => ApiAnswer.Ok(Application())),
        new("GET", "/oauth2/applications/@me", true, _ => ApiAnswer.Ok(Application())),
        new("GET", "/guilds/{guild_id}", true, request => ApiAnswer.Ok(Guild(request).ToJson())),
        new("GET", "/guilds/{guild_id}/channels", true, Channels),
        new("GET", "/guilds/{guild_id}/roles", true, request => ApiAnswer.Ok(new JsonArray([.. Guild(request).Roles.Values.Select(role => role.ToJson())]))),
        new("GET", "/guilds/{guild_id}/members/{user_id}", true, Member),
    ];

    private FakeGuild Guild(ApiRequest request) =>
        world.Guilds.TryGetValue(request.Id("guild_id"), out var guild) && guild.Members.ContainsKey(world.Bot.Id) ? guild : throw ApiError.UnknownGuild();

    private JsonObject GatewayBot() => new()
    {
        ["url"] = gatewayUrl(),
        ["shards"] = world.Options.Shards,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = world.Options.SessionStartLimit,
            ["remaining"] = gateway.Identifies.Remaining,
            ["reset_after"] = (long)gateway.Identifies.ResetAfter.TotalMilliseconds,
            ["max_concurrency"] = world.Options.MaxConcurrency,
        },
    };

    private JsonObject OwnUser()
    {
        var json = world.Bot.ToJson();
        json["mfa_enabled"] = false;
        json["locale"] = world.Bot.Locale;
        json["verified"] = true;
        return json;
    }

    private JsonObject Application() => new()
    {
        ["id"] = $"{world.Bot.Id}",
        ["name"] = world.Bot.Username,
        ["icon"] = null,
        ["description"] = "",
        ["type"] = null,
        ["bot"] = world.Bot.ToJson(),
        ["bot_public"] = true,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = new string('0', 64),
        ["flags"] = 0,
        ["flags_new"] = "0",
        ["redirect_uris"] = new JsonArray(),
        ["interactions_endpoint_url"] = null,
        ["role_connections_verification_url"] = null,
        ["owner"] = world.Owner.ToJson(),
        ["approximate_guild_count"] = world.Guilds.Count,
        ["approximate_user_install_count"] = 0,
        ["approximate_user_authorization_count"] = 0,
        ["explicit_content_filter"] = 0,
        ["team"] = null,
        ["eligible_oauth2_scopes"] = new JsonArray(),
    };

    private JsonNode Summary(FakeGuild guild) => new JsonObject
    {
        ["id"] = $"{guild.Id}",
        ["name"] = guild.Name,
        ["icon"] = null,
        ["banner"] = null,
        ["owner"] = false,
        ["permissions"] = $"{(ulong)guild.Members[world.Bot.Id].Permissions}",
        ["features"] = new JsonArray(),
    };

    private ApiAnswer OpenDirectMessage(ApiRequest request)
    {
        if (request.RequiredBody.GetId("recipient_id") is not { } id || !world.Users.TryGetValue(id, out var user))
            throw new ApiError(400, 50033, "Invalid Recipient(s)");
        return ApiAnswer.Ok(world.DirectMessagesWith(user).ToJson(world.Bot));
    }

    private ApiAnswer Channels(ApiRequest request) =>
        ApiAnswer.Ok(new JsonArray([.. Guild(request).Channels.Values.Where(channel => !channel.IsThread).Select(channel => channel.ToJson(world.Bot))]));

    private ApiAnswer Member(ApiRequest request) =>
        Guild(request).Members.TryGetValue(request.Id("user_id"), out var member) ? ApiAnswer.Ok(member.ToJson()) : throw ApiError.UnknownMember();
}
