namespace Bot.Core.Chat;

/// <summary>Who sees a reply.</summary>
public enum Visibility
{
    /// <summary>Everybody in the channel.</summary>
    Public,

    /// <summary>Only the person who asked.</summary>
    Private,
}
