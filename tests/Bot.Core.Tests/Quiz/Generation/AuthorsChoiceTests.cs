using Bot.Core.Quiz.Generation;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>How the notes of others mark the right options of a question, and what its options look like.</summary>
public class AuthorsChoiceTests
{
    private const string Options = "A. Granite\nB. Argon\nC. Nitrogen\nD. Neon\n";

    [Theory]
    [InlineData("Correct answers: B and D", "Argon; Neon")]
    [InlineData("The correct answers are B and D.", "Argon; Neon")]
    [InlineData("Correct answers: A, B and D", "Granite; Argon; Neon")]
    [InlineData("Answers: A & D", "Granite; Neon")]
    [InlineData("Answer: BD", "Argon; Neon")]
    [InlineData("Answer: B) Argon, D) Neon", "Argon; Neon")]
    [InlineData("Answers: B. Argon and D. Neon", "Argon; Neon")]
    public void Letters_between_words_name_the_right_options(string answer, string expected) =>
        Assert.Equal(expected, Assert.Single(Made($"Which of the following are noble gases or stones?\n\n{Options}\n{answer}")).Answer);

    [Theory]
    [InlineData("Answer: B) Argon")]
    [InlineData("Answer: B. It is a noble gas.")]
    [InlineData("Correct Answer - B")]
    [InlineData("**Correct answer:** B – Argon")]
    [InlineData("The correct option is B.")]
    [InlineData("Solution: (B)")]
    public void The_right_option_may_have_its_text_or_a_reason_behind_it(string answer) =>
        Assert.Equal("Argon", Assert.Single(Made($"Which of the following is a noble gas?\n\n{Options.Replace("D. Neon\n", "D. Lead\n", StringComparison.Ordinal)}\n{answer}")).Answer);

    [Theory]
    [InlineData("The answer is bad")]
    [InlineData("Your answer: B")]
    [InlineData("Wrong answers: B, C")]
    [InlineData("Answer: B) Nitrogen")]
    [InlineData("Answer: B) Argon, D) Granite")]
    [InlineData("Answer: H")]
    public void What_names_no_right_option_gives_no_question(string answer) =>
        Assert.Empty(Made($"Which of the following are noble gases?\n\n{Options}\n{answer}"));

    [Fact]
    public void Numbered_options_have_a_numbered_answer() =>
        Assert.Equal("Argon", Assert.Single(Made("Which of the following is a noble gas?\n\n1. Granite\n2. Argon\n3. Nitrogen\n\nAnswer: 2")).Answer);

    [Fact]
    public void Numbered_questions_are_no_options() =>
        Assert.Empty(Made("Which of these do you know?\n\n1. What is granite?\n2. What is argon?\n3. What is nitrogen?\n\nAnswer: 2"));

    [Theory]
    [InlineData("Which two of the gases are noble?", true)]
    [InlineData("Which two gases stay noble in water?", true)]
    [InlineData("Choose the TWO gases that burn in no flame.", true)]
    [InlineData("What burns in no flame? (two answers)", true)]
    [InlineData("Select all that burn in no flame?", true)]
    [InlineData("Which three gases burn in no flame?", false)]
    [InlineData("What burns in no flame of a rare lamp?", false)]
    [InlineData("What burns in no flame of software?", false)]
    [InlineData("Which gas burns in no flame (version 2)?", false)]
    public void A_question_with_several_answers_says_how_many(string question, bool isServed) =>
        Assert.Equal(isServed, Made($"{question}\n\n{Options}\nAnswer: B, D").Any());

    [Fact]
    public void In_another_language_several_answers_may_be_asked_for_in_other_words() =>
        Assert.Single(Made("Welche der folgenden Stoffe gelten in der Chemie als Edelgase und brennen nicht?\n\nA. Der Granit\nB. Das Argon\nC. Der Stickstoff\nD. Das Neon\n\nAnswer: B, D\n\nDas ist eine Frage aus dem Buch, und die Antwort steht auch in dem Buch."));

    [Fact]
    public void An_option_goes_on_in_the_next_line()
    {
        var question = Assert.Single(Made("Which part of a cell makes its energy?\n\nA. Ribosome\nB. Mitochondrion, which has\na membrane\nC. Nucleus\nD. Lysosome, which breaks down waste and\nis found in animals\nE. Centriole\n\nAnswer: B"));
        Assert.Equal(["Ribosome", "Mitochondrion, which has a membrane", "Nucleus", "Lysosome, which breaks down waste and is found in animals", "Centriole"], question.Options);
    }

    [Fact]
    public void A_ticked_option_goes_on_in_the_next_line() =>
        Assert.Contains("Lysosome, which breaks down waste", Assert.Single(Made("Which part of a cell makes its energy?\n\n- [ ] Lysosome, which\n  breaks down waste\n- [x] Mitochondrion with membranes\n- [ ] Nucleus with membranes")).Options);

    [Theory]
    [InlineData("A. Ribosome\nB. Mitochondrion\nC. Lysosome\nThey break down waste.\nD. Centriole\n\nAnswer: B")]
    [InlineData("A. Ribosome\nB. Mitochondrion\nC. Lysosome\n   - breaks down waste\nD. Centriole\n\nAnswer: B")]
    [InlineData("- [ ] Ribosome\n- [x] Mitochondrion\n- [ ] Lysosome\nThey break down waste.\n- [ ] Centriole")]
    public void Options_behind_a_remark_are_not_lost_without_their_question(string options) =>
        Assert.Empty(Made($"Which part of a cell makes its energy?\n\n{options}"));

    [Fact]
    public void A_remark_below_the_last_option_is_no_part_of_it() =>
        Assert.Equal(["Ribosome", "Mitochondrion", "Nucleus"], Assert.Single(Made("Which part of a cell makes its energy?\n\nA. Ribosome\nB. Mitochondrion\nC. Nucleus\nExplanation: it burns sugar.\ne.g. in muscles\n\nAnswer: B")).Options);

    [Theory]
    [InlineData("This is correct\n", "\n", 600, "The end")]
    [InlineData("| correct", " ", 1900, "| y |")]
    [InlineData("Which of these is a gas?\n\nA. Iron\nB. Argon\nC. Lead\n\nAnswer: ", "A and ", 300, "x")]
    public void Much_white_space_does_not_stop_the_reader(string before, string repeated, int times, string after) =>
        Assert.Empty(Made($"{before}{string.Concat(Enumerable.Repeat(repeated, times))}{after}"));

    [Theory]
    [InlineData("**Scenario:** A lamp must glow orange. Which gas does that?\n\n**Options:**")]
    [InlineData("A lamp must glow orange. Which gas does that?\nAnswer options:")]
    [InlineData("**Question:** A lamp must glow orange. Which gas does that?\n\nChoices")]
    public void What_only_names_the_parts_of_a_question_is_not_asked(string question) =>
        Assert.Equal("A lamp must glow orange. Which gas does that?", Assert.Single(Made($"{question}\n{Options}\nAnswer: D")).Prompt);

    [Theory]
    [InlineData("Q12. Light of neon")]
    [InlineData("Neon and its light")]
    public void A_heading_that_names_the_right_option_is_not_shown(string heading) =>
        Assert.Equal("Science — A lamp must glow orange. Which gas does that?", Assert.Single(Made($"## {heading}\nA lamp must glow orange. Which gas does that?\n\n{Options}\nAnswer: D")).Stem);

    private static IEnumerable<Question> Made(string markdown) => Pools.Of($"# Science\n\n{markdown}\n").Questions.Where(q => q.Provenance.Pattern == "authors-choice");
}
