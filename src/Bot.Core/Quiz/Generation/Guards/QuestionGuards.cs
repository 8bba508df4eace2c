using System.Collections.Immutable;

namespace Bot.Core.Quiz.Generation.Guards;

/// <summary>All guards in the order in which they look. The rules follow item-writing guidelines (Haladyna, Downing and Rodriguez 2002).</summary>
internal static class QuestionGuards
{
    /// <summary>Look at a candidate before distractors are sought; cheap ones first.</summary>
    public static ImmutableArray<IGuard> BeforeOptions { get; } =
    [
        new SlipsGuard(),
        new LengthGuard(),
        new CodeCardGuard(),
        new MarkupGuard(),
        new ForeignTextGuard(),
        new ExamTextGuard(),
        new SubjectMatterGuard(),
        new SiteDocumentationGuard(),
        new SetProblemGuard(),
        new ExerciseGuard(),
        new DataFieldGuard(),
        new SampleCardGuard(),
        new OpenGapGuard(),
        new RepeatedHeadingGuard(),
        new LabelGuard(),
        new WholenessGuard(),
        new DanglingReferenceGuard(),
        new LeadInGuard(),
        new NegationGuard(),
        new TrivialKeyGuard(),
        new VagueClueGuard(),
        new JottingGuard(),
        new LimitGuard(),
        new TableRelationGuard(),
        new IncidentalFigureGuard(),
        new ContradictedFigureGuard(),
        new AmbiguousAbbreviationGuard(),
        new AuthorsChoiceGuard(),
        new OutsiderGuard(),
        new QualityGuard(),
        new EvidenceGuard(),
        new FieldLabelGuard(),
        new EvaluationGuard(),
        new RemarkGuard(),
        new CardMeaningGuard(),
        new DefinitionHabitGuard(),
        new FirstPersonGuard(),
        new QuestionFormGuard(),
        new StructureGuard(),
        new NoSubjectGuard(),
        new TitleGuard(),
    ];

    /// <summary>Look at the finished question.</summary>
    public static ImmutableArray<IGuard> AfterOptions { get; } =
    [
        new MentionGuard(),
        new FewDistractorsGuard(),
        new OtherTopicGuard(),
        new AnswerInStemGuard(),
        new SecondAnswerGuard(),
        new ArticleGuard(),
        new LongestKeyGuard(),
        new GuessableGuard(),
        new StandAloneGuard(),
        new UnusualExpansionGuard(),
        new UnlikeOptionsGuard(),
        new GrammarSlipGuard(),
        new SpellingGuard(),
        new SentenceMeaningGuard(),
        new UnbackedGapGuard(),
        new TrustGuard(),
        new BareDescriptionGuard(),
    ];
}
