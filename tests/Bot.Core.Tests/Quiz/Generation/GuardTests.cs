using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using Bot.Core.Quiz.Generation.Guards;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Tests.Quiz.Generation;

public class GuardTests
{
    private static readonly Corpus NoNotes = new(NoteLibrary.Empty, threads: 1, CancellationToken.None);

    [Theory]
    [InlineData("answer-in-stem", "DeleteQueue", "Deletes the queue with all that waits")]
    [InlineData("answer-in-stem", "Encryption at rest", "Protects data that is encrypted on disk")]
    [InlineData("answer-in-stem", "ALUOp", "Holds the next operation for the ALU to perform")]
    [InlineData("answer-in-stem", "maxlength()", "Returns the maximum number of letters in a field")]
    [InlineData("answer-in-stem", "Retry", "A list of rules for trying a failed state")]
    [InlineData("answer-in-stem", "RegDelNull", "Searches the registry of a machine for hidden keys")]
    [InlineData("answer-in-stem", "Application framework", "Manages the resources that an app opens")]
    [InlineData("answer-in-stem", "DLQ", "Holds what a dead letter queue holds")]
    [InlineData("answer-in-stem", "Dead Letter Queue", "Is called DLQ by most people")]
    [InlineData("answer-in-stem", "Internet relay", "Passes addresses on between networks (IP)")]
    public void An_answer_that_shows_in_the_question_is_rejected(string guard, string key, string clue) =>
        Assert.NotNull(Objection(guard, Make(clue, key), [key, "Redrive policy", "Producer", "Consumer"]));

    [Fact]
    public void A_word_that_two_distractors_share_gives_nothing_away() =>
        Assert.Null(Objection("answer-in-stem", Make("A queue that keeps order", "FIFO queue"), ["FIFO queue", "Standard queue", "Priority queue", "Topic"]));

    [Theory]
    [InlineData("dangling-reference", "This makes every consumer slow and lazy")]
    [InlineData("dangling-reference", "It lets the consumer wait for longer")]
    [InlineData("dangling-reference", "Works as described above for all consumers")]
    [InlineData("dangling-reference", "Lets the consumer wait for the gray part of the preceding illustration")]
    [InlineData("dangling-reference", "Lets the consumer wait as long as in the table below")]
    [InlineData("wholeness", "Lets the consumer wait, longer but not unlike—")]
    [InlineData("wholeness", "Lets the consumer wait for more (up to a day")]
    [InlineData("wholeness", "Lets the consumer wait until the end of")]
    [InlineData("wholeness", "and lets the consumer wait for longer")]
    [InlineData("wholeness", "Lets the consumer wait, sleep, dream...")]
    [InlineData("dangling-reference", "The exception is if it keeps data for at least 20 hours afterward")]
    [InlineData("wholeness", "Lets the consumer wait b/c the queue is empty")]
    [InlineData("markup", "Lets consumers read https://example.org first")]
    [InlineData("markup", "Lets consumers read arn:aws:sqs:eu:1 first")]
    [InlineData("markup", "Lets consumers <b>wait</b> for longer")]
    [InlineData("markup", @"Lets consumers compute \frac{a}{b} first")]
    [InlineData("markup", "Lets consumers fill ${stageVariables.alias} first")]
    [InlineData("mention", "Lets consumers greet @everyone at once")]
    [InlineData("mention", "Lets consumers greet <@1234> at once")]
    [InlineData("vague-clue", "Used for all")]
    [InlineData("foreign-text", "Позволяет потребителю ждать дольше")]
    public void A_description_that_cannot_stand_alone_is_rejected(string guard, string clue) =>
        Assert.NotNull(Objection(guard, Make(clue, "Visibility window"), []));

    [Theory]
    [InlineData("The channel that a producer publishes to", null)]
    [InlineData("The region that the stack is in", null)]
    [InlineData("Removes the property it is used for", null)]
    [InlineData("A rule that applies to", "ends")]
    [InlineData("The header in which a client is passed on to", "ends")]
    public void A_relative_clause_may_end_on_its_preposition(string text, string? objection) =>
        Assert.Equal(objection is null, WholenessGuard.Check(text, isGap: false) is null);

    [Fact]
    public void A_plain_description_passes_every_guard()
    {
        var candidate = Make("Lets a slow consumer hide its message for longer", "Visibility window");
        Assert.All(QuestionGuards.BeforeOptions.Where(g => g.Name is not "set-problem"), g => Assert.Null(Objection(g.Name, candidate, [])));
        // Those that are left out weigh the notes around the candidate, and here are none.
        Assert.All(QuestionGuards.AfterOptions.Where(g => g.Name is not ("low-trust" or "unlike-options")), g => Assert.Null(Objection(g.Name, candidate, ["Visibility window", "Redrive policy", "Delivery delay", "Retention period"])));
    }

