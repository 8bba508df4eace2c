using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Discord.OpenApi;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord.Http;

/// <summary>
/// The first response to an interaction, and what its token can do afterwards. Source: Discord, "Receiving and Responding to Interactions".
/// </summary>
internal sealed class InteractionRoutes(World world, Violations violations, Statistics statistics)
{
    private const string Webhook = "/webhooks/{webhook_id}/{webhook_token}";
    private const int ChatInputCommandMessage = 20;
    private const int ContextMenuCommandMessage = 23;
    private const int ReplyMessage = 19;

    public IEnumerable<ApiRoute> All =>
    [
        new("POST", "/interactions/{interaction_id}/{interaction_token}/callback", false, Respond),
        new("POST", Webhook, false, FollowUp),
        new("GET", Webhook + "/messages/@original", false, request => ApiAnswer.Ok(Original(Find(request)).Json)),
        new("PATCH", Webhook + "/messages/@original", false, request => Edit(request, Find(request), Original(Find(request)))),
        new("DELETE", Webhook + "/messages/@original", false, request => Delete(Find(request), Original(Find(request)))),
        new("GET", Webhook + "/messages/{message_id}", false, request => ApiAnswer.Ok(Message(request).Json)),
        new("PATCH", Webhook + "/messages/{message_id}", false, request => Edit(request, Find(request), Message(request))),
        new("DELETE", Webhook + "/messages/{message_id}", false, request => Delete(Find(request), Message(request))),
    ];

    private ApiAnswer Respond(ApiRequest request)
    {
        if (!world.Interactions.TryGetValue(request.Values["interaction_token"], out var interaction) || interaction.Id != request.Id("interaction_id"))
            throw ApiError.UnknownInteraction();
        interaction.Callbacks++;
        interaction.SignalChange();
        if (interaction.Response is not null)
            throw ApiError.AlreadyAcknowledged();
        if (interaction.HasFailed || interaction.IsTokenExpired)
            throw ApiError.UnknownInteraction();

        var body = request.RequiredBody;
        var data = body.Get("data") ?? JsonElement.Parse("{}");
        var kind = (InteractionResponseKind)(int)(body.GetInteger("type") ?? 0);
        if (!IsAllowed(kind, interaction))
            throw Invalid("type", "INTERACTION_TYPE_INVALID", $"Response type {(int)kind} cannot answer an interaction of type {(int)interaction.Kind}");
        switch (kind)
        {
            case InteractionResponseKind.Message:
                ChannelRoutes.ThrowIfRefused(data, null, request.Files.Count);
                ChannelRoutes.CheckAllowedMentions(world, violations, request, data);
                interaction.Original = Write(request, interaction, data, FlagsOf(data));
                break;
            case InteractionResponseKind.DeferredMessage:
                if ((FlagsOf(data) & ~MessageFlags.Ephemeral) != 0)
                    throw Invalid("data.flags", "BASE_TYPE_CHOICES", "A deferral takes no flag but EPHEMERAL");
                interaction.Original = Write(request, interaction, JsonElement.Parse("{}"), FlagsOf(data) | MessageFlags.Loading);
                break;
            case InteractionResponseKind.DeferredUpdate:
                interaction.Original = interaction.Source;
                break;
            case InteractionResponseKind.Update:
                ChannelRoutes.ThrowIfRefused(data, interaction.Source, request.Files.Count);
                world.Messages.Edit(interaction.Source!, data, ChannelRoutes.Attachments(request));
                interaction.Original = interaction.Source;
                break;
            case InteractionResponseKind.Choices:
                interaction.Choices = [.. data.GetItems("choices").Select(choice => (choice.GetText("name") ?? "", choice.Get("value")?.ToString() ?? ""))];
                if (interaction.Choices.Count > 25)
                    throw Invalid("data.choices", "BASE_TYPE_BAD_LENGTH", $"Must be 25 or fewer in length, is {interaction.Choices.Count}");
                break;
            case InteractionResponseKind.Modal:
                if (MessageRules.CheckModal(data) is { Count: > 0 } problems)
                    throw ApiError.InvalidForm(problems);
                interaction.Modal = data.Clone();
                break;
        }
        interaction.Respond(kind, request.ArrivedAt);
        statistics.CountInteraction();
        interaction.SignalChange();
        return request.IsSet("with_response") ? ApiAnswer.Ok(CallbackResult(interaction, kind)) : ApiAnswer.NoContent;
    }

    private static bool IsAllowed(InteractionResponseKind response, FakeInteraction interaction) => response switch
    {
        InteractionResponseKind.Message or InteractionResponseKind.DeferredMessage => interaction.Kind != InteractionKind.Autocomplete,
        InteractionResponseKind.DeferredUpdate or InteractionResponseKind.Update =>
            interaction.Kind is InteractionKind.Component or InteractionKind.ModalSubmit && interaction.Source is not null,
        InteractionResponseKind.Choices => interaction.Kind == InteractionKind.Autocomplete,
        InteractionResponseKind.Modal => interaction.Kind is InteractionKind.Command or InteractionKind.Component,
        _ => false,
    };

