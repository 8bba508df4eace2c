using Bot.Core.Quiz.Generation;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>What is served depends on what else the note gives.</summary>
public class PoolSelectionTests
{
    private const string Verbs = """
        # Radiation laboratory

        ## Devices

        - **Betatron**: Accelerates electrons on a circle with a changing field.
        - **Gammascope**: Shows where radiation left its trace in a crystal.

        """;

    // Enough of another kind that the pool is more than a first try.
    private static readonly (string Path, string Markdown) Others = ("others.md", Pools.Queues + """

        ## Short forms

        Messages go through a Virtual Private Cloud (VPC), over the Hypertext Transfer Protocol (HTTP), behind Transport Layer Security (TLS), and are found by the
        Domain Name System (DNS). Keys stay in a Hardware Security Module (HSM), names of users in the Lightweight Directory Access Protocol (LDAP).
        """);

    private const string Weak = "- **Deltameter**: Measures little.\n- **Kappa gauge**: Counts dust.\n";

    private const string Nouns = """
        # Radiation laboratory

        ## Places

        - **Cold room**: A chamber kept at minus four degrees for the samples.
        - **Lock**: The passage with two doors between corridor and reactor.
        - **Gallery**: An upper floor from which visitors watch the crane.

        """;

    [Fact]
    public void What_a_thing_does_is_asked_where_three_lines_of_the_note_say_such() =>
        Assert.Equal(3, Pools.Of(Verbs + "- **Deltameter**: Measures small differences between two currents.\n").Questions.Select(q => q.Line).Distinct().Count());

    [Fact]
    public void What_two_things_do_is_not_asked_beside_better_questions()
    {
        var pool = Pools.Of(1, ("note.md", Verbs + Weak), Others);
        Assert.DoesNotContain(pool.Questions, q => q.Path == "note.md");
        Assert.Contains(PoolSelection.LonelyDefinition, pool.GuardsThatStopped("Betatron"));
    }

    [Fact]
    public void What_two_things_do_is_asked_where_little_else_is_there() =>
        Assert.Contains("Betatron", Pools.Of(Verbs + Weak).Questions.Select(q => q.Answer));

    [Fact]
    public void What_a_thing_is_needs_one_other_beside_it() =>
        Assert.Contains(Pools.Of(Nouns).Questions, q => q.Kind == QuestionKind.SingleChoice && q.Provenance.Pattern is "which-term" or "what-meaning");

    [Fact]
    public void A_lone_definition_of_what_its_heading_names_becomes_a_card()
    {
        var pool = Pools.Of("# Radiation laboratory\n\n## Cold room\n\n**Cold room**: A chamber kept at minus four degrees for the samples.\n");
        Assert.Equal(["Radiation laboratory — What is meant by “Cold room”? | A chamber kept at minus four degrees for the samples"], pool.Made("definition-card"));
    }

    [Fact]
    public void A_lone_definition_of_something_else_is_not_asked() =>
        Assert.Contains(PoolSelection.LonelyDefinition, Pools.Of(1, ("note.md", "# Radiation laboratory\n\n## Places\n\n**Cold room**: A chamber kept at minus four degrees for the samples.\n"), Others)
            .GuardsThatStopped("A chamber kept at minus four degrees for the samples"));

    [Fact]
    public void A_definition_asked_with_options_is_not_a_card_as_well()
    {
        var pool = Pools.Of(Nouns);
        var asked = pool.Questions.Where(q => q.Provenance.Pattern is "which-term" or "what-meaning").Select(q => q.Line);
        Assert.NotEmpty(asked);
        Assert.DoesNotContain(pool.Questions, q => q.Provenance.Pattern == "definition-card" && asked.Contains(q.Line));
    }

    [Fact]
    public void Words_without_article_or_verb_go_on_a_card()
    {
        var pool = Pools.Of("# Radiation laboratory\n\n## Devices\n\n- **Betatron**: Rings of magnets that keep electrons on their way round\n- **Gammascope**: Crystals in which radiation leaves a trace that lasts\n- **Deltameter**: One bridge between two currents with its own source\n- **Zeta probe**: View the charges of particles that float in water\n");
        Assert.Equal(["What is meant by “Betatron”?", "What is meant by “Gammascope”?"], pool.Questions.Select(q => q.Prompt));
        Assert.All(pool.Questions, q => Assert.Equal(QuestionKind.Reveal, q.Kind));
    }

    [Fact]
    public void A_card_does_not_ask_what_its_term_says_already() =>
        Assert.Empty(Pools.Of("# Radiation laboratory\n\n## Places\n\n**Cold chamber**: A chamber for samples that must stay cold and dark.\n").Made("definition-card"));

    [Fact]
    public void A_candidate_that_is_not_served_keeps_no_other_from_being_served()
    {
        // One question a line: the first note's line is asked for its term, so that the second note's is left for its meaning.
        var pool = QuestionGenerator.Generate(
            Pools.Library(("first.md", Pools.Queues), ("second.md", Pools.Queues)), new GenerationOptions { Seed = 1, QuestionsPerUnitMax = 1 }, CancellationToken.None);
        Assert.Contains("RelayMQ queues › Calls — What does “PurgeQueue” do? | Drops every message that waits, nothing else", pool.Made("what-meaning"));
    }

    [Fact]
    public void What_is_not_on_a_list_is_asked_beside_what_is_on_it()
    {
        var pool = Pools.Of("# Templates\n\n## Names\n\n- Pseudo parameters:\n    - `AWS::Region`\n    - `AWS::Partition`\n    - `AWS::StackId`\n- Intrinsic functions:\n    - `Fn::Select`\n    - `Fn::Split`\n    - `Fn::Join`\n");
        Assert.NotEmpty(pool.Made("list-member"));
        Assert.NotEmpty(pool.Made("list-outsider"));
    }

    [Fact]
    public void A_card_gives_way_only_to_options_that_are_served()
    {
        var stopped = Pools.Of(Nouns).Rejections.Where(r => r.Pattern == "definition-card").Select(r => r.Guard).ToList();
        Assert.NotEmpty(stopped);
        Assert.All(stopped, guard => Assert.Equal("sibling", guard));
    }

    [Fact]
    public void A_card_does_not_ask_what_an_identifier_spells() =>
        Assert.Empty(Pools.Of("# Brokers\n\n## IsrExpandsPerSec\n\n**IsrExpandsPerSec**: The rate at which the in-sync replica set is expanding on one broker.\n").Made("definition-card"));

    [Fact]
    public void A_term_that_a_note_describes_twice_is_asked_for_its_meaning_once()
    {
        var pool = Pools.Of(Nouns + "## Rooms\n\n- **Cold room**: An area behind the reactor in which nobody works at night.\n- **Hot room**: A space where steam from the turbine is collected.\n- **Dark room**: The cellar with films that must not see any light.\n");
        Assert.InRange(pool.Questions.Count(q => q.Prompt == "What is meant by “Cold room”?"), 0, 1);
    }
}
