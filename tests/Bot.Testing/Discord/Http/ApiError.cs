using System.Text.Json.Nodes;
using Bot.Testing.Discord.OpenApi;

namespace Bot.Testing.Discord.Http;

/// <summary>An error answer of the HTTP API. Codes: Discord, "Opcodes and Status Codes", JSON error codes.</summary>
internal sealed class ApiError(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    public int Code => code;

    public ApiAnswer ToAnswer()
    {
        var body = new JsonObject { ["message"] = Message, ["code"] = code };
        if (errors is not null)
            body["errors"] = errors.DeepClone();
        return ApiAnswer.Json(status, body);
    }

    public static ApiError Unauthorized() => new(401, 0, "401: Unauthorized");

    public static ApiError NotFound() => new(404, 0, "404: Not Found");

    public static ApiError UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static ApiError UnknownGuild() => new(404, 10004, "Unknown Guild");

    public static ApiError UnknownMember() => new(404, 10007, "Unknown Member");

    public static ApiError UnknownMessage() => new(404, 10008, "Unknown Message");

    public static ApiError UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static ApiError UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static ApiError UnknownCommand() => new(404, 10063, "Unknown application command");

    public static ApiError TooManyCommands(int max) => new(400, 30032, $"Maximum number of application commands reached ({max}).");

    public static ApiError TooManyCommandsToday() => new(429, 30034, "Max number of daily application command creates has been reached (200)");

    public static ApiError AlreadyAcknowledged() => new(400, 40060, "Interaction has already been acknowledged.");

    public static ApiError MissingAccess() => new(403, 50001, "Missing Access");

    public static ApiError NotAuthor() => new(403, 50005, "Cannot edit a message authored by another user");

    public static ApiError EmptyMessage() => new(400, 50006, "Cannot send an empty message");

    public static ApiError MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static ApiError InvalidWebhookToken() => new(401, 50027, "Invalid Webhook Token");

    public static ApiError ThreadExists() => new(400, 160004, "A thread has already been created for this message");

    public static ApiError ArchivedThread() => new(400, 50083, "Thread is archived");

    public static ApiError InvalidJson() => new(400, 50109, "The request body contains invalid JSON.");

    /// <summary>Returns 50035 with the errors nested by member and index, as Discord writes them.</summary>
    public static ApiError InvalidForm(IReadOnlyList<SchemaError> problems)
    {
        var errors = new JsonObject();
        foreach (var problem in problems)
        {
            var place = errors;
            foreach (var name in problem.Path)
                place = (JsonObject)(place[name] ??= new JsonObject());
            ((JsonArray)(place["_errors"] ??= new JsonArray())).Add(new JsonObject { ["code"] = problem.Code, ["message"] = problem.Message });
        }
        return new ApiError(400, 50035, "Invalid Form Body", errors);
    }
}
