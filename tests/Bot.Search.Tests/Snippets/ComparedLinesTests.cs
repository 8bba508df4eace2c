using Bot.Core.Search;
using Bot.Testing.Notes;

namespace Bot.Search.Tests.Snippets;

public sealed class ComparedLinesTests
{
    private static readonly string[] Queues = ["Property", "Standard queue", "FIFO queue"];
    private static readonly string[] Balancers = ["Load balancer", "Layer", "Protocols"];
    private static readonly string[] Needs = ["Need", "Choose"];

    private static NoteWriter QueueTypes => new NoteWriter("sqs.md", "SQS").Heading("Queue types")
        .Paragraph("Some work needs order, other work needs speed.")
        .Row(Queues, "Order", "Best effort", "First in, first out")
        .Row(Queues, "Delivery", "At least once", "Exactly once")
        .Definition("Message group", "Keeps messages in order in a FIFO queue.");

    private static NoteWriter BalancerTypes => new NoteWriter("elb.md", "ELB").Heading("Types")
        .Row(Balancers, "Application Load Balancer", "7", "HTTP")
        .Row(Balancers, "Network Load Balancer", "4", "TCP")
        .Row(Balancers, "Gateway Load Balancer", "3", "IP")
        .Definition("Network Load Balancer", "Has one static address in each zone.");

    private static Snippet SnippetOf(string query, params NoteWriter[] notes)
    {
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(notes), CancellationToken.None);
        return index.Search(new SearchQuery(query)).Hits[0].Snippet;
    }

    [Theory]
    [InlineData("standard vs fifo queue")]
    [InlineData("difference between a standard queue and a fifo queue")]
    [InlineData("standard queue or fifo")]
    public void Two_columns_that_are_compared_are_shown_with_all_rows(string query) => Assert.Equal(
        "Order — Standard queue: Best effort; FIFO queue: First in, first out\nDelivery — Standard queue: At least once; FIFO queue: Exactly once",
        SnippetOf(query, QueueTypes).Text);

    [Theory]
    [InlineData("application or network load balancer")]
    [InlineData("network load balancer vs application load balancer")]
    public void Two_rows_that_are_compared_are_shown_without_the_others(string query) => Assert.Equal(
        "Application Load Balancer — Layer: 7; Protocols: HTTP\nNetwork Load Balancer — Layer: 4; Protocols: TCP", SnippetOf(query, BalancerTypes).Text);

    [Fact]
    public void Two_choices_of_a_table_are_shown_with_its_rows() => Assert.Equal(
        "Single messages — Choose: SQS\nMany readers — Choose: Kinesis",
        SnippetOf("kinesis or sqs", new NoteWriter("kinesis.md", "Streaming").Heading("Kinesis or SQS")
            .Row(Needs, "Single messages", "SQS").Row(Needs, "Many readers", "Kinesis")).Text);

    [Fact]
    public void All_rows_are_shown_when_a_sort_of_things_is_compared() =>
        Assert.Equal(3, SnippetOf("compare load balancer types", BalancerTypes).Text.Split('\n').Length);

    [Fact]
    public void Two_bullets_that_explain_one_each_are_shown_together() => Assert.Equal(
        "Signed URL: Gives access to one file.\n…\nSigned cookies: Give access to many files.",
        SnippetOf("signed urls vs signed cookies", new NoteWriter("cloudfront.md", "CloudFront").Heading("Private content")
            .Definition("Signed URL", "Gives access to one file.")
            .Definition("Signed URL or signed cookies", "Choose signed cookies for many files.")
            .Definition("Signed cookies", "Give access to many files.")).Text);

    [Fact]
    public void The_line_of_a_comparison_is_one_of_its_rows() => Assert.InRange(SnippetOf("standard vs fifo queue", QueueTypes).UnitIndex, 1, 2);

    [Fact]
    public void A_long_table_is_bounded()
    {
        var notes = new NoteWriter("sqs.md", "SQS").Heading("Queue types");
        for (var i = 0; i < 12; i++)
            notes.Row(Queues, $"Property {i}", "This and that", "Something else");

        Assert.Equal(5, SnippetOf("standard vs fifo queue", notes).Text.Split('\n').Length);
    }

    [Fact]
    public void Long_rows_are_cut_and_fewer()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 80));
        var notes = new NoteWriter("sqs.md", "SQS").Heading("Queue types");
        for (var i = 0; i < 12; i++)
            notes.Row(Queues, $"Property {i}", words, words);

        Assert.InRange(SnippetOf("standard vs fifo queue", notes).Text.Length, 300, 650);
    }

    [Fact]
    public void A_table_that_has_only_one_of_the_two_is_no_comparison() => Assert.DoesNotContain(
        "Delivery", SnippetOf("message group or order key", QueueTypes).Text, StringComparison.Ordinal);

    [Fact]
    public void A_verb_at_the_end_compares_nothing() => Assert.DoesNotContain(
        "Gateway", SnippetOf("what does a network load balancer compare", BalancerTypes).Text, StringComparison.Ordinal);
}
