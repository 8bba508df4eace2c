using Bot.Core.Quiz.Generation;
using Bot.Core.Quiz.Generation.Guards;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>Lines whose form alone does not show that they hold a fact worth asking for. Each stands for a kind that was seen in other people's notes.</summary>
public class EvidenceTests
{
    [Theory]
    [InlineData("Reduce hardware when demand is lower at night")]
    [InlineData("Fine-grained access control everywhere")]
    [InlineData("Automated speech and language learning")]
    public void A_catchword_with_a_jotting_is_no_definition(string meaning) =>
        Assert.Contains("weak-evidence", Stopped($"- **Alphatron**: {meaning}", "Alphatron"));

    [Fact]
    public void A_kind_with_what_sets_the_term_apart_is_a_definition_without_an_article() =>
        Assert.DoesNotContain("weak-evidence", Stopped("- **Alphatron**: Protocol for collecting the traces of visitors from far away", "Alphatron"));

    [Theory]
    [InlineData("Disadvantages")]
    [InlineData("Use cases")]
    [InlineData("Best practices")]
    public void Remarks_on_a_subject_are_not_taken_for_terms(string heading) =>
        Assert.Contains("quality", Pools.Of($"# Topic\n\n## {heading}\n\n{Siblings}").GuardsThatStopped("Betatron"));

    [Fact]
    public void A_slip_is_seen_by_what_the_notes_write_elsewhere() =>
        Assert.Contains("spelling", Stopped("- **Alphatron**: Measures the maximmum current of a whole accelerator ring.\n\nThe maximum is high. A maximum ends." + string.Concat(Enumerable.Repeat("\n\nThe ring is old and it stays.", 100)), "Alphatron"));

    [Fact]
    public void Spellings_of_two_countries_are_no_slips() =>
        Assert.Contains(Asked("- **Alphatron**: Analyzes the behavior of particles in a water tank.\n\nAnalyses show behaviour. Behaviour is what analyses show."), q => q.Answer == "Alphatron");

    [Theory]
    [InlineData("Measures the velocituy of a charged ring at night")]
    [InlineData("Measures the whole layuer of charged rings at night")]
    [InlineData("Attempts to expoit the charge of a ring at night")]
    public void A_slip_is_seen_by_the_dictionary(string meaning) => Assert.Contains("spelling", Stopped($"- **Alphatron**: {meaning}.", "Alphatron"));

    [Fact]
    public void A_letter_missing_in_a_long_word_is_seen_however_often_it_is_written() =>
        Assert.Contains("spelling", Stopped("- **Alphatron**: Reads the continous charge of a ring at night.\n\nA continous ring is old. It stays continous." + string.Concat(Enumerable.Repeat("\n\nThe continous ring is old and it stays.", 3)), "Alphatron"));

    [Theory]
    [InlineData("Measures the colour of a charged ring at night")]
    [InlineData("Measures the charge of a deployable ring at night")]
    [InlineData("Measures the charge of a Fargate ring at night")]
    public void A_word_made_of_parts_a_name_and_a_spelling_of_another_country_are_no_slips(string meaning) =>
        Assert.DoesNotContain("spelling", Stopped($"- **Alphatron**: {meaning}.", "Alphatron"));

    [Fact]
    public void A_slip_in_the_shown_path_is_seen() =>
        Assert.Contains("spelling", Pools.Of("# IPsec tunnels\n\n## Aggresive mode\n\n- The peers use AH (Authentication Header) here.\n").GuardsThatStopped("Authentication Header"));

    [Fact]
    public void A_word_of_the_path_with_a_neighbour_in_the_notes_is_no_slip() =>
        Assert.DoesNotContain("spelling", Pools.Of("# Batteries and changing them\n\n- Changing one is easy, and changing two as well.\n\n## Charging systems\n\n- The PC has a PSU (power supply unit) inside.\n").GuardsThatStopped("power supply unit"));

    [Theory]
    [InlineData("## Wozu braucht man die Strahlung im Labor?\n\nDie Strahlung wird im Labor gebraucht, weil sie durch Stoffe geht und Bilder macht.\n")]
    [InlineData("## What's Facade?\n\nFacade を使うと、Laravel 内部の機能に簡単にアクセスできるようになります。\n")]
    public void A_heading_of_another_language_is_no_card(string section) =>
        Assert.Contains("question-form", Pools.Of($"# Thema\n\n{section}").Rejections.Where(r => r.Pattern == "question-heading").Select(r => r.Guard));

