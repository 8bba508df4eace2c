using Bot.Search.Indexing;
using Bot.Testing.Notes;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Search.Tests.Indexing;

public sealed class IndexBuilderTests
{
    [Fact]
    public void The_index_does_not_depend_on_how_many_threads_read_the_sections()
    {
        Prop.ForAll<string?[], byte>((texts, runs) =>
        {
            var notes = NoteWriter.Library([.. texts.Select((text, i) => new NoteWriter($"{i:D4}.md", $"Topic {i % 3}")
                .Heading(text ?? "").Paragraph("Dead Letter Queue (DLQ). " + text).Bullet($"word{i} shared"))]);

            var (alone, abbreviations) = IndexBuilder.Build(notes.Sections, runCount: 1, CancellationToken.None);
            var (together, sameAbbreviations) = IndexBuilder.Build(notes.Sections, 2 + (runs % 6), CancellationToken.None);

            Assert.Equal(alone.Terms, together.Terms);
            Assert.Equal(alone.IsWord, together.IsWord);
            Assert.Equal(alone.PostingStarts, together.PostingStarts);
            Assert.Equal(alone.PostingSections, together.PostingSections);
            Assert.Equal(alone.PostingWeights, together.PostingWeights);
            Assert.Equal(PositionsOf(alone), PositionsOf(together));
            Assert.Equal(alone.PassageStarts, together.PassageStarts);
            Assert.Equal(alone.Passages, together.Passages);
            Assert.Equal(alone.HeadingStarts, together.HeadingStarts);
            Assert.Equal(alone.BodyStarts, together.BodyStarts);
            Assert.Equal(abbreviations, sameAbbreviations);
        }).QuickCheckThrowOnFailure();
    }

    private static List<int> PositionsOf(InvertedIndex index)
    {
        var positions = new List<int>();
        for (var posting = 0; posting < index.PostingSections.Length; posting++)
        {
            var reader = index.Positions(posting);
            while (reader.MoveNext())
                positions.Add(reader.Current);
        }
        return positions;
    }
}
