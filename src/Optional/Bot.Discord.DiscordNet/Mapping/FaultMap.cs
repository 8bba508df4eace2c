using System.Net;
using Discord.Net;
using Newtonsoft.Json;

namespace Bot.Discord.DiscordNet.Mapping;

/// <summary>Turns what Discord.Net throws into what the port promises. Pure.</summary>
internal static class FaultMap
{
    /// <summary>Whether the fault is one of HTTP that the port has an exception of its own for.</summary>
    public static bool IsKnown(Exception fault) => fault is HttpException or RateLimitedException or JsonException;

    /// <summary>Returns the port's exception for a fault that <see cref="IsKnown"/>.</summary>
    /// <param name="route">Method and path without ids, for the message.</param>
    public static Exception Read(Exception fault, string route) => fault switch
    {
        HttpException { HttpCode: HttpStatusCode.Unauthorized } => new Rest.TokenRejectedException(),
        HttpException http => new Rest.DiscordApiException(
            route, http.HttpCode, http.DiscordCode is { } code ? (int)code : 0, http.Reason ?? "no message",
            [
                .. http.Errors.SelectMany(error => error.Errors.Select(inner => new Rest.DiscordFieldError(PathOf(error.Path), inner.Code, inner.Message))),
            ]),
        RateLimitedException => new TimeoutException($"{route} waited too long for its rate limit."),
        JsonException => new Rest.DiscordApiException(route, HttpStatusCode.OK, 0, "an answer that is no JSON", []),
        _ => throw new ArgumentException($"{fault.GetType().Name} is no fault of HTTP.", nameof(fault)),
    };

    /// <summary>Writes <c>[0].Options[1].Description</c> as Discord does: <c>0.options.1.description</c>.</summary>
    private static string PathOf(string? path) => path is null ? "" : path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).TrimStart('.').ToLowerInvariant();

    /// <summary>Returns the exception of something that Discord.Net reports as null.</summary>
    public static Rest.DiscordApiException NotFound(string route, int code, string message) => new(route, HttpStatusCode.NotFound, code, message, []);
}
