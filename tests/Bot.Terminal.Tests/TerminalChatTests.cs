using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Game;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Terminal.Tests;

public sealed class TerminalChatTests
{
    [Fact]
    public async Task A_reply_is_shown_with_its_source_and_numbered_buttons() =>
        Assert.Equal(
            """
            CloudFront › Private content
              signed cookies give access to several files
              cloudfront.md:12
              [1] More  [2] Open note


            """,
            await TypeAsync("/ask signed cookies"));

    [Fact]
    public async Task Text_without_a_slash_is_a_question() => Assert.StartsWith("CloudFront › Private content", await TypeAsync("signed cookies"), StringComparison.Ordinal);

    [Fact]
    public async Task A_number_presses_the_button_of_the_last_reply() => Assert.Contains("pressed note1:abc", await TypeAsync("/ask x", "2"), StringComparison.Ordinal);

    [Fact]
    public async Task A_number_in_brackets_presses_too() => Assert.Contains("pressed more1:3::x", await TypeAsync("/ask x", "[1]"), StringComparison.Ordinal);

    [Fact]
    public async Task A_number_without_a_button_is_explained() => Assert.Contains("Press a number from 1 to 2.", await TypeAsync("/ask x", "9"), StringComparison.Ordinal);

    [Fact]
    public async Task A_number_beside_an_only_button_is_told_what_it_does() =>
        Assert.EndsWith("There is one button: press 1 for “Answer”.\n\n", await TypeAsync("/ask typed", "2001"), StringComparison.Ordinal);

    [Fact]
    public async Task A_misspelt_command_is_suggested() =>
        Assert.Equal("There is no command /aks. Type /help for the list. Did you mean /ask?\n\n", await TypeAsync("/aks x"));

    [Fact]
    public async Task Somebody_else_can_take_the_keyboard() => Assert.Contains("by Ada", await TypeAsync("/as Ada", "/ask x", "1"), StringComparison.Ordinal);

