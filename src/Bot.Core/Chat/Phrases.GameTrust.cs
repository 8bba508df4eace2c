using System.Globalization;
using Bot.Core.Game;
using NodaTime;

namespace Bot.Core.Chat;

/// <summary>The sentences of review, privacy and what managers do.</summary>
public abstract partial class Phrases
{
    public abstract string ReviewTitle { get; }

    public abstract string ReviewLeft(int count);

    public abstract string HowHard { get; }

    public abstract string RatingName(Rating rating);

    public abstract string ComesBackIn(Duration wait);

    public abstract string BecameLeech(int lapses);

    public abstract string TakeLeechBack { get; }

    public abstract string LeechBack { get; }

    public abstract string LeechGone { get; }

    public abstract string ReviewLimit { get; }

    public abstract string ReviewsAreDue(int count);

    public abstract string ReviewDone(Duration next);

    public abstract string ReviewEmpty { get; }

    public abstract string ReviewResting(int count);

    public abstract string Forecast(string counts);

    public abstract string ExportIsHere { get; }

    public abstract string DeleteWarning(bool isEverywhere);

    public abstract string DeleteForGood { get; }

    public abstract string KeepData { get; }

    public abstract string NothingDeleted { get; }

    public abstract string Deleted { get; }

    public abstract string KeptTitle(bool isEverywhere);

    public abstract string KeptNot { get; }

    public abstract string KeptAnswers(int count);

    public abstract string KeptGroups(int count);

    public abstract string KeptCards(int count);

    public abstract string KeptReviewDays(int count);

    public abstract string KeptReports(int count);

    public abstract string KeptActs(int count);

    public abstract string KeptQuizzes(int count);

    public abstract string KeptSettings { get; }

    public abstract string KeptName { get; }

    public abstract string NothingKept(bool isEverywhere);

    public abstract string NoSuchQuestion(string id);

    public abstract string NotAsked { get; }

    /// <summary>Said of questions whose answer only the reader can judge.</summary>
    public abstract string NotScored { get; }

    public abstract string WhyPattern(string pattern);

    public abstract string WhyGuards(string guards);

    public abstract string WhyWorth(double worth);

    public abstract string Disabled { get; }

    public abstract string DisabledAndVoided(int answers);

    public abstract string DisabledAlready { get; }

    public abstract string Enabled { get; }

    public abstract string NotDisabled { get; }

    public abstract string NoReports { get; }

    public abstract string ReportsTitle(int questions);

    public abstract string ViewQuestion { get; }

    public abstract string KeepQuestion { get; }

    public abstract string DropQuestion { get; }

    public abstract string NotesStatus(int notes, int sections);

    public abstract string PoolStatus(int candidates, int emptySections);

    public abstract string WarningCount(int count);

    public abstract string LintTitle { get; }

    public abstract string GapsTitle { get; }

    public abstract string AuditTitle { get; }

    public abstract string NothingThere { get; }

    public abstract string AndMore(int count);

    public abstract string SetupTitle { get; }

    public abstract string CanPostIn { get; }

    public abstract string ScheduleCount(int count);

    public abstract string SetupNext { get; }

    public abstract string SetupDone { get; }

    public abstract string SetTimeAndZone { get; }

    public abstract string SetupTime { get; }

    public abstract string SetupZone { get; }

    private sealed partial class EnglishPhrases
    {
        public override string ReviewTitle => "Review";

        public override string ReviewLeft(int count) => $"Review · {count} due";

        public override string HowHard => "How hard was it?";

        public override string RatingName(Rating rating) => rating switch
        {
            Rating.Again => "Not known",
            Rating.Hard => "Hard",
            Rating.Good => "Good",
            Rating.Easy => "Easy",
        };

        public override string ComesBackIn(Duration wait) => $"The last one comes back in {Span(wait)}.";

        public override string BecameLeech(int lapses) => $"You have forgotten the last one {lapses} times, so it is set aside. Its note deserves a look instead.";

        public override string TakeLeechBack => "Take it back in";

        public override string LeechBack => "It is in your review again.";

        public override string LeechGone => "It is not set aside.";

        public override string ReviewsAreDue(int count) =>
            $"{(count == 1 ? "1 question waits" : $"{count} questions wait")} for your review. Send /review in your study server; /me settings there ends these reminders.";