    [Theory]
    [InlineData("md5sum", "Generates an MD5 hash of a file")]
    [InlineData("sysklogd", "Manages system logging services")]
    [InlineData("semanage", "Manages the policy of the system")]
    [InlineData("schedutil", "Uses the scheduler of the kernel")]
    [InlineData("ro", "Mounts the root filesystem as read-only")]
    [InlineData("min()", "Returns the minimum of a tuple")]
    [InlineData("t_pd", "Propagation delay of a gate")]
    public void A_word_inside_a_command_gives_it_away(string command, string meaning) =>
        Assert.NotNull(Leaks.PieceOfCode(command, meaning, ["cksum", "sysctl", "chcon"]));

    [Theory]
    [InlineData("md5sum", "Adds up the checksum of a file")]
    [InlineData("chcon", "Changes the context of a file")]
    public void A_piece_that_another_command_shares_or_that_is_no_word_tells_nothing(string command, string meaning) =>
        Assert.Null(Leaks.PieceOfCode(command, meaning, ["sha1sum", "sysctl", "mount"]));

    [Theory]
    [InlineData("ImmSel", "Selects the instruction format so that the immediate can be extracted", "Imm")]
    [InlineData("ALUSel", "Selects the operation for the ALU", "ALU")]
    [InlineData("PCSel", "Selects the next address", null)]
    [InlineData("selector", "Selects the next address", null)]
    public void A_hump_of_a_name_that_opens_a_word_of_the_meaning_gives_it_away(string name, string meaning, string? hump) =>
        Assert.Equal(hump, Leaks.HumpOf(name, meaning, ["MemRW", "BSel"]));

    [Theory]
    [InlineData("A config file is a formatted file which programs use to...")]
    [InlineData("A Poisson config file, $X \\sim Po$, is a formatted file of a program.")]
    public void An_answer_that_goes_on_elsewhere_or_holds_a_formula_is_no_card(string answer) =>
        Assert.Contains("question-form", Pools.Of($"# Files of programs\n\n## What is a config file?\n\n{answer}\n").Rejections.Where(r => r.Pattern == "question-heading").Select(r => r.Guard));

    [Fact]
    public void A_heading_that_asks_is_not_shown_before_itself() =>
        Assert.Equal("What is a config file?", Assert.Single(Pools.Of("# Config file\n\n## What is a config file?\n\nA config file is a formatted file which tells a program how to start.\n").Questions).Stem);

    [Theory]
    [InlineData("Day 17 - Feb 12, 2020")]
    [InlineData("2c)")]
    [InlineData("Assignment 4")]
    public void A_path_of_dates_and_numbers_names_no_field(string part) => Assert.False(StandAloneGuard.NamesAField(part));

    [Fact]
    public void Shares_of_a_hundred_per_cent_are_of_one_example() =>
        Assert.Contains("no-relation", Pools.Of("# Memory\n\n## Locality\n\n| Phase of the program | Execution time |\n|---|---|\n| First phase | 30% |\n| Second phase | 45% |\n| Third phase | 25% |\n").GuardsThatStopped("30%"));

    [Fact]
    public void A_symbol_beside_its_unit_is_not_the_rows() =>
        Assert.Contains("no-relation", Pools.Of("# Physics\n\n## Units of it\n\n| Quantity | Unit | Symbol |\n|---|---|---|\n| Mass | Kilogram | kg |\n| Luminosity | Candela | cd |\n| Substance | Mole | mol |\n| Current | Ampere | amp |\n").GuardsThatStopped("cd"));

    [Fact]
    public void The_weight_of_a_part_of_an_exam_is_not_asked_for() =>
        Assert.Contains("no-relation", Pools.Of("# Domains\n\n| Domain | Average weight |\n|---|---|\n| Asset security | 10% |\n| Software development | 12% |\n| Risk management | 16% |\n").GuardsThatStopped("10%"));

