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

    private static List<string> Mend(string words, string typed)
    {
        var library = NoteWriter.Library(new NoteWriter("a.md", "A").Heading("B").Paragraph(words));
        var (index, _) = IndexBuilder.Build(library.Sections, CancellationToken.None);
        return [.. new SpellingMender(index).Mend(typed).Select(c => index.Terms[c.TermId])];
    }
}
