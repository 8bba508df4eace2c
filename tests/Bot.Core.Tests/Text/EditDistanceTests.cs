using Bot.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests.Text;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("ask", "ask", 0)]
    [InlineData("aks", "ask", 1)]
    [InlineData("queue", "queu", 1)]
    [InlineData("visibilty", "visibility", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    public void The_distance_counts_what_a_typist_did(string a, string b, int distance) => Assert.Equal(distance, EditDistance.Between(a, b));

    [Fact]
    public void A_distance_beyond_the_limit_is_only_said_to_be_beyond() => Assert.Equal(2, EditDistance.Between("abcdef", "uvwxyz", max: 1));

    [Fact]
    public void The_order_of_the_words_does_not_matter() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((a, b) => EditDistance.Between(a.Get, b.Get) == EditDistance.Between(b.Get, a.Get))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_limit_does_not_change_a_distance_within_it() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((a, b) =>
        {
            var distance = EditDistance.Between(a.Get, b.Get);
            return EditDistance.Between(a.Get, b.Get, distance) == distance && (distance == 0 || EditDistance.Between(a.Get, b.Get, distance - 1) == distance);
        }).QuickCheckThrowOnFailure();
}
