using Bot.Contracts.Search;
using Bot.Core.Search;
using Bot.Testing.Notes;

namespace Bot.Search.Tests;

public sealed class BuiltInSearchEngineTests : SearchEngineContract
{
    protected override ISearchEngine CreateEngine() => new BuiltInSearchEngine();

    [Theory]
    [InlineData("x-amx-server-side-encryption", "x-amz-server-side-encryption")]
    [InlineData("set cfn-up on start", "set cfn-hup on start")]
    public void A_short_part_of_an_identifier_is_mended_where_it_then_stands_in_the_notes(string query, string didYouMean)
    {
        using var index = IndexOf(
            new NoteWriter("a.md", "A")
                .Heading("Headers").Paragraph("The header `x-amz-server-side-encryption`.")
                .Heading("Daemon").Paragraph("Set `cfn-hup` on start."));

        Assert.Equal(didYouMean, index.Search(new SearchQuery(query)).DidYouMean);
    }

    [Fact]
    public void A_short_word_by_itself_is_not_mended_by_a_changed_letter()
    {
        using var index = IndexOf(new NoteWriter("a.md", "A").Heading("Headers").Paragraph("The header `x-amz-server-side-encryption`."));

        Assert.Null(index.Search(new SearchQuery("server amx encryption")).DidYouMean);
    }

    [Theory]
    [InlineData("dead leter queue", "dead letter queue")]
    [InlineData("leter queue", "letter queue")]
    [InlineData("sooner or leter", "sooner or later")]
    public void Of_equally_close_words_the_one_that_stands_beside_its_neighbour_is_meant(string query, string didYouMean)
    {
        using var index = IndexOf(
            new NoteWriter("a.md", "A").Heading("One").Paragraph("A dead letter queue.").Heading("Two").Paragraph("Later, later and later."));

        Assert.Equal(didYouMean, index.Search(new SearchQuery(query)).DidYouMean);
    }
}
