using Bot.Core.Search;
using Bot.Testing.Notes;

namespace Bot.Search.Tests.Ranking;

public sealed class ConfidenceTests
{
    private static readonly NoteWriter Queues = new NoteWriter("queues.md", "Queues")
        .Heading("Shards").Paragraph("A shard is the unit of throughput of a stream.").Bullet("A shard takes one write a second.")
        .Heading("Timeout").Paragraph("The task error when a function ran into its timeout.")
        .Heading("Retention").Bullet("A queue keeps messages for at most 14 days.")
        .Heading("Splitting").Paragraph("Split a file by lines before it is scanned.")
        .Heading("Tags").Bullet("A queue can have an unlimited number of tags.")
        .Heading("Prices").Bullet("A topic costs 3 dollars.")
        .Heading("Names").Bullet("The name of a topic has at most 256 characters.");

    [Theory]
    [InlineData("stream shard scanned")]
    [InlineData("retention queue scanned")]
    public void A_few_bare_words_are_only_answered_with_all_of_them(string query) => Assert.False(Ask(query).Confident);

    [Theory]
    [InlineData("What is the maximum timeout of a function?")]
    [InlineData("how long is the timeout of a function")]
    public void A_question_for_a_figure_is_not_answered_without_one(string query)
    {
        var result = Ask(query);

        Assert.Equal("Timeout", result.Hits[0].Section.Title);
        Assert.False(result.Confident);
    }

    [Theory]
    [InlineData("how long does a queue keep messages", "Retention")]
    [InlineData("how many tags can a queue have", "Tags")]
    [InlineData("how many writes does a shard take", "Shards")]
    public void A_figure_in_digits_or_words_answers_a_question_for_one(string query, string title)
    {
        var result = Ask(query);

        Assert.Equal(title, result.Hits[0].Section.Title);
        Assert.True(result.Confident);
    }

    [Theory]
    [InlineData("how do I remove the unlimited tags of a queue", false)]
    [InlineData("how do I keep messages in a queue", true)]
    [InlineData("how do I look at the messages that a queue keeps", true)]
    public void A_question_how_to_do_something_is_only_answered_where_it_is_done(string query, bool confident) =>
        Assert.Equal(confident, Ask(query).Confident);

    [Theory]
    [InlineData("how many streams has a shard", false)]
    [InlineData("how many writes a second does a shard take", true)]
    public void A_question_how_many_is_only_answered_by_a_figure_beside_what_is_counted(string query, bool confident) =>
        Assert.Equal(confident, Ask(query).Confident);

    [Theory]
    [InlineData("how many consumers can use enhanced fan-out on a stream", false)]
    [InlineData("how many shards can use enhanced fan-out on a stream", true)]
    [InlineData("enhanced fan-out: how many MB does a consumer of a stream get", true)]
    public void A_size_or_a_time_beside_what_is_counted_does_not_say_how_many_there_are(string query, bool confident)
    {
        var notes = new NoteWriter("streams.md", "Streams")
            .Heading("Enhanced fan-out").Bullet("Gives each consumer 2 MB per second from every shard of a stream; at most 20 shards can use it.");
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(notes), CancellationToken.None);

        Assert.Equal(confident, index.Search(new SearchQuery(query)).Confident);
    }

    [Theory]
    [InlineData("how long are topics kept", false)]
    [InlineData("how long does a queue keep messages", true)]
    [InlineData("how long is the name of a topic", true)]
    public void A_question_how_long_is_only_answered_by_a_time_or_a_length(string query, bool confident) => Assert.Equal(confident, Ask(query).Confident);

    [Theory]
    [InlineData("a queue keeps messages for EFS", false)]
    [InlineData("A QUEUE KEEPS MESSAGES FOR EFS", true)]
    [InlineData("a queue keeps messages for efs", true)]
    public void A_name_that_the_note_does_not_know_makes_it_unsure(string query, bool confident) => Assert.Equal(confident, Ask(query).Confident);

    [Fact]
    public void A_word_of_everyday_talk_may_be_missing()
    {
        var result = Ask("does a queue keep the messages of a customer");

        Assert.Equal("Retention", result.Hits[0].Section.Title);
        Assert.True(result.Confident);
    }

    [Fact]
    public void Words_of_everyday_talk_that_the_notes_never_use_hardly_count()
    {
        var result = Ask("who makes sure the customer accepts unlimited queue tags");

        Assert.Equal("Tags", result.Hits[0].Section.Title);
        Assert.True(result.Confident);
    }

    [Fact]
    public void Notes_of_two_sections_are_answered_from()
    {
        var notes = new NoteWriter("sqs.md", "SQS")
            .Heading("Retention").Bullet("Messages stay in the queue for 4 days by default")
            .Heading("Dead Letter Queue (DLQ)").Bullet("Collects messages that could not be processed");
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(notes), CancellationToken.None);

        var result = index.Search(new SearchQuery("how long do messages stay in the queue"));

        Assert.Equal("Retention", result.Hits[0].Section.Title);
        Assert.True(result.Confident);
    }

    private static SearchResult Ask(string query)
    {
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(Queues), CancellationToken.None);
        return index.Search(new SearchQuery(query));
    }
}
