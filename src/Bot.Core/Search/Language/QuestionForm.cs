using System.Collections.Immutable;

namespace Bot.Core.Search.Language;

/// <summary>What the wording of an English query demands of its answer, beside being about the same thing. Immutable.</summary>
public sealed record QuestionForm
{
    private const int CompoundWordsMax = 3;

    private const int ComparedWordsMax = 4;

    /// <summary>A longer name is no name any more but a question.</summary>
    private const int ExplainedWordsMax = 4;

    /// <summary>Whether an answer with a figure is likelier right: <c>default</c>, <c>maximum</c>, <c>how many</c>.</summary>
    public bool PrefersFigure { get; private init; }

    /// <summary>Whether only a figure, in digits or in words, answers it: <c>maximum</c>, <c>how many</c>.</summary>
    public bool NeedsFigure { get; private init; }

    /// <summary>Whether the largest or smallest figure is asked for, so that a preset one is no answer: <c>maximum</c>.</summary>
    public bool NeedsExtreme { get; private init; }

    /// <summary>Which word names the kind of thing that is asked for (<c>languages</c> in <c>which programming languages</c>); -1 when none is.</summary>
    public int Asked { get; private init; } = -1;

    /// <summary>
    /// Whether several of that kind are asked for, so that an answer says what it lists: <c>which versions does it support</c>. A single command or header
    /// may be shown without being called so.
    /// </summary>
    public bool NeedsList { get; private init; }

    /// <summary>Whether a reason answers it: <c>why</c>.</summary>
    public bool AsksReason { get; private init; }

    /// <summary>Whether only a length of time or text answers it: <c>how long</c>.</summary>
    public bool NeedsLength { get; private init; }

    /// <summary>Whether that length is a time: <c>how long does it take</c>. Implies <see cref="NeedsLength"/>.</summary>
    public bool NeedsTime { get; private init; }

    /// <summary>Whether only a rate answers it: <c>how often</c>.</summary>
    public bool NeedsRate { get; private init; }

    /// <summary>Whether only an amount of money, or that there is none to pay, answers it: <c>price</c>.</summary>
    public bool NeedsPrice { get; private init; }

    /// <summary>Which word says what is counted (<c>shards</c> in <c>how many shards</c>); -1 when nothing is.</summary>
    public int Counted { get; private init; } = -1;

    /// <summary>Which word says what is to be done (<c>delete</c> in <c>how do I delete a queue</c>); -1 when the query asks for no such thing.</summary>
    public int Action { get; private init; } = -1;

    /// <summary>Which words name the thing to be explained (<c>dead</c>, <c>letter</c>, <c>queue</c> in <c>what is a dead letter queue</c>); empty when the query asks for no explanation.</summary>
    public ImmutableArray<int> Explained { get; private init; } = [];

    /// <summary>Whether things are compared, so that an answer is about all of them: <c>difference between</c>, <c>vs</c>.</summary>
    public bool Compares { get; private init; }

    /// <summary>Whether all things of a sort are to be compared: <c>compare the queue types</c>, <c>what are the differences between queues</c>.</summary>
    public bool ComparesAll { get; private init; }

    /// <summary>Which words name the two things that are compared (<c>kinesis</c>, <c>sqs</c> in <c>kinesis or sqs</c>); empty when no two are.</summary>
    public (ImmutableArray<int> Left, ImmutableArray<int> Right) Compared { get; private init; } = ([], []);

