using System.Text.Json.Serialization;

namespace Bot.Discord.Wire;

/// <summary>
/// JSON of everything that is read or written. Names are snake_case; null is left out; unknown fields and extra enum values are taken as they come.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    RespectNullableAnnotations = false,
    RespectRequiredConstructorParameters = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(ApplicationCommand[]))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(GatewayBotInfo))]
[JsonSerializable(typeof(GuildAvailability))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Message[]))]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(PrivateChannelRequest))]
[JsonSerializable(typeof(ReadyEvent))]
[JsonSerializable(typeof(Role[]))]
[JsonSerializable(typeof(ThreadRequest))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
public sealed partial class WireJson : JsonSerializerContext;
