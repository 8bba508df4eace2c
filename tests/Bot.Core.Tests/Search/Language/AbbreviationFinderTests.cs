using Bot.Core.Search.Language;

namespace Bot.Core.Tests.Search.Language;

public sealed class AbbreviationFinderTests
{
    [Theory]
    [InlineData("After that it goes to the Dead Letter Queue (DLQ).", "DLQ = Dead Letter Queue")]
    [InlineData("SAM (Serverless Application Model)", "SAM = Serverless Application Model")]
    [InlineData("Infrastructure as Code (IaC)", "IaC = Infrastructure as Code")]
    [InlineData("The bucket (see below) is private.", "")]
    [InlineData("A call (HTTP) that fails", "")]
    [InlineData("An open bracket (DLQ", "")]
    public void Explained_abbreviations_are_found(string text, string expected)
    {
        var found = new List<Abbreviation>();

        AbbreviationFinder.Find(text, found);

        Assert.Equal(expected, string.Join(", ", found.Select(a => $"{a.ShortForm} = {a.LongForm}")));
    }
}
