using Bot.Core.Notes;
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

    /// <summary>The text of the unit that the snippet says settles the question.</summary>
    private static string AnswerTo(string query, params NoteWriter[] notes)
    {
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(notes), CancellationToken.None);
        var hit = index.Search(new SearchQuery(query)).Hits[0];
        return hit.Section.Units[hit.Snippet.UnitIndex].Text;
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

    private static NoteWriter StackSets => new NoteWriter("cloudformation.md", "CloudFormation").Heading("StackSets")
        .Paragraph("A company with many accounts often needs the same resources in all of them. One operation rolls the same template out everywhere.")
        .Definition("StackSet", "Creates stacks across several accounts with a single operation.")
        .Definition("Administrator account", "The account in which it is kept.")
        .Definition("Deletion", "Goes through every Region.");

    [Fact]
    public void The_bullet_that_answers_is_shown_and_not_the_paragraph_that_opens_the_section() => Assert.Equal(
        "StackSet: Creates stacks across several accounts with a single operation.", SnippetOf("operation accounts", StackSets));

    [Fact]
    public void A_need_that_only_the_opening_paragraph_names_is_answered_by_what_the_section_is_called()
    {
        var snippet = SnippetOf("deploy the same template to many accounts", StackSets);

        Assert.StartsWith("A company with many accounts", snippet, StringComparison.Ordinal);
        Assert.EndsWith("StackSet: Creates stacks across several accounts with a single operation.", snippet, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_of_a_snippet_is_that_of_the_bullet_below_an_opening_paragraph() =>
        Assert.StartsWith("StackSet: ", AnswerTo("same template to many accounts", StackSets), StringComparison.Ordinal);

    [Fact]
    public void An_opening_paragraph_is_cut_to_leave_room_for_the_bullet()
    {
        var snippet = SnippetOf("same template, many accounts, resources with a single operation", new NoteWriter("cloudformation.md", "CloudFormation")
            .Heading("StackSets")
            .Paragraph("A company with many accounts often needs the same resources in all of them, such as an audit log or a security role. Instead of rolling out the same template account by account and Region by Region, one operation does it everywhere at once, which nobody forgets.")
            .Definition("StackSet", "Creates, updates or deletes stacks across multiple accounts and Regions with a single operation, in the order of the Regions and with as many accounts at a time as its settings allow, so that a mistake is noticed before all of them have it."));

        Assert.Contains("…", snippet, StringComparison.Ordinal);
        Assert.Contains("StackSet: Creates", snippet, StringComparison.Ordinal);
        Assert.InRange(snippet.Length, 300, 440);
    }

    [Fact]
    public void Below_an_opening_paragraph_that_alone_matches_stands_what_follows() => Assert.Equal(
        "A careless program sends secrets over an open connection.\nIn transit: A policy leaves only HTTPS.\nAt rest: A policy asks for a header.",
        SnippetOf("careless connection", new NoteWriter("s3.md", "S3").Heading("Enforcing")
            .Paragraph("A careless program sends secrets over an open connection.")
            .Definition("In transit", "A policy leaves only HTTPS.")
            .Definition("At rest", "A policy asks for a header.")));

    [Fact]
    public void A_paragraph_that_leads_in_to_its_bullets_is_shown_with_them()
    {
        var notes = new NoteWriter("a.md", "A").Heading("Endings").Paragraph("A message leaves the queue in two ways:")
            .Bullet("Someone deletes it.").Bullet("It expires.").Build();
        var section = notes.Sections[0];
        section = section with { Units = [section.Units[0], section.Units[1] with { Parent = 0 }, section.Units[2] with { Parent = 0 }] };
        using var index = new BuiltInSearchEngine().Build(new NoteLibrary([notes with { Sections = [section] }]), CancellationToken.None);

        var snippet = index.Search(new SearchQuery("message leaves queue")).Hits[0].Snippet.Text;

        Assert.Equal("A message leaves the queue in two ways:\nSomeone deletes it.\nIt expires.", snippet);
    }

    [Theory]
    [InlineData("visibility timeout maximum", "Range of the visibility timeout: 0 seconds to 12 hours.")]
    [InlineData("default visibility timeout maximum", "Default visibility timeout: 30 seconds.")]
    public void A_default_is_not_the_maximum(string query, string line) => Assert.Equal(
        line,
        AnswerTo(query, new NoteWriter("sqs.md", "SQS").Heading("Hiding")
            .Definition("Default visibility timeout", "30 seconds.")
            .Definition("Range of the visibility timeout", "0 seconds to 12 hours.")));

    [Fact]
    public void The_digits_of_a_name_and_of_code_are_no_maximum() => Assert.Equal(
        "Life: A token lives for 6 hours.",
        AnswerTo("token maximum", new NoteWriter("ec2.md", "EC2").Heading("Metadata")
            .Definition("Request", "A call with a token in the header X-aws-ec2-metadata-token-ttl.")
            .Definition("Life", "A token lives for 6 hours.")
            .Code("curl -X PUT \"http://169.254.169.254/latest/api/token\" -H \"X-aws-ec2-metadata-token-ttl-seconds: 21600\"", "bash")));

    [Theory]
    [InlineData("which programming languages does the kit support", "Languages of the kit: TypeScript and C#.")]
    [InlineData("programming languages", "Kit: A framework to define resources in programming languages.")]
    public void What_is_of_the_kind_that_is_asked_for_is_shown(string query, string line) => Assert.Equal(
        line,
        AnswerTo(query, new NoteWriter("cdk.md", "CDK").Heading("What it is")
            .Definition("Kit", "A framework to define resources in programming languages.")
            .Definition("Languages of the kit", "TypeScript and C#.")));

    [Theory]
    [InlineData("why is firehose only near real time", "Buffering: Data waits for a full buffer, which is why it is only near real time.")]
    [InlineData("firehose near real time", "Firehose: Loads data in near real time.")]
    public void A_question_why_is_answered_with_a_reason(string query, string line) => Assert.Equal(
        line,
        AnswerTo(query, new NoteWriter("kinesis.md", "Kinesis").Heading("Firehose")
            .Definition("Firehose", "Loads data in near real time.")
            .Definition("Buffering", "Data waits for a full buffer, which is why it is only near real time.")));

    [Fact]
    public void A_term_that_a_long_question_merely_mentions_is_not_explained() => Assert.Equal(
        "ContinueUpdate: The call that goes on when a rollback itself failed.",
        AnswerTo("what do I call when the rollback of my stack failed too", new NoteWriter("cloudformation.md", "CloudFormation").Heading("Updates")
            .Definition("Rollback", "A stack goes back to its last state.")
            .Definition("ContinueUpdate", "The call that goes on when a rollback itself failed.")));
}
