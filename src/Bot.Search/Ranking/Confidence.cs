using System.Numerics;
using Bot.Search.Mending;
using Bot.Search.Queries;

namespace Bot.Search.Ranking;

/// <summary>Decides whether the best section answers the query or is merely the closest there is.</summary>
internal static class Confidence
{
    /// <summary>A filler (<c>maximum</c>, <c>several</c>) carries this part of what another word as rare carries.</summary>
    public const double FillerShare = 0.3;

    /// <summary>The same for a word of everyday talk (<c>send</c>, <c>customer</c>).</summary>
    public const double EverydayShare = 0.4;

    /// <summary>A filler or a word of everyday talk that stands nowhere in the notes carries this part of that again: no section could have it.</summary>
    public const double UnknownCommonShare = 0.5;

    /// <summary>How much a word means is reckoned as in notes of at least so many sections.</summary>
    public const int MinSections = 100;

    /// <summary>A word as common as this one is not taken for the name of a topic: it stands in over a third of the sections.</summary>
    public const double MinTopicIdf = 1;

    /// <summary>The part of the query's importance that the section must have.</summary>
    private const double MinSectionCoverage = 0.6;

    /// <summary>The same when the notes do not know a word of the query at all, which then is likely what the query is about.</summary>
    private const double MinCoverageWithUnknown = 0.72;

    /// <summary>The same when the query is a few bare words: each was chosen, and one that is missing says that the answer is elsewhere.</summary>
    private const double MinCoverageOfKeywords = 0.75;

    /// <summary>The part of the query's importance that one passage with what stands above it must have.</summary>
    private const double MinPassageCoverage = 0.36;

    /// <summary>The same in a section that has nearly everything: it may take two bullets to answer.</summary>
    private const double MinPassageCoverageOfFull = 0.25;

    private const double FullCoverage = 0.8;

    /// <summary>Of so few subjects none may be missing.</summary>
    private const int FewSubjects = 2;

    /// <summary>A query with more is not about a topic because it has its name.</summary>
    private const int ManySubjects = 5;

    public static bool Answers(QueryPlan plan, PassageEvidence evidence)
    {
        if (plan.UnknownTopic is not null || plan.Words.Count == 0)
            return false;
        if (plan.Explained.Count > 0 && !evidence.Explains)
            return false;
        if (!evidence.IsTitle && LacksSubject(plan, evidence))
            return false;
        if (plan.Question.NeedsFigure && IsOfOtherTopic(plan, evidence))
            return false;
        if (!evidence.IsTitle && LacksObject(plan, evidence))
            return false;
        var hasUnknown = false;
        for (var w = 0; w < plan.Words.Count && w < Occurrences.MaxWords; w++)
        {
            var word = plan.Words[w];
            if ((word.NamesTopic || word == plan.Action || (plan.Question.NeedsList && word == plan.Asked)) && (evidence.WordsInSection >> w & 1) == 0)
                return false;
            hasUnknown |= word.Interpretations.Count == 0 && word.Form.Length >= SpellingMender.MinLength
                && !EnglishWords.IsFiller(word.Form) && !word.IsEveryday;
        }
        var coverage = evidence.SectionCoverage;
        var needed = plan.IsKeywords ? MinCoverageOfKeywords : hasUnknown ? MinCoverageWithUnknown : MinSectionCoverage;
        return coverage >= needed
            && evidence.PassageCoverage >= (coverage >= FullCoverage ? MinPassageCoverageOfFull : MinPassageCoverage);
    }

    /// <summary>
    /// Whether a section that does not answer the query is at least about something in it: it has a word that says what the query is about, as typed,
    /// mended or by an alias. Where the query has the whole name of a topic, that.
    /// </summary>
    public static bool IsClose(QueryPlan plan, PassageEvidence evidence)
    {
        var (subjects, topics) = (0UL, 0UL);
        for (var w = 0; w < plan.Words.Count && w < Occurrences.MaxWords; w++)
        {
            var word = plan.Words[w];
            // What an alias stands for says what the query is about, however common the typed word (hook up).
            var saysLittle = (word.IsEveryday || EnglishWords.IsFiller(word.Form)) && !word.Interpretations.Exists(i => i.Tier == MatchTier.Alias);
            if (word.IsExtra || word.IsDoubtful || saysLittle || !word.Form.AsSpan().ContainsAnyExceptInRange('0', '9'))
                continue;
            subjects |= 1UL << w;
            topics |= word is { NamesTopic: true, IsTopic: true } ? 1UL << w : 0;
        }
        // A long text names topics in passing.
        var isAboutTopic = topics != 0 && BitOperations.PopCount(subjects) <= ManySubjects;
        return (evidence.WordsInSection & (isAboutTopic ? topics : subjects)) != 0;
    }

    /// <summary>
    /// Whether the query is mere talk (<c>what now</c>), or the section lacks one of the few subjects it names: both words of <c>is sqs free</c>, all
    /// things of a comparison.
    /// </summary>
    private static bool LacksSubject(QueryPlan plan, PassageEvidence evidence)
    {
        var isTalk = true;
        var (subjects, missing, missingNames) = (0, 0, 0);
        for (var w = 0; w < plan.Words.Count && w < Occurrences.MaxWords; w++)
        {
            var word = plan.Words[w];
            if (word.IsExtra || (word.Form.Length == 1 && word is { PartBefore: null, PartAfter: null }))
                continue;
            isTalk &= EnglishWords.IsStopword(word.Form) || EnglishWords.IsConversation(word.Form);
            // What is to be done is asked for apart: "write a cover letter" is about cover letters.
            if (EnglishWords.IsFiller(word.Form) || word == plan.Action)
                continue;
            // Among a few bare words the topic only says where to look.
            if (!(plan.IsKeywords && word.IsTopic))
                subjects++;
            if (!word.IsDoubtful && (evidence.WordsInSection >> w & 1) != 0)
                continue;
            missing++;
            missingNames += word.IsEveryday ? 0 : 1;
        }
        return isTalk || (missing > 0 && subjects <= FewSubjects) || (missingNames > 0 && plan.Question.Compares);
    }

    /// <summary>Whether the section lacks what the query wants to do something with: in "how do I turn on versioning for a bucket", the versioning.</summary>
    private static bool LacksObject(QueryPlan plan, PassageEvidence evidence)
    {
        if (plan.Action is not { } action)
            return false;
        (QueryWord Word, bool IsMissing)? head = null;
        for (var w = 0; w < plan.Words.Count && w < Occurrences.MaxWords; w++)
        {
            var word = plan.Words[w];
            if (word.IsExtra || word.Position <= action.Position)
                continue;
            // Words side by side are one name, and the last of them says what it is.
            if (head is { } before && word.Position != before.Word.Position + 1)
                break;
            head = (word, (evidence.WordsInSection >> w & 1) == 0);
        }
        return head is { IsMissing: true, Word: { IsEveryday: false } thing } && !EnglishWords.IsFiller(thing.Form);
    }

    /// <summary>Whether the query names topics and the section belongs to none of them: six times the timeout of a Lambda function, under SQS, is no limit of Lambda.</summary>
    private static bool IsOfOtherTopic(QueryPlan plan, PassageEvidence evidence)
    {
        var named = 0UL;
        for (var w = 0; w < plan.Words.Count && w < Occurrences.MaxWords; w++)
            named |= plan.Words[w] is { NamesTopic: true, PartBefore: null, PartAfter: null } ? 1UL << w : 0;
        return named != 0 && (named & evidence.WordsInTopic) == 0;
    }
}
