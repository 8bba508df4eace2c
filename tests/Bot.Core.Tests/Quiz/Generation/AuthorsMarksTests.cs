using Bot.Core.Quiz.Generation;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>What authors write as questions themselves, in every notation that the notes of others were seen to use.</summary>
public class AuthorsMarksTests
{
    [Theory]
    [InlineData("What is the hardest mineral?::Diamond", "What is the hardest mineral? | Diamond")]
    [InlineData("Capital of Peru::Lima", "Capital of Peru | Lima")]
    [InlineData("Largest planet :: Jupiter", "Largest planet | Jupiter")]
    [InlineData("- What melts at 0 °C?::Ice", "What melts at 0 °C? | Ice")]
    [InlineData("What does a seismograph record?\n?\nGround motion during an earthquake", "What does a seismograph record? | Ground motion during an earthquake")]
    [InlineData("Q: Which layer lies under the crust?\nA: The mantle", "Which layer lies under the crust? | The mantle")]
    [InlineData("**Q:** Who proposed continental drift?\n\n**A:** Alfred Wegener", "Who proposed continental drift? | Alfred Wegener")]
    public void A_card_becomes_a_question(string markdown, string expected) =>
        Assert.Equal($"Geology — {expected}", Assert.Single(Made(markdown, "card")));

    [Theory]
    [InlineData("### Parts of the earth\n?\n1. [[crust]]\n2. [[mantle]]\n3. [[core]]", "Parts of the earth | 1. crust; 2. mantle; 3. core")]
    [InlineData("What is a fault?\n?\nA fracture\n<!--SR:!2024-03-04,3,170-->", "What is a fault? | A fracture")]
    [InlineData("What is a fold?::A bend <!--SR:!2024-03-04,3,170-->", "What is a fold? | A bend")]
    [InlineData("What is PCI?::PCI (_Payment Card_)", "What is PCI? | PCI (Payment Card)")]
    public void Marks_of_a_program_or_of_Markdown_are_no_part_of_a_card(string markdown, string expected) => Assert.EndsWith(expected, Assert.Single(Made(markdown, "card")), StringComparison.Ordinal);

    [Theory]
    [InlineData("(5)\n?\nFive layers of rock")]
    [InlineData("Q: Which layer lies under the crust?\nA: ?")]
    [InlineData("How does a fold look?\n?\n![[fold.png]]")]
    [InlineData("How does a fold look?::Like this.![[fold.png]]")]
    [InlineData("How does a fold look?\n?\n> [!note] Folds\n> They bend.")]
    public void A_card_without_words_on_both_sides_is_none(string markdown) => Assert.Empty(Made(markdown, "card"));

    [Fact]
    public void A_question_above_options_may_go_over_two_lines() =>
        Assert.Equal(
            "Which of the following planets is called by the name of the red planet?",
            Pools.Of("# Planets\n\nii) Which of the following planets is called by\nthe name of the red planet? [1 mark]\n\na) Venus\nb) Mars\nc) Saturn\n\nAnswer: B\n").Questions.Single().Prompt);

    [Fact]
    public void A_scenario_belongs_to_its_question() =>
        Assert.Equal(
            "A probe shall see rust from afar. Which planet is it sent to?",
            Pools.Of("# Planets\n\n**Scenario**: A probe shall see rust from afar.\n\n**Question 3 (Easy)**: Which planet is it sent to?\n\nA) Venus\nB) Mars\nC) Saturn\n\n**Correct Answer: B**\n").Questions.Single().Prompt);

    [Fact]
    public void What_stands_between_the_number_of_a_question_and_its_options_belongs_to_it() =>
        Assert.Equal(
            "A probe shall see rust from afar. It may land. Which planet is it sent to?",
            Pools.Of("# Planets\n\n## Q3 — A probe\n\nA probe shall see rust from afar.\n\nIt may land.\n\n**Which planet is it sent to?**\n\n- A. Venus\n- B. Mars\n- C. Saturn\n\nAnswer: B\n").Questions.Single().Prompt);

    [Fact]
    public void Angle_brackets_in_code_are_no_tag() =>
        Assert.Equal(["Geology — Command that removes a container | docker rm <container>"], Made("Command that removes a container::`docker rm <container>`", "card"));

    [Fact]
    public void Asterisks_in_code_are_no_emphasis() =>
        Assert.Equal(["Geology — How are the layers counted? | With COUNT(*), as COUNT(*) counts all"], Made("Q: How are the layers counted?\nA: With `COUNT(*)`, as `COUNT(*)` counts all", "card"));

