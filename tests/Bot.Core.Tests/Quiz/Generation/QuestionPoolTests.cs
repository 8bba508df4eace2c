using System.Text.Json;
using Bot.Core.Quiz.Generation;
using Bot.Core.Quiz.Generation.Language;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests.Quiz.Generation;

public class QuestionPoolTests
{
    [Fact]
    public void The_same_notes_and_seed_give_the_same_bytes() =>
        Prop.ForAll<int>(seed => Bytes(Pools.Of(Pools.Queues, seed)) == Bytes(Pools.Of(Pools.Queues, seed))).Check(Few);

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Any_number_of_threads_gives_the_same_bytes(int threads)
    {
        // Two copies of the notes, so that there are duplicates of which the first must stand.
        var library = Pools.Library([.. Pools.ShippedNotes(), .. Pools.ShippedNotes().Select(n => ("copy/" + n.Path, n.Markdown))]);
        Assert.Equal(Everything(Generate(1)), Everything(Generate(threads)));

        QuestionPool Generate(int count) => QuestionGenerator.Generate(library, new GenerationOptions { Threads = count }, CancellationToken.None);
        static string Everything(QuestionPool pool) => JsonSerializer.Serialize(new { pool.Questions, pool.Candidates, pool.RejectionCounts, pool.Rejections, pool.Sections, pool.Lint });
    }

