using System.Text.Json.Nodes;

namespace Bot.Testing.Discord.State;

/// <summary>A guild (a server) that the bot is in.</summary>
public sealed class FakeGuild
{
    private readonly World _world;

    internal FakeGuild(World world, ulong id, string name, FakeUser owner)
    {
        (_world, Id, Name, Owner) = (world, id, name, owner);
        Everyone = new FakeRole(id, "@everyone", Permissions.DefaultEveryone, 0);
        Roles.Add(id, Everyone);
        AddMember(owner);
    }

    public ulong Id { get; }

    public string Name { get; }

    public FakeUser Owner { get; }

    /// <summary>The language of a community guild; <c>en-US</c> unless set.</summary>
    public string PreferredLocale { get; set; } = "en-US";

    /// <summary>The role that every member has.</summary>
    public FakeRole Everyone { get; }

    internal Dictionary<ulong, FakeRole> Roles { get; } = [];

    internal Dictionary<ulong, FakeChannel> Channels { get; } = [];

    internal Dictionary<ulong, FakeMember> Members { get; } = [];

    /// <summary>Adds a text channel; clients that are connected hear of it.</summary>
    public FakeChannel AddTextChannel(string name)
    {
        lock (_world.Gate)
        {
            var channel = _world.AddChannel(new FakeChannel(_world.Ids.Next(), name, ChannelType.GuildText, this));
            _world.Publish(new GatewayEvent("CHANNEL_CREATE", channel.ToJson(_world.Bot), this, Intent: 1));
            return channel;
        }
    }

    /// <summary>Adds a role above the others; clients that are connected hear of it.</summary>
    public FakeRole AddRole(string name, Permissions permissions)
    {
        lock (_world.Gate)
        {
            var role = new FakeRole(_world.Ids.Next(), name, permissions, Roles.Count);
            Roles.Add(role.Id, role);
            _world.Publish(new GatewayEvent("GUILD_ROLE_CREATE", new() { ["guild_id"] = $"{Id}", ["role"] = role.ToJson() }, this, Intent: 1));
            return role;
        }
    }

    /// <summary>Tells the clients that are connected how the channel is now.</summary>
    internal void Announce(FakeChannel channel)
    {
        lock (_world.Gate)
            _world.Publish(new GatewayEvent("CHANNEL_UPDATE", channel.ToJson(_world.Bot), this, Intent: 1));
    }

    /// <summary>Lets the user join, or replaces the roles of one who is in.</summary>
    public FakeMember AddMember(FakeUser user, params IEnumerable<FakeRole> roles)
    {
        lock (_world.Gate)
            return Members[user.Id] = new FakeMember(this, user, roles, _world.Time.GetUtcNow());
    }

    /// <summary>
    /// Lets a member go. A client without the members intent is not told; it finds out when it asks. Source: Discord, "Gateway", List of Intents.
    /// </summary>
    public void RemoveMember(FakeUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        lock (_world.Gate)
            Members.Remove(user.Id);
    }

    /// <summary>Returns the guild object of the HTTP API.</summary>
    internal JsonObject ToJson() => new()
    {
        ["id"] = $"{Id}",
        ["name"] = Name,
        ["icon"] = null,
        ["description"] = null,
        ["home_header"] = null,
        ["splash"] = null,
        ["discovery_splash"] = null,
        ["features"] = new JsonArray(),
        ["banner"] = null,
        ["owner_id"] = $"{Owner.Id}",
        ["application_id"] = null,
        ["region"] = "deprecated",
        ["afk_channel_id"] = null,
        ["afk_timeout"] = 300,
        ["system_channel_id"] = null,
        ["system_channel_flags"] = 0,
        ["widget_enabled"] = false,
        ["widget_channel_id"] = null,
        ["verification_level"] = 0,
        ["roles"] = new JsonArray([.. Roles.Values.Select(role => role.ToJson())]),
        ["default_message_notifications"] = 0,
        ["mfa_level"] = 0,
        ["explicit_content_filter"] = 0,
        ["max_presences"] = null,
        ["max_members"] = 500_000,
        ["max_stage_video_channel_users"] = 50,
        ["max_video_channel_users"] = 25,
        ["vanity_url_code"] = null,
        ["premium_tier"] = 0,
        ["premium_subscription_count"] = 0,
        ["preferred_locale"] = PreferredLocale,
        ["rules_channel_id"] = null,
        ["safety_alerts_channel_id"] = null,
        ["public_updates_channel_id"] = null,
        ["premium_progress_bar_enabled"] = false,
        ["nsfw"] = false,
        ["nsfw_level"] = 0,
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["incidents_data"] = null,
    };

    /// <summary>Returns the guild as GUILD_CREATE carries it: with its channels, its threads and the bot's own member.</summary>
    internal JsonObject ToCreateEvent(FakeUser bot)
    {
        var json = ToJson();
        var own = Members[bot.Id];
        json["joined_at"] = DiscordJson.Timestamp(own.JoinedAt);
        json["large"] = false;
        json["unavailable"] = false;
        json["member_count"] = Members.Count;
        json["members"] = new JsonArray(own.ToJson());
        json["channels"] = new JsonArray([.. Channels.Values.Where(channel => !channel.IsThread).Select(channel => channel.ToJson(bot))]);
        json["threads"] = new JsonArray([.. Channels.Values.Where(channel => channel is { IsThread: true, IsArchived: false }).Select(channel => channel.ToJson(bot))]);
        foreach (var empty in (string[])["voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds"])
            json[empty] = new JsonArray();
        return json;
    }
}
