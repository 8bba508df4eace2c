using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Bot.Discord.Diagnostics;
using Bot.Discord.Rest;
using Discord.Net.Rest;

namespace Bot.Discord.DiscordNet;

/// <summary>
/// Stands between Discord.Net and its HTTP client and does what Discord.Net leaves to its user: it sends again what may be sent again, gives each
/// attempt a time, adds the nonce that makes a repeated message harmless, counts invalid requests and measures. Rate limits stay with Discord.Net.
/// Thread-safe.
/// </summary>
internal sealed class RepeatingRestClient(
    IRestClient inner, DiscordRestOptions options, InvalidRequestBudget invalid, RetryPause pause, TimeProvider time) : IRestClient
{
    private static readonly AsyncLocal<string?> NonceOfThisCall = new();
    private static readonly AsyncLocal<StrongBox<long>?> WaitOfThisCall = new();

    private delegate Task<RestResponse> Attempt(CancellationToken cancellationToken);

    /// <summary>Lets messages that are created inside the returned scope carry an enforced nonce, which Discord.Net's own calls have no place for.</summary>
    public static IDisposable EnforceNonce(string? nonce)
    {
        var before = NonceOfThisCall.Value;
        NonceOfThisCall.Value = nonce;
        return new Scope(before);
    }

    /// <summary>
    /// Lets the requests of the calling method measure the time that Discord.Net keeps them back: from here, or from the answer before, until one is sent.
    /// </summary>
    /// <param name="now">A timestamp of the client's time.</param>
    public static void BeginWait(long now) => WaitOfThisCall.Value = new StrongBox<long>(now);

    public void SetHeader(string key, string value) => inner.SetHeader(key, key == "user-agent" ? options.UserAgent : value);

    public void SetCancelToken(CancellationToken cancelToken) => inner.SetCancelToken(cancelToken);

    public Task<RestResponse> SendAsync(
        string method, string endpoint, CancellationToken cancelToken, bool headerOnly = false, string? reason = null,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null) =>
        SendAsync(method, endpoint, hasFile: false, token => inner.SendAsync(method, endpoint, token, headerOnly, reason, requestHeaders), cancelToken);

    public Task<RestResponse> SendAsync(
        string method, string endpoint, string json, CancellationToken cancelToken, bool headerOnly = false, string? reason = null,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null)
    {
        var body = EndpointRoute.Of(method, endpoint).IsMessageCreation ? WithNonce(json) : json;
        return SendAsync(method, endpoint, hasFile: false, token => inner.SendAsync(method, endpoint, body, token, headerOnly, reason, requestHeaders), cancelToken);
    }

    public Task<RestResponse> SendAsync(
        string method, string endpoint, IReadOnlyDictionary<string, object> multipartParams, CancellationToken cancelToken, bool headerOnly = false,
        string? reason = null, IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null)
    {
        const string Payload = "payload_json";
        var parts = multipartParams;
        if (EndpointRoute.Of(method, endpoint).IsMessageCreation && parts.GetValueOrDefault(Payload) is string json)
            parts = new Dictionary<string, object>(parts, StringComparer.Ordinal) { [Payload] = WithNonce(json) };
        return SendAsync(method, endpoint, hasFile: true, token => inner.SendAsync(method, endpoint, parts, token, headerOnly, reason, requestHeaders), cancelToken);
    }

    public void Dispose() => inner.Dispose();

    private static string WithNonce(string json)
    {
        if (NonceOfThisCall.Value is not { Length: > 0 } nonce || JsonNode.Parse(json) is not JsonObject message)
            return json;
        message["nonce"] = nonce;
        message["enforce_nonce"] = true;
        return message.ToJsonString();
    }

    private async Task<RestResponse> SendAsync(string method, string endpoint, bool hasFile, Attempt attempt, CancellationToken cancellationToken)
    {
        var route = EndpointRoute.Of(method, endpoint);
        using var activity = DiscordTelemetry.Activities.StartActivity($"discord {route.Method} {route.Template}", ActivityKind.Client);
        var repetition = RepetitionOf(route);
        var patience = route.IsCallback && !hasFile ? options.CallbackTimeout : options.AttemptTimeout;
        // Whether an earlier attempt may have arrived.
        var isUncertain = false;
        // An interaction's callback has no limit to wait for.
        var wait = route.IsCallback ? null : WaitOfThisCall.Value;
        if (wait is not null)
            DiscordTelemetry.Waited(route.Template, time.GetElapsedTime(wait.Value));
        for (var failures = 0; ;)
        {
            invalid.ThrowIfSpent();
            var start = time.GetTimestamp();
            Exception fault;
            try
            {
                using var timeout = new CancellationTokenSource(patience, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
                var response = await AttemptAsync(attempt, route, timeout, either.Token, cancellationToken);
                if (wait is not null)
                    wait.Value = time.GetTimestamp();
                DiscordTelemetry.Attempted(route.Template, time.GetElapsedTime(start), (int)response.StatusCode);
                activity?.SetTag("http.response.status_code", (int)response.StatusCode);
                Count(route, response);
                if (isUncertain && (int)response.StatusCode is >= 400 and < 500)
                    return await ReadEchoAsync(response, route, repetition, cancellationToken);
                if ((int)response.StatusCode < 500 || repetition == Repetition.Visible || ++failures >= options.MaxAttempts)
                    return response;
                isUncertain = true;
                await Task.Delay(pause.After(failures, route.IsCallback), time, cancellationToken);
                continue;
            }
            catch (TimeoutException late)
            {
                (fault, isUncertain) = (late, true);
            }
            catch (HttpRequestException broken)
            {
                fault = broken;
                isUncertain |= broken.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
            }

            DiscordTelemetry.Attempted(route.Template, time.GetElapsedTime(start), 0);
            if (++failures >= options.MaxAttempts || (isUncertain && repetition == Repetition.Visible))
                throw fault;
            await Task.Delay(pause.After(failures, route.IsCallback), time, cancellationToken);
        }
    }

    /// <exception cref="TimeoutException">The attempt had no answer in its time.</exception>
    private static async Task<RestResponse> AttemptAsync(
        Attempt attempt, EndpointRoute route, CancellationTokenSource timeout, CancellationToken either, CancellationToken cancellationToken)
    {
        try
        {
            return await attempt(either);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested && timeout.IsCancellationRequested)
        {
            throw new TimeoutException($"{route} had no answer in time.", late);
        }
    }

    private static Repetition RepetitionOf(EndpointRoute route)
    {
        if (route.IsCallback)
            return Repetition.ToldApart;
        var isRepeatable = route.Method != "POST" || (route.IsMessageCreation && NonceOfThisCall.Value is { Length: > 0 });
        return isRepeatable ? Repetition.Harmless : Repetition.Visible;
    }

    /// <summary>Returns success in the place of an error that only says that an earlier attempt, whose answer was lost, did its work.</summary>
    private static async Task<RestResponse> ReadEchoAsync(RestResponse response, EndpointRoute route, Repetition repetition, CancellationToken cancellationToken)
    {
        if (route.Method == "DELETE" && response.StatusCode == HttpStatusCode.NotFound)
            return new RestResponse(HttpStatusCode.NoContent, response.Headers, null);
        if (repetition != Repetition.ToldApart || response.Stream is not { } stream)
            return response;
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken);
        await stream.DisposeAsync();
        copy.Position = 0;
        var error = DiscordErrorBody.Read(
            new RestRoute(HttpMethod.Post, route.Template, "", ""), response.StatusCode, null, copy.GetBuffer().AsSpan(0, (int)copy.Length), null);
        return error.Code == DiscordErrorCode.AlreadyAcknowledged
            ? new RestResponse(HttpStatusCode.NoContent, response.Headers, null)
            : new RestResponse(response.StatusCode, response.Headers, copy);
    }

    private void Count(EndpointRoute route, RestResponse response)
    {
        var isLimited = response.StatusCode == HttpStatusCode.TooManyRequests;
        var scope = response.Headers.GetValueOrDefault("X-RateLimit-Scope") ?? (response.Headers.ContainsKey("X-RateLimit-Global") ? "global" : "user");
        if (isLimited)
            DiscordTelemetry.RateLimited.Add(1, new("route", route.Template), new("scope", scope));
        // A limit that others share is not counted against this bot.
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || (isLimited && scope != "shared"))
            invalid.Spend();
    }

    private sealed class Scope(string? before) : IDisposable
    {
        public void Dispose() => NonceOfThisCall.Value = before;
    }
}
