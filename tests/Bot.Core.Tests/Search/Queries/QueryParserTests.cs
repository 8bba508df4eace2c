using Bot.Core.Search.Queries;

namespace Bot.Core.Tests.Search.Queries;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("signed cookies", "Words:signed cookies")]
    [InlineData("\"dead letter\" queue", "Phrase:dead letter | Words: queue")]
    [InlineData("“dead letter”", "Phrase:dead letter")]
    [InlineData("queue -fifo", "Words:queue  | Without:fifo")]
    [InlineData("-\"dead letter\" queue", "Without:dead letter | Words: queue")]
    [InlineData("topic:sqs size", "Topic:sqs | Words: size")]
    [InlineData("topic:\"api gateway\" cache", "Topic:api gateway | Words: cache")]
    [InlineData("well-known", "Words:well-known")]
    [InlineData("a - b", "Words:a - b")]
    [InlineData("--profile", "Words:--profile")]
    [InlineData("rm -rf", "Words:rm -rf")]
    [InlineData("queue -s3x", "Words:queue  | Without:s3x")]
    [InlineData("topic:", "Words:topic:")]
    [InlineData("\"never closed", "Words:\"never closed")]
    [InlineData("\"\"", "Words:\"\"")]
    public void The_parts_are_told_by_their_punctuation(string text, string parts)
    {
        var parsed = QueryParser.Parse(text);

        Assert.Equal(parts, string.Join(" | ", parsed.Parts.Select(p => $"{p.Kind}:{parsed.Text.Substring(p.Start, p.Length)}")));
    }
}
