namespace Bot.Discord.DiscordNet;

/// <summary>An endpoint of Discord.Net's with names in the place of its ids and tokens, the same names that the built-in client's metrics have.</summary>
/// <param name="Method">As sent.</param>
/// <param name="Template">Safe to log.</param>
internal sealed record EndpointRoute(string Method, string Template)
{
    public bool IsCallback => Template.EndsWith("/callback", StringComparison.Ordinal);

    /// <summary>Authorised by the token in its path, not by the bot's.</summary>
    public bool IsInteraction => Template.StartsWith("interactions/", StringComparison.Ordinal) || Template.StartsWith("webhooks/", StringComparison.Ordinal);

    public bool IsMessageCreation => Method == "POST" && Template == "channels/{channel}/messages";

    public static EndpointRoute Of(string method, string endpoint)
    {
        var segments = endpoint.Split('?')[0].Trim('/').Split('/');
        for (var i = segments.Length - 1; i > 0; i--)
            segments[i] = NameOf(segments, i);
        return new EndpointRoute(method, string.Join('/', segments));
    }

    public override string ToString() => $"{Method} /{Template}";

    private static string NameOf(string[] segments, int at)
    {
        // The second id of these two is a secret.
        if (at == 2 && segments[0] is ("interactions" or "webhooks"))
            return "{token}";
        if (!segments[at].All(char.IsAsciiDigit))
            return segments[at];
        return segments[at - 1] switch
        {
            "channels" => "{channel}",
            "guilds" => "{guild}",
            "messages" => "{message}",
            "members" or "users" => "{user}",
            "applications" or "webhooks" => "{application}",
            _ => "{id}",
        };
    }
}
