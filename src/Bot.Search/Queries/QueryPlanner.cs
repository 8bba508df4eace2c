using System.Collections.Immutable;
using System.Text;
using Bot.Core.Search;
using Bot.Core.Text;
using Bot.Search.Analysis;
using Bot.Search.Indexing;
using Bot.Search.Mending;
using Bot.Search.Ranking;

namespace Bot.Search.Queries;

/// <summary>Turns a query into a plan: which words count, what each may stand for, and what it is worth.</summary>
internal sealed class QueryPlanner(InvertedIndex index, AliasTable aliases, SpellingMender mender, TopicDirectory topics)
{
    /// <summary>Of a longer query the rarest words are used.</summary>
    private const int MaxWords = 96;

    /// <summary>Mending scans the vocabulary, so that a page of nonsense must not mend each of its words.</summary>
    private const int MaxMendedWords = 8;

    /// <summary>How many corrections of one word are ranked by.</summary>
    private const int MaxCorrections = 3;

    /// <summary>A query of more words is a sentence, with or without its small words.</summary>
    private const int MaxKeywords = 4;

    /// <summary>What stands between two parts of an identifier: <c>-</c>, <c>::</c>.</summary>
    private const int MaxJointLength = 2;

    /// <summary>A joined spelling of two typed words is looked for from this length on.</summary>
    private const int MinJoinedLength = 5;

    public QueryPlan Plan(SearchQuery query, TextAnalyzer analyzer)
    {
        var parsed = QueryParser.Parse(query.Text);
        var plan = new QueryPlan { Text = query.Text };
        var words = new List<ReadWord>();
        var inPhrase = new HashSet<int>();
        foreach (var part in parsed.Parts)
        {
            var text = parsed.Text.AsSpan(part.Start, part.Length);
            switch (part.Kind)
            {
                case QueryPartKind.Words:
                    Append(words, WordReader.Read(analyzer, index, text, withExtras: true), part.Start);
                    break;
                case QueryPartKind.Phrase:
                    var phrase = WordReader.Read(analyzer, index, text, withExtras: false);
                    Append(words, phrase, part.Start);
                    Require(plan, phrase);
                    break;
                case QueryPartKind.Without:
                    Exclude(plan, WordReader.Read(analyzer, index, text, withExtras: false));
                    break;
                case QueryPartKind.Topic:
                    RestrictTo(plan, text.ToString());
                    break;
            }
        }
        if (!string.IsNullOrWhiteSpace(query.Topic))
            RestrictTo(plan, query.Topic);

        AddWords(plan, words);
        MarkNames(plan, parsed.Text);
        plan.IsKeywords = plan.Words.Count(w => !w.IsExtra) is >= 2 and <= MaxKeywords && !words.Exists(w => w.InCompound || EnglishWords.IsFiller(w.Form));
        AddInterpretations(plan, words);
        MendWords(plan, parsed.Text);
        ReadQuestion(plan, words);
        foreach (var word in plan.Words)
            SetImportance(word);
        KeepRarest(plan);
        CollectMatchableTerms(plan);
        return plan;
    }

    private static void Append(List<ReadWord> words, List<ReadWord> more, int offset)
    {
        var position = words.Count == 0 ? 0 : words[^1].Position + 1;
        foreach (var word in more)
            words.Add(word with { Start = word.Start + offset, Position = word.Position + position });
    }

    private void Require(QueryPlan plan, List<ReadWord> words)
    {
        if (words.Count == 0)
            return;
        var steps = new int[words.Count][];
        for (var i = 0; i < words.Count; i++)
        {
            var term = index.TermId(words[i].Form);
            steps[i] = term < 0 ? [] : [term];
        }
        var postings = PhrasePostings.Find(index, steps);
        plan.Required.Add(postings);
        plan.IsImpossible |= postings.Sections.Length == 0;
    }

