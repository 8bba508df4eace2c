using Bot.Core.Schedule;

namespace Bot.Core.Tests.Schedule;

public sealed class ShardRangeTests
{
    [Theory]
    [InlineData("4", 0, 3, 4)]
    [InlineData("0-1/4", 0, 1, 4)]
    [InlineData("2/4", 2, 2, 4)]
    public void Ranges_of_shards_are_read(string text, int first, int last, int count) =>
        Assert.Equal(new ShardRange(first, last, count), ShardRange.TryParse(text));

    [Theory]
    [InlineData("0")]
    [InlineData("4-5/4")]
    [InlineData("3-1/4")]
    [InlineData("a/b")]
    [InlineData("1/2/3")]
    public void Other_texts_are_no_range(string text) => Assert.Null(ShardRange.TryParse(text));

    [Fact]
    public void Every_server_is_of_one_range()
    {
        ShardRange[] ranges = [new(0, 1, 5), new(2, 2, 5), new(3, 4, 5)];
        Assert.All(Enumerable.Range(1, 100), i => Assert.Single(ranges, r => r.Contains((long)i << 22)));
    }
}
