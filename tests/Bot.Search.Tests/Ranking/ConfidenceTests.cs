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

    private static readonly NoteWriter Keys = new NoteWriter("keys.md", "Keys")
        .Heading("Rotation").Paragraph("A managed key can be rotated.").Bullet("A root key is rotated every year.")
        .Heading("Billing").Bullet("A transition of a state is billed.").Bullet("A key costs 3 dollars a month.")
        .Heading("Languages").Bullet("Supported platforms: Python and Ruby.")
        .Heading("Letters").Bullet("A dead letter is one that nobody could write back to.");

    [Theory]
    [InlineData("how often is a managed key rotated", true)]
    [InlineData("how often is a shard split", false)]
    [InlineData("price per state transition", false)]
    [InlineData("price of a topic", true)]
    [InlineData("which ruby versions are supported", false)]
    [InlineData("which platforms are supported", true)]
    [InlineData("how do I write a cover letter", false)]
    [InlineData("how do I write back to a dead letter", true)]
    public void What_a_question_asks_for_has_to_be_said(string query, bool isConfident)
    {
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(Keys, Queues, Fillers), CancellationToken.None);

        Assert.Equal(isConfident, index.Search(new SearchQuery(query)).Confident);
    }

    private static NoteWriter Fillers
    {
        get
        {
            var notes = new NoteWriter("others.md", "Others");
            for (var i = 0; i < 20; i++)
                notes.Heading($"Other {i}").Paragraph("Something else stands here.");
            return notes;
        }
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

    [Theory]
    [InlineData("the")]
    [InlineData("help")]
    [InlineData("something wrong")]
    [InlineData("1 2")]
    public void A_query_without_a_subject_is_never_sure(string query) => Assert.False(Ask(query).Confident);

    [Fact]
    public void A_heading_of_small_words_is_a_subject_all_the_same()
    {
        var notes = new NoteWriter("guide.md", "Guide").Heading("Getting help").Paragraph("Write to the desk on the second floor.");
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(notes), CancellationToken.None);

        Assert.True(index.Search(new SearchQuery("getting help")).Confident);
    }

    [Theory]
    [InlineData("what is a shard", true)]
    [InlineData("what are shards", true)]
    [InlineData("what is the retention", true)]
    [InlineData("what is a stream", false)]
    [InlineData("what is a write", false)]
    public void What_is_it_is_only_answered_where_a_heading_a_term_or_a_beginning_names_it(string query, bool confident) =>
        Assert.Equal(confident, Ask(query).Confident);

    [Theory]
    [InlineData("is a tag free", false)]
    [InlineData("is a tag unlimited", true)]
    public void Of_two_subjects_none_may_be_missing(string query, bool confident) => Assert.Equal(confident, Ask(query).Confident);

    [Theory]
    [InlineData("difference between a queue with unlimited tags and a snapshot", false)]
    [InlineData("difference between a queue and its unlimited tags", true)]
    public void A_comparison_is_only_answered_with_all_that_is_compared(string query, bool confident) => Assert.Equal(confident, Ask(query).Confident);

    [Theory]
    [InlineData("quote", false)]
    [InlineData("queu", true)]
    public void An_English_word_is_not_taken_for_a_slip_of_another(string query, bool confident) => Assert.Equal(confident, Ask(query).Confident);

    [Theory]
    [InlineData("how many streams does a producer use", false)]
    [InlineData("how many readers does a stream have", true)]
    public void One_of_something_behind_a_preposition_is_no_number(string query, bool confident)
    {
        var notes = new NoteWriter("streams.md", "Streams").Heading("Producers").Bullet("A producer writes to one stream that it may use.")
            .Heading("Readers").Bullet("A stream has one of these readers.");
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(notes), CancellationToken.None);

        Assert.Equal(confident, index.Search(new SearchQuery(query)).Confident);
    }

    [Theory]
    [InlineData("how long does a topic keep its name", false)]
    [InlineData("how long is the name of a topic", true)]
    public void A_size_does_not_say_how_long_something_lasts(string query, bool confident) => Assert.Equal(confident, Ask(query).Confident);

    [Theory]
    [InlineData("how long is the timeout of a function", false)]
    [InlineData("how long is the timeout of a queue", true)]
    public void A_figure_is_not_taken_from_another_topic_than_the_one_that_is_named(string query, bool confident)
    {
        var functions = new NoteWriter("functions.md", "Function").Heading("Names").Bullet("A name is chosen by its author.");
        var queues = new NoteWriter("queues.md", "Queue").Heading("Timeout").Bullet("The timeout of a queue is 12 minutes, six times that of a function.");
        var others = Enumerable.Range(0, 8).Select(i => new NoteWriter($"{i}.md", $"Topic {i}").Heading("Colours").Bullet("Red, green and blue."));
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library([functions, queues, .. others]), CancellationToken.None);

        Assert.Equal(confident, index.Search(new SearchQuery(query)).Confident);
    }

    [Theory]
    [InlineData("how do I rotate platforms with a managed root key each year", false)]
    [InlineData("how do I rotate a managed root key each year", true)]
    public void What_is_to_be_acted_on_may_not_be_missing(string query, bool confident)
    {
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(Keys, Queues, Fillers), CancellationToken.None);

        Assert.Equal(confident, index.Search(new SearchQuery(query)).Confident);
    }

    [Theory]
    [InlineData("streams custom shard", false)]
    [InlineData("streams shard throughput", true)]
    public void The_topic_is_none_of_the_bare_words_that_say_what_is_sought(string query, bool confident)
    {
        var streams = new NoteWriter("streams.md", "Streams")
            .Heading("Shards").Paragraph("A shard of the streams is their unit of throughput.").Bullet("A shard takes one write a second, and a shard can be split.");
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(streams, Keys, Queues, Fillers), CancellationToken.None);

        Assert.Equal(confident, index.Search(new SearchQuery(query)).Confident);
    }

    private static SearchResult Ask(string query)
    {
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(Queues), CancellationToken.None);
        return index.Search(new SearchQuery(query));
    }
}