    [Fact]
    public void A_cell_that_repeats_the_name_of_its_row_is_not_asked_for() =>
        Assert.Contains("no-relation", Pools.Of("# Physics\n\n## Units of it\n\n| Symbol | Spoken name |\n|---|---|\n| Mole | Mole |\n| Candela | Old candle |\n| Ampere | Big amp |\n| Lumen | Bright light |\n").GuardsThatStopped("Mole"));

    [Fact]
    public void An_option_that_names_the_other_side_is_none()
    {
        var note = "# Stores\n\n## Elastic Cache vs Dynamo Accelerator\n\n| Aspect | Elastic Cache | Dynamo Accelerator |\n|---|---|---|\n| Engine | Redis or Memcached | Its own one |\n| Works with | Relational tables | Dynamo only |\n| Protocol | Plain text | Binary frames |\n| Client | Any library | A special library |\n";
        Assert.DoesNotContain(Pools.Of(note).Questions.SelectMany(q => q.Correct.Length > 0 && q.Stem.Contains("true of “Elastic", StringComparison.Ordinal) ? q.Options : []), o => o.Contains("Dynamo", StringComparison.Ordinal));
    }

    [Fact]
    public void A_note_full_of_slips_is_not_asked_about()
    {
        var words = string.Concat("accelerator particle electron detector crystal current measure charged".Split(' ').Select(w => $"Every {w}s needs one {w}s and {w}s of {w[..2]}x{w[2..]}s. "));
        Assert.Contains("slips", Stopped($"- **Alphatron**: Collects what falls out of a water tank at night.\n\n{words}", "Alphatron"));
    }

    [Theory]
    [InlineData("# Kitchen\n\n## Method\n\n- Bake the bread for at most 40 minutes in the middle of the oven.\n")]
    [InlineData("# Kitchen\n\n## Bread\n\n- Leave the bread in the oven for at most 40 minutes before you cut it.\n")]
    [InlineData("# Kitchen\n\n## Bread\n\n- Even though the Aga oven keeps the bread warm for at most 40 minutes.\n")]
    [InlineData("# Kitchen\n\n## Bread\n\n- The Aga oven rests 7d, by default the bread stays in it for 40 minutes.\n")]
    [InlineData("# Kitchen\n\n## Bread\n\n1. The bread stays in the Aga oven for at most 40 minutes.\n")]
    public void A_figure_of_an_instruction_is_no_limit(string note) => Assert.Empty(Pools.Of(note).Questions);

    [Fact]
    public void Numbered_labels_of_tasks_are_not_asked_for() =>
        Assert.Contains("label", Stopped("- CP 06: Measurement of the speed of sound in the air of a tube", "CP 06"));

    [Theory]
    [InlineData("SUB", "Subtract")]
    [InlineData("HLT", "Halt")]
    public void A_word_that_holds_the_letters_of_its_short_form_is_given_away(string code, string word) =>
        Assert.Contains("answer-in-stem", Pools.Of($"# Topic\n\nThe codes of a small machine and what it does with them.\n\n## Codes\n\n| Code | Command |\n|---|---|\n| {code} | {word} |\n| BRA | Jump |\n| OUT | Print |\n| INP | Await |\n| DAT | Reserve |\n").GuardsThatStopped(word));

    [Fact]
    public void A_number_that_only_the_right_cell_shares_with_its_row_gives_it_away() =>
        Assert.Contains("answer-in-stem", Pools.Of("# Topic\n\nThe formats of a tool and what it calls them.\n\n## Formats\n\n| Hash | Format |\n|---|---|\n| Gatekeeper 5 | krb5 |\n| Plain text | raw |\n| Long digest | mega |\n| Old domain | msc |\n").GuardsThatStopped("krb5"));

    [Fact]
    public void A_share_that_is_said_in_a_word_as_well_is_given_away() =>
        Assert.Contains("answer-in-stem", Pools.Of("# Genetics\n\n## Recombination\n\n- The maximum of the recombination frequency is 50 %, because half of the offspring are recombinant.\n").GuardsThatStopped("50 %"));

    [Theory]
    [InlineData("A central server stores images of every host in the network")]
    [InlineData("A thread suspends execution until another one wakes it")]
    [InlineData("A kernel panic brings down the whole host of a farm")]
    [InlineData("An agent adds context and detects intent of the caller")]
    public void A_sentence_with_a_subject_of_its_own_describes_no_term(string meaning) =>
        Assert.Contains("sentence-meaning", Stopped($"- **Epsilon rest**: {meaning}", "Epsilon rest"));

