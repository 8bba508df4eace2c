using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Testing.Discord.Faults;
using Bot.Testing.Discord.OpenApi;
using Bot.Testing.Discord.State;
using Microsoft.AspNetCore.Http;

namespace Bot.Testing.Discord.Http;

/// <summary>
/// What every request of the HTTP API goes through, in this order: faults on command, the ban for invalid requests, authorisation, rate limits, the
/// description, the handler. What a client got wrong is a violation and gets the answer that Discord gives.
/// </summary>
internal sealed partial class ApiPipeline(World world, Violations violations, Transcript transcript, HttpFaults faults, Statistics statistics)
{
    private readonly RateLimiter _limiter = new(world.Time, world.Options.RateLimits);
    private readonly OpenApiDescription? _description = world.Options.OpenApiPath is { } path ? OpenApiDescription.Load(path) : null;

    /// <summary>Answers a request of a known route.</summary>
    public async Task InvokeAsync(HttpContext context, ApiRoute route)
    {
        var arrivedAt = world.Time.GetTimestamp();
        var (body, files, problem) = await ReadBodyAsync(context.Request);
        var request = new ApiRequest(
            context.Request.Method,
            route.Template,
            context.Request.Path.Value!["/api/v10".Length..] + context.Request.QueryString,
            context.Request.RouteValues.ToDictionary(value => value.Key, value => value.Value?.ToString() ?? "", StringComparer.Ordinal),
            context.Request.Query.ToDictionary(value => value.Key, value => value.Value.ToString(), StringComparer.Ordinal),
            body,
            files,
            arrivedAt);
        transcript.Request(request.Method, request.Path, body?.GetRawText() ?? "");
        var fault = faults.Next(request);
        if (fault is { Delay: var delay } && delay > TimeSpan.Zero)
            await Task.Delay(delay, context.RequestAborted);
        var answer = fault?.Instead ?? Answer(context, route, request, problem);
        if (fault is { CutsAnswer: true })
            answer = answer with { Body = answer.Body[..(answer.Body.Length / 2)] };
        if (fault is { DropsConnection: true })
        {
            transcript.Response(0, "connection dropped");
            context.Abort();
            return;
        }
        await WriteAsync(context, answer);
    }

    /// <summary>Answers a request that no route of the fake matches.</summary>
    public async Task RefuseUnknownAsync(HttpContext context)
    {
        violations.Add("http", "the fake has no such route; is it one of Discord's?", $"{context.Request.Method} {context.Request.Path}");
        transcript.Request(context.Request.Method, context.Request.Path, "");
        await WriteAsync(context, ApiError.NotFound().ToAnswer());
    }

    private ApiAnswer Answer(HttpContext context, ApiRoute route, ApiRequest request, ApiError? unreadable)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        ApiAnswer answer;
        lock (world.Gate)
        {
            try
            {
                answer = (_limiter.IsBanned ? ApiAnswer.Html(429) : null)
                    ?? Authorise(context, route, request)
                    ?? _limiter.Count(request, headers)
                    ?? Handle(context, route, request, unreadable);
            }
            catch (ApiError error)
            {
                answer = error.ToAnswer();
                statistics.CountError(error.Code);
                if (error.Code is 50035 or 50006 or 50109)
                    violations.Add("limits", $"refused: {answer.Text}", request.ToString());
            }
            statistics.CountAnswer(answer.Status);
            if (answer.Status is 401 or 403 || (answer.Status == 429 && answer.Headers.GetValueOrDefault("X-RateLimit-Scope") != "shared"))
                _limiter.CountInvalid();
        }
        foreach (var (name, value) in headers)
            answer.Headers.TryAdd(name, value);
        if (world.Options.ChecksOwnAnswers && answer.Status is 200 or 201 or 204)
            CheckOwn(route, request, answer);
        return answer;
    }

    private ApiAnswer? Authorise(HttpContext context, ApiRoute route, ApiRequest request)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        if (!UserAgent().IsMatch(agent))
            violations.Add("http", $"User-Agent is '{agent}', must be 'DiscordBot (url, version)'", request.ToString());
        if (!route.NeedsToken || context.Request.Headers.Authorization.ToString() == $"Bot {world.Options.Token}")
            return null;
        violations.Add("http", "the Authorization header is not 'Bot' and the token", request.ToString());
        return ApiError.Unauthorized().ToAnswer();
    }

    private ApiAnswer Handle(HttpContext context, ApiRoute route, ApiRequest request, ApiError? unreadable)
    {
        if (unreadable is not null)
            throw unreadable;
        if (request.Body is null && context.Request.ContentLength > 0)
            throw ApiError.InvalidForm([new SchemaError([], "CONTENT_TYPE_INVALID", $"Content-Type is '{context.Request.ContentType}', must be application/json or multipart/form-data")]);
        CheckRequest(request);
        return route.Handler(request);
    }

    private void CheckRequest(ApiRequest request)
    {
        if (_description is null)
            return;
        var errors = _description.CheckBody(request.Method, request.Template, request.Body, world.Options.RefusesUnknownMembers)
            .Concat(_description.CheckParameters(request.Method, request.Template, request.Query, request.Values)).ToList();
        foreach (var error in errors)
            violations.Add("openapi", error.ToString(), request.ToString());
        if (errors.Where(error => error.Code != SchemaValidator.UnknownMember).ToList() is { Count: > 0 } refused)
            throw ApiError.InvalidForm(refused);
    }

    private void CheckOwn(ApiRoute route, ApiRequest request, ApiAnswer answer)
    {
        JsonElement? body = answer.Body.Length == 0 ? null : JsonElement.Parse(answer.Body);
        foreach (var error in _description?.CheckAnswer(request.Method, route.Template, answer.Status, body) ?? [])
            violations.Add("fake", $"the fake's own answer: {error}", $"{request}\n    {answer.Text}");
    }

    private static async Task<(JsonElement? Body, IReadOnlyList<string> Files, ApiError? Problem)> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength is null or 0 && !request.Headers.TransferEncoding.Contains("chunked", StringComparer.OrdinalIgnoreCase))
            return (null, [], null);
        try
        {
            if (request.HasFormContentType)
            {
                var form = await request.ReadFormAsync();
                var payload = form["payload_json"].ToString();
                return (payload.Length == 0 ? JsonElement.Parse("{}") : JsonElement.Parse(payload), [.. form.Files.Select(file => file.FileName)], null);
            }
            if (!request.HasJsonContentType())
                return (null, [], null);
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer);
            return (buffer.Length == 0 ? null : JsonElement.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)), [], null);
        }
        catch (JsonException)
        {
            return (null, [], ApiError.InvalidJson());
        }
    }

    private async Task WriteAsync(HttpContext context, ApiAnswer answer)
    {
        transcript.Response(answer.Status, answer.Text);
        context.Response.StatusCode = answer.Status;
        context.Response.Headers.Via = "1.1 google";
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (answer.Body.Length == 0)
            return;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body);
    }

    [GeneratedRegex(@"^DiscordBot \(\S+, [^)]+\)", RegexOptions.None, 1000)]
    private static partial Regex UserAgent();
}

/// <summary>An operation of the HTTP API that the fake plays.</summary>
/// <param name="NeedsToken">False for operations that a token in the path, or nothing, authorises.</param>
internal sealed record ApiRoute(string Method, string Template, bool NeedsToken, Func<ApiRequest, ApiAnswer> Handler);
