namespace Bot.Storage.Stores;

/// <summary>Makes text of people fit to be stored.</summary>
internal static class StoredText
{
    /// <summary>Returns the text cut to a length without tearing a surrogate pair apart, and with spaces for NUL, which PostgreSQL does not keep.</summary>
    public static string Of(string text, int max)
    {
        var cut = text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
        return cut.Replace('\0', ' ');
    }
}
