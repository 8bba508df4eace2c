using Bot.Discord.Wire;

namespace Bot.Discord.Rest;

/// <summary>
/// One endpoint with its ids. Rate limits belong to the method, the template and the major parameter. Page "Rate Limits".
/// </summary>
/// <param name="Method">As sent.</param>
/// <param name="Template">The path with names for its ids, safe to log.</param>
/// <param name="Path">The path with its ids. Holds a secret where <see cref="Template"/> names a token.</param>
/// <param name="Major">The channel, guild or webhook (with token) that has limits of its own; empty for none.</param>
internal sealed record RestRoute(HttpMethod Method, string Template, string Path, string Major)
{
    /// <summary>Authorised by the token in its path, and exempt from the global limit. Page "Rate Limits", Global Rate Limit.</summary>
    public bool IsInteraction { get; init; }

    /// <summary>A one-time request with no rate limit to learn.</summary>
    public bool IsCallback { get; init; }

    public static RestRoute Of(HttpMethod method, string template, string path) => new(method, template, path, "");

    public static RestRoute OfChannel(HttpMethod method, Snowflake channel, string template, string path) =>
        new(method, $"channels/{{channel}}{template}", $"channels/{channel}{path}", $"c{channel}");

    public static RestRoute OfGuild(HttpMethod method, Snowflake guild, string template, string path) =>
        new(method, $"guilds/{{guild}}{template}", $"guilds/{guild}{path}", $"g{guild}");

    public static RestRoute OfWebhook(HttpMethod method, Snowflake application, string token, string template, string path) =>
        new(method, $"webhooks/{{application}}/{{token}}{template}", $"webhooks/{application}/{Uri.EscapeDataString(token)}{path}", $"w{token}")
        {
            IsInteraction = true,
        };

    public static RestRoute OfCallback(Snowflake interaction, string token) =>
        new(HttpMethod.Post, "interactions/{id}/{token}/callback", $"interactions/{interaction}/{Uri.EscapeDataString(token)}/callback", "")
        {
            IsInteraction = true,
            IsCallback = true,
        };

    public override string ToString() => $"{Method} /{Template}";
}
