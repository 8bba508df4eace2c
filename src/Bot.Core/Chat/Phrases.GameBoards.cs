using System.Globalization;
using Bot.Core.Game;

namespace Bot.Core.Chat;

/// <summary>The sentences of boards, profiles, seasons and groups.</summary>
public abstract partial class Phrases
{
    public abstract string PeriodName(BoardPeriod period);

    public abstract string MetricName(BoardMetric metric);

    public abstract string NoSeasonYet { get; }

    public abstract string NobodyOnBoardYet { get; }

    public abstract string NobodyRankedYet(int answersMin);

    public abstract string AroundMe { get; }

    public abstract string People(int count);

    public abstract string Points(int points);

    public abstract string AccuracyOf(double accuracy, int answered);

    public abstract string DayCount(int days);

    public abstract string HasLeft { get; }

    public abstract string Anonymous { get; }

    public abstract string NoAnswersYet { get; }

    public abstract string Place(int rank);

    public abstract string AnsweredLine(int answered, int right, double accuracy);

    public abstract string StreakLine(int current, int longest);

    public abstract string Weakest { get; }

    public abstract string ByTopic { get; }

    public abstract string MyYear { get; }

    public abstract string MyStats { get; }

    public abstract string MySettings { get; }

    public abstract string SettingsSaved { get; }

    public abstract string AppearanceLine(Appearance appearance);

    public abstract string ZoneOfGroup { get; }

    public abstract string ZoneLine(string zone);

    public abstract string RemindersLine(bool areWanted);

    public abstract string SeasonStarted(string name, string group);

    public abstract string SeasonEnded(string name);

    public abstract string SeasonRuns(string name);

    public abstract string NoSeasonRuns { get; }

    public abstract string Seasons { get; }

    public abstract string SeasonSpan(string from, string? to);

    public abstract string BadName(int max);

    public abstract string GroupCreated(string name);

    public abstract string GroupNameTaken(string name);

    public abstract string OwnGroupKeepsItsName(string name);

    public abstract string GroupChanged(string name);

    public abstract string GroupJoined(string name);

    public abstract string GroupLeft(string name);

    public abstract string NotInGroup(string name);

    public abstract string Groups { get; }

    public abstract string GroupsNext { get; }

    public abstract string TopicsLine(string topics);

    public abstract string AllTopics { get; }

    public abstract string ExamLine(DateOnly date, int daysLeft);

    public abstract string BadDate(string text);

    public abstract string RuleLine(AnswerRule rule, Telling telling);

    /// <summary>Returns the name of the language in which the bot writes for a BCP 47 tag.</summary>
    public abstract string LanguageName(string tag);

    public abstract string YouAreIn { get; }

    public abstract string WhichGroup { get; }

