using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord.Http;

/// <summary>Channels, messages, pins and threads, with the permissions they ask for. Source: Discord, "Channels Resource", "Messages Resource".</summary>
internal sealed class ChannelRoutes(World world, Violations violations)
{
    private const string Channel = "/channels/{channel_id}";
    private const string Message = Channel + "/messages/{message_id}";
    private const int MaxPins = 250;

    public IEnumerable<ApiRoute> All =>
    [
        new("GET", Channel, true, request => ApiAnswer.Ok(Find(request).ToJson(world.Bot))),
        new("PATCH", Channel, true, EditChannel),
        new("POST", Channel + "/typing", true, Typing),
        new("GET", Channel + "/messages", true, List),
        new("POST", Channel + "/messages", true, Create),
        new("GET", Message, true, request => ApiAnswer.Ok(FindMessage(request).Json)),
        new("PATCH", Message, true, Edit),
        new("DELETE", Message, true, Delete),
        new("PUT", Channel + "/messages/pins/{message_id}", true, request => Pin(request, true)),
        new("DELETE", Channel + "/messages/pins/{message_id}", true, request => Pin(request, false)),
        new("PUT", Channel + "/pins/{message_id}", true, request => Pin(request, true)),
        new("DELETE", Channel + "/pins/{message_id}", true, request => Pin(request, false)),
        new("POST", Message + "/threads", true, request => StartThread(request, FindMessage(request))),
        new("POST", Channel + "/threads", true, request => StartThread(request, null)),
    ];

    /// <summary>Throws what Discord answers to a body that makes or edits a message.</summary>
    public static void ThrowIfRefused(JsonElement body, FakeMessage? existing, int files)
    {
        if (MessageRules.Check(body, existing) is { Count: > 0 } problems)
            throw ApiError.InvalidForm(problems);
        if (existing is null && MessageRules.IsEmpty(body, files))
            throw ApiError.EmptyMessage();
    }

    /// <summary>Notes a message without <c>allowed_mentions</c>, where the options ask for them.</summary>
    public static void CheckAllowedMentions(World world, Violations violations, ApiRequest request, JsonElement body)
    {
        if (world.Options.RequiresAllowedMentions && body.GetText("content") is { Length: > 0 } && body.Get("allowed_mentions") is null)
            violations.Add("limits", "a message with content has no allowed_mentions", request.ToString());
    }

    private FakeChannel Find(ApiRequest request)
    {
        if (!world.Channels.TryGetValue(request.Id("channel_id"), out var channel))
            throw ApiError.UnknownChannel();
        return channel.PermissionsOf(world.Bot).HasFlag(Permissions.ViewChannel) ? channel : throw ApiError.MissingAccess();
    }

    private FakeMessage FindMessage(ApiRequest request) =>
        Find(request).Messages.TryGetValue(request.Id("message_id"), out var message) && !message.IsEphemeral ? message : throw ApiError.UnknownMessage();

    private void Demand(FakeChannel channel, Permissions needed)
    {
        if ((channel.PermissionsOf(world.Bot) & needed) != needed)
            throw ApiError.MissingPermissions();
    }

    private ApiAnswer Typing(ApiRequest request)
    {
        Demand(Find(request), Permissions.SendMessages);
        return ApiAnswer.NoContent;
    }

    private ApiAnswer EditChannel(ApiRequest request)
    {
        var channel = Find(request);
        Demand(channel, channel.IsThread ? Permissions.ManageThreads : Permissions.ManageChannels);
        channel.Name = request.RequiredBody.GetText("name") ?? channel.Name;
        if (request.RequiredBody.Get("archived") is { } archived)
            channel.IsArchived = archived.ValueKind == JsonValueKind.True;
        var json = channel.ToJson(world.Bot);
        world.Publish(new GatewayEvent(channel.IsThread ? "THREAD_UPDATE" : "CHANNEL_UPDATE", json, channel.Guild, 1));
        return ApiAnswer.Ok(json);
    }

