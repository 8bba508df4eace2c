using System.Text.RegularExpressions;
using Bot.Core.Chat;
using Bot.Discord.Rendering;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Discord.Tests.Rendering;

public sealed partial class DiscordMarkdownTests
{
    /// <summary>Pieces of which hostile text is made.</summary>
    private static readonly Gen<string> Hostile = Gen.Elements(
        "*", "_", "~~", "`", "```", "||", "<@1>", "<@&2>", "<#3>", "<:x:4>", "<t:5>", "</ask:6>", "<id:browse>", "@everyone", "@here", "[a](https://evil.test)",
        "https://ok.test/a_b*c_", "http://x.test)", "<https://y.test>", "# ", "-# ", "- ", "+ ", "1. ", "12) ", "> ", ">>> ", "\n", "\n\n", "\r\n", " ", "\t", "\\",
        "a", "Word", "é", "🙂", "\u202e", "\u0000", "\ud83d", "([{<", "}])>", "://", "###", "js\n", "0")
        .ListOf().Select(parts => string.Concat(parts));

    private static readonly Gen<TextSpan> AnySpan =
        from text in Hostile
        from style in Gen.Choose(0, 31)
        from link in Gen.Frequency((5, Gen.Constant<Uri?>(null)), (1, Gen.Elements<Uri?>(new Uri("https://ok.test/a_(b)"), new Uri("javascript:alert(1)"))))
        select new TextSpan(text, (TextStyle)style, link);

    private static readonly Gen<TextBlock> AnyBlock =
        from kind in Gen.Elements(Enum.GetValues<BlockKind>())
        from spans in AnySpan.ListOf()
        from depth in Gen.Choose(0, 9)
        from marker in Gen.Elements("•", "1.", "999.", "# ", "*")
        from language in Gen.Elements(null, "csharp", "x\n```", "")
        select new TextBlock(kind, [.. spans], depth, marker, language);

    internal static readonly Gen<RichText> AnyText = AnyBlock.ListOf().Select(RichText.From);

    private static string Write(RichText text, int maxLength = 100_000) => DiscordMarkdown.Write(text, maxLength, out _);

    [Fact]
    public void People_and_channels_are_shown_by_id() =>
        Assert.Equal(
            "1. **<@42>** 10 points in <#7>",
            Write(RichText.From(
            [
                new TextBlock(
                    BlockKind.Bullet,
                    [new TextSpan("Ada", TextStyle.Strong) { PersonId = 42 }, new TextSpan(" 10 points in "), new TextSpan("#7") { ChannelId = 7 }],
                    Marker: "1."),
            ])));

    [Theory]
    [InlineData("**bold**", @"\*\*bold\*\*")]
    [InlineData("snake_case_name", @"snake\_case\_name")]
    [InlineData("<@123> hello @everyone", @"\<\@123\> hello \@everyone")]
    [InlineData("[click](https://evil.test)", @"\[click\](<https://evil.test>)")]
    [InlineData("# Heading", @"\# Heading")]
    [InlineData("-# small", @"\-# small")]
    [InlineData("> quote", @"\> quote")]
    [InlineData("- one\n1. two", "\\- one\n1\\. two")]
    [InlineData("C# - fast. 2.5 times", "C# - fast. 2.5 times")]
    [InlineData("see https://a.test/x_y_z, then", "see <https://a.test/x_y_z>, then")]
    [InlineData("||secret||", @"\|\|secret\|\|")]
    [InlineData("a\\*b", @"a\\\*b")]
    public void Text_is_shown_as_it_is(string text, string written) => Assert.Equal(written, Write(text));

    [Fact]
    public void Styles_become_markers_around_their_words() => Assert.Equal(
        "Use **signed cookies** for *many* files, `aws:cf`.",
        Write(new RichTextBuilder().Paragraph(
            new("Use "), new("signed cookies", TextStyle.Match), new(" for "), new("many", TextStyle.Emphasis), new(" files, "), new("aws:cf", TextStyle.Code), new(".")).Build()));