    private protected static string PercentOf(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)} %");

    private sealed partial class EnglishPhrases
    {
        public override string PeriodName(BoardPeriod period) => period switch
        {
            BoardPeriod.Day => "today",
            BoardPeriod.Week => "this week",
            BoardPeriod.Month => "this month",
            BoardPeriod.Season => "season",
            BoardPeriod.AllTime => "all time",
        };

        public override string MetricName(BoardMetric metric) => metric switch
        {
            BoardMetric.Points => "Points",
            BoardMetric.Accuracy => "Accuracy",
            BoardMetric.Streak => "Streak",
        };

        public override string NoSeasonYet => "There has been no season yet. A manager starts one with /season start.";

        public override string NobodyOnBoardYet => "Nobody is on this board yet.";

        public override string NobodyRankedYet(int answersMin) => $"Nobody has {answersMin} answers in this period yet; fewer say little about accuracy.";

        public override string AroundMe => "Around me";

        public override string People(int count) => count == 1 ? "1 person" : $"{count} people";

        public override string Points(int points) => points == 1 ? "1 point" : $"{points} points";

        public override string AccuracyOf(double accuracy, int answered) => $"{PercentOf(accuracy)} of {answered}";

        public override string DayCount(int days) => days == 1 ? "1 day" : $"{days} days";

        public override string HasLeft => "has left";

        public override string Anonymous => "anonymous";

        public override string NoAnswersYet => "You have not answered a question here yet. Practice is not counted; a /quiz start and the daily question are.";

        public override string Place(int rank) => $"place {rank}";

        public override string AnsweredLine(int answered, int right, double accuracy) =>
            $"{Questions(answered)} answered, {right} right ({PercentOf(accuracy)})";

        public override string StreakLine(int current, int longest) =>
            $"Streak: {DayCount(current)} (longest: {DayCount(longest)}); one missed day a week is forgiven";

        public override string Weakest => "Weakest topics:";

        public override string ByTopic => "By topic";

        public override string MyYear => "My year (Monday to Sunday from top to bottom)";

        public override string MyStats => "My statistics";

        public override string MySettings => "Your settings";

        public override string SettingsSaved => "Saved. Your settings:";

        public override string AppearanceLine(Appearance appearance) => appearance switch
        {
            Appearance.Shown => "Boards show you with your name.",
            Appearance.Anonymous => "Boards show your points and place without your name.",
            Appearance.Hidden => "Boards do not show you; only you see your line.",
        };

        public override string ZoneOfGroup => "Your days are those of the group's time zone.";

        public override string ZoneLine(string zone) => $"Your days are those of {zone}.";

        public override string RemindersLine(bool areWanted) => areWanted ? "I write to you once a day when reviews are due." : "I do not remind you of due reviews.";

        public override string SeasonStarted(string name, string group) => $"The season “{name}” begins for {group}. Its board starts at zero; all other boards go on.";

        public override string SeasonEnded(string name) => $"The season “{name}” has ended.";

        public override string SeasonRuns(string name) => $"The season “{name}” is running. End it with /season end first.";

        public override string NoSeasonRuns => "No season is running.";

        public override string Seasons => "Seasons";

        public override string SeasonSpan(string from, string? to) => to is null ? $"since {from}" : $"{from} to {to}";

        public override string BadName(int max) => $"A name has 1 to {max} characters.";

        public override string GroupCreated(string name) => $"The group “{name}” is there. People join it with /group join.";

        public override string GroupNameTaken(string name) => $"There is a group “{name}” already.";

        public override string OwnGroupKeepsItsName(string name) =>
            $"“{name}” is the group that every server has, and it keeps its name. /group create makes one under another name.";

        public override string GroupChanged(string name) => $"The group “{name}” is changed.";

        public override string GroupJoined(string name) => $"You are in “{name}” now.";

        public override string GroupLeft(string name) => $"You have left “{name}”. Your points stay there.";

        public override string NotInGroup(string name) => $"You are not in “{name}”.";

        public override string Groups => "Study groups";

        public override string GroupsNext => "/group join and /group leave; managers make new ones with /group create.";

        public override string TopicsLine(string topics) => $"Topics: {topics}";

        public override string AllTopics => "All topics";

        public override string ExamLine(DateOnly date, int daysLeft) => daysLeft switch
        {
            < 0 => $"Exam was on {Date(date)}",
            0 => "Exam is today",
            _ => $"Exam on {Date(date)}, in {DayCount(daysLeft)}",
        };

        public override string BadDate(string text) => $"“{text}” is not a date; write it like 2026-11-30, or “none”.";

        public override string RuleLine(AnswerRule rule, Telling telling) =>
            $"{(rule == AnswerRule.First ? "The first answer counts" : "The last answer before closing counts")}; {(telling == Telling.AtOnce ? "right and wrong are told at once" : "right and wrong are told at closing")}.";

        public override string LanguageName(string tag) => IsGerman(tag) ? "German" : "English";

        public override string YouAreIn => "you are in it";

        public override string WhichGroup => "Give the group's name. /group list shows them all.";
    }

    private sealed partial class GermanPhrases
    {
        public override string PeriodName(BoardPeriod period) => period switch
        {
            BoardPeriod.Day => "heute",
            BoardPeriod.Week => "diese Woche",
            BoardPeriod.Month => "dieser Monat",
            BoardPeriod.Season => "Saison",
            BoardPeriod.AllTime => "insgesamt",
        };

        public override string MetricName(BoardMetric metric) => metric switch
        {
            BoardMetric.Points => "Punkte",
            BoardMetric.Accuracy => "Trefferquote",
            BoardMetric.Streak => "Serie",
        };

        public override string NoSeasonYet => "Es gab noch keine Saison. Wer den Server verwaltet, beginnt eine mit /saison beginnen.";

        public override string NobodyOnBoardYet => "Auf dieser Rangliste steht noch niemand.";

        public override string NobodyRankedYet(int answersMin) => $"Niemand hat in diesem Zeitraum schon {answersMin} Antworten; weniger sagen wenig über die Trefferquote.";

        public override string AroundMe => "Um mich";

        public override string People(int count) => count == 1 ? "1 Person" : $"{count} Personen";

        public override string Points(int points) => points == 1 ? "1 Punkt" : $"{points} Punkte";

        public override string AccuracyOf(double accuracy, int answered) => $"{PercentOf(accuracy)} von {answered}";

        public override string DayCount(int days) => days == 1 ? "1 Tag" : $"{days} Tage";

        public override string HasLeft => "nicht mehr dabei";

        public override string Anonymous => "anonym";

        public override string NoAnswersYet => "Du hast hier noch keine Frage beantwortet. Üben zählt nicht; /quiz starten und die Tagesfrage zählen.";

        public override string Place(int rank) => $"Platz {rank}";

        public override string AnsweredLine(int answered, int right, double accuracy) =>
            $"{Questions(answered)} beantwortet, {right} richtig ({PercentOf(accuracy)})";

        public override string StreakLine(int current, int longest) =>
            $"Serie: {DayCount(current)} (längste: {DayCount(longest)}); ein verpasster Tag je Woche zählt nicht";

        public override string Weakest => "Schwächste Themen:";

        public override string ByTopic => "Nach Thema";

        public override string MyYear => "Mein Jahr (Montag bis Sonntag von oben nach unten)";

        public override string MyStats => "Meine Statistik";

        public override string MySettings => "Deine Einstellungen";

        public override string SettingsSaved => "Gespeichert. Deine Einstellungen:";

        public override string AppearanceLine(Appearance appearance) => appearance switch
        {
            Appearance.Shown => "Ranglisten zeigen dich mit Namen.",
            Appearance.Anonymous => "Ranglisten zeigen deine Punkte und deinen Platz ohne Namen.",
            Appearance.Hidden => "Ranglisten zeigen dich nicht; nur du siehst deine Zeile.",
        };

        public override string ZoneOfGroup => "Deine Tage sind die der Zeitzone der Gruppe.";

        public override string ZoneLine(string zone) => $"Deine Tage sind die von {zone}.";

        public override string RemindersLine(bool areWanted) =>
            areWanted ? "Ich schreibe dir einmal am Tag, wenn Wiederholungen fällig sind." : "Ich erinnere dich nicht an fällige Wiederholungen.";

        public override string SeasonStarted(string name, string group) =>
            $"Die Saison „{name}“ beginnt für {group}. Ihre Rangliste fängt bei null an; alle anderen gehen weiter.";

        public override string SeasonEnded(string name) => $"Die Saison „{name}“ ist zu Ende.";

        public override string SeasonRuns(string name) => $"Die Saison „{name}“ läuft. Beende sie erst mit /saison beenden.";

        public override string NoSeasonRuns => "Es läuft keine Saison.";

        public override string Seasons => "Saisons";

        public override string SeasonSpan(string from, string? to) => to is null ? $"seit {from}" : $"{from} bis {to}";

        public override string BadName(int max) => $"Ein Name hat 1 bis {max} Zeichen.";

        public override string GroupCreated(string name) => $"Die Gruppe „{name}“ steht. Mit /gruppe beitreten kommt man hinein.";

        public override string GroupNameTaken(string name) => $"Die Gruppe „{name}“ gibt es schon.";

        public override string OwnGroupKeepsItsName(string name) =>
            $"„{name}“ ist die Gruppe, die jeder Server hat, und sie behält ihren Namen. /gruppe neu legt eine unter einem anderen Namen an.";

        public override string GroupChanged(string name) => $"Die Gruppe „{name}“ ist geändert.";

        public override string GroupJoined(string name) => $"Du bist jetzt in „{name}“.";

        public override string GroupLeft(string name) => $"Du hast „{name}“ verlassen. Deine Punkte bleiben dort.";

        public override string NotInGroup(string name) => $"Du bist nicht in „{name}“.";

        public override string Groups => "Lerngruppen";

        public override string GroupsNext => "/gruppe beitreten und /gruppe verlassen; wer den Server verwaltet, legt neue mit /gruppe neu an.";

        public override string TopicsLine(string topics) => $"Themen: {topics}";

        public override string AllTopics => "Alle Themen";

        public override string ExamLine(DateOnly date, int daysLeft) => daysLeft switch
        {
            < 0 => $"Prüfung war am {Date(date)}",
            0 => "Prüfung ist heute",
            _ => $"Prüfung am {Date(date)}, in {(daysLeft == 1 ? "1 Tag" : $"{daysLeft} Tagen")}",
        };

        public override string BadDate(string text) => $"„{text}“ ist kein Datum; schreibe es wie 2026-11-30, oder „none“.";

        public override string RuleLine(AnswerRule rule, Telling telling) =>
            $"{(rule == AnswerRule.First ? "Die erste Antwort zählt" : "Die letzte Antwort vor dem Ende zählt")}; {(telling == Telling.AtOnce ? "richtig und falsch erfährt man sofort" : "richtig und falsch erfährt man am Ende")}.";

        public override string LanguageName(string tag) => IsGerman(tag) ? "Deutsch" : "Englisch";

        public override string YouAreIn => "du bist dabei";

        public override string WhichGroup => "Gib den Namen der Gruppe an. /gruppe liste zeigt alle.";
    }
}
