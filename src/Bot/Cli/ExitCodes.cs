namespace Bot.Cli;

/// <summary>What the program returns to the shell.</summary>
internal static class ExitCodes
{
    /// <summary>Done; for <c>ask</c>: the notes answer.</summary>
    public const int Success = 0;

    /// <summary>Not done, or the notes do not answer.</summary>
    public const int Failure = 1;

    /// <summary>Asked for in a way that cannot be done: a wrong option or setting.</summary>
    public const int Usage = 2;
}
