using Bot.Core.Notes;

namespace Bot.Core.Tests.Notes;

public sealed class SourceLinkTests
{
    [Fact]
    public void Path_and_line_are_put_where_the_template_says() =>
        Assert.Equal("https://example.org/blob/main/cloud/a%20b.md#L7", Parse("https://example.org/blob/main/{path}#L{line}").To("cloud/a b.md", 7)?.AbsoluteUri);

    [Fact]
    public void Without_a_place_the_path_goes_to_the_end() =>
        Assert.Equal("https://example.org/notes/sqs.md", Parse("https://example.org/notes/").To("sqs.md", 1)?.AbsoluteUri);

    [Fact]
    public void Nothing_configured_links_to_nothing() => Assert.Null(Parse(null).To("sqs.md", 1));

    [Theory]
    [InlineData("javascript:alert(1)//{path}")]
    [InlineData("notes/{path}")]
    [InlineData("file:///etc/{path}")]
    public void Only_web_addresses_are_taken(string template)
    {
        Assert.False(SourceLink.TryParse(template, out _, out var error));
        Assert.Contains(template, error, StringComparison.Ordinal);
    }

    private static SourceLink Parse(string? template)
    {
        Assert.True(SourceLink.TryParse(template, out var link, out var error), error);
        return link;
    }
}
