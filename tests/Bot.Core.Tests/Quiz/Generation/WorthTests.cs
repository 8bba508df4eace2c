using Bot.Core.Quiz.Generation;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>Lines that make well-formed questions that nobody should be asked. Each stands for a kind that was seen in other people's notes.</summary>
public class WorthTests
{
    [Theory]
    [InlineData("Use the console with the default policy attached", "jotting")]
    [InlineData("In the form of checklists for responders", "jotting")]
    [InlineData("Suppose you want to map the inner address to the outer one", "jotting")]
    [InlineData("Set it long because the age counts from the start", "jotting")]
    [InlineData("Blood glucose → insulin → glycogen storage in liver", "jotting")]
    [InlineData("model-tests/verification.py with results for every lattice", "jotting")]
    [InlineData("Ascend OR descend along the trunk beside vertebrae", "jotting")]
    [InlineData("Beginning treatment with a famous guest (1:25:27)", "jotting")]
    public void A_jotting_is_not_asked_for(string meaning, string guard) => Assert.Contains(guard, Stopped($"# Topic\n\n## Names\n\n- **Alphatron**: {meaning}\n{Siblings}", "Alphatron"));

    [Theory]
    [InlineData("Item 9")]
    [InlineData("Page 22")]
    [InlineData("Week 7")]
    [InlineData("Related findings")]
    [InlineData("Complete example configuration")]
    [InlineData("Save the configuration")]
    public void A_label_is_not_asked_for(string label) => Assert.Contains("label", Stopped($"# Topic\n\n## Names\n\n- **{label}**: Stores the measured values of all sensors for a year.\n{Siblings}", label));

    [Theory]
    [InlineData("Changelog")]
    [InlineData("To practise")]
    [InlineData("Exam format")]
    public void A_section_about_the_work_gives_no_question(string heading) => Assert.Empty(Pools.Of($"# Topic\n\n## {heading}\n{Siblings}").Questions);

    [Theory]
    [InlineData("HTML", "The hypertext markup language for pages")]
    [InlineData("CSU/DSU", "A channel service unit or data service unit")]
    [InlineData("APIPA", "An automatic private IP addressing after a failure of DHCP")]
    public void A_description_that_spells_the_term_out_gives_it_away(string term, string meaning) =>
        Assert.Contains("answer-in-stem", Stopped($"# Topic\n\n## Names\n\n- **{term}**: {meaning}\n- XSLT: rules by which trees become other trees\n- RAID: several disks that appear as one\n- FTP: transfers files between two hosts\n- TLS: protects a connection against readers\n- SMTP: hands mail from server to server\n", term));

    [Theory]
    [InlineData("A cluster of 10 nodes, each with 16 cores", "16")]
    [InlineData("By default the page lists 25 rows of the table", "25")]
    [InlineData("New accounts get $300 of credit valid for 90 days", "90 days")]
    public void A_number_of_an_example_is_no_limit(string statement, string figure) => Assert.Contains("no-limit", Stopped($"# Topic\n\n## Facts\n\n- {statement}.\n", figure));

    [Theory]
    [InlineData("Kettle engine", "Automates the management of all GKE clusters of a team.")]
    [InlineData("Recertification", "Grants a certification that expired a second time.")]
    public void Part_of_a_name_in_the_description_gives_it_away(string term, string meaning) =>
        Assert.Contains("answer-in-stem", Stopped($"# Topic\n\n## Names\n\n- **{term}**: {meaning}\n{Siblings}", term));

    [Theory]
    [InlineData("AGENTS.md")]
    [InlineData("ai/CLAUDE.md")]
    [InlineData("career/offers.md")]
    [InlineData("notes/Daily Notes/2026-05-04.md")]
    public void What_directs_a_program_or_a_life_is_no_subject(string path) =>
        Assert.All(Pools.Of(1, (path, Pools.Queues)).Rejections, r => Assert.Equal("no-subject-matter", r.Guard));

    [Theory]
    [InlineData("agents/networks.md")]
    [InlineData("weekly notes/week-3.md")]
    [InlineData("careers.md")]
    public void A_subject_whose_name_is_like_such_is_one(string path) =>
        Assert.NotEmpty(Pools.Of(1, (path, Pools.Queues)).Questions);

    [Fact]
    public void A_misspelt_option_is_not_offered_beside_the_right_one() =>
        Assert.Empty(Pools.Of("# Topic\n\n## Data\n\n| Data type | Family |\n|---|---|\n| Nominal | Qualitative |\n| Discrete | Quantitatve |\n| Continuous | Quantitative |\n| Binary | Qualitativ |\n").Questions);

