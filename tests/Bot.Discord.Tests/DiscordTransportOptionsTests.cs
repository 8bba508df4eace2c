namespace Bot.Discord.Tests;

public sealed class DiscordTransportOptionsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Bot abc")]
    [InlineData("abc.def.ghi")]
    public void A_token_that_cannot_be_one_is_refused_with_what_to_do(string token) =>
        Assert.Contains("Discord:Token", new DiscordTransportOptions { Token = token }.Problem(), StringComparison.Ordinal);
}
