using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Discord.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Rest;

/// <summary>
/// Discord's HTTP API v10, as far as the bot needs it. Keeps to the rate limits, sends again what may be sent again, and turns every error into a
/// <see cref="DiscordApiException"/>. Thread-safe.
/// </summary>
public sealed partial class DiscordRestClient : IDiscordApi, IDisposable
{
    private const int MaxResponseBytes = 16 * 1024 * 1024;
    private const int MaxRateLimitedAttempts = 10;
    private readonly DiscordRestOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpClient _http;
    private readonly RateLimiter _limiter;
    private readonly InvalidRequestBudget _invalid;
    private readonly RetryPause _pause;
    private bool _tokenIsRejected;

    /// <param name="handler">Sends the requests; not disposed.</param>
    public DiscordRestClient(DiscordRestOptions options, HttpMessageHandler handler, TimeProvider time, ILogger<DiscordRestClient> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        if (string.IsNullOrWhiteSpace(options.Token))
            throw new ArgumentException("Token is empty.", nameof(options));
        if (options.MaxAttempts is < 1 or > 10)
            throw new ArgumentException($"MaxAttempts is {options.MaxAttempts}; use 1 to 10.", nameof(options));
        _options = options;
        _time = time;
        _logger = logger;
        _limiter = new RateLimiter(time);
        _invalid = new InvalidRequestBudget(time, options.InvalidRequestBudget);
        _pause = new RetryPause(options.RetryDelay, options.Seed);
        _http = new HttpClient(handler, disposeHandler: false)
        {
            BaseAddress = WithVersion(options.BaseUrl),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxResponseBytes,
        };
    }

    /// <summary>Whether Discord refused the token; then nothing that needs it is sent any more.</summary>
    public bool IsTokenRejected => Volatile.Read(ref _tokenIsRejected);

