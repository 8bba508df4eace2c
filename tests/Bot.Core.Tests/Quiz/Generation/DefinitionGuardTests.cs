using Bot.Core.Quiz.Generation;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>Lines that look like definitions, lists or answers and are none.</summary>
public class DefinitionGuardTests
{
    [Theory]
    [InlineData("Access policies decide who may read the trace")]
    [InlineData("The attacker tries to log in without a token")]
    [InlineData("The team decides what the next run measures")]
    [InlineData("Request and response are changed on their way")]
    public void A_statement_about_something_else_is_no_description(string text) => Assert.True(Remarks.IsStatement(text));

    [Theory]
    [InlineData("A queue that is empty for a day")]
    [InlineData("The time a message is hidden from others")]
    [InlineData("Rules that decide whether something is made")]
    [InlineData("The call with which a consumer gets more time")]
    [InlineData("Removes everything that is older than a day")]
    [InlineData("A set of access controls for a bucket")]
    public void A_verb_inside_a_clause_belongs_to_the_description(string text) => Assert.False(Remarks.IsStatement(text));

    [Theory]
    [InlineData("Adapt the server to changing demands")]
    [InlineData("Strictly adhere to the given text")]
    [InlineData("Reflect regularly on the past week")]
    public void What_somebody_should_do_is_a_rule(string text) => Assert.True(Remarks.IsRule(text));

    [Theory]
    [InlineData("Set of rules about traffic")]
    [InlineData("Work that nobody has begun")]
    [InlineData("Fully managed cache for reads")]
    [InlineData("Script that runs at the first start")]
    public void A_noun_that_looks_like_a_verb_is_no_rule(string text) => Assert.False(Remarks.IsRule(text));

    [Theory]
    [InlineData("A more efficient method of counting", true)]
    [InlineData("A newer way to shape data", true)]
    [InlineData("A smaller unit than the volt", false)]
    [InlineData("A method of counting more", false)]
    public void A_comparison_must_say_with_what(string text, bool isRemark) => Assert.Equal(isRemark, Remarks.ComparesWithNothing(text));

    [Theory]
    [InlineData("Access policies decide who may read the trace")]
    [InlineData("Adapt the ring of magnets to a heavier particle of any charge")]
    [InlineData("A more efficient method of bending a particle in a ring")]
    public void A_remark_under_a_catchword_is_not_asked_for(string meaning)
    {
        var pool = Pools.Of($"# Topic\n\n## Names\n\n{Siblings}- **Alphatron**: {meaning}\n");
        Assert.DoesNotContain(pool.Questions, q => q.Answer == "Alphatron");
        Assert.Contains("Betatron", pool.Questions.Select(q => q.Answer));
    }

    [Theory]
    [InlineData("VPC", "A private cloud inside somebody's data centre", true)]
    [InlineData("HTTP", "Text transfer protocol of the web", true)]
    [InlineData("HTTP", "Carries the pages of the web", false)]
    [InlineData("Cloud", "A private cloud", false)]
    public void Words_may_spell_out_all_letters_but_the_first(string term, string description, bool isGiven) =>
        Assert.Equal(isGiven, Leaks.SpellsOutTail(term, description, ["SQS", "SNS", "EBS"]));

    [Theory]
    [InlineData("Frigg", "Friday", true)]
    [InlineData("Saturn", "Friday", false)]
    [InlineData("Day of Frigg", "Friday", false)]
    [InlineData("Tyr", "Tuesday", false)]
    public void The_only_option_with_the_initial_of_its_row_is_given_away(string key, string row, bool isGiven) => Assert.Equal(isGiven, Leaks.SharesInitial(key, row, ["Thor", "Moon"]));

    [Theory]
    [InlineData("mpe", "Multi-agent particle environments", true)]
    [InlineData("map", "Many air pumps", false)]
    public void A_short_name_in_small_letters_is_spelled_out_unless_it_is_a_word(string name, string description, bool isGiven) => Assert.Equal(isGiven, Leaks.IsInitialism(name, description));

    [Fact]
    public void The_only_name_without_underscores_is_no_answer() =>
        Assert.Contains("guessable", Pools.Of("# Tracing\n\n## Settings\n\n- `TRACE_CONTEXT_MISSING`: Decides what happens when a call belongs to no trace.\n- `TRACE_DAEMON_ADDRESS`: Names the place to which all segments are sent.\n- `TRACE_SAMPLING_RATE`: Limits how many calls out of a hundred are kept.\n- `BasicExecutionRole`: Lets a function write its own lines to a stream.\n").GuardsThatStopped("BasicExecutionRole"));

