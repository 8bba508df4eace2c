using Bot.Discord.Wire;

namespace Bot.Discord.Tests.Wire;

public sealed class LimitCheckTests
{
    [Fact]
    public void A_long_description_is_reported_with_its_length_and_the_limit() =>
        Assert.Equal("embeds[0].description has 5012 characters, max is 4096",
            Assert.Single(LimitCheck.Of(new MessageRequest { Embeds = [new Embed { Description = new string('x', 5012) }] })).ToString());

    [Fact]
    public void Embeds_that_are_each_small_enough_can_be_too_much_together()
    {
        var embed = new Embed { Description = new string('x', 3001) };

        Assert.Equal("embeds has 6002 characters in all, max is 6000",
            Assert.Single(LimitCheck.Of(new MessageRequest { Embeds = [embed, embed] })).ToString());
    }

    [Fact]
    public void Two_buttons_with_one_id_are_reported()
    {
        var button = Component.Button(ButtonStyle.Primary, "Yes", "same");

        Assert.Equal("components use the custom_id 'same' twice",
            Assert.Single(LimitCheck.Of(new MessageRequest { Components = [Component.Row(button, button)] })).ToString());
    }

    [Theory]
    [InlineData("Ask")]
    [InlineData("ask me")]
    [InlineData("")]
    [InlineData("a-name-of-more-than-thirty-two-characters")]
    public void A_name_that_Discord_refuses_is_reported(string name) =>
        Assert.Contains(LimitCheck.Of([new ApplicationCommand { Name = name, Description = "x" }]), violation => string.Equals(violation.Path, name, StringComparison.Ordinal));

    [Theory]
    [InlineData("ask")]
    [InlineData("größe")]
    [InlineData("質問")]
    public void A_name_in_any_script_is_taken(string name) =>
        Assert.Empty(LimitCheck.Of([new ApplicationCommand { Name = name, Description = "x" }]));

    [Fact]
    public void A_required_option_after_an_optional_one_is_reported() =>
        Assert.Contains("comes after an optional one", Assert.Single(LimitCheck.Of([new ApplicationCommand
        {
            Name = "ask",
            Description = "x",
            Options =
            [
                new CommandOption { Type = ApplicationCommandOptionType.String, Name = "a", Description = "x" },
                new CommandOption { Type = ApplicationCommandOptionType.String, Name = "b", Description = "x", Required = true },
            ],
        }])).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_modal_of_labels_within_the_limits_is_taken() =>
        Assert.Empty(LimitCheck.Of(InteractionResponse.Modal("id", "Title",
            [Component.LabelFor("Answer", Component.TextInput("a", TextInputStyle.Paragraph))])));

    [Fact]
    public void Twenty_six_choices_are_one_too_many() =>
        Assert.Equal("choices has 26 items, max is 25", Assert.Single(LimitCheck.Of(InteractionResponse.Choices(
            [.. Enumerable.Range(0, 26).Select(i => CommandChoice.Of($"{i}", i))]))).ToString());
}
