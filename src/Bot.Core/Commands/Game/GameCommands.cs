using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Schedule;

namespace Bot.Core.Commands.Game;

/// <summary>
/// The types of the game, for the program to register in one place, each as one singleton. Beside them it registers the stores, an
/// <see cref="IChannelWriter"/> and an <see cref="IMemberDirectory"/> of its transport, <see cref="DailyQuestionOptions"/>, <see cref="TimeProvider"/>, a source link and logging.
/// </summary>
public static class GameCommands
{
    /// <summary>What commands and controls stand on, each as itself.</summary>
    public static ImmutableArray<Type> Services { get; } =
    [
        typeof(QuestionBank),
        typeof(NameBook),
        typeof(DepartureCheck),
        typeof(GapLog),
        typeof(GroupChoice),
        typeof(ManagerLog),
        typeof(ScheduleService),
        typeof(QuizService),
        typeof(Fsrs),
        typeof(ReviewOptions),
        typeof(ReviewService),
        typeof(ReviewReminders),
        typeof(DailyQuestionSource),
        typeof(DailyQuestionWorker),
    ];

    /// <summary>What the game's own ports are filled with. <see cref="QuestionBank"/> is among <see cref="Services"/> too: one instance serves both.</summary>
    public static ImmutableArray<(Type Port, Type Implementation)> Ports { get; } =
    [
        (typeof(IQuestionPool), typeof(QuestionBank)),
        (typeof(IPostPublisher), typeof(PostPublisher)),
        (typeof(IQuizPublisher), typeof(QuizPublisher)),
    ];

    /// <summary>Every <see cref="Chat.ICommand"/>; one that is an <see cref="Chat.IControlHandler"/> too is one instance.</summary>
    public static ImmutableArray<Type> Commands { get; } =
    [
        typeof(QuizCommand),
        typeof(ScheduleCommand),
        typeof(LeaderboardCommand),
        typeof(MeCommand),
        typeof(SeasonCommand),
        typeof(GroupCommand),
        typeof(ReviewCommand),
        typeof(PrivacyCommand),
        typeof(QuestionsCommand),
        typeof(NotesAdminCommand),
        typeof(SetupCommand),
    ];

    /// <summary>Every <see cref="Chat.IControlHandler"/> that is no command.</summary>
    public static ImmutableArray<Type> Controls { get; } =
    [
        typeof(QuestionControls),
        typeof(PracticeControls),
        typeof(AnswerControls),
    ];
}