    private ApiAnswer List(ApiRequest request)
    {
        var channel = Find(request);
        Demand(channel, Permissions.ReadMessageHistory);
        ulong? Bound(string name) => ulong.TryParse(request.Query.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var id) ? id : null;
        var limit = int.TryParse(request.Query.GetValueOrDefault("limit"), CultureInfo.InvariantCulture, out var asked) ? asked : 50;
        var messages = channel.Messages.Values.Where(message => !message.IsEphemeral
            && !(message.Id >= Bound("before")) && !(message.Id <= Bound("after")));
        messages = Bound("after") is null ? messages.Reverse().Take(limit) : messages.Take(limit).Reverse();
        return ApiAnswer.Ok(messages.Select(message => message.Json));
    }

    private ApiAnswer Create(ApiRequest request)
    {
        var channel = Find(request);
        var body = request.RequiredBody;
        Demand(channel, channel.IsThread ? Permissions.SendMessagesInThreads : Permissions.SendMessages);
        if (body.GetItems("embeds").Any())
            Demand(channel, Permissions.EmbedLinks);
        if (request.Files.Count > 0)
            Demand(channel, Permissions.AttachFiles);
        if (channel.IsArchived)
            throw ApiError.ArchivedThread();
        ThrowIfRefused(body, null, request.Files.Count);
        CheckAllowedMentions(world, violations, request, body);
        if (body.GetFlag("enforce_nonce") && body.Get("nonce") is { } nonce && world.Messages.FindByNonce(nonce.ToString()) is { } known)
            return ApiAnswer.Ok(known.Json);
        var flags = (int)(body.GetInteger("flags") ?? 0) & (MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.ComponentsV2);
        return ApiAnswer.Ok(world.Messages.Create(channel, world.Bot, body, flags, extra: Attachments(request)).Json);
    }

    private ApiAnswer Edit(ApiRequest request)
    {
        var message = FindMessage(request);
        if (message.Author.Id != world.Bot.Id)
            throw ApiError.NotAuthor();
        ThrowIfRefused(request.RequiredBody, message, request.Files.Count);
        world.Messages.Edit(message, request.RequiredBody, Attachments(request));
        return ApiAnswer.Ok(message.Json);
    }

    private ApiAnswer Delete(ApiRequest request)
    {
        var message = FindMessage(request);
        if (message.Author.Id != world.Bot.Id)
            Demand(message.Channel, Permissions.ManageMessages);
        world.Messages.Delete(message);
        return ApiAnswer.NoContent;
    }

    private ApiAnswer Pin(ApiRequest request, bool isPinned)
    {
        var message = FindMessage(request);
        Demand(message.Channel, Permissions.PinMessages);
        if (isPinned && message.Channel.Pins.Count >= MaxPins)
            throw new ApiError(400, 30003, $"Maximum number of pins reached ({MaxPins})");
        world.Messages.SetPinned(message, isPinned);
        return ApiAnswer.NoContent;
    }

    private ApiAnswer StartThread(ApiRequest request, FakeMessage? start)
    {
        var parent = Find(request);
        Demand(parent, Permissions.CreatePublicThreads);
        // A thread that starts at a message has the message's id.
        if (start is not null && world.Channels.ContainsKey(start.Id))
            throw ApiError.ThreadExists();
        var thread = world.AddChannel(new FakeChannel(
            start?.Id ?? world.Ids.Next(), request.RequiredBody.GetText("name")!, ChannelType.PublicThread, parent.Guild, parent));
        var json = thread.ToJson(world.Bot);
        var announced = json.DeepClone().AsObject();
        announced["newly_created"] = true;
        world.Publish(new GatewayEvent("THREAD_CREATE", announced, parent.Guild, 1));
        return ApiAnswer.Json(201, json);
    }

    /// <summary>Returns the attachments that the uploaded files become.</summary>
    public static JsonObject Attachments(ApiRequest request) => request.Files.Count == 0 ? [] : new JsonObject
    {
        ["attachments"] = new JsonArray([.. request.Files.Select((name, index) => (JsonNode)new JsonObject
        {
            ["id"] = $"{index}",
            ["filename"] = name,
            ["size"] = 0,
            ["url"] = $"https://cdn.discordapp.com/attachments/{name}",
            ["proxy_url"] = $"https://media.discordapp.net/attachments/{name}",
        })]),
    };
}
