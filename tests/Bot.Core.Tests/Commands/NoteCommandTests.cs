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
        Assert.Equal("No section is called “nothing”. Pick one from the list while you type.", (await RunAsync(Command("note", ("section", "nothing")))).Text.ToString());

    [Fact]
    public async Task A_button_to_a_removed_section_says_so() =>
        Assert.Equal(
            Phrases.English.SectionGone,
            (await RunAsync(Press(NoteCommand.Open(SectionId.From("gone.md", [], 0))))).Text.ToString());

    private Task<Reply> RunAsync(Interaction interaction) => _note.HandleAsync(interaction, TestContext.Current.CancellationToken);
}