    /// <summary>Returns the handler for production: connections are renewed every few minutes so that changes of DNS are seen.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseCookies = false,
    };

    public void Dispose()
    {
        _http.Dispose();
        _limiter.Dispose();
    }

    internal static Uri WithVersion(Uri baseUrl)
    {
        var text = baseUrl.AbsoluteUri.TrimEnd('/');
        var last = baseUrl.Segments[^1].Trim('/');
        var hasVersion = last.Length > 1 && last[0] == 'v' && last.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
        return new Uri(hasVersion ? $"{text}/" : $"{text}/v10/");
    }

    private async Task<T> SendAsync<T>(RestRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var (status, mediaType, body) = await SendAsync(request, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw DiscordErrorBody.Read(request.Route, status, mediaType, body, null);
        }
        catch (JsonException)
        {
            throw DiscordErrorBody.Read(request.Route, status, mediaType, body, null);
        }
    }

    /// <summary>Sends until there is an answer that counts.</summary>
    /// <exception cref="DiscordApiException">Discord answered with an error.</exception>
    /// <exception cref="HttpRequestException">Discord could not be reached.</exception>
    /// <exception cref="TimeoutException">Discord did not answer in time.</exception>
    private async Task<(HttpStatusCode Status, string? MediaType, byte[] Body)> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var route = request.Route;
        using var activity = DiscordTelemetry.Activities.StartActivity($"discord {route.Method} {route.Template}", ActivityKind.Client);
        var failures = 0;
        var rateLimited = 0;
        // Whether an earlier attempt may have arrived.
        var isUncertain = false;
        while (true)
        {
            if (!route.IsInteraction && IsTokenRejected)
                throw new TokenRejectedException();
            _invalid.ThrowIfSpent();
            using var lease = await _limiter.AcquireAsync(route, failures + rateLimited > 0, cancellationToken);
            var attempt = await AttemptAsync(request, cancellationToken);
            activity?.SetTag("http.response.status_code", (int)attempt.Status);
            if (attempt.Fault is { } fault)
            {
                lease.Complete(RateLimitHeaders.None);
                isUncertain |= attempt.MayHaveArrived;
                if (++failures >= _options.MaxAttempts || (attempt.MayHaveArrived && request.Repetition == Repetition.Visible))
                    throw fault;
                await Task.Delay(_pause.After(failures, route.IsCallback), _time, cancellationToken);
                continue;
            }

            // Closed before the place is given back, or the next in line would slip through.
            if (attempt.RetryAfter is { } closed)
                Close(route, lease, attempt, closed);
            lease.Complete(attempt.RateLimit);
            if ((int)attempt.Status is >= 200 and < 300)
                return (attempt.Status, attempt.MediaType, attempt.Body);

            var error = DiscordErrorBody.Read(route, attempt.Status, attempt.MediaType, attempt.Body, attempt.RetryAfter);
            CountInvalid(attempt);
            if (attempt.Status == HttpStatusCode.TooManyRequests)
            {
                if (++rateLimited >= MaxRateLimitedAttempts || error.RetryAfter > _options.MaxRateLimitWait)
                    throw error;
                if (route.IsCallback)
                    await Task.Delay(error.RetryAfter!.Value, _time, cancellationToken);
                continue;
            }

            if (isUncertain && IsEchoOfSuccess(request, error))
                return (HttpStatusCode.NoContent, null, []);
            if (attempt.Status == HttpStatusCode.Unauthorized && !route.IsInteraction)
            {
                Volatile.Write(ref _tokenIsRejected, true);
                throw new TokenRejectedException();
            }

            if ((int)attempt.Status < 500)
                throw error;
            isUncertain = true;
            if (++failures >= _options.MaxAttempts || request.Repetition == Repetition.Visible)
                throw error;
            await Task.Delay(_pause.After(failures, route.IsCallback), _time, cancellationToken);
        }
    }

    private async Task<Attempt> AttemptAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Route.Method, request.Route.Path);
        message.Content = request.CreateContent();
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        if (!request.Route.IsInteraction)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bot", _options.Token);
        if (request.AuditLogReason is { } reason)
            message.Headers.TryAddWithoutValidation("X-Audit-Log-Reason", Uri.EscapeDataString(reason));
        var start = _time.GetTimestamp();
        var patience = request.Route.IsCallback && request.File is null ? _options.CallbackTimeout : _options.AttemptTimeout;
        using var timeout = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseContentRead, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            Record(request.Route, start, (int)response.StatusCode);
            var (retryAfter, isGlobal) = response.StatusCode == HttpStatusCode.TooManyRequests ? DiscordErrorBody.ReadRateLimit(body) : default;
            return new Attempt
            {
                Status = response.StatusCode,
                MediaType = response.Content.Headers.ContentType?.MediaType,
                Body = body,
                RateLimit = RateLimitHeaders.Read(response.Headers),
                Scope = RateLimitHeaders.Text(response.Headers, "X-RateLimit-Scope"),
                IsGlobal = isGlobal || response.Headers.Contains("X-RateLimit-Global"),
                RetryAfter = response.StatusCode == HttpStatusCode.TooManyRequests
                    ? retryAfter ?? RateLimitHeaders.Seconds(response.Headers, "Retry-After") ?? TimeSpan.FromSeconds(1)
                    : null,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && timeout.IsCancellationRequested)
        {
            Record(request.Route, start, 0);
            return new Attempt { Fault = new TimeoutException($"{request.Route} had no answer after {patience.TotalSeconds} s."), MayHaveArrived = true };
        }
        catch (HttpRequestException fault)
        {
            Record(request.Route, start, 0);
            var neverSent = fault.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            return new Attempt { Fault = fault, MayHaveArrived = !neverSent };
        }
    }

    private void Close(RestRoute route, RateLimitLease lease, Attempt attempt, TimeSpan wait)
    {
        var scope = attempt.Scope ?? (attempt.IsGlobal ? "global" : "user");
        DiscordTelemetry.RateLimited.Add(1, new("route", route.Template), new("scope", scope));
        _logger.LogInformation("Discord asks to wait {WaitMs} ms before {Route} (scope {Scope}).", (int)wait.TotalMilliseconds, route, scope);
        if (attempt.IsGlobal && !route.IsInteraction)
            _limiter.BlockGlobally(wait);
        else
            lease.Block(wait);
    }

    private void CountInvalid(Attempt attempt)
    {
        // A limit that others share is not counted against this bot.
        var isShared = attempt.Status == HttpStatusCode.TooManyRequests && string.Equals(attempt.Scope, "shared", StringComparison.OrdinalIgnoreCase);
        if (attempt.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests && !isShared)
            _invalid.Spend();
    }

    /// <summary>Whether the error only says that an earlier attempt, whose answer was lost, did its work.</summary>
    private static bool IsEchoOfSuccess(RestRequest request, DiscordApiException error) =>
        (request.Repetition == Repetition.ToldApart && error.Code == DiscordErrorCode.AlreadyAcknowledged)
        || (request.Route.Method == HttpMethod.Delete && error.Status == HttpStatusCode.NotFound);

    private void Record(RestRoute route, long start, int status) => DiscordTelemetry.Attempted(route.Template, _time.GetElapsedTime(start), status);

    private sealed record Attempt
    {
        public HttpStatusCode Status { get; init; }

        public string? MediaType { get; init; }

        public byte[] Body { get; init; } = [];

        public RateLimitHeaders RateLimit { get; init; } = RateLimitHeaders.None;

        public string? Scope { get; init; }

        public bool IsGlobal { get; init; }

        public TimeSpan? RetryAfter { get; init; }

        public Exception? Fault { get; init; }

        public bool MayHaveArrived { get; init; }
    }
}
