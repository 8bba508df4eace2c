using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;

namespace Bot.Core.Commands.Game;

/// <summary>
/// The questions that can be asked now: one atomic reference to an immutable set, as <see cref="Search.KnowledgeBase"/> is for sections.
/// Thread-safe.
/// </summary>
/// <param name="options">How questions are made.</param>
public sealed class QuestionBank(GenerationOptions options) : IQuestionPool
{
    private const int DescriptionMax = 120;

    private readonly Lock _rebuilding = new();

    // Every question ever given, by id: one that went away keeps its id for the day on which its note comes back.
    private readonly Dictionary<string, QuestionFingerprint> _known = new(StringComparer.Ordinal);

    private Shelf _shelf = new([], FrozenDictionary<string, Question>.Empty, Pool: null);

    public QuestionBank()
        : this(new GenerationOptions())
    {
    }

    /// <summary>All questions in the order of paths and lines; empty until the notes were read.</summary>
    public ImmutableArray<Question> Questions => Volatile.Read(ref _shelf).Questions;

    /// <summary>What the generator knows beside the questions: rejections, yield and findings; null until the notes were read.</summary>
    public QuestionPool? Pool => Volatile.Read(ref _shelf).Pool;

    /// <summary>Returns the question with this id; null when the notes do not give it any more.</summary>
    public Question? Find(string id) => Volatile.Read(ref _shelf).ById.GetValueOrDefault(id);

    /// <summary>Names a question in the audit log: the id is for commands, the words are for people.</summary>
    public string Describe(string id) => Find(id) is { } question ? $"question {id} “{TextCut.To(question.Stem, DescriptionMax)}”" : $"question {id}";

    public bool Contains(string questionId) => Find(questionId) is not null;

    /// <summary>Returns what the game may ask in a channel: questions that a machine can judge.</summary>
    public ImmutableArray<GameQuestion> Find(ImmutableArray<string> topics, int? difficulty) =>
    [
        .. Questions
            .Where(q => q.Kind != QuestionKind.Reveal
                && (topics.IsDefaultOrEmpty || topics.Contains(q.Topic, StringComparer.OrdinalIgnoreCase))
                && (difficulty is null || (int)q.Difficulty == difficulty))
            .Select(QuestionSheet.AsGame),
    ];

    /// <summary>Returns how many questions there are and how many of them a machine cannot judge, which the game does not ask.</summary>
    public string CountIn(Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        var selfJudged = Questions.Count(q => q.Kind == QuestionKind.Reveal);
        return phrases.Questions(Questions.Length) + (selfJudged == 0 ? "" : $" · {selfJudged.ToString(CultureInfo.InvariantCulture)} {phrases.NotScored}");
    }

    /// <summary>Returns the topic as the notes spell it, if the game may ask about it; null for any other.</summary>
    public string? FindTopic(string typed) =>
        Questions.FirstOrDefault(q => q.Kind != QuestionKind.Reveal && string.Equals(q.Topic, typed, StringComparison.OrdinalIgnoreCase))?.Topic;

    /// <summary>
    /// Tells the bank by what an earlier process knew its questions; call it before the first <see cref="Rebuild"/>. What the bank knows itself stands.
    /// </summary>
    public void Remember(IEnumerable<QuestionFingerprint> fingerprints)
    {
        ArgumentNullException.ThrowIfNull(fingerprints);
        lock (_rebuilding)
        {
            foreach (var fingerprint in fingerprints)
                _known.TryAdd(fingerprint.Id, fingerprint);
        }
    }

    /// <summary>Makes the questions of new notes. A question that was only reworded keeps its id, and with it its records.</summary>
    public void Rebuild(NoteLibrary library, CancellationToken cancellationToken)
    {
        lock (_rebuilding)
        {
            var pool = QuestionGenerator.Generate(library, options, cancellationToken).Rematch(_known.Values);
            foreach (var question in pool.Questions)
                _known[question.Id] = question.Fingerprint;
            Volatile.Write(ref _shelf, ShelfOf(pool.Questions, pool));
        }
    }

    /// <summary>Puts questions from elsewhere in the place of all others.</summary>
    public void Replace(IEnumerable<Question> questions) => Volatile.Write(ref _shelf, ShelfOf([.. questions], pool: null));

    private static Shelf ShelfOf(ImmutableArray<Question> questions, QuestionPool? pool) =>
        new(questions, questions.ToFrozenDictionary(q => q.Id, StringComparer.Ordinal), pool);

    private sealed record Shelf(ImmutableArray<Question> Questions, FrozenDictionary<string, Question> ById, QuestionPool? Pool);
}
