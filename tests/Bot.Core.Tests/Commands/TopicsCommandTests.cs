using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Testing.Notes;
using static Bot.Testing.SampleInteraction;

namespace Bot.Core.Tests.Commands;

public sealed class TopicsCommandTests
{
    private static readonly Section[] Sections =
    [
        SampleSection.Of("Amazon SQS › Retention", "4 days"),
        SampleSection.Of("Amazon SQS › Polling", "20 seconds"),
        SampleSection.Of("Amazon SNS", "Topics"),
    ];

    [Fact]
    public async Task All_topics_are_listed_with_their_sections()
    {
        var card = (await RunAsync(Sections, Command("topics"))).Cards.Single();
        Assert.Equal("2 topics, 3 sections", card.Title);
        Assert.Equal("• Amazon SNS 1 section\n• Amazon SQS 2 sections", card.Body.ToString());
    }

    [Fact]
    public async Task Topics_are_in_the_order_of_their_names_and_not_of_their_files()
    {
        var early = SampleSection.Of("Zebra", "text") with { Path = "a.md" };
        var late = SampleSection.Of("ant", "text") with { Path = "z.md" };
        Assert.Equal("• ant 1 section\n• Zebra 1 section", (await RunAsync([early, late], Command("topics"))).Cards.Single().Body.ToString());
    }

    [Fact]
    public async Task A_topic_may_be_named_by_a_part_that_only_it_has() =>
        Assert.Equal("Amazon SQS", (await RunAsync(Sections, Command("topics", ("topic", "sqs")))).Cards.Single().Title);

    [Fact]
    public async Task A_part_that_several_topics_have_is_no_name()
    {
        var reply = await RunAsync(Sections, Command("topics", ("topic", "Amazon")));
        Assert.Equal("There is no topic “Amazon”.\n• Amazon SNS\n• Amazon SQS", reply.Text.ToString());
    }

    [Fact]
    public async Task A_section_of_a_topic_is_chosen_from_a_menu()
    {
        var reply = await RunAsync(Sections, Command("topics", ("topic", "Amazon SQS")));
        var menu = Assert.IsType<Menu>(reply.Rows.Single().Single());
        Assert.Equal(["Retention", "Polling"], menu.Entries.Select(e => e.Label));
        Assert.True(SectionId.TryParse(menu.Entries[0].Value, out _));
    }

    [Fact]
    public async Task Many_topics_are_turned_page_by_page()
    {
        var many = Enumerable.Range(10, 45).Select(i => SampleSection.Of($"Topic {i}", "text")).ToArray();
        var first = await RunAsync(many, Command("topics"));
        Assert.Equal("Page 1 of 3", first.Cards[0].Footer.ToString());
        var second = await RunAsync(many, Press(Token(first, "Next")));
        Assert.Equal("Page 2 of 3", second.Cards[0].Footer.ToString());
        Assert.Equal(ReplyMode.Replace, second.Mode);
    }

    [Fact]
    public async Task Without_notes_it_says_where_to_put_them() =>
        Assert.Equal(Phrases.English.NoNotes, (await RunAsync([], Command("topics"))).Text.ToString());

    private static Task<Reply> RunAsync(Section[] sections, Interaction interaction) =>
        new TopicsCommand(CannedEngine.KnowledgeOf((_, _) => new SearchResult { Hits = [], Confident = false }, sections))
            .HandleAsync(interaction, TestContext.Current.CancellationToken);
}
