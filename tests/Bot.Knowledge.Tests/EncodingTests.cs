using System.Text;

namespace Bot.Knowledge.Tests;

public sealed class EncodingTests
{
    private const string Markdown = "# Füße\r\n- größer als 5 €\r\n";

    [Theory]
    [InlineData("utf-8", true, "utf-8")]
    [InlineData("utf-8", false, "utf-8")]
    [InlineData("utf-16", true, "utf-16")]
    [InlineData("utf-16", false, "utf-16")]
    [InlineData("utf-16BE", true, "utf-16BE")]
    [InlineData("utf-16BE", false, "utf-16BE")]
    [InlineData("utf-32", true, "utf-32")]
    public void Unicode_is_read_with_and_without_a_mark(string name, bool hasMark, string expected)
    {
        var encoding = Encoding.GetEncoding(name);

        var note = MarkdownNoteParser.Parse("n.md", [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Markdown)]);

        Assert.Equal("# 1-2 Füße\n2 Bullet g0: größer als 5 €", note.Describe());
        Assert.Equal(expected, note.Encoding);
        Assert.Empty(note.Warnings);
    }

    [Fact]
    public void Windows_1252_is_read_and_reported()
    {
        var note = MarkdownNoteParser.Parse("n.md", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("# A\n- größer als 5 €\n"));

        Assert.Equal("# 1-2 A\n2 Bullet g0: größer als 5 €", note.Describe());
        Assert.Equal("windows-1252", note.Encoding);
        Assert.Equal("2 The file is not UTF-8; it is read as Windows-1252. Save it as UTF-8.", note.DescribeWarnings());
    }

    [Fact]
    public void A_stray_byte_in_utf8_is_kept_and_reported()
    {
        var note = MarkdownNoteParser.Parse("n.md", [.. "- größer\n- "u8, 0xE9, .. "\n"u8]);

        Assert.Equal("# 1-2 N\n1 Bullet g0: größer\n2 Bullet g0: é", note.Describe());
        Assert.Equal("2 Bytes here are not UTF-8; they are read as Windows-1252. Save the file as UTF-8.", note.DescribeWarnings());
    }

    [Fact]
    public void An_empty_file_is_an_empty_note()
    {
        var note = MarkdownNoteParser.Parse("n.md", ReadOnlySpan<byte>.Empty);

        Assert.Empty(note.Sections);
        Assert.Equal(0, note.LineCount);
    }

    [Fact]
    public void A_lone_carriage_return_ends_a_line() =>
        Assert.Equal("# 1-3 A\n3 Bullet g0: b", MarkdownNoteParser.Parse("n.md", "# A\r\r- b\r").Describe());
}
