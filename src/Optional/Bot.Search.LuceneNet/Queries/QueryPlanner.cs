using System.Text;
using Bot.Core.Search;
using Bot.Core.Search.Language;
using Bot.Core.Search.Queries;
using Bot.Search.LuceneNet.Analysis;
using Bot.Search.LuceneNet.Indexing;
using Bot.Search.LuceneNet.Ranking;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Bot.Search.LuceneNet.Queries;

/// <summary>
/// Turns what was typed into a <see cref="QueryPlan"/>: which words count, what each may stand for, and Lucene's query for it. The bot's own query
/// language is read by <see cref="QueryParser"/> of the core, so that it is the same on every engine; Lucene's is not used. Thread-safe.
/// </summary>
internal sealed class QueryPlanner(Vocabulary vocabulary, AliasSynonyms aliases, TopicDirectory topics)
{
    /// <summary>A page of nonsense must not mend each of its words.</summary>
    private const int MaxMendedWords = 8;

    /// <summary>A joined spelling of two typed words is looked for from this length on.</summary>
    private const int MinJoinedLength = 5;

    private readonly SpellingMender _mender = new(vocabulary);

    /// <param name="Form">As looked up.</param>
    /// <param name="StemTerm">The term of its stem.</param>
    /// <param name="Start">Index in the query's text.</param>
    /// <param name="End">Index just past it.</param>
    /// <param name="IsTied">Whether something other than white space ties it to the word before.</param>
    private readonly record struct TypedWord(string Form, string StemTerm, int Start, int End, bool IsTied);

    public QueryPlan Plan(SearchQuery query)
    {
        var parsed = QueryParser.Parse(query.Text);
        var plan = new QueryPlan();
        var words = new List<TypedWord>();
        var found = new List<AliasSynonyms.Match>();
        foreach (var part in parsed.Parts)
        {
            var text = parsed.Text.Substring(part.Start, part.Length);
            switch (part.Kind)
            {
                case QueryPartKind.Words:
                case QueryPartKind.Phrase:
                    var first = words.Count;
                    words.AddRange(Read(text, part.Start));
                    found.AddRange(aliases.Find(text).Select(m => m with { First = m.First + first }));
                    if (part.Kind == QueryPartKind.Phrase && words.Count > first)
                    {
                        plan.Query.Add(InAnyField([.. words.Skip(first).Select(w => w.Form)]), Occur.MUST);
                        plan.HasPhrase = true;
                    }
                    break;
                case QueryPartKind.Without:
                    var stems = Array.ConvertAll([.. WordReader.FormsOf(text)], WordReader.StemTerm);
                    if (stems.Length > 0)
                        plan.Query.Add(InAnyField(stems), Occur.MUST_NOT);
                    plan.HasExclusion = true;
                    break;
                case QueryPartKind.Topic:
                    RestrictTo(plan, text);
                    break;
            }
        }
        if (!string.IsNullOrWhiteSpace(query.Topic))
            RestrictTo(plan, query.Topic);

        plan.Question = QuestionForm.Read(words.ConvertAll(w => w.Form), w => words[w].IsTied);
        AddWords(plan, words);
        AddJoined(plan, words);
        AddAliases(plan, words, found);
        Mend(plan, parsed.Text);
        foreach (var word in plan.Words)
            SetImportance(word);
        KeepRarest(plan);
        Rank(plan);
        return plan;
    }

    private static IEnumerable<TypedWord> Read(string text, int offset)
    {
        var end = -1;
        foreach (var (word, stem) in WordReader.Read(text).Zip(WordReader.ReadStems(text)))
        {
            var isTied = end >= 0 && !text.Take(new Range(end, word.Start)).Any(char.IsWhiteSpace);
            yield return new TypedWord(word.Form, StemMarkFilter.Mark + stem.Form, word.Start + offset, word.End + offset, isTied);
            end = word.End;
        }
    }

    private void RestrictTo(QueryPlan plan, string name)
    {
        if (topics.Find(name) is not { } sections)
            plan.UnknownTopic = name.Trim();
        else
            plan.InTopic = plan.InTopic is null ? sections : [.. plan.InTopic.Zip(sections, (a, b) => a && b)];
    }