    [Theory]
    [InlineData("A central services hub for the clients of one company")]
    [InlineData("A file that stores settings for one program")]
    public void A_description_with_a_plural_or_a_clause_is_one(string meaning) =>
        Assert.DoesNotContain("sentence-meaning", Stopped($"- **Epsilon rest**: {meaning}", "Epsilon rest"));

    [Fact]
    public void A_table_that_names_its_rows_alike_defines_nothing() =>
        Assert.All(
            Pools.Of("# Topic\n\nWhat the hounds do and under which head it is filed by all.\n\n## Hounds\n\n| Tactic | Description |\n|---|---|\n| Enterprise | Collects the names of all users in a domain |\n| Enterprise | Maps the trusts between two domains of a forest |\n| Mobile | Reads the contacts that are kept on a phone |\n| Control | Stops a valve from another place |\n| Reconnaissance | Looks for hosts that answer from outside |\n").Questions,
            q => Assert.NotEqual("Enterprise", q.Answer));

    [Theory]
    [InlineData("A kind of AI that are trained on text of the whole web")]
    [InlineData("An individual rectangular sections cut from a round wafer")]
    public void A_noun_and_its_verb_that_differ_in_number_are_a_slip(string meaning) => Assert.Contains("grammar-slip", Stopped($"- **Epsilon rest**: {meaning}", "Epsilon rest"));

    [Theory]
    [InlineData("Here are some key aspects of it")]
    [InlineData("Now, let's proceed to the ring")]
    [InlineData("A ring consists of three parts")]
    [InlineData("HOOK=\"your-hook-here\"")]
    public void The_beginning_of_a_sentence_is_no_part_of_the_path(string heading) =>
        Assert.Equal("Queues", Assert.Single(Pools.Of($"# Queues\n\n## {heading}\n\nThe SMTP (Simple Mail Transfer Protocol) is used by all.\n").Questions).Context);

    [Fact]
    public void What_a_bullet_says_of_the_asked_term_too_is_no_distractor() =>
        Assert.DoesNotContain(
            "Shows where radiation left its trace in a crystal",
            Pools.Of($"# Topic\n\n## Names\n\n{Siblings.Replace("in a crystal.", "in a crystal; an Epsilon gauge does so too.", StringComparison.Ordinal)}").Questions.Single(q => q.Prompt == "What does “Epsilon gauge” do?").Options);

    [Fact]
    public void A_slip_in_a_heading_with_capitals_is_seen() =>
        Assert.Contains("spelling", Pools.Of("# Back Propogation Through Time\n\nThe SMTP (Simple Mail Transfer Protocol) is used by all.\n").GuardsThatStopped("Simple Mail Transfer Protocol"));

    [Fact]
    public void Good_and_bad_sides_beside_each_other_are_no_relation() =>
        Assert.Empty(Pools.Of("# Topic\n\n## Spiral\n\n| Adv | Dis |\n|---|---|\n| Risk is seen early | Costs of experts |\n| Users see much | Lack of speed |\n| Changes are easy | Weight of papers |\n| Parts are small | Noise of meetings |\n").Questions);

    [Theory]
    [InlineData("Solution")]
    [InlineData("Ideal use case")]
    public void A_column_under_which_several_things_are_right_is_not_asked_for(string column) =>
        Assert.Contains("no-relation", Pools.Of($"# Topic\n\n## Faults\n\n| Fault | {column} |\n|---|---|\n| Slow speed | New antenna |\n| No signal | Other channel |\n| Bad sound | Better cable |\n| High heat | Larger fan |\n").GuardsThatStopped("New antenna"));

    [Theory]
    [InlineData("How lambda connect to the other service?", false)]
    [InlineData("Does this work for all of them?", false)]
    [InlineData("How does a lambda connect to the other service?", true)]
    public void A_heading_is_a_question_only_with_its_verb_and_subject(string heading, bool isAsked) =>
        Assert.Equal(isAsked, Pools.Of($"# Functions\n\n## {heading}\n\nA lambda opens a connection through the gateway of its own network.\n").Questions.Any(q => q.Kind == QuestionKind.Reveal));

