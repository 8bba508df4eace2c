using Bot.Core.Notes;
using Bot.Core.Search.Snippets;

namespace Bot.Core.Tests.Search.Snippets;

public sealed class ReadableUnitTests
{
    [Theory]
    [InlineData("The powerhouse of the cell is the {{c1::mitochondrion}}.", "The powerhouse of the cell is the mitochondrion.")]
    [InlineData("{{c1::Lima::a city}} lies in {{c2::Peru}}", "Lima lies in Peru")]
    [InlineData("Gestation of an elephant::22 months", "Gestation of an elephant — 22 months")]
    [InlineData("Capital of Peru :: Lima", "Capital of Peru — Lima")]
    [InlineData("Largest planet of the sun:::Jupiter the giant", "Largest planet of the sun — Jupiter the giant")]
    [InlineData("Capital of Peru::Lima\nCapital of Chile::Santiago", "Capital of Peru — Lima\nCapital of Chile — Santiago")]
    public void The_marks_of_a_card_give_way_to_what_they_mean(string written, string shown) => Assert.Equal(shown, ReadableUnit.Of(Paragraph(written)).Text);

    [Theory]
    [InlineData("Use std::vector for that")]
    [InlineData("The type is AWS::S3::Bucket")]
    [InlineData("ping ::1")]
    [InlineData("2001:db8::/32 is for examples")]
    public void A_name_with_two_colons_stays_whole(string written) => Assert.Equal(written, ReadableUnit.Of(Paragraph(written)).Text);

    [Fact]
    public void Marks_in_code_stay_as_they_are()
    {
        var unit = Paragraph("Write {{c1::gap}} for a gap") with { Code = [new TextRange(6, 11)] };
        Assert.Same(unit, ReadableUnit.Of(unit));
    }

    [Fact]
    public void Bold_text_stays_bold_where_the_text_moves()
    {
        var unit = ReadableUnit.Of(Paragraph("The {{c1::mitochondrion}} makes energy") with { Strong = [new TextRange(10, 13), new TextRange(32, 6)] });
        Assert.Equal(["mitochondrion", "energy"], unit.Strong.Select(r => r.Of(unit.Text).ToString()));
    }

    [Fact]
    public void A_gap_in_a_cell_of_a_table_is_filled()
    {
        var unit = Paragraph("Cell | {{c1::mitochondrion}}") with { Kind = UnitKind.TableRow, Columns = ["Part", "Powerhouse"], Cells = ["Cell", "{{c1::mitochondrion}}"] };
        Assert.Equal("Cell — Powerhouse: mitochondrion", PassageText.Of(unit));
    }

    [Theory]
    [InlineData(true, "☑ Paris")]
    [InlineData(false, "☐ Paris")]
    [InlineData(null, "Paris")]
    public void An_item_starts_with_its_box(bool? ticked, string shown) => Assert.Equal(shown, PassageText.Of(Paragraph("Paris") with { Kind = UnitKind.Bullet, Ticked = ticked }));

    [Fact]
    public void The_term_of_an_item_with_a_box_ends_behind_the_term()
    {
        var unit = Paragraph("Lima: A city") with { Kind = UnitKind.Definition, Term = "Lima", Meaning = "A city", Ticked = true };
        Assert.Equal("☑ Lima".Length, PassageText.TermLength(unit, PassageText.Of(unit)));
    }

    private static Unit Paragraph(string text) => new() { Kind = UnitKind.Paragraph, Text = text, FirstLine = 1, LastLine = 1 };
}
