using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using Bot.Core.Quiz.Generation.Guards;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>What a note's author did not mean as a fact to know: data, exercises, titles, remarks without a subject, slips.</summary>
public class IntentTests
{
    private const string Instruments = """
        - **Betatron Ring**: A machine that accelerates electrons on a circle with a changing field.
        - **Gamma Scope**: A camera that shows where radiation left its trace in a crystal.
        - **Delta Meter**: A gauge that measures small differences between two weak currents.
        - **Epsilon Probe**: A sensor that reports how far a beam of ions bends under its load.

        """;

    [Theory]
    [InlineData("deadline:: 2023-03-24T12:00")]
    [InlineData("max-marks:: 22")]
    [InlineData("- Solution:: heap sort")]
    [InlineData("* all objects of the bucket: arn:aws:s3:::my_bucket/*")]
    [InlineData("(Recommended readings:: see the list for prisons")]
    [InlineData("Renfrew, C. 2000. Loot and Ownership:: the ethical crisis")]
    public void Two_colons_of_data_are_no_card(string line)
    {
        var pool = Pools.Of($"# Essay\n\n{line}\n");
        Assert.Empty(pool.Questions);
        Assert.Contains(pool.Rejections, r => r is { Pattern: "card", Guard: "data-field" });
    }

    [Theory]
    [InlineData("What is a closure in JavaScript?::[Long text that explains it]")]
    [InlineData("- Example: \"The capital of {{c1::France}} is Paris\"")]
    [InlineData("3. \"REST advantage over GraphQL: {{c1::simpler caching}}\"")]
    public void A_card_that_shows_how_to_write_cards_is_not_asked(string line) =>
        Assert.Contains(Pools.Of($"# Cards\n\n{line}\n").Rejections, r => r.Guard is "sample-card");

    [Theory]
    [InlineData("What is kept in x at the end of the program execution?::Forty-two of them")]
    [InlineData("How many layers does the drill of a probe count?::I don't know, but many")]
    [InlineData("How long does the drill of a probe run?::It depends; on my machine: an hour")]
    public void A_card_that_only_its_author_can_answer_is_not_asked(string line) =>
        Assert.Contains(Pools.Of($"# Drills\n\n{line}\n").Rejections, r => r.Guard is "sample-card");

    [Theory]
    [InlineData("Rocks that come from magma include basalt, {{c1::granite}} and gabbro.")]
    [InlineData("Some well-known volcanoes are Etna, {{c1::Vesuvius}} and Fuji.")]
    public void A_gap_for_one_of_several_examples_is_not_asked(string line) =>
        Assert.Contains(Pools.Of($"# Rocks\n\n{line}\n").Rejections, r => r.Guard is "open-gap");

    [Theory]
    [InlineData("case x :: xs → the head and the rest of a list")]
    [InlineData("Used this trick to make the Lexer use std::string and fstream")]
    [InlineData("- the __std::istringstream__ type to read from a string")]
    [InlineData("The entities of the std\u200B::\u200Branges name space in this clause")]
    [InlineData("Other members of the nlohmann::json class exist\n\nSuppose a nlohmann::json object is made here")]
    public void A_member_of_a_name_space_in_a_sentence_is_no_card(string lines) =>
        Assert.Contains(Pools.Of($"# Lexer\n\n{lines}\n").Rejections, r => r is { Pattern: "card", Guard: "code-card" });

    [Theory]
    [InlineData("ping ::1 asks the own machine")]
    [InlineData("#### Mimikatz LSADump::sam")]
    [InlineData("Q: What does the whole design use?\n\nA: The whole design uses\n\n| Part | Count |\n|---|---|\n| LUT | 7 |")]
    [InlineData("**Q:** May we only apply recursion to problems which have the naturally\nrecursive form?\n\n**A:** We can apply recursion to any problem.")]
    public void An_address_or_a_heading_is_no_card(string line) =>
        Assert.Empty(Pools.Of($"# Tools\n\n{line}\n").Questions);

    [Theory]
    [InlineData("site of glycolysis::cytosol")]
    [InlineData("capital of Peru::Lima")]
    public void A_card_without_blanks_around_its_colons_stays(string line) =>
        Assert.Single(Pools.Of($"# Cells\n\n{line}\n").Questions);

    [Fact]
    public void A_field_with_one_word_is_rejected_by_name() =>
        Assert.Contains("data-field", Pools.Of("# Essay\n\ndeadline:: tomorrow evening\n").GuardsThatStopped("tomorrow evening"));

