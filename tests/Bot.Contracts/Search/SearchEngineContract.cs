using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Testing.Notes;
using Xunit;

namespace Bot.Contracts.Search;

/// <summary>What every search engine must do, whatever it is made of.</summary>
public abstract class SearchEngineContract
{
    protected abstract ISearchEngine CreateEngine();

    protected ISectionIndex IndexOf(params NoteWriter[] notes) => CreateEngine().Build(NoteWriter.Library(notes), CancellationToken.None);

    private static string Titles(IEnumerable<SearchHit> hits) => string.Join(", ", hits.Select(h => h.Section.Title));

    protected static NoteWriter Messaging => new NoteWriter("messaging.md", "Messaging")
        .Heading("Retention").Bullet("A queue keeps a message for 4 days unless told otherwise.").Bullet("The longest retention is 14 days.")
        .Heading("Dead letters")
            .Bullet("**Dead Letter Queue (DLQ)**:").Bullet("A message goes there after too many receives.", 1).Bullet("Good for debugging.", 1)
        .Heading("Fan-out").Paragraph("One topic feeds several subscribers; the pattern is called fan-out.")
        .Heading("Visibility").Bullet("ChangeMessageVisibility gives a slow consumer more time.");

    protected static NoteWriter Network => new NoteWriter("network.md", "Network")
        .Heading("Signed URLs").Bullet("A signed-URL opens one file.").Bullet("Signed cookies open several files.")
        .Heading("Balancing").Paragraph("A load balancer spreads requests over zones.")
        .Heading("Café").Paragraph("Résumé of naïve façades.");

    [Theory]
    [InlineData("retention", "Retention")]
    [InlineData("RETENTION", "Retention")]
    [InlineData("how long does a queue keep a message", "Retention")]
    [InlineData("signed url", "Signed URLs")]
    [InlineData("signed-URL", "Signed URLs")]
    [InlineData("fan out", "Fan-out")]
    [InlineData("fanout", "Fan-out")]
    [InlineData("ChangeMessageVisibility", "Visibility")]
    [InlineData("changemessagevisibility", "Visibility")]
    [InlineData("change message visibility", "Visibility")]
    [InlineData("balancers", "Balancing")]
    [InlineData("cafe", "Café")]
    [InlineData("resume naive facades", "Café")]
    public void The_section_that_has_the_words_comes_first(string query, string title)
    {
        using var index = IndexOf(Messaging, Network);

        var result = index.Search(new SearchQuery(query));

        Assert.Equal(title, result.Hits[0].Section.Title);
    }

    [Fact]
    public void An_abbreviation_that_the_notes_explain_finds_the_long_form()
    {
        using var index = IndexOf(
            new NoteWriter("a.md", "A").Heading("One").Paragraph("The Dead Letter Queue (DLQ) holds what failed."),
            new NoteWriter("b.md", "B").Heading("Two").Paragraph("Inspect the dead letter queue every morning.").Heading("Three").Paragraph("Nothing here."));

        var result = index.Search(new SearchQuery("DLQ"));

        Assert.Equal("One, Two", Titles(result.Hits));
    }

    [Theory]
    [InlineData("dlq", "parked mail")]
    [InlineData("parked mail", "dlq")]
    public void An_alias_finds_what_it_stands_for(string query, string text)
    {
        var notes = new NoteWriter("a.md", "A").Heading("One").Paragraph($"The {text} is here.").Heading("Two").Paragraph("Something else.").Build();
        using var index = CreateEngine().Build(
            new NoteLibrary([notes], [new AliasGroup(["dlq", "parked mail"], ["dlq", "parked mail"], 1)]), CancellationToken.None);

        var result = index.Search(new SearchQuery(query));

        Assert.Equal("One", Assert.Single(result.Hits).Section.Title);
        Assert.True(result.Confident);
    }