    [Theory]
    [InlineData("A layer has the age $t$ and the depth $h(t)$", "A layer has the age t and the depth h(t)")]
    [InlineData("The sample costs $5 and the drill $10", "The sample costs $5 and the drill $10")]
    public void A_formula_of_letters_is_read_as_text(string answer, string shown) => Assert.Equal([$"Geology — What is in the report? | {shown}"], Made($"Q: What is in the report?\nA: {answer}", "card"));

    [Theory]
    [InlineData("A: It is the outermost layer.\nIt floats on the mantle.", "It is the outermost layer. It floats on the mantle")]
    [InlineData("A: It is the outermost layer.\n\nIt floats on the mantle.\n<!--ID: 17-->", "It is the outermost layer. It floats on the mantle")]
    [InlineData("A: It is made of:\n- oxygen\n- silicon\n\nQ: Which layer lies under the crust?\nA: The mantle", "It is made of: oxygen; silicon")]
    [InlineData("A: It is the outermost layer.\n\n**Below it**\nQ: Which layer lies under the crust?\nA: The mantle", "It is the outermost layer")]
    [InlineData("A: It is the outermost layer.\n\nThe next chapter is about the mantle.", "It is the outermost layer")]
    public void An_answer_goes_on_to_the_end_of_its_card(string answer, string whole) =>
        Assert.Contains($"Geology — What is the crust of the earth? | {whole}", Made($"Q: What is the crust of the earth?\n{answer}", "card"));

    [Theory]
    [InlineData("A: It is as thick as this:\n$$h = \\frac{a}{b}$$")]
    [InlineData("A: It is drawn by this program:\n```\ndraw()\n```\n<!--ID: 17-->")]
    [InlineData("A: It grows by $\\sum_i x_i$ each year")]
    public void An_answer_that_cannot_be_shown_whole_is_no_card(string answer) => Assert.Empty(Made($"Q: How thick is the crust of the earth?\n{answer}", "card"));

