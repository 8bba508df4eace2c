using System.Collections.Immutable;
using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Testing.Notes;
using static Bot.Testing.SampleInteraction;

namespace Bot.Core.Tests.Commands;

public sealed class AskCommandTests
{
    private static readonly Section Private = SampleSection.Of("CloudFront › Private content", "signed URL: one file", "signed cookies: several files");
    private static readonly Section Caching = SampleSection.Of("CloudFront › Caching", "Cache invalidation forces an update");
    private static readonly Section Retention = SampleSection.Of("SQS › Retention", "Messages stay for 4 days");
    private static readonly Section Polling = SampleSection.Of("SQS › Polling", "Long polling waits up to 20 seconds");

    [Fact]
    public async Task A_confident_answer_is_a_public_card_with_breadcrumb_snippet_and_source()
    {
        var reply = await AskAsync(Confident(Private), Command("ask", ("query", "signed cookies")));
        var card = Assert.Single(reply.Cards);
        Assert.Equal(Visibility.Public, reply.Visibility);
        Assert.Equal("CloudFront › Private content", card.Title);
        Assert.Equal("signed URL: one file", card.Body.ToString());
        Assert.Equal("cloudfront.md:2", card.Footer.ToString());
        Assert.Equal("https://example.org/cloudfront.md#L2", card.Url?.ToString());
    }

    [Fact]
    public async Task The_matched_words_are_marked()
    {
        var reply = await AskAsync(Confident(Private), Command("ask", ("query", "signed")));
        Assert.Contains(reply.Cards[0].Body.Blocks[0].Spans, s => s is { Text: "signed", Style: TextStyle.Match });
    }

    [Fact]
    public async Task Hide_shows_the_answer_to_the_asker_only() =>
        Assert.Equal(Visibility.Private, (await AskAsync(Confident(Private), Command("ask", ("query", "x"), ("hide", true)))).Visibility);

    [Fact]
    public async Task Up_to_three_hits_are_shown() =>
        Assert.Equal(3, (await AskAsync(Confident(Private, Caching, Retention, Polling), Command("ask", ("query", "x")))).Cards.Length);

    [Fact]
    public async Task A_hit_that_is_far_behind_the_best_is_not_shown() =>
        Assert.Single((await AskAsync((_, _) => Result(true, (Private, 10), (Caching, 2)), Command("ask", ("query", "x")))).Cards);

    [Fact]
    public async Task More_shows_the_hits_that_were_not_shown()
    {
        var ask = Create(Confident(Private, Caching, Retention, Polling));
        var first = await ask.HandleAsync(Command("ask", ("query", "aws:kms or not")), TestContext.Current.CancellationToken);
        var more = await ask.HandleAsync(Press(Token(first, "More")), TestContext.Current.CancellationToken);
        Assert.Equal(["SQS › Polling"], more.Cards.Select(c => c.Title));
        Assert.Equal(Visibility.Private, more.Visibility);
    }

    [Fact]
    public async Task A_query_too_long_for_a_button_has_no_More_but_an_answer()
    {
        var reply = await AskAsync(Confident(Private, Caching, Retention, Polling), Command("ask", ("query", new string('x', 6_000))));
        Assert.Equal(3, reply.Cards.Length);
        Assert.DoesNotContain(Buttons(reply), b => b.Label == "More");
    }

    [Fact]
    public async Task The_asker_deletes_the_answer()
    {
        var ask = Create(Confident(Private));
        var reply = await ask.HandleAsync(Command("ask", ("query", "x")), TestContext.Current.CancellationToken);
        Assert.Equal(ReplyMode.Delete, (await ask.HandleAsync(Press(Token(reply, "Delete")), TestContext.Current.CancellationToken)).Mode);
    }

    [Fact]
    public async Task A_moderator_deletes_the_answer()
    {
        var ask = Create(Confident(Private));
        var reply = await ask.HandleAsync(Command("ask", ("query", "x")), TestContext.Current.CancellationToken);
        var press = Press(Token(reply, "Delete")) with { Person = new Person(9, "Mod"), Permissions = MemberPermissions.ManageMessages };
        Assert.Equal(ReplyMode.Delete, (await ask.HandleAsync(press, TestContext.Current.CancellationToken)).Mode);
    }

    [Fact]
    public async Task Nobody_else_deletes_the_answer()
    {
        var ask = Create(Confident(Private));
        var reply = await ask.HandleAsync(Command("ask", ("query", "x")), TestContext.Current.CancellationToken);
        var press = Press(Token(reply, "Delete")) with { Person = new Person(9, "Bob") };
        var refusal = await ask.HandleAsync(press, TestContext.Current.CancellationToken);
        Assert.Equal((ReplyMode.Send, Visibility.Private), (refusal.Mode, refusal.Visibility));
    }

