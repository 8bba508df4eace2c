using Bot.Core.Quiz.Generation;

namespace Bot.Core.Tests.Quiz.Generation;

public class PatternTests
{
    private const string Lists = """
        # Templates
        - Pseudo parameters:
          - AWS::Region
          - AWS::StackName
          - AWS::NoValue
          - AWS::StackId
        - Intrinsic functions:
          - Fn::GetAtt
          - Fn::Join
          - Fn::Sub
          - Fn::Select
        """;

    [Fact]
    public void A_definition_that_begins_with_a_verb_is_asked_for_its_term_in_a_sentence() =>
        Assert.Contains("RelayMQ queues › Calls — Which of these gives a slow consumer more time for its work? | ChangeVisibility", Pools.Of(Pools.Queues).Made("which-term"));

    [Fact]
    public void A_definition_that_begins_with_an_article_is_asked_for_its_term_with_is() =>
        Assert.Contains("RelayMQ queues › Parts — Which of these is the buffer in which new messages wait before anybody sees them? | Delay line", Pools.Of(Pools.Queues).Made("which-term"));

    [Fact]
    public void A_definition_is_asked_for_its_meaning_too() =>
        Assert.Contains("RelayMQ queues › Calls — What does “PurgeQueue” do? | Drops every message that waits, nothing else", Pools.Of(Pools.Queues).Made("what-meaning"));

    [Fact]
    public void A_term_that_is_a_quantity_is_asked_for_its_figure() =>
        Assert.Contains("RelayMQ queues › Limits — What is the default retention? | 4 days", Pools.Of(Pools.Queues).Made("figure"));

    [Fact]
    public void A_figure_in_a_sentence_becomes_a_gap() =>
        Assert.Contains(
            "RelayMQ queues › Limits — Fill the gap: “Consumers of the SQS service may keep a message hidden for up to ____” | 12 hours".Replace("may keep", "can keep", StringComparison.Ordinal),
            Pools.Of(Pools.Queues.Replace("may keep", "can keep", StringComparison.Ordinal)).Made("figure"));

    [Fact]
    public void A_table_of_two_things_is_asked_for_what_only_one_of_them_is() =>
        Assert.Contains(Pools.Of(Pools.Queues).Questions, q => q.Provenance.Pattern == "comparison" && q.Prompt == "Which of these is true of “Standard queue”, not of “FIFO queue”?");

    [Theory]
    [InlineData("❌ Closed by hand", "Open to the whole street")]
    [InlineData("Optional", "Open to the whole street")]
    [InlineData("Required", "Required (badge and pin)")]
    public void A_row_with_a_mark_or_a_cell_inside_the_other_is_not_compared(string cell, string other)
    {
        var pool = Pools.Of(Pools.Queues.Replace("| Price | Lower | Higher by a quarter |", $"| Price | Lower | Higher by a quarter |\n| Door | {cell} | {other} |", StringComparison.Ordinal));
        Assert.NotEmpty(pool.Made("comparison"));
        Assert.DoesNotContain(pool.Questions, q => q.Provenance.Pattern == "comparison" && q.Options.Any(o => o.StartsWith("Door", StringComparison.Ordinal)));
    }

    [Fact]
    public void Cells_of_a_comparison_are_written_as_in_the_note() =>
        Assert.All(Pools.Of(Pools.Queues).Questions.Where(q => q.Provenance.Pattern == "comparison").SelectMany(q => q.Options), o => Assert.Matches("^[A-Z][a-z]+: [A-Z]", o));

    [Theory]
    [InlineData("**Couriers vs Postmen:**\n")]
    [InlineData("**Couriers vs Postmen:**\n\n")]
    public void A_line_in_bold_above_a_table_stands_in_the_path(string line)
    {
        var pool = Pools.Of($"# Letters\n\nA letter goes on its way by day and by night, whatever the weather is.\n\n{line}| Aspect | Courier | Postman |\n|---|---|---|\n| Order | Best effort | First in, first out |\n| Delivery | At least once | Exactly one time |\n| Throughput | Nearly unlimited | Limited by partition |\n| Price | Lower | Higher by a quarter |\n");
        Assert.NotEmpty(pool.Made("comparison"));
        Assert.All(pool.Questions.Where(q => q.Provenance.Pattern == "comparison"), q => Assert.Equal("Letters › Couriers vs Postmen", q.Context));
    }

