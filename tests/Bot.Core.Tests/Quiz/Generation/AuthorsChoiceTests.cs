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
    [InlineData("This is correct\n", "\n", 600, "The end")]
    [InlineData("| correct", " ", 1900, "| y |")]
    [InlineData("Which of these is a gas?\n\nA. Iron\nB. Argon\nC. Lead\n\nAnswer: ", "A and ", 300, "x")]
    public void Much_white_space_does_not_stop_the_reader(string before, string repeated, int times, string after) =>
        Assert.Empty(Made($"{before}{string.Concat(Enumerable.Repeat(repeated, times))}{after}"));

    private static IEnumerable<Question> Made(string markdown) => Pools.Of($"# Science\n\n{markdown}\n").Questions.Where(q => q.Provenance.Pattern == "authors-choice");
}
