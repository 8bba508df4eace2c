using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Testing.Notes;

namespace Bot.Core.Tests.Search;

public sealed class KnowledgeBaseTests
{
    [Fact]
    public void An_older_reading_never_takes_the_place_of_a_newer_one()
    {
        var knowledge = new KnowledgeBase(new CannedEngine((_, _) => throw new InvalidOperationException("Nobody searches here.")));
        var newer = new NoteLibrary([]) { Reading = 2 };
        knowledge.Replace(newer, TestContext.Current.CancellationToken);

        knowledge.Replace(new NoteLibrary([]) { Reading = 1 }, TestContext.Current.CancellationToken);

        Assert.Same(newer, knowledge.Current.Library);
    }
}
