namespace Bot.Core.Quiz.Generation;

/// <summary>How surely a note's author writes cards of the form <c>question::answer</c>, from least to most.</summary>
internal enum CardHabit
{
    /// <summary>Nothing tells: two colons may as well belong to a program or to a field of the note's data.</summary>
    None,

    /// <summary>Several lines have a phrase or a question before the colons, and few look like a program's.</summary>
    Lines,

    /// <summary>The note calls itself a deck: in its front matter, in a tag or in a heading.</summary>
    Deck,
}