    [Fact]
    public void A_cell_of_a_table_is_asked_for_by_row_and_column()
    {
        var pool = Pools.Of("""
            # Gut
            | Part | Artery |
            |---|---|
            | Foregut | Celiac trunk |
            | Midgut | Superior mesenteric |
            | Hindgut | Inferior mesenteric |
            """);
        Assert.Contains("Gut — What is the artery for “Foregut”? | Celiac trunk", pool.Made("table-cell"));
    }

    [Fact]
    public void A_figure_in_a_table_is_asked_for_by_row_and_column()
    {
        var pool = Pools.Of("""
            # Settings
            | Setting | Minimum | Default |
            |---|---|---|
            | Visibility | 5 seconds | 30 seconds |
            | Long polling | 1 second | 20 seconds |
            | Heartbeat | 10 seconds | 60 seconds |
            """);
        Assert.Contains("Settings — What is the default for “Visibility”? | 30 seconds", pool.Made("table-figure"));
    }

    [Fact]
    public void A_line_that_says_what_to_use_for_a_goal_is_asked_for_the_means()
    {
        var pool = Pools.Of(Pools.Queues + "\n## Tricks\n- to slow down eager newcomers -> use Brake Pads\n- **Big Wheels**: Carry the heaviest payloads.\n- **Side Doors**: Open a second way in.\n- **Spare Parts**: Wait until something breaks.\n");
        Assert.Contains("RelayMQ queues › Tricks — What do you use to slow down eager newcomers? | Brake Pads", pool.Made("goal"));
    }

    [Fact]
    public void Questions_with_lettered_options_are_taken_as_they_stand()
    {
        var pool = Pools.Of("""
            # Practice
            1. Which service stores objects for years? (Choose TWO)
                - A. Simple storage
                - B. The message queue
                - C. Cold archive
                - D. The load balancer

                <details><summary>Answer</summary>
                Correct answer: A, C
                </details>
            """);
        var question = Assert.Single(pool.Questions);
        Assert.Equal(QuestionKind.MultipleChoice, question.Kind);
        Assert.Equal(["Simple storage", "The message queue", "Cold archive", "The load balancer"], question.Options);
        Assert.Equal([0, 2], question.Correct);
    }

    [Fact]
    public void A_tick_list_under_a_question_is_a_question()
    {
        var pool = Pools.Of("""
            # Quiz
            Which planet is the largest one?
            - [ ] Mars
            - [x] Jupiter
            - [ ] Venus
            """);
        Assert.Equal("Jupiter", Assert.Single(pool.Questions).Answer);
    }

    [Fact]
    public void A_list_of_chores_with_ticks_is_no_question() =>
        Assert.Empty(Pools.Of("# Chores\nToday at home:\n- [ ] Wash the dishes\n- [x] Feed the cat\n- [ ] Water the plants\n").Questions);

    [Theory]
    [InlineData("What is the capital of France?::Paris", "What is the capital of France?", "Paris")]
    [InlineData("Chemical sign of gold :: Au", "Chemical sign of gold", "Au")]
    [InlineData("Who painted the ceiling?\n?\nMichelangelo", "Who painted the ceiling?", "Michelangelo")]
    [InlineData("Q: Who wrote Faust?\nA: Goethe", "Who wrote Faust?", "Goethe")]
    public void An_authors_card_is_asked_as_written(string markdown, string prompt, string answer)
    {
        var question = Assert.Single(Pools.Of("# Cards\n\n" + markdown + "\n").Questions, q => q.Provenance.Pattern == "card");
        Assert.Equal((prompt, answer, QuestionKind.Typed), (question.Prompt, question.Answer, question.Kind));
    }

    [Theory]
    [InlineData("- use Fn::GetAtt for attributes")]
    [InlineData("- AWS::Region")]
    [InlineData("- the type `std::vector` grows by itself")]
    [InlineData("- Transform: 'AWS::Serverless-2016-10-31'")]
    public void Two_colons_inside_an_identifier_are_no_card(string line) =>
        Assert.DoesNotContain(Pools.Of("# Code\n\n" + line + "\n").Questions, q => q.Provenance.Pattern == "card");

    [Fact]
    public void Both_directions_of_a_triple_colon_are_asked() =>
        Assert.Equal(2, Pools.Of("# Words\n\nthe house:::das Haus\n").Made("card").Count());