    [Fact]
    public async Task Whoever_takes_the_keyboard_presses_the_buttons_that_all_see_and_not_those_of_a_private_reply()
    {
        var shown = await TypeAsync("/ask x", "2", "/as Ada", "2");

        Assert.Contains("pressed note1:abc by host\n\nYou are Ada now. /as host goes back.\n\nCloudFront", shown, StringComparison.Ordinal);
        Assert.EndsWith("pressed note1:abc by Ada\n\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_leaves_the_buttons_that_all_see() =>
        Assert.EndsWith("pressed note1:abc by host\n\npressed more1:3::x by host\n\n", await TypeAsync("/ask x", "2", "1"), StringComparison.Ordinal);

    [Fact]
    public async Task After_a_mistake_no_number_presses_what_stands_further_up() =>
        Assert.EndsWith("There is no button to press. Type a question, or /help.\n\n", await TypeAsync("/ask x", "/ask escape", "1"), StringComparison.Ordinal);

    [Fact]
    public async Task After_a_private_message_that_lost_its_buttons_no_number_presses_an_older_one() =>
        Assert.EndsWith("There is no button to press. Type a question, or /help.\n\n", await TypeAsync("/ask x", "/ask alone", "1", "1"), StringComparison.Ordinal);

    [Fact]
    public async Task A_letter_presses_the_option_that_it_names() =>
        Assert.EndsWith("pressed pick1:b by host\n\n", await TypeAsync("/ask choice", "b"), StringComparison.Ordinal);

    [Fact]
    public async Task A_letter_that_no_option_has_is_a_question() =>
        Assert.Contains("CloudFront › Private content", await TypeAsync("/ask choice", "c"), StringComparison.Ordinal);

    [Fact]
    public async Task Quit_ends_the_chat() => Assert.Equal("", await TypeAsync("/quit", "/ask x"));

    [Theory]
    [InlineData("quit")]
    [InlineData("Exit")]
    public async Task The_word_alone_ends_the_chat_as_in_a_shell(string line) => Assert.Equal("", await TypeAsync(line, "/ask x"));

    [Fact]
    public async Task Help_names_what_only_a_terminal_has() => Assert.Contains("• /as NAME – ", await TypeAsync("/help"), StringComparison.Ordinal);

    [Fact]
    public async Task A_fault_is_answered_politely_and_the_chat_goes_on()
    {
        var shown = await TypeAsync("/ask break", "/ask x");
        Assert.StartsWith(Phrases.English.SomethingBroke, shown, StringComparison.Ordinal);
        Assert.Contains("CloudFront", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_filled_in_field_by_field() => Assert.Contains("answered 4 days by host", await TypeAsync("/ask form", "4 days"), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task An_empty_line_sends_no_form(string line)
    {
        var shown = await TypeAsync("/ask form", line, "/ask x");
        Assert.StartsWith("Your answer\nType it; an empty line sends nothing.\nNothing was sent.\n\nCloudFront", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_typed_into_a_form_sends_no_form()
    {
        var shown = await TypeAsync("/ask form", "/as Ada", "/ask x", "1");
        Assert.Contains("Nothing was sent.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("answered", shown, StringComparison.Ordinal);
        Assert.Contains("by Ada", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_shown_as_text() => Assert.Equal("Here it is\nmy-data.json\n  {\n    \"answers\": 1\n  }\n\n", await TypeAsync("/ask file"));

    [Fact]
    public async Task A_channel_has_the_name_under_which_it_was_typed()
    {
        var id = TerminalNames.Remember(OptionKind.Channel, "#Night-shift");
        Assert.Equal("#Night-shift\n\n", await TypeAsync($"/ask channel {id}"));
    }

    [Fact]
    public async Task Escape_sequences_of_a_note_do_not_reach_the_terminal() =>
        Assert.DoesNotContain('\u001b', await TypeAsync("/ask escape"));

    [Fact]
    public async Task A_channel_and_a_role_have_their_names_after_a_restart()
    {
        // What a process before this one kept.
        var names = new StubNames();
        await names.KeepAsync([(71, new KnownName(2, "Night-shift")), (73, new KnownName(2, "learners"))], TestContext.Current.CancellationToken);
        Assert.Equal("#Night-shift\n\n@learners\n\n", await TypeAsync(names, "/ask channel 71", "/ask role 73"));
    }

    [Fact]
    public async Task The_names_of_channels_and_roles_are_kept_as_they_are_typed()
    {
        var names = new StubNames();
        await TypeAsync(names, "/post channel:#Dawn role:@Owls x");
        Assert.Equal(["Dawn", "Owls"], names.All.Values.Select(n => n.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_person_and_a_channel_of_one_name_are_two() =>
        Assert.Distinct([TerminalNames.IdOf("ada"), TerminalNames.IdOf(OptionKind.Channel, "#ada"), TerminalNames.IdOf(OptionKind.Role, "@ada")]);

    [Fact]
    public async Task A_name_that_would_turn_the_line_around_is_written_without_that() =>
        Assert.Equal("abc\n\n", await TypeAsync("/ask disguise"));

    [Fact]
    public async Task The_first_person_takes_the_keyboard_back() =>
        Assert.EndsWith("You are host again.\n\n", await TypeAsync("/as Ada", "/as Host"), StringComparison.Ordinal);

    private static Task<string> TypeAsync(params string[] lines) => TypeAsync(new StubNames(), lines);

    private static async Task<string> TypeAsync(StubNames names, params string[] lines)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var stub = new StubCommand();
        var chat = new TerminalChat(
            new ChatRouter([stub, new PostCommand(), new HelpCommand(() => [stub.Definition])], [stub]),
            new PipedLineReader(new StringReader(string.Join('\n', lines))),
            new TerminalScreen(TerminalConsole.Plain(output)),
            new KeptPlaces(names, NullLogger<KeptPlaces>.Instance),
            TimeProvider.System,
            firstPerson: "host",
            NullLogger<TerminalChat>.Instance);
        await chat.RunAsync(RichText.Empty, TestContext.Current.CancellationToken);
        return output.ToString();
    }

    private sealed class StubCommand : ICommand, IControlHandler
    {
        public CommandDefinition Definition { get; } = new()
        {
            Name = "ask",
            Description = "Ask",
            Options = [new() { Name = "query", Description = "What", IsRequired = true }],
        };

        public IReadOnlyCollection<string> Routes { get; } = ["more", "note", "form", "pick"];

        public MemberPermissions RequiredPermissions => MemberPermissions.None;

        public Visibility VisibilityOf(ButtonToken token) => Visibility.Private;

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => Task.FromResult(interaction switch
        {
            { Kind: InteractionKind.Form } => Reply.Private($"answered {interaction.Fields["answer"]} by {interaction.Person.Name}"),
            { Token: { } token } => Reply.Private($"pressed {token} by {interaction.Person.Name}"),
            _ when interaction.Text("query") == "break" => throw new InvalidOperationException("broken on purpose"),
            _ when interaction.Text("query") == "escape" => Reply.Private("red \u001b[31m alarm"),
            _ when interaction.Text("query") == "file" => new Reply { Text = "Here it is", Attachment = new Attachment("my-data.json", [.. "{\n  \"answers\": 1\n}"u8]) },
            _ when interaction.Text("query")?.StartsWith("channel ", StringComparison.Ordinal) == true =>
                new Reply { Text = RichText.From([new TextBlock(BlockKind.Paragraph, [new TextSpan("#1") { ChannelId = long.Parse(interaction.Text("query")![8..], CultureInfo.InvariantCulture) }])]) },
            _ when interaction.Text("query")?.StartsWith("role ", StringComparison.Ordinal) == true =>
                new Reply { Text = RichText.From([new TextBlock(BlockKind.Paragraph, [Mentions.Role(long.Parse(interaction.Text("query")![5..], CultureInfo.InvariantCulture))])]) },
            _ when interaction.Text("query") == "choice" => new Reply
            {
                Text = "Which?",
                Rows = [[new Button(ButtonToken.Create("pick", 1, "a"), "A · 4 days"), new Button(ButtonToken.Create("pick", 1, "b"), "B · 5 days")]],
            },
            _ when interaction.Text("query") == "alone" => new Reply
            {
                Text = "Only for you",
                Rows = [[new Button(ButtonToken.Create("pick", 1, "a"), "Gone")]],
                Visibility = Visibility.Private,
            },
            _ when interaction.Text("query") == "typed" => new Reply { Text = "When?", Rows = [[new Button(ButtonToken.Create("form", 1), "Answer")]] },
            _ when interaction.Text("query") == "disguise" => Reply.Private("a\u202eb\u2066c\u200f"),
            _ when interaction.Text("query") == "form" => new Reply { Form = new Form(ButtonToken.Create("form", 1), "Your answer", [new FormField("answer", "Answer")]) },
            _ => Answer,
        });

        private static Reply Answer { get; } = new()
        {
            Cards =
            [
                new Card
                {
                    Title = "CloudFront › Private content",
                    Body = new RichTextBuilder().Paragraph(new TextSpan("signed cookies", TextStyle.Match), new TextSpan(" give access to several files")).Build(),
                    Footer = "cloudfront.md:12",
                    Accent = Accent.Answer,
                },
            ],
            Rows = [[new Button(ButtonToken.Create("more", 1, "3", "", "x"), "More"), new Button(ButtonToken.Create("note", 1, "abc"), "Open note")]],
        };
    }

    private sealed class PostCommand : ICommand
    {
        public CommandDefinition Definition { get; } = new()
        {
            Name = "post",
            Description = "Post",
            Options =
            [
                new() { Name = "channel", Description = "Where", Kind = OptionKind.Channel },
                new() { Name = "role", Description = "Whom", Kind = OptionKind.Role },
                new() { Name = "text", Description = "What" },
            ],
        };

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => Task.FromResult(Reply.Private("posted"));
    }

    private sealed class StubNames : INameStore
    {
        public Dictionary<(long GuildId, long PersonId), KnownName> All { get; } = [];

        public Task KeepAsync(IReadOnlyCollection<(long PersonId, KnownName Name)> names, CancellationToken cancellation)
        {
            foreach (var (id, name) in names)
                All[(name.GuildId, id)] = name;
            return Task.CompletedTask;
        }

        public Task<ImmutableDictionary<long, KnownName>> FindAsync(long guildId, IReadOnlyCollection<long> personIds, CancellationToken cancellation) => Task.FromResult(
            All.Where(n => n.Key.GuildId == guildId && personIds.Contains(n.Key.PersonId)).ToImmutableDictionary(n => n.Key.PersonId, n => n.Value));
    }
}
