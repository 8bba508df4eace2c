namespace Bot.Core.Game;

/// <summary>When people learn whether they were right, and when their points reach the boards: a board must not tell earlier.</summary>
public enum Telling
{
    AtOnce = 0,
    AtClosing = 1,
}
