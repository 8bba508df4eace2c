using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Guards;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>The heading path as a question shows it: what it is about, less what gives the answer away.</summary>
internal static partial class HeadingPath
{
    private const int PartLengthMax = 60;
    private const int LeadInWordsMax = 7;
    private const int PartsMax = 3;

    /// <summary>A longer name of a folder is no abbreviation, which is left in small letters.</summary>
    private const int ShortNameMax = 4;

    /// <summary>Returns the topic and the headings that could be shown, from the outside in.</summary>
    public static ImmutableArray<string> PartsOf(Section section) => [.. section.Headings.Prepend(section.Topic).Select(PartOf).OfType<string>()];

    /// <summary>
    /// Returns what the note is called, else its folder, where the section's own path does not say it: in a note with several first-level headings each is a
    /// topic, and what "Commands" or "History" belong to only the file's name says. Null when nothing is added by it.
    /// </summary>
    /// <param name="parts">What the section's own path says.</param>
    /// <param name="notePath">Path of the note inside the knowledge folder.</param>
    public static string? SubjectOf(ImmutableArray<string> parts, string notePath, string noteTitle)
    {
        // "01-intro.md" says nothing; "xss/01-intro.md" does.
        if ((TellingPartOf(noteTitle) ?? TellingPartOf(FolderOf(notePath))) is not { } subject)
            return null;
        var said = parts.SelectMany(Words.ContentStems).ToHashSet(StringComparer.Ordinal);
        return Words.ContentStems(subject).TrueForAll(said.Contains) ? null : subject;
    }

    private static string? TellingPartOf(string name) => PartOf(name) is { } part && StandAloneGuard.SaysAnything(part) && !IsShortened(part) ? part : null;

    private static string FolderOf(string notePath)
    {
        var name = (Path.GetFileName(Path.GetDirectoryName(notePath)) ?? "").Replace('-', ' ').Replace('_', ' ');
        return name.Length > ShortNameMax ? char.ToUpperInvariant(name[0]) + name[1..] : name;
    }

    /// <summary>Returns the parts to show before the question, from the outside in.</summary>
    /// <param name="facts">Those of the candidate's section.</param>
    public static ImmutableArray<string> Of(Candidate candidate, IReadOnlyList<string> options, SectionFacts facts)
    {
        var parts = facts.Parts;
        // A question that the author made a heading of names its subject; the headings around it need not be related.
        if (candidate.IsToldWhole && !candidate.IsAuthored && Words.ContentStems(candidate.Prompt).Count >= 4)
            return [];
        // A line in bold inside another card's answer heads no card below it.
        if (candidate.IsAuthored && parts.Length > 1 && candidate.Section.Markdown is var markdown && markdown.AsSpan().TrimStart() is ['*' or '_', ..] && markdown.Contains("<!--ID", StringComparison.OrdinalIgnoreCase))
            parts = parts[..^1];
        // A comparison has its own heads as its clue and still lacks what the table is about.
        if (!candidate.IsAuthored && Tables.TitleOf(candidate.Section, candidate.Unit) is { } ofTable && ofTable.Length <= PartLengthMax && PartOf(ofTable) is { } title)
            parts = parts.Add(title);
        if (!candidate.IsContrast && !candidate.IsAuthored && LeadInOf(candidate) is { Length: > 0 } leadIn && PartOf(leadIn) is { } last)
            parts = parts.Add(last);
        ImmutableArray<string> keys = candidate.AuthorsOptions.IsEmpty ? [candidate.Key] : [.. candidate.AuthorsCorrect.Select(i => candidate.AuthorsOptions[i])];
        var distractors = options.Except(keys, StringComparer.Ordinal).ToList();
        var shown = new List<string>();
        var said = Words.ContentStems(candidate.Clue);
        foreach (var part in parts)
        {
            if (shown.Exists(s => string.Equals(Words.Normalize(s), Words.Normalize(part), StringComparison.Ordinal)) || GivesAway(part))
                continue;
            if ((shown.Count > 0 || candidate.Pattern is "question-heading") && IsSaid(part))
                continue;
            shown.Add(part);
        }

        if (shown.Count < PartsMax && facts.Subject is { } subject && !GivesAway(subject) && !IsSaid(subject))
            shown.Insert(0, subject);
        // The outermost and the innermost say the most.
        while (shown.Count > PartsMax)
            shown.RemoveAt(1);
        return [.. shown];

        bool GivesAway(string part) => TellsDefinition(part) || (candidate.Kind != QuestionKind.Reveal && candidate.Figure is null
            && keys.Any(key => Leaks.SharedWord(key, part, candidate.Kind == QuestionKind.Typed ? [] : distractors) is not null || Leaks.IsInitialism(key, part)
                || (candidate.Kind == QuestionKind.SingleChoice && PointsAtOne(part, key, distractors))));

        // "Floating anchored bodies" above the card of a body that floats at its anchor. One word, "Forces" above a force, is where the card belongs.
        bool TellsDefinition(string part) => candidate.IsDefinitionCard && Words.ContentStems(part).FindAll(s => !Words.HoldsRelated(said, s)) is { Count: > 1 } added
            && Words.ContentStems(candidate.Key) is var told && added.TrueForAll(s => Words.HoldsRelated(told, s));

        // The question says it already.
        bool IsSaid(string part) => Words.ContentStems(part) is { Count: > 0 } stems && stems.All(s => said.Contains(s, StringComparer.Ordinal));
    }

