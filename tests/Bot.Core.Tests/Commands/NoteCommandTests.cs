using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Testing.Notes;
using static Bot.Testing.SampleInteraction;

namespace Bot.Core.Tests.Commands;

public sealed class NoteCommandTests
{
    private static readonly Section Short = SampleSection.Of("SQS › Retention", "Messages stay for 4 days", "At most 14 days");
    private static readonly Section Long = SampleSection.Of("SQS › Everything", [.. Enumerable.Range(1, 200).Select(i => $"Fact number {i} about queues")]);
    private readonly NoteCommand _note = new(
        CannedEngine.KnowledgeOf((_, _) => new SearchResult { Hits = [], Confident = false }, Short, Long),
        SourceLink.None);

    [Fact]
    public async Task A_section_opens_whole_with_its_lines()
    {
        var card = (await RunAsync(Command("note", ("section", "retention")))).Cards.Single();
        Assert.Equal("• Messages stay for 4 days\n• At most 14 days", card.Body.ToString());
        Assert.Equal("sqs.md:1-3", card.Footer.ToString());
    }

    [Fact]
    public async Task A_note_is_private_until_it_is_shared()
    {
        var opened = await RunAsync(Command("note", ("section", "retention")));
        Assert.Equal(Visibility.Private, opened.Visibility);
        Assert.Equal(Visibility.Public, (await RunAsync(Press(Token(opened, "Share")))).Visibility);
    }

    [Fact]
    public async Task Share_shows_it_to_all_at_once() =>
        Assert.Equal(Visibility.Public, (await RunAsync(Command("note", ("section", "retention"), ("share", true)))).Visibility);

    [Fact]
    public async Task A_long_section_is_turned_page_by_page_and_nothing_is_lost()
    {
        var shown = new List<string>();
        var reply = await RunAsync(Command("note", ("section", "everything")));
        while (true)
        {
            shown.Add(reply.Cards[0].Body.ToString());
            var next = Buttons(reply).Single(b => b.Label == "Next");
            if (next.IsDisabled)
                break;
            reply = await RunAsync(Press(next.Token));
            Assert.Equal(ReplyMode.Replace, reply.Mode);
        }

        Assert.Equal(string.Join('\n', Long.Units.Select(u => $"• {u.Text}")), string.Join('\n', shown));
    }

    [Fact]
    public async Task No_two_controls_of_a_message_have_one_id()
    {
        var reply = await RunAsync(Command("note", ("section", "everything")));
        Assert.Distinct(Buttons(reply).Select(b => b.Token.ToString()));
    }

    [Fact]
    public async Task A_section_that_does_not_exist_is_named() =>
        Assert.Equal("No section is called “nothing”. /topics shows what there is.", (await RunAsync(Command("note", ("section", "nothing")))).Text.ToString());

    [Fact]
    public async Task Words_that_no_heading_has_offer_the_sections_that_say_them()
    {
        var note = new NoteCommand(
            CannedEngine.KnowledgeOf(
                (_, library) => new SearchResult
                {
                    Hits = [new SearchHit(library.Sections[0], 1, new Snippet { Text = "", Markdown = "", Matches = [], Line = 2 })],
                    Confident = false,
                },
                Short),
            SourceLink.None);

        var reply = await note.HandleAsync(Command("note", ("section", "section how long")), TestContext.Current.CancellationToken);

        Assert.Contains("• SQS › Retention sqs.md:1", reply.Text.ToString(), StringComparison.Ordinal);
        Assert.Equal(NoteCommand.Open(Short.Id), Token(reply, "Retention"));
    }

    [Fact]
    public async Task Other_sections_that_may_have_been_meant_are_offered() =>
        Assert.Equal(NoteCommand.Open(Long.Id), Token(await RunAsync(Command("note", ("section", "sqs"))), "SQS › Everything"));

    [Fact]
    public async Task A_section_that_is_named_in_full_is_the_one_that_is_meant() =>
        Assert.Equal(["Share"], Buttons(await RunAsync(Command("note", ("section", "SQS › Retention")))).Select(b => b.Label));

    [Fact]
    public async Task A_shared_section_offers_no_others() =>
        Assert.Empty(Buttons(await RunAsync(Command("note", ("section", "sqs"), ("share", true)))));

    [Fact]
    public async Task A_button_to_a_removed_section_says_so() =>
        Assert.Equal(
            Phrases.English.SectionGone,
            (await RunAsync(Press(NoteCommand.Open(SectionId.From("gone.md", [], 0))))).Text.ToString());

    private Task<Reply> RunAsync(Interaction interaction) => _note.HandleAsync(interaction, TestContext.Current.CancellationToken);
}
