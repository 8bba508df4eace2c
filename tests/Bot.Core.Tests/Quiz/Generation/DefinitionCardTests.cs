using Bot.Core.Quiz.Generation;
using Bot.Core.Quiz.Generation.Guards;
using Bot.Core.Quiz.Generation.Patterns;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>The card of a definition shows one line for what a term means: the line must say that, and the heading above must not.</summary>
public class DefinitionCardTests
{
    private const string Of = "# Harbours\n\n## Pilot stations\n\n";

    private static IEnumerable<string> Refused(string markdown)
    {
        var corpus = new Corpus(Pools.Library(("note.md", markdown)), threads: 1, CancellationToken.None);
        return corpus.Notes.SelectMany(n => n.Note.Sections.SelectMany(section => new DefinitionCardPattern().Find(new SectionView(section, n, corpus) { Definitions = n.Definitions.Where(d => d.Section.Id == section.Id) })))
            .Select(c => new CardMeaningGuard().Objection(new Draft(c), corpus)).OfType<string>();
    }

    [Theory]
    [InlineData("- **Tug**: The only vessel that may turn a tanker within the harbour walls.")]
    [InlineData("- **Tug**: The most powerful vessel of a harbour, which turns tankers within its walls.")]
    [InlineData("- **Tug**: The first vessel to turn a tanker within the walls of a harbour.")]
    public void A_property_that_one_thing_alone_has_is_no_meaning(string line) => Assert.NotEmpty(Refused(Of + line + "\n"));

    [Theory]
    [InlineData("- **Pilotage**: A many-sided concept rooted in the law of the sea and in old customs.")]
    [InlineData("- **Pilotage**: A core building block for the safety of any large harbour.")]
    [InlineData("- **Pilotage**: A particular kind of service found in large northern harbours.")]
    [InlineData("- **Pilotage**: A type of northern harbour (port) service.")]
    public void A_line_that_says_no_more_than_that_there_is_such_a_thing_is_no_meaning(string line) => Assert.NotEmpty(Refused(Of + line + "\n"));

    [Fact]
    public void A_number_alone_sets_nothing_apart() => Assert.NotEmpty(Refused(Of + "- **Blue list**: A public register with 300+ rules.\n"));

    [Fact]
    public void What_a_survey_found_is_not_what_it_is() =>
        Assert.NotEmpty(Refused(Of + "- **Northern Shore Survey**: Shows that the sand moves eastward in the winter storms.\n"));

    [Theory]
    [InlineData("- **Shore life**: Large families in small houses, most of them in fishing.")]
    [InlineData("- **Shore life**: Extensive gardens on the dunes, houses of driftwood and tar.")]
    public void Jotted_nouns_are_no_meaning(string line) => Assert.NotEmpty(Refused(Of + line + "\n"));

    [Theory]
    [InlineData("- **Pilot boat**: Vessel used to bring pilots to ships outside the harbour.")]
    [InlineData("- **Pilot boat**: Vessel that brings pilots to ships outside the harbour.")]
    [InlineData("- **Harbour light**: Steers the ships around a sand bank by night.")]
    [InlineData("- **Pilot boat**: A vessel that brings pilots to ships outside the harbour.")]
    [InlineData("- **Pilot boat**: A type of vessel that brings pilots to ships outside the harbour.")]
    [InlineData("- **Pilotage**: The concept of leading a ship by somebody who knows the water.")]
    public void A_kind_and_what_sets_the_term_apart_is_a_meaning(string line) => Assert.Empty(Refused(Of + line + "\n"));

    [Fact]
    public void In_a_list_of_terms_a_bare_description_is_a_meaning() =>
        Assert.Empty(Refused("# Harbours\n\n## Glossary\n\n- **Spring tide**: Highest water of the month, two days behind full moon.\n"));

    [Theory]
    [InlineData("# Letters\n\n## Prices of letters\n\nThe pilot boat is a vessel that brings letters to ships outside the harbour.\n", false)]
    [InlineData("# Letters\n\n## Prices of letters\n\nThe **pilot boat** is a vessel that brings letters to ships outside the harbour.\n", true)]
    [InlineData("# Letters\n\n## Pilot boats\n\nThe pilot boat is a vessel that brings letters to ships outside the harbour.\n", true)]
    [InlineData("# Letters\n\n## Why the harbour has a pilot boat\n\nThe pilot boat is a vessel that brings letters to ships outside the harbour.\n", true)]
    public void A_sentence_introduces_what_it_sets_in_bold_or_what_a_heading_names(string markdown, bool isMeaning) => Assert.Equal(isMeaning, !Refused(markdown).Any());

    [Fact]
    public void A_card_that_only_turns_its_own_term_around_is_not_asked() =>
        Assert.Contains(
            "answer-in-stem",
            Pools.Of(Of + "- **HTPP (Harbour Tug Protection Programme)**: Protects the actual tugs (old, new).\n- **Mooring line**: A rope of hemp that runs from a ship to the quay.\n").GuardsThatStopped("Protects the actual tugs (old, new)"));

    [Fact]
    public void A_heading_that_is_a_piece_of_the_answer_is_not_shown_above_the_card() =>
        Assert.Equal(
            ["Harbours of the north — What is meant by “Mooring buoy”? | A floating anchored body that holds a ship by its bow"],
            Pools.Of("# Harbours of the north\n\n## Floating anchored bodies\n\n- **Mooring buoy**: A floating anchored body that holds a ship by its bow.\n- **Mooring line**: A rope of hemp that runs from a ship to the quay.\n").Made("definition-card").Where(q => q.Contains("buoy", StringComparison.Ordinal)));
}
