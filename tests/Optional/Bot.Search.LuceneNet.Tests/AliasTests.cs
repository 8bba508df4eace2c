using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Testing.Notes;

namespace Bot.Search.LuceneNet.Tests;

/// <summary>The alias file as a synonym filter.</summary>
public sealed class AliasTests
{
    private static readonly Note Notes = new NoteWriter("a.md", "A")
        .Heading("Gateway").Paragraph("The api gateway opens early.")
        .Heading("Parked").Paragraph("A dead letter queue holds parked mail.")
        .Heading("Letters").Paragraph("A letter to the dead.")
        .Heading("Other").Paragraph("Something else.").Build();

    [Theory]
    [InlineData("api gw", "Gateway")]
    [InlineData("apigw", "Gateway")]
    [InlineData("the api gws", "Gateway")]
    [InlineData("API-GW early", "Gateway")]
    public void Several_words_may_stand_for_several(string query, string title) =>
        Assert.Equal(title, Search(query, new AliasGroup(["api gw", "apigw"], ["api gateway"], 1)).Hits[0].Section.Title);

    [Fact]
    public void The_words_of_a_long_form_must_stand_together()
    {
        var result = Search("dlq", new AliasGroup(["dlq"], ["dead letter queue"], 1));

        Assert.Equal("Parked", Assert.Single(result.Hits).Section.Title);
        Assert.Contains("**dead** **letter** **queue**", result.Hits[0].Snippet.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void One_word_may_have_several_long_forms()
    {
        var result = Search("dlq", new AliasGroup(["dlq"], ["api gateway", "parked mail"], 1));

        Assert.Equal(["Gateway", "Parked"], result.Hits.Select(h => h.Section.Title).Order());
    }

    [Fact]
    public void Changed_aliases_need_no_new_index()
    {
        using var engine = new LuceneSearchEngine(new LuceneSearchOptions());
        using var before = engine.Build(new NoteLibrary([Notes]), CancellationToken.None);
        using var after = engine.Build(new NoteLibrary([Notes], [new AliasGroup(["dlq"], ["parked mail"], 1)]), CancellationToken.None);

        Assert.Empty(before.Search(new SearchQuery("dlq")).Hits);
        Assert.NotEmpty(after.Search(new SearchQuery("dlq")).Hits);
    }

    private static SearchResult Search(string query, params ImmutableArray<AliasGroup> aliases)
    {
        using var engine = new LuceneSearchEngine(new LuceneSearchOptions());
        using var index = engine.Build(new NoteLibrary([Notes], aliases), CancellationToken.None);
        return index.Search(new SearchQuery(query));
    }
}