    [Fact]
    public void Without_a_thread_nothing_can_be_made() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QuestionGenerator.Generate(Pools.Library(("note.md", Pools.Queues)), new GenerationOptions { Threads = 0 }, CancellationToken.None));

    [Fact]
    public void The_seed_changes_no_id() =>
        Prop.ForAll<int, int>((a, b) => OfTwoSeeds(a, b) is { Count: > 0 } pairs && pairs.TrueForAll(p => p.First.Id == p.Second.Id)).Check(Few);

    [Fact]
    public void The_seed_changes_options() =>
        Assert.Contains(OfTwoSeeds(1, 2), p => !p.First.Options.SequenceEqual(p.Second.Options));

    [Fact]
    public void Options_differ_and_a_single_choice_has_one_right_answer_that_is_not_in_its_stem()
    {
        foreach (var question in Pools.Shipped(seed: 7).Questions.Where(q => q.Kind == QuestionKind.SingleChoice))
        {
            Assert.InRange(question.Options.Length, 3, 4);
            Assert.Equal(question.Options.Length, question.Options.Select(Words.Normalize).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(question.Answer, question.Options[Assert.Single(question.Correct)]);
            Assert.DoesNotContain(Words.Normalize(question.Answer) + " ", Words.Normalize(question.Stem) + " ", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Texts_are_one_plain_line_each()
    {
        foreach (var question in Pools.Shipped(seed: 3).Questions)
            Assert.All([question.Stem, question.Answer, question.Explanation, .. question.Options], text => Assert.DoesNotContain(text, char.IsControl));
    }

    [Fact]
    public void The_shipped_notes_yield_150_questions_and_3_in_every_file()
    {
        var pool = Pools.Shipped(seed: 1);
        Assert.True(pool.Questions.Length >= 150, $"{pool.Questions.Length} questions");
        Assert.All(pool.Sections.Select(s => s.Path).Distinct(StringComparer.Ordinal), path => Assert.True(pool.Questions.Count(q => q.Path == path) >= 3, path));
    }

    [Fact]
    public void Who_does_not_know_the_notes_guesses_badly()
    {
        var questions = Enumerable.Range(1, 3).SelectMany(seed => Pools.Shipped(seed).Questions).Where(q => q.Options.Length == 4).ToList();
        Assert.InRange(Score(questions, q => Guessers.Longest(q.Options)), 0, 0.35);
        Assert.InRange(Score(questions, q => Guessers.WordOverlap(q.Stem, q.Options)), 0, 0.35);
        Assert.InRange(Score(questions, q => Guessers.OddOneOut(q.Options)), 0, 0.35);
        Assert.InRange(questions.Average(q => Guessers.Longest(q.Options) == q.Correct[0] ? 1.0 : 0), 0, 0.3);
        for (var position = 0; position < 4; position++)
            Assert.InRange(questions.Average(q => q.Correct[0] == position ? 1.0 : 0), 0.17, 0.33);
    }

    [Fact]
    public void Reformatting_and_moving_keep_every_id()
    {
        var before = Ids(Pools.Of(Pools.Queues));
        var moved = Pools.Queues.Replace("- **", "*   **", StringComparison.Ordinal).Replace("\n## ", "\n\n\n### ", StringComparison.Ordinal);
        var after = QuestionGenerator.Generate(Pools.Library(("other/place.md", moved)), new GenerationOptions(), CancellationToken.None);
        Assert.Superset(before, Ids(after));
    }

    [Fact]
    public void A_small_rewording_keeps_the_record()
    {
        var before = Pools.Of(Pools.Queues);
        var after = Pools.Of(Pools.Queues.Replace("Gives a slow consumer more time for its work.", "Gives a slow consumer extra minutes for its work.", StringComparison.Ordinal));
        var old = before.Questions.Single(q => q.Answer == "ChangeVisibility");
        Assert.Null(after.Find(old.Id));
        var rematched = after.Rematch(before.Questions.Select(q => q.Fingerprint));
        Assert.Contains("extra minutes", rematched.Find(old.Id)!.Stem, StringComparison.Ordinal);
        Assert.DoesNotContain(rematched.Retired, r => r.Id == old.Id);
    }

    [Fact]
    public void A_changed_figure_is_another_question_and_the_old_one_is_retired()
    {
        var before = Pools.Of(Pools.Queues);
        var old = before.Questions.Single(q => q.Answer == "4 days");
        var after = Pools.Of(Pools.Queues.Replace("4 days", "5 days", StringComparison.Ordinal).Replace("15 days", "14 days", StringComparison.Ordinal)).Rematch(before.Questions.Select(q => q.Fingerprint));
        Assert.Null(after.Find(old.Id));
        Assert.Contains(after.Retired, r => r.Id == old.Id);
    }

    [Fact]
    public void Cards_that_differ_in_the_order_of_their_words_have_ids_of_their_own()
    {
        var pool = Pools.Of("# Gases\n\nWhat happens to the pressure when the volume rises? :: It falls\n\nWhat happens to the volume when the pressure rises? :: It falls\n");
        Assert.Equal(2, pool.Questions.Length);
        Assert.Equal(pool.Questions.Select(q => q.Id), pool.Rematch(pool.Questions.Select(q => q.Fingerprint)).Questions.Select(q => q.Id));
    }

    [Theory]
    [InlineData("Who wrote the play Hamlet? :: Shakespeare", "Who wrote the play Macbeth? :: Shakespeare")]
    [InlineData("What happens to the pressure when the volume rises? :: It falls", "What happens to the volume when the pressure rises? :: It falls")]
    [InlineData("Which hormone makes the blood pressure rise? :: Adrenaline", "Which hormone makes the blood sugar rise? :: Adrenaline")]
    public void A_card_about_another_subject_does_not_inherit_the_record(string old, string now)
    {
        var (before, after) = (Pools.Of($"# Cards\n\n{old}\n").Questions.Single(), Pools.Of($"# Cards\n\n{now}\n"));
        Assert.Equal([before.Id], after.Rematch([before.Fingerprint]).Retired.Select(r => r.Id));
    }

    [Theory]
    [InlineData("Who painted the ceiling of the Sistine Chapel? :: Michelangello", "Who painted the ceiling of the Sistine Chapel? :: Michelangelo")]
    [InlineData("Who painted the ceiling of the Sistin Chapel? :: Michelangelo", "Who painted the ceiling of the Sistine Chapel? :: Michelangelo")]
    [InlineData("Who painted the ceiling of the Sistine Chapel? :: Michelangelo", "Who was it that painted the whole ceiling of the Sistine Chapel? :: Michelangelo")]
    public void A_corrected_or_reworded_card_keeps_its_record(string old, string now)
    {
        var (before, after) = (Pools.Of($"# Cards\n\n{old}\n").Questions.Single(), Pools.Of($"# Cards\n\n{now}\n"));
        Assert.NotNull(after.Rematch([before.Fingerprint]).Find(before.Id));
    }

    [Fact]
    public void An_answer_that_was_wrong_is_another_question()
    {
        var (before, after) = (Pools.Of("# Cards\n\nWhat do stressed hearts do to the pressure? :: decrease\n").Questions.Single(), Pools.Of("# Cards\n\nWhat do stressed hearts do to the pressure? :: increase\n"));
        Assert.Equal([before.Id], after.Rematch([before.Fingerprint]).Retired.Select(r => r.Id));
    }

    [Fact]
    public void Rematching_with_itself_changes_nothing()
    {
        var pool = Pools.Of(Pools.Queues);
        var again = pool.Rematch(pool.Questions.Select(q => q.Fingerprint));
        Assert.Equal(pool.Questions.Select(q => q.Id), again.Questions.Select(q => q.Id));
        Assert.Empty(again.Retired);
    }

    [Fact]
    public void A_question_says_which_guards_it_passed_and_none_that_is_for_other_kinds()
    {
        var definition = Pools.Of(Pools.Queues).Questions.First(q => q.Provenance.Pattern == "which-term");
        var card = Pools.Of("# Cards\n\nWho painted the ceiling of the Sistine Chapel? :: Michelangelo\n").Questions.Single();
        string[] ofAll = ["answer-in-stem", "second-answer", "duplicate", "sibling"];
        string[] ofPool = ["lonely-definition", "longest-key-quota"];
        Assert.Empty(ofAll.Concat(ofPool).Except(definition.Provenance.GuardsPassed));
        Assert.Empty(ofAll.Except(card.Provenance.GuardsPassed));
        Assert.Empty(ofPool.Intersect(card.Provenance.GuardsPassed));
    }

    [Fact]
    public void Cancelling_stops_the_generation()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => QuestionGenerator.Generate(Pools.Library(("note.md", Pools.Queues)), new GenerationOptions(), cancelled.Token));
    }

    [Theory]
    [InlineData("a line of a megabyte")]
    [InlineData("five thousand siblings")]
    [InlineData("deep nesting")]
    public void Monstrous_notes_are_read_to_the_end(string monster)
    {
        var text = monster switch
        {
            "a line of a megabyte" => "# X\n- " + string.Concat(Enumerable.Repeat("word 12 days: ", 75_000)),
            "five thousand siblings" => "# X\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"- **Term{(char)('A' + i % 26)}x{i}**: Keeps the {i}th drawer of the cabinet closed for winter\n")),
            _ => "# X\n" + string.Concat(Enumerable.Range(0, 28).Select(i => new string(' ', i * 2) + $"- level {i} of the list\n")),
        };
        Assert.Contains(Pools.Of(text + LastCard).Questions, q => q.Answer == "Lima");
    }

    [Fact]
    public void Any_text_gives_a_pool() =>
        Prop.ForAll<NonNull<string>>(text => Pools.Of($"# Title\n{text.Get}{LastCard}").Questions is var questions && questions.All(q => q.Stem.Length > 0) && questions.Any(q => q.Answer == "Lima")).Check(Few);

    private const string LastCard = "\n\n# End\n\nWhat is the capital of Peru?::Lima\n";

    private static List<(Question First, Question Second)> OfTwoSeeds(int a, int b) =>
        [.. Pools.Of(Pools.Queues, a).Questions.Join(Pools.Of(Pools.Queues, b).Questions, q => (q.Prompt, q.Answer), q => (q.Prompt, q.Answer), (x, y) => (x, y))];

    // A generation each: a hundred would take most of the suite's time.
    private static Config Few => Config.QuickThrowOnFailure.WithMaxTest(10);

    private static string Bytes(QuestionPool pool) => JsonSerializer.Serialize(pool.Questions);

    private static HashSet<string> Ids(QuestionPool pool) => [.. pool.Questions.Select(q => q.Id)];

    // A guesser whose cue points nowhere takes any option.
    private static double Score(List<Question> questions, Func<Question, int?> guess) =>
        questions.Average(q => guess(q) is { } choice ? (choice == q.Correct[0] ? 1.0 : 0) : 1.0 / q.Options.Length);
}