    [Fact]
    public void Letters_that_two_options_end_in_give_nothing_away() => Assert.False(Leaks.SpellsOutTail("VPC", "A private cloud inside a data centre", ["SQS", "OPC"]));

    [Fact]
    public void A_note_of_remarks_gives_no_definition()
    {
        const string Remarks = """
            - **Iota wall**: Adapt the ring of magnets to the size of the room
            - **Kappa door**: Adhere strictly to the opening hours of the hall
            - **Lambda hall**: Arrange heavy tables along the walls of the room
            - **Omicron pump**: Maintain steady pressure in every pipe of the house
            - **Sigma lamp**: Protect tired eyes from the glare of the table
            - **Theta vent**: Verify the draught in each corner of the hall
            - **Omega drain**: Respect quiet hours of the people next door
            - **Rho cable**: Reflect regularly on the path through the cellar
            - **Tau shelf**: Handle heavy boxes with two people from the team

            """;
        Assert.Contains("no-habit-of-defining", Pools.Of($"# Topic\n\n## Names\n\n{Siblings.Split('\n')[0]}\n{Remarks}").GuardsThatStopped("Betatron"));
        Assert.DoesNotContain("no-habit-of-defining", Pools.Of($"# Topic\n\n## Names\n\n{Siblings}").GuardsThatStopped("Betatron"));
    }

    [Theory]
    [InlineData("My notebook")]
    [InlineData("What I learned")]
    public void A_section_that_speaks_of_its_author_gives_no_question(string heading)
    {
        var pool = Pools.Of($"# Topic\n\n## {heading}\n\n{Siblings}");
        Assert.Empty(pool.Questions);
        Assert.Contains("first-person", pool.RejectionCounts.Keys);
    }

    [Fact]
    public void An_authors_own_card_is_asked_whoever_it_speaks_of() =>
        Assert.Contains(Pools.Of("# Topic\n\n## My answers\n\nWhat bends the beam of my ring::A magnet of iron\n").Questions, q => q.Answer == "A magnet of iron");

    [Theory]
    [InlineData("What is a beam gateway?", "A beam router is a device that sends a beam on its way through the hall.", false)]
    [InlineData("What is a beam gateway?", "A beam gateway is a device that sends a beam on its way through the hall.", true)]
    [InlineData("Do people need a gateway?", "People need a gateway whenever a beam has to leave the hall at night.", false)]
    public void An_answer_begins_with_the_thing_asked_for(string question, string answer, bool isAsked) =>
        Assert.Equal(isAsked, Pools.Of($"# Beams\n\nHow beams are sent through a hall.\n\n## {question}\n\n{answer}\n").Questions.Any(q => q.Provenance.Pattern == "question-heading"));

    [Theory]
    [InlineData("Calls of the beam service stay open for at most ____, 53 minutes", "1 hour")]
    [InlineData("Calls of the beam service are kept for at most ____-blocks", "4 days")]
    public void A_figure_that_goes_on_after_the_gap_is_not_asked_for(string line, string figure) =>
        Assert.Empty(Pools.Of($"# Beams\n\n## Limits\n\n- {line.Replace("____", figure, StringComparison.Ordinal)}\n").Made("figure"));

    [Fact]
    public void A_symbol_with_one_capital_is_no_abbreviation() =>
        Assert.Empty(Pools.Of("# Logic\n\nThe statement Kate Shopping (Ks) is used in every proof of this chapter.\n").Made("abbreviation"));

    private const string Siblings = """
        - **Betatron**: Accelerates electrons on a circle with a changing field.
        - **Gammascope**: Shows where radiation left its trace in a crystal.
        - **Deltameter**: Measures small differences between two currents.
        - **Epsilon gauge**: Reports how far a beam bends under its load.
        - **Zeta probe**: Detects charges on particles that float in water.

        """;

    [Theory]
    [InlineData("Lets only some large molecules pass through its curved wall")]
    [InlineData("Holds samples of the cold water until they are counted")]
    public void Only_some_and_a_pronoun_behind_its_noun_are_no_jottings(string meaning) =>
        Assert.Contains("Alphatron", Pools.Of($"# Topic\n\n## Names\n\n{Siblings}- **Alphatron**: {meaning}.\n").Questions.Select(q => q.Answer));
}
