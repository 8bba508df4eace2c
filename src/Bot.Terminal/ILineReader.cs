namespace Bot.Terminal;

/// <summary>Where typed lines come from.</summary>
public interface ILineReader
{
    /// <summary>Returns the next line without its line end, or null at the end of input.</summary>
    /// <param name="prompt">What to show before it, where somebody is looking.</param>
    Task<string?> ReadLineAsync(string prompt, CancellationToken cancellationToken);
}

/// <summary>Lines from a pipe or a file: no prompt, no editing.</summary>
public sealed class PipedLineReader(TextReader input) : ILineReader
{
    public async Task<string?> ReadLineAsync(string prompt, CancellationToken cancellationToken) =>
        await input.ReadLineAsync(cancellationToken).ConfigureAwait(false);
}