    /// <summary>Reads the words of a query, folded and without apostrophes, stopwords among them.</summary>
    /// <param name="forms">The words in their order.</param>
    /// <param name="isTied">By word: whether it is part of an identifier (<c>max-age</c>), which says nothing about the question.</param>
    public static QuestionForm Read(IReadOnlyList<string> forms, Func<int, bool> isTied)
    {
        ArgumentNullException.ThrowIfNull(forms);
        ArgumentNullException.ThrowIfNull(isTied);
        var (prefersFigure, needsFigure, needsLength, needsRate, counted, action, asked) = (false, false, false, false, -1, -1, -1);
        for (var i = 0; i < forms.Count; i++)
        {
            var previous = i == 0 ? null : forms[i - 1];
            prefersFigure |= EnglishWords.AsksFigure(previous, forms[i]);
            needsFigure |= !isTied(i) && EnglishWords.NeedsFigure(previous, forms[i]);
            if (asked < 0 && (Is(i, "which") || Is(i, "what")))
                asked = Kind(i + 1);
            if (!Is(i, "how"))
                continue;
            needsLength |= Is(i + 1, "long");
            needsRate |= Is(i + 1, "often");
            // "How many times" asks how often and counts nothing.
            if (Is(i + 1, "many") && !Is(i + 2, "times") && counted < 0)
                counted = Head(i + 2);
        }
        for (var i = 0; i < forms.Count && action < 0; i++)
            action = ActionAt(i);
        return new QuestionForm
        {
            PrefersFigure = prefersFigure,
            NeedsFigure = needsFigure,
            NeedsRate = needsRate,
            NeedsPrice = forms.Where((form, i) => !isTied(i) && EnglishWords.IsPrice(form)).Any(),
            NeedsExtreme = forms.Where((form, i) => !isTied(i) && EnglishWords.IsExtreme(form)).Any() && !forms.Any(f => f is "default" or "defaults"),
            Asked = asked,
            NeedsList = asked >= 0 && IsPlural(asked) && asked + 1 < forms.Count && EnglishWords.IsAuxiliary(forms[asked + 1]),
            AsksReason = Is(0, "why"),
            NeedsLength = needsLength,
            NeedsTime = needsLength && forms.Any(EnglishWords.IsLasting),
            Counted = counted,
            Action = action,
            Explained = ExplainedWords(),
            Compared = ComparedWords(),
            ComparesAll = forms.Count > 0 && (Is(forms.Count - 1, "compared") || forms.SkipWhile(EnglishWords.IsStopword).Take(1).Any(EnglishWords.IsComparing)),
            Compares = forms.Where((form, i) => !isTied(i) && EnglishWords.IsComparing(form)).Any(),
        };

        bool Is(int at, string form) => at < forms.Count && string.Equals(forms[at], form, StringComparison.Ordinal);

        // How do I, how can we, how to; and, where the query begins so, can I: what follows is what is to be done.
        int ActionAt(int at)
        {
            var isHow = Is(at, "how");
            if (isHow && Is(at + 1, "to"))
                return Verb(at + 2);
            var auxiliary = isHow ? at + 1 : at;
            if ((!isHow && at > 0) || auxiliary + 1 >= forms.Count || !EnglishWords.IsAsker(forms[auxiliary + 1]))
                return -1;
            return EnglishWords.IsModal(forms[auxiliary]) || (isHow && forms[auxiliary] is "do" or "does") ? Verb(auxiliary + 2) : -1;
        }

        // What is, what are, whats; then nothing but an article and a name. "What is the maximum size" asks for a figure, "what is the port of" for a property.
        ImmutableArray<int> ExplainedWords()
        {
            var at = Is(0, "whats") ? 1 : Is(0, "what") && (Is(1, "is") || Is(1, "are")) ? 2 : forms.Count;
            if (Is(at, "a") || Is(at, "an") || Is(at, "the"))
                at++;
            if (at >= forms.Count || forms.Count - at > ExplainedWordsMax)
                return [];
            for (var i = at; i < forms.Count; i++)
            {
                if (EnglishWords.IsFiller(forms[i]))
                    return [];
            }
            return [.. Enumerable.Range(at, forms.Count - at)];
        }

        // On either side of "vs", "or" and the like, as far as the words of a name go.
        (ImmutableArray<int> Left, ImmutableArray<int> Right) ComparedWords()
        {
            for (var i = 1; i + 1 < forms.Count; i++)
            {
                if (!isTied(i) && IsBetweenCompared(i) && Side(i, -1) is { IsEmpty: false } left && Side(i, 1) is { IsEmpty: false } right)
                    return (left, right);
            }

            return ([], []);
        }

        bool IsBetweenCompared(int at) => forms[at] switch
        {
            "vs" or "versus" or "or" or "instead" => true,
            "and" => forms.Take(at).Any(f => EnglishWords.IsComparing(f) || f is "between"),
            "from" or "to" or "with" => EnglishWords.IsComparing(forms[at - 1]),
            _ => false,
        };

        ImmutableArray<int> Side(int joint, int step)
        {
            var at = joint + step;
            while (at >= 0 && at < forms.Count && (IsTalk(at) || EnglishWords.IsComparing(forms[at])))
                at += step;
            var side = ImmutableArray.CreateBuilder<int>();
            for (; at >= 0 && at < forms.Count && side.Count < ComparedWordsMax && !IsTalk(at) && !EnglishWords.IsComparing(forms[at]); at += step)
                side.Add(at);
            return side.ToImmutable();
        }

        // Not every filler: long and short polling are compared.
        bool IsTalk(int at) => EnglishWords.IsStopword(forms[at]) || EnglishWords.IsConversation(forms[at]);

        int Verb(int at) => Content(at) is >= 0 and var verb && !EnglishWords.IsLooking(forms[verb]) ? verb : -1;

        // Of "read replicas" the replicas are counted: the first plural of the words that follow each other.
        int Head(int at)
        {
            for (var i = at; i < at + CompoundWordsMax && Content(i) >= 0; i++)
            {
                if (IsPlural(i))
                    return i;
            }

            return Content(at);
        }

        // The first plural of the words that follow each other, else the last of them: programming languages are languages. Where a word like "name" or
        // "type" comes next, that is what is asked for.
        int Kind(int at)
        {
            var kind = -1;
            for (var i = at; i < at + CompoundWordsMax && Content(i) >= 0; i++)
            {
                kind = i;
                // Before "the" and the like it is a verb: which header carries the key.
                if (IsPlural(i))
                    return i > at && i + 1 < forms.Count && EnglishWords.IsFiller(forms[i + 1]) && !EnglishWords.IsAuxiliary(forms[i + 1]) ? i - 1 : i;
            }

            return kind + 1 < forms.Count && EnglishWords.IsQualifier(forms[kind + 1]) ? -1 : kind;
        }

        bool IsPlural(int at) => forms[at].Length > 2 && forms[at][^1] == 's';

        int Content(int at) => at < forms.Count && !EnglishWords.IsFiller(forms[at]) && !isTied(at) ? at : -1;
    }
}
