using Bot.Core.Game;
using NodaTime;

namespace Bot.Core.Chat;

/// <summary>The sentences of questions, answers and quizzes.</summary>
public abstract partial class Phrases
{
    public abstract string Question { get; }

    public abstract string SeveralAreRight(int count);

    public abstract string SubmitAnswer { get; }

    public abstract string TypeAnswer { get; }

    public abstract string YourAnswer { get; }

    public abstract string ShowAnswer { get; }

    public abstract string ChooseAnswers { get; }

    public abstract string AnswerIs { get; }

    public abstract string TheNoteSays { get; }

    public abstract string ShowNote { get; }

    public abstract string NextQuestion { get; }

    public abstract string AddToReview { get; }

    public abstract string AddedToReview { get; }

    public abstract string InReviewAlready { get; }

    public abstract string MissAddedToReview { get; }

    public abstract string Report { get; }

    public abstract string ReportTitle { get; }

    public abstract string ReportReason { get; }

    public abstract string Reported { get; }

    public abstract string ReportedBefore { get; }

    public abstract string Right { get; }

    public abstract string Wrong { get; }

    public abstract string YouChose(string letters);

    public abstract string MyAnswer { get; }

    public abstract string NotAnswered { get; }

    public abstract string YouTyped(string text);

    public abstract string IKnewIt { get; }

    public abstract string IDidNot { get; }

    public abstract string PracticeFooter(int number);

    public abstract string QuestionGone { get; }

    public abstract string NoQuestions { get; }

    public abstract string NoQuestionsAbout(string topic);

    public abstract string NoQuestionsLeft { get; }

    public abstract string Questions(int count);

    public abstract string DailyFooter(Duration openFor, AnswerRule rule);

    public abstract string RoundFooter(Duration openFor);

    public abstract string SplitLine(int people, int right);

    public abstract string LastQuestion { get; }

    public abstract string NoteChanged { get; }

    public abstract string UnknownPost { get; }

    public abstract string PostClosed { get; }

    public abstract string AnswerTaken(string answer);

    public abstract string AnswerTakenForNow(string answer);

    public abstract string AnswerChanged(string from, string to);

    public abstract string AnswerStays(string answer);

    public abstract string AnswerReplaced(string to);

    public abstract string AnsweredBefore { get; }

    public abstract string AnsweredBeforeWith(string answer);

    public abstract string PointsEarned(int points, bool countedBefore);

    public abstract string ClosesIn(Duration left);

    public abstract string Somebody { get; }

    public abstract string RoundOf(int round, int rounds);

    public abstract string ModeName(QuizMode mode);

    public abstract string SecondsEach(int seconds);

    public abstract string QuizStarts(int rounds, string? topic);

    public abstract string QuizRunsHere { get; }

    public abstract string QuizLimits { get; }

    public abstract string NoQuizHere { get; }

    public abstract string OnlyStarterStops { get; }

    public abstract string QuizStopping { get; }

    public abstract string QuizResult { get; }

    public abstract string QuizEnded(QuizStatus status, int rounds);

    public abstract string QuizScore(int points, int right, int rounds);

    public abstract string NobodyAnswered { get; }

    public abstract string MissedQuestions { get; }

    public abstract string NoSuchGroup(string name, string known);

    /// <summary>Returns a span of time in its two largest units, such as <c>3 h 20 min</c>; at least a second.</summary>
    public abstract string Span(Duration span);

    private protected static string SpanOf(Duration span, string day, string days)
    {
        var rounded = Duration.FromSeconds(Math.Max(1, (long)Math.Round(span.TotalSeconds)));
        if (rounded.Days > 0)
            return $"{rounded.Days} {(rounded.Days == 1 ? day : days)}{(rounded.Hours > 0 ? $" {rounded.Hours} h" : "")}";
        if (rounded.Hours > 0)
            return $"{rounded.Hours} h{(rounded.Minutes > 0 ? $" {rounded.Minutes} min" : "")}";
        return rounded.Minutes > 0 ? $"{rounded.Minutes} min{(rounded.Seconds > 0 ? $" {rounded.Seconds} s" : "")}" : $"{rounded.Seconds} s";
    }

    private sealed partial class EnglishPhrases
    {
        public override string Question => "Question";

        public override string SeveralAreRight(int count) => $"{count} of these are right. Choose them all, then press Submit.";