        public override string ReviewLimit => "That is enough for today. More are due; they come tomorrow.";

        public override string ReviewDone(Duration next) => $"Nothing is due. The next one comes in {Span(next)}.";

        public override string ReviewEmpty => "Nothing is in your review. Questions you miss come here, and those you add with “Add to my review”.";

        public override string ReviewResting(int count) => count == 1
            ? "1 question of your review is not in the notes at the moment; it comes back with its note."
            : $"{count} questions of your review are not in the notes at the moment; they come back with their notes.";

        public override string Forecast(string counts) => $"Due in the next days, today first: {counts}";

        public override string ExportIsHere => "This is all that I keep about you.";

        public override string DeleteWarning(bool isEverywhere) => isEverywhere
            ? "This deletes all that I keep about you in every server. It cannot be undone."
            : "This deletes all that I keep about you in this server. It cannot be undone.";

        public override string DeleteForGood => "Delete for good";

        public override string KeepData => "Keep it";

        public override string NothingDeleted => "Nothing was deleted.";

        public override string Deleted => "Deleted:";

        public override string KeptTitle(bool isEverywhere) => isEverywhere ? "What I keep about you in all servers:" : "What I keep about you in this server:";

        public override string KeptNot => "I keep no messages, and not who asked what with /ask. /privacy export hands over what I keep, /privacy delete removes it.";

        public override string KeptAnswers(int count) => count == 1 ? "1 answer" : $"{count} answers";

        public override string KeptGroups(int count) => count == 1 ? "1 membership of a study group" : $"{count} memberships of study groups";

        public override string KeptCards(int count) => count == 1 ? "1 question in your review" : $"{count} questions in your review";

        public override string KeptReviewDays(int count) => count == 1 ? "1 day on which you reviewed" : $"{count} days on which you reviewed";

        public override string KeptReports(int count) => count == 1 ? "1 report of a question (stays without your name)" : $"{count} reports of questions (stay without your name)";

        public override string KeptActs(int count) => count == 1 ? "1 act as a manager (stays without your name)" : $"{count} acts as a manager (stay without your name)";

        public override string KeptQuizzes(int count) => count == 1 ? "1 quiz that you started (stays without your name)" : $"{count} quizzes that you started (stay without your name)";

        public override string KeptSettings => "Your settings";

        public override string KeptName => "The name you last used here, for boards";

        public override string NothingKept(bool isEverywhere) =>
            isEverywhere ? "I keep nothing about you in any server." : "I keep nothing about you in this server.";

        public override string NoSuchQuestion(string id) => $"There is no question “{id}”. Type words of it and pick one from the list.";

        public override string NotAsked => "not asked here";

        public override string NotScored => "for practice and review only";

        public override string WhyPattern(string pattern) => $"Made by the pattern: {pattern}";

        public override string WhyGuards(string guards) => guards.Length == 0 ? "No guard looked at it." : $"Passed: {guards}";

        public override string WhyWorth(double worth) => string.Create(CultureInfo.InvariantCulture, $"Worth asking: {worth:0.00} of 1");

        public override string Disabled => "The question is not asked here any more. Points that it brought stay.";

        public override string DisabledAndVoided(int answers) =>
            $"The question is not asked here any more, and {(answers == 1 ? "1 answer does" : $"{answers} answers do")} not count any more.";

        public override string DisabledAlready => "The question was disabled before.";

        public override string Enabled => "The question is asked here again, and its answers count.";

        public override string NotDisabled => "This question is neither disabled nor reported.";

        public override string NoReports => "No question waits for a decision.";

        public override string ReportsTitle(int questions) => questions == 1 ? "1 reported question" : $"{questions} reported questions";

        public override string ViewQuestion => "View";

        public override string KeepQuestion => "Keep";

        public override string DropQuestion => "Drop, take points back";

        public override string NotesStatus(int notes, int sections) => $"{(notes == 1 ? "1 note" : $"{notes} notes")}, {Sections(sections)}";

        public override string PoolStatus(int candidates, int emptySections) => $"{candidates} candidates; {Sections(emptySections)} give none";

        public override string WarningCount(int count) => count == 1 ? "1 warning: /notes-admin lint" : $"{count} warnings: /notes-admin lint";

        public override string LintTitle => "What is odd about the notes";

