using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Guards;
using Bot.Core.Quiz.Generation.Language;
using Bot.Core.Quiz.Generation.Patterns;

namespace Bot.Core.Quiz.Generation;

/// <summary>
/// Makes questions from notes. Patterns propose, guards reject; what passes every guard is served. Most candidates are rejected on purpose: one
/// good question a day is worth more than a thousand. Pure: the same notes and options give the same pool. Candidates are judged on several threads,
/// because no judgement depends on another; what does (duplicates, siblings, counts) is decided afterwards in the order of the notes.
/// </summary>
public static class QuestionGenerator
{
    /// <summary>Returns the questions of all notes, with what was rejected and why.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two sections.</exception>
    public static QuestionPool Generate(NoteLibrary library, GenerationOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(options);
        if (options.QuestionsPerUnitMax is < 1 or > 4)
            throw new ArgumentOutOfRangeException(nameof(options), options.QuestionsPerUnitMax, "QuestionsPerUnitMax must be 1 to 4.");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        try
        {
            return new Run(new Corpus(library, options.Threads, cancellationToken), options).Execute(cancellationToken);
        }
        catch (AggregateException e)
        {
            // What a single thread would have thrown.
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
            throw;
        }
    }

    private sealed class Run(Corpus corpus, GenerationOptions options)
    {
        // A served question was looked at by each of them.
        private static readonly ImmutableArray<string> GuardsOfAll = [.. QuestionGuards.BeforeOptions.Concat(QuestionGuards.AfterOptions).Select(g => g.Name), "duplicate", "sibling"];

        /// <summary>Statements that speak of a thing when the notes return to it.</summary>
        private const int RepeatedMin = 4;

        private const double TypicalCentrality = 0.6;
        private const double TypicalCloseness = 0.5;

        private readonly RejectionLog _rejections = new(options.RejectionsKeptMax);
        private readonly DistractorPicker _picker = new(corpus, options.Seed);
        private readonly Dictionary<SectionId, SectionTally> _tallies = [];
        private readonly HashSet<string> _stems = new(StringComparer.Ordinal);
        private readonly HashSet<string> _facts = new(StringComparer.Ordinal);
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
        private readonly Dictionary<(SectionId, int, bool), int> _perUnit = [];

        public QuestionPool Execute(CancellationToken cancellationToken)
        {
            var views = corpus.Notes.SelectMany(ViewsOf).ToList();
            var (judged, lint) = JudgeAll(views, cancellationToken);
            var accepted = new List<Accepted>();
            var candidates = 0;
            foreach (var (view, ofView) in views.Zip(judged.Chunk(QuestionPatterns.All.Length)))
            {
                var tally = new SectionTally(view.Facts.IsEnglish);
                _tallies[view.Section.Id] = tally;
                foreach (var judgement in ofView.SelectMany(j => j))
                {
                    candidates++;
                    tally.Candidates++;
                    if (Admit(judgement) is { } question)
                        accepted.Add(question);
                }
            }

            var served = new PoolSelection(options.Seed, Reject).Of(accepted);
            foreach (var question in served)
                _tallies[question.Question.Provenance.Section].Questions++;
            return new QuestionPool(
                [.. served.Select(s => s.Question).OrderBy(q => q.Path, StringComparer.Ordinal).ThenBy(q => q.Line).ThenBy(q => q.Id, StringComparer.Ordinal)],
                candidates,
                _rejections.Counts(),
                _rejections.Kept(),
                SectionYields(),
                lint,
                retired: []);
        }

        private IEnumerable<SectionView> ViewsOf(NoteFacts note)
        {
            var definitions = note.Definitions.ToLookup(d => d.Section.Id);
            var lists = note.Lists.ToLookup(l => l.Section.Id);
            var abbreviations = note.Abbreviations.ToLookup(a => a.Section.Id);
            return note.Note.Sections.Select(s => new SectionView(s, note, corpus) { Definitions = definitions[s.Id], Lists = lists[s.Id], Abbreviations = abbreviations[s.Id] });
        }

        // By view and pattern, so that the patterns share one huge section.
        private (List<Judgement>[] Judged, ImmutableArray<LintFinding> Lint) JudgeAll(List<SectionView> views, CancellationToken cancellationToken)
        {
            var patterns = QuestionPatterns.All;
            var judged = new List<Judgement>[views.Count * patterns.Length];
            ImmutableArray<LintFinding> lint = [];
            var threads = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
            Parallel.Invoke(
                threads,
                () => lint = new NotesLint(corpus).Findings(),
                () => Parallel.For(0, judged.Length, threads, i => judged[i] = Judge(views[i / patterns.Length], patterns[i % patterns.Length])));
            return (judged, lint);
        }

        private List<Judgement> Judge(SectionView view, IQuestionPattern pattern) =>
            pattern.NeedsEnglish && !view.Facts.IsEnglish ? [] : [.. pattern.Find(view).Select(c => Judge(c, pattern))];

