using System.Net;

namespace Bot.Discord.Rest;

/// <summary>One field that Discord refused.</summary>
/// <param name="Path">Where, as in <c>embeds.0.description</c>; empty for the whole body.</param>
/// <param name="Code">Discord's name of the rule, as in <c>BASE_TYPE_MAX_LENGTH</c>.</param>
/// <param name="Message">Discord's sentence.</param>
public sealed record DiscordFieldError(string Path, string Code, string Message);

/// <summary>Discord answered with an error, or with something that is no answer.</summary>
/// <param name="route">The endpoint, without ids.</param>
/// <param name="status">HTTP status.</param>
/// <param name="code">Discord's error code; 0 when the body had none. Page "Opcodes and Status Codes", JSON.</param>
/// <param name="message">Discord's sentence, or what the body was instead.</param>
/// <param name="errors">The fields at fault.</param>
/// <param name="retryAfter">How long to wait; null unless the status is 429.</param>
public sealed class DiscordApiException(
    string route, HttpStatusCode status, int code, string message, IReadOnlyList<DiscordFieldError> errors, TimeSpan? retryAfter = null)
    : Exception(Describe(route, status, code, message, errors))
{
    public string Route { get; } = route;

    public HttpStatusCode Status { get; } = status;

    public int Code { get; } = code;

    public IReadOnlyList<DiscordFieldError> Errors { get; } = errors;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    private static string Describe(string route, HttpStatusCode status, int code, string message, IReadOnlyList<DiscordFieldError> errors)
    {
        var fields = string.Concat(errors.Select(error => $"; {(error.Path.Length == 0 ? "body" : error.Path)}: {error.Message}"));
        return $"{route} was answered with {(int)status}{(code == 0 ? "" : $" (code {code})")}: {message}{fields}";
    }
}

/// <summary>The bot's token was refused. Nothing more is sent until the program has another.</summary>
public sealed class TokenRejectedException()
    : Exception("Discord refused the bot's token. Set Discord:Token to the token on the Bot page of the application (reset it there if it is lost).");

/// <summary>Too many requests were invalid; Discord would ban the address. Nothing is sent until the oldest are ten minutes old.</summary>
/// <param name="invalidRequests">How many there were in ten minutes.</param>
/// <param name="maximum">How many this client allows itself.</param>
public sealed class InvalidRequestBudgetException(int invalidRequests, int maximum)
    : Exception($"{invalidRequests} requests were answered with 401, 403 or 429 in ten minutes, max is {maximum}; nothing more is sent for a while.");

/// <summary>Discord's error codes that this client acts on. Page "Opcodes and Status Codes", JSON.</summary>
public static class DiscordErrorCode
{
    public const int UnknownChannel = 10003;
    public const int UnknownGuild = 10004;
    public const int UnknownMember = 10007;
    public const int UnknownMessage = 10008;
    public const int UnknownUser = 10013;
    public const int UnknownInteraction = 10062;
    public const int AlreadyAcknowledged = 40060;
    public const int MissingAccess = 50001;
    public const int CannotSendToThisUser = 50007;
    public const int MissingPermissions = 50013;
    public const int InvalidWebhookToken = 50027;
    public const int InvalidFormBody = 50035;
}