        public override string GapsTitle => "Asked and not found";

        public override string AuditTitle => "What managers did";

        public override string NothingThere => "Nothing.";

        public override string AndMore(int count) => $"and {count} more";

        public override string SetupTitle => "Setting up";

        public override string CanPostIn => "I can post in";

        public override string ScheduleCount(int count) => count == 1 ? "1 schedule is set." : $"{count} schedules are set.";

        public override string SetupNext => "Next: set the time of the daily question.";

        public override string SetupDone => "All is set. /schedule list shows when questions come.";

        public override string SetTimeAndZone => "Set time and zone";

        public override string SetupTime => "Time of day";

        public override string SetupZone => "Time zone";
    }

    private sealed partial class GermanPhrases
    {
        public override string ReviewTitle => "Wiederholung";

        public override string ReviewLeft(int count) => $"Wiederholung · {count} fällig";

        public override string HowHard => "Wie schwer war es?";

        public override string RatingName(Rating rating) => rating switch
        {
            Rating.Again => "Nicht gewusst",
            Rating.Hard => "Schwer",
            Rating.Good => "Gut",
            Rating.Easy => "Leicht",
        };

        public override string ComesBackIn(Duration wait) => $"Die letzte kommt wieder in {Span(wait)}.";

        public override string BecameLeech(int lapses) => $"Die letzte hast du {lapses}-mal vergessen, deshalb ruht sie. Ihre Notiz verdient stattdessen einen Blick.";

        public override string TakeLeechBack => "Wieder aufnehmen";

        public override string LeechBack => "Sie steht wieder in deiner Wiederholung.";

        public override string LeechGone => "Sie ruht nicht.";

        public override string ReviewsAreDue(int count) =>
            $"{(count == 1 ? "1 Frage wartet" : $"{count} Fragen warten")} auf deine Wiederholung. Sende /wiederholen in deinem Lernserver; /ich einstellungen dort beendet diese Erinnerungen.";

        public override string ReviewLimit => "Für heute genug. Es sind noch welche fällig; sie kommen morgen.";

        public override string ReviewDone(Duration next) => $"Nichts ist fällig. Die nächste kommt in {Span(next)}.";

        public override string ReviewEmpty => "Deine Wiederholung ist leer. Hierher kommen Fragen, die du nicht wusstest oder mit „Zu meiner Wiederholung“ sammelst.";

        public override string ReviewResting(int count) => count == 1
            ? "1 Frage deiner Wiederholung steht gerade nicht in den Notizen; sie kommt mit ihrer Notiz zurück."
            : $"{count} Fragen deiner Wiederholung stehen gerade nicht in den Notizen; sie kommen mit ihren Notizen zurück.";

        public override string Forecast(string counts) => $"Fällig in den nächsten Tagen, heute zuerst: {counts}";

        public override string ExportIsHere => "Das ist alles, was ich über dich speichere.";

        public override string DeleteWarning(bool isEverywhere) => isEverywhere
            ? "Das löscht alles, was ich in allen Servern über dich speichere. Es lässt sich nicht zurücknehmen."
            : "Das löscht alles, was ich in diesem Server über dich speichere. Es lässt sich nicht zurücknehmen.";

        public override string DeleteForGood => "Endgültig löschen";

        public override string KeepData => "Behalten";

        public override string NothingDeleted => "Nichts wurde gelöscht.";

        public override string Deleted => "Gelöscht:";

        public override string KeptTitle(bool isEverywhere) =>
            isEverywhere ? "Was ich in allen Servern über dich speichere:" : "Was ich in diesem Server über dich speichere:";

        public override string KeptNot =>
            "Nachrichten speichere ich nicht, und auch nicht, wer was mit /ask gefragt hat. /datenschutz export gibt heraus, was ich speichere, /datenschutz löschen entfernt es.";

        public override string KeptAnswers(int count) => count == 1 ? "1 Antwort" : $"{count} Antworten";

        public override string KeptGroups(int count) => count == 1 ? "1 Mitgliedschaft in einer Lerngruppe" : $"{count} Mitgliedschaften in Lerngruppen";

        public override string KeptCards(int count) => count == 1 ? "1 Frage in deiner Wiederholung" : $"{count} Fragen in deiner Wiederholung";

