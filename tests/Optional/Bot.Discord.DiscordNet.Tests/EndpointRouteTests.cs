namespace Bot.Discord.DiscordNet.Tests;

public sealed class EndpointRouteTests
{
    [Theory]
    [InlineData("interactions/1574113082353909760/aW50ZXJhY3Rpb24/callback", "interactions/{id}/{token}/callback")]
    [InlineData("webhooks/1100000000000000001/aW50ZXJhY3Rpb24/messages/@original", "webhooks/{application}/{token}/messages/@original")]
    [InlineData("webhooks/1100000000000000001/12345?wait=true", "webhooks/{application}/{token}")]
    [InlineData("channels/12/messages/34", "channels/{channel}/messages/{message}")]
    [InlineData("guilds/12/members/34", "guilds/{guild}/members/{user}")]
    [InlineData("applications/12/guilds/34/commands", "applications/{application}/guilds/{guild}/commands")]
    [InlineData("applications/12/commands?with_localizations=true", "applications/{application}/commands")]
    [InlineData("gateway/bot", "gateway/bot")]
    public void Ids_and_tokens_get_names(string endpoint, string template) => Assert.Equal(template, EndpointRoute.Of("GET", endpoint).Template);
}