        private Judgement Judge(Candidate candidate, IQuestionPattern pattern)
        {
            var draft = new Draft(candidate);
            foreach (var guard in QuestionGuards.BeforeOptions)
            {
                if (guard.Objection(draft, corpus) is { } reason)
                    return new Judgement(candidate, guard.Name, reason);
            }

            if (candidate.Kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice)
                _picker.Fill(draft);
            draft.Context = HeadingPath.Of(candidate, draft.Options, corpus.FactsOf(candidate.Section));
            foreach (var guard in QuestionGuards.AfterOptions)
            {
                if (guard.Objection(draft, corpus) is { } reason)
                    return new Judgement(candidate, guard.Name, reason);
            }

            return Finish(draft, pattern);
        }

        // Returns the question as it is served when no earlier one is the same.
        private Judgement Finish(Draft draft, IQuestionPattern pattern)
        {
            var c = draft.Candidate;
            var context = string.Join(" › ", draft.Context);
            var answer = Words.Normalize(c.Key);
            var stems = Words.ContentStems(c.Clue);
            // An author's questions may differ in the order of their words alone: how the pressure changes with the volume, and the volume with the pressure.
            IEnumerable<string> told = c.IsAuthored ? stems : stems.Order(StringComparer.Ordinal);
            var words = string.Join(' ', told);
            // Neither seed, path nor heading: moving a note must not lose its records.
            var id = QuestionId.From(pattern.Name, words, answer);
            var centrality = Centrality(c);
            var question = new Question
            {
                Id = id,
                Kind = c.Kind,
                Topic = c.Section.Topic,
                Headings = c.Section.Headings,
                Context = context,
                Prompt = c.Prompt,
                Options = draft.Options,
                Correct = draft.Correct,
                Answer = c.Key,
                AlsoAccepted = c.AlsoAccepted,
                Explanation = c.Explanation.Length > 600 ? c.Explanation[..599] + "…" : c.Explanation,
                Path = c.Section.Path,
                Line = LineOf(c),
                Difficulty = Estimate(draft, centrality),
                Worth = Math.Round(0.6 * pattern.Trust + 0.25 * centrality + 0.15 * draft.Closeness, 3),
                Provenance = new Provenance(pattern.Name, c.Section.Id, c.UnitIndex, QuestionId.From("fact", c.Section.Id.ToString(), c.Unit.Text), GuardsPassed(c)),
                Fingerprint = new QuestionFingerprint(id, pattern.Name, c.Section.Path, answer, words),
            };
            return new Judgement(c, question, $"{(c.IsDefinitionCard ? c.Pattern : "")}\u001f{Words.Normalize(context)}\u001f{Words.Normalize(c.Prompt)}", $"{pattern.Name}\u001f{answer}\u001f{string.Join(' ', stems)}");
        }

        // The rules for the pool as a whole are for certain kinds of questions.
        private static ImmutableArray<string> GuardsPassed(Candidate c) =>
        [
            .. GuardsOfAll,
            .. c.Definition is null ? ImmutableArray<string>.Empty : [PoolSelection.LonelyDefinition],
            .. c.Kind == QuestionKind.SingleChoice && c.AuthorsOptions.IsEmpty ? [PoolSelection.LongestKeyQuota] : ImmutableArray<string>.Empty,
        ];

        // The same question from two notes, or the same fact twice in one: the first stands.
        private Accepted? Admit(Judgement judgement)
        {
            var c = judgement.Candidate;
            if (judgement.Question is not { } question)
            {
                Reject(c, judgement.Guard, judgement.Reason);
                return null;
            }

            if (_stems.Contains(judgement.Stem) || _facts.Contains(judgement.Fact))
            {
                Reject(c, "duplicate", "the same question is served from another line");
                return null;
            }

            // What is not on a list is a question about the whole list and no second one about the item whose line it cites.
            var unit = (c.Section.Id, c.IsAuthored ? -c.Line : c.UnitIndex, c.Pattern is "list-outsider");
            var count = _perUnit.GetValueOrDefault(unit);
            if (!c.IsDefinitionCard && count >= (c.Pattern.StartsWith("list-", StringComparison.Ordinal) || c.IsContrast ? 1 : options.QuestionsPerUnitMax))
            {
                Reject(c, "sibling", $"the unit has {count} questions already");
                return null;
            }

            if (!_ids.Add(question.Id))
            {
                Reject(c, "duplicate", "another question has the same words");
                return null;
            }

            // Only now: a candidate that is not served must not keep another from being served.
            _stems.Add(judgement.Stem);
            _facts.Add(judgement.Fact);
            if (!c.IsDefinitionCard)
                _perUnit[unit] = count + 1;
            return new Accepted(question, c);
        }

        private void Reject(Candidate candidate, string guard, string reason)
        {
            _rejections.Add(new Rejection(guard, reason, candidate.Pattern, candidate.Prompt, candidate.Key, candidate.Section.Path, candidate.Line, candidate.Section.Id));
            var tally = _tallies[candidate.Section.Id];
            tally.Reasons[guard] = tally.Reasons.GetValueOrDefault(guard) + 1;
        }

