using Bot.Core.Commands.Game;
using Bot.Core.Notes;
using Bot.Core.Quiz.Grading;
using Bot.Core.Tests.Quiz.Generation;

namespace Bot.Core.Tests.Commands.Game;

public class QuestionBankTests
{
    private const string Old = "Gives a slow consumer more time for its work.";
    private const string New = "Gives a slow consumer extra minutes for its work.";

    [Fact]
    public void A_note_reworded_while_no_process_ran_keeps_the_ids_of_its_questions()
    {
        var before = BankOf(Pools.Queues);
        var after = new QuestionBank();
        after.Remember(before.Questions.Select(q => q.Fingerprint));
        after.Rebuild(Reworded, CancellationToken.None);

        Assert.Contains("extra minutes", after.Find(IdOf(before))!.Stem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_reworded_twice_with_a_restart_between_keeps_its_first_id()
    {
        var first = BankOf(Pools.Queues);
        var second = new QuestionBank();
        second.Remember(first.Questions.Select(q => q.Fingerprint));
        second.Rebuild(Reworded, CancellationToken.None);
        var third = new QuestionBank();
        third.Remember(second.Questions.Select(q => q.Fingerprint));
        third.Rebuild(Pools.Library(("note.md", Pools.Queues.Replace(Old, New.Replace("slow", "tardy", StringComparison.Ordinal), StringComparison.Ordinal))), CancellationToken.None);

        Assert.Contains("tardy", third.Find(IdOf(first))!.Stem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_whose_note_went_away_and_came_back_in_other_words_has_its_old_id()
    {
        var bank = BankOf(Pools.Queues);
        var id = IdOf(bank);
        bank.Rebuild(Pools.Library(("note.md", "# Nothing\n\nNothing is here today.\n")), CancellationToken.None);
        Assert.Null(bank.Find(id));

        bank.Rebuild(Reworded, CancellationToken.None);

        Assert.Contains("extra minutes", bank.Find(id)!.Stem, StringComparison.Ordinal);
    }

    [Fact]
    public void Typed_answers_are_judged_by_the_aliases_and_answers_of_the_notes()
    {
        var library = Pools.Library(("note.md", "# Motors\n\nWhich protein carries vesicles to the plus end::Kinesin\n\nWhich protein carries nothing at all::Kinosyn\n\n- The Quick Relay Buffer (QRB) holds what waits.\n"));
        var bank = new QuestionBank();
        bank.Rebuild(new NoteLibrary(library.Notes, [new AliasGroup(["motor one"], ["kinesin"], 1)]), CancellationToken.None);
        var question = bank.Questions.Single(q => q.Answer == "Kinesin");

        Assert.Equal(TypedOutcome.Right, bank.Grade(question, "motor one").Outcome);
        Assert.Equal(TypedOutcome.Close, bank.Grade(question, "kinesinn").Outcome);
        Assert.Equal(TypedOutcome.Wrong, bank.Grade(question, "kinesyn").Outcome);
        Assert.Equal(TypedOutcome.Right, bank.Grade(question with { Answer = "Quick Relay Buffer" }, "qrb").Outcome);
    }

    private static NoteLibrary Reworded => Pools.Library(("note.md", Pools.Queues.Replace(Old, New, StringComparison.Ordinal)));

    private static QuestionBank BankOf(string markdown)
    {
        var bank = new QuestionBank();
        bank.Rebuild(Pools.Library(("note.md", markdown)), CancellationToken.None);
        return bank;
    }

    private static string IdOf(QuestionBank bank) => bank.Questions.Single(q => q.Answer == "ChangeVisibility").Id;
}