    private void Exclude(QueryPlan plan, List<ReadWord> words)
    {
        var steps = new int[words.Count][];
        for (var i = 0; i < words.Count; i++)
        {
            var group = index.Stems.Find(words[i].Form);
            if (group < 0)
                return;
            steps[i] = [.. index.Stems.Members(group)];
        }
        if (steps.Length > 0)
            plan.Excluded.Add(PhrasePostings.Find(index, steps));
    }

    private void RestrictTo(QueryPlan plan, string name)
    {
        var sections = topics.Find(name);
        if (sections is null)
        {
            plan.UnknownTopic = name.Trim();
            return;
        }
        if (plan.InTopic is null)
        {
            plan.InTopic = sections;
            return;
        }
        plan.InTopic = [.. plan.InTopic.Zip(sections, (a, b) => a && b)];
    }

    private void AddWords(QueryPlan plan, List<ReadWord> words)
    {
        var allStopwords = words.TrueForAll(w => EnglishWords.IsStopword(w.Form));
        var byForm = new Dictionary<string, QueryWord>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (!allStopwords && !word.InCompound && (EnglishWords.IsStopword(word.Form) || IsMeasureAsked(words, i)))
                continue;
            if (byForm.TryGetValue(word.Form, out var known))
            {
                known.Count++;
                continue;
            }
            var queryWord = new QueryWord
            {
                Form = word.Form,
                Start = word.Start,
                Length = word.Length,
                Position = word.Position,
                IsExtra = word.IsExtra,
                IsEveryday = EverydayWords.Contains(word.Form),
                PartBefore = Neighbour(words, i, -1),
                PartAfter = Neighbour(words, i, 1),
            };
            byForm.Add(word.Form, queryWord);
            plan.Words.Add(queryWord);
        }
    }

    /// <summary>Whether the word asks for a measure (<c>how long</c>), unless the notes have it in front of the next (<c>how long polling works</c>).</summary>
    private bool IsMeasureAsked(List<ReadWord> words, int at) =>
        at > 0 && at + 1 < words.Count && string.Equals(words[at - 1].Form, "how", StringComparison.Ordinal) && EnglishWords.IsMeasure(words[at].Form)
        && (index.TermId(words[at + 1].Form) is var next && (next < 0 || !StandTogether(words[at].Form, next, after: true)));

    private void ReadQuestion(QueryPlan plan, List<ReadWord> words)
    {
        words = words.FindAll(w => !w.IsExtra);
        plan.Question = QuestionForm.Read(words.ConvertAll(Mended), w => words[w].InCompound);
        plan.Action = WordAt(plan.Question.Action);
        plan.Counted = WordAt(plan.Question.Counted);
        plan.Asked = WordAt(plan.Question.Asked);
        plan.Compared = (WordsAt(plan.Question.Compared.Left), WordsAt(plan.Question.Compared.Right));
        var explained = plan.Question.Explained.Select(WordAt).ToList();
        if (explained.TrueForAll(w => w is not null))
            plan.Explained.AddRange(explained!);

        List<QueryWord> WordsAt(ImmutableArray<int> at) => [.. at.Select(WordAt).OfType<QueryWord>()];

        QueryWord? WordAt(int at) => at < 0 ? null : Find(words[at]);

        QueryWord? Find(ReadWord read) => plan.Words.Find(w => !w.IsExtra && string.Equals(w.Form, read.Form, StringComparison.Ordinal));

        string Mended(ReadWord read) =>
            Find(read)?.Interpretations is [{ Tier: MatchTier.Mended, TermId: >= 0 and var term }, ..] ? index.Terms[term] : read.Form;
    }

    /// <summary>A word typed in capitals among others that are not is meant as a name.</summary>
    private static void MarkNames(QueryPlan plan, string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('a', 'z'))
            return;
        foreach (var word in plan.Words)
        {
            var typed = text.AsSpan(word.Start, word.Length);
            word.IsName = !word.IsExtra && typed.Length > 1 && !typed.ContainsAnyExceptInRange('0', 'Z') && typed.ContainsAnyInRange('A', 'Z');
        }
    }

    /// <summary>Returns the next part of the same identifier in that direction, or null.</summary>
    private static string? Neighbour(List<ReadWord> words, int at, int step)
    {
        var word = words[at];
        for (var i = at + step; word.InCompound && i >= 0 && i < words.Count; i += step)
        {
            var other = words[i];
            if (other.IsExtra)
                continue;
            var gap = step > 0 ? other.Start - (word.Start + word.Length) : word.Start - (other.Start + other.Length);
            return other.InCompound && gap <= MaxJointLength ? other.Form : null;
        }
        return null;
    }

    private void AddInterpretations(QueryPlan plan, List<ReadWord> words)
    {
        foreach (var word in plan.Words)
            AddTyped(word);
        AddJoined(plan, words);
        AddAliases(plan, words);
    }

    private void AddTyped(QueryWord word)
    {
        var group = index.Stems.Find(word.Form);
        if (group < 0)
            return;
        var factor = word.IsExtra ? RankingWeights.WholeFactor : EnglishWords.IsConversation(word.Form) ? RankingWeights.ConversationFactor : 1;
        word.Interpretations.Add(TermInterpretation(MatchTier.Exact, index.TermId(word.Form), group, factor, double.MaxValue));
    }

    private Interpretation TermInterpretation(MatchTier tier, int termId, int group, double factor, double maxIdf)
    {
        var stemIdf = Math.Min(maxIdf, index.Idf(index.Stems.SectionCount(group)));
        var text = termId >= 0 ? index.Terms[termId] : index.Terms[index.Stems.Members(group)[0]];
        if (termId < 0)
            return new Interpretation(tier, text, termId, group, null, stemIdf * factor, 0);
        var exactIdf = Math.Min(maxIdf, index.Idf(index.SectionCount(termId)));
        return new Interpretation(
            tier, text, termId, group, null, (1 - RankingWeights.ExactShare) * stemIdf * factor, RankingWeights.ExactShare * exactIdf * factor);
    }

    private Interpretation PhraseInterpretation(MatchTier tier, string text, PhrasePostings postings, double factor, double maxIdf) =>
        new(tier, text, -1, -1, postings, Math.Min(maxIdf, index.Idf(postings.Sections.Length)) * factor, 0);

    /// <summary>What is typed with a space or hyphen and written without: <c>fan out</c> for <c>fanout</c>.</summary>
    private void AddJoined(QueryPlan plan, List<ReadWord> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var (first, second) = (words[i], words[i + 1]);
            if (first.IsExtra || second.IsExtra || first.Form.Length + second.Form.Length is < MinJoinedLength or > TextAnalyzer.MaxFormLength)
                continue;
            if (EnglishWords.IsStopword(first.Form) && EnglishWords.IsStopword(second.Form))
                continue;
            var term = index.TermId(first.Form + second.Form);
            if (term < 0)
                continue;
            foreach (var word in plan.Words)
            {
                if (word.IsExtra || !(IsSame(word, first) || IsSame(word, second)))
                    continue;
                // Both words point to the joined one, which must not count for more than they would.
                var maxIdf = TypedIdf(word);
                word.Interpretations.Add(
                    TermInterpretation(MatchTier.Exact, term, index.Stems.GroupOf(term), RankingWeights.VariantFactor, maxIdf));
            }
        }

        static bool IsSame(QueryWord word, in ReadWord read) => string.Equals(word.Form, read.Form, StringComparison.Ordinal);
    }

    private void AddAliases(QueryPlan plan, List<ReadWord> words)
    {
        var found = new List<AliasTable.Entry>();
        words = words.FindAll(w => !w.IsExtra);
        for (var i = 0; i < words.Count; i++)
        {
            found.Clear();
            aliases.Find(words, i, found);
            foreach (var entry in found)
            {
                PhrasePostings? postings = null;
                if (entry.To.Length > 1)
                {
                    postings = entry.Postings;
                    if (postings.Sections.Length == 0)
                        continue;
                }
                for (var w = i; w < i + entry.From.Length; w++)
                {
                    if (plan.Words.Find(q => string.Equals(q.Form, words[w].Form, StringComparison.Ordinal)) is { } word)
                        AddAlias(word, entry, postings);
                }
            }
        }
    }

    private void AddAlias(QueryWord word, AliasTable.Entry entry, PhrasePostings? postings)
    {
        var isTypedKnown = word.Interpretations.Exists(i => i.Tier == MatchTier.Exact);
        var factor = isTypedKnown ? RankingWeights.AliasFactor : RankingWeights.OnlyAliasFactor;
        var maxIdf = TypedIdf(word);
        if (postings is not null)
        {
            word.Interpretations.Add(PhraseInterpretation(MatchTier.Alias, entry.Text, postings, factor, maxIdf));
            return;
        }
        var group = index.Stems.GroupOf(entry.To[0][0]);
        word.Interpretations.Add(TermInterpretation(MatchTier.Alias, entry.To[0][0], group, factor, maxIdf));
    }

    /// <summary>The rarity of the word as typed, in any form; no limit when the notes do not have it.</summary>
    private double TypedIdf(QueryWord word)
    {
        var group = index.Stems.Find(word.Form);
        return group < 0 ? double.MaxValue : index.Idf(index.Stems.SectionCount(group));
    }

    private void MendWords(QueryPlan plan, string text)
    {
        StringBuilder? mended = null;
        var copiedTo = 0;
        var mends = 0;
        foreach (var word in plan.Words)
        {
            // A common word is spelt right, though the notes do not have it (many is not any), unless it is a part of an identifier.
            var isCommon = word.IsEveryday || (EnglishWords.IsFiller(word.Form) && word is { PartBefore: null, PartAfter: null });
            if (word.Interpretations.Count > 0 || word.IsExtra || isCommon || mends == MaxMendedWords)
                continue;
            mends++;
            var replacement = Split(word) ?? Mend(word, Likeliest(plan, word, mender.Mend(word.Form))) ?? Mend(word, MendsOfPart(word));
            if (replacement is null)
                continue;
            word.IsDoubtful = word.Interpretations[0].Tier == MatchTier.Mended && EnglishDictionary.Has(word.Form);
            mended ??= new StringBuilder();
            if (word.Start < copiedTo)
                continue;
            mended.Append(text, copiedTo, word.Start - copiedTo).Append(replacement);
            copiedTo = word.Start + word.Length;
        }
        plan.MendedText = mended?.Append(text, copiedTo, text.Length - copiedTo).ToString().Trim();
    }

    /// <summary>Two words of the notes that were typed as one and stand side by side somewhere; the more frequent pair.</summary>
    private string? Split(QueryWord word)
    {
        PhrasePostings? best = null;
        var bestAt = 0;
        for (var at = 2; at <= word.Form.Length - 2; at++)
        {
            var (first, second) = (index.TermId(word.Form.AsSpan(0, at)), index.TermId(word.Form.AsSpan(at)));
            if (first < 0 || second < 0 || !index.IsWord[first] || !index.IsWord[second])
                continue;
            var postings = PhrasePostings.Find(index, [[first], [second]]);
            if (postings.Sections.Length > (best?.Sections.Length ?? 0))
                (best, bestAt) = (postings, at);
        }
        if (best is null)
            return null;
        var text = $"{word.Form[..bestAt]} {word.Form[bestAt..]}";
        word.Interpretations.Add(PhraseInterpretation(MatchTier.Exact, text, best, RankingWeights.VariantFactor, double.MaxValue));
        return text;
    }

    /// <summary>A part of an identifier too short to be mended by itself may be one that stands beside its neighbour in the notes.</summary>
    private List<Correction> MendsOfPart(QueryWord word)
    {
        if (word.PartBefore is null && word.PartAfter is null)
            return [];
        var corrections = mender.MendPart(word.Form)
            .Where(c => StandTogether(word.PartBefore, c.TermId, after: true) || StandTogether(word.PartAfter, c.TermId, after: false));
        return [.. corrections.Take(MaxCorrections)];
    }

    /// <summary>Of equally close words those that stand beside a neighbour of the misspelt one somewhere come first: <c>dead leter</c> is no <c>later</c>.</summary>
    private List<Correction> Likeliest(QueryPlan plan, QueryWord word, List<Correction> corrections)
    {
        if (corrections.Count < 2)
            return corrections;
        var before = plan.Words.Find(w => !w.IsExtra && w.Position == word.Position - 1)?.Form;
        var after = plan.Words.Find(w => !w.IsExtra && w.Position == word.Position + 1)?.Form;
        return
        [
            .. corrections
                .OrderByDescending(c => StandTogether(before, c.TermId, after: true) || StandTogether(after, c.TermId, after: false))
                .Take(MaxCorrections),
        ];
    }

    private bool StandTogether(string? neighbour, int term, bool after)
    {
        var other = neighbour is null ? -1 : index.TermId(neighbour);
        return other >= 0 && PhrasePostings.Find(index, after ? [[other], [term]] : [[term], [other]]).Sections.Length > 0;
    }

    private string? Mend(QueryWord word, List<Correction> corrections)
    {
        for (var i = 0; i < corrections.Count; i++)
        {
            var factor = RankingWeights.MendedFactor - (RankingWeights.MendingStep * (corrections[i].Edits - 1 + i));
            var term = corrections[i].TermId;
            word.Interpretations.Add(TermInterpretation(MatchTier.Mended, term, index.Stems.GroupOf(term), factor, double.MaxValue));
        }
        return corrections.Count == 0 ? null : SurfaceForms.Of(index, corrections[0].TermId);
    }

    private void SetImportance(QueryWord word)
    {
        if (word.IsExtra)
            return;
        var sectionCount = 0;
        foreach (var interpretation in word.Interpretations)
            sectionCount = Math.Max(sectionCount, interpretation.Phrase?.Sections.Length ?? index.Stems.SectionCount(interpretation.Group));
        var isFiller = EnglishWords.IsFiller(word.Form);
        word.Importance = index.IdfAmong(sectionCount, Confidence.MinSections)
            * (isFiller ? Confidence.FillerShare : word.IsEveryday ? Confidence.EverydayShare : 1);
        if (word.Interpretations.Count == 0 && (isFiller || word.IsEveryday))
            word.Importance *= Confidence.UnknownCommonShare;
        // A word that half of the notes have (aws in notes on AWS) tells no topic from another.
        word.IsTopic = topics.IsName(word.Form);
        word.NamesTopic = !isFiller && !word.IsEveryday && index.Idf(sectionCount) > Confidence.MinTopicIdf && topics.IsInName(word.Form);
    }

    private static void KeepRarest(QueryPlan plan)
    {
        if (plan.Words.Count <= MaxWords)
            return;
        var kept = plan.Words.OrderByDescending(w => w.MaxGain).Take(MaxWords).ToHashSet();
        plan.Words.RemoveAll(w => !kept.Contains(w));
    }

    private void CollectMatchableTerms(QueryPlan plan)
    {
        foreach (var word in plan.Words)
        {
            foreach (var interpretation in word.Interpretations)
            {
                if (interpretation.Phrase is { } phrase)
                    Add(phrase);
                else
                    plan.MatchableTerms.UnionWith(index.Stems.Members(interpretation.Group).ToArray());
            }
        }
        foreach (var phrase in plan.Required)
            Add(phrase);

        void Add(PhrasePostings phrase)
        {
            foreach (var step in phrase.Steps)
                plan.MatchableTerms.UnionWith(step);
        }
    }
}