        public override string SubmitAnswer => "Submit";

        public override string TypeAnswer => "Answer";

        public override string YourAnswer => "Your answer";

        public override string ShowAnswer => "Show answer";

        public override string ChooseAnswers => "Choose answers";

        public override string AnswerIs => "Answer:";

        public override string TheNoteSays => "The note says:";

        public override string ShowNote => "Show note";

        public override string NextQuestion => "Next";

        public override string AddToReview => "Add to my review";

        public override string AddedToReview => "Added to your review. /review asks it when it is due.";

        public override string InReviewAlready => "This question is in your review already.";

        public override string MissAddedToReview => "It is in your review now.";

        public override string Report => "Report";

        public override string ReportTitle => "What is wrong with this question?";

        public override string ReportReason => "What is wrong";

        public override string Reported => "Thank you. The question is not asked here again until a manager has looked at it.";

        public override string ReportedBefore => "You have reported this question already; a manager will look at it.";

        public override string Right => "Right.";

        public override string Wrong => "Not right.";

        public override string YouChose(string letters) => $"You chose {letters}.";

        public override string MyAnswer => "My answer";

        public override string NotAnswered => "You did not answer this question.";

        public override string YouTyped(string text) => $"You wrote “{text}”.";

        public override string IKnewIt => "I knew it";

        public override string IDidNot => "I did not";

        public override string PracticeFooter(int number) => $"Practice · question {number}";

        public override string QuestionGone => "The notes do not give this question any more: the line it came from was changed or removed.";

        public override string NoQuestions =>
            "The notes give no questions yet. Lines such as “**Term**: meaning” or “question::answer” become questions.";

        public override string NoQuestionsAbout(string topic) => $"There are no questions on “{topic}”. There are some on:";

        public override string NoQuestionsLeft => "No question fits this choice. Try another topic or difficulty.";

        public override string Questions(int count) => count == 1 ? "1 question" : $"{count} questions";

        public override string DailyFooter(Duration openFor, AnswerRule rule) =>
            $"Open for {Span(openFor)} · {(rule == AnswerRule.First ? "your first answer counts" : "your last answer before closing counts")}";

        public override string RoundFooter(Duration openFor) => $"{Span(openFor)} to answer";

        public override string SplitLine(int people, int right) =>
            people == 0 ? "Nobody answered." : $"{right} of {people} {(people == 1 ? "person" : "people")} had it right.";

        public override string LastQuestion => "The last question";

        public override string NoteChanged => "The note was changed since, so its words cannot be shown.";

        public override string UnknownPost => "I do not know this question here any more.";

        public override string PostClosed => "This question is closed and takes no more answers.";

        public override string AnswerTaken(string answer) => $"Your answer is in: {answer}. The solution comes when the question closes.";

        public override string AnswerTakenForNow(string answer) => $"Your answer is in: {answer}. You can change it until the question closes.";

        public override string AnswerChanged(string from, string to) => $"Changed from {from} to {to}. Your last answer before closing counts.";

        public override string AnswerStays(string answer) => $"Your answer stays {answer}.";

        public override string AnswerReplaced(string to) => $"Changed to “{to}”. Your last answer before closing counts.";

        public override string AnsweredBefore => "You have answered already; the first answer counts.";

        public override string AnsweredBeforeWith(string answer) => $"You have answered already: {answer}. The first answer counts.";

        public override string PointsEarned(int points, bool countedBefore) => countedBefore
            ? "No points: this question counted for you before."
            : points == 1 ? "1 point." : $"{points} points.";

        public override string ClosesIn(Duration left) => $"It closes in {Span(left)}.";

        public override string Somebody => "somebody";

        public override string RoundOf(int round, int rounds) => $"Question {round} of {rounds}";

        public override string ModeName(QuizMode mode) => mode switch
        {
            QuizMode.Everyone => "everyone who is right scores",
            QuizMode.Race => "the fastest right answer scores",
            QuizMode.OneAttempt => "one attempt: the first answer counts",
        };

        public override string SecondsEach(int seconds) => $"{seconds} seconds a question";

        public override string QuizStarts(int rounds, string? topic) =>
            $"A quiz begins: {Questions(rounds)}{(topic is null ? "" : $" on {topic}")}.";

        public override string QuizRunsHere => "A quiz is running in this channel. /quiz stop ends it.";

