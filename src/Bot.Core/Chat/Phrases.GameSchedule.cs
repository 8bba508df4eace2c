using System.Globalization;
using Bot.Core.Schedule;
using NodaTime;

namespace Bot.Core.Chat;

/// <summary>The sentences of schedules and of the daily question.</summary>
public abstract partial class Phrases
{
    public abstract string DailyQuestionTitle(DateOnly date);

    public abstract string PostSkipped(DateOnly date);

    public abstract string TooManySchedules(int max);

    public abstract string ScheduleAdded(long id);

    public abstract string ScheduleChanged(long id);

    public abstract string NothingToChange { get; }

    public abstract string NoSuchSchedule(long id);

    public abstract string WhichSchedule(string ids);

    public abstract string NoSchedules { get; }

    public abstract string Schedules { get; }

    public abstract string BadOpenFor(string text);

    public abstract string PausedAlready(long id);

    public abstract string SchedulePaused(long id);

    public abstract string RunningAlready(long id);

    public abstract string ScheduleResumed(long id, string next);

    public abstract string ScheduleRemoved(long id);

    public abstract string NextTimes { get; }

    public abstract string PreviewExample { get; }

    public abstract string PostingNow { get; }

    public abstract string CannotPostIn { get; }

    public abstract string MissingPermissions(string names);

    public abstract string NoSuchRole { get; }

    public abstract string CannotMentionRole { get; }

    public abstract string Paused { get; }

    /// <summary>Stands before the name of a role.</summary>
    public abstract string Notifies { get; }

    public abstract string OpensThread { get; }

    public abstract string IsSilent { get; }

    public abstract string NextAt(string when);

    public abstract string OpenFor(Duration span);

    public abstract string GroupLine(string name);

    public abstract string DifficultyName(int difficulty);

    /// <summary>Returns days of the week, such as <c>Monday to Friday</c>.</summary>
    public abstract string Days(Weekdays days);

    /// <summary>Returns a date, such as <c>2 March</c>.</summary>
    public abstract string Date(DateOnly date);

    /// <summary>Returns a date with its day and time, such as <c>Mon 2 March, 09:00</c>.</summary>
    public abstract string DayAndTime(LocalDateTime at);

    private protected static string DayNames(Weekdays days, CultureInfo culture) => string.Join(
        ", ",
        Enumerable.Range(0, 7).Where(i => ((int)days >> i & 1) == 1).Select(i => culture.DateTimeFormat.AbbreviatedDayNames[(i + 1) % 7]));

    private sealed partial class EnglishPhrases
    {
        private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

        public override string DailyQuestionTitle(DateOnly date) => $"Question of {Date(date)}";

        public override string PostSkipped(DateOnly date) => $"The question of {Date(date)} was skipped: I was not running when it was due.";

        public override string TooManySchedules(int max) => $"A server can have {max} schedules. Remove one with /schedule remove first.";

        public override string ScheduleAdded(long id) => $"Schedule {id} is set.";

        public override string ScheduleChanged(long id) => $"Schedule {id} is changed.";

        public override string NothingToChange => "Nothing to change: give at least one option with another value.";

        public override string NoSuchSchedule(long id) => $"There is no schedule {id} in this server. /schedule list shows them all.";

        public override string WhichSchedule(string ids) => $"Which one? Give its id: {ids}. /schedule list shows them all.";

        public override string NoSchedules => "There are no schedules yet. /schedule add sets one.";

        public override string Schedules => "Schedules";

        public override string BadOpenFor(string text) => $"open_for is “{text}”; use 5 min to 7 days, such as 24h, 90 min or 2 days.";

        public override string PausedAlready(long id) => $"Schedule {id} is paused already.";

        public override string SchedulePaused(long id) => $"Schedule {id} is paused. /schedule resume goes on.";

        public override string RunningAlready(long id) => $"Schedule {id} is not paused.";

        public override string ScheduleResumed(long id, string next) => $"Schedule {id} goes on: next {next}.";

        public override string ScheduleRemoved(long id) => $"Schedule {id} is removed. Its questions and everybody's points stay.";

        public override string NextTimes => "The next times";

        public override string PreviewExample => "A post looks like this (an example, not the next question):";

        public override string PostingNow => "A question is being posted in";

        public override string CannotPostIn => "I cannot post in";

        public override string NoSuchRole => "That is no role I can notify. Choose another role for ping_role, not @everyone.";

        public override string CannotMentionRole =>
            "I may not notify that role: switch on “Allow anyone to @mention this role” in its settings, or give my role the permission “Mention @everyone, @here, and All Roles” in the channel.";

        public override string MissingPermissions(string names) => $"I lack there: {names}. Give my role these permissions in the channel, then try again.";

        public override string Paused => "Paused";

        public override string Notifies => "Notifies";