    [Theory]
    [InlineData("negation", "A queue never keeps a message for more than ____")]
    [InlineData("negation", "For example a queue keeps a message for ____")]
    [InlineData("incidental-figure", "The queue service was launched ____ ago")]
    public void A_figure_that_is_no_limit_is_rejected(string guard, string clue)
    {
        var figure = Figure.FindAll("14 days")[0];
        Assert.NotNull(Objection(guard, Make(clue, "14 days") with { Figure = figure, IsGap = true, Pattern = "figure" }, []));
    }

    [Theory]
    [InlineData(2 / 3.0, true)]
    [InlineData(1 / 3.0, true)]
    [InlineData(2 / 9.0, false)]
    public void Of_the_distractors_of_a_definition_not_all_are_from_afar(double closeness, bool isServed)
    {
        var draft = new Draft(Make("Lets a slow consumer hide its message for longer", "Visibility window")) { Options = ["Visibility window", "Redrive policy", "Delivery delay"], Correct = [0], DistractorsOfTopic = 2, Closeness = closeness };
        Assert.Equal(isServed, new OtherTopicGuard().Objection(draft, new Corpus(Pools.Library(), 1, CancellationToken.None)) is null);
    }

    [Theory]
    [InlineData("longest-key", new[] { "A very long answer that explains itself in every detail", "Short one", "Other one", "Third one" })]
    [InlineData("guessable", new[] { "Port 443", "Redrive policy", "Delivery delay", "Retention period" })]
    [InlineData("few-distractors", new[] { "Redrive policy", "Delivery delay" })]
    [InlineData("second-answer", new[] { "Slow redrive policy", "Redrive policy", "Delivery delay", "Retention period" })]
    public void A_set_of_options_that_tells_the_answer_or_has_two_is_rejected(string guard, string[] options) =>
        Assert.NotNull(Objection(guard, Make("Lets a slow consumer wait for longer", options[0]), options));

    [Fact]
    public void An_article_that_fits_only_some_options_is_rejected() =>
        Assert.NotNull(Objection("article", Make("x", "Apple tree") with { Prompt = "Fill the gap: “Newton sat under an ____ in England”", IsGap = true }, ["Apple tree", "Pear tree", "Oak tree"]));

    [Fact]
    public void A_term_that_the_notes_describe_alike_elsewhere_is_no_distractor()
    {
        var pool = Pools.Of(Pools.Queues + "\n## Twin\n- **Emptying**: Drops every message that waits, nothing more.\n");
        Assert.All(pool.Questions.Where(q => q.Answer == "PurgeQueue"), q => Assert.DoesNotContain("Emptying", q.Options));
    }

    [Fact]
    public void Figures_that_contradict_each_other_are_not_asked_and_are_reported()
    {
        var pool = Pools.Of(1, ("a.md", "# Queue\n- Amazon SQS messages stay in the standard queue for at most 14 days\n"), ("b.md", "# Queue\n- Amazon SQS messages stay in the standard queue for at most 4 days\n"));
        Assert.Empty(pool.Questions);
        Assert.Equal("a.md:2 says 14 days, b.md:2 says 4 days.", Assert.Single(pool.Lint, l => l.Kind == LintKind.ContradictingFigures).Message);
    }

    [Fact]
    public void Lines_that_say_nearly_the_same_are_reported()
    {
        var pool = Pools.Of("# Queue\n- Consumers that process slowly extend the visibility timeout of their message\n\n## Again\n- Consumers that process slowly extend the visibility timeout of their messages\n");
        Assert.Equal(LintKind.NearDuplicate, Assert.Single(pool.Lint).Kind);
    }

    [Fact]
    public void The_old_value_of_a_figure_is_no_distractor()
    {
        var pool = Pools.Of("# Queue\n- **Maximum message size**: 512 KB since August (256 KB before)\n- Other services of AWS take payloads of 128 KB\n");
        var question = Assert.Single(pool.Questions, q => q.Answer == "512 KB");
        Assert.DoesNotContain("256 KB", question.Options);
    }

    [Theory]
    [InlineData("Q9 answer")]
    [InlineData("Answer: B")]
    [InlineData("Click to reveal answer")]
    public void A_heading_that_says_nothing_is_left_out_of_the_path(string heading) =>
        Assert.Equal("Networks of today", Assert.Single(Pools.Of($"# Networks of today\n\n## {heading}\n\nThe TCP (Transmission Control Protocol) is used.\n").Questions).Context);