    [Fact]
    public void A_marked_gap_is_asked_with_its_hint() =>
        Assert.Equal("Cells — Fill the gap: “Energy comes from the ____ (organelle)” | mitochondria", Assert.Single(Pools.Of("# Cells\n\nEnergy comes from the {{c1::mitochondria::organelle}}.\n").Made("cloze")));

    [Theory]
    [InlineData("cloze: highlight", 1)]
    [InlineData("tags: biology", 0)]
    public void Highlights_are_gaps_only_where_the_front_matter_asks(string frontMatter, int count) =>
        Assert.Equal(count, Pools.Of($"---\n{frontMatter}\n---\n# Cells\n\nEnergy comes from the ==mitochondria== of the cell.\n").Made("cloze").Count());

    [Fact]
    public void An_abbreviation_is_spelled_out_by_typing() =>
        Assert.Contains("Messaging — What does DLQ stand for? | Dead Letter Queue", Pools.Of("# Messaging\n- Failed work goes to the Dead Letter Queue (DLQ) in the end.\n").Made("abbreviation"));

    [Fact]
    public void A_heading_that_asks_becomes_a_card_with_what_stands_under_it() =>
        Assert.Contains("How does a function reach a private database? | Connect the function to the subnets of the database", Pools.Of("# Functions\n## 1. How does a function reach a private database?\nConnect the function to the subnets of the database.\n").Made("question-heading"));

    [Fact]
    public void A_list_asks_which_thing_belongs() =>
        Assert.Contains(Pools.Of(Lists).Questions, q => q is { Provenance.Pattern: "list-member", Prompt: "Which of these is one of the “Intrinsic functions”?" });

    // A list gives one question; which of the two it is, is another matter.
    [Fact]
    public void A_list_asks_which_thing_does_not_belong()
    {
        var pool = Pools.Of(Lists);
        var asked = pool.Questions.Where(q => q.Provenance.Pattern == "list-outsider").Select(q => q.Prompt);
        var passedOver = pool.Rejections.Where(r => r is { Pattern: "list-outsider", Guard: "sibling" }).Select(r => r.Prompt);
        Assert.Contains("Which of these is NOT one of the “Pseudo parameters”?", asked.Concat(passedOver));
    }

    [Fact]
    public void Notes_in_another_language_give_their_cards_and_nothing_else()
    {
        var pool = Pools.Of("""
            # Geschichte
            - **Reichstag**: Das Parlament, das die Gesetze des Reiches mit dem Bundesrat beschließt.
            - **Bundesrat**: Die Vertretung der Fürsten und der freien Städte in dem Reich.
            - **Kaiser**: Der Herrscher, der den Kanzler ernennt und den Krieg erklärt.
            - **Kanzler**: Der Leiter der Regierung, der nur dem Kaiser und nicht dem Parlament verantwortlich ist.

            Wer war der erste Kanzler?::Otto von Bismarck
            """);
        Assert.Equal("card", Assert.Single(pool.Questions).Provenance.Pattern);
    }

