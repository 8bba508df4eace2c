using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Patterns;

namespace Bot.Core.Quiz.Generation;

/// <summary>What the lines with two colons tell of a note as a whole.</summary>
internal sealed partial class CardHabits
{
    private const int CardsMin = 3;
    private const int CardsForEachLineOfCode = 2;

    private readonly Dictionary<string, int> _nameSpaces = new(StringComparer.Ordinal);

    public CardHabits(Note note)
    {
        var (cards, code, isDeck) = (0, 0, note.FrontMatter.Any(f => Deck().IsMatch($"{f.Key} {f.Value}")));
        var lastWords = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in note.Sections)
        {
            isDeck = isDeck || Deck().IsMatch($"{section.Path} {section.Breadcrumb}");
            var markdown = section.Markdown;
            isDeck = isDeck || (markdown.Contains('#', StringComparison.Ordinal) && DeckTag().IsMatch(markdown));
            if (!markdown.Contains("::", StringComparison.Ordinal))
                continue;
            foreach (var line in markdown.Split('\n').Where(l => l.Contains("::", StringComparison.Ordinal)))
            {
                foreach (var space in NameSpace().Matches(line).Select(m => m.Groups["space"].Value).Distinct(StringComparer.Ordinal))
                    _nameSpaces[space] = _nameSpaces.GetValueOrDefault(space) + 1;
            }

            foreach (var line in RawLines.Of(section).Where(l => l.IsFenced || l.Text.Contains("::", StringComparison.Ordinal)))
            {
                if (CardLine.Read(line) is { IsPhrase: true } card && (card.LastWord.Length == 0 || lastWords.Add(card.LastWord)))
                    cards++;
                else if (!line.IsFenced && CodePair().IsMatch(line.Raw))
                    code++;
            }
        }

        Habit = isDeck ? CardHabit.Deck : cards >= CardsMin && cards >= code * CardsForEachLineOfCode ? CardHabit.Lines : CardHabit.None;
    }

    public CardHabit Habit { get; }

    /// <summary>Returns how many lines of the note have this word right before two colons and a letter right behind them.</summary>
    public int LinesOfNameSpace(string word) => _nameSpaces.GetValueOrDefault(word);

    [GeneratedRegex(@"\b(?:flash[ -]?cards?|anki|decks?|cards)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Deck();

    [GeneratedRegex(@"(?<!\S)#(?:flash-?cards?|anki|decks?|cards)(?![\w-])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex DeckTag();

    [GeneratedRegex(@"\b(?<space>\w+)::[\w~]", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NameSpace();

    // Two words of a program, or what stands in code.
    [GeneratedRegex(@"`[^`]*::[^`]*`|\b\w+::\w+(?:::|\(|_)|\b(?:[A-Z]\w*[a-z][A-Z]\w*|\w+_\w+)::\w|\b\w+::(?:[A-Za-z]\w*[a-z][A-Z]\w*|\w+_\w+)|\b(?:std|boost|chrono|fs|cv|Fn|AWS)::", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex CodePair();
}
