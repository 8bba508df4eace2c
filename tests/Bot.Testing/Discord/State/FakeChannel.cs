using System.Text.Json.Nodes;

namespace Bot.Testing.Discord.State;

/// <summary>A text channel or a thread of a guild, or a direct conversation of a user with the bot.</summary>
public sealed class FakeChannel
{
    private readonly Dictionary<ulong, (int Type, Permissions Allow, Permissions Deny)> _overwrites = [];

    internal FakeChannel(ulong id, string name, int type, FakeGuild? guild, FakeChannel? parent = null, FakeUser? recipient = null) =>
        (Id, Name, Type, Guild, Parent, Recipient) = (id, name, type, guild, parent, recipient);

    public ulong Id { get; }

    public string Name { get; internal set; }

    /// <summary>Null for a direct conversation.</summary>
    public FakeGuild? Guild { get; }

    /// <summary>The channel that a thread belongs to; null for a channel.</summary>
    public FakeChannel? Parent { get; }

    public bool IsThread => Type == ChannelType.PublicThread;

    internal int Type { get; }

    internal FakeUser? Recipient { get; }

    internal bool IsArchived { get; set; }

    internal SortedDictionary<ulong, FakeMessage> Messages { get; } = [];

    internal HashSet<ulong> Pins { get; } = [];

    /// <summary>Sets what the role is given and denied here, over its permissions in the guild; clients that are connected hear of it.</summary>
    public void Overwrite(FakeRole role, Permissions allow = Permissions.None, Permissions deny = Permissions.None) =>
        Overwrite(role.Id, 0, allow, deny);

    /// <summary>Sets what the user is given and denied here, over everything else; clients that are connected hear of it.</summary>
    public void Overwrite(FakeUser user, Permissions allow = Permissions.None, Permissions deny = Permissions.None) =>
        Overwrite(user.Id, 1, allow, deny);

    private void Overwrite(ulong id, int type, Permissions allow, Permissions deny)
    {
        _overwrites[id] = (type, allow, deny);
        Guild?.Announce(this);
    }

    /// <summary>
    /// Returns what the user may do here: roles, then overwrites of everyone, of roles together, of the member. A thread has its parent's.
    /// Nothing for a user who is not in the guild. Source: Discord, "Permissions", permission overwrites.
    /// </summary>
    public Permissions PermissionsOf(FakeUser user)
    {
        if (Parent is not null)
            return Parent.PermissionsOf(user);
        if (Guild is null)
            return Permissions.All & ~(Permissions.ManageMessages | Permissions.ManageChannels | Permissions.Administrator);
        if (!Guild.Members.TryGetValue(user.Id, out var member))
            return Permissions.None;
        var granted = member.Permissions;
        if (granted == Permissions.All)
            return granted;
        if (_overwrites.TryGetValue(Guild.Everyone.Id, out var everyone))
            granted = (granted & ~everyone.Deny) | everyone.Allow;
        var ofRoles = member.Roles.Where(role => _overwrites.ContainsKey(role.Id)).Select(role => _overwrites[role.Id]).ToList();
        granted = ofRoles.Aggregate(granted, (sum, role) => sum & ~role.Deny);
        granted = ofRoles.Aggregate(granted, (sum, role) => sum | role.Allow);
        if (_overwrites.TryGetValue(user.Id, out var own))
            granted = (granted & ~own.Deny) | own.Allow;
        return granted.HasFlag(Permissions.ViewChannel) ? granted : Permissions.None;
    }

    internal JsonObject ToJson(FakeUser bot)
    {
        var json = new JsonObject { ["id"] = $"{Id}", ["type"] = Type, ["flags"] = 0, ["last_message_id"] = LastMessageId() };
        if (Guild is null)
        {
            json["recipients"] = new JsonArray(Recipient!.ToJson());
            return json;
        }
        json["guild_id"] = $"{Guild.Id}";
        json["name"] = Name;
        json["rate_limit_per_user"] = 0;
        if (IsThread)
        {
            json["parent_id"] = $"{Parent!.Id}";
            json["owner_id"] = $"{bot.Id}";
            json["message_count"] = Messages.Count;
            json["total_message_sent"] = Messages.Count;
            json["member_count"] = 1;
            json["thread_metadata"] = new JsonObject
            {
                ["archived"] = IsArchived,
                ["archive_timestamp"] = DiscordJson.Timestamp(DateTimeOffset.UnixEpoch),
                ["auto_archive_duration"] = 1440,
                ["locked"] = false,
            };
            return json;
        }
        json["position"] = 0;
        json["parent_id"] = null;
        json["topic"] = null;
        json["nsfw"] = false;
        json["permission_overwrites"] = new JsonArray([.. _overwrites.Select(overwrite => (JsonNode)new JsonObject
        {
            ["id"] = $"{overwrite.Key}",
            ["type"] = overwrite.Value.Type,
            ["allow"] = $"{(ulong)overwrite.Value.Allow}",
            ["deny"] = $"{(ulong)overwrite.Value.Deny}",
        })]);
        return json;
    }

    private JsonNode? LastMessageId() => Messages.Count == 0 ? null : (JsonNode)$"{Messages.Last().Key}";
}