        public override string QuizLimits => "A quiz has 1 to 50 questions of 5 to 300 seconds.";

        public override string NoQuizHere => "No quiz is running in this channel.";

        public override string OnlyStarterStops => "Only the person who started the quiz, or a moderator, can stop it.";

        public override string QuizStopping => "The quiz ends; the result follows.";

        public override string QuizResult => "Result of the quiz";

        public override string QuizEnded(QuizStatus status, int rounds) => status switch
        {
            QuizStatus.Running or QuizStatus.Finished => $"{Questions(rounds)} asked.",
            QuizStatus.Stopped => $"Stopped after {Questions(rounds)}.",
            QuizStatus.Abandoned => "Ended, because nobody answered two questions in a row.",
            QuizStatus.Interrupted => $"I was restarted in the middle. The points of {Questions(rounds)} count.",
        };

        public override string QuizScore(int points, int right, int rounds) => $"{points} {(points == 1 ? "point" : "points")}, {right} of {rounds} right";

        public override string NobodyAnswered => "Nobody answered.";

        public override string MissedQuestions => "What most of you missed";

        public override string NoSuchGroup(string name, string known) =>
            known.Length == 0 ? $"There is no group “{name}”, nor any other yet." : $"There is no group “{name}”. There are: {known}.";

        public override string Span(Duration span) => SpanOf(span, "day", "days");
    }

    private sealed partial class GermanPhrases
    {
        public override string Question => "Frage";

        public override string SeveralAreRight(int count) => $"{count} davon sind richtig. Wähle alle und drücke dann Absenden.";

        public override string SubmitAnswer => "Absenden";

        public override string TypeAnswer => "Antworten";

        public override string YourAnswer => "Deine Antwort";

        public override string ShowAnswer => "Antwort zeigen";

        public override string ChooseAnswers => "Antworten wählen";

        public override string AnswerIs => "Antwort:";

        public override string TheNoteSays => "In der Notiz steht:";

        public override string ShowNote => "Notiz zeigen";

        public override string NextQuestion => "Weiter";

        public override string AddToReview => "Zu meiner Wiederholung";

        public override string AddedToReview => "Steht jetzt in deiner Wiederholung. /wiederholen fragt, wenn es so weit ist.";

        public override string InReviewAlready => "Diese Frage steht schon in deiner Wiederholung.";

        public override string MissAddedToReview => "Sie steht jetzt in deiner Wiederholung.";

        public override string Report => "Melden";

        public override string ReportTitle => "Was stimmt an dieser Frage nicht?";

        public override string ReportReason => "Was nicht stimmt";

        public override string Reported => "Danke. Die Frage kommt hier erst wieder, wenn jemand von der Verwaltung sie geprüft hat.";

        public override string ReportedBefore => "Du hast diese Frage schon gemeldet; die Verwaltung sieht sie sich an.";

        public override string Right => "Richtig.";

        public override string Wrong => "Nicht richtig.";

        public override string YouChose(string letters) => $"Du hast {letters} gewählt.";

        public override string MyAnswer => "Meine Antwort";

        public override string NotAnswered => "Du hast diese Frage nicht beantwortet.";

        public override string YouTyped(string text) => $"Du hast „{text}“ geschrieben.";

        public override string IKnewIt => "Gewusst";

        public override string IDidNot => "Nicht gewusst";

        public override string PracticeFooter(int number) => $"Üben · Frage {number}";

        public override string QuestionGone => "Die Notizen geben diese Frage nicht mehr her: Ihre Zeile wurde geändert oder entfernt.";

        public override string NoQuestions =>
            "Die Notizen geben noch keine Fragen her. Zeilen wie „**Begriff**: Bedeutung“ oder „Frage::Antwort“ werden zu Fragen.";

        public override string NoQuestionsAbout(string topic) => $"Zu „{topic}“ gibt es keine Fragen. Es gibt welche zu:";

        public override string NoQuestionsLeft => "Keine Frage passt zu dieser Wahl. Versuche ein anderes Thema oder eine andere Schwierigkeit.";

        public override string Questions(int count) => count == 1 ? "1 Frage" : $"{count} Fragen";

        public override string DailyFooter(Duration openFor, AnswerRule rule) =>
            $"Offen für {Span(openFor)} · {(rule == AnswerRule.First ? "deine erste Antwort zählt" : "deine letzte Antwort vor dem Ende zählt")}";