    [Theory]
    [InlineData("background-color:: pink", "pink")]
    [InlineData("logseq.order-list-type:: number", "number")]
    public void What_an_editor_writes_into_a_deck_is_no_card(string line, string value) =>
        Assert.Contains("data-field", Pools.Of($"# Flashcards\n\n- A remark\n  {line}\n").GuardsThatStopped(value));

    [Theory]
    [InlineData("note.md", "capital of Peru :: Lima")]
    [InlineData("note.md", "What is the capital of Peru?:: Lima")]
    [InlineData("vocabulary.md", "hund:: Lima")]
    public void A_phrase_or_a_word_of_a_vocabulary_is_a_card(string path, string line) =>
        Assert.Contains(Pools.Of(1, (path, $"# Peru\n\n{line}\n")).Questions, q => q.Answer == "Lima");

    [Fact]
    public void A_stray_pair_of_colons_in_a_long_note_is_no_card()
    {
        var lines = string.Concat(Enumerable.Range(0, 40).Select(i => $"- Line {i} tells of plain things\n"));
        Assert.Contains("data-field", Pools.Of($"# Styles\n\n{lines}\n- in the example the axis is child:: which names nodes\n").GuardsThatStopped("which names nodes"));
    }

    [Theory]
    [InlineData("NNTP", "Network News Transport Protocol", Reading.Slip)]
    [InlineData("YAML", "Yet Another Markup Language", Reading.Slip)]
    [InlineData("HMAC", "Hashed Message Authentication Code", Reading.Slip)]
    [InlineData("SASE", "Secure Access Secure Edge", Reading.Slip)]
    [InlineData("DNS", "Domain Name Service", Reading.Slip)]
    [InlineData("ULA", "Unique Local Addresses", Reading.Usual)]
    [InlineData("IR", "Incident Response", Reading.OneOfSeveral)]
    [InlineData("EBS", "Amazon Elastic Block Store", Reading.Usual)]
    [InlineData("HTTP", "Hyper-Text Transfer Protocol", Reading.Usual)]
    [InlineData("SEO", "search engine optimisation", Reading.Usual)]
    [InlineData("PDF", "Probability Density Function", Reading.OneOfSeveral)]
    [InlineData("TLS", "Top Service", Reading.Other)]
    [InlineData("SMS", "Server Migration Service", Reading.OneOfSeveral)]
    [InlineData("ELB", "Elastic Load Balancer", Reading.Usual)]
    [InlineData("ZQX", "Zonal Quick Exit", Reading.Unknown)]
    [InlineData("IEEE", "Institute of Electrical and Electronic Engineers", Reading.Slip)]
    [InlineData("ICANN", "Internet Corporation for Assigned Names and Number", Reading.Slip)]
    public void A_long_form_is_compared_with_the_usual_ones(string shortForm, string longForm, object reading) =>
        Assert.Equal(reading, KnownAbbreviations.ReadingOf(shortForm, longForm));

    [Theory]
    [InlineData("EBS: Elastic Block Service - a virtual drive", "Elastic Block Service")]
    [InlineData("EBS - Elastic Block Store", "Elastic Block Store")]
    [InlineData("Elastic Block Store (EBS)", "Elastic Block Store")]
    public void A_long_form_is_found_beside_its_short_form(string text, string longForm) => Assert.Equal([("EBS", longForm)], Abbreviations.FindAll(text));

    [Theory]
    [InlineData("UDP", "User Data Protocol", new[] { "Networks" })]
    [InlineData("PDF", "Probability Density Function", new string[0])]
    [InlineData("PDF", "Probability Density Function", new[] { "General info" })]
    [InlineData("TLS", "Top Service", new[] { "Networks", "Layers" })]
    [InlineData("ZQX", "Zonal Quick Exit", new[] { "Buildings" })]
    [InlineData("EGT", "entity group txns", new[] { "Tables" })]
    public void An_unusual_long_form_is_rejected(string shortForm, string longForm, string[] context) =>
        Assert.NotNull(new UnusualExpansionGuard().Objection(new Draft(Make("abbreviation", shortForm, longForm)) { Context = [.. context] }, NoNotes));

