namespace Bot.Core.Chat;

/// <summary>
/// What the bot says, one class a language: a sentence that a language lacks does not compile. English is the fallback. Immutable.
/// </summary>
public abstract partial class Phrases
{
    public static Phrases English { get; } = new EnglishPhrases();

    public static Phrases German { get; } = new GermanPhrases();

    /// <summary>Returns the phrases for a BCP 47 tag such as <c>de</c> or <c>en-GB</c>; English for a language that the bot does not speak.</summary>
    public static Phrases For(string locale) => IsGerman(locale) ? German : English;

    /// <summary>Returns a text in this language.</summary>
    public abstract string In(LocalizedText text);

    public abstract string UnknownCommand(string name);

    public abstract string DidYouMeanCommand(string name);

    public abstract string OnlyInAServer { get; }

    public abstract string NotAllowed { get; }

    public abstract string StaleControl { get; }

    public abstract string SomethingBroke { get; }

    public abstract string StorageIsAway { get; }

    public abstract string StorageIsUnusable { get; }

    public abstract string Busy { get; }

    internal static bool IsGerman(string locale) =>
        locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) && (locale.Length == 2 || locale[2] == '-');

    private sealed partial class EnglishPhrases : Phrases
    {
        public override string In(LocalizedText text) => text.English;

        public override string UnknownCommand(string name) => $"There is no command /{name}. Type /help for the list.";

        public override string DidYouMeanCommand(string name) => $"Did you mean /{name}?";

        public override string OnlyInAServer => "This works only in a server.";

        public override string NotAllowed => "This is for people who may manage the server.";

        public override string StaleControl => "This button is from an older message and does nothing any more. Send the command again.";

        public override string SomethingBroke => "Something went wrong on my side; it is in my log. Please try again.";

        public override string StorageIsAway => "My database does not answer at the moment. Nothing was changed; please try again in a minute.";

        public override string StorageIsUnusable => "My database cannot be used at the moment. Nothing was changed; whoever runs me finds the reason in my log.";

        public override string Busy => "I have too much to do right now. Please try again in a few seconds.";
    }

    private sealed partial class GermanPhrases : Phrases
    {
        public override string In(LocalizedText text) => text.German ?? text.English;

        public override string UnknownCommand(string name) => $"Den Befehl /{name} gibt es nicht. /hilfe zeigt alle.";

        public override string DidYouMeanCommand(string name) => $"Meintest du /{name}?";

        public override string OnlyInAServer => "Das geht nur in einem Server.";

        public override string NotAllowed => "Das dürfen nur Leute, die den Server verwalten.";

        public override string StaleControl => "Dieser Knopf gehört zu einer älteren Nachricht und tut nichts mehr. Sende den Befehl noch einmal.";

        public override string SomethingBroke => "Bei mir ist etwas schiefgegangen; es steht im Protokoll. Bitte versuche es noch einmal.";

        public override string StorageIsAway => "Meine Datenbank antwortet gerade nicht. Es wurde nichts geändert; bitte versuche es in einer Minute noch einmal.";

        public override string StorageIsUnusable => "Meine Datenbank ist gerade nicht zu gebrauchen. Es wurde nichts geändert; wer mich betreibt, findet den Grund im Protokoll.";

        public override string Busy => "Ich habe gerade zu viel zu tun. Bitte versuche es in ein paar Sekunden noch einmal.";
    }
}
