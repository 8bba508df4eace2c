using Bot.Core.Chat;

namespace Bot.Core.Tests.Chat;

public sealed class MentionsTests
{
    [Fact]
    public void Channels_roles_and_people_of_a_sentence_become_runs_of_their_own() => Assert.Equal(
        [
            new TextSpan("posts in "), new TextSpan("#12") { ChannelId = 12 }, new TextSpan(" for "), new TextSpan("@34") { RoleId = 34 }, new TextSpan(", says "),
            new TextSpan("@56") { PersonId = 56 }, new TextSpan("."),
        ],
        Mentions.Read($"posts in {Mentions.ChannelText(12)} for {Mentions.RoleText(34)}, says <@!56>."));

    [Theory]
    [InlineData("plain")]
    [InlineData("<#>")]
    [InlineData("<#12")]
    [InlineData("<@everyone>")]
    [InlineData("<#99999999999999999999>")]
    [InlineData("<#9999999999999999999>")]
    public void What_only_looks_like_one_stays_text(string sentence) => Assert.Equal([new TextSpan(sentence)], Mentions.Read(sentence));

    [Fact]
    public void An_empty_sentence_has_no_runs() => Assert.Empty(Mentions.Read(""));
}