    [Fact]
    public void A_heading_with_an_answer_about_something_else_is_not_asked() =>
        Assert.Empty(Pools.Of("# Functions\n\n## How does a lambda connect to the service?\n\nBread and butter are eaten in the morning by many people.\n").Questions);

    [Theory]
    [InlineData("DR", "Disaster Recovery", false)]
    [InlineData("SNMP", "Simple Network Management Protocol", true)]
    public void A_short_abbreviation_needs_to_say_its_field(string shortForm, string longForm, bool isAsked) =>
        Assert.Equal(isAsked, Pools.Of($"# {longForm}\n\nHow {longForm} ({shortForm}) works is told to everybody in the first week.\n").Questions.Any(q => q.Answer == longForm));

    [Theory]
    [InlineData("# Cluster\n\n## Interview guide\n\n")]
    [InlineData("# Cluster\n\n## Technology stack\n\n")]
    public void A_section_about_the_authors_own_project_gives_no_question(string headings) => Assert.Empty(Pools.Of(headings + Siblings).Questions);

    [Fact]
    public void A_folder_of_a_project_gives_no_question() =>
        Assert.Empty(Pools.Of(1, ("my project/memory bank/parts.md", "# Cluster\n\n## Parts\n\n" + Siblings)).Questions);

    [Fact]
    public void A_verb_that_fits_only_some_options_rejects_a_gap() =>
        Assert.DoesNotContain(
            Pools.Of("# Net\n\n**Virtual LANs** are used to split one large switch into several broadcast domains of users.\n\n**Spanning Tree** is one. **Open Path** is two. **Port Security** is three.\n").Questions,
            q => q.Answer == "Virtual LANs");

    [Theory]
    [InlineData("Bayesian search", "Follows a theorem of Bayes about what is likely after a trial.")]
    [InlineData("Hop redundancy", "Keeps two redundant routers behind one address of the net.")]
    public void A_word_with_another_ending_gives_the_answer_away(string term, string meaning) =>
        Assert.Contains("answer-in-stem", Stopped($"- **{term}**: {meaning}", term));

    [Theory]
    [InlineData("Honeyfiles", "Bait files that wait for an intruder at night")]
    [InlineData("Typosquatting", "A form of cybersquatting that waits for mistyped addresses")]
    [InlineData("Teleconnection", "A connection between two far places that waits at night")]
    public void A_part_of_a_compound_gives_the_answer_away(string term, string meaning) =>
        Assert.Contains("answer-in-stem", Stopped($"- **{term}**: {meaning}.", term));

    [Fact]
    public void A_plural_is_not_asked_for_with_is() =>
        Assert.StartsWith("Which term fits:", Asked("- **Alphatron**: The basic elements used to build a whole accelerator ring.").Single(q => q.Answer == "Alphatron").Prompt, StringComparison.Ordinal);

    [Theory]
    [InlineData("svc", "services")]
    [InlineData("ns", "namespaces")]
    public void A_short_name_in_small_letters_gives_its_word_away(string shortName, string word) =>
        Assert.Contains(
            "answer-in-stem",
            Pools.Of($"# Tool\n\nThe resources of the tool and what they are called by it.\n\n## Names\n\n| Short | Extension |\n|---|---|\n| {shortName} | {word} |\n| po | queues |\n| de | topics |\n| in | routes |\n| ev | traces |\n").GuardsThatStopped(word));

    private const string Siblings = """
        - **Betatron**: Accelerates electrons on a circle with a changing field.
        - **Gammascope**: Shows where radiation left its trace in a crystal.
        - **Deltameter**: Measures small differences between two currents.
        - **Epsilon gauge**: Reports how far a beam bends under its load.
        - **Zeta probe**: Detects charges on particles that float in water.

        """;

    private static IEnumerable<Question> Asked(string line) => Pools.Of($"# Topic\n\n## Names\n\n{Siblings}{line}\n").Questions;

    private static IEnumerable<string> Stopped(string line, string answer) => Pools.Of($"# Topic\n\n## Names\n\n{Siblings}{line}\n").GuardsThatStopped(answer);
}
