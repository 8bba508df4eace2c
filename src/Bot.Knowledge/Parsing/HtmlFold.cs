namespace Bot.Knowledge.Parsing;

/// <summary>A <c>&lt;details&gt;</c> element that is open.</summary>
/// <param name="Line">Line of its tag.</param>
/// <param name="HeadingLevel">Level of the heading it stands under; 0 for none.</param>
internal sealed record HtmlFold(int Line, int HeadingLevel)
{
    public UnitDraft? Summary { get; set; }
}
