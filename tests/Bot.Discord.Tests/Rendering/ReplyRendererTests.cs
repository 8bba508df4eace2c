using System.Collections.Immutable;
using Bot.Core.Chat;
using Bot.Discord.Interactions;
using Bot.Discord.Rendering;
using Bot.Discord.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Discord.Tests.Rendering;

public sealed class ReplyRendererTests
{
    private static ButtonToken Token(string argument) => ButtonToken.Create("ask", 1, argument);

    [Fact]
    public void No_reply_of_any_size_breaks_a_limit()
    {
        var text = Gen.Frequency((3, DiscordMarkdownTests.AnyText), (1, Gen.Choose(0, 9000).Select(n => RichText.From(new string('x', n)))),
            (1, Gen.Choose(0, 900).Select(n => RichText.From(string.Join(' ', Enumerable.Repeat("many words", n))))));
        var label = Gen.Elements("", " ", "Yes", new string('l', 300), "@everyone");
        var button = Gen.Zip(label, Gen.Choose(0, 20)).Select(pair => (Control)new Button(Token($"{pair.Item2}"), pair.Item1));
        var link = label.Select(name => (Control)new LinkButton(new Uri($"https://x.test/{new string('u', name.Length * 2)}"), name));
        var menu = Gen.Zip(label, Gen.Choose(0, 40)).Select(pair => (Control)new Menu(
            Token("menu"), pair.Item1, [.. Enumerable.Range(0, pair.Item2).Select(i => new MenuEntry($"{i % 30}", pair.Item1, pair.Item1))]));
        var row = Gen.Frequency((3, button), (1, link), (1, menu)).ListOf().Select(controls => controls.ToImmutableArray());
        var card = Gen.Zip(Gen.Zip(text, text), label).Select(pair => new Card { Title = pair.Item2, Body = pair.Item1.Item1, Footer = pair.Item1.Item2 });
        var reply =
            from content in text
            from cards in card.ListOf()
            from rows in row.ListOf()
            select new Reply { Text = content, Cards = [.. cards], Rows = [.. rows] };

        Prop.ForAll(reply.ToArbitrary(), any =>
        {
            var message = ReplyRenderer.Render(any).Message;
            var broken = LimitCheck.Of(message);
            return (broken.Count == 0 && (message.Content!.Length > 0 || message.Embeds!.Count > 0)).Label(string.Join("; ", broken));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void What_was_cut_goes_along_whole_as_a_file()
    {
        var rendered = ReplyRenderer.Render(new Reply { Cards = [new Card { Title = "S3", Body = new string('x', 5000) }] });

        Assert.EndsWith("…", rendered.Message.Embeds![0].Description, StringComparison.Ordinal);
        Assert.Equal("full-text.md", rendered.File!.Name);
        Assert.Equal("S3\n\n".Length + 5000, rendered.File.Content.Length);
    }

    [Fact]
    public void What_fits_has_no_file() => Assert.Null(ReplyRenderer.Render(new Reply { Text = "hello" }).File);

    [Fact]
    public void A_long_card_leaves_the_short_ones_whole()
    {
        var rendered = ReplyRenderer.Render(new Reply
        {
            Cards = [new Card { Body = new string('x', 4000) }, new Card { Body = "short" }, new Card { Body = new string('y', 4000) }],
        });

        Assert.Equal("short", rendered.Message.Embeds![1].Description);
        Assert.InRange(rendered.Message.Embeds.Sum(LimitCheck.TextLength), 5900, 6000);
    }

    [Fact]
    public void A_private_reply_is_for_the_asker_alone() =>
        Assert.True(Assert.IsType<InteractionAnswer.Send>(ReplyRenderer.AnswerOf(Reply.Private("no"))).IsEphemeral);

    [Fact]
    public void A_replacement_clears_the_controls_that_it_does_not_have()
    {
        var answer = Assert.IsType<InteractionAnswer.Replace>(ReplyRenderer.AnswerOf(new Reply { Text = "done", Mode = ReplyMode.Replace }));

        Assert.Empty(answer.Message.Components!);
        Assert.Empty(answer.Message.Embeds!);
    }

    [Fact]
    public void A_form_becomes_a_modal_within_the_limits()
    {
        var answer = Assert.IsType<InteractionAnswer.Modal>(ReplyRenderer.AnswerOf(new Reply
        {
            Form = new Form(Token("1"), new string('t', 80), [new FormField("a", new string('l', 80), IsLong: true, MaxLength: 9000)]),
        }));

        Assert.Empty(LimitCheck.Of(InteractionResponse.Modal(answer.CustomId, answer.Title, answer.Components)));
    }

    [Fact]
    public void A_source_that_leads_somewhere_stands_in_the_body()
    {
        var embed = ReplyRenderer.Render(new Reply
        {
            Cards = [new Card { Body = "text", Footer = new RichTextBuilder().Paragraph(new TextSpan("s3.md:12", Url: new Uri("https://x.test/s3"))).Build() }],
        }).Message.Embeds![0];

        Assert.Equal("text\n-# [s3.md:12](<https://x.test/s3>)", embed.Description);
        Assert.Null(embed.Footer);
    }
}
