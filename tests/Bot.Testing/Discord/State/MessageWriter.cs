using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Testing.Discord.State;

/// <summary>Writes, edits and removes messages, and tells the gateway. Callers hold the world's gate and have checked the body.</summary>
internal sealed partial class MessageWriter(World world)
{
    private const int GuildMessagesIntent = 1 << 9;
    private const int DirectMessagesIntent = 1 << 12;

    /// <summary>How long a nonce is remembered. Discord says "the past few minutes".</summary>
    private static readonly TimeSpan NonceMemory = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, (FakeMessage Message, DateTimeOffset At)> _nonces = new(StringComparer.Ordinal);

    /// <summary>Returns the message that the bot sent with this nonce in the past few minutes, or null.</summary>
    public FakeMessage? FindByNonce(string nonce) =>
        _nonces.TryGetValue(nonce, out var known) && world.Time.GetUtcNow() - known.At < NonceMemory ? known.Message : null;

    /// <summary>Adds a message of the author's to the channel.</summary>
    /// <param name="body">A request that creates a message.</param>
    /// <param name="extra">Members of the message object that the kind of request adds.</param>
    public FakeMessage Create(FakeChannel channel, FakeUser author, JsonElement body, int flags = 0, FakeUser? onlyFor = null, JsonObject? extra = null)
    {
        var id = world.Ids.Next();
        var (pings, mentions) = ResolveMentions(channel, author, body);
        var json = new JsonObject
        {
            ["id"] = $"{id}",
            ["channel_id"] = $"{channel.Id}",
            ["type"] = 0,
            ["author"] = author.ToJson(),
            ["content"] = "",
            ["timestamp"] = DiscordJson.Timestamp(world.Time.GetUtcNow()),
            ["edited_timestamp"] = null,
            ["tts"] = body.GetFlag("tts"),
            ["mention_everyone"] = pings.Contains("everyone"),
            ["mentions"] = mentions,
            ["mention_roles"] = new JsonArray([.. pings.Where(ping => channel.Guild?.Roles.ContainsKey(Number(ping)) == true).Select(ping => (JsonNode)ping)]),
            ["attachments"] = new JsonArray(),
            ["embeds"] = new JsonArray(),
            ["components"] = new JsonArray(),
            ["pinned"] = false,
            ["flags"] = flags,
        };
        if (channel.Guild is not null && author.IsBot == false)
            json["member"] = channel.Guild.Members.GetValueOrDefault(author.Id)?.ToJson(withUser: false);
        foreach (var (name, value) in extra ?? [])
            json[name] = value?.DeepClone();
        Apply(json, body);
        if (body.Get("nonce") is { } nonce)
            json["nonce"] = DiscordJson.Thaw(nonce);

        var message = new FakeMessage(id, channel, author, DiscordJson.Freeze(json)) { OnlyFor = onlyFor, Pings = pings };
        channel.Messages.Add(id, message);
        while (channel.Messages.Count > world.Options.HistoryLimit)
            channel.Messages.Remove(channel.Messages.First().Key);
        if (body.Get("nonce") is { } key)
            Remember(key.ToString(), message);
        Publish("MESSAGE_CREATE", message);
        return message;
    }

    /// <summary>Changes what the body names and leaves the rest. Filling a deferred answer takes its "is thinking" away.</summary>
    /// <param name="files">The <c>attachments</c> that uploaded files become; they join those that the message has.</param>
    public void Edit(FakeMessage message, JsonElement body, JsonObject files)
    {
        var json = JsonObject.Create(message.Json)!;
        Apply(json, body);
        if (files["attachments"] is JsonArray uploaded)
            json["attachments"] = new JsonArray([.. message.Json.GetItems("attachments").Select(kept => DiscordJson.Thaw(kept)), .. uploaded.Select(file => file!.DeepClone())]);
        var flags = message.Flags;
        if (body.GetInteger("flags") is { } asked)
            flags = (flags & ~MessageFlags.SuppressEmbeds) | ((int)asked & (MessageFlags.SuppressEmbeds | MessageFlags.ComponentsV2));
        if (message.IsLoading)
        {
            flags &= ~MessageFlags.Loading;
        }
        else
        {
            json["edited_timestamp"] = DiscordJson.Timestamp(world.Time.GetUtcNow());
            message.Edits++;
        }
        json["flags"] = flags;
        message.Json = DiscordJson.Freeze(json);
        Publish("MESSAGE_UPDATE", message);
    }

    public void SetPinned(FakeMessage message, bool isPinned)
    {
        var json = JsonObject.Create(message.Json)!;
        json["pinned"] = isPinned;
        message.Json = DiscordJson.Freeze(json);
        if (isPinned)
            message.Channel.Pins.Add(message.Id);
        else
            message.Channel.Pins.Remove(message.Id);
    }

