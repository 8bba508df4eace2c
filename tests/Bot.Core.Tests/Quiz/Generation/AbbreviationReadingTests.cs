namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>An abbreviation is asked for where the notes leave one answer, and where its subject uses it.</summary>
public class AbbreviationReadingTests
{
    private static IEnumerable<string> Asked(string markdown) => Pools.Of(markdown).Made("abbreviation").Select(q => q[(q.LastIndexOf('|') + 2)..]);

    private const string Pilots = "# Sea pilots\n\n## Vessel handling\n\n### Orders by night\n\n- A harbour evening entry permit (HEEP) is needed by night.\n- The HEEP is shown on the bridge of the vessel.\n\n";

    [Fact]
    public void A_short_form_with_one_reading_is_asked_for() => Assert.Equal(["harbour evening entry permit"], Asked(Pilots));

    [Theory]
    [InlineData("## Harbour evening exit permits (HEEPs)\n\n- They are shown on the bridge.\n")]
    [InlineData("## On the bridge\n\n- No harbour evening exit permit is given to a ship without lights.\n")]
    [InlineData("## On the bridge\n\n- A harbour evening vessel entry permit costs more than one by day.\n")]
    public void A_second_expansion_in_the_notes_is_refused(string other) => Assert.Empty(Asked(Pilots + other));

    [Fact]
    public void A_longer_name_with_its_own_short_form_is_no_second_expansion() =>
        Assert.Contains("harbour evening entry permit", Asked(Pilots + "## Large ships\n\n- A harbour evening vessel entry permit (HEVEP) costs more.\n- The HEVEP is read aloud.\n"));

    [Fact]
    public void A_piece_of_a_sentence_is_no_expansion() =>
        Assert.Empty(Asked("# Bread and cake\n\n## Sweet kinds\n\n### Buns of winter\n\n- Some bakers press raisins into cold almond dough (RCAD) at night.\n- RCAD is slow in winter.\n"));

    [Fact]
    public void What_a_story_names_once_in_passing_is_not_asked_for() =>
        Assert.Empty(Asked("# Tidal energy\n\n## Funding of plants\n\n### The first mills\n\nThe first plant was paid for by three towns along the coast and by a grant of the Northern Coast Trust Fund (NCTF), whose chairman had seen a mill in the north and told the towns about it over dinner.\n"));

    [Fact]
    public void What_a_line_without_a_story_names_once_is_asked_for() =>
        Assert.Equal(["Northern Coast Trust Fund"], Asked("# Tidal energy\n\n## Funding of plants\n\n### The first mills\n\n- The plants are run by the Northern Coast Trust Fund (NCTF).\n"));

    [Fact]
    public void The_abbreviation_of_a_text_inside_code_is_not_asked_for() =>
        Assert.Empty(Asked("# Harbour graph\n\n## Asking it\n\nprompt = Template(text='''Answer about the harbour entry permit (HEPX)''', inputs=['query', 'context'])\n\nThe HEPX is old.\n"));
}