    [Fact]
    public void An_alias_is_found_in_any_form_of_its_words()
    {
        var notes = new NoteWriter("a.md", "A").Heading("One").Paragraph("Purge the queue.").Heading("Two").Paragraph("Something else.").Build();
        using var index = CreateEngine().Build(new NoteLibrary([notes], [new AliasGroup(["throw away"], ["purge"], 1)]), CancellationToken.None);

        Assert.Equal("One", index.Search(new SearchQuery("throwing away messages")).Hits[0].Section.Title);
    }

    [Fact]
    public void An_alias_with_an_arrow_leads_one_way()
    {
        var notes = new NoteWriter("a.md", "A").Heading("One").Paragraph("The gateway is here.").Heading("Two").Paragraph("The door is there.").Build();
        using var index = CreateEngine().Build(new NoteLibrary([notes], [new AliasGroup(["gw"], ["gateway"], 1)]), CancellationToken.None);

        Assert.Equal("One", Assert.Single(index.Search(new SearchQuery("gw")).Hits).Section.Title);
        Assert.DoesNotContain(index.Search(new SearchQuery("gateway")).Hits, h => string.Equals(h.Section.Title, "Two", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("retenton", "Retention", "retention")]
    [InlineData("balancre", "Balancing", "balancer")]
    [InlineData("signed cokies", "Signed URLs", "signed cookies")]
    public void A_misspelt_word_is_mended_and_the_mended_query_is_offered(string query, string title, string didYouMean)
    {
        using var index = IndexOf(Messaging, Network);

        var result = index.Search(new SearchQuery(query));

        Assert.Equal(title, result.Hits[0].Section.Title);
        Assert.Equal(didYouMean, result.DidYouMean);
    }

    [Fact]
    public void A_word_that_the_notes_have_is_never_mended()
    {
        using var index = IndexOf(
            new NoteWriter("a.md", "A").Heading("One").Paragraph("Rolling deployment.").Heading("Two").Paragraph("Polling. Polling. Polling."));

        var result = index.Search(new SearchQuery("rolling"));

        Assert.Equal("One", Assert.Single(result.Hits).Section.Title);
        Assert.Null(result.DidYouMean);
    }

    /// <summary>Sections that differ in one word only, from the best match to the worst.</summary>
    [Theory]
    [InlineData("encrypted", "encrypted", "encryption")]
    [InlineData("encryption", "encryption", "ciphering")]
    [InlineData("encryption", "encrypts", "ciphering")]
    public void Exact_beats_stemmed_beats_alias(string query, string better, string worse)
    {
        // The worse one stands first, so that a tie would put it first too.
        var notes = new NoteWriter("a.md", "A")
            .Heading("Worse").Paragraph($"All objects have {worse} at rest.")
            .Heading("Better").Paragraph($"All objects have {better} at rest.")
            .Heading("Other").Paragraph("Objects have a size.").Build();
        using var index = CreateEngine().Build(
            new NoteLibrary([notes], [new AliasGroup(["encryption"], ["ciphering"], 1)]), CancellationToken.None);

        var result = index.Search(new SearchQuery(query));

        Assert.Equal("Better, Worse", Titles(result.Hits.Take(2)));
        Assert.True(result.Hits[0].Score > result.Hits[1].Score);
    }

    [Fact]
    public void A_heading_weighs_more_than_text()
    {
        using var index = IndexOf(new NoteWriter("a.md", "A")
            .Heading("Colours").Paragraph("Stages are here.").Heading("Stages").Paragraph("Colours are here."));

        Assert.Equal("Stages", index.Search(new SearchQuery("stages")).Hits[0].Section.Title);
    }

    [Fact]
    public void Words_near_each_other_weigh_more_than_apart()
    {
        using var index = IndexOf(new NoteWriter("a.md", "A")
            .Heading("Apart").Bullet("A canary sings.").Bullet("Birds fly over the old mill by the sea.").Bullet("Plan the deployment.")
            .Heading("Near").Bullet("A bird sings.").Bullet("Birds fly over the old mill by the sea.").Bullet("Plan the canary deployment."));

        Assert.Equal("Near", index.Search(new SearchQuery("canary deployment")).Hits[0].Section.Title);
    }

    [Fact]
    public void All_words_once_beat_one_word_often()
    {
        using var index = IndexOf(new NoteWriter("a.md", "A")
            .Heading("One").Paragraph("Queue, queue, queue, queue, queue and queue.")
            .Heading("Two").Paragraph("The queue has a retention of four days, more or less.")
            .Heading("Three").Paragraph("A queue.").Heading("Four").Paragraph("A retention."));

        Assert.Equal("Two", index.Search(new SearchQuery("queue retention")).Hits[0].Section.Title);
    }

    [Fact]
    public void A_phrase_in_quotes_must_occur()
    {
        using var index = IndexOf(new NoteWriter("a.md", "A")
            .Heading("One").Paragraph("Letter from a dead queue.").Heading("Two").Paragraph("A dead letter queue."));

        Assert.Equal("Two", Assert.Single(index.Search(new SearchQuery("\"dead letter\"")).Hits).Section.Title);
        Assert.Empty(index.Search(new SearchQuery("\"letter dead\"")).Hits);
    }

    [Fact]
    public void A_word_with_a_minus_must_not_occur()
    {
        using var index = IndexOf(new NoteWriter("a.md", "A")
            .Heading("One").Paragraph("Signed cookies.").Heading("Two").Paragraph("Signed links."));

        Assert.Equal("Two", Assert.Single(index.Search(new SearchQuery("signed -cookies")).Hits).Section.Title);
        Assert.Equal(2, index.Search(new SearchQuery("signed - cookies")).Hits.Length);
    }

    [Theory]
    [InlineData("open topic:network")]
    [InlineData("topic:\"network\" open")]
    [InlineData("TOPIC:Network open")]
    public void A_topic_keeps_the_answer_in_it(string query)
    {
        using var index = IndexOf(
            new NoteWriter("other.md", "Other").Heading("Doors").Paragraph("Open doors open often: open, open."), Network);

        var hits = index.Search(new SearchQuery(query)).Hits;

        Assert.NotEmpty(hits);
        Assert.All(hits, h => Assert.Equal("Network", h.Section.Topic));
        Assert.Equal(hits.Select(h => h.Section.Id), index.Search(new SearchQuery("open") { Topic = "network" }).Hits.Select(h => h.Section.Id));
    }

    [Fact]
    public void A_topic_can_be_named_by_its_tag_or_file()
    {
        using var index = IndexOf(
            new NoteWriter("one.md", "First").Tags("web").Heading("A").Paragraph("A word."),
            new NoteWriter("two.md", "Second").Heading("B").Paragraph("A word."));

        Assert.Equal("A", Assert.Single(index.Search(new SearchQuery("word topic:web")).Hits).Section.Title);
        Assert.Equal("B", Assert.Single(index.Search(new SearchQuery("word topic:two")).Hits).Section.Title);
    }

    [Fact]
    public void An_unknown_topic_is_named_with_the_closest()
    {
        using var index = IndexOf(Messaging, Network);

        var result = index.Search(new SearchQuery("open topic:netwrok"));

        Assert.False(result.Confident);
        Assert.Contains("netwrok", result.Notice, StringComparison.Ordinal);
        Assert.Equal("Network", result.ClosestTopics[0]);
    }

    [Theory]
    [InlineData("kubernetes ingress controller")]
    [InlineData("message kubernetes ingress")]
    [InlineData("quantum entanglement of queues")]
    public void What_the_notes_do_not_answer_is_not_answered_with_confidence(string query)
    {
        using var index = IndexOf(Messaging, Network);

        var result = index.Search(new SearchQuery(query));

        Assert.False(result.Confident);
    }

    [Theory]
    [InlineData("kubernetes ingress controller", false)]
    [InlineData("what should i get for 14 kittens", false)]
    [InlineData("message kubernetes ingress", true)]
    [InlineData("mesage kubernetes ingress", true)]
    public void Only_what_shares_a_word_with_the_query_is_called_close(string query, bool isAny)
    {
        using var index = IndexOf(Messaging, Network);

        var result = index.Search(new SearchQuery(query));

        Assert.Equal(isAny, !result.Hits.IsEmpty);
        Assert.Equal(isAny, !result.ClosestTopics.IsEmpty);
    }

    [Fact]
    public void What_says_nothing_of_the_topic_that_is_named_is_not_close()
    {
        var notes = new NoteWriter("network.md", "Network").Heading("Doors").Paragraph("A price is asked for each request.");
        for (var i = 0; i < 8; i++)
            notes.Heading($"Door {i}").Paragraph("It is open.");
        using var index = IndexOf(Messaging, notes);

        var result = index.Search(new SearchQuery("messaging price asked by lawyers for each request"));

        Assert.DoesNotContain(result.Hits, h => h.Section.Topic == "Network");
        Assert.Equal("Messaging", result.ClosestTopics[0]);
    }

    [Theory]
    [InlineData("open topic:netwrok", null, "open topic:Network")]
    [InlineData("topic:netwrok", null, "topic:Network")]
    [InlineData("topic:\"netwrok\" open", null, "topic:Network open")]
    [InlineData("open", "netwrok", "topic:Network open")]
    [InlineData("open topic:kubernetes", null, null)]
    public void A_misspelt_topic_is_mended(string query, string? topic, string? mended)
    {
        using var index = IndexOf(Messaging, Network);

        Assert.Equal(mended, index.Search(new SearchQuery(query) { Topic = topic }).DidYouMean);
    }

    [Theory]
    [InlineData("topic:network", true)]
    [InlineData("topic:network open", false)]
    public void A_topic_alone_lists_what_it_holds(string query, bool lists)
    {
        using var index = IndexOf(Messaging, Network);

        var result = index.Search(new SearchQuery(query));

        Assert.Equal(lists, result.ListsTopic);
        Assert.All(result.Hits, h => Assert.Equal("Network", h.Section.Topic));
    }

    [Theory]
    [InlineData("how long does a queue keep a message")]
    [InlineData("signed cookies")]
    [InlineData("what is a DLQ?")]
    [InlineData("retention")]
    public void What_the_notes_answer_is_answered_with_confidence(string query)
    {
        using var index = IndexOf(Messaging, Network);

        var result = index.Search(new SearchQuery(query));

        Assert.True(result.Confident);
        Assert.Empty(result.ClosestTopics);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!…")]
    [InlineData("🙂🙃")]
    [InlineData("\"\"")]
    [InlineData("-")]
    public void A_query_without_words_finds_nothing_and_says_so(string query)
    {
        using var index = IndexOf(Messaging, Network);

        var result = index.Search(new SearchQuery(query));

        Assert.Empty(result.Hits);
        Assert.False(result.Confident);
        Assert.False(string.IsNullOrEmpty(result.Notice));
    }

    [Theory]
    [InlineData("\"signed cookies")]
    [InlineData("signed* AND cookies^2 NOT (")]
    [InlineData("NEAR(signed cookies)")]
    [InlineData("[signed] {cookies} ~ \\ / : ; ' ` %")]
    [InlineData("signed\u0000\u0007cookies\u202E")]
    [InlineData("signed 🙂 cookies שלום مرحبا")]
    [InlineData("+signed +cookies title:")]
    public void Operators_and_odd_characters_are_harmless(string query)
    {
        using var index = IndexOf(Messaging, Network);

        Assert.Equal("Signed URLs", index.Search(new SearchQuery(query)).Hits[0].Section.Title);
    }

    [Fact]
    public void A_query_of_any_length_is_legal()
    {
        using var index = IndexOf(Messaging, Network);

        Assert.NotEmpty(index.Search(new SearchQuery(string.Concat(Enumerable.Repeat("queue ", 2_000)))).Hits);
        Assert.Empty(index.Search(new SearchQuery(new string('x', 10_000))).Hits);
    }

    [Fact]
    public async Task Long_unknown_words_do_not_keep_anybody_waiting()
    {
        using var index = IndexOf(Messaging, Network);
        var words = Enumerable.Range(0, 20).Select(i => "qu" + string.Concat(Enumerable.Repeat($"e{(char)('a' + i)}", 120)));

        // As long as Discord waits for an answer.
        var result = await Task.Run(() => index.Search(new SearchQuery(string.Join(' ', words)))).WaitAsync(TimeSpan.FromSeconds(3));

        Assert.Empty(result.Hits);
    }

    [Fact]
    public void A_library_without_sections_finds_nothing()
    {
        using var index = CreateEngine().Build(NoteLibrary.Empty, CancellationToken.None);

        Assert.Empty(index.Search(new SearchQuery("anything")).Hits);
        Assert.Empty(index.Complete("any", topic: null, limit: 5));
    }

    [Fact]
    public void The_limit_takes_the_best_and_changes_nothing_else()
    {
        using var index = IndexOf(Messaging, Network);

        var all = index.Search(new SearchQuery("a message of the queue") { Limit = 100 }).Hits;
        var one = index.Search(new SearchQuery("a message of the queue") { Limit = 1 }).Hits;

        Assert.True(all.Length > 1);
        Assert.Equal((all[0].Section.Id, all[0].Score), (one[0].Section.Id, one[0].Score));
        Assert.Equal(all.Select(h => h.Score).OrderDescending(), all.Select(h => h.Score));
    }

    [Fact]
    public void A_limit_below_one_is_a_mistake_of_the_caller()
    {
        using var index = IndexOf(Messaging);

        Assert.Throws<ArgumentOutOfRangeException>(() => index.Search(new SearchQuery("queue") { Limit = 0 }));
    }

    [Fact]
    public void Ties_are_in_the_order_of_paths_and_lines()
    {
        var notes = Enumerable.Range(0, 9).Reverse()
            .Select(i => new NoteWriter($"{i}.md", "Same").Heading("One").Paragraph("Equal words.").Heading("Two").Paragraph("Equal words."));
        using var index = IndexOf([.. notes]);

        var hits = index.Search(new SearchQuery("equal words") { Limit = 18 }).Hits;

        var places = hits.Select(h => (h.Section.Path, h.Section.FirstLine)).ToList();
        Assert.Equal(18, places.Count);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Many_threads_get_the_same_answers()
    {
        using var index = IndexOf(Messaging, Network);
        string[] queries = ["queue", "signed cookies", "fanout", "retenton", "topic:network load", "\"one file\""];
        var expected = queries.Select(q => Describe(index.Search(new SearchQuery(q)))).ToList();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Enumerable.Range(0, 50).Select(i => Describe(index.Search(new SearchQuery(queries[i % queries.Length])))).ToList())));

        Assert.All(answers, a => Assert.All(a.Select((d, i) => (d, i)), x => Assert.Equal(expected[x.i % queries.Length], x.d)));

        static string Describe(SearchResult result) => string.Join('|', result.Hits.Select(h => $"{h.Section.Id} {h.Score:R} {h.Snippet.Markdown}"));
    }

    [Fact]
    public void A_snippet_is_the_unit_that_settles_the_question()
    {
        using var index = IndexOf(Messaging, Network);

        var snippet = index.Search(new SearchQuery("longest retention")).Hits[0].Snippet;

        Assert.Contains("The longest retention is 14 days.", snippet.Text, StringComparison.Ordinal);
        Assert.Contains("**longest** **retention**", snippet.Markdown, StringComparison.Ordinal);
        Assert.Equal("longest, retention", string.Join(", ", snippet.Matches.Select(m => m.Of(snippet.Text).ToString()).TakeLast(2)));
    }

    [Fact]
    public void Text_that_a_snippet_leaves_out_between_two_lines_is_marked()
    {
        using var index = IndexOf(new NoteWriter("a.md", "Zoo").Heading("Animals")
            .Bullet("The zebra sleeps while it stands up.").Bullet("Lions rest for most of the day.").Bullet("A giraffe drinks twice a week."));

        var snippet = index.Search(new SearchQuery("zebra giraffe")).Hits[0].Snippet;

        Assert.Equal("The zebra sleeps while it stands up.\n…\nA giraffe drinks twice a week.", snippet.Text);
        Assert.Equal("The **zebra** sleeps while it stands up.\n…\nA **giraffe** drinks twice a week.", snippet.Markdown);
        Assert.Equal("zebra, giraffe", string.Join(", ", snippet.Matches.Select(m => m.Of(snippet.Text).ToString())));
    }

    [Fact]
    public void A_snippet_of_a_card_has_no_marks_of_a_program()
    {
        using var index = IndexOf(new NoteWriter("a.md", "Zoo").Heading("Animals").Bullet("Gestation of an elephant::22 months").Bullet("Lions rest."));

        Assert.Equal("Gestation of an elephant — 22 months", index.Search(new SearchQuery("gestation elephant")).Hits[0].Snippet.Text);
    }

    [Fact]
    public void A_snippet_names_the_line_of_its_unit()
    {
        using var index = IndexOf(Messaging);

        var hit = index.Search(new SearchQuery("debugging")).Hits[0];

        Assert.Equal(hit.Section.Units[hit.Snippet.UnitIndex].FirstLine, hit.Snippet.Line);
        Assert.Equal("Good for debugging.", hit.Section.Units[hit.Snippet.UnitIndex].Text);
        Assert.StartsWith("Dead Letter Queue (DLQ):\n", hit.Snippet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_comes_when_it_is_asked_for()
    {
        using var index = IndexOf(Messaging, Network);

        var explained = index.Search(new SearchQuery("signed cookies") { Explain = true }).Hits[0];

        Assert.NotNull(explained.Explanation);
        Assert.Equal(explained.Score, explained.Explanation.Value, 1e-9);
        Assert.Null(index.Search(new SearchQuery("signed cookies")).Hits[0].Explanation);
    }

    [Theory]
    [InlineData("ret", "Retention")]
    [InlineData("sign", "Signed URLs")]
    [InlineData("messaging › ret", "Retention")]
    [InlineData("retnt", "Retention")]
    [InlineData("fan o", "Fan-out")]
    [InlineData("CAFE", "Café")]
    public void Completion_finds_what_is_being_typed(string prefix, string title)
    {
        using var index = IndexOf(Messaging, Network);

        Assert.Equal(title, index.Complete(prefix, topic: null, limit: 5)[0].Title);
    }

    [Theory]
    [InlineData("m", 200)]
    [InlineData("mesage ", 200)]
    [InlineData("𝓂eſ", 50)]
    public async Task Completion_of_long_misspelt_words_does_not_keep_anybody_waiting(string piece, int count)
    {
        using var index = IndexOf(Messaging, Network);
        var typed = string.Concat(Enumerable.Repeat(piece, count));

        var completions = await Task.Run(() => index.Complete(typed, topic: null, limit: 5)).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.True(completions.Count <= 5);
    }

    [Fact]
    public void A_completion_mends_no_more_than_a_slip_or_two()
    {
        using var index = IndexOf(new NoteWriter("a.md", "Zoo").Heading("Kangaroo").Paragraph("It jumps.").Heading("Bear").Paragraph("It sleeps."));

        Assert.Equal("Kangaroo", Titles("kamg"));
        Assert.Equal("Kangaroo", Titles("kngaro"));
        Assert.Equal("", Titles("kmmg"));
        Assert.Equal("Bear", Titles("baer"));

        string Titles(string prefix) => string.Join(", ", index.Complete(prefix, topic: null, limit: 5).Select(s => s.Title));
    }

    [Fact]
    public void Completion_of_nothing_lists_each_topic_once()
    {
        using var index = IndexOf(Messaging, Network);

        Assert.Equal("Messaging, Network", string.Join(", ", index.Complete("", topic: null, limit: 5).Select(s => s.Topic)));
        Assert.Single(index.Complete("", topic: null, limit: 1));
        Assert.All(index.Complete("", topic: "network", limit: 5), s => Assert.Equal("Network", s.Topic));
    }
}
