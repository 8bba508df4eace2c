using Bot.Core.Chat;
using Bot.Core.Game;
using NodaTime;

namespace Bot.Core.Commands.Game;

/// <summary><c>/quiz practice</c> privately; <c>/quiz start</c> and <c>/quiz stop</c> with everybody in a channel.</summary>
/// <param name="bank">The questions.</param>
/// <param name="practice">Goes on with a practice session.</param>
/// <param name="quizzes">Plays quizzes.</param>
/// <param name="choice">Finds the group that plays.</param>
/// <param name="names">Notes who starts.</param>
public sealed class QuizCommand(QuestionBank bank, PracticeControls practice, QuizService quizzes, GroupChoice choice, NameBook names) : ICompletingCommand
{
    private const int RoundsDefault = 5;
    private const int SecondsDefault = 30;

    /// <summary>The English names of the subcommands.</summary>
    internal static IReadOnlyList<string> Subcommands { get; } = ["practice", "start", "stop"];

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("quiz", "quiz"),
        Description = new("Questions from the notes", "Fragen aus den Notizen"),
        DefaultSubcommand = "practice",
        Subcommands =
        [
            new()
            {
                Name = new("practice", "üben"),
                Description = new("Practise alone; nobody else sees it and nothing is ranked", "Allein üben; niemand sieht es, nichts zählt"),
                Visibility = Visibility.Private,
                Options =
                [
                    GameOptions.Topic,
                    GameOptions.Difficulty,
                ],
            },
            new()
            {
                Name = new("start", "starten"),
                Description = new("Start a quiz for everybody in this channel", "Ein Quiz für alle in diesem Kanal starten"),
                IsGuildOnly = true,
                Options =
                [
                    GameOptions.Topic,
                    new()
                    {
                        Name = new("count", "anzahl"),
                        Description = new("How many questions; 5 unless given", "Wie viele Fragen; 5, wenn nichts angegeben ist"),
                        Kind = OptionKind.Number,
                        Min = 1,
                        Max = 50,
                    },
                    new()
                    {
                        Name = new("mode", "modus"),
                        Description = new("Who scores", "Wer punktet"),
                        Choices =
                        [
                            new(new("everyone who is right", "alle, die richtig liegen"), "everyone"),
                            new(new("race: the fastest right answer", "Wettlauf: die schnellste richtige Antwort"), "race"),
                            new(new("one attempt: the first answer counts", "ein Versuch: die erste Antwort zählt"), "one-attempt"),
                        ],
                    },
                    new()
                    {
                        Name = new("seconds", "sekunden"),
                        Description = new("How long a question stays open; 30 unless given", "Wie lange eine Frage offen bleibt; 30, wenn nichts angegeben ist"),
                        Kind = OptionKind.Number,
                        Min = 5,
                        Max = 300,
                    },
                    GameOptions.Group,
                ],
            },
            new()
            {
                Name = new("stop", "stoppen"),
                Description = new("Stop the quiz in this channel", "Das Quiz in diesem Kanal beenden"),
                IsGuildOnly = true,
                Visibility = Visibility.Private,
            },
        ],
    };

    public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        names.Remember(interaction);
        var phrases = Phrases.For(interaction.Locale);
        return interaction.Command switch
        {
            "quiz start" => StartAsync(interaction, phrases, cancellationToken),
            "quiz stop" => StopAsync(interaction, phrases, cancellationToken),
            _ => practice.StartAsync(interaction, GameOptions.TextOf(interaction, "topic"), GameOptions.DifficultyOf(interaction), cancellationToken),
        };
    }

    public IReadOnlyList<OptionChoice> Complete(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return interaction.FocusedOption == "topic" ? GameOptions.CompleteTopic(bank, interaction.Text("topic") ?? "") : [];
    }

    private async Task<Reply> StartAsync(Interaction interaction, Phrases phrases, CancellationToken cancellationToken)
    {
        var guildId = interaction.RequireGuildId();
        if (bank.Questions.IsEmpty)
            return Reply.Private(phrases.NoQuestions);
        var topic = GameOptions.TextOf(interaction, "topic");
        if (topic is not null && bank.FindTopic(topic) is null)
            return Reply.Private(PracticeControls.NoSuchTopic(topic, bank, phrases));
        var rounds = interaction.Number("count") ?? RoundsDefault;
        var seconds = interaction.Number("seconds") ?? SecondsDefault;
        if (rounds is < 1 or > 50 || seconds is < 5 or > 300)
            return Reply.Private(phrases.QuizLimits);
        var (group, problem) = await choice.FindAsync(interaction, guildId, cancellationToken);
        if (group is null)
            return Reply.Private(problem);
        var mode = interaction.Text("mode") switch
        {
            "race" => QuizMode.Race,
            "one-attempt" => QuizMode.OneAttempt,
            _ => QuizMode.Everyone,
        };
        var outcome = await quizzes.StartAsync(
            group, interaction.ChannelId, interaction.Person.Id, topic is null ? null : bank.FindTopic(topic), mode, (int)rounds, Duration.FromSeconds(seconds), cancellationToken);
        return outcome switch
        {
            StartQuizOutcome.Started started => Begins(started.Quiz, phrases),
            StartQuizOutcome.AlreadyRunning => Reply.Private(phrases.QuizRunsHere),
            _ => Reply.Private(phrases.NoQuestionsLeft),
        };
    }

    private static Reply Begins(QuizSession quiz, Phrases phrases) => new()
    {
        Text = new RichTextBuilder()
            .Paragraph(new TextSpan(phrases.QuizStarts(quiz.Rounds, quiz.Topic), TextStyle.Strong))
            .Paragraph($"{phrases.SecondsEach((int)quiz.RoundLength.TotalSeconds)} · {phrases.ModeName(quiz.Mode)}", TextStyle.Muted)
            .Build(),
    };

    private async Task<Reply> StopAsync(Interaction interaction, Phrases phrases, CancellationToken cancellationToken)
    {
        var isModerator = interaction.Can(MemberPermissions.ManageMessages) || interaction.Can(MemberPermissions.ManageGuild);
        return Reply.Private(await quizzes.StopAsync(interaction.ChannelId, interaction.Person.Id, isModerator, cancellationToken) switch
        {
            StopQuizOutcome.Stopped => phrases.QuizStopping,
            StopQuizOutcome.NotAllowed => phrases.OnlyStarterStops,
            StopQuizOutcome.NoneRunning => phrases.NoQuizHere,
        });
    }
}
