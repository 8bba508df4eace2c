using System.Text.Json.Nodes;

namespace Bot.Testing.Discord.State;

/// <summary>A user in a guild, with the roles held there.</summary>
public sealed class FakeMember
{
    internal FakeMember(FakeGuild guild, FakeUser user, IEnumerable<FakeRole> roles, DateTimeOffset joinedAt)
    {
        (Guild, User, JoinedAt) = (guild, user, joinedAt);
        Roles.AddRange(roles);
    }

    public FakeGuild Guild { get; }

    public FakeUser User { get; }

    public List<FakeRole> Roles { get; } = [];

    internal DateTimeOffset JoinedAt { get; }

    /// <summary>Returns what the member may do in the whole guild. Source: Discord, "Permissions", permission overwrites.</summary>
    public Permissions Permissions
    {
        get
        {
            if (User.Id == Guild.Owner.Id)
                return Permissions.All;
            var granted = Roles.Aggregate(Guild.Everyone.Permissions, (sum, role) => sum | role.Permissions);
            return granted.HasFlag(Permissions.Administrator) ? Permissions.All : granted;
        }
    }

    internal JsonObject ToJson(bool withUser = true)
    {
        var json = new JsonObject
        {
            ["nick"] = null,
            ["avatar"] = null,
            ["banner"] = null,
            ["roles"] = new JsonArray([.. Roles.Select(role => (JsonNode)$"{role.Id}")]),
            ["joined_at"] = DiscordJson.Timestamp(JoinedAt),
            ["premium_since"] = null,
            ["communication_disabled_until"] = null,
            ["flags"] = 0,
            ["pending"] = false,
            ["deaf"] = false,
            ["mute"] = false,
        };
        if (withUser)
            json["user"] = User.ToJson();
        return json;
    }
}
