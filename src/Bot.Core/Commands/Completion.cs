using Bot.Core.Chat;
using Bot.Core.Notes;
using Bot.Core.Search;

namespace Bot.Core.Commands;

/// <summary>Choices for options that name a section or a topic. Pure.</summary>
internal static class Completion
{
    /// <summary>Most choices of one answer (Discord, Application Commands, "Autocomplete").</summary>
    private const int MaxChoices = 25;

    /// <summary>Longest label and longest value, in UTF-16 code units (Discord, "Application Command Option Choice Structure").</summary>
    private const int MaxLength = 100;

    /// <summary>Marks a value that was chosen, not typed. Nobody types this by accident.</summary>
    private const string SectionPrefix = "section:";

    public static IReadOnlyList<OptionChoice> Sections(ISectionIndex index, string typed, string? topic) =>
        [.. index.Complete(typed, topic, MaxChoices).Select(s => new OptionChoice(Label(s), SectionPrefix + s.Id))];

    public static IReadOnlyList<OptionChoice> Topics(ISectionIndex index, string typed)
    {
        var topics = index.Library.Topics;
        var matching = topics
            .Where(t => t.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(t => t.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        // A misspelt topic is found by the section titles, which the index completes with mending.
        return
        [
            .. matching
                .Concat(index.Complete(typed, topic: null, MaxChoices).Select(s => s.Topic))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(t => t.Length <= MaxLength)
                .Take(MaxChoices)
                .Select(t => new OptionChoice(t, t)),
        ];
    }

    /// <summary>Reads the value of a choice that <see cref="Sections"/> made. Returns false for typed text.</summary>
    public static bool TryReadSection(string value, out SectionId id)
    {
        id = default;
        return value.StartsWith(SectionPrefix, StringComparison.Ordinal) && SectionId.TryParse(value[SectionPrefix.Length..].Trim(), out id);
    }

    /// <summary>The breadcrumb; one that is too long loses its middle, because both ends tell more.</summary>
    private static string Label(Section section)
    {
        var breadcrumb = section.Breadcrumb;
        if (breadcrumb.Length <= MaxLength)
            return breadcrumb;
        var ends = $"{TextCut.To(section.Topic, 30)} › … › {section.Title}";
        return TextCut.To(ends, MaxLength);
    }
}
