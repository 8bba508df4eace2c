using System.Collections.Immutable;
using Bot.Core.Notes;

namespace Bot.Testing.Notes;

/// <summary>Sections made by hand, for tests that must not depend on the Markdown parser.</summary>
public static class SampleSection
{
    /// <summary>
    /// Returns a section of bullets, one a line from line 2 on. The breadcrumb is <c>Topic › Heading</c>, and the file is the topic in lower case.
    /// </summary>
    public static Section Of(string breadcrumb, params string[] bullets)
    {
        var names = breadcrumb.Split(" › ");
        var path = $"{names[0].ToLowerInvariant().Replace(' ', '-')}.md";
        ImmutableArray<string> headings = [.. names.Skip(1)];
        return new Section
        {
            Id = SectionId.From(path, headings, ordinal: 0),
            Path = path,
            Topic = names[0],
            Headings = headings,
            FirstLine = 1,
            LastLine = bullets.Length + 1,
            Text = string.Join('\n', bullets),
            Markdown = string.Join('\n', [$"# {names[^1]}", .. bullets.Select(b => $"- {b}")]),
            Units = [.. bullets.Select((text, i) => new Unit { Kind = UnitKind.Bullet, Text = text, FirstLine = i + 2, LastLine = i + 2, Group = 0 })],
        };
    }

    /// <summary>Returns a library of these sections, one note a path.</summary>
    public static NoteLibrary LibraryOf(params Section[] sections) => new(sections
        .GroupBy(s => s.Path, StringComparer.Ordinal)
        .Select(file => new Note { Path = file.Key, Title = file.First().Topic, Sections = [.. file] }));
}