    private ApiAnswer FollowUp(ApiRequest request)
    {
        var interaction = Find(request);
        var body = request.RequiredBody;
        // Right after a deferral a follow-up still fills the deferred message. Discord calls this deprecated.
        if (interaction.Original is { IsLoading: true, IsDeleted: false } loading)
            return Edit(request, interaction, loading);
        ChannelRoutes.ThrowIfRefused(body, null, request.Files.Count);
        ChannelRoutes.CheckAllowedMentions(world, violations, request, body);
        var message = Write(request, interaction, body, FlagsOf(body));
        interaction.SignalChange();
        return ApiAnswer.Ok(message.Json);
    }

    private ApiAnswer Edit(ApiRequest request, FakeInteraction interaction, FakeMessage message)
    {
        ChannelRoutes.ThrowIfRefused(request.RequiredBody, message, request.Files.Count);
        if (message.IsLoading)
            ChannelRoutes.CheckAllowedMentions(world, violations, request, request.RequiredBody);
        world.Messages.Edit(message, request.RequiredBody, ChannelRoutes.Attachments(request));
        interaction.SignalChange();
        return ApiAnswer.Ok(message.Json);
    }

    private ApiAnswer Delete(FakeInteraction interaction, FakeMessage message)
    {
        world.Messages.Delete(message);
        interaction.SignalChange();
        return ApiAnswer.NoContent;
    }

    /// <summary>Returns the interaction whose token is in the path, when the token can be used.</summary>
    private FakeInteraction Find(ApiRequest request)
    {
        if (request.Id("webhook_id") != world.Bot.Id || !world.Interactions.TryGetValue(request.Values["webhook_token"], out var interaction))
            throw ApiError.UnknownWebhook();
        if (interaction.IsTokenExpired)
            throw ApiError.InvalidWebhookToken();
        return interaction.Response is not (null or InteractionResponseKind.Choices) ? interaction : throw ApiError.UnknownWebhook();
    }

    private static FakeMessage Original(FakeInteraction interaction) =>
        interaction.Original is { IsDeleted: false } original ? original : throw ApiError.UnknownMessage();

    private FakeMessage Message(ApiRequest request)
    {
        var id = request.Id("message_id");
        var interaction = Find(request);
        return interaction.AllMessages.Append(interaction.Source).FirstOrDefault(message => message is { IsDeleted: false } && message.Id == id)
            ?? throw ApiError.UnknownMessage();
    }

    private FakeMessage Write(ApiRequest request, FakeInteraction interaction, JsonElement body, int flags)
    {
        var extra = ChannelRoutes.Attachments(request);
        extra["webhook_id"] = $"{world.Bot.Id}";
        extra["application_id"] = $"{world.Bot.Id}";
        extra["type"] = interaction.Response is not null || interaction.Source is not null ? ReplyMessage
            : interaction.CommandType == CommandRegistry.ChatInput ? ChatInputCommandMessage : ContextMenuCommandMessage;
        extra["interaction_metadata"] = new JsonObject
        {
            ["id"] = $"{interaction.Id}",
            ["type"] = (int)interaction.Kind,
            ["user"] = interaction.User.ToJson(),
            ["authorizing_integration_owners"] = interaction.IntegrationOwners(),
        };
        if (interaction.Kind == InteractionKind.Command)
        {
            extra["interaction"] = new JsonObject
            {
                ["id"] = $"{interaction.Id}",
                ["type"] = (int)interaction.Kind,
                ["name"] = interaction.Name,
                ["user"] = interaction.User.ToJson(),
            };
        }
        var onlyFor = (flags & MessageFlags.Ephemeral) != 0 ? interaction.User : null;
        var message = world.Messages.Create(interaction.Channel, world.Bot, body, flags, onlyFor, extra);
        interaction.Add(message);
        return message;
    }

    private static JsonObject CallbackResult(FakeInteraction interaction, InteractionResponseKind kind)
    {
        var callback = new JsonObject { ["id"] = $"{interaction.Id}", ["type"] = (int)interaction.Kind };
        var result = new JsonObject { ["interaction"] = callback };
        if (kind is InteractionResponseKind.Choices or InteractionResponseKind.Modal || interaction.Original is not { } message)
            return result;
        callback["response_message_id"] = $"{message.Id}";
        callback["response_message_loading"] = message.IsLoading;
        callback["response_message_ephemeral"] = message.IsEphemeral;
        if (kind != InteractionResponseKind.DeferredUpdate)
            result["resource"] = new JsonObject { ["type"] = kind == InteractionResponseKind.Update ? 7 : 4, ["message"] = DiscordJson.Thaw(message.Json) };
        return result;
    }

    private static int FlagsOf(JsonElement data) => (int)(data.GetInteger("flags") ?? 0)
        & (MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral | MessageFlags.SuppressNotifications | MessageFlags.ComponentsV2);

    private static ApiError Invalid(string path, string code, string message) => ApiError.InvalidForm([new SchemaError(path.Split('.'), code, message)]);
}