    private void AddWords(QueryPlan plan, List<TypedWord> words)
    {
        var allStopwords = words.TrueForAll(w => EnglishWords.IsStopword(w.Form));
        var byForm = new Dictionary<string, QueryWord>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            var isTied = words[i].IsTied || (i + 1 < words.Count && words[i + 1].IsTied);
            if (!allStopwords && EnglishWords.IsStopword(isTied ? Compound(words, i) : words[i].Form))
                continue;
            if (byForm.TryGetValue(words[i].Form, out var known))
            {
                known.Count++;
                continue;
            }
            var word = new QueryWord { Form = words[i].Form, Start = words[i].Start, End = words[i].End, Position = i };
            byForm.Add(word.Form, word);
            plan.Words.Add(word);
            var boost = EnglishWords.IsConversation(word.Form) ? RankingWeights.ConversationBoost : 1;
            if (vocabulary.Find(MatchTier.Typed, [word.Form], [words[i].StemTerm], boost) is { } typed)
                word.Interpretations.Add(typed);
        }
    }

    /// <summary>Returns everything that is tied to a word, in one piece: <c>dont</c> for either part of <c>don't</c>.</summary>
    private static string Compound(List<TypedWord> words, int at)
    {
        var first = at;
        while (words[first].IsTied)
            first--;
        var end = at + 1;
        while (end < words.Count && words[end].IsTied)
            end++;
        return string.Concat(words.Skip(first).Take(end - first).Select(w => w.Form));
    }

    /// <summary>
    /// What is typed in pieces and written in one, as in <c>fan out</c> for <c>fanout</c>. A compound whose whole the notes have as well gains by
    /// it: <c>ChangeMessageVisibility</c> before a text with its three words.
    /// </summary>
    private void AddJoined(QueryPlan plan, List<TypedWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var end = i + 1;
            while (end < words.Count && words[end].IsTied)
                end++;
            if (!words[i].IsTied && end - i > 1 && Compound(words, i) is var whole && vocabulary.SectionCount(whole) is > 0)
            {
                plan.Query.Add(Boosted(FieldsOf([whole], [whole]), RankingWeights.WholeBoost), Occur.SHOULD);
                AddVariant(plan, words, i, end, whole);
            }
            if (i + 1 == words.Count || words[i].Form.Length + words[i + 1].Form.Length < MinJoinedLength)
                continue;
            if (!EnglishWords.IsStopword(words[i].Form) || !EnglishWords.IsStopword(words[i + 1].Form))
                AddVariant(plan, words, i, i + 2, words[i].Form + words[i + 1].Form);
        }
    }

    private void AddVariant(QueryPlan plan, List<TypedWord> words, int from, int to, string joined)
    {
        if (vocabulary.SectionCount(joined) == 0 || vocabulary.Find(MatchTier.Typed, [joined], RankingWeights.VariantBoost) is not { } variant)
            return;
        for (var i = from; i < to; i++)
            Find(plan, words[i].Form)?.Interpretations.Add(Capped(variant, Find(plan, words[i].Form)!));
    }

    private void AddAliases(QueryPlan plan, List<TypedWord> words, List<AliasSynonyms.Match> matches)
    {
        foreach (var match in matches)
        {
            for (var i = match.First; i < match.First + match.Count && i < words.Count; i++)
            {
                if (Find(plan, words[i].Form) is not { } word)
                    continue;
                var isKnown = word.Interpretations.Exists(w => w.Tier == MatchTier.Typed);
                var boost = isKnown ? RankingWeights.AliasBoost : RankingWeights.OnlyAliasBoost;
                if (vocabulary.Find(MatchTier.Alias, match.Forms, boost) is { } alias)
                    word.Interpretations.Add(isKnown ? Capped(alias, word) : alias);
            }
        }
    }

    private static QueryWord? Find(QueryPlan plan, string form) => plan.Words.Find(w => w.Form == form);

    /// <summary>Returns an interpretation that is worth no more than the word as typed, however rare it is.</summary>
    private Interpretation Capped(Interpretation interpretation, QueryWord word)
    {
        if (word.Interpretations.Count == 0)
            return interpretation;
        var typed = vocabulary.Idf(word.Interpretations[0].SectionCount);
        var other = interpretation.Forms.Zip(interpretation.StemTerms).Sum(f => vocabulary.Idf(vocabulary.SectionCount(f.Second)));
        return interpretation with { Boost = interpretation.Boost * (float)Math.Min(1, typed / other) };
    }

    private void Mend(QueryPlan plan, string text)
    {
        var mended = new StringBuilder();
        var copiedTo = 0;
        foreach (var word in plan.Words.FindAll(w => w.Interpretations.Count == 0).Take(MaxMendedWords))
        {
            if ((Split(word) ?? Correct(word)) is not { } replacement)
                continue;
            mended.Append(text, copiedTo, word.Start - copiedTo).Append(replacement);
            copiedTo = word.End;
        }
        plan.MendedText = copiedTo == 0 ? null : mended.Append(text, copiedTo, text.Length - copiedTo).ToString().Trim();
    }

    private string? Split(QueryWord word)
    {
        if (_mender.Split(word.Form) is not { } parts || vocabulary.Find(MatchTier.Typed, parts, RankingWeights.VariantBoost) is not { } split)
            return null;
        word.Interpretations.Add(split);
        return string.Join(' ', parts);
    }

    private string? Correct(QueryWord word)
    {
        var corrections = _mender.Mend(word.Form);
        for (var i = 0; i < corrections.Count; i++)
        {
            var boost = RankingWeights.MendedBoost - (RankingWeights.MendingStep * i);
            if (vocabulary.Find(MatchTier.Mended, [corrections[i]], boost) is { } mended)
                word.Interpretations.Add(mended);
        }
        return corrections.Count == 0 ? null : corrections[0];
    }

    private void SetImportance(QueryWord word)
    {
        var idf = word.Interpretations.Select(i => vocabulary.Idf(i.SectionCount)).Append(vocabulary.Idf(0)).Min();
        var isFiller = EnglishWords.IsFiller(word.Form);
        word.Importance = idf * (isFiller ? Confidence.FillerShare : 1);
        word.NamesTopic = !isFiller && idf > Confidence.MinTopicIdf && topics.IsInName(word.Form);
    }

    private static void KeepRarest(QueryPlan plan)
    {
        if (plan.Words.Count <= QueryPlan.MaxWords)
            return;
        var kept = plan.Words.OrderByDescending(w => w.Importance).Take(QueryPlan.MaxWords).ToHashSet();
        plan.Words.RemoveAll(w => !kept.Contains(w));
    }

    private static void Rank(QueryPlan plan)
    {
        foreach (var word in plan.Words)
        {
            // The best of what the word may stand for counts, not the sum.
            var best = new DisjunctionMaxQuery(0);
            foreach (var interpretation in word.Interpretations)
                best.Add(Boosted(FieldsOf(interpretation.Forms, interpretation.StemTerms), interpretation.Boost));
            if (word.Interpretations.Count > 0)
                plan.Query.Add(Boosted(best, Math.Min(word.Count, 3)), Occur.SHOULD);
        }
        for (var i = 1; i < plan.Words.Count; i++)
        {
            var (first, second) = (plan.Words[i - 1], plan.Words[i]);
            var between = second.Position - first.Position - 1;
            if (between is < 0 or > RankingWeights.PairSlop || Single(first) is not { } a || Single(second) is not { } b)
                continue;
            foreach (var field in (string[])[SectionFields.Title, SectionFields.Body])
                plan.Nearness.Add(Boosted(Phrase(field, [a, b], RankingWeights.PairSlop), RankingWeights.PairBoost), Occur.SHOULD);
        }
    }

    /// <summary>Returns the stem to look for beside a neighbour, or null when the word stands for a phrase or nothing.</summary>
    private static string? Single(QueryWord word) =>
        word.Interpretations.Count > 0 && !word.Interpretations[0].IsPhrase ? word.Interpretations[0].StemTerms[0] : null;

    private static DisjunctionMaxQuery FieldsOf(string[] forms, string[] stems)
    {
        var fields = new DisjunctionMaxQuery(RankingWeights.TieBreaker);
        foreach (var field in SectionFields.Ranked)
            fields.Add(Boosted(InField(field, forms, stems), RankingWeights.FieldBoost(field)));
        return fields;
    }

    /// <summary>Any form of the words, and more for the words as they are.</summary>
    private static Query InField(string field, string[] forms, string[] stems)
    {
        if (forms.SequenceEqual(stems))
            return Phrase(field, forms, slop: 0);
        return new BooleanQuery(disableCoord: true)
        {
            { Boosted(Phrase(field, stems, slop: 0), 1 - RankingWeights.ExactShare), Occur.SHOULD },
            { Boosted(Phrase(field, forms, slop: 0), RankingWeights.ExactShare), Occur.SHOULD },
        };
    }

    private static BooleanQuery InAnyField(string[] terms)
    {
        var any = new BooleanQuery(disableCoord: true);
        foreach (var field in SectionFields.Ranked)
            any.Add(Phrase(field, terms, slop: 0), Occur.SHOULD);
        return any;
    }

    private static Query Phrase(string field, string[] terms, int slop)
    {
        if (terms.Length == 1)
            return new TermQuery(new Term(field, terms[0]));
        var phrase = new PhraseQuery { Slop = slop };
        foreach (var term in terms)
            phrase.Add(new Term(field, term));
        return phrase;
    }

    private static Query Boosted(Query query, float boost)
    {
        query.Boost = boost;
        return query;
    }
}