    [Fact]
    public void A_figure_that_limits_nothing_is_not_asked_for() =>
        Assert.Contains("no-limit", Stopped("# Topic\n\n## Facts\n\n- The tower was repainted by 25 workers of the town.\n", "25"));

    [Fact]
    public void Columns_of_one_kind_are_a_layout_and_no_relation() =>
        Assert.Empty(Pools.Of("# Topic\n\n## Hazards\n\n| Moderate hazard | High hazard | Extreme hazard |\n|---|---|---|\n| Alabama | Samoa | Alaska |\n| Maine | Kentucky | Montana |\n| Georgia | Indiana | Idaho |\n| Ohio | Nevada | Hawaii |\n").Questions);

    [Fact]
    public void Grades_of_low_to_high_are_not_asked_for() =>
        Assert.Empty(Pools.Of("# Topic\n\n## Cables\n\n| Cable | Difficulty |\n|---|---|\n| Thicknet | High |\n| Thinnet | Medium |\n| Twisted pair | Low |\n| Fibre | Very high |\n").Questions);

    [Fact]
    public void A_noun_clause_with_a_verb_of_its_own_is_not_turned_into_is() =>
        Assert.DoesNotContain(
            Pools.Of($"# Topic\n\n## Names\n\n- **Alphatron**: The dorsal part forms the deep muscles while the ventral part forms the limbs.\n{Siblings}").Questions,
            q => q.Prompt.StartsWith("Which of these is the dorsal part", StringComparison.Ordinal));

    [Fact]
    public void A_plural_is_not_betrayed_by_are() =>
        Assert.DoesNotContain(Pools.Of($"# Topic\n\n## Names\n\n- **Alphatrons**: A pair of sensors that measure the field from two sides.\n{Siblings}").Questions, q => q.Prompt.StartsWith("Which of these are", StringComparison.Ordinal));

    [Fact]
    public void A_paragraph_of_several_lines_is_cited_by_the_line_with_the_answer() =>
        Assert.Equal(5, Pools.Of("# Routers\n\nRouters keep the whole network in mind.\nThey exchange what they know with their neighbours\nand run Open Shortest Path First (OSPF) over every link.\n").Questions.Single().Line);

    private const string Siblings = """

        - **Betatron**: Accelerates electrons on a circle with a changing field.
        - **Gammascope**: Shows where radiation left its trace in a crystal.
        - **Deltameter**: Measures small differences between two currents.
        - **Epsilon gauge**: Reports how far a beam bends under its load.
        - **Zeta probe**: Detects charges on particles that float in water.

        """;

    private static IEnumerable<string> Stopped(string markdown, string answer) => Pools.Of(markdown).GuardsThatStopped(answer);

    [Theory]
    [InlineData("Latency", false)]
    [InlineData("Accuracy", false)]
    [InlineData("Maximum latency", true)]
    public void A_value_that_was_measured_on_one_machine_is_not_asked(string column, bool isAsked)
    {
        var unit = column == "Accuracy" ? "%" : " ms";
        var pool = Pools.Of($"# Model serving\n\n## Parallel setups\n\n| Cluster | {column} |\n|---|---|\n| Ring cluster | 80{unit} |\n| Star cluster | 45{unit} |\n| Tree cluster | 60{unit} |\n| Mesh cluster | 30{unit} |\n");
        Assert.Equal(isAsked, pool.Made("table-figure").Any());
    }

    [Theory]
    [InlineData("Dealer number", false)]
    [InlineData("Storage value", false)]
    [InlineData("Storage size", true)]
    public void A_column_that_does_not_say_what_it_counts_is_not_asked_for(string column, bool isAsked)
    {
        var pool = Pools.Of($"# Storage\n\n## Boxes\n\n| Box | {column} |\n|---|---|\n| Oak crate | 80 GB |\n| Tin crate | 45 GB |\n| Wax crate | 60 GB |\n| Fir crate | 30 GB |\n");
        Assert.Equal(isAsked, pool.Made("table-figure").Any());
    }

    [Theory]
    [InlineData("Exam gotcha")]
    [InlineData("Pattern to remember")]
    [InlineData("Core idea")]
    public void What_a_note_calls_its_own_remarks_is_no_option(string label) =>
        Assert.DoesNotContain(label, Pools.Of($"# Physics\n\n## Devices\n{Siblings}- **{label}**: Never confuses the two devices of this list in a test.\n").Questions.SelectMany(q => q.Options));

    [Fact]
    public void Every_kind_of_question_is_easy_medium_and_hard()
    {
        foreach (var kind in Pools.Shipped(1).Questions.GroupBy(q => q.Kind))
            Assert.Equal(Enum.GetValues<Difficulty>(), kind.Select(q => q.Difficulty).Distinct().Order());
    }
}