        public override string OpensThread => "opens a thread";

        public override string IsSilent => "without notification";

        public override string NextAt(string when) => $"Next: {when}";

        public override string OpenFor(Duration span) => $"open for {Span(span)}";

        public override string GroupLine(string name) => $"Group: {name}";

        public override string DifficultyName(int difficulty) => difficulty switch { <= 1 => "easy", 2 => "medium", _ => "hard" };

        public override string Days(Weekdays days) => days switch
        {
            Weekdays.All => "every day",
            Weekdays.WorkingDays => "Monday to Friday",
            Weekdays.Weekend => "at weekends",
            _ => DayNames(days, Culture),
        };

        public override string Date(DateOnly date) => date.ToString("d MMMM", Culture);

        public override string DayAndTime(LocalDateTime at) => at.ToString("ddd d MMMM, HH':'mm", Culture);
    }

    private sealed partial class GermanPhrases
    {
        private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("de-DE");

        public override string DailyQuestionTitle(DateOnly date) => $"Frage vom {Date(date)}";

        public override string PostSkipped(DateOnly date) => $"Die Frage vom {Date(date)} fiel aus: Ich lief nicht, als sie fällig war.";

        public override string TooManySchedules(int max) => $"Ein Server kann {max} Zeitpläne haben. Entferne erst einen mit /zeitplan entfernen.";

        public override string ScheduleAdded(long id) => $"Zeitplan {id} steht.";

        public override string ScheduleChanged(long id) => $"Zeitplan {id} ist geändert.";

        public override string NothingToChange => "Nichts zu ändern: Gib mindestens eine Option mit einem anderen Wert an.";

        public override string NoSuchSchedule(long id) => $"In diesem Server gibt es keinen Zeitplan {id}. /zeitplan liste zeigt alle.";

        public override string WhichSchedule(string ids) => $"Welcher? Gib seine Nummer an: {ids}. /zeitplan liste zeigt alle.";

        public override string NoSchedules => "Es gibt noch keine Zeitpläne. /zeitplan neu legt einen an.";

        public override string Schedules => "Zeitpläne";

        public override string BadOpenFor(string text) => $"offen ist „{text}“; nimm 5 min bis 7 Tage, etwa 24h, 90 min oder 2 Tage.";

        public override string PausedAlready(long id) => $"Zeitplan {id} pausiert schon.";

        public override string SchedulePaused(long id) => $"Zeitplan {id} pausiert. /zeitplan weiter setzt ihn fort.";

        public override string RunningAlready(long id) => $"Zeitplan {id} pausiert nicht.";

        public override string ScheduleResumed(long id, string next) => $"Zeitplan {id} geht weiter: als Nächstes {next}.";

        public override string ScheduleRemoved(long id) => $"Zeitplan {id} ist entfernt. Seine Fragen und alle Punkte bleiben.";

        public override string NextTimes => "Die nächsten Termine";

        public override string PreviewExample => "So sieht ein Post aus (ein Beispiel, nicht die nächste Frage):";

        public override string PostingNow => "Eine Frage kommt jetzt in";

        public override string CannotPostIn => "Ich kann nicht posten in";

        public override string NoSuchRole => "Das ist keine Rolle, die ich benachrichtigen kann. Wähle für ping_role eine andere als @everyone.";

        public override string CannotMentionRole =>
            "Diese Rolle darf ich nicht benachrichtigen: Erlaube in ihren Einstellungen allen, sie zu erwähnen, oder gib meiner Rolle im Kanal das Recht „Erwähne @everyone, @here und alle Rollen“.";

        public override string MissingPermissions(string names) => $"Mir fehlt dort: {names}. Gib meiner Rolle diese Rechte im Kanal und versuche es dann noch einmal.";

        public override string Paused => "Pausiert";

        public override string Notifies => "Benachrichtigt";

        public override string OpensThread => "öffnet einen Thread";

        public override string IsSilent => "ohne Benachrichtigung";

        public override string NextAt(string when) => $"Als Nächstes: {when}";

        public override string OpenFor(Duration span) => $"offen für {Span(span)}";

        public override string GroupLine(string name) => $"Gruppe: {name}";

        public override string DifficultyName(int difficulty) => difficulty switch { <= 1 => "leicht", 2 => "mittel", _ => "schwer" };

        public override string Days(Weekdays days) => days switch
        {
            Weekdays.All => "täglich",
            Weekdays.WorkingDays => "Montag bis Freitag",
            Weekdays.Weekend => "am Wochenende",
            _ => DayNames(days, Culture),
        };

        public override string Date(DateOnly date) => date.ToString("d. MMMM", Culture);

        public override string DayAndTime(LocalDateTime at) => at.ToString("ddd d. MMMM, HH':'mm", Culture);
    }
}
