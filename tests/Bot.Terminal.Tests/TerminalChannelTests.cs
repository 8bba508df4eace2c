using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Schedule;

namespace Bot.Terminal.Tests;

public sealed class TerminalChannelTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly TerminalScreen _screen;
    private readonly TerminalChannel _channel;

    public TerminalChannelTests()
    {
        _screen = new TerminalScreen(TerminalConsole.Plain(_output), new PlaceNames());
        _channel = new TerminalChannel(_screen);
    }

    [Fact]
    public async Task A_posts_buttons_can_be_pressed_at_once()
    {
        var button = new Button(ButtonToken.Create("post", 1, "7", "a1"), "A · 4 days");
        await _channel.SendAsync(new ChannelMessage(1, 2, new Reply { Text = "Question of 3 March", Rows = [[button]] }), TestContext.Current.CancellationToken);
        Assert.Equal("Question of 3 March\n  [1] A · 4 days\n\n", _output.ToString());
        Assert.Equal(button.Token, _screen.Controls.Single().Token);
    }

    [Fact]
    public async Task A_posts_buttons_stay_behind_a_reply_without_any()
    {
        var button = new Button(ButtonToken.Create("post", 1, "7", "a1"), "A · 4 days");
        await _channel.SendAsync(new ChannelMessage(1, 2, new Reply { Text = "Question of 3 March", Rows = [[button]] }), TestContext.Current.CancellationToken);
        _screen.Show(Reply.Private("You have 3 points"));
        Assert.Equal(button.Token, _screen.Controls.Single().Token);
    }

    [Fact]
    public async Task An_edit_appears_below_as_the_same_message()
    {
        var sent = Assert.IsType<PublishOutcome.Done>(await _channel.SendAsync(new ChannelMessage(1, 2, new Reply { Text = "Question" }), TestContext.Current.CancellationToken));
        Assert.Equal(sent, await _channel.EditAsync(2, sent.MessageId, new Reply { Text = "Answer" }, TestContext.Current.CancellationToken));
        Assert.Equal("Question\n\nAnswer\n\n", _output.ToString());
    }

    public void Dispose() => _output.Dispose();
}