        // A paragraph of several lines is cited by the line that holds the answer.
        private int LineOf(Candidate c)
        {
            if (c.IsAuthored || c.Line != c.Unit.FirstLine || c.Unit.LastLine <= c.Unit.FirstLine)
                return c.Line;
            for (var line = c.Unit.FirstLine; line <= c.Unit.LastLine; line++)
            {
                if (corpus.LineOf(c.Section, line).Contains(c.Key, StringComparison.OrdinalIgnoreCase))
                    return line;
            }

            return c.Line;
        }

        // What the author marked or repeated is worth more: bold, a heading that says it, a term with a definition.
        private double Centrality(Candidate c)
        {
            var unit = c.Unit;
            var score = 0.2;
            if (!unit.Strong.IsEmpty || !unit.Marked.IsEmpty)
                score += 0.3;
            if (unit.Depth == 0)
                score += 0.1;
            if (Words.ContentStems(c.Section.Breadcrumb).Any(h => Words.ContentStems(c.Key).Contains(h, StringComparer.Ordinal) || Words.ContentStems(c.Clue).Contains(h, StringComparer.Ordinal)))
                score += 0.3;
            if (corpus.Statements(corpus.StemsOf(c.Definition?.Term ?? (c.Figure is null ? c.Key : c.Clue)), RepeatedMin) == RepeatedMin)
                score += 0.1;
            return Math.Min(1, score);
        }

        // Recognising among distant options is easiest, producing a word is harder; what the note puts in its middle is known to more people than an aside.
        private static Difficulty Estimate(Draft draft, double centrality)
        {
            var c = draft.Candidate;
            var score = c.Kind switch
            {
                QuestionKind.SingleChoice => (draft.Options.Length > 3 ? 1.4 : 1.2) + 0.8 * (ClosenessOf(draft) - TypicalCloseness),
                QuestionKind.MultipleChoice => 1.8,
                // More words are more to produce.
                QuestionKind.Typed => 1.6 + Math.Clamp((Words.Split(c.Key).Count - 3) / 10.0, -0.2, 0.2),
                QuestionKind.Reveal => 1.5 + Math.Clamp((Words.Split(c.Key).Count - 12) / 15.0, -0.3, 0.3),
            };
            score += c.Figure is not null ? 0.2 : 0;
            score += c.Pattern is "list-outsider" or "comparison" or "column-contrast" ? 0.2 : 0;
            score += TypicalCentrality - centrality;
            return score < 1.3 ? Difficulty.Easy : score < 1.8 ? Difficulty.Medium : Difficulty.Hard;
        }

        // How near an author's options are nobody knows, and round numbers are near wherever they come from.
        private static double ClosenessOf(Draft draft) =>
            !draft.Candidate.AuthorsOptions.IsEmpty ? TypicalCloseness : draft.Candidate.Figure is null ? draft.Closeness : Math.Max(TypicalCloseness, draft.Closeness);

        private ImmutableArray<SectionYield> SectionYields() =>
        [
            .. corpus.Library.Sections.DistinctBy(s => s.Id).Select(s =>
            {
                var tally = _tallies[s.Id];
                return new SectionYield(s.Id, s.Path, s.FirstLine, s.Breadcrumb, tally.Candidates, tally.Questions, tally.Questions > 0 ? null : Why(s, tally));
            }),
        ];

        private static string Why(Section section, SectionTally tally)
        {
            if (section.Units.IsEmpty)
                return "The section is empty.";
            if (section.Units.All(u => u.Kind == UnitKind.Code))
                return "The section holds only code.";
            if (tally.Candidates == 0)
            {
                return tally.IsEnglish
                    ? "Nothing has a form that a question can be made of; write lines such as '**Term**: meaning'."
                    : "The note is not in English; only cards ('question::answer') and questions with options are taken from it.";
            }

            var (guard, count) = tally.Reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).First();
            return $"All {tally.Candidates} candidates were rejected, most by '{guard}' ({count}).";
        }
    }

    /// <summary>What the guards say about a candidate: the first objection, or the question with what tells it from others.</summary>
    private sealed class Judgement
    {
        public Judgement(Candidate candidate, string guard, string reason) => (Candidate, Guard, Reason) = (candidate, guard, reason);

        public Judgement(Candidate candidate, Question question, string stem, string fact) => (Candidate, Question, Stem, Fact) = (candidate, question, stem, fact);

        public Candidate Candidate { get; }

        public string Guard { get; } = "";

        public string Reason { get; } = "";

        /// <summary>Null when a guard objected.</summary>
        public Question? Question { get; }

        /// <summary>What is asked, for finding the same question again.</summary>
        public string Stem { get; } = "";

        /// <summary>What is known to whoever answers, for finding the same fact again.</summary>
        public string Fact { get; } = "";
    }

    private sealed class SectionTally(bool isEnglish)
    {
        public bool IsEnglish { get; } = isEnglish;

        public int Candidates { get; set; }

        public int Questions { get; set; }

        public Dictionary<string, int> Reasons { get; } = new(StringComparer.Ordinal);
    }
}
