using Bot.Search.Indexing;
using Bot.Search.Mending;
using Bot.Testing.Notes;

namespace Bot.Search.Tests.Mending;

public sealed class SpellingMenderTests
{
    [Theory]
    [InlineData("retenton", "retention")]
    [InlineData("usr", "user")]
    [InlineData("typ", "type")]
    public void A_misspelt_word_becomes_the_closest_of_the_notes(string typed, string mended) =>
        Assert.Equal(mended, Assert.Single(Mend("user type retention tags", typed)));

    [Theory]
    [InlineData("ags")]
    [InlineData("tab")]
    [InlineData("us")]
    public void A_short_word_is_not_mended_by_any_other_slip(string typed) => Assert.Empty(Mend("tags tag user", typed));

    [Fact]
    public void A_word_of_the_notes_written_with_a_hyphen_is_mended_as_one() =>
        Assert.Equal("fanout", Assert.Single(Mend("enhanced fan-out", "fanuot")));

    [Fact]
    public void A_word_of_its_own_comes_before_one_written_with_a_hyphen() =>
        Assert.Equal(["signal", "signals"], Mend("sign-als sign-als signal", "signale"));

    private static List<string> Mend(string words, string typed)
    {
        var library = NoteWriter.Library(new NoteWriter("a.md", "A").Heading("B").Paragraph(words));
        var (index, _) = IndexBuilder.Build(library.Sections, CancellationToken.None);
        return [.. new SpellingMender(index).Mend(typed).Select(c => index.Terms[c.TermId])];
    }
}
