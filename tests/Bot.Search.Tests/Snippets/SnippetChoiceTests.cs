using Bot.Core.Search;
using Bot.Testing.Notes;

namespace Bot.Search.Tests.Snippets;

public sealed class SnippetChoiceTests
{
    private static readonly string[] Columns = ["Setting", "Parameter", "Minimum", "Default", "Maximum"];

    private static NoteWriter Limits => new NoteWriter("sqs.md", "SQS").Heading("Limits at a glance")
        .Row(Columns, "Message retention", "MessageRetentionPeriod", "60 seconds", "4 days", "14 days")
        .Row(Columns, "Visibility timeout", "VisibilityTimeout", "0 seconds", "30 seconds", "12 hours")
        .Row(Columns, "Delivery delay", "DelaySeconds", "", "0 seconds", "15 minutes");

    private static string SnippetOf(string query, params NoteWriter[] notes)
    {
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(notes), CancellationToken.None);
        return index.Search(new SearchQuery(query)).Hits[0].Snippet.Text;
    }

    [Fact]
    public void A_row_of_a_table_names_the_column_of_each_cell() => Assert.Equal(
        "Visibility timeout — Parameter: VisibilityTimeout; Minimum: 0 seconds; Default: 30 seconds; Maximum: 12 hours",
        SnippetOf("visibility timeout", Limits));

    [Fact]
    public void A_cell_without_text_is_left_out() => Assert.Equal(
        "Delivery delay — Parameter: DelaySeconds; Default: 0 seconds; Maximum: 15 minutes", SnippetOf("delivery delay", Limits));

    [Fact]
    public void A_row_is_found_by_its_cells_with_the_title_of_a_column() =>
        Assert.StartsWith("Message retention — ", SnippetOf("maximum retention", Limits), StringComparison.Ordinal);

    [Fact]
    public void Column_titles_in_a_row_are_marked_as_matches()
    {
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(Limits), CancellationToken.None);

        var snippet = index.Search(new SearchQuery("visibility maximum")).Hits[0].Snippet;

        Assert.Contains("**Maximum**: 12 hours", snippet.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_definition_of_what_is_asked_beats_a_longer_one_that_mentions_it() => Assert.StartsWith(
        "Signed cookies: Give access",
        SnippetOf("cloudfront signed cookies", new NoteWriter("cloudfront.md", "CloudFront").Heading("Private content")
            .Definition("Signed URL", "Gives access to one file.")
            .Definition("Signed URL or signed cookies", "Choose signed URLs when the client has no cookies, and signed cookies for many files.")
            .Definition("Signed cookies", "Give access to multiple files, without changing their URLs.")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("how long does the queue retain a message")]
    [InlineData("default queue message retain")]
    public void A_question_for_a_figure_is_answered_with_one(string query) => Assert.StartsWith(
        "The queue retains a message for 4 days",
        SnippetOf(query, new NoteWriter("a.md", "A").Heading("Keeping")
            .Bullet("The queue retains a message until a consumer deletes it.")
            .Bullet("The queue retains a message for 4 days.")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("how many parts can a multipart upload have?", "Maximum: 10,000 parts.")]
    [InlineData("how long does a multipart upload live?", "Life: An upload is kept for 7 days.")]
    [InlineData("multipart upload maximum", "Maximum: 10,000 parts.")]
    [InlineData("multipart upload maximun", "Maximum: 10,000 parts.")]
    [InlineData("what is a multipart upload?", "Multipart upload: An object is sent as parts, in any order.")]
    public void A_question_for_a_figure_is_shown_the_line_that_says_it(string query, string line)
    {
        var notes = new NoteWriter("s3.md", "S3").Heading("Uploading")
            .Definition("Multipart upload", "An object is sent as parts, in any order.")
            .Definition("Life", "An upload is kept for 7 days.")
            .Definition("Maximum", "10,000 parts.");

        Assert.Contains(line, SnippetOf(query, notes), StringComparison.Ordinal);
    }
}