    [Fact]
    public async Task A_weak_match_is_told_to_the_asker_only_and_called_so()
    {
        var reply = await AskAsync((_, _) => Result(false, (Retention, 1)), Command("ask", ("query", "kubernetes")));
        Assert.Equal(Visibility.Private, reply.Visibility);
        Assert.StartsWith("The notes have no sure answer to “kubernetes”.", reply.Cards[0].Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weak_match_is_named_with_the_line_that_came_closest()
    {
        var reply = await AskAsync((_, _) => Result(false, (Retention, 1)), Command("ask", ("query", "kubernetes")));
        Assert.Contains("SQS › Retention sqs.md:2", reply.Cards[0].Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_mended_words_says_how_they_were_read()
    {
        var reply = await AskAsync((_, _) => Result(true, (Retention, 1)) with { DidYouMean = "retention" }, Command("ask", ("query", "retenshun")));

        Assert.Equal("Read as “retention”.", reply.Text.ToString());
    }

    [Fact]
    public async Task Nothing_under_a_topic_is_not_called_nothing_in_the_notes()
    {
        var reply = await AskAsync((_, _) => Result(false), Command("ask", ("query", "retention"), ("topic", "Lambda")));

        Assert.Equal("Under Lambda the notes say nothing about “retention”. Leave out the topic to look everywhere.", reply.Cards[0].Body.ToString());
    }

    [Fact]
    public async Task Did_you_mean_is_a_button_that_asks_again()
    {
        var ask = Create((query, _) => query.Text == "retention" ? Result(true, (Retention, 1)) : Result(false) with { DidYouMean = "retention" });
        var weak = await ask.HandleAsync(Command("ask", ("query", "retenshun")), TestContext.Current.CancellationToken);
        var again = await ask.HandleAsync(Press(Token(weak, "retention")), TestContext.Current.CancellationToken);
        Assert.Equal("SQS › Retention", again.Cards[0].Title);
    }

    [Fact]
    public async Task Where_nothing_is_close_the_topics_are_pointed_to()
    {
        var reply = await AskAsync((_, _) => Result(false), Command("ask", ("query", "pizza")));

        Assert.Equal("The notes say nothing about “pizza”.\n/topics shows what they are about.", reply.Cards[0].Body.ToString());
        Assert.Empty(Buttons(reply));
    }

    [Fact]
    public async Task A_topic_that_is_close_is_named_by_its_first_section()
    {
        var reply = await AskAsync((_, _) => Result(false, (Retention, 1)) with { ClosestTopics = ["SQS", "CloudFront"] }, Command("ask", ("query", "sqs price")));

        Assert.Equal(["Retention", "Private content"], Buttons(reply).Select(b => b.Label));
    }

    [Fact]
    public async Task A_topic_alone_shows_what_it_holds()
    {
        var reply = await AskAsync((_, _) => Result(true, (Retention, 0), (Polling, 0)) with { ListsTopic = true }, Command("ask", ("query", "topic:sqs")));

        Assert.Equal("SQS", reply.Cards[0].Title);
        Assert.Equal("• Retention sqs.md:1\n• Polling sqs.md:1", reply.Cards[0].Body.ToString());
        Assert.Equal(Visibility.Public, reply.Visibility);
    }

    [Fact]
    public async Task A_chosen_suggestion_opens_exactly_that_section()
    {
        var ask = Create(Confident(Private));
        var choice = ask.Complete(Typing("ask", "query", "polling")).Single();
        Assert.Equal("SQS › Polling", choice.Label.English);
        var reply = await ask.HandleAsync(Command("ask", ("query", choice.Value)), TestContext.Current.CancellationToken);
        Assert.Equal("SQS › Polling", reply.Cards[0].Title);
    }

    [Fact]
    public void A_suggestion_is_never_longer_than_Discord_takes()
    {
        var section = SampleSection.Of($"{new string('T', 90)} › {new string('H', 90)} › {new string('I', 90)}", "text");
        var ask = new AskCommand(CannedEngine.KnowledgeOf(Confident(section), section), SourceLink.None);
        var choice = ask.Complete(Typing("ask", "query", "")).Single();
        Assert.InRange(choice.Label.English.Length, 1, 100);
        Assert.InRange(choice.Value.Length, 1, 100);
    }

    [Fact]
    public async Task An_empty_question_is_told_what_to_type() =>
        Assert.Equal(Phrases.English.EmptyQuery, (await AskAsync(Confident(Private), Command("ask", ("query", "  ")))).Text.ToString());

    [Fact]
    public async Task A_German_reader_is_answered_in_German()
    {
        var reply = await AskAsync((_, _) => Result(false), Command("ask", ("query", "Kuchen")) with { Locale = "de" });
        Assert.StartsWith("In den Notizen steht nichts zu „Kuchen“.", reply.Cards[0].Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_a_version_that_is_not_known_is_stale() =>
        Assert.Equal(
            Phrases.English.StaleControl,
            (await AskAsync(Confident(Private), Press(ButtonToken.Create("more", 2, "3", "", "x")))).Text.ToString());

    private static Task<Reply> AskAsync(Func<SearchQuery, NoteLibrary, SearchResult> answer, Interaction interaction) =>
        Create(answer).HandleAsync(interaction, TestContext.Current.CancellationToken);

    private static AskCommand Create(Func<SearchQuery, NoteLibrary, SearchResult> answer)
    {
        Assert.True(SourceLink.TryParse("https://example.org/{path}#L{line}", out var links, out _));
        return new AskCommand(CannedEngine.KnowledgeOf(answer, Private, Caching, Retention, Polling), links);
    }

    private static Func<SearchQuery, NoteLibrary, SearchResult> Confident(params Section[] sections) =>
        (query, _) => Result(true, [.. sections.Take(query.Limit).Select(s => (s, 10.0))]);

    private static SearchResult Result(bool confident, params (Section Section, double Score)[] hits) => new()
    {
        Confident = confident,
        Hits = [.. hits.Select(h => new SearchHit(h.Section, h.Score, SnippetOf(h.Section)))],
    };

    private static Snippet SnippetOf(Section section) => new()
    {
        Text = section.Units[0].Text,
        Matches = section.Units[0].Text.StartsWith("signed", StringComparison.Ordinal) ? [new TextRange(0, 6)] : ImmutableArray<TextRange>.Empty,
        Markdown = section.Units[0].Text,
        Line = section.Units[0].FirstLine,
        UnitIndex = 0,
    };
}
