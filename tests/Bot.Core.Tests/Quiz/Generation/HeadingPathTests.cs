namespace Bot.Core.Tests.Quiz.Generation;

public sealed class HeadingPathTests
{
    private const string Slots = "\n\nThe EPROM (Erasable Programmable Read-Only Memory) is used.\n\n# Speeds\n\nThe TCP (Transmission Control Protocol) is used.\n";

    [Theory]
    [InlineData("hardware/M.2 drives.md", "M.2 drives › Slot keys")]
    [InlineData("hardware/01-intro.md", "Hardware › Slot keys")]
    [InlineData("20211215102359 Drives.md", "Drives › Slot keys")]
    [InlineData("202112151023-drives.md", "drives › Slot keys")]
    [InlineData("hardware/R2YKv0cd9DRs4eA2f6vhP.md", "Hardware › Slot keys")]
    public void The_file_names_the_subject_where_each_first_level_heading_is_a_topic(string path, string shown) =>
        Assert.Equal(shown, ContextOf(path, "# Slot keys" + Slots));

    [Theory]
    [InlineData("hardware/slot keys.md", "Slot keys")]
    [InlineData("general/01-intro.md", "Slot keys")]
    [InlineData("Week01.md", "Slot keys")]
    [InlineData("py_dv_api.md", "Slot keys")]
    [InlineData("Lec02 Wed Jan 11.md", "Slot keys")]
    [InlineData("01-intro.md", "Slot keys")]
    public void A_file_that_says_nothing_new_is_left_out(string path, string shown) => Assert.Equal(shown, ContextOf(path, "# Slot keys" + Slots));

    [Fact]
    public void The_title_of_a_note_is_enough() =>
        Assert.Equal("Slot keys › Layout", ContextOf("hardware/drives.md", "# Slot keys\n\n## Layout\n\nThe EPROM (Erasable Programmable Read-Only Memory) is used.\n"));

    [Theory]
    [InlineData("🟩5 @ Layout")]
    [InlineData("🔄 XII. Layout")]
    [InlineData("Layout 🧠")]
    [InlineData("4.2 — Layout")]
    [InlineData("— Layout")]
    [InlineData("Layout -")]
    public void Pictures_places_and_dashes_are_no_part_of_a_heading(string heading) =>
        Assert.Equal("Slot keys › Layout", ContextOf("hardware/drives.md", $"# Slot keys\n\n## {heading}\n\nThe EPROM (Erasable Programmable Read-Only Memory) is used.\n"));

    [Fact]
    public void A_tag_behind_a_heading_is_no_part_of_it() =>
        Assert.Equal("Slot keys › Layout", ContextOf("hardware/drives.md", "# Slot keys\n\n## Layout #exam-tip #important\n\nThe EPROM (Erasable Programmable Read-Only Memory) is used.\n"));

    [Theory]
    [InlineData("What I studied")]
    [InlineData("The module covered:")]
    [InlineData("Memories of slots include")]
    [InlineData("Old boards typically use")]
    [InlineData("Analyze using")]
    [InlineData("Click the icon for more notes")]
    [InlineData("Physical dimensions of")]
    [InlineData("Provides")]
    [InlineData("Slots can have several sizes")]
    [InlineData("Three suitable slots")]
    [InlineData("Detail")]
    [InlineData("2. Slot Keys")]
    public void The_beginning_of_a_sentence_is_no_topic(string heading) =>
        Assert.Equal("Slot keys", ContextOf("hardware/drives.md", $"# Slot keys\n\n## {heading}\n\nThe EPROM (Erasable Programmable Read-Only Memory) is used.\n"));

    [Theory]
    [InlineData("What an edge connector is")]
    [InlineData("Three Laws of Slots")]
    [InlineData("Slots that are bent")]
    [InlineData("Hepatitis A")]
    public void A_name_that_holds_a_verb_or_a_number_stays(string heading) =>
        Assert.Equal($"Slot keys › {heading}", ContextOf("hardware/drives.md", $"# Slot keys\n\n## {heading}\n\nThe EPROM (Erasable Programmable Read-Only Memory) is used.\n"));

    [Fact]
    public void A_numbering_of_several_levels_is_no_part_of_a_folders_name() =>
        Assert.Equal("Board layout › Slots", ContextOf("1.2_Board_layout/README.md", "## 1.2 - Board Layout\n\n### Slots\n\nThe EPROM (Erasable Programmable Read-Only Memory) is used.\n"));

    [Fact]
    public void Three_headings_leave_no_place_for_the_file() =>
        Assert.Equal("Drives › Slots › Keys", ContextOf("hardware/board.md", "# Drives\n\n## Slots\n\n### Keys" + Slots));

    [Fact]
    public void A_file_that_names_the_answer_is_left_out() => Assert.Equal("Slot keys", ContextOf("programmable memory.md", "# Slot keys" + Slots));

    private static string ContextOf(string path, string markdown) =>
        Assert.Single(Pools.Of(1, (path, markdown)).Questions, q => q.Answer == "Erasable Programmable Read-Only Memory").Context;
}