    [Theory]
    [InlineData("PDF", "Probability Density Function", "Statistics")]
    [InlineData("TCP", "Transmission Control Protocol", "Networks")]
    [InlineData("ZQX", "Zonal Quick Exit", "Buildings", "Evacuation")]
    public void A_usual_long_form_or_one_of_a_named_field_passes(string shortForm, string longForm, params string[] context) =>
        Assert.Null(new UnusualExpansionGuard().Objection(new Draft(Make("abbreviation", shortForm, longForm)) { Context = [.. context] }, NoNotes));

    [Theory]
    [InlineData("questions/exam-p/p-022.md", "Instruments")]
    [InlineData("docs/style-guide.md", "Instruments")]
    [InlineData("physics.md", "Part a (3 points)")]
    [InlineData("physics.md", "Solution")]
    public void A_fact_of_an_exercise_is_not_asked_for(string path, string heading) =>
        Assert.Contains("exercise", Pools.Of(1, (path, $"# Physics\n\n## {heading}\n\n{Instruments}")).GuardsThatStopped("Delta Meter"));

    [Fact]
    public void A_term_that_is_a_predicate_is_not_asked_for_as_a_noun() =>
        Assert.DoesNotContain(Pools.Of("# Lambda\n\n- Has a maximum running time: 15 minutes\n- Has a maximum queue time: 6 minutes\n").Questions, q => q.Prompt.Contains("the has", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_figure_of_a_scenario_is_given_and_not_known() =>
        Assert.Contains("exercise", Pools.Of("# Queue\n\n## Scenario 1\n\n- An order application of AWS receives up to 50,000 orders per minute.\n").GuardsThatStopped("50,000"));

    [Fact]
    public void A_table_whose_rows_are_quantities_is_not_asked_across() =>
        Assert.Contains("no-relation", Pools.Of("# Radio\n\n## Kinds\n\n| Aspect of it | NFC | RFID |\n|---|---|---|\n| Frequency | 13.56 MHz | 860 MHz |\n| Maximum speed | 424 kbps | 640 kbps |\n| Maximum distance | 10 cm | 12 m |\n").GuardsThatStopped("13.56 MHz"));

    [Theory]
    [InlineData("Used here: rarely")]
    [InlineData("Accuracy: can become outdated")]
    [InlineData("Cloud access: requires additional design")]
    [InlineData("TTY handling: basic")]
    public void A_cell_that_weighs_is_no_difference(string key) =>
        Assert.NotNull(new EvaluationGuard().Objection(new Draft(Make("column-contrast", "Static", key)), NoNotes));

    [Theory]
    [InlineData("- Allows the SQS queue up to 10 levels of nested profiles.", "10")]
    [InlineData("- First 20 GB of the SQS queue are kept for at most 10 days in each region.", "10 days")]
    [InlineData("- Narcolepsy: irresistible attacks of sleep that occur daily over at least 3 months", "3 months")]
    public void A_figure_in_a_statement_without_a_subject_is_not_asked_for(string line, string answer) =>
        Assert.DoesNotContain(Pools.Of($"# Queue\n\n{line}\n").Questions, q => q.Answer == answer);

    [Theory]
    [InlineData("Allows up to ____ levels of nested profiles")]
    [InlineData("Limited to ____ consumers by default")]
    [InlineData("Number of ____ blocks per second")]
    [InlineData("Narcolepsy: attacks of sleep that occur daily over at least ____")]
    public void A_statement_without_a_subject_is_stopped(string clue) =>
        Assert.NotNull(new NoSubjectGuard().Objection(new Draft(Make("figure", clue, "10")), NoNotes));

    [Fact]
    public void A_statement_with_its_subject_passes() =>
        Assert.Null(new NoSubjectGuard().Objection(new Draft(Make("figure", "Messages stay in the queue for up to ____", "10 days")), NoNotes));

    [Theory]
    [InlineData("Maximum size of a item is ____")]
    [InlineData("Limited to ____ consumers for a same stream")]
    [InlineData("A default limit of ____ calls per seconds")]
    [InlineData("The queue keeps the the message for ____")]
    public void A_slip_of_grammar_is_stopped(string prompt) =>
        Assert.NotNull(new GrammarSlipGuard().Objection(new Draft(Make("figure", prompt, "10")), NoNotes));

    [Theory]
    [InlineData("A user of a one-time password has an hour and a European key")]
    [InlineData("Which of these is an API call of a unit that lasts?")]
    public void Right_articles_pass(string prompt) =>
        Assert.Null(new GrammarSlipGuard().Objection(new Draft(Make("figure", prompt, "10")), NoNotes));

    [Fact]
    public void The_title_of_a_paper_is_no_description() =>
        Assert.Contains("title", Pools.Of($"# Papers\n\n## Models\n\n{Instruments}- **Flownet**: A Network with Optical Flow for Scenes in Motion Pictures.\n").GuardsThatStopped("Flownet"));

    [Fact]
    public void Catchwords_beside_one_term_are_no_options() =>
        Assert.NotNull(new UnlikeOptionsGuard().Objection(new Draft(Make("which-term", "The name of a device on a network", "Station")) { Options = ["Station", "Wikipedia", "Channel"], Correct = [0] }, NoNotes));

    [Fact]
    public void A_description_without_article_or_verb_needs_one_sign_more() =>
        Assert.Contains("low-trust", Pools.Of("# Physics\n\n## Seasons\n\n- **Alternator wheel**: Small wheel for the evening and the weather outside\n- **Brake wheel**: Narrow belt for the autumn and the spring inside\n- **Carriage wheel**: A large seat that carries a guest through the winter\n- **Drive wheel**: A small plate that keeps the mud away from a coat\n").GuardsThatStopped("Alternator wheel"));

    [Fact]
    public void A_sentence_about_a_command_is_no_description() =>
        Assert.Contains("sentence-meaning", Pools.Of($"# Physics\n\n## Instruments\n\n{Instruments}- **Crystal Viewer**: `ion scan-beam-drifts` lists expected and actual values.\n").GuardsThatStopped("Crystal Viewer"));

    [Fact]
    public void A_sentence_with_a_long_subject_is_no_description() =>
        Assert.Contains("sentence-meaning", Pools.Of($"# Physics\n\n## Instruments\n\n{Instruments}- **Slow Drift**: The actual path of a beam differs from the expected path of the plan.\n").GuardsThatStopped("Slow Drift"));

    [Theory]
    [InlineData("Faces (see the figure above)", "Faces")]
    [InlineData("Memory (2021-10-26 & 2021-11-02)", "Memory")]
    public void The_path_shows_no_asides(string heading, string shown) =>
        Assert.Contains(shown, Assert.Single(Pools.Of($"# Lecture notes of physics\n\n## {heading}\n\nThe TCP (Transmission Control Protocol) is used.\n").Questions).Context.Split(" › "));

    [Theory]
    [InlineData("A clot (of blood) blocks a vessel where it was formed", true)]
    [InlineData("A baker unable to sleep without bread can rise before dawn", true)]
    [InlineData("A clot (of blood) that blocks a vessel where it was formed", false)]
    [InlineData("The number of loaves a baker can lift with one hand", false)]
    [InlineData("A trial using simple loaves (of rye, of oats) to test an oven", false)]
    public void A_sentence_of_its_own_is_no_description_with_brackets_or_without(string meaning, bool isSentence) =>
        Assert.Equal(isSentence, new SentenceMeaningGuard().Objection(new Draft(Make("which-term", meaning, "Thing")), NoNotes) is not null);

    [Theory]
    [InlineData("A mineral that have the same chemical composition")]
    [InlineData("The structure that result from the emplacement of a melt at depth")]
    [InlineData("A technique in which a hacker access a device of somebody else")]
    [InlineData("A process that gives rise a number of outcomes")]
    [InlineData("Castle approach to a layered security strategies")]
    [InlineData("The process of verifying a transactions")]
    [InlineData("What is an Class interface?")]
    [InlineData("Which of these is the networks directly connected to the router?")]
    public void A_verb_or_a_noun_in_the_wrong_number_is_a_slip(string prompt) =>
        Assert.NotNull(new GrammarSlipGuard().Objection(new Draft(Make("which-term", prompt, "Thing")), NoNotes));

    [Theory]
    [InlineData("A set of rules that have no order")]
    [InlineData("A person who has the data that lead to the decision")]
    [InlineData("The hardware and software that run on a phone")]
    [InlineData("Which of these is the process of reading a file?")]
    [InlineData("Which of these is the basis of a vector space?")]
    [InlineData("A file that gives rise to a new version")]
    public void A_verb_in_its_number_passes(string prompt) =>
        Assert.Null(new GrammarSlipGuard().Objection(new Draft(Make("which-term", prompt, "Thing")), NoNotes));

    [Theory]
    [InlineData("A web application receives ____ orders per minute during a sale")]
    [InlineData("Buffering — A shop sells ____ items a day")]
    [InlineData("Minimum storage duration ____ Data is lost when the zone is destroyed")]
    [InlineData("The system defect rate shall be less than 1 failure per ____ of operation")]
    public void A_figure_of_one_case_is_given_and_not_known(string clue) =>
        Assert.NotNull(new IncidentalFigureGuard().Objection(new Draft(Make("figure", clue, "10,000") with { Figure = Figure.FindAll("10,000 MB").First() }), NoNotes));

    [Fact]
    public void A_figure_that_holds_for_every_user_passes() =>
        Assert.Null(new IncidentalFigureGuard().Objection(new Draft(Make("figure", "A user can have up to ____ access keys", "10,000 MB") with { Figure = Figure.FindAll("10,000 MB").First() }), NoNotes));

    [Theory]
    [InlineData("Example: Pharmaceutical Benefits Scheme (PBS)", "Forecasts")]
    [InlineData("The chief medical officer of a ward is Chief Medical Officer (PBS)", "Scenario")]
    [InlineData("As the Non-equilibrium Thermodynamics (PBS) paper says", "Sampling")]
    public void The_abbreviation_of_an_example_is_not_asked_for(string line, string heading)
    {
        var candidate = Make("abbreviation", "PBS", "Pharmaceutical Benefits Scheme") with { Section = Pools.Library(("note.md", $"# Health\n\n## {heading}\n\n- {line}\n")).Sections[0] };
        Assert.NotNull(new AmbiguousAbbreviationGuard().Objection(new Draft(candidate), NoNotes));
    }

    [Theory]
    [InlineData("Peak usage (4.4G)")]
    [InlineData("lladdr 00:11:22:33:44:55")]
    [InlineData("iw dev wlan0")]
    [InlineData("Large projects (>10,000 people)")]
    [InlineData("Defining the default runlevel")]
    public void A_value_read_off_one_machine_or_a_task_is_no_term(string term) =>
        Assert.NotNull(new LabelGuard().Objection(new Draft(Make("what-meaning", term, "The highest amount of memory since the start")), NoNotes));

    [Fact]
    public void The_manual_of_the_web_site_among_the_notes_is_not_asked_about()
    {
        var manual = Enumerable.Range(1, 5).Select(i => ($"docs/page{i}.md", $"# Page {i}\n\nQuartz supports themes, see quartz.config.ts for number {i}.\n\n{Instruments}"));
        Assert.Contains(Pools.Of(1, [.. manual]).Rejections, r => r.Guard is "site-documentation");
    }

    [Fact]
    public void A_folder_in_which_one_note_names_such_a_program_is_asked_about() =>
        Assert.DoesNotContain(Pools.Of(1, [("web/hugo.md", "# Hugo\n\nHugo and Jekyll make sites.\n"), .. Enumerable.Range(1, 5).Select(i => ($"web/note{i}.md", $"# Note {i}\n\n{Instruments}"))]).Rejections, r => r.Guard is "site-documentation");

    private static readonly Corpus NoNotes = new(NoteLibrary.Empty, threads: 1, CancellationToken.None);

    private static Candidate Make(string pattern, string clue, string key) => new()
    {
        Pattern = pattern,
        Kind = QuestionKind.SingleChoice,
        Section = Pools.Library(("note.md", "# Queues\n- Lets a slow consumer wait for longer than others do\n")).Sections[0],
        UnitIndex = 0,
        Line = 2,
        Prompt = clue,
        Clue = clue,
        Key = key,
        Explanation = clue,
        Shape = Shape.Phrase,
    };

    [Theory]
    [InlineData("Purpose", "What is the purpose of “Betatron”?")]
    [InlineData("Used for", "What is “Betatron” used for?")]
    [InlineData("Meaning", "What is meant by “Betatron”?")]
    [InlineData("Best for", null)]
    public void A_column_is_asked_for_what_it_says(string column, string? prompt)
    {
        var pool = Pools.Of($"# Radiation laboratory\n\n## Devices\n\n| Device | {column} |\n|---|---|\n| Betatron | The control of fast electrons on a narrow circle inside a magnet |\n| Gammascope | A view of the traces that strong radiation leaves behind in crystals |\n| Deltameter | A comparison of two weak currents that flow through one bridge |\n| Kappa gauge | The count of dust grains in the air of a quiet room |\n");
        var asked = pool.Questions.Where(q => q.Prompt.Contains("“Betatron”", StringComparison.Ordinal)).Select(q => q.Prompt);
        Assert.Equal(prompt is null ? [] : [prompt], asked);
    }
}