    /// <summary>
    /// Returns the short line above a nested bullet, which then stands in the path; empty when there is none or it is not needed; null when it is
    /// needed and too long or no name.
    /// </summary>
    public static string? LeadInOf(Candidate candidate)
    {
        var unit = candidate.Unit;
        if (unit.Parent < 0 || unit.Parent >= candidate.Section.Units.Length || candidate.Unit.Kind == UnitKind.TableRow)
            return "";
        var parent = candidate.Section.Units[unit.Parent];
        var text = Names.WithoutNumbering(Tidy.Line(parent.Term ?? parent.Text));
        var words = Words.Split(text);
        if (words.Count == 0 || parent.Text.Contains("::", StringComparison.Ordinal))
            return "";
        if (words.Count > LeadInWordsMax || text.Length > PartLengthMax || words.Any(w => EnglishText.IsPronoun(w)) || MarkupText(text))
            return null;
        return text;
    }

    /// <summary>Returns the headings above a candidate, and the short line above its bullet where there is one.</summary>
    public static IEnumerable<string> Above(Candidate candidate) => candidate.Section.Headings.Append(LeadInOf(candidate) ?? "");

    // "py_dv_api": what it is short for only its author knows.
    private static bool IsShortened(string name) => name.Split(' ') is { Length: > 1 } words && words.All(w => w.Length <= 3 && !w.All(char.IsUpper));

    // Null for what names no subject.
    private static string? PartOf(string heading)
    {
        var part = WithoutAside(Names.WithoutNumbering(Place().Replace(Tidy.Line(Picture().Replace(heading, " ")), "")));
        return part.Length is 0 or > PartLengthMax || IsHollow(part) || IsNoSubject(part) ? null : part;
    }

