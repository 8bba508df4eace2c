namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>Lines that look like definitions, cards or limits and that their author did not mean as such.</summary>
public class TrustTests
{
    private const string Definitions = """
        - **Betatron Ring**: A machine that accelerates electrons on a circle with a changing field.
        - **Gamma Scope**: A camera that shows where radiation left its trace in a crystal.
        - **Delta Meter**: A gauge that measures small differences between two weak currents.
        - **Epsilon Probe**: A sensor that reports how far a beam of ions bends under its load.

        """;

    [Theory]
    [InlineData(0, true)]
    [InlineData(3, false)]
    public void A_bare_description_goes_on_a_card_only_where_the_note_mostly_defines(int remarks, bool asked)
    {
        var told = string.Concat(Enumerable.Range(0, remarks).Select(i => $"- **Old market {(char)('a' + i)}**: sold wool\n"));
        var pool = Pools.Of($"# Old towns\n\n## Buildings\n\n- **Agora**: A square where traders and citizens met.\n- **Stoa**: A covered walk that protects its visitors from the rain.\n- **Bouleuterion**: A house in which the council of a city met.\n- **Palaestra Hall**: Broad yard with tall columns for wrestlers and their teachers.\n\n## Markets\n\n{told}");

        Assert.Equal(asked, pool.Questions.Any(q => q.Prompt.Contains("“Palaestra Hall”", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_definition_among_siblings_of_its_form_is_asked_for() =>
        Assert.Contains(Pools.Of($"# Physics\n\n## Instruments\n\n{Definitions}").Questions, q => q.Answer == "Delta Meter");

    [Fact]
    public void A_line_with_few_signs_of_a_definition_is_not_asked_for() =>
        Assert.Contains("low-trust", Pools.Of($"# Physics\n\n## Instruments\n\n{Definitions}## Seasons\n\n- **Alternator Wheel**: Includes several friends, neighbours and evenings\n").GuardsThatStopped("Alternator Wheel"));

    [Fact]
    public void A_term_that_each_section_fills_in_anew_is_a_field() =>
        Assert.Contains("field-label", Pools.Of($"""
            # Physics

            ## Rings

            {Definitions}- **Wanted Outcome**: A beam that stays inside its tube for seconds.

            ## Traps

            - **Wanted Outcome**: A cloud of cold atoms under four lasers.

            ## Mirrors

            - **Wanted Outcome**: A surface without scratches after polishing.

            """).GuardsThatStopped("Wanted Outcome"));

    [Fact]
    public void A_sentence_with_its_own_subject_is_no_description() =>
        Assert.Contains("sentence-meaning", Pools.Of($"# Physics\n\n## Instruments\n\n{Definitions}- **Alpha Machine**: A heavy wheel spins the beam of ions around several magnets.\n").GuardsThatStopped("Alpha Machine"));

    [Theory]
    [InlineData("A set of rules that decides where a beam of ions goes next")]
    [InlineData("A process by which heavy atoms split under slow neutrons")]
    public void A_noun_with_its_clause_is_a_description(string meaning) =>
        Assert.DoesNotContain("sentence-meaning", Pools.Of($"# Physics\n\n## Instruments\n\n{Definitions}- **Alpha Machine**: {meaning}.\n").GuardsThatStopped("Alpha Machine"));

    [Theory]
    [InlineData("Simple but prone to wrong readings in a magnetic field")]
    [InlineData("Critical for measurements of very weak currents at night")]
    public void A_judgement_is_no_description(string meaning) =>
        Assert.Contains("evaluation", Pools.Of($"# Physics\n\n## Instruments\n\n{Definitions}- **Alpha Machine**: {meaning}\n").GuardsThatStopped("Alpha Machine"));

    [Theory]
    [InlineData("length :: [a] -> Int")]
    [InlineData("getChar :: IO Char")]
    [InlineData("set one of `Shop_Backend::system`")]
    [InlineData(@"call App\Page::render")]
    [InlineData("use httpContext::setValue first")]
    public void Colons_of_a_program_make_no_card(string line) =>
        Assert.Empty(Pools.Of($"# Language\n\nThe names of the language and what is behind them.\n\n- {line}\n").Questions);

    [Theory]
    [InlineData("Capital of Peru::Lima")]
    [InlineData("What does the heart do? :: It pumps blood through the body")]
    [InlineData("Haber process::N2 and H2 make ammonia")]
    public void A_card_of_the_author_stays(string line) =>
        Assert.NotEmpty(Pools.Of($"# Facts\n\nThe cards of the course for this year.\n\n- {line}\n").Made("card"));

    [Fact]
    public void A_note_that_writes_types_behind_colons_has_no_cards_of_that_form() =>
        Assert.Empty(Pools.Of("# Haskell\n\n- sum :: [Int] -> Int\n- not :: Bool -> Bool\n- even :: Int -> Bool\n- origin :: Pos\n").Questions);

    [Fact]
    public void An_answer_of_a_survey_is_neither_right_nor_wrong() =>
        Assert.Contains("authors-choice-form", Pools.Of("# Survey\n\nHow satisfied are most people after a late evening of games?\n\n- [ ] Very satisfied\n- [x] Satisfied\n- [ ] Neutral\n- [ ] Dissatisfied\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void An_authors_answer_that_alone_takes_up_the_question_is_given_away() =>
        Assert.Contains("guessable", Pools.Of("# Pipelines\n\nWhich service runs a scheduled query again and alerts a person when it keeps failing?\n\n- [ ] Shell scripts\n- [x] A scheduled query with alerts for each failing run\n- [ ] Paper forms\n- [ ] Nothing at all\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void An_authors_answer_twice_as_long_as_the_others_is_given_away() =>
        Assert.Contains("guessable", Pools.Of("# Planets\n\nWhat is the first step of a landing?\n\n- [ ] Open the doors\n- [x] Measure the height and choose a place that is flat\n- [ ] Land at once\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void A_short_authors_answer_with_a_word_of_the_question_is_given_away() =>
        Assert.Contains("guessable", Pools.Of("# Planets\n\nA probe is lost because of a misaligned antenna. What is the cause?\n\n- [ ] Solar storm\n- [x] Human misalignment\n- [ ] Empty battery\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void An_authors_answer_may_hold_the_kind_that_is_asked_for() =>
        Assert.Single(Pools.Of("# Planets\n\nWhich type of survey finds water below the ground?\n\n- [ ] Star chart\n- [x] Radar survey\n- [ ] Wind tunnel\n").Questions);

    [Theory]
    [InlineData("What is the purpose of the `max.poll.records` setting of a consumer?", "To set the maximum number of rows in a single poll")]
    [InlineData("What does `LastCommittedRecordOffset` give to a reader of the log?", "The place of the last one that was committed there")]
    [InlineData("What does the tool kafka-metadata-shell show to its user?", "The contents of the metadata log")]
    [InlineData("What does the Confluent Schema Registry keep for its users?", "A history of all versions of schemas")]
    public void An_authors_answer_that_alone_repeats_a_part_of_a_name_is_given_away(string question, string answer) =>
        Assert.Contains("guessable", Pools.Of($"# Brokers\n\n{question}\n\n- [ ] The time between two heartbeats of the group\n- [x] {answer}\n- [ ] The rate at which bytes are sent over a wire\n- [ ] The size of the buffers that wait in memory\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void A_part_of_a_name_that_another_option_repeats_gives_nothing_away() =>
        Assert.Single(Pools.Of("# Brokers\n\nWhat is the purpose of the `max.poll.records` setting?\n\n- [ ] To set the number of bytes in a single poll\n- [x] To limit what comes back from a single poll\n- [ ] To limit what is written to a single partition\n- [ ] To limit what is kept on a single disk\n").Questions);

    [Fact]
    public void An_authors_answer_that_is_a_little_longer_stays() =>
        Assert.Single(Pools.Of("# Pipelines\n\nWhich service runs a query again when it failed?\n\n- [ ] Handwritten shell scripts\n- [x] The transfer service\n- [ ] Paper forms\n- [ ] Message hub\n").Made("authors-choice"));

    [Theory]
    [InlineData("A company wants to keep complete control of the operating system and its patches.", false)]
    [InlineData("The part of the computer that keeps control of the operating system is called", true)]
    public void Text_above_options_must_ask_something(string text, bool asks) =>
        Assert.Equal(asks, Pools.Of($"# Clouds\n\nThese are the questions that the course has asked before; the answers are below each of them.\n\nQuestion 1: {text}\n\nA) Infrastructure\nB) Platform\nC) Function\nD) Software\n\nCorrect answer: A\n").Made("authors-choice").Any());

    [Theory]
    [InlineData("Networking", "Default quota of a project is 5 networks", false)]
    [InlineData("Networking of GCP", "Default quota of a project is 5 networks", true)]
    [InlineData("Blood", "A red cell of the blood can live up to 120 days", true)]
    public void A_limit_that_somebody_set_needs_the_name_of_his_system(string heading, string line, bool isAsked) =>
        Assert.Equal(isAsked, Pools.Of($"# {heading}\n\n## Objects\n\n- {line}\n").Made("figure").Any());

    [Fact]
    public void A_month_of_one_years_log_is_no_fact() =>
        Assert.Contains("no-relation", Pools.Of("# Panels\n\n| Month | Daylight |\n|---|---|\n| January | 10.5 hrs |\n| February | 11 hrs |\n| March | 12 hrs |\n| April | 13.5 hrs |\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void A_day_of_a_timetable_is_no_fact() =>
        Assert.Contains("no-relation", Pools.Of("# Components\n\n| Day | Duration |\n|---|---|\n| Monday | 90 min |\n| Tuesday | 30 min |\n| Wednesday | 120 min |\n| Thursday | 45 min |\n").Rejections.Select(r => r.Guard));

    [Theory]
    [InlineData("Free up to 10,000 requests to the Parameter Store")]
    [InlineData("Colour on the Gameboy has at most 15 bits, 5 bits per channel")]
    [InlineData("Find all lines of the File Server with at least 80 characters")]
    public void A_figure_of_a_jotting_is_no_limit(string line) =>
        Assert.Empty(Pools.Of($"# Store\n\n## Facts\n\n- {line}\n").Questions);

    [Fact]
    public void A_default_in_a_whole_statement_is_asked_for() =>
        Assert.Single(Pools.Of("# SQS\n\n## Retention\n\n- Messages stay in the queue for **4 days** by default\n- At most 14 days\n").Made("figure"));

    [Fact]
    public void A_problem_gives_no_figure() =>
        Assert.Contains("set-problem", Pools.Of("# Insurance\n\n## Policies\n\nThe Homeowner Policy pays at most 5,000 kg per loss. Calculate the expected payment of the policy for one year.\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void A_statement_that_may_be_false_gives_no_figure() =>
        Assert.Contains("set-problem", Pools.Of("# Networks\n\n## Quiz\n\n- T/F A network of Class C can have a maximum of 256 hosts\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void A_heading_of_several_sections_is_a_form() =>
        Assert.Contains("repeated-heading", Pools.Of("# Mail\n\n## How does mail help people?\n\nMail helps people who live far from each other to exchange letters.\n\n# Phone\n\n## How does mail help people?\n\nPhones help people who live far from each other to talk.\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void A_default_route_is_no_card() =>
        Assert.Empty(Pools.Of("# Routes\n\nThe routes of a network and what they lead to at last.\n\n- Create a route to ::/0 by the gateway\n").Made("card"));

    [Fact]
    public void A_heading_is_not_answered_by_catchwords() =>
        Assert.Empty(Pools.Of("# Charts\n\n## What is a Helm chart?\n\n- Package of files for a chart\n- Default values\n- Templates of all manifests in Helm\n").Questions);

    [Fact]
    public void A_heading_is_answered_by_a_sentence_about_it() =>
        Assert.Single(Pools.Of("# Charts\n\n## What is a Helm chart?\n\nA Helm chart is a package of files that describes a group of resources.\n").Questions);

    [Fact]
    public void A_bold_name_is_no_gap_where_nothing_beside_it_is_defined() =>
        Assert.Empty(Pools.Of("# Biology\n\n**Complicated Influenza** has an increased morbidity and mortality for all kinds of people at risk. **Live Vaccine** is one. **Inactive Vaccine** is two. **Recombinant Vaccine** is three.\n").Made("bold-gap"));

    [Fact]
    public void A_comparison_is_asked_for_facts_and_not_for_judgements()
    {
        var pool = Pools.Of("# Machines\n\n## Docker vs Podman\n\n| Aspect | Docker | Podman |\n|---|---|---|\n| Root process | One daemon for all | None at all |\n| Speed | Starts at once | Takes a while |\n| Socket | Owned by root | Owned by each user |\n| Log driver | Files in JSON | Journal of systemd |\n");
        Assert.All(pool.Made("comparison"), q => Assert.DoesNotContain("| Speed", q, StringComparison.Ordinal));
        Assert.Contains("evaluation", pool.Rejections.Select(r => r.Guard));
    }
}
