using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>A name and what the notes say it is or does.</summary>
internal sealed record DefinitionFact
{
    private const int DescriptionStemsMin = 3;

    public required Section Section { get; init; }

    public required int UnitIndex { get; init; }

    public required string Term { get; init; }

    /// <summary>The first sentence or clause of the meaning, on one line.</summary>
    public required string Meaning { get; init; }

    /// <summary>The heading of the table's column where it tells what things are for instead of what they are, see <see cref="Tables.TellsUse"/>; else null.</summary>
    public string? UseColumn { get; init; }

    /// <summary>Whether the meaning begins with code, whose first letter must stay as it is.</summary>
    public bool OpensWithCode { get; init; }

    /// <summary>The meaning as an option or between quotation marks.</summary>
    public string ShownMeaning => OpensWithCode ? Meaning : Tidy.Capitalized(Meaning);

    /// <summary>Names the list or table within the note; facts of one group are siblings.</summary>
    public required string Group { get; init; }

    public bool IsCode { get; init; }

    /// <summary>Whether the term names a thing, so that it can be asked for and stand among names.</summary>
    public required bool IsName { get; init; }

    /// <summary>Whether the sentence says "are" or the term is a plural.</summary>
    public bool IsPlural { get; init; }

    public required Shape TermShape { get; init; }

    public required Shape MeaningShape { get; init; }

    public required List<string> MeaningStems { get; init; }

    /// <summary>Why the meaning does not stand alone, see <see cref="Descriptions.Objection"/>; null when nothing is wrong.</summary>
    public required string? MeaningObjection { get; init; }

    /// <summary>Whether a name is described, in words enough to be asked for.</summary>
    public bool IsDescription => IsName && Shapes.IsClause(MeaningShape) && MeaningStems.Count >= DescriptionStemsMin;

    /// <summary>Position among the note's definitions.</summary>
    public int Position { get; set; }

    public Unit Unit => Section.Units[UnitIndex];
}

/// <summary>A list of things of one kind under a line that says what they are.</summary>
/// <param name="Title">What the items are: "Pseudo parameters".</param>
/// <param name="Items">At least three.</param>
internal sealed record ListFact(Section Section, string Title, IReadOnlyList<ListItem> Items);

internal sealed record ListItem(string Text, int UnitIndex, Shape Shape);

/// <summary>A figure with the words around it.</summary>
/// <param name="Words">Stems of the statement without the figure, and of its headings.</param>
/// <param name="OfStatement">All figures of the statement, this one among them.</param>
internal sealed record FigureFact(Section Section, int UnitIndex, Figure Figure, IReadOnlyList<string> Words, ImmutableArray<Figure> OfStatement);

/// <summary>A short form next to its long form.</summary>
internal sealed record AbbreviationFact(Section Section, int UnitIndex, string Short, string Long);

/// <summary>What one note offers to patterns.</summary>
internal sealed class NoteFacts
{
    private readonly Lazy<NoteForm> _form;
    private readonly Lazy<int> _signatures;
    private readonly Lazy<int> _cardLines;
    private readonly Lazy<CardHabits> _cards;
    private readonly Lazy<bool> _setsProblem;
    private readonly Lazy<bool> _marksCardEnds;
    private readonly Lazy<double> _shareOfDefinitions;
    private readonly Lazy<double> _shareOfAuthor;

    public NoteFacts(Note note, bool isEnglish)
    {
        (Note, IsEnglish, SpeaksOfSiteGenerator) = (note, isEnglish, SiteDocumentation.IsSpokenOfIn(note));
        _form = new Lazy<NoteForm>(() => new NoteForm(Definitions));
        _shareOfDefinitions = new Lazy<double>(() => Guards.DefinitionHabitGuard.ShareOfDefinitions(this));
        _shareOfAuthor = new Lazy<double>(() => Guards.FirstPersonGuard.ShareOfAuthor(this));
        _setsProblem = new Lazy<bool>(() => Guards.SetProblemGuard.IsIn(note));
        _marksCardEnds = new Lazy<bool>(() => note.Sections.Any(s => s.Markdown.Contains("<!--ID:", StringComparison.OrdinalIgnoreCase)));
        _cardLines = new Lazy<int>(() => Guards.DataFieldGuard.CountCards(note));
        _cards = new Lazy<CardHabits>(() => new CardHabits(note));
        _signatures = new Lazy<int>(() => Guards.CodeCardGuard.CountSignatures(note));
    }

    /// <summary>How many lines give a name its type behind two colons, as some programming languages do.</summary>
    public int Signatures => _signatures.Value;

    /// <summary>How many lines read as a card on one line.</summary>
    public int CardLines => _cardLines.Value;

    /// <summary>What the note's lines with two colons are.</summary>
    public CardHabits Cards => _cards.Value;

    /// <summary>Whether an exporter has marked where the note's cards end, so that one without such a mark is cut off.</summary>
    public bool MarksCardEnds => _marksCardEnds.Value;

    /// <summary>Whether the note tells the reader to work something out.</summary>
    public bool SetsProblem => _setsProblem.Value;

    /// <summary>Whether the note speaks of a program that makes web sites of notes.</summary>
    public bool SpeaksOfSiteGenerator { get; }

    /// <summary>The share of lines "catchword: text" that define something, from 0 to 1. Read it only when all definitions are known.</summary>
    public double ShareOfDefinitions => _shareOfDefinitions.Value;

    /// <summary>The share of units that speak of the note's author, from 0 to 1.</summary>
    public double ShareOfAuthor => _shareOfAuthor.Value;

    public Note Note { get; }

    public bool IsEnglish { get; }

    public List<DefinitionFact> Definitions { get; } = [];

    /// <summary>How the note writes its definitions. Read it only when all of them are known.</summary>
    public NoteForm Form => _form.Value;

    public List<ListFact> Lists { get; } = [];

    public List<FigureFact> Figures { get; } = [];

    /// <summary>In the order of the text, with repeats.</summary>
    public List<AbbreviationFact> Abbreviations { get; } = [];

    /// <summary>Short forms next to their long forms in headings: they make no question, and say how else an abbreviation may be read.</summary>
    public List<(string Short, string Long)> ExpansionsInHeadings { get; } = [];

    /// <summary>Names in bold or code, for gaps in sentences.</summary>
    public List<Rival> MarkedNames { get; } = [];
}