    public void Delete(FakeMessage message)
    {
        message.IsDeleted = true;
        message.Channel.Messages.Remove(message.Id);
        message.Channel.Pins.Remove(message.Id);
        var data = new JsonObject { ["id"] = $"{message.Id}", ["channel_id"] = $"{message.Channel.Id}" };
        if (message.Channel.Guild is { } guild)
            data["guild_id"] = $"{guild.Id}";
        if (!message.IsEphemeral)
            world.Publish(new GatewayEvent("MESSAGE_DELETE", data, message.Channel.Guild, IntentFor(message.Channel)));
    }

    private void Publish(string name, FakeMessage message)
    {
        if (message.IsEphemeral)
            return;
        var data = JsonObject.Create(message.Json)!;
        if (message.Channel.Guild is { } guild)
            data["guild_id"] = $"{guild.Id}";
        world.Publish(new GatewayEvent(name, data, message.Channel.Guild, IntentFor(message.Channel)));
    }

    private static int IntentFor(FakeChannel channel) => channel.Guild is null ? DirectMessagesIntent : GuildMessagesIntent;

    private void Remember(string nonce, FakeMessage message)
    {
        var now = world.Time.GetUtcNow();
        if (_nonces.Count > 1000)
        {
            foreach (var (old, _) in _nonces.Where(known => now - known.Value.At >= NonceMemory).ToList())
                _nonces.Remove(old);
        }
        _nonces[nonce] = (message, now);
    }

    private static void Apply(JsonObject message, JsonElement body)
    {
        if (body.TryGetProperty("content", out _))
            message["content"] = body.GetText("content") ?? "";
        if (body.TryGetProperty("embeds", out _))
            message["embeds"] = new JsonArray([.. body.GetItems("embeds").Select(AsRichEmbed)]);
        if (body.TryGetProperty("components", out _))
        {
            var components = new JsonArray([.. body.GetItems("components").Select(component => DiscordJson.Thaw(component))]);
            var next = 1;
            NumberComponents(components, ref next);
            message["components"] = components;
        }
    }

    private static JsonNode AsRichEmbed(JsonElement embed)
    {
        var json = JsonObject.Create(embed)!;
        json["type"] = "rich";
        return json;
    }

    /// <summary>Gives each component the id that Discord gives it when the bot leaves it out: consecutive from 1, in reading order.</summary>
    private static void NumberComponents(JsonArray components, ref int next)
    {
        foreach (var component in components.OfType<JsonObject>())
        {
            component["id"] ??= next;
            next++;
            if (component["components"] is JsonArray children)
                NumberComponents(children, ref next);
            if (component["accessory"] is JsonObject accessory)
                accessory["id"] ??= next++;
        }
    }

    /// <summary>
    /// Returns whom the content pings once <c>allowed_mentions</c> has filtered it, and the users for the message object.
    /// Without <c>allowed_mentions</c> everything pings. Source: Discord, "Messages Resource", allowed mentions.
    /// </summary>
    private (List<string> Pings, JsonArray Users) ResolveMentions(FakeChannel channel, FakeUser author, JsonElement body)
    {
        var pings = new List<string>();
        var users = new JsonArray();
        var content = body.GetText("content") ?? "";
        var allowed = body.Get("allowed_mentions");
        bool May(string kind, string id) => allowed is not { } rule
            || rule.GetItems("parse").Any(parse => parse.ToString() == kind)
            || rule.GetItems(kind).Any(one => one.ToString() == id);

        foreach (Match match in UserMention().Matches(content))
        {
            var id = match.Groups["id"].Value;
            if (!world.Users.TryGetValue(Number(id), out var user) || !May("users", id) || pings.Contains(id))
                continue;
            pings.Add(id);
            users.Add(user.ToJson());
        }
        foreach (Match match in RoleMention().Matches(content))
        {
            var id = match.Groups["id"].Value;
            if (May("roles", id) && !pings.Contains(id))
                pings.Add(id);
        }
        var mayMentionEveryone = channel.PermissionsOf(author).HasFlag(Permissions.MentionEveryone);
        if (EveryoneMention().IsMatch(content) && mayMentionEveryone && May("everyone", ""))
            pings.Add("everyone");
        return (pings, users);
    }

    private static ulong Number(string id) => ulong.TryParse(id, out var number) ? number : 0;

    [GeneratedRegex("<@!?(?<id>[0-9]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UserMention();

    [GeneratedRegex("<@&(?<id>[0-9]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RoleMention();

    [GeneratedRegex("@(everyone|here)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EveryoneMention();
}
