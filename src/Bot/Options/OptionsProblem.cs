namespace Bot.Options;

/// <summary>A setting that cannot be used. The message is one line that names the key, the value and what is allowed.</summary>
internal sealed class OptionsProblem : Exception
{
    public OptionsProblem()
    {
    }

    public OptionsProblem(string message)
        : base(message)
    {
    }

    public OptionsProblem(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
