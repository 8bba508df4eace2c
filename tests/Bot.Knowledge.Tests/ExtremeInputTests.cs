using System.Text;

namespace Bot.Knowledge.Tests;

/// <summary>Inputs that break parsers. None of them is timed; one that takes minutes fails by the time limit of the test run.</summary>
public sealed class ExtremeInputTests
{
    [Fact]
    public void Forty_levels_of_bullets_keep_their_depth()
    {
        var markdown = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"{new string(' ', i * 2)}- level {i}"));

        var units = MarkdownNoteParser.Parse("n.md", markdown).Sections[0].Units;

        Assert.Equal(Enumerable.Range(0, 40), units.Select(u => u.Depth));
        Assert.Equal(Enumerable.Range(-1, 40), units.Select(u => u.Parent));
    }

    [Theory]
    [InlineData("> ", 10_000)]
    [InlineData("- ", 10_000)]
    [InlineData("[", 50_000)]
    [InlineData("![", 50_000)]
    [InlineData("*a ", 50_000)]
    [InlineData("**a* ", 50_000)]
    [InlineData("`a``", 50_000)]
    [InlineData("<b>", 50_000)]
    [InlineData("<details>", 50_000)]
    [InlineData("[[", 50_000)]
    [InlineData("%%", 50_001)]
    [InlineData("$a ", 50_000)]
    [InlineData("| ", 50_000)]
    [InlineData("==a ", 50_000)]
    public void What_repeats_without_end_is_still_read(string piece, int times)
    {
        var note = MarkdownNoteParser.Parse("n.md", string.Concat(Enumerable.Repeat(piece, times)) + "needle");

        Assert.Contains(note.Sections, s => s.Text.Contains("needle", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("```\ncode\n\n```x\n")]
    [InlineData("<!-- open\n\n")]
    [InlineData("- a\n  ```\n")]
    [InlineData("**a**\n\n")]
    [InlineData("|a|\n|-|\n|b|\n\n")]
    [InlineData("## same\n")]
    [InlineData("x\n: y\n\n")]
    [InlineData("<li>a\n\n")]
    public void Blocks_that_repeat_without_end_are_still_read(string block)
    {
        var note = MarkdownNoteParser.Parse("n.md", string.Concat(Enumerable.Repeat(block, 5_000)) + "\nneedle");

        Assert.Contains(note.Sections, s => s.Text.Contains("needle", StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_thousand_nested_bullets_are_read_line_by_line()
    {
        var text = new StringBuilder("# A\n");
        for (var i = 0; i < 10_000; i++)
            text.Append(' ', Math.Min(i, 1000) * 2).Append("- item ").Append(i).Append('\n');

        var note = MarkdownNoteParser.Parse("n.md", text.ToString());

        Assert.Equal(10_000, note.Sections[0].Units.Length);
        Assert.Equal("item 9999", note.Sections[0].Units[^1].Text);
        Assert.Equal("0 The note is nested too deeply to be understood; it is read line by line.", note.DescribeWarnings());
    }

    [Fact]
    public void A_line_of_a_megabyte_is_one_unit()
    {
        var note = MarkdownNoteParser.Parse("n.md", "- " + new string('x', 1_000_000) + " **end**");

        var unit = Assert.Single(Assert.Single(note.Sections).Units);
        Assert.Equal("end", unit.Parts(unit.Strong));
        Assert.Equal(1_000_004, unit.Text.Length);
    }

    [Fact]
    public void Front_matter_cannot_exhaust_the_stack_or_the_memory()
    {
        var nested = MarkdownNoteParser.Parse("n.md", $"---\na: {new string('[', 20_000)}\n---\nneedle");
        var bomb = MarkdownNoteParser.Parse("n.md", "---\na: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n---\nneedle");

        Assert.Contains("needle", nested.Sections[^1].Text, StringComparison.Ordinal);
        Assert.Equal("needle", bomb.Sections[0].Text);
    }
}
