using Bot.Core.Chat;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests.Chat;

public sealed class TextCutTests
{
    [Fact]
    public void A_text_that_fits_stays_as_it_is() => Assert.Equal("short", TextCut.To("short", 5));

    [Fact]
    public void A_cut_falls_between_words() => Assert.Equal("one two…", TextCut.To("one two three", 11));

    [Fact]
    public void A_cut_after_a_sentence_is_better_than_one_after_a_word() =>
        Assert.Equal("It is so. …", TextCut.To("It is so. It is not. It may be.", 18));

    [Fact]
    public void A_line_end_is_the_best_place() =>
        Assert.Equal(["first line", "second line"], TextCut.Pieces("first line\nsecond line", 15));

    [Fact]
    public void A_family_emoji_is_not_cut_into_people()
    {
        const string family = "👩‍👩‍👧‍👦";
        Assert.Equal([family, family], TextCut.Pieces(family + family, family.Length + 3));
    }

    [Fact]
    public void No_piece_is_too_long_or_empty_and_nothing_but_white_space_is_lost() =>
        Prop.ForAll<NonNull<string>, PositiveInt>((text, length) =>
        {
            var max = length.Get + 1;
            var pieces = TextCut.Pieces(text.Get, max).ToList();
            var before = text.Get.Where(c => !char.IsWhiteSpace(c));
            return pieces.TrueForAll(p => p.Length > 0 && p.Length <= max) && before.SequenceEqual(string.Concat(pieces).Where(c => !char.IsWhiteSpace(c)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_shortened_text_is_never_too_long() =>
        Prop.ForAll<NonNull<string>, PositiveInt>((text, length) => TextCut.To(text.Get, length.Get + 1).Length <= length.Get + 1)
            .QuickCheckThrowOnFailure();
}
