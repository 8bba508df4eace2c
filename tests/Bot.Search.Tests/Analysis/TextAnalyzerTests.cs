using Bot.Search.Analysis;

namespace Bot.Search.Tests.Analysis;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("signed-URL", "signedurl signed url")]
    [InlineData("Fn::GetAtt", "fngetatt fn getatt get att")]
    [InlineData("aws:kms", "awskms aws kms")]
    [InlineData("Lambda@Edge", "lambdaedge lambda edge")]
    [InlineData(".ebextensions/", "ebextensions")]
    [InlineData("ChangeMessageVisibility", "changemessagevisibility change message visibility")]
    [InlineData("AWSRegion", "awsregion aws region")]
    [InlineData("APIs", "apis")]
    [InlineData("IMDSv2", "imdsv2 imds v2")]
    [InlineData("OAuthv2", "oauthv2 oauth v2")]
    [InlineData("IPv6", "ipv6 ip v6")]
    [InlineData("10.000 and 1,000", "10000 and 1000")]
    [InlineData("2.5", "2.5")]
    [InlineData("256KB", "256kb 256 kb")]
    [InlineData("256 KB", "256 kb")]
    [InlineData("169.254.169.254", "169254169254 169 254 169 254")]
    [InlineData("queue's don't", "queue dont")]
    [InlineData("Café Straße", "cafe strasse")]
    [InlineData("C# and C++", "c# and c++")]
    [InlineData("消息队列", "消 消息 息 息队 队 队列 列")]
    public void Words_are_found_whole_and_in_parts(string text, string forms)
    {
        var analyzer = new TextAnalyzer();

        analyzer.Analyze(text);

        var found = new List<string>();
        foreach (var token in analyzer.Tokens)
            found.Add(analyzer.Form(token).ToString());
        Assert.Equal(forms.Split(' ').Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
