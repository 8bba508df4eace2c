using System.Collections.Frozen;

namespace Bot.Core.Search.Language;

/// <summary>English words that say little about what is looked for, as folded forms without apostrophes.</summary>
public static class EnglishWords
{
    private static readonly FrozenSet<string> Stopwords = Set("""
        a an the this that these those
        i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
        myself yourself itself themselves ourselves
        am is are was were be been being do does did doing done have has had having
        can could will would shall should may might must cannot
        cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt hasnt havent hadnt im ive id ill youre youve theyre
        thats whats wheres hows whos
        and or but nor if then else than so because while until as
        of at by for with about into through to from in on onto upon up out off over under
        not no
        what which who whom whose when where why how
        there here
        """);

    /// <summary>Words of conversation: how people ask, not what about.</summary>
    private static readonly FrozenSet<string> Conversation = Set("""
        all any both each every few more most much many some several other another such same own only just very too also again once
        ever never always often already still yet even quite rather really actually basically simply now today way ways thing things
        something anything nothing someone anyone everyone everything kind kinds happen happens happened happening mean means meant
        meaning tell tells say says said know knows explain show shows find finds want wants wanted need needs needed like likes please
        help helps let lets give gives given giving take takes taken taking make makes made making get gets got getting put puts go
        goes going gone come comes keep keeps kept use uses used using try tries trying recommend recommended good better right wrong
        correct between etc far near old new fast quick quickly easily easy first second next instead via supposed
        """);

    /// <summary>Measures, relations and other words that help to name a subject and are none.</summary>
    private static readonly FrozenSet<string> Qualifiers = Set("""
        sort sorts type types bit lot lots describe define definition work works working set sets setting possible able allow allows
        allowed best difference differences different differ versus vs compare compared example examples long large largest big biggest
        high highest low lowest small smallest short one two three last before after during within without per across around against
        along maximum minimum max min default defaults number numbers amount count size sizes limit limits limited value values name
        names question answer answers note notes topic called call calls
        """);

    private static readonly FrozenSet<string> Fillers = Conversation.Concat(Qualifiers).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StopwordsBySpan =
        Stopwords.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FillersBySpan =
        Fillers.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Measures = Set("long much many big large small high low often fast far old short");

    private static readonly FrozenSet<string> Extremes = Set("maximum max minimum min");

