using Bot.Search.LuceneNet.Analysis;

namespace Bot.Search.LuceneNet.Tests.Analysis;

public sealed class NoteAnalyzerTests
{
    [Theory]
    [InlineData("signed-URL", "signed signedurl url")]
    [InlineData("ChangeMessageVisibility", "change changemessagevisibility message visibility")]
    [InlineData("Lambda@Edge", "edge lambda lambdaedge")]
    [InlineData("Fn::GetAtt", "att fn fngetatt get")]
    [InlineData("aws:kms", "aws awskms kms")]
    [InlineData("S3 and SHA256", "and s3 sha256")]
    [InlineData("the queue's messages", "messages queue the")]
    [InlineData("the queue’s messages", "messages queue the")]
    [InlineData("Café Ångström", "angstrom cafe")]
    [InlineData("消息队列 SQS", "sqs 列 息 消 队")]
    [InlineData("🙂 -- ?!", "")]
    public void Words_are_found_whole_and_in_parts(string text, string forms) =>
        Assert.Equal(forms, string.Join(' ', WordReader.TermsOf(text).Where(t => t[0] != StemMarkFilter.Mark).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("encryption", "encrypts")]
    [InlineData("Queues", "queue")]
    public void Forms_of_a_word_share_a_stem(string word, string other)
    {
        Assert.Contains(WordReader.StemTerm(other), WordReader.TermsOf(word));
        Assert.DoesNotContain(other, WordReader.TermsOf(word));
    }

    [Fact]
    public void Words_know_where_they_stand()
    {
        const string Text = "  a 消息 long-er text over\n4,096 characters: ";
        var text = string.Concat(Enumerable.Repeat(Text, 300));

        Assert.All(WordReader.Read(text), word => Assert.Equal(word.Form, text[word.Start..word.End]));
        Assert.Equal(300 * 10, WordReader.Read(text).Count);
    }

    [Fact]
    public void Stems_are_as_many_as_words()
    {
        const string Text = "What don't Fn::GetAtt and the queue's 4,096 消息 say of signed-URLs?";

        Assert.Equal(WordReader.Read(Text).Select(w => (w.Start, w.End)), WordReader.ReadStems(Text).Select(w => (w.Start, w.End)));
    }
}
