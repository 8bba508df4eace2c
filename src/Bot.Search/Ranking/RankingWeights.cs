namespace Bot.Search.Ranking;

/// <summary>The constants of the ranking. Values without a source are round numbers that say which evidence is stronger.</summary>
internal static class RankingWeights
{
    /// <summary>How fast repetitions of a word stop to count. Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009): 1.2 to 2.</summary>
    public const double K1 = 1.2;

    /// <summary>
    /// How much a long section is discounted: 0 for not at all, 1 for in full. Below the usual 0.75, as sections of notes are short and a
    /// longer one mostly says more, not the same at greater length.
    /// </summary>
    public const double B = 0.5;

    /// <summary>
    /// The part of a word's score that only the form as typed earns; the rest is for every form of its stem, the typed one included. So the
    /// typed form beats another form that stands as often in the same places.
    /// </summary>
    public const double ExactShare = 0.3;

    public const double TopicWeight = 2.0;

    public const double HeadingWeight = 2.5;

    /// <summary>Headings above the section's own.</summary>
    public const double UpperHeadingWeight = 1.5;

    public const double StrongWeight = 1.4;

    public const double BodyWeight = 1.0;

    public const double CodeWeight = 0.8;

    /// <summary>Tags, other names of the topic and column titles.</summary>
    public const double LabelWeight = 0.8;

    /// <summary>A word that only capitals show inside another word.</summary>
    public const double PartWeight = 0.5;

    /// <summary>A spelling of the same word with or without a space or hyphen.</summary>
    public const double VariantFactor = 0.9;

    /// <summary>An alias beside a typed word that the notes have: always below the other forms of that word.</summary>
    public const double AliasFactor = 0.65;

    /// <summary>An alias of a word that the notes do not have.</summary>
    public const double OnlyAliasFactor = 0.85;

    /// <summary>A mended word, at one edit; each further edit or further candidate costs <see cref="MendingStep"/>.</summary>
    public const double MendedFactor = 0.8;

    public const double MendingStep = 0.1;

    /// <summary>A word of conversation (<c>keep</c>, <c>first</c>), however rare it is in the notes.</summary>
    public const double ConversationFactor = 0.6;

    /// <summary>A whole identifier or joined word beside the words it consists of.</summary>
    public const double WholeFactor = 0.5;

    /// <summary>
    /// Two neighbours of the query side by side in the text, against 1 for a single word.
    /// Metzler and Croft, "A Markov random field model for term dependencies" (2005), weigh 0.85, 0.1 and 0.05.
    /// </summary>
    public const double OrderedPairWeight = 0.15;

    /// <summary>Two neighbours of the query within <see cref="PairWindow"/> words, in any order.</summary>
    public const double NearPairWeight = 0.08;

    public const int PairWindow = 8;

    /// <summary>How much the best single passage adds when it holds all words of the query, against their sum.</summary>
    public const double PassageWeight = 0.25;

    /// <summary>
    /// What a passage gains when the query has all words of the term it explains, against the worth of those words: who types a term wants to
    /// know what it means, not where else it is mentioned.
    /// </summary>
    public const double TermWeight = 0.15;

    /// <summary>The same for the words of a section's own heading, which is the term that all of the section explains.</summary>
    public const double TitleWeight = 0.3;

    /// <summary>What is added to that when the heading is the query, words that say little included: <c>while loop</c> is not <c>for loop</c>.</summary>
    public const double WholeTitleWeight = 0.1;

    /// <summary>The same for the choice among the passages of one section.</summary>
    public const double TermChoiceWeight = 0.4;

    /// <summary>What a passage with a figure gains among those of its section when the query asks for one, against the worth of the query.</summary>
    public const double FigureChoiceWeight = 0.06;

    /// <summary>
    /// The same for the passage to show, when nothing but a figure answers and the passage may say it: more than any other evidence for the kind
    /// of figure that was asked for (<c>how many parts</c>, <c>how long</c>).
    /// </summary>
    public const double AskedFigureChoiceWeight = 2;

    /// <summary>The same for a figure of any kind (<c>maximum</c>, <c>how big</c>).</summary>
    public const double AnyFigureChoiceWeight = 0.5;

    /// <summary>The same for a passage whose term is of the kind that is asked for: <c>Languages of the CDK</c> for <c>which languages</c>.</summary>
    public const double AskedKindChoiceWeight = 0.3;

    /// <summary>The same for a passage that gives a reason, when the query asks why.</summary>
    public const double ReasonChoiceWeight = 0.2;

    /// <summary>How many of the best sections by single words are looked at word by word.</summary>
    public const int SecondStageSize = 64;
}
