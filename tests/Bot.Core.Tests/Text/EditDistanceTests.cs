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

    [Theory]
    [InlineData("queue", "queue", 0)]
    [InlineData("quue", "queue", 1)]
    [InlineData("qeueu", "queue", 2)]
    [InlineData("encrpytion", "encryption", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abc", "xyz", 3)]
    public void Slips_are_counted_up_to_the_limit(string word, string target, int edits) =>
        Assert.Equal(edits, EditDistance.Between(word, target, max: 2));

    [Fact]
    public void The_beginning_of_a_longer_word_is_compared_when_asked() =>
        Assert.Equal(1, EditDistance.ToBeginning("retnt", "retention", max: 2));

    [Fact]
    public void The_closest_beginning_is_the_closest_of_all_beginnings() =>
        Prop.ForAll<NonNull<string>, NonNull<string>, byte>((word, text, max) =>
        {
            var closest = Enumerable.Range(0, text.Get.Length + 1).Min(length => EditDistance.Between(word.Get, text.Get.AsSpan(0, length), max));
            return EditDistance.ToBeginning(word.Get, text.Get, max) == closest;
        }).QuickCheckThrowOnFailure();

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