    [Fact]
    public void The_heading_that_names_the_answer_is_left_out_of_the_path()
    {
        var pool = Pools.Of(Pools.Queues.Replace("## Calls", "## Purge and others", StringComparison.Ordinal));
        Assert.All(pool.Questions.Where(q => q.Answer == "PurgeQueue"), q => Assert.DoesNotContain("Purge", q.Stem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("A named copy of that template in one region", true)]
    [InlineData("A copy made from that image", true)]
    [InlineData("A copy of a template that somebody named", false)]
    [InlineData("A price higher than that of the market", false)]
    public void A_thing_pointed_at_stood_in_the_line_before(string text, bool isPointing) => Assert.Equal(isPointing, DanglingReferenceGuard.Check(text) is not null);

    [Theory]
    [InlineData("A free kiln that provides", true)]
    [InlineData("A machine that runs", false)]
    public void A_verb_that_lacks_its_object_leads_in_to_a_list(string text, bool isCut) => Assert.Equal(isCut, WholenessGuard.Check(text, isGap: false) is not null);

    [Theory]
    [InlineData("Tags")]
    [InlineData("KilnEtAl 2017")]
    [InlineData("Kiln et al., 2017")]
    public void What_a_program_for_references_writes_is_left_out_of_the_path(string heading) =>
        Assert.Equal("Networks of today", Assert.Single(Pools.Of($"# Networks of today\n\n## {heading}\n\nThe TCP (Transmission Control Protocol) is used.\n").Questions).Context);

    [Theory]
    [InlineData("# Exam timetable\n\n## Daily schedule\n\n| Hour | Subject | Duration |\n|---|---|---|\n| Morning | Maths | 3 hours |\n| Noon | Music | 2 hours |\n| Evening | Latin | 4 hours |\n")]
    [InlineData("# Trains of the coast\n\n## Stops in winter\n\n| Stop | Subject | Duration |\n|---|---|---|\n| 6:00 PM – 6:10 PM | Town | 10 minutes |\n| 7:00 PM – 7:05 PM | Pier | 5 minutes |\n| 8:00 PM – 8:20 PM | Mill | 20 minutes |\n")]
    public void Somebodys_timetable_is_no_knowledge(string markdown) => Assert.Empty(Pools.Of(markdown).Questions);

    [Fact]
    public void A_name_that_differs_by_endings_is_no_distractor()
    {
        var pool = Pools.Of("# Empires\n\n## Changes of rule\n\n- **Valerianic reform**: A change of law that split one empire into four parts.\n- **Valerian tax reform**: A change of duties that made each farm pay for four mills.\n- **Eastern gate**: A wall of stone that closed one valley to strangers.\n- **Western oath**: A promise of peace that bound one emperor to his kings.\n- **Northern crown**: A ring of gold that each emperor gave to his sons.\n");
        var asked = pool.Questions.Where(q => q.Answer.StartsWith("Valerian", StringComparison.Ordinal) && !q.Options.IsEmpty).ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, q => Assert.Single(q.Options, o => o.StartsWith("Valerian", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_kind_of_the_thing_asked_for_is_no_distractor()
    {
        var pool = Pools.Of("# Kilns\n\n## Heating\n\n- **Wood kiln**: A chamber of brick which is heated by burning logs for days.\n- **Snake kiln**: A long wood kiln which climbs a hill over forty steps.\n- **Slip bath**: A basin of stone which holds thin clay for dipping pots.\n- **Ash box**: A drawer of iron which takes what is left of the logs.\n- **Cone stand**: A holder of clay which keeps three cones upright in the heat.\n");
        var asked = pool.Questions.Where(q => q.Answer == "Wood kiln" && q.Provenance.Pattern == "which-term").ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, q => Assert.DoesNotContain("Snake kiln", q.Options));
    }

    [Fact]
    public void A_rejected_candidate_is_kept_with_its_reason() =>
        Assert.Contains("dangling-reference", Pools.Of(Pools.Queues.Replace("Drops every message that waits, nothing else.", "Drops these messages as the former call does.", StringComparison.Ordinal)).GuardsThatStopped("PurgeQueue"));

    private static Candidate Make(string clue, string key) => new()
    {
        Pattern = "which-term",
        Kind = QuestionKind.SingleChoice,
        Section = Pools.Library(("note.md", "# Queues\n- **Visibility window**: Lets a slow consumer wait for longer than others do\n")).Sections[0],
        UnitIndex = 0,
        Line = 2,
        Prompt = clue,
        Clue = clue,
        Key = key,
        Explanation = clue,
        Shape = Shape.Phrase,
    };

    // The key is the first option.
    private static string? Objection(string guard, Candidate candidate, string[] options)
    {
        var draft = new Draft(candidate) { Options = [.. options], Correct = options.Length > 0 ? [0] : [], Context = ["Queues"], DistractorsOfTopic = options.Length - 1, Closeness = 1 };
        return QuestionGuards.BeforeOptions.Concat(QuestionGuards.AfterOptions).Single(g => g.Name == guard).Objection(draft, NoNotes);
    }
}
