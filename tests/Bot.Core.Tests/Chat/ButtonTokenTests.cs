using Bot.Core.Chat;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests.Chat;

public sealed class ButtonTokenTests
{
    [Fact]
    public void A_token_reads_as_route_version_and_arguments() =>
        Assert.Equal("answer1:42:3", ButtonToken.Create("answer", 1, "42", "3").ToString());

    [Fact]
    public void The_last_argument_may_hold_colons()
    {
        Assert.True(ButtonToken.TryParse(ButtonToken.Create("more", 1, "3", "", "aws:kms or not").ToString(), out var token));
        Assert.Equal("aws:kms or not", token.Rest(2));
    }

    [Fact]
    public void An_argument_that_is_not_the_last_may_not_hold_a_colon() =>
        Assert.Throws<ArgumentException>(() => ButtonToken.Create("more", 1, "a:b", "c"));

    [Theory]
    [InlineData("")]
    [InlineData("More")]
    [InlineData("mo re")]
    [InlineData("more1")]
    public void A_route_is_lower_case_letters(string route) => Assert.Throws<ArgumentException>(() => ButtonToken.Create(route, 1));

    [Fact]
    public void A_token_that_is_too_long_is_not_made()
    {
        Assert.Null(ButtonToken.TryCreate("ask", 1, new string('x', 96)));
        Assert.NotNull(ButtonToken.TryCreate("ask", 1, new string('x', 95)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("note")]
    [InlineData("1:x")]
    [InlineData("note0:x")]
    [InlineData("note01:x")]
    [InlineData("note99999:x")]
    [InlineData("note1x")]
    [InlineData("NOTE1:x")]
    public void What_is_no_token_is_refused(string? text) => Assert.False(ButtonToken.TryParse(text, out _));

    [Fact]
    public void Every_token_is_read_back_as_it_was() =>
        Prop.ForAll<NonNull<string>, PositiveInt>((last, version) =>
        {
            var token = ButtonToken.TryCreate("route", version.Get % 10_000 == 0 ? 1 : version.Get % 10_000, "argument", last.Get);
            return token is null || (ButtonToken.TryParse(token.ToString(), out var read) && read.Equals(token) && read.Rest(1) == last.Get);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_can_be_tried() =>
        Prop.ForAll<string>(text => !ButtonToken.TryParse(text, out var token) || token.ToString() == text).QuickCheckThrowOnFailure();
}
