using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Knowledge.Parsing;

namespace Bot.Knowledge;

/// <summary>
/// Understands one Markdown file as people write them. Pure: the same input always gives the same note. Never throws for what a file holds;
/// what looks wrong is in <see cref="Note.Warnings"/>. Safe for any number of threads.
/// </summary>
public static class MarkdownNoteParser
{
    /// <summary>Returns the note in a text.</summary>
    /// <param name="path">Path inside the knowledge folder, with <c>/</c> between folders.</param>
    public static Note Parse(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(text);
        return ParseDecoded(path, new DecodedText(text.TrimStart('\uFEFF'), "utf-8", 0, null)).Note;
    }

    /// <summary>Returns the note in the bytes of a file: UTF-8 or UTF-16 with or without a byte order mark, else Windows-1252.</summary>
    /// <param name="path">Path inside the knowledge folder, with <c>/</c> between folders.</param>
    public static Note Parse(string path, ReadOnlySpan<byte> bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ParseDecoded(path, NoteDecoder.Decode(bytes)).Note;
    }

    internal static ParsedNote ParseBytes(string path, ReadOnlySpan<byte> bytes) => ParseDecoded(path, NoteDecoder.Decode(bytes));

    private static ParsedNote ParseDecoded(string path, DecodedText decoded)
    {
        var source = new SourceText(decoded.Text, 1);
        var frontMatter = FrontMatter.Read(source);
        var builder = new NoteBuilder(path, source);
        var reader = new BlockReader(builder);
        try
        {
            Read(reader, builder, frontMatter);
        }
        // Whatever a parser of untrusted text stumbles over must cost this one file its structure, not the whole library its notes.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            builder = new NoteBuilder(path, source);
            builder.Warn(0, e is ArgumentException or InsufficientExecutionStackException
                ? "The note is nested too deeply to be understood; it is read line by line."
                : $"The note cannot be understood ({e.GetType().Name}); it is read line by line.");
            PlainLineReader.Read(builder, frontMatter?.LastLine ?? 0);
        }

        return new ParsedNote(builder.Build(frontMatter, decoded), [.. reader.WikiLinks]);
    }

    private static void Read(BlockReader reader, NoteBuilder builder, FrontMatter? frontMatter)
    {
        if (frontMatter?.Error is { } error)
        {
            builder.Warn(frontMatter.ErrorLine, error);
            reader.Units.AddRaw(1, frontMatter.LastLine, "yaml");
        }

        reader.Read((frontMatter?.LastLine ?? 0) + 1);
    }
}

/// <summary>A note with what only the whole folder can check.</summary>
internal sealed record ParsedNote(Note Note, ImmutableArray<WikiLink> WikiLinks);
