using Bot.Core.Quiz.Generation;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>Cards as their authors write them, beside what only looks like one.</summary>
public class AuthorsCardTests
{
    private const string Habit = "Capital of Peru::Lima\n\nWhich gas do plants take in?::Carbon dioxide\n\nChemical sign of gold :: Au\n\n";

    [Fact]
    public void A_question_without_an_answer_does_not_take_that_of_the_next() =>
        Assert.Equal(["Which organelle makes energy? | The mitochondrion"], Made("Q: What is the largest organ of the body?\n\nQ: Which organelle makes energy?\nA: The mitochondrion"));

    [Theory]
    [InlineData("Q: What is DNS? A: A system of names.\n\nQ: Which cell carries oxygen?\nA: The red blood cell", "What is DNS? | A system of names")]
    [InlineData("**Q:** What is DNS? **A:** A system of names.", "What is DNS? | A system of names")]
    [InlineData("Question: What is DNS? Answer: A system\nof names.", "What is DNS? | A system of names")]
    [InlineData("Q: Who is in group A: Spain or Peru?\nA: The host", "Who is in group A: Spain or Peru? | The host")]
    public void An_answer_may_stand_beside_its_question(string markdown, string expected) => Assert.Contains(expected, Made(markdown));

    [Fact]
    public void Colons_of_a_program_in_a_question_are_text() =>
        Assert.Equal(["What does std::sort do? | It brings a range in order"], Made("Q: What does std::sort do?\nA: It brings a range in order"));

    [Theory]
    [InlineData("What are the layers\nof the OSI model?\n?\nPhysical to application", "What are the layers of the OSI model? | Physical to application")]
    [InlineData("Text of before.\n\nWhat are the layers\nof the OSI model?\n?\nPhysical to application", "What are the layers of the OSI model? | Physical to application")]
    [InlineData("#flashcards\nWhat are the layers\nof the OSI model?\n?\nPhysical to application", "What are the layers of the OSI model? | Physical to application")]
    [InlineData("Which of these came first?\n- The telegraph\n- The telephone\n?\nThe older one of both", "Which of these came first? The telegraph; The telephone | The older one of both")]
    [InlineData("## Layers of the OSI model\nWhich is the lowest?\n?\nThe physical one", "Which is the lowest? | The physical one")]
    public void The_front_of_a_card_goes_back_to_an_empty_line(string markdown, string expected) => Assert.Contains(expected, Made(markdown));

    [Theory]
    [InlineData("Question:\nWhich gas do plants take in?\n?\nAnswer:\nCarbon dioxide")]
    [InlineData("Q: Which gas do plants take in?::A: Carbon dioxide")]
    [InlineData("**Question**: Which gas do plants take in?\n?\n**Answer**: Carbon dioxide")]
    public void What_only_names_the_sides_of_a_card_is_not_shown(string markdown) => Assert.Equal(["Which gas do plants take in? | Carbon dioxide"], Made(markdown));

    [Fact]
    public void A_front_that_cannot_be_shown_whole_is_no_card() =>
        Assert.Empty(Made("```\nprint(1)\n```\nWhat comes out?\n?\nThe number one"));

    [Theory]
    [InlineData("Capital of Argentina::Buenos Aires", "Capital of Argentina | Buenos Aires")]
    [InlineData("Author of Hamlet::William Shakespeare", "Author of Hamlet | William Shakespeare")]
    [InlineData("1. Largest lake::Caspian Sea", "Largest lake | Caspian Sea")]
    [InlineData("1) Which gas is most of the air?::Nitrogen", "Which gas is most of the air? | Nitrogen")]
    [InlineData("#flashcards Capital of Italy::Rome", "Capital of Italy | Rome")]
    [InlineData("Capital of Italy::Rome #flashcards #europe", "Capital of Italy | Rome")]
    [InlineData("What does `std::move` do?::It casts to an rvalue", "What does std::move do? | It casts to an rvalue")]
    [InlineData("What fell in 1989?::A wall in Berlin", "What fell in 1989? | A wall in Berlin")]
    [InlineData("Event of 1989::Barbed wire is cut", "Event of 1989 | Barbed wire is cut")]
    public void A_card_with_two_colons_is_asked_as_it_stands(string line, string expected) => Assert.Contains(expected, Made(line));

    [Theory]
    [InlineData("# Words\n\n## Flashcards\n\n")]
    [InlineData("---\ntags: [anki, german]\n---\n# Words\n\n")]
    [InlineData("#flashcards/german\n\n# Words\n\nThese are the words of the week. #flashcards/german\n\n")]
    [InlineData("# Animals (deck)\n\n")]
    public void A_deck_may_have_a_word_on_each_side(string opening) =>
        Assert.Equal(
            ["AWS | Amazon Web Services", "RAM | Random access memory", "dog | Hund", "house | Haus", "noon | Mittag"],
            Pools.Of($"{opening}dog::Hund\n\nhouse::Haus\n\nRAM::Random access memory\n\nAWS::Amazon Web Services\n\nnoon:: Mittag\n").Questions.Where(IsCard).Select(Shown).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("dog::Hund", "dog | Hund")]
    [InlineData("The playwright Hamlet::Shakespeare of Stratford", "The playwright Hamlet | Shakespeare of Stratford")]
    public void Among_cards_of_whole_phrases_short_ones_are_cards_too(string line, string expected) => Assert.Contains(expected, Made(Habit + line));

