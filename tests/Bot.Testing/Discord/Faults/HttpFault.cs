using Bot.Testing.Discord.Http;
using Bot.Testing.Discord.OpenApi;

namespace Bot.Testing.Discord.Faults;

/// <summary>Something that goes wrong with one request.</summary>
public sealed record HttpFault
{
    private HttpFault(string name) => Name = name;

    private string Name { get; }

    internal ApiAnswer? Instead { get; private init; }

    internal TimeSpan Delay { get; private init; }

    internal bool CutsAnswer { get; private init; }

    internal bool DropsConnection { get; private init; }

    /// <summary>A 429 of the scope. Nothing is done.</summary>
    public static HttpFault RateLimited(RateLimitScope scope, TimeSpan retryAfter) =>
        new($"429 {scope}") { Instead = RateLimiter.Refuse(scope, retryAfter) };

    /// <summary>The status with an empty JSON error, as 500 or 503. Nothing is done.</summary>
    public static HttpFault Status(int status) =>
        new($"{status}") { Instead = new ApiError(status, 0, $"{status}: Server Error").ToAnswer() };

    /// <summary>An error of Discord's own with a code, as 403 and 50001. Nothing is done.</summary>
    public static HttpFault Error(int status, int code, string message) => new($"{status} ({code})") { Instead = new ApiError(status, code, message).ToAnswer() };

    /// <summary>A 400 that names a field of the body. Nothing is done.</summary>
    /// <param name="path">Members and indexes with dots, as <c>0.options.1.description</c>.</param>
    public static HttpFault Refused(string path, string message) =>
        new($"400 {path}") { Instead = ApiError.InvalidForm([new SchemaError(path.Split('.'), "BASE_TYPE_BAD_LENGTH", message)]).ToAnswer() };

    /// <summary>A page of HTML with the status, as a proxy in front of Discord sends. Nothing is done.</summary>
    public static HttpFault Html(int status = 502) => new($"HTML {status}") { Instead = ApiAnswer.Html(status) };

    /// <summary>The right answer, late. The delay is real time.</summary>
    public static HttpFault Slow(TimeSpan delay) => new($"{delay} late") { Delay = delay };

    /// <summary>The request is carried out; only half of the JSON arrives, with a fitting length.</summary>
    public static HttpFault TruncatedJson { get; } = new("truncated JSON") { CutsAnswer = true };

    /// <summary>The request is carried out; the connection breaks before the answer: the client cannot know.</summary>
    public static HttpFault LostAnswer { get; } = new("lost answer") { DropsConnection = true };

    /// <summary>The connection breaks before anything is done.</summary>
    public static HttpFault LostRequest { get; } = new("lost request") { DropsConnection = true, Instead = ApiAnswer.NoContent };

    public override string ToString() => Name;
}
