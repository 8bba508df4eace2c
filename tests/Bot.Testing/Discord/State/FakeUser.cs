using System.Text.Json.Nodes;

namespace Bot.Testing.Discord.State;

/// <summary>An account of the fake Discord.</summary>
/// <param name="Locale">The language of the user's client, sent with every interaction; one of Discord's locales.</param>
public sealed record FakeUser(ulong Id, string Username, string Locale = "en-US", bool IsBot = false)
{
    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = $"{Id}",
            ["username"] = Username,
            ["discriminator"] = "0",
            ["global_name"] = IsBot ? null : Username,
            ["avatar"] = null,
            ["public_flags"] = 0,
            ["flags"] = 0,
            ["primary_guild"] = null,
        };
        if (IsBot)
            json["bot"] = true;
        return json;
    }
}
