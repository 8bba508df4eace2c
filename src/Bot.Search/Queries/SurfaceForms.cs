using Bot.Search.Analysis;
using Bot.Search.Indexing;

namespace Bot.Search.Queries;

/// <summary>Gives back how the notes write a term.</summary>
internal static class SurfaceForms
{
    /// <summary>Returns the term as its first occurrence in a passage has it; a capital only at its start is taken for that of a sentence.</summary>
    public static string Of(InvertedIndex index, int termId)
    {
        var posting = index.PostingStarts[termId];
        var section = index.PostingSections[posting];
        var positions = index.Positions(posting);
        while (positions.MoveNext())
        {
            if (positions.Current < index.BodyStarts[section])
                continue;
            var passages = index.PassagesOf(section);
            var i = passages.Length - 1;
            while (i >= 0 && passages[i].FirstPosition > positions.Current)
                i--;
            if (i < 0)
                break;
            var text = PassageText.Of(index.Sections[section].Units[passages[i].Unit]).AsSpan(passages[i].Start..passages[i].End);
            return Find(text, index.Terms[termId]) ?? index.Terms[termId];
        }
        return index.Terms[termId];
    }

    private static string? Find(ReadOnlySpan<char> text, string term)
    {
        var analyzer = new TextAnalyzer();
        analyzer.Analyze(text);
        foreach (var token in analyzer.Tokens)
        {
            if (!analyzer.Form(token).SequenceEqual(term))
                continue;
            var surface = text.Slice(token.Start, token.Length).ToString();
            return surface.AsSpan(1).IndexOfAnyInRange('A', 'Z') < 0 ? term : surface;
        }
        return null;
    }
}