    [Theory]
    [InlineData("DisposableBean::destroy")]
    [InlineData("so I use std::string now")]
    [InlineData("AWS::Region\n\nAWS::Partition")]
    [InlineData("deadline:: 2023-03-24")]
    [InlineData("ping ::1")]
    public void Among_cards_names_of_a_program_stay_names(string line) =>
        Assert.Equal(3, Made(Habit + line).Count());

    [Fact]
    public void What_a_program_writes_into_a_deck_is_no_card() =>
        Assert.Equal(["dog | Hund"], Pools.Of("# Flashcards\n\nid:: 643fe0c1\n\ndog::Hund\n").Questions.Where(IsCard).Select(Shown));

    [Theory]
    [InlineData("use tokio::spawn\n\nsee rayon::join\n\ncall rand::random\n\nthe crate serde::de")]
    [InlineData("Use Foo::Bar in code.\n\nThe enum Color::Red\n\nEvery Shape::Circle has one")]
    [InlineData("Call InitializingBean::afterPropertiesSet\n\nImplement DisposableBean::destroy\n\nSee BeanFactory::getBean")]
    [InlineData("- due date:: tomorrow\n- status:: done\n- AWS::Region\n- AWS::Partition")]
    [InlineData("head :: [a] -> a\n\nname of list :: Item\n\nxs :: [Int]\n\nsum :: [Int] -> Int\n\nnot :: Bool -> Bool")]
    public void Prose_about_programs_makes_no_habit(string markdown) =>
        Assert.DoesNotContain(Made(markdown), q => !q.StartsWith("due date", StringComparison.Ordinal));

    [Fact]
    public void What_is_turned_away_is_told() =>
        Assert.Contains("code-card", Pools.Of("# Science\n\n- Use AWS::Region in templates\n").Rejections.Select(r => r.Guard));

    [Fact]
    public void Words_with_the_same_end_are_no_name_space()
    {
        const string Verbs = "to take off::abheben\n\nto turn off::ausschalten\n\nto give up::aufgeben\n\nto find out::herausfinden\n";
        Assert.Equal(4, Made(Verbs).Count());
    }

    [Fact]
    public void A_deck_of_thousands_gives_all_its_cards()
    {
        var words = string.Concat(Enumerable.Range(0, 2000).Select(i => $"{Word(i)} the boat up::{Word(i + 7000)}\n\n"));
        Assert.Equal(2000, Pools.Of("# Verbs (deck)\n\n" + words).Questions.Count(IsCard));

        static string Word(int i) => string.Concat(i.ToString("D5", System.Globalization.CultureInfo.InvariantCulture).Select(d => "aeioulmnrs"[d - '0']));
    }

    [Theory]
    [InlineData("Capital of France:::Paris", "Capital of France", QuestionKind.Reveal)]
    [InlineData("Capital of France:::Paris", "Paris", QuestionKind.Typed)]
    [InlineData("the house:::das Haus", "the house", QuestionKind.Typed)]
    [InlineData("Which city is the capital of France?\n??\nParis", "Which city is the capital of France?", QuestionKind.Reveal)]
    [InlineData("What do plants do with the light of the sun?::光合作用", "光合作用", QuestionKind.Typed)]
    [InlineData("What do plants do with the light of the sun?::植物利用太阳光的能量制造糖分", "植物利用太阳光的能量制造糖分", QuestionKind.Reveal)]
    public void Only_what_can_be_typed_in_the_same_words_is_typed(string markdown, string answer, QuestionKind kind) =>
        Assert.Equal(kind, Assert.Single(Pools.Of($"# Science\n\n{markdown}\n").Questions, q => q.Answer == answer).Kind);

    private const string Marked = "# Kilns\n\nQ: Which clay shrinks most?\nA: Porcelain\n<!--ID: 1-->\n\n";

    [Fact]
    public void A_line_across_the_page_does_not_end_an_answer_where_an_exporter_marks_the_ends() =>
        Assert.Contains("What does slip do? When is it too thin? | It joins two pieces. It is too thin when it runs off a finger", MadeOf(Marked + "Q: What does slip do? When is it too thin?\nA: It joins two pieces.\n\n---\nIt is too thin when it runs off a finger\n<!--ID: 2-->\n"));

    [Fact]
    public void An_answer_to_the_first_of_two_questions_is_no_answer() =>
        Assert.DoesNotContain(MadeOf(Marked + "Q: What does slip do? When is it too thin?\nA: It joins two pieces.\n\n**Too thin:**\n\n| Slip | Water |\n|---|---|\n| thin | 60 % |\n<!--ID: 2-->\n"), q => q.StartsWith("What does slip do", StringComparison.Ordinal));

    [Fact]
    public void An_answer_that_leads_in_to_what_is_not_shown_is_none() =>
        Assert.DoesNotContain(Made("Q: Which clays are there?\nA: There are three, and a table tells them apart. They are:\n\n---\n"), q => q.StartsWith("Which clays", StringComparison.Ordinal));

    [Fact]
    public void A_note_that_tries_out_cards_asks_nothing() =>
        Assert.Empty(MadeOf("# Test flashcards\n\nQ: Can a question run over two lines?\nA: It can\n"));

    private static IEnumerable<string> Made(string markdown) => Pools.Of($"# Science\n\n{markdown}\n").Questions.Where(IsCard).Select(Shown);

    private static IEnumerable<string> MadeOf(string markdown) => Pools.Of(markdown).Questions.Where(IsCard).Select(Shown);

    private static bool IsCard(Question question) => question.Provenance.Pattern == "card";

    private static string Shown(Question question) => $"{question.Prompt} | {question.Answer}";
}
