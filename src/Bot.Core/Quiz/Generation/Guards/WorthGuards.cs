using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;
using Bot.Core.Quiz.Generation.Patterns;

namespace Bot.Core.Quiz.Generation.Guards;

/// <summary>Sections about the notes, the course or the work itself: change logs, plans, exam rules, homework. Their facts are nobody's knowledge.</summary>
internal sealed partial class SubjectMatterGuard : IGuard
{
    public string Name => "no-subject-matter";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        return c.IsAuthored || c.IsToldWhole ? null : corpus.FactsOf(c.Section).NoSubjectMatter;
    }

    /// <summary>Returns what says that a section is not about its subject; null when nothing does.</summary>
    public static string? ObjectionTo(Section section)
    {
        foreach (var heading in section.Headings)
        {
            if (Headings().Match(heading) is { Success: true } match)
                return $"the heading '{match.Value}' speaks of the notes or the course";
        }

        if (Folders().Match(section.Path) is { Success: true } folder)
            return $"the folder '{folder.Value.Trim('/')}' is about a piece of work";
        return Files().Match(Path.GetFileNameWithoutExtension(section.Path)) is { Success: true } file ? $"the file '{file.Value}' speaks of the work or the course" : null;
    }

    [GeneratedRegex(
        """
        \b(?:
          change\ ?log | to-?do | roadmap | backlog | (?:project|current)\ status | progress | meeting\ notes | next\ steps  # the state of work
          | syllabus | agenda | curriculum | study\ (?:plan|guide|tips|schedule) | timetables? | (?:daily|weekly|revision|class|exam)\ (?:schedule|routine|plan) | learning\ (?:outcomes|objectives)
          | instructors? | grading | prerequisites | required\ experience
          | (?:about|the)\ (?:the\ )?(?:exam|course) | course\ (?:info|information|overview|structure|outline|objectives)
          | exam\ (?:format|info|information|details?|guide|structure|overview|objectives|blueprint|content|domains?)
          | certifications? | textbooks? | surveys? | questionnaires? | (?:expected|actual)\ results? | bugs? | issues?\ \#?\d+ | design\ system | style\ guide | my\ answers?
          | facts\ about\ the\ (?:\w+\ )?(?:exam|cissp|certification)
          | provenance | acknowledge?ments? | contribut(?:ing|ors?) | licen[cs]e                                   # whose the notes are
          | further\ reading | to\ (?:read|watch) | bibliography | references? | useful\ links | resources                              # other texts
          | to\ practi[cs]e | homework | assignments? | labs? | capstone | worked\ example | case\ study | calculations?  # exercises
          | (?:example|interview)\ (?:scenario|guide|questions?) | timeline\ of | journey | lessons\ learned | architecture\ decisions | alternatives?\ \d
          | project\ (?:structure|overview|challenges|guidelines|summary|goals) | (?:development|coding)\ guidelines | tech(?:nology)?\ stack | roi | cost\ analysis | random\ notes | imagine
          | ingredients | instructions | method | recipes?
          | files | where\ this\ lives | new\ files | test(?:s|\ results|\ summary) | software\ modeling | requirements  # a program
        )\b
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace,
        20_000)]
    private static partial Regex Headings();

    [GeneratedRegex(@"(?:^|/)[^/]*\b(?:projects?|memory[-_ ]?bank|assignments?|homework|journal|diary|portfolio|recipes|cooking|templates?|_work|career|daily[-_ ]?notes|inbox)\b[^/]*/", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Folders();

    [GeneratedRegex(@"change-?log|\btodo\b|^(?:agents|claude|gemini|skill|copilot-instructions)$|roadmap|syllabus|(?:project|work)[-_ ]?(?:status|log|plan|review)|contributing|license|code[-_ ]of[-_ ]conduct|(?:key|architecture)[-_ ]decisions|meeting|interview|journey|challenges|recommendations|guidelines|implementation|troubleshooting|\bcv\b|resume|deployment[-_ ]guide", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Files();
}

/// <summary>A fact out of the manual of the program that makes a web site of the notes.</summary>
internal sealed class SiteDocumentationGuard : IGuard
{
    public string Name => "site-documentation";

    public string? Objection(Draft draft, Corpus corpus) =>
        corpus.SiteDocumentation.FolderWith(draft.Candidate.Section.Path) is { } folder ? $"'{folder}' is the manual of a web site's generator" : null;
}

/// <summary>A term that labels a part of the note instead of naming something: "Files", "Item 9", "Page 22".</summary>
internal sealed partial class LabelGuard : IGuard
{
    public string Name => "label";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        var term = c.Pattern switch
        {
            "comparison" or "column-contrast" => c.Clue,
            "which-term" or "list-member" or "list-outsider" or "bold-gap" or "goal" => c.Key,
            "what-meaning" or "definition-card" => c.Clue,
            "table-cell" or "table-figure" => c.Unit.Cells.IsEmpty ? "x y" : Tidy.Line(c.Unit.Cells[0]),
            _ => null,
        };
        // "Default behavior | Fix": a table about one thing, not a comparison of two.
        if (c.Pattern is "comparison" or "column-contrast" && c.Unit.Columns.Skip(c.Unit.Columns.Length - 2).FirstOrDefault(x => Labels.IsLabel(Tidy.Line(x))) is { } heading)
            return $"'{heading}' labels a part of the note";
        if (c.Pattern is "table-cell" && c.Key[0] is '-')
            return "the answer is a switch of a command";
        if (term is not null && Value().Match(term) is { Success: true } value)
            return $"'{value.Value}' is a value of one example";
        return term is not null && Labels.IsLabel(term) ? $"'{term}' labels a part of the note" : null;
    }

    // "Peak Usage (4.4G)", "lladdr 00:11:22:33:44:55", "iw dev wlan0": read off one machine.
    [GeneratedRegex(@"[<>]\s?\d|\b\d{1,2}:\d\d\s?(?:[AP]M)?\s?[–-]|\(\d[\d.,]*\s?[A-Za-z%]{0,3}\)$|\b(?:[0-9a-f]{2}:){3,}[0-9a-f]{2}\b|\b(?:wlan|eth|ens|enp|ttyS|sd[a-z])\d+\b|(?:^|\s)/(?:dev|home|tmp|mnt)/", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Value();
}

/// <summary>A description that is a jotting: it does not stand alone, or reads as no English sentence once it stands in a question.</summary>
internal sealed partial class JottingGuard : IGuard
{
    private const int TellingMin = 3;

    // "A traditional technology" is many things; so is a fragment.
    private const int TellingOfNounsMin = 4;

    public string Name => "jotting";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        var description = c.Definition?.Meaning ?? (c.Pattern is "goal" ? c.Clue : null);
        if (description is not null && Prices().IsMatch(description))
            return "the description speaks of a price";
        return description is null ? null : Check(description, Shapes.OfMeaning(description));
    }

    [GeneratedRegex(@"[$€£]\s?\d|\d\s?[€£]|\b(?:cheaper|cheapest|expensive)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Prices();

    /// <summary>Returns why a description cannot be asked for or offered; null when it can.</summary>
    public static string? Check(string description, Shape shape)
    {
        if (Descriptions.Objection(description) is { } reason)
            return $"the description {reason}";
        var stems = Words.ContentStems(description).Count;
        var needed = shape == Shape.VerbClause ? TellingMin : TellingOfNounsMin;
        return stems < needed ? $"the description has {stems} telling words, at least {needed} are needed" : null;
    }
}

/// <summary>A figure that limits nothing: of all the numbers in notes, limits, defaults and rates are what one has to know.</summary>
internal sealed partial class LimitGuard : IGuard
{
    private const int WordsMin = 4;

    public string Name => "no-limit";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Pattern is not "figure")
            return null;
        if (c.Key.Concat(c.Clue).Any(x => x is '$' or '€' or '£'))
            return "prices change";
        if (HeadingPath.Above(c).Any(h => h.Contains("example", StringComparison.OrdinalIgnoreCase)))
            return "the figure belongs to an example";
        if (!c.Prompt.Contains(FigurePattern.Gap, StringComparison.Ordinal))
        {
            return Words.ContentStems(c.Clue).Count < 2 ? "nothing says whose quantity it is"
                : Estimates().IsMatch(c.Clue) ? "the figure is an estimate or a piece of work's" : null;
        }

        var words = Words.Split(c.Clue);
        if (c.Clue[0] is '_' || char.IsDigit(c.Clue[0]) || (words is [var first, ..] && (EnglishText.IsAuxiliary(first) || EnglishText.IsPreposition(first))))
            return "the statement does not begin with what it is about";
        if (c.Clue.Contains("____-", StringComparison.Ordinal) || c.Clue.Contains("also", StringComparison.OrdinalIgnoreCase) || c.Clue.Contains("-____", StringComparison.Ordinal))
            return "the statement goes on from another";
        if (Aside().IsMatch(c.Clue))
            return "the figure is an aside";
        if (Language.Figure.FindAll(c.Clue).Any(f => !f.IsCount || string.Equals(f.Unit, c.Figure?.Unit, StringComparison.Ordinal)))
            return "the statement holds another figure";
        if (Shortened().IsMatch(c.Clue))
            return "the statement holds another figure, shortened";
        if (words[^1] is "etc")
            return "the statement goes on";
        if (words is ["even" or "although" or "though" or "while" or "since" or "because", ..] || EnglishText.IsCondition(words[0]))
            return "the figure belongs to an example";
        // "Free up to 10,000 calls" tells of nothing; "The default is ____" and "Retention: up to ____" do.
        if (c.Unit.Term is null && !OpensWithLimit().IsMatch(c.Clue) && !words.Any(w => EnglishText.IsAuxiliary(w) || EnglishText.IsThirdPersonVerb(w) || w is "stay" or "stays" or "remain" or "remains" or "times" or "lasts" or "retains" or "timeout" or "last" or "expire" or "retain"))
            return "the statement has no verb";
        if (Descriptions.IsInstruction(c.Clue) || c.Unit.Traits.HasFlag(UnitTraits.Ordered))
            return "the figure belongs to a step of a procedure";
        if (words.Count < WordsMin)
            return "the statement around the figure says too little";
        // A number of things is a limit only where the words say so; with a unit, a default or a rate will do.
        if (c.Figure is { IsCount: true })
            return HardLimits().IsMatch(c.Clue) ? null : "the number is no limit";
        return HardLimits().IsMatch(c.Clue) || (c.Unit.Kind != UnitKind.Paragraph && Defaults().IsMatch(c.Clue)) || (IsMarked(c) && Limits().IsMatch(c.Clue)) ? null : "the figure is no limit, default or rate";
    }

    // "TTL 7d", "(24-character string)": a quantity beside the one that is asked for.
    [GeneratedRegex(@"(?<![\w.-])\d+(?:[smhd]|ms|-[a-z]{3,})\b", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Shortened();

    [GeneratedRegex(@"^(?:the )?(?:max|min|default|limit)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex OpensWithLimit();

    [GeneratedRegex(@"\b(?:estimated|prep|preparation|cook|cooking|baking|project|total|current|our|my|typical|average|peak|success)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Estimates();

    // The meaning of a term, bold, or in a section about limits: the author says that it matters.
    private static bool IsMarked(Candidate c) =>
        (c.Unit.Term is not null && !c.Unit.Strong.IsEmpty) || c.Unit.Strong.Any(r => r.End <= c.Unit.Text.Length && r.Of(c.Unit.Text).IndexOf(c.Key, StringComparison.Ordinal) >= 0) || About().IsMatch(c.Section.Title);

    [GeneratedRegex(@"\b(?:limits?|quotas?|defaults?|figures|numbers|sizes?|timeouts?|retention|SLAs?|durability|availability|specifications?|specs|key facts)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex About();

    [GeneratedRegex(@"\b(?:defaults?|retention|retain(?:ed|s)?|timeout|times out|expires?|valid for|lifetime|TTL|kept for|guarantee[sd]?|quota|threshold)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Defaults();

    [GeneratedRegex(@"\b(?:max(?:imum|imal)?|min(?:imum|imal)?|limit(?:s|ed)?|up to|at (?:most|least)|no (?:more|less|fewer) than|per|quota)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex HardLimits();

    [GeneratedRegex(@"\b(?:max(?:imum|imal)?|min(?:imum|imal)?|limit(?:s|ed)?|defaults?|up to|at (?:most|least)|no (?:more|less|fewer) than|more than|less than|fewer than|greater than|within|every|each|per|retention|retain(?:ed|s)?|timeout|times out|expires?|valid for|lasts?|capacity|size|threshold|range|quota|durability|availability|guarantee[sd]?|SLA|lifetime|TTL|idle for|free space|stays? for|kept for|long(?:est)? ____|half-life|requires? ____|needs ____)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Limits();

    [GeneratedRegex(@"\([^()]*____|[<>≤≥~±=]\s?____|____\s?[<>≤≥±=]|→|\b(?:pages?|version|some|many|certain|free|more|estimated|average|example|rows?|employees?|worked|total)\b", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Aside();
}

/// <summary>A table that is a layout and no relation, or a column that says how work stands.</summary>
internal sealed partial class TableRelationGuard : IGuard
{
    private const int DistinctMin = 3;
    private const int CellWordsMax = 8;

    public string Name => "no-relation";

    public string? Objection(Draft draft, Corpus corpus)
    {
        var c = draft.Candidate;
        if (c.Definition is not null && !c.Unit.Cells.IsEmpty && IsRepeated(c, corpus))
            return "the table has several rows of this name";
        if (c.Pattern is not ("table-cell" or "table-figure") || c.Unit.Columns.IsEmpty)
            return null;
        var columns = c.Unit.Columns.Select(x => Words.Split(x)).ToList();
        if (columns.Count > 1 && columns.All(x => x.Count > 0) && columns.Select(x => x[^1]).Distinct(StringComparer.Ordinal).Count() == 1)
            return "all columns hold the same kind of thing";
        if (Work().Match(c.Clue) is { Success: true } work)
            return $"the column '{work.Value}' says how work stands";
        if (Scientific().IsMatch(c.Key))
            return "the cell is a measured value";
        if (Grades().IsMatch(c.Key))
            return "the cell is a grade";
        if (Money().IsMatch(c.Key) || c.Section.Title.Contains("example", StringComparison.OrdinalIgnoreCase))
            return "the cell belongs to an example";
        if (IsRepeated(c, corpus))
            return "the table has several rows of this name";
        var column = c.Unit.Cells.Select(Tidy.Line).ToList().IndexOf(c.Key);
        // "What is the NFC for “Frequency”?": rows and columns are exchanged.
        if (c.Pattern is "table-figure" && !MeasuredColumn(c, withRow: false) && c.Prompt.Contains($"“{Tidy.Line(c.Unit.Cells[0])}”", StringComparison.Ordinal))
            return "the row names the quantity, not the thing";
        // "What is the dealer's number for “Crate”?"
        if (c.Pattern is "table-figure" && column > 0 && Words.Split(c.Unit.Columns[column]) is [.., "number" or "numbers" or "value" or "values" or "amount"])
            return "the column does not say what it counts";
        if (DayOrMonth().IsMatch(Tidy.Line(c.Unit.Cells[0])) && c.Figure is not null)
            return "the row is a day or a month of somebody's calendar";
        if (c.Pattern is "table-figure" && SharesOutHundred(c))
            return "the column shares out a hundred per cent of something";
        if (c.Pattern is "table-figure" && MeasuredOnce(c, column) is { } measured)
            return $"'{measured}' hangs on the machine or the example that it was measured on";
        if (c.Pattern is "table-figure")
            return c.Unit.Columns.Any(x => Effort().IsMatch(x)) ? "the column tells what a piece of work took" : MeasuredColumn(c, withRow: true) ? null : "the column names no quantity";
        if (column < 0)
            return null;
        if (column == 0)
            return "the cell repeats the row's name";
        // Few columns hold one right answer each; of those that were judged, columns of another name did not.
        if (Words.Split(Names.WithoutBrackets(Tidy.Line(c.Unit.Columns[column]), out _)) is not [.., var name] || !Relations.Contains(name))
            return "the column is not known to hold one answer for each row";
        // "Developing country" heads what happens there.
        if (name is "country" or "region" && Words.Split(c.Unit.Columns[column])[0] is var kind && (kind.EndsWith("ing", StringComparison.Ordinal) || kind.EndsWith("ed", StringComparison.Ordinal)))
            return "the column is no country's name";
        // "| Mass | Kilogram | kg |": the symbol is the unit's, not the row's.
        if (name is "symbol" or "abbreviation" && c.Unit.Columns[1..column].Any(x => Words.Split(x) is [.., "unit" or "units" or "name"]))
            return "the column belongs to another column, not to the row";
        if (Words.Split(c.Key).Count > CellWordsMax)
            return "the cell describes; other cells may be as true";
        if (Comparative().IsMatch(c.Key))
            return "the cell compares";
        if (OpenColumn().Match(c.Unit.Columns[column]) is { Success: true } open)
            return $"more than one thing can stand under '{open.Value}'";
        if (Words.Split(c.Key).Count <= 2 && Words.Split(c.Unit.Columns[column]) is [.., var head] && EnglishText.IsPlural(head))
            return "the column is a list beside another list";
        var values = c.Section.Units.Where(u => u.Group == c.Unit.Group && u.Cells.Length > column).Select(u => Words.Normalize(u.Cells[column])).ToList();
        if (values.Count(Comparative().IsMatch) > 1)
            return "the column compares";
        if (values.Count(Grades().IsMatch) > 1)
            return "the column holds grades";
        if (c.Unit.Columns.Length == 2 && c.Unit.Columns.All(x => Shapes.OfName(Tidy.Line(x), isCode: false) == Shape.Acronym))
            return "the table sets two lists side by side";
        return values.Distinct(StringComparer.Ordinal).Count() < DistinctMin ? "the column tells too few kinds apart" : null;
    }

    // "| Two GPUs | 80 ms |": a measured value. A greatest or least one is a promise.
    private static string? MeasuredOnce(Candidate c, int column) =>
        ((string[])[column >= 0 ? c.Unit.Columns[column] : "", Tidy.Line(c.Unit.Cells[0])]).FirstOrDefault(name => Measured().IsMatch(name) && Words.Split(name) is [var first, ..] && !Names.OpensAttribute(first));

    [GeneratedRegex(@"\b(?:latency|run[ -]?time|elapsed|(?:training|inference|execution|response) time|accuracy|precision|recall|f1|loss|error rate|perplexity|speed-?up|fps|benchmarks?|scores?|tokens? per second|memory used)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Measured();

    // "Phase 1: 30 %, phase 2: 70 %" is how one example was divided.
    private static bool SharesOutHundred(Candidate c)
    {
        var column = c.Unit.Cells.Select(Tidy.Line).ToList().IndexOf(c.Key);
        if (column < 0 || c.Figure?.Unit is not "%")
            return false;
        var shares = c.Section.Units.Where(u => u.Group == c.Unit.Group && u.Cells.Length > column).Select(u => Figure.FindAll(Tidy.Line(u.Cells[column])).FirstOrDefault(f => f.Unit is "%")?.Value ?? 0).ToList();
        return shares.Count > 2 && Math.Abs(shares.Sum() - 100) <= 1;
    }

    // Of a comparison the row names the quantity, else the column.
    private static bool MeasuredColumn(Candidate c, bool withRow) =>
        c.Unit.Columns.Select((column, i) => (Column: Tidy.Line(column), Cell: i < c.Unit.Cells.Length ? Tidy.Line(c.Unit.Cells[i]) : ""))
            .Any(x => string.Equals(x.Cell, c.Key, StringComparison.Ordinal) && (IsQuantity(x.Column) || Words.Split(x.Column) is ["default" or "minimum" or "maximum" or "min" or "max" or "limit" or "quota", ..])) || (withRow && IsQuantity(Tidy.Line(c.Unit.Cells[0])));

    private static bool IsQuantity(string name) =>
        Names.IsMeasure(name) || Names.IsAttribute(name) || Words.Split(Names.WithoutBrackets(name, out _)) is [.., "speed" or "efficiency" or "max" or "min" or "distance" or "port" or "voltage" or "mass" or "temperature" or "wavelength" or "energy"];

    private static readonly FrozenSet<string> Relations = FrozenSet.ToFrozenSet(
    [
        "unit", "units", "symbol", "capital", "port", "ports", "protocol", "protocols", "layer", "standard", "ieee", "medium", "author", "inventor", "discoverer", "year", "formula", "abbreviation", "expansion",
        "vitamin", "hormone", "nerve", "artery", "vein", "muscle", "organ", "enzyme", "gland", "supply", "origin", "insertion", "innervation", "vaccine", "drug", "antidote", "command",
        "speed", "extension", "region", "country", "language", "family", "credentials", "element", "algorithm", "complexity", "operator", "keyword", "prefix", "cipher", "topology",
        "capacity", "failure", "format", "encoding", "api", "king", "ruler", "battle", "treaty", "composer", "painter", "planet", "charge", "frequency",
    ], StringComparer.Ordinal);

    // "| Enterprise | … |" in every row: the column sorts, it does not name.
    private static bool IsRepeated(Candidate c, Corpus corpus) => corpus.FactsOf(c.Section).RepeatedRows.Contains(SectionFacts.RowOf(c.Unit));

    [GeneratedRegex(@"\b(?:implementation|effort|estimated|estimate|project|setup|savings|value|prod|dev|roi)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Effort();

    [GeneratedRegex(@"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b|^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex DayOrMonth();

    [GeneratedRegex(@"^(?:status|risk|results?|key results?|key numbers?|prior|fresh|residual|observable|approx|effort|priority|owner|link|file|score|verdict|confidence|page|date|commit|link|source|(?:\w+ )?weight|marks?|percentage of exam)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Work();

    // Remedies, causes and examples: the other rows' are often as right.
    [GeneratedRegex(@"\b(?:solutions?|fix(?:es)?|remed(?:y|ies)|actions?|causes?|reasons?|symptoms?|problems?|issues?|mitigations?|countermeasures?|impacts?|effects?|outcomes?|strategy|approach(?:es)?|types?|kinds?|categor(?:y|ies)|goals?|why|how|when|response|guidance|advice|examples?|analogy|analogies|equivalent|implementation|use[ -]?cases?|uses?|focus|recommended|recommendation|ideal|best|real|instruction|note)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex OpenColumn();

    [GeneratedRegex(@"^(?:very |extremely )?(?:low|medium|high|med|moderate|good|bad|poor|fair|excellent|easy|hard|mild|severe|slow|fast|small|large|strong|weak|prominent|rare|common|simple|complex|basic|advanced)(?:er|est)?(?:$|\s?[-–—(/])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Grades();

    [GeneratedRegex(@"[$€£]\s?\d|\d\s?[$€£]", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Money();

    [GeneratedRegex(@"\bthan\b|\b(?:slow|fast|high|low|larg|small|cheap)est\b|\b(?:first|last|before|after|highest|lowest|easy|difficult|complex|infancy|variable)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Comparative();

    [GeneratedRegex(@"\d[eE][-−+]?\d|\d\.\d{3,}|[→⇒±≈∈]|\w\.(?:md|py|json)\b", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Scientific();
}
