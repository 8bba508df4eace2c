using Bot.Search.Analysis;

namespace Bot.Search.Tests.Analysis;

public sealed class EnglishStemmerTests
{
    /// <summary>Pairs of the sample vocabulary on Porter2's page.</summary>
    [Theory]
    [InlineData("consign", "consign")]
    [InlineData("consigned", "consign")]
    [InlineData("consistency", "consist")]
    [InlineData("consolation", "consol")]
    [InlineData("consolingly", "consol")]
    [InlineData("conspicuous", "conspicu")]
    [InlineData("conspiracy", "conspiraci")]
    [InlineData("knack", "knack")]
    [InlineData("kneaded", "knead")]
    [InlineData("knightly", "knight")]
    [InlineData("knives", "knive")]
    [InlineData("generously", "generous")]
    [InlineData("hoping", "hope")]
    [InlineData("hopping", "hop")]
    [InlineData("skies", "sky")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("caresses", "caress")]
    public void Stems_are_those_of_the_published_algorithm(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Porter2(word));

    [Theory]
    [InlineData("colour", "colors")]
    [InlineData("optimise", "optimizing")]
    [InlineData("organisation", "organizations")]
    [InlineData("behaviours", "behavior")]
    [InlineData("centre", "centers")]
    [InlineData("encrypted", "encrypts")]
    public void Forms_and_spellings_of_a_word_meet(string one, string other) =>
        Assert.Equal(EnglishStemmer.Stem(one), EnglishStemmer.Stem(other));

    [Theory]
    [InlineData("256")]
    [InlineData("é")]
    [InlineData("s3")]
    [InlineData("очереди")]
    public void What_is_no_English_word_is_its_own_stem(string word) => Assert.Equal(word, EnglishStemmer.Stem(word));
}
