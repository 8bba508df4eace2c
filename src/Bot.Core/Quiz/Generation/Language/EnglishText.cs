using System.Collections.Frozen;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>What little English grammar the patterns need: word lists and endings, no parser.</summary>
public static class EnglishText
{
    private static readonly HashSet<string> NounPhraseEnds = new(StringComparer.Ordinal)
    {
        "of", "that", "which", "who", "whose", "where", "when", "in", "on", "at", "for", "to", "by", "with", "within", "from", "between", "about", "used", "made", "built", "given", "taken", "sent", "kept", "set", "is", "are", "has", "have", "can",
    };

    private static readonly FrozenSet<string> English = Set(
        "the of and to in is for with on a be can are that by from or as an it not you which this at when if will has have used using use your all");

    private static readonly FrozenSet<string> Foreign = Set(
        "der die das und ist ein eine nicht mit von zu den im auf für dem des sich auch wird werden als bei oder nach " +
        "el la los las de que y en un una para por con se del es al como su más lo son " +
        "le les et des du une dans est pour qui sur pas avec au sont il elle " +
        "il che di e per un della sono con non una nel " +
        "và là của có các cho không một được trong với khi này để những từ thì " +
        "o os da do em uma não com um ao é " +
        "het een van en dat niet op te zijn");

    private static readonly FrozenSet<string> Pronouns = Set("it its they them their this these those that he she we i you there here such both");

    private static readonly FrozenSet<string> Auxiliaries = Set(
        "is are was were be been can could must may might will would shall should has have had do does did cannot can't don't doesn't won't isn't aren't");

    // Words that open a note's line as a verb or a clause, so that what follows is no name.
    private static readonly FrozenSet<string> ClauseOpeners = Set(
        "to if when while because since how what why which who where whether after before once until unless during although though " +
        "for in on at by with from as of per via without within under over between and or but so not no then also however " +
        "use using used uses make makes made need needs get gets allow allows provide provides help helps support supports include includes contain " +
        "contains ensure ensures enable enables require requires let lets give gives take takes keep keeps create creates run runs set sets add adds " +
        "can could must may might should will would is are was were has have had do does did don't avoid choose consider remember note see try " +
        "automatically usually typically generally only always never each every all some any many most there it they this these those you we i");

    private static readonly FrozenSet<string> Determiners = Set("a an the this these those its their your our his her each every any some all");

    // Verbs that open the meaning of a term in the third person; a word in -s that is none of these may be a plural.
    private static readonly FrozenSet<string> ThirdPersonVerbs = Set(
        "drops hands allows provides prints creates deletes removes moves keeps raises lowers blocks joins runs sends receives stores returns detects shows lists gives " +
        "makes lets sets adds updates controls manages handles helps enables disables encrypts decrypts signs caches routes splits copies protects " +
        "prevents reduces increases improves converts translates imports exports deploys compares synthesizes packages publishes invalidates stops " +
        "starts restarts replaces registers runs reads writes records tracks monitors collects measures distributes balances scales limits defines describes " +
        "declares specifies names identifies points refers represents contains holds includes consists forms produces secretes breaks binds connects " +
        "links carries drains supplies supports ensures requires uses takes applies works operates acts serves calls invokes triggers waits polls " +
        "retries checks validates verifies inspects analyzes scans filters searches finds gets sorts groups aggregates combines merges divides separates " +
        "builds compiles tests executes performs processes transforms maps mounts attaches detaches installs configures extends opens closes locks unlocks " +
        "happens occurs appears means tells asks answers reports raises lowers causes inhibits activates stimulates regulates mediates catalyzes converts " +
        "adjusts innervates attaches covers lines surrounds transports absorbs releases initiates prints passes rotates shares pulls pushes bills charges " +
        "saves ends begins expires serves swaps shifts grants denies assigns delivers discovers generates hosts integrates launches migrates offers " +
        "orders orchestrates organizes performs presents prepares preserves promotes provisions queries recommends restores secures simplifies streams " +
        "resolves refuses depends belongs behaves becomes goes comes leads looks tries unifies visualizes automates authenticates authorizes builds captures classifies coordinates customizes defines establishes evaluates extracts " +
        "accelerates defends loads fetches zips hides reveals exposes computes calculates encodes decodes encapsulates isolates rejects accepts retrieves selects inserts enforces employs implements optimizes minimizes " +
        "maximizes compresses normalizes terminates transmits forwards refreshes inherits overrides modifies");