    [Fact]
    public void White_space_at_the_edge_of_a_style_stays_outside() => Assert.Equal(
        "a **b** c", Write(new RichTextBuilder().Paragraph(new TextSpan("a"), new TextSpan(" b ", TextStyle.Strong), new("c")).Build()));

    [Fact]
    public void Neighbours_in_different_styles_do_not_run_into_each_other() => Assert.Equal(
        "**a**\u200b*b*", Write(new RichTextBuilder().Paragraph(new TextSpan("a", TextStyle.Strong), new TextSpan("b", TextStyle.Emphasis)).Build()));

    [Fact]
    public void Code_behind_a_backtick_opens_no_block_of_code() => Assert.Equal(
        "a\\`\u200b`` b`c ``", Write(new RichTextBuilder().Paragraph(new TextSpan("a`"), new TextSpan("b`c", TextStyle.Code)).Build()));

    [Fact]
    public void A_block_of_code_cannot_be_left_from_inside() => Assert.Equal(
        "```sh\necho `\u200b`\u200b` @everyone\n```", Write(new RichTextBuilder().Code("echo ``` @everyone", "sh").Build()));

    [Fact]
    public void A_link_leads_where_it_says_and_its_text_stays_text() => Assert.Equal(
        @"[notes/s3.md \[12\]](<https://ok.test/a>)",
        Write(new RichTextBuilder().Paragraph(new TextSpan("notes/s3.md [12]", Url: new Uri("https://ok.test/a"))).Build()));

    [Fact]
    public void Headings_bullets_quotes_and_small_print_have_their_own_marks() => Assert.Equal(
        "### S3\n- one\n  1. two\n> said\n> again\n-# small",
        Write(new RichTextBuilder().Heading("S3").Bullet(new TextSpan("one")).Add(new TextBlock(BlockKind.Bullet, [new("two")], 1, "1."))
            .Quote(new TextSpan("said\nagain")).Paragraph("small", TextStyle.Muted).Build()));

    [Fact]
    public void No_plain_text_becomes_markup_or_a_mention() => Prop.ForAll(Hostile.ToArbitrary(), text =>
    {
        var rest = EscapeOrLink().Replace(Write(text), "E");
        return !Markup().IsMatch(rest) && !LineMarkup().IsMatch(rest);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Plain_text_can_be_read_back() => Prop.ForAll(Hostile.ToArbitrary(), text =>
    {
        var back = EscapeOrLink().Replace(Write(text), match => match.Value[0] == '<' ? match.Value[1..^1] : match.Value[1..]);
        var shown = string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).Where(c => c is '\n' or '\t' || (!char.IsControl(c) && c != '\u202e')));
        return string.Equals(back, shown.Trim(), StringComparison.Ordinal) || string.Equals(back, shown, StringComparison.Ordinal);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Whatever_is_written_fits_and_closes_its_blocks_of_code() =>
        Prop.ForAll(AnyText.ToArbitrary(), Gen.Choose(2, 300).ToArbitrary(), (text, maxLength) =>
        {
            var written = Write(text, maxLength);
            return written.Length <= maxLength && Fence().Count(written) % 2 == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Long_text_is_cut_at_a_word_with_an_ellipsis()
    {
        var written = DiscordMarkdown.Write(string.Join(' ', Enumerable.Repeat("word", 100)), 52, out var wasCut);

        Assert.True(wasCut);
        Assert.EndsWith("word…", written, StringComparison.Ordinal);
        Assert.InRange(written.Length, 45, 52);
    }

    [GeneratedRegex(@"\\[^0-9A-Za-z\s]|<https?://[^\s<>]+>", RegexOptions.None, 1000)]
    private static partial Regex EscapeOrLink();

    [GeneratedRegex(@"[*_~`|<>\[\]@]", RegexOptions.None, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^\s*(?:[#+-]|\d+[.)])", RegexOptions.Multiline, 1000)]
    private static partial Regex LineMarkup();

    [GeneratedRegex("```", RegexOptions.None, 1000)]
    private static partial Regex Fence();
}