    [Fact]
    public void Notes_without_structure_give_nothing_and_say_so()
    {
        var pool = Pools.Of("# Diary\nWent for a walk and it was nice\n");
        Assert.Empty(pool.Questions);
        Assert.Equal("Nothing has a form that a question can be made of; write lines such as '**Term**: meaning'.", Assert.Single(pool.Sections).Reason);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Wrong_options_are_of_the_same_sort_where_the_notes_have_such(int seed)
    {
        const string Note = "# Airport\n\n## Places\n\n- **Tower**: A room whose crew clears each landing.\n- **Hangar**: A hall in which broken aircraft get repaired.\n- **Chock**: A wedge that keeps wheels still at night.\n"
            + "- **Briefing**: A room with charts and weather for departing pilots.\n- **Jet bridge**: A corridor between gate and cabin door.\n- **Lounge**: A room behind security for waiting travellers.\n- **Tug**: A tractor with which aircraft leave their stand.\n- **Galley**: A room on board that heats meals.\n";

        var question = Pools.Of(Note, seed).Questions.Single(q => q.Provenance.Pattern == "what-meaning" && q.Stem.Contains("“Lounge”", StringComparison.Ordinal));

        Assert.All(question.Options, o => Assert.StartsWith("A room", o, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_names_that_the_notes_define_stand_beside_the_word_for_a_gap()
    {
        var pool = Pools.Of("# Street\n\n## Fences\n\n**Iron Fence** keeps every stray dog of the street out of the quiet garden behind.\n\n**Wooden Gate** is a door that opens to the street.\n\n**Stone Wall** is a row of rocks that stands since long ago.\n\n**Green Hedge** is a row of shrubs that a gardener cuts.\n\nEvery house has **Walls + Iron Fen** around it in those days.\n");
        var options = pool.Questions.Where(q => q.Provenance.Pattern == "bold-gap").SelectMany(q => q.Options).ToList();
        Assert.Contains("Stone Wall", options);
        Assert.DoesNotContain("Walls + Iron Fen", options);
    }

    [Theory]
    [InlineData("Maximum payload with the Extended Client", "What is the maximum payload with the Extended Client?")]
    [InlineData("Growth limit of Aurora", "What is the growth limit of Aurora?")]
    [InlineData("Storage Gateway cache size", "What is the Storage Gateway cache size?")]
    public void A_quantity_loses_the_capital_of_its_first_word(string term, string prompt) =>
        Assert.Contains(prompt, Pools.Of($"# RelayMQ queues\n\n## Limits\n\n- **{term}**: 64 GB\n- **Maximum retention**: 14 days\n").Questions.Select(q => q.Prompt));

    [Theory]
    [InlineData("An ASG stands for Auto Scaling Group and belongs to a launch template.", "Auto Scaling Group")]
    [InlineData("Objects are kept in the Simple Storage Service (S3) of the region.", "Simple Storage Service")]
    [InlineData("Machines run in the Elastic Compute Cloud (EC2) of the region.", "Elastic Compute Cloud")]
    public void An_abbreviation_is_found_as_people_spell_it_out(string line, string expansion) =>
        Assert.Equal([expansion], Pools.Of($"# Virtual machines\n\n## Launching them\n\n{line}\n").Questions.Where(q => q.Provenance.Pattern == "abbreviation").Select(q => q.Answer));

    [Theory]
    [InlineData("Requests are sorted on the Layer 7 (L7) of the network model.")]
    [InlineData("Each machine has a Central Processing Unit (CPU) with four cores.")]
    public void A_number_and_an_everyday_word_are_not_spelled_out(string line) =>
        Assert.Empty(Pools.Of($"# Virtual machines\n\n## Launching them\n\n{line}\n").Made("abbreviation"));

    [Theory]
    [InlineData("How do I feed a cat?", "Put dry food for the cat into a bowl twice a day and keep fresh water beside it.")]
    [InlineData("How do you wash a dog?", "Rinse the dog with lukewarm water, rub in a mild shampoo and rinse again until the water is clear.")]
    [InlineData("What is a ferret?", "A ferret is a small domesticated animal that is related to the weasel.")]
    [InlineData("Why do cells divide when they grow?", "Cells divide because their surface is too small for their volume when they grow.")]
    public void A_question_with_a_subject_of_its_own_in_a_heading_becomes_a_card(string heading, string answer) =>
        Assert.Equal([$"{heading} | {answer.TrimEnd('.')}"], Pools.Of($"# Animals\n\nAnimals live with people and need care on every day of the year.\n\n## {heading}\n\n{answer}\n").Questions.Where(q => q.Provenance.Pattern == "question-heading").Select(q => $"{q.Prompt} | {q.Answer}"));

    [Theory]
    [InlineData("What are the limits?", "The limits are set by the region and by the type of the instance.")]
    [InlineData("How does it work?", "It works by sending each request to the machine that waits longest.")]
    [InlineData("How do I wash my dog?", "Rinse the dog with lukewarm water, rub in a mild shampoo and rinse again.")]
    public void A_question_without_a_subject_of_its_own_is_no_card(string heading, string answer) =>
        Assert.Empty(Pools.Of($"# Animals\n\nAnimals live with people and need care on every day of the year.\n\n## {heading}\n\n{answer}\n").Made("question-heading"));

    [Fact]
    public void Real_figures_of_the_note_stand_beside_a_figure()
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var pool = Pools.Of("# RelayMQ queues\n\n## Limits\n\n- **Default retention**: 4 days\n- **Maximum retention**: 14 days\n- **Longest dispute**: 9 days\n", seed);
            var question = Assert.Single(pool.Questions, q => q.Prompt == "What is the maximum retention?");
            Assert.Contains("4 days", question.Options);
            Assert.Contains("9 days", question.Options);
            Assert.Equal(4, question.Options.Length);
        }
    }
}