    private static readonly FrozenSet<string> FigureWords = Set("""
        zero one two three four five six seven eight nine ten eleven twelve hundred thousand million billion half once twice
        never forever always unlimited infinite indefinitely none
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FigureWordsBySpan =
        FigureWords.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TimeUnitsBySpan =
        Set("ms s sec secs second seconds min mins minute minutes h hour hours day days week weeks month months year years")
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TextUnitsBySpan =
        Set("character characters char chars letter letters word words line lines byte bytes kb mb gb tb kib mib gib tib")
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Verbs and states that last: what is asked with them and <c>how long</c> is a time, not a length.</summary>
    private static readonly FrozenSet<string> Lasting = Set("""
        do does did keep keeps kept stay stays stayed last lasts take takes wait waits valid hold holds held store stored retain retained run runs
        live lives available visible invisible hidden remain remains
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PrepositionsBySpan =
        Set("to in of from with on at for by into").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OpenLengthsBySpan =
        Set("never forever always unlimited infinite indefinitely until").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Comparing = Set("difference differences differ differs vs versus compare compared comparison");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PiecesBySpan =
        Set("pieces items types kinds sets pairs parts copies times").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MoneyBySpan =
        Set("usd eur gbp dollar dollars euro euros cent cents free nothing").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RatesBySpan =
        Set("every once twice times daily hourly weekly monthly yearly never always").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Reasons = ["because", "so that", "why", "therefore", "reason"];

    private static readonly FrozenSet<string> Modals = Set("can could should would may must");

    private static readonly FrozenSet<string> Auxiliaries = Set("do does did is are was were has have will");

    private static readonly FrozenSet<string> Askers = Set("i you we one they it");

    private static readonly FrozenSet<string> Looking = Set("see look view check read");

    private static readonly FrozenSet<string> FigureNames = Set(
        "default defaults limit limits size sizes number duration length quota threshold range");

    /// <summary>Whether a query with the word asks for a figure: <c>maximum</c>, or <c>many</c> after <c>how</c>.</summary>
    public static bool AsksFigure(string? previousForm, string form) =>
        FigureNames.Contains(form) || NeedsFigure(previousForm, form);

    /// <summary>
    /// Whether only a figure answers a query with the word: <c>maximum</c>, or <c>many</c> after <c>how</c>. Stricter than
    /// <see cref="AsksFigure"/>: a <c>default</c> need not be a figure.
    /// </summary>
    public static bool NeedsFigure(string? previousForm, string form) =>
        Extremes.Contains(form) || (string.Equals(previousForm, "how", StringComparison.Ordinal) && Measures.Contains(form));

    /// <summary>Whether the word asks for a price.</summary>
    public static bool IsPrice(string form) => form is "price" or "prices" or "pricing";

    /// <summary>Whether the word, or the part of one, says what has to be paid: <c>USD</c>, <c>free</c>.</summary>
    public static bool IsMoney(ReadOnlySpan<char> form) => MoneyBySpan.Contains(form);

    /// <summary>Whether the word says how often: <c>every</c>, <c>daily</c>, or a unit of time.</summary>
    public static bool IsRate(ReadOnlySpan<char> form) => RatesBySpan.Contains(form) || TimeUnitsBySpan.Contains(form);

    /// <summary>Whether the word asks for the largest or the smallest: <c>maximum</c>.</summary>
    public static bool IsExtreme(string form) => Extremes.Contains(form);

    /// <summary>Whether the word says how much, how often or how long: <c>two</c>, <c>unlimited</c>, <c>never</c>.</summary>
    public static bool IsFigureWord(ReadOnlySpan<char> form) => FigureWordsBySpan.Contains(form);

    /// <summary>Whether the word is a unit in which a time or a text is long.</summary>
    public static bool IsLengthUnit(ReadOnlySpan<char> form) => TimeUnitsBySpan.Contains(form) || TextUnitsBySpan.Contains(form);

    /// <summary>Whether the word is a unit of time.</summary>
    public static bool IsTimeUnit(ReadOnlySpan<char> form) => TimeUnitsBySpan.Contains(form);

    /// <summary>Whether the word says that something goes on for a while: <c>keep</c>, <c>valid</c>, <c>does</c>.</summary>
    public static bool IsLasting(string form) => Lasting.Contains(form);

    /// <summary>Whether the word is a preposition: <c>to</c>, <c>in</c>.</summary>
    public static bool IsPreposition(ReadOnlySpan<char> form) => PrepositionsBySpan.Contains(form);

    /// <summary>Whether the word says how long without a figure: <c>never</c>, <c>until</c>.</summary>
    public static bool IsOpenLength(ReadOnlySpan<char> form) => OpenLengthsBySpan.Contains(form);

    /// <summary>Whether the word asks to compare things: <c>vs</c>, <c>difference</c>.</summary>
    public static bool IsComparing(string form) => Comparing.Contains(form);

    /// <summary>Whether the word only divides what is counted behind it (<c>10 pieces of metadata</c>), or counts how often.</summary>
    public static bool IsPiece(ReadOnlySpan<char> form) => PiecesBySpan.Contains(form);

    /// <summary>Whether the word after <c>how</c> asks for a measure (<c>long</c>, <c>big</c>) although it is a subject's name elsewhere.</summary>
    public static bool IsMeasure(string form) => Measures.Contains(form) && form is not ("many" or "much" or "often");

    /// <summary>Whether the text gives a reason: <c>because</c>, <c>so that</c>.</summary>
    public static bool GivesReason(ReadOnlySpan<char> text)
    {
        foreach (var reason in Reasons)
        {
            if (text.Contains(reason, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether the word opens a question for what to do, before an asker: <c>can</c>, <c>should</c>.</summary>
    public static bool IsModal(string form) => Modals.Contains(form);

    /// <summary>Whether the word is a verb that helps another, or asks for a state: <c>does</c>, <c>can</c>, <c>are</c>.</summary>
    public static bool IsAuxiliary(string form) => Modals.Contains(form) || Auxiliaries.Contains(form);

    /// <summary>Whether the word stands for whoever would do it: <c>I</c>, <c>we</c>.</summary>
    public static bool IsAsker(string form) => Askers.Contains(form);

    /// <summary>Whether the word is a verb of looking at something, which every note lets one do.</summary>
    public static bool IsLooking(string form) => Looking.Contains(form);

    /// <summary>Whether a query does without the word, unless it stands in a phrase or all its words are such.</summary>
    public static bool IsStopword(string form) => Stopwords.Contains(form);

    /// <summary>
    /// Whether the word, though looked for, says little about the subject (<c>explain</c>, <c>maximum</c>, <c>several</c>): a section
    /// without it may well be the answer.
    /// </summary>
    public static bool IsFiller(string form) => Fillers.Contains(form) || Stopwords.Contains(form);

    /// <inheritdoc cref="IsFiller(string)"/>
    public static bool IsFiller(ReadOnlySpan<char> form) => FillersBySpan.Contains(form) || StopwordsBySpan.Contains(form);

    /// <summary>Whether the word helps to name a subject and is none: <c>type</c>, <c>name</c>.</summary>
    public static bool IsQualifier(string form) => Qualifiers.Contains(form);

    /// <summary>Whether the word belongs to how people ask rather than to what they ask about (<c>keep</c>, <c>happens</c>, <c>still</c>).</summary>
    public static bool IsConversation(string form) => Conversation.Contains(form);

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
