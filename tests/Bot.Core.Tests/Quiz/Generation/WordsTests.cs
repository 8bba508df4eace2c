using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Tests.Quiz.Generation;

public class WordsTests
{
    [Theory]
    [InlineData("encryption", "encrypts")]
    [InlineData("messages", "messaging")]
    [InlineData("deliver", "delivery")]
    [InlineData("replication", "replicas")]
    [InlineData("queues", "queue")]
    public void Forms_of_one_word_are_related(string a, string b) => Assert.True(Words.AreRelated(Words.Stem(a), Words.Stem(b)));

    [Theory]
    [InlineData("topic", "queue")]
    [InlineData("stack", "state")]
    [InlineData("cache", "catch")]
    public void Different_words_are_not_related(string a, string b) => Assert.False(Words.AreRelated(Words.Stem(a), Words.Stem(b)));

    [Fact]
    public void An_identifier_is_taken_apart() => Assert.Equal(["delay", "seconds"], Words.Split("DelaySeconds"));

    [Theory]
    [InlineData("DLQ", "Dead Letter Queue", true)]
    [InlineData("IaC", "Infrastructure as Code", true)]
    [InlineData("ARNs", "Amazon Resource Names", true)]
    [InlineData("SQS", "Dead Letter Queue", false)]
    public void Initials_make_an_abbreviation(string shortForm, string longForm, bool isOne) => Assert.Equal(isOne, Names.IsAbbreviationOf(shortForm, longForm));
}