        public override string KeptReviewDays(int count) => count == 1 ? "1 Tag, an dem du wiederholt hast" : $"{count} Tage, an denen du wiederholt hast";

        public override string KeptReports(int count) => count == 1 ? "1 Meldung einer Frage (bleibt ohne deinen Namen)" : $"{count} Meldungen von Fragen (bleiben ohne deinen Namen)";

        public override string KeptActs(int count) => count == 1 ? "1 Handlung in der Verwaltung (bleibt ohne deinen Namen)" : $"{count} Handlungen in der Verwaltung (bleiben ohne deinen Namen)";

        public override string KeptQuizzes(int count) => count == 1 ? "1 Quiz, das du gestartet hast (bleibt ohne deinen Namen)" : $"{count} Quizze, die du gestartet hast (bleiben ohne deinen Namen)";

        public override string KeptSettings => "Deine Einstellungen";

        public override string KeptName => "Der Name, unter dem du hier zuletzt etwas getan hast, für die Ranglisten";

        public override string NothingKept(bool isEverywhere) =>
            isEverywhere ? "Ich speichere in keinem Server etwas über dich." : "Ich speichere in diesem Server nichts über dich.";

        public override string NoSuchQuestion(string id) => $"Die Frage „{id}“ gibt es nicht. Tippe Worte aus ihr und wähle eine aus der Liste.";

        public override string NotAsked => "kommt hier nicht";

        public override string NotScored => "nur zum Üben und Wiederholen";

        public override string WhyPattern(string pattern) => $"Entstanden durch das Muster: {pattern}";

        public override string WhyGuards(string guards) => guards.Length == 0 ? "Keine Prüfung hat sie angesehen." : $"Bestanden: {guards}";

        public override string WhyWorth(double worth) => string.Create(CultureInfo.GetCultureInfo("de-DE"), $"Wie wissenswert: {worth:0.00} von 1");

        public override string Disabled => "Die Frage kommt hier nicht mehr. Punkte, die sie gebracht hat, bleiben.";

        public override string DisabledAndVoided(int answers) =>
            $"Die Frage kommt hier nicht mehr, und {(answers == 1 ? "1 Antwort zählt" : $"{answers} Antworten zählen")} nicht mehr.";

        public override string DisabledAlready => "Die Frage war schon gesperrt.";

        public override string Enabled => "Die Frage kommt hier wieder, und ihre Antworten zählen.";

        public override string NotDisabled => "Diese Frage ist weder gesperrt noch gemeldet.";

        public override string NoReports => "Keine Frage wartet auf eine Entscheidung.";

        public override string ReportsTitle(int questions) => questions == 1 ? "1 gemeldete Frage" : $"{questions} gemeldete Fragen";

        public override string ViewQuestion => "Zeigen";

        public override string KeepQuestion => "Behalten";

        public override string DropQuestion => "Streichen, auch die Punkte";

        public override string NotesStatus(int notes, int sections) => $"{(notes == 1 ? "1 Notiz" : $"{notes} Notizen")}, {Sections(sections)}";

        public override string PoolStatus(int candidates, int emptySections) => $"{candidates} Kandidaten; {Sections(emptySections)} geben keine";

        public override string WarningCount(int count) => count == 1 ? "1 Warnung: /notizen-verwaltung prüfen" : $"{count} Warnungen: /notizen-verwaltung prüfen";

        public override string LintTitle => "Was an den Notizen auffällt";

        public override string GapsTitle => "Gefragt und nicht gefunden";

        public override string AuditTitle => "Was die Verwaltung getan hat";

        public override string NothingThere => "Nichts.";

        public override string AndMore(int count) => $"und {count} weitere";

        public override string SetupTitle => "Einrichten";

        public override string CanPostIn => "Ich kann posten in";

        public override string ScheduleCount(int count) => count == 1 ? "1 Zeitplan steht." : $"{count} Zeitpläne stehen.";

        public override string SetupNext => "Als Nächstes: die Uhrzeit der täglichen Frage.";

        public override string SetupDone => "Alles steht. /zeitplan liste zeigt, wann Fragen kommen.";

        public override string SetTimeAndZone => "Uhrzeit und Zone setzen";

        public override string SetupTime => "Uhrzeit";

        public override string SetupZone => "Zeitzone";
    }
}
