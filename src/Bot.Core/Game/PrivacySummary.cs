namespace Bot.Core.Game;

/// <summary>How much is kept about a person, by kind. Points and streaks are counted from the answers and are no kind of their own.</summary>
/// <param name="ReviewDays">Dates on which reviews were counted.</param>
/// <param name="Quizzes">Quizzes the person started.</param>
public sealed record PrivacySummary(
    int Answers, int Groups, int ReviewCards, int ReviewDays, int Reports, int ManagerActs, int Quizzes, bool HasSettings, bool HasName)
{
    public static PrivacySummary Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0, HasSettings: false, HasName: false);
}
