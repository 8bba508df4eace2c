using Bot.Core.Search;
using Bot.Testing.Notes;

namespace Bot.Search.Tests.Ranking;

public sealed class SecondStageTests
{
    [Theory]
    [InlineData("query operators")]
    [InlineData("Query Operators")]
    public void The_section_that_a_query_names_stands_before_one_that_says_its_words_more_often(string query)
    {
        var note = new NoteWriter("a.md", "Databases")
            .Heading("Objective")
            .Paragraph("Query operators: query operators are joined by query operators, as query operators of other query operators are.")
            .Heading("Query operators")
            .Paragraph("Comparison: equal, greater, less, in a list.");
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(note), CancellationToken.None);

        Assert.Equal(["Query operators", "Objective"], index.Search(new SearchQuery(query)).Hits.Select(h => h.Section.Title));
    }

    [Theory]
    [InlineData("while loop", "While loop")]
    [InlineData("for loop", "For loop")]
    public void Words_that_say_little_tell_headings_apart(string query, string first)
    {
        var note = new NoteWriter("a.md", "Java")
            .Heading("For loop")
            .Paragraph("Runs a loop a number of times; the loop counts.")
            .Heading("While loop")
            .Paragraph("Runs a loop as long as a condition holds; the loop may never end, a loop without an end hangs.");
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(note), CancellationToken.None);

        Assert.Equal(first, index.Search(new SearchQuery(query)).Hits[0].Section.Title);
    }

    [Fact]
    public void A_heading_of_which_the_query_names_one_word_gains_little()
    {
        var note = new NoteWriter("a.md", "Databases")
            .Heading("Backup plans of large and small clusters")
            .Paragraph("They are made each night.")
            .Heading("Files")
            .Paragraph("A backup is one file. The backup is signed. Keep the backup for a year.");
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(note), CancellationToken.None);

        var explained = index.Search(new SearchQuery("backup") { Explain = true }).Hits.Single(h => h.Section.Title.StartsWith("Backup", StringComparison.Ordinal));

        Assert.InRange(explained.Explanation!.Details.Single(p => p.Description.Contains("own heading", StringComparison.Ordinal)).Value, 0.0001, 0.1);
    }
}
