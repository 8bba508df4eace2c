using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>Nothing that a question shows may call somebody or turn the direction of the text around it.</summary>
public class MentionTests
{
    [Fact]
    public void A_heading_that_mentions_somebody_is_not_shown() =>
        Assert.Contains("mention", Pools.Of("# Rivers\n\n## Ask @everyone about this\n\nThe TCP (Transmission Control Protocol) is used.\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void An_explanation_that_mentions_somebody_is_not_shown() =>
        Assert.Contains("mention", Pools.Of("# Networks of today\n\n- The TCP (Transmission Control Protocol) is used, says @everyone.\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void A_wrong_option_mentions_nobody()
    {
        var pool = Pools.Of(Pools.Queues.Replace("Drops every message that waits, nothing else.", "Drops every message that waits for @everyone else.", StringComparison.Ordinal));
        Assert.Contains(pool.Questions, q => q.Answer == "ChangeVisibility");
        Assert.All(pool.Questions, q => Assert.All(q.Options, o => Assert.DoesNotContain("@everyone", o, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData('\u200E')]
    [InlineData('\u200F')]
    [InlineData('\u061C')]
    [InlineData('\u202E')]
    public void A_mark_of_direction_is_dropped(char mark) => Assert.Equal("Capital of Peru", Tidy.Line($"Capital {mark}of Peru{mark}"));
}