    private static readonly FrozenSet<string> BaseVerbs = ThirdPersonVerbs.Select(BaseForm).Concat(
        "provide manage configure determine define design avoid choose consider ensure integrate implement implement use utilize apply build buy deploy migrate move switch start begin continue try think learn plan decide prepare review assess analyze analyse evaluate monitor understand focus follow go come become be do make have get give take put set let ask tell say see look show find keep hold bring turn write read run walk reduce increase improve minimize maximize optimize resize rotate expose grant deny pay share split scan send receive open close store save load upload download combine compare convert translate summarize discuss explain publish release install update upgrade remove add insert select click press enter type fill pick"
            .Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> TermHeads = Set(
        "note notes example examples tip tips important warning summary overview introduction conclusion use usage purpose usecase usecases case cases pro pros con cons " +
        "advantage advantages disadvantage disadvantages benefit benefits feature features limitation limitations limit limits cost costs price pricing " +
        "functionality technology technologies error errors mechanism definition definitions description key keys point points step steps question questions answer answers default defaults option options " +
        "type types format formats name names value values result results input inputs output outputs component components part parts " +
        "reason reasons goal goals idea rule rules fact facts detail details other others misc general basics main more terms vocab vocabulary " +
        "task tasks time date author source sources reference references link links scenario scenarios explanation performance security availability " +
        "scalability reliability durability cause causes symptom symptoms treatment diagnosis function functions location structure prerequisites requirements " +
        "solution problem problems characteristics properties property content contents supports includes compute storage network networking billing management " +
        "support access users user data model models mode modes level levels status order version command commands code");

    private static readonly FrozenSet<string> Dangling = Set(
        "this these those above below following former latter aforementioned previous previously earlier later here hereby such similarly likewise " +
        "therefore thus hence however moreover furthermore additionally also too instead otherwise respectively next again same another");

    private static readonly FrozenSet<string> ReferencesBack = Set("this these those above below following former latter aforementioned previous here such respectively they he she we i my our us");

    private static readonly FrozenSet<string> Negations = Set("not no never none neither nor cannot can't don't doesn't didn't won't isn't aren't without except unless only hardly");

    private static readonly FrozenSet<string> Conditions = Set("if when unless whenever otherwise else depending depends sometimes often usually typically might may could example eg");

    private static readonly FrozenSet<string> OpenEnds = Set(
        "a an the of to for in on at by with from and or but as than that which who into via per is are was were be e.g eg i.e ie etc including include includes like such");

    /// <summary>
    /// Returns whether running text reads as English, judged by its function words. Text with too few of them to tell counts as English when
    /// it is written in ASCII letters.
    /// </summary>
    public static bool IsEnglish(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        int english = 0, foreign = 0, letters = 0, ascii = 0, seen = 0;
        foreach (var text in texts)
        {
            foreach (var c in text.AsSpan(0, Math.Min(text.Length, 2000)))
            {
                if (!char.IsLetter(c))
                    continue;
                letters++;
                if (char.IsAscii(c))
                    ascii++;
            }

            foreach (var word in Words.Split(text.Length > 2000 ? text[..2000] : text))
            {
                if (English.Contains(word))
                    english++;
                if (Foreign.Contains(word))
                    foreign++;
            }

            if ((seen += text.Length) > 20_000)
                break;
        }

        if (letters > 0 && ascii < 0.93 * letters)
            return false;
        return english + foreign < 8 ? foreign <= english : english > 2 * foreign;
    }

    /// <summary>Returns whether the lower-case word is an ordinary English word as far as the lists here know, not a name.</summary>
    public static bool IsOrdinary(string word) =>
        TermHeads.Contains(word) || ClauseOpeners.Contains(word) || Words.IsStop(word) || OrdinaryFirstWords.Contains(word);

    // Adjectives and nouns that often open a term in the middle of a sentence: "the maximum message size".
    private static readonly FrozenSet<string> OrdinaryFirstWords = Set(
        "maximum minimum default max min total average number size range length duration rate delivery message messages batch upper lower first last " +
        "retention visibility throughput concurrency timeout interval delay limit quota request response maximal minimal normal typical cache caching " +
        "deduplication read write storage memory instance item items file files queue topic topics subscription subscriptions count age weight payload largest smallest " +
        "longest shortest highest lowest required recommended free baseline burst backup recovery availability durability available hard soft single " +
        "account regional global integration method execution session token key keys cost price part object objects bucket connection connections idle health growth step increase expansion execution replication");

    private static readonly FrozenSet<string> Prepositions = Set("in by for with to of on at as from into per after before via through within without under over between during only when");

    public static bool IsPreposition(string word) => Prepositions.Contains(word);

    public static bool IsPronoun(string word) => Pronouns.Contains(word);

    public static bool IsAuxiliary(string word) => Auxiliaries.Contains(word);

    public static bool IsDeterminer(string word) => Determiners.Contains(word);

    public static bool OpensClause(string word) => ClauseOpeners.Contains(word);

    public static bool IsThirdPersonVerb(string word) => ThirdPersonVerbs.Contains(word);

    /// <summary>Returns whether the word is a known verb in its base form, whatever else it may be.</summary>
    public static bool IsBaseVerb(string word) => BaseVerbs.Contains(word);

    public static bool IsGenericHead(string word) => TermHeads.Contains(word);

    public static bool IsNegation(string word) => Negations.Contains(word);

    public static bool IsCondition(string word) => Conditions.Contains(word);

    public static bool IsOpenEnd(string word) => OpenEnds.Contains(word);

    /// <summary>Words that lean on the sentence before when they come first.</summary>
    public static bool LeansBack(string word) => Dangling.Contains(word);

    /// <summary>Words that lean on something outside the sentence wherever they stand.</summary>
    public static bool PointsOutside(string word) => ReferencesBack.Contains(word);

    /// <summary>Returns whether a word that stands behind a noun begins what says more of it: "elements <em>used</em> to", "layer <em>of</em>".</summary>
    public static bool EndsNounPhrase(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return NounPhraseEnds.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal));
    }

    /// <summary>Returns whether the word looks like a plural noun.</summary>
    public static bool IsPlural(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Length > 3 && word[^1] == 's' && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal)
            && !word.EndsWith("is", StringComparison.Ordinal) && word is not ("physics" or "analytics" or "statistics" or "mathematics" or "genetics" or "ethics" or "economics" or "logistics" or "basics" or "kinetics");
    }

    /// <summary>Returns whether a term is one adjective, "Sensitive", which does nothing; nouns with such an ending are taken for one as well.</summary>
    public static bool IsQuality(string term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return !term.Contains(' ', StringComparison.Ordinal) && Qualities.Any(e => term.EndsWith(e, StringComparison.Ordinal));
    }

    private static readonly string[] Qualities = ["ive", "ial", "ous", "ful", "less", "able", "ible", "ant", "ent", "ary", "ic", "ate"];

    /// <summary>Returns the base form of a verb in the third person: <c>deletes</c> → <c>delete</c>, <c>carries</c> → <c>carry</c>.</summary>
    public static string BaseForm(string verb)
    {
        ArgumentNullException.ThrowIfNull(verb);
        if (verb.EndsWith("ies", StringComparison.Ordinal) && verb.Length > 4)
            return verb[..^3] + "y";
        if (verb.EndsWith("sses", StringComparison.Ordinal) || verb.EndsWith("ches", StringComparison.Ordinal) || verb.EndsWith("shes", StringComparison.Ordinal))
            return verb[..^2];
        return verb[^1] == 's' ? verb[..^1] : verb;
    }

    private static FrozenSet<string> Set(string words) =>
        // A word has no apostrophe once it is split off.
        words.Replace("'", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);
}
