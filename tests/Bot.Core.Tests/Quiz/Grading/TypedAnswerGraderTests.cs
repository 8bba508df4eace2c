using Bot.Core.Notes;
using Bot.Core.Quiz.Grading;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests.Quiz.Grading;

public class TypedAnswerGraderTests
{
    [Theory]
    [InlineData("Dead Letter Queue (DLQ)", "dead-letter queue")]
    [InlineData("Dead Letter Queue (DLQ)", "DLQ")]
    [InlineData("Dead Letter Queue (DLQ)", "the dead letter queue (DLQ).")]
    [InlineData("Dead Letter Queue", "dlq")]
    [InlineData("Signed cookies", "a signed cookie")]
    [InlineData("Policies", "policy")]
    [InlineData("Health & Safety", "health and safety")]
    [InlineData("10,000", "10.000")]
    [InlineData("10,000", "10k")]
    [InlineData("10.000", "10 000")]
    [InlineData("5 TB", "5000 GB")]
    [InlineData("5 TB", "5tb")]
    [InlineData("256KB", "256 kb")]
    [InlineData("12 hours", "12h")]
    [InlineData("1 hour", "60 minutes")]
    [InlineData("99.9%", "99.9 percent")]
    [InlineData("up to 14 days", "14 days")]
    public void What_differs_only_in_writing_is_right(string expected, string typed) => Assert.Equal(TypedOutcome.Right, Grade(expected, typed));

    [Theory]
    [InlineData("Michelangelo", "Michelangello")]
    [InlineData("Redrive policy", "redirve policy")]
    [InlineData("Fargate", "Fargaet")]
    [InlineData("Stack", "Stak")]
    [InlineData("14 days", "14")]
    public void A_slip_of_the_pen_counts(string expected, string typed) => Assert.Equal(TypedOutcome.Close, Grade(expected, typed));

    [Theory]
    [InlineData("SQS", "SNS")]
    [InlineData("Ref", "Rev")]
    [InlineData("Stack", "Stick it")]
    [InlineData("Aurora", "Auroras RDS")]
    [InlineData("14 days", "4 days")]
    [InlineData("5 TB", "5 GB")]
    [InlineData("10,000", "1,000")]
    [InlineData("14 days", "fortnight or so")]
    [InlineData("IPv4", "IPv6")]
    [InlineData("Redrive policy", "")]
    [InlineData("Redrive policy", "   ")]
    public void Another_answer_is_wrong(string expected, string typed) => Assert.Equal(TypedOutcome.Wrong, Grade(expected, typed));

    [Fact]
    public void A_slip_that_spells_another_answer_is_wrong()
    {
        Assert.Equal(TypedOutcome.Close, TypedAnswerGrader.Grade(["Afferent"], "Aferent", []).Outcome);
        Assert.Equal(TypedOutcome.Wrong, TypedAnswerGrader.Grade(["Afferent"], "Efferent", ["Efferent"]).Outcome);
        Assert.Equal(TypedOutcome.Wrong, TypedAnswerGrader.Grade(["Afferent"], "Eferent", ["Efferent"]).Outcome);
    }

    [Fact]
    public void An_alias_of_the_notes_counts() =>
        Assert.Equal(TypedOutcome.Right, TypedAnswerGrader.Grade(["API Gateway"], "api gw", [], [new AliasGroup(["api gw"], ["api gateway"], 1)]).Outcome);

    [Fact]
    public void Without_an_accepted_answer_nothing_can_be_judged() =>
        Assert.Throws<ArgumentException>(() => TypedAnswerGrader.Grade([], "x", []));

    [Fact]
    public void Every_answer_is_right_for_itself() =>
        Prop.ForAll<NonNull<string>>(text => !text.Get.Any(char.IsAsciiLetter) || text.Get.Length > 400 || Grade(text.Get, text.Get) == TypedOutcome.Right).QuickCheckThrowOnFailure();

    private static TypedOutcome Grade(string expected, string typed) => TypedAnswerGrader.Grade([expected], typed, []).Outcome;
}
