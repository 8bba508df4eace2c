using Bot.Search.Mending;

namespace Bot.Search.Tests.Mending;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("queue", "queue", 0)]
    [InlineData("quue", "queue", 1)]
    [InlineData("qeueu", "queue", 2)]
    [InlineData("encrpytion", "encryption", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abc", "xyz", 3)]
    public void Slips_are_counted_up_to_the_limit(string word, string target, int edits) =>
        Assert.Equal(edits, EditDistance.Bounded(word, target, limit: 2));

    [Fact]
    public void The_beginning_of_a_longer_word_is_compared_when_asked() =>
        Assert.Equal(1, EditDistance.Bounded("retnt", "retention", limit: 2, asPrefix: true));
}