    // "🟩5 @ Congestion control" is marked and numbered for its author.
    [GeneratedRegex(@"[\p{So}\p{Cs}\uFE0F\u200D\u20E3]+", RegexOptions.None, 20_000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"^(?:\d+\s?@|[IVX]+[.)]|0\d{1,2})\s", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Place();

    // "(see the figure above)", "(2021-10-26 & 2021-11-02)", "202112151023 Git Bash" of a Zettelkasten, "Caching #important", "Limits —": nothing that a reader of the question needs.
    private static string WithoutAside(string part) => Aside().Replace(part, "").TrimEnd(' ', ':');

    // An arrow, a setting, the beginning of a sentence, a reminder in capitals, a program's name for the file, or a field of the note's data is no subject.
    private static bool IsNoSubject(string part) => IsFragment(part) || Arrow().IsMatch(part) || Opening().IsMatch(part) || part.Contains('=', StringComparison.Ordinal) || FileId().IsMatch(part) || Reference().IsMatch(part) || part.Contains("::", StringComparison.Ordinal) || (part.Count(c => c == ' ') >= 3 && !part.Any(char.IsLower));

    // "Analyze using", "Therapeutic potential of", "Three suitable measures", "Policies can have several effects": what a list or a text goes on from, and no name.
    private static bool IsFragment(string part)
    {
        var words = Words.Split(part);
        // "Hepatitis A", "Add-on" and "Read only" are whole.
        var last = part[(part.LastIndexOf(' ') + 1)..];
        if (words.Count > 1 && !last.All(char.IsUpper) && last.ToLowerInvariant() is var end && (end is "using" || (EnglishText.IsOpenEnd(end) && !EnglishText.IsAuxiliary(end)) || (EnglishText.IsPreposition(end) && end is not "only")))
            return true;
        if (words is [var only])
            return EnglishText.IsThirdPersonVerb(only) && !Shapes.IsAlsoNoun(only);
        // "Three Laws of Motion" is a name.
        if (Numbers.Contains(part.Split(' ')[0].ToLowerInvariant()) && !char.IsUpper(part.Split(' ')[1][0]))
            return true;
        return words[0] is not ("what" or "how" or "why" or "when" or "where" or "who" or "which")
            && words.Skip(1).TakeWhile(w => w is not ("that" or "which" or "who" or "whose" or "where" or "when" or "what" or "how" or "why" or "and" or "or" or "to")).Any(w => EnglishText.IsAuxiliary(w));
    }

    private static readonly FrozenSet<string> Numbers = FrozenSet.Create(StringComparer.Ordinal, "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    [GeneratedRegex(@"\b(?:19|20)\d{10,12}(?:[\s_-]+|$)|\s*\((?:see\s[^()]*|[^()]*\b(?:19|20)\d\d-\d\d-\d\d[^()]*)\)|(?:\s#[A-Za-z][\w/-]*)+$|^[—–-]+\s+|\s+[—–-]+$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Aside();

    // "Here are some key aspects", "Click the icon for more", "Now, let's proceed", "What I studied", "Network printers typically use".
    [GeneratedRegex(@"^(?:here (?:are|is)|click (?:the|on|here|to)|scroll (?:down|to)|now,|let['’]?s|there (?:are|is)|this is|these are|we|you|i|what (?:i|we|you))\b|\b(?:includes?|including|covered|covers|explored|studied|learned|learnt|such as|(?:typically|commonly|usually|often|generally) (?:use|uses|used|has|have))$|\b(?:consists? of|as follows|let['’]s)\b|\bthe following\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Opening();

    // "R2YKv0cd9DRs4eA2f6vhP".
    [GeneratedRegex(@"^(?=\w*\d)(?=\w*[A-Za-z])\w{14,}$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex FileId();

    // "BakerEtAl 2017", "Baker et al., 2017": whose paper it is from; "ChatGPT said:".
    [GeneratedRegex(@"\w?[Ee]t ?[Aa]l\b\.?|^ChatGPT\b.*\bsaid\b", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"<?--?>|<--|[→⇒←]", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Arrow();

    private static bool MarkupText(string text) => MarkupGuard.IsBad(text) || text.Contains('?', StringComparison.Ordinal);

    // "Summary", "Introduction": no subject.
    private static bool IsHollow(string part)
    {
        var words = Words.Split(part);
        return words.Count == 0 || MarkupText(part) || words.All(SaysNothing)
            // "Answer: B"; but "C" is a subject.
            || (words.Any(w => Hollow.Contains(w)) && words.All(w => w.Length == 1 || SaysNothing(w)));
    }

    /// <summary>Returns "week" for "week01".</summary>
    public static string WithoutNumber(string word) => word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static bool SaysNothing(string word) =>
        Hollow.Contains(WithoutNumber(word)) || Words.IsStop(word)
        || word.AsSpan(word[0] is 'q' && word.Length > 1 ? 1 : 0).IndexOfAnyExceptInRange('0', '9') < 0;

    // A word of the path that only the key holds is caught as a leak; a word that all distractors hold points by elimination.
    private static bool PointsAtOne(string part, string key, List<string> distractors) => distractors.Count > 0 && key.Length > 0
        && Words.ContentStems(part) is var shown && Words.ContentStems(key).Exists(stem => Words.HoldsRelated(shown, stem))
        && Guessers.WordOverlap(part, [key, .. distractors]) == 0;

    private static readonly FrozenSet<string> Hollow = FrozenSet.ToFrozenSet(
        ["introduction", "overview", "summary", "section", "basics", "general", "notes", "note", "intro", "conclusion", "recap", "glance", "untitled", "readme", "contents", "what", "definition", "definitions", "vocab", "chapter", "lecture", "index", "misc", "key", "terms", "main",
        "explanation", "answer", "answers", "practice", "exam", "exams", "question", "questions", "solution", "quiz", "test", "example", "examples", "details", "part", "block", "cheat", "sheet",
        "click", "reveal", "hint", "unit", "week", "bonus", "mcq", "mcqs", "blanks", "fill", "why", "matters",
        "true", "false", "faq", "topic", "topics", "lec", "module", "pages", "quizzes", "mock",
        "text", "front", "back", "extra", "full", "document", "clippings", "past", "paper", "papers", "slides", "glossary", "tips", "course", "points", "comparison", "table",
        "articles", "metadata", "tags", "tag", "annotations", "literature", "status", "abstract", "zotero", "detail", "intuition", "braindump", "braindumps", "brain", "dump", "review"], StringComparer.Ordinal);
}
