namespace Bot.Core.Chat;

/// <summary>The sentences of the commands that read notes.</summary>
public abstract partial class Phrases
{
    public abstract string EmptyQuery { get; }

    public abstract string NoAnswer(string query);

    public abstract string NoAnswerAtAll(string query);

    /// <summary>Said instead when only one topic was searched.</summary>
    public abstract string NoAnswerUnder(string query, string topic);

    public abstract string Closest { get; }

    public abstract string SeeTopics { get; }

    public abstract string DidYouMean(string query);

    /// <summary>Above an answer whose question had misspelt words.</summary>
    public abstract string ReadAs(string query);

    public abstract string More { get; }

    public abstract string OpenNote { get; }

    public abstract string Delete { get; }

    public abstract string Share { get; }

    public abstract string Previous { get; }

    public abstract string Next { get; }

    public abstract string Page(int page, int pages);

    public abstract string NoMore { get; }

    public abstract string OnlyAskerDeletes { get; }

    public abstract string SectionGone { get; }

    public abstract string NoSuchSection(string text);

    public abstract string NoNotes { get; }

    public abstract string Topics(int topics, int sections);

    public abstract string Sections(int sections);

    public abstract string NoSuchTopic(string topic);

    public abstract string OpenSection { get; }

    public abstract string EmptyMessage { get; }

    public abstract string HelpIntroduction { get; }

    public abstract string HelpQuerySyntax { get; }

    public abstract string HeadingOnly { get; }

    private sealed partial class EnglishPhrases
    {
        public override string EmptyQuery => "Ask me something, for example: /ask query: cloudfront signed cookies";

        public override string NoAnswer(string query) => $"The notes have no sure answer to “{query}”.";

        public override string NoAnswerAtAll(string query) => $"The notes say nothing about “{query}”.";

        public override string NoAnswerUnder(string query, string topic) => $"Under {topic} the notes say nothing about “{query}”. Leave out the topic to look everywhere.";

        public override string Closest => "Closest in the notes:";

        public override string SeeTopics => "/topics shows what they are about.";

        public override string DidYouMean(string query) => $"Did you mean “{query}”?";

        public override string ReadAs(string query) => $"Read as “{query}”.";

        public override string More => "More";

        public override string OpenNote => "Open note";

        public override string Delete => "Delete";

        public override string Share => "Share";

        public override string Previous => "Back";

        public override string Next => "Next";

        public override string Page(int page, int pages) => $"Page {page} of {pages}";

        public override string NoMore => "There are no more hits for this in the notes.";

        public override string OnlyAskerDeletes => "Only the person who asked, or a moderator, can delete this answer.";

        public override string SectionGone => "This section is no longer in the notes. It was renamed or removed.";

        public override string NoSuchSection(string text) => $"No section is called “{text}”. /topics shows what there is.";

        public override string NoNotes => "There are no notes yet. Put Markdown files into the knowledge folder; I read them within two seconds.";

        public override string Topics(int topics, int sections) =>
            $"{topics} {(topics == 1 ? "topic" : "topics")}, {sections} {(sections == 1 ? "section" : "sections")}";

        public override string Sections(int sections) => sections == 1 ? "1 section" : $"{sections} sections";

        public override string NoSuchTopic(string topic) => $"There is no topic “{topic}”.";

        public override string OpenSection => "Open a section";

        public override string EmptyMessage => "This message has no text to look for.";

        public override string HelpIntroduction => "I answer from your group’s notes, word for word, and say in which file and line it stands.";

        public override string HelpQuerySyntax => "\"exact words\" must be there, -word must not, topic:sqs looks in one topic only.";

        public override string HeadingOnly => "Only this heading is in the notes; there is no text below it.";
    }

    private sealed partial class GermanPhrases
    {
        public override string EmptyQuery => "Frag mich etwas, zum Beispiel: /ask frage: cloudfront signed cookies";

        public override string NoAnswer(string query) => $"Die Notizen beantworten „{query}“ nicht sicher.";

        public override string NoAnswerAtAll(string query) => $"In den Notizen steht nichts zu „{query}“.";

        public override string NoAnswerUnder(string query, string topic) => $"Unter {topic} steht in den Notizen nichts zu „{query}“. Ohne das Thema wird überall gesucht.";

        public override string Closest => "Am nächsten kommt in den Notizen:";

        public override string SeeTopics => "/themen zeigt, wovon sie handeln.";

        public override string DidYouMean(string query) => $"Meintest du „{query}“?";

        public override string ReadAs(string query) => $"Gelesen als „{query}“.";

        public override string More => "Mehr";

        public override string OpenNote => "Notiz öffnen";

        public override string Delete => "Löschen";

        public override string Share => "Teilen";

        public override string Previous => "Zurück";

        public override string Next => "Weiter";

        public override string Page(int page, int pages) => $"Seite {page} von {pages}";

        public override string NoMore => "Dazu steht sonst nichts in den Notizen.";

        public override string OnlyAskerDeletes => "Diese Antwort kann nur löschen, wer gefragt hat oder moderiert.";

        public override string SectionGone => "Dieser Abschnitt steht nicht mehr in den Notizen. Er wurde umbenannt oder entfernt.";

        public override string NoSuchSection(string text) => $"Kein Abschnitt heißt „{text}“. /themen zeigt, was es gibt.";

        public override string NoNotes => "Es gibt noch keine Notizen. Lege Markdown-Dateien in den Wissensordner; ich lese sie binnen zwei Sekunden.";

        public override string Topics(int topics, int sections) =>
            $"{topics} {(topics == 1 ? "Thema" : "Themen")}, {sections} {(sections == 1 ? "Abschnitt" : "Abschnitte")}";

        public override string Sections(int sections) => sections == 1 ? "1 Abschnitt" : $"{sections} Abschnitte";

        public override string NoSuchTopic(string topic) => $"Das Thema „{topic}“ gibt es nicht.";

        public override string OpenSection => "Abschnitt öffnen";

        public override string EmptyMessage => "Diese Nachricht hat keinen Text, nach dem ich suchen könnte.";

        public override string HelpIntroduction => "Ich antworte aus den Notizen eurer Gruppe, Wort für Wort, und nenne Datei und Zeile.";

        public override string HelpQuerySyntax => "\"genaue Worte\" müssen vorkommen, -wort darf nicht, topic:sqs sucht nur in einem Thema.";

        public override string HeadingOnly => "In den Notizen steht nur diese Überschrift, ohne Text darunter.";
    }
}
