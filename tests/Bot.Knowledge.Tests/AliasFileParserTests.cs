namespace Bot.Knowledge.Tests;

public sealed class AliasFileParserTests
{
    [Fact]
    public void Equal_words_one_way_words_and_comments()
    {
        var (groups, warnings) = AliasFileParser.Parse("aliases.txt", "# queues\n\ndlq,  dead  letter queue\r\napi gw, gw => api gateway\n");

        Assert.Equal(["dlq|dead letter queue -> dlq|dead letter queue @3", "api gw|gw -> api gateway @4"], groups.Select(Describe));
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("alone", "'alone' names one word only; write at least two with a comma between them, or 'word => other word'.")]
    [InlineData("=> b", "'=> b' has nothing on one side of '=>'; write 'word => other word'.")]
    [InlineData("a =>", "'a =>' has nothing on one side of '=>'; write 'word => other word'.")]
    [InlineData("a => b => c", "'a => b => c' has more than one '=>'; write one line for each.")]
    [InlineData(",,,", "',,,' names one word only; write at least two with a comma between them, or 'word => other word'.")]
    public void A_bad_line_is_reported_and_the_others_are_kept(string line, string message)
    {
        var (groups, warnings) = AliasFileParser.Parse("aliases.txt", $"a, b\n{line}\nc, d");

        Assert.Equal(2, groups.Length);
        Assert.Equal($"aliases.txt:2 {message}", $"{warnings[0].Path}:{warnings[0].Line} {warnings[0].Message}");
    }

    [Fact]
    public void A_backslash_keeps_a_comma() =>
        Assert.Equal("a,b|c -> a,b|c @1", Describe(AliasFileParser.Parse("aliases.txt", "a\\,b, c").Groups[0]));

    private static string Describe(Core.Notes.AliasGroup group) => $"{string.Join('|', group.From)} -> {string.Join('|', group.To)} @{group.Line}";
}