    [Fact]
    public void A_card_with_three_colons_asks_both_ways() =>
        Assert.Equal(["Geology — Capital of Peru | Lima", "Geology — Lima | Capital of Peru"], Made("Capital of Peru:::Lima", "card").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Use Foo::Bar in code.")]
    [InlineData("The function Fn::GetAtt")]
    [InlineData("We filter the fields of a type with the Class::getDeclaredFields method of it.")]
    [InlineData("We could avoid the links if BST::insert returns the path")]
    [InlineData("RIPng sends updates to the group ff02::9 of all routers.")]
    [InlineData("sentence ::= subject and verb of the grammar")]
    [InlineData("Documentation uses 2001:db8::/32 for examples.")]
    [InlineData("7. BeanPostProcessor::postProcessAfterInitialization gets called")]
    [InlineData("- Implement DisposableBean::destroy")]
    [InlineData("1. uiuc::Pair p;")]
    [InlineData("Call `std::sort::Default` here")]
    [InlineData("```\nWhat is this?::code\n```")]
    public void Code_is_no_card(string markdown) => Assert.Empty(Made(markdown, "card"));

    [Theory]
    [InlineData("**Q.** Which planet is called the red planet?\n\nA) Venus\nB) Mars\nC) Saturn")]
    [InlineData("Q: Which planet is called the red planet?\nA. Venus\n\nB. Mars")]
    public void The_first_option_of_a_choice_is_no_answer(string markdown) => Assert.Empty(Made(markdown, "card"));

    [Fact]
    public void A_heading_with_nothing_below_is_no_card() => Assert.Empty(Made("# Capital of Peru:::Lima\n---", "card"));

    [Fact]
    public void A_gap_shows_its_hint_and_fills_the_other_gaps() =>
        Assert.Equal(
            ["Geology — Fill the gap: “The ____ (rigid layer) floats on the asthenosphere” | lithosphere", "Geology — Fill the gap: “The lithosphere floats on the ____” | asthenosphere"],
            Made("The {{c1::lithosphere::rigid layer}} floats on the {{c2::asthenosphere}}.", "cloze").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("mantle", QuestionKind.Typed)]
    [InlineData("part of the earth between its crust and its core", QuestionKind.Reveal)]
    public void A_long_gap_is_turned_over_and_not_typed(string gap, QuestionKind kind) =>
        Assert.Equal(kind, Pools.Of($"# Geology\n\nBelow the crust lies the {{{{c1::{gap}}}}}.\n").Questions.Single().Kind);

    [Fact]
    public void Marked_words_are_gaps_only_where_the_front_matter_says_so()
    {
        const string Line = "# Geology\n\n- The highest clouds are called ==cirrus== and consist of ice.\n";
        Assert.Empty(Pools.Of(Line).Made("cloze"));
        Assert.EndsWith("| cirrus", Assert.Single(Pools.Of("---\ncloze: highlight\n---\n" + Line).Made("cloze")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- [ ] Venus\n- [x] Mars\n- [ ] Saturn", "Mars")]
    [InlineData("A. Venus\nB. Mars\nC. Saturn\n\nCorrect answer: B", "Mars")]
    [InlineData("A) Venus\nB) Mars\nC) Saturn\n\nAnswer: B", "Mars")]
    [InlineData("- A. Venus\n- B. Mars\n- C. Saturn\n\n**Answer: B**", "Mars")]
    [InlineData("- A. Venus\n- B. Mars\n- C. Saturn\n\n<details><summary>Answer</summary>\n\nB\n\n</details>", "Mars")]
    [InlineData("- A. Venus\n- B. Mars\n- C. Saturn\n- D. Ceres\n\nCorrect answer: B, C", null)]
    public void A_question_with_options_keeps_its_key(string options, string? answer)
    {
        var questions = Pools.Of($"# Planets\n\n3. Which planet is called the red planet?\n\n{options}\n").Questions.Where(q => q.Provenance.Pattern == "authors-choice").ToList();
        if (answer is null)
        {
            Assert.Empty(questions);
            return;
        }

        var question = Assert.Single(questions);
        Assert.Equal("Which planet is called the red planet?", question.Prompt);
        Assert.Equal(answer, question.Answer);
        Assert.Equal(1, Assert.Single(question.Correct));
    }

    [Fact]
    public void Several_right_options_are_all_right()
    {
        var question = Pools.Of("# Gases\n\nWhich of the following are noble gases?\n\nA. Oxygen\nB. Argon\nC. Nitrogen\nD. Hydrogen\nE. Neon\n\nCorrect answer: B, E\n").Questions.Single();
        Assert.Equal(QuestionKind.MultipleChoice, question.Kind);
        Assert.Equal([1, 4], question.Correct);
    }

    [Fact]
    public void The_line_above_a_question_is_not_part_of_it()
    {
        var pool = Pools.Of("# Gases\n\n1. Which of the following are noble gases?\nA. Oxygen\nB. Argon\nC. Neon\n\nCorrect answer: B, C\n\n2. What is the boiling point of water at sea level?\nA. 90 °C\nB. 100 °C\nC. 110 °C\n\nAnswer: B\n");
        Assert.DoesNotContain(pool.Questions, q => q.Stem.Contains("Correct answer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("- A. Iron\n- B. Mercury\n- C. Copper")]
    [InlineData("* [ ] Iron\n* [x] Mercury\n* [ ] Copper")]
    public void Options_under_a_question_are_not_its_answer(string options) =>
        Assert.DoesNotContain(Pools.Of($"# Metals\n\n## Q. Which metal is liquid at room temperature?\n\n{options}\n").Questions, q => q.Kind == QuestionKind.Reveal);

    [Fact]
    public void An_option_is_no_definition() =>
        Assert.DoesNotContain(
            Pools.Of("# Ports\n\n## Which protocol finds addresses?\n\n* [x] ARP — a broadcast finds the hardware address\n* [ ] ICMP — a ping shows whether a host is there\n* [ ] DNS — a query gives the address of a name\n* [ ] DHCP — a server hands out an address for a day\n").Questions,
            q => q.Provenance.Pattern is "which-term" or "what-meaning");

    [Fact]
    public void An_author_who_always_writes_the_right_option_first_does_not_give_it_away()
    {
        var markdown = "# Sums\n\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"What is {i} plus {i + 50}?\n\n- [x] {i + i + 50}\n- [ ] {i + 500}\n- [ ] {i + 600}\n- [ ] {i + 700}\n\n"));
        var questions = Pools.Of(markdown).Questions;
        Assert.Equal(40, questions.Length);
        Assert.InRange(questions.Count(q => q.Correct[0] == 0), 1, 20);
        Assert.All(questions, q => Assert.Equal(q.Answer, q.Options[q.Correct[0]]));
    }

    private static IEnumerable<string> Made(string markdown, string pattern) => Pools.Of($"# Geology\n\n{markdown}\n").Made(pattern);
}