        public override string RoundFooter(Duration openFor) => $"{Span(openFor)} Zeit";

        public override string SplitLine(int people, int right) =>
            people == 0 ? "Niemand hat geantwortet." : $"{right} von {people} lagen richtig.";

        public override string LastQuestion => "Die letzte Frage";

        public override string NoteChanged => "Die Notiz wurde seither geändert, deshalb fehlen hier ihre Worte.";

        public override string UnknownPost => "Diese Frage kenne ich hier nicht mehr.";

        public override string PostClosed => "Diese Frage ist geschlossen und nimmt keine Antworten mehr.";

        public override string AnswerTaken(string answer) => $"Deine Antwort ist da: {answer}. Die Lösung kommt, wenn die Frage schließt.";

        public override string AnswerTakenForNow(string answer) => $"Deine Antwort ist da: {answer}. Bis die Frage schließt, kannst du sie ändern.";

        public override string AnswerChanged(string from, string to) => $"Geändert von {from} zu {to}. Deine letzte Antwort vor dem Ende zählt.";

        public override string AnswerStays(string answer) => $"Deine Antwort bleibt {answer}.";

        public override string AnswerReplaced(string to) => $"Geändert zu „{to}“. Deine letzte Antwort vor dem Ende zählt.";

        public override string AnsweredBefore => "Du hast schon geantwortet; die erste Antwort zählt.";

        public override string AnsweredBeforeWith(string answer) => $"Du hast schon geantwortet: {answer}. Die erste Antwort zählt.";

        public override string PointsEarned(int points, bool countedBefore) => countedBefore
            ? "Keine Punkte: Diese Frage hat für dich schon gezählt."
            : points == 1 ? "1 Punkt." : $"{points} Punkte.";

        public override string ClosesIn(Duration left) => $"Sie schließt in {Span(left)}.";

        public override string Somebody => "jemand";

        public override string RoundOf(int round, int rounds) => $"Frage {round} von {rounds}";

        public override string ModeName(QuizMode mode) => mode switch
        {
            QuizMode.Everyone => "alle, die richtig liegen, punkten",
            QuizMode.Race => "die schnellste richtige Antwort punktet",
            QuizMode.OneAttempt => "ein Versuch: die erste Antwort zählt",
        };

        public override string SecondsEach(int seconds) => $"{seconds} Sekunden je Frage";

        public override string QuizStarts(int rounds, string? topic) =>
            $"Ein Quiz beginnt: {Questions(rounds)}{(topic is null ? "" : $" zu {topic}")}.";

        public override string QuizRunsHere => "In diesem Kanal läuft ein Quiz. /quiz stoppen beendet es.";

        public override string QuizLimits => "Ein Quiz hat 1 bis 50 Fragen von 5 bis 300 Sekunden.";

        public override string NoQuizHere => "In diesem Kanal läuft kein Quiz.";

        public override string OnlyStarterStops => "Das Quiz kann nur beenden, wer es gestartet hat oder moderiert.";

        public override string QuizStopping => "Das Quiz endet; das Ergebnis folgt.";

        public override string QuizResult => "Ergebnis des Quiz";

        public override string QuizEnded(QuizStatus status, int rounds) => status switch
        {
            QuizStatus.Running or QuizStatus.Finished => $"{Questions(rounds)} gestellt.",
            QuizStatus.Stopped => $"Beendet nach {Questions(rounds)}.",
            QuizStatus.Abandoned => "Beendet, weil zwei Fragen hintereinander niemand geantwortet hat.",
            QuizStatus.Interrupted => $"Ich wurde mittendrin neu gestartet. Die Punkte aus {Questions(rounds)} zählen.",
        };

        public override string QuizScore(int points, int right, int rounds) => $"{points} {(points == 1 ? "Punkt" : "Punkte")}, {right} von {rounds} richtig";

        public override string NobodyAnswered => "Niemand hat geantwortet.";

        public override string MissedQuestions => "Was die meisten nicht wussten";

        public override string NoSuchGroup(string name, string known) =>
            known.Length == 0 ? $"Die Gruppe „{name}“ gibt es nicht, und noch keine andere." : $"Die Gruppe „{name}“ gibt es nicht. Es gibt: {known}.";

        public override string Span(Duration span) => SpanOf(span, "Tag", "Tage");
    }
}
