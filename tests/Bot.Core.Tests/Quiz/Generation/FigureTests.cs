using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Tests.Quiz.Generation;

public class FigureTests
{
    [Theory]
    [InlineData("10,000", 10_000)]
    [InlineData("10.000", 10_000)]
    [InlineData("12.500.000", 12_500_000)]
    [InlineData("10k", 10_000)]
    [InlineData("1.5", 1.5)]
    [InlineData("1,5", 1.5)]
    [InlineData("0.125", 0.125)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234,5", 1234.5)]
    public void A_number_is_read_as_people_write_it(string text, double value)
    {
        Assert.True(Figure.TryReadNumber(text, out var read));
        Assert.Equal(value, read, 6);
    }

    [Theory]
    [InlineData("kept for 14 days", "14 days")]
    [InlineData("maximum 256KB of text", "256KB")]
    [InlineData("up to 100.000 topics", "100.000")]
    [InlineData("about 99.99% of the time", "99.99%")]
    [InlineData("10.000 rps", "10.000 rps")]
    [InlineData("The emu runs at 50 km/h.", "50 km/h")]
    [InlineData("reads 5 GB/month at most", "5 GB/month")]
    [InlineData("takes 5 ms/read/write", "5 ms")]
    public void A_figure_is_found_with_its_unit(string text, string figure) => Assert.Equal(figure, Assert.Single(Figure.FindAll(text)).Text);

    [Theory]
    [InlineData("EC2 and S3 and gp3")]
    [InlineData("AES-256 is used")]
    [InlineData("see section 12 pages")]
    [InlineData("version 2.0 of the agent")]
    [InlineData("at http://169.254.169.254/latest")]
    [InlineData("the template of 2016-10-31")]
    public void Versions_addresses_and_names_are_no_figures(string text) => Assert.Empty(Figure.FindAll(text));

    [Theory]
    [InlineData("5 TB", "5000 GB", true)]
    [InlineData("1 GB", "1024 MB", true)]
    [InlineData("60 minutes", "1 hour", true)]
    [InlineData("4 days", "14 days", false)]
    [InlineData("5 GB", "5 days", false)]
    public void Figures_are_equal_after_conversion(string a, string b, bool equal) => Assert.Equal(equal, Figure.AreEqual(Figure.FindAll(a)[0], Figure.FindAll(b)[0]));
}
