using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Testing.Discord.Http;

/// <summary>Counts requests as Discord does, and answers those that are too many. Callers hold the world's gate.</summary>
internal sealed class RateLimiter(TimeProvider time, RateLimitRules rules)
{
    private static readonly string[] MajorParameters = ["channel_id", "guild_id", "webhook_id", "webhook_token"];

    private readonly Dictionary<string, (DateTimeOffset Reset, int Used)> _windows = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _invalid = new();
    private DateTimeOffset _globalSecond;
    private int _globalUsed;

    /// <summary>Whether so many requests were invalid that everything is refused.</summary>
    public bool IsBanned
    {
        get
        {
            while (_invalid.TryPeek(out var oldest) && time.GetUtcNow() - oldest > rules.InvalidWindow)
                _invalid.Dequeue();
            return _invalid.Count >= rules.InvalidRequests;
        }
    }

    /// <summary>Counts a 401, 403 or 429 that was not of a shared resource.</summary>
    public void CountInvalid() => _invalid.Enqueue(time.GetUtcNow());

    /// <summary>Counts the request. Returns the 429 that it gets, or null when it may go on; then the headers of its bucket are set.</summary>
    public ApiAnswer? Count(ApiRequest request, IDictionary<string, string> headers)
    {
        var isOfInteraction = request.Template.StartsWith("/interactions/", StringComparison.Ordinal)
            || request.Template.StartsWith("/webhooks/", StringComparison.Ordinal);
        if (!isOfInteraction && CountGlobal() is { } tooMany)
            return tooMany;

        var limit = rules.Routes.GetValueOrDefault($"{request.Method} {request.Template}", rules.Default);
        var name = limit == rules.Default ? $"{request.Method} {request.Template}" : limit.Bucket;
        var key = $"{name}:{string.Join(':', MajorParameters.Select(request.Values.GetValueOrDefault))}";
        var now = time.GetUtcNow();
        if (!_windows.TryGetValue(key, out var window) || now >= window.Reset)
        {
            if (_windows.Count > 10_000)
                ForgetOld(now);
            window = (now + limit.Window, 0);
        }
        var isRefused = window.Used >= limit.Requests;
        if (!isRefused)
            window.Used++;
        _windows[key] = window;
        var after = window.Reset - now;
        headers["X-RateLimit-Limit"] = Text(limit.Requests);
        headers["X-RateLimit-Remaining"] = Text(limit.Requests - window.Used);
        headers["X-RateLimit-Reset"] = Text(window.Reset.ToUnixTimeMilliseconds() / 1000.0);
        headers["X-RateLimit-Reset-After"] = Text(after.TotalSeconds);
        headers["X-RateLimit-Bucket"] = Hash(name);
        return isRefused ? Refuse(RateLimitScope.User, after) : null;
    }

    /// <summary>Returns a 429 of the scope.</summary>
    public static ApiAnswer Refuse(RateLimitScope scope, TimeSpan retryAfter)
    {
        var answer = ApiAnswer.Json(429, new JsonObject
        {
            ["message"] = scope == RateLimitScope.Shared ? "The resource is being rate limited." : "You are being rate limited.",
            ["code"] = 0,
            ["retry_after"] = Math.Round(retryAfter.TotalSeconds, 3),
            ["global"] = scope == RateLimitScope.Global,
        });
        answer.Headers["Retry-After"] = Text(Math.Ceiling(retryAfter.TotalSeconds));
        answer.Headers["X-RateLimit-Scope"] = scope switch
        {
            RateLimitScope.User => "user",
            RateLimitScope.Global => "global",
            RateLimitScope.Shared => "shared",
        };
        if (scope == RateLimitScope.Global)
            answer.Headers["X-RateLimit-Global"] = "true";
        return answer;
    }

    private ApiAnswer? CountGlobal()
    {
        var now = time.GetUtcNow();
        if (now - _globalSecond >= TimeSpan.FromSeconds(1))
            (_globalSecond, _globalUsed) = (now, 0);
        return ++_globalUsed > rules.GlobalPerSecond ? Refuse(RateLimitScope.Global, _globalSecond + TimeSpan.FromSeconds(1) - now) : null;
    }

    private void ForgetOld(DateTimeOffset now)
    {
        foreach (var (key, _) in _windows.Where(window => window.Value.Reset <= now).ToList())
            _windows.Remove(key);
    }

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>Whom a rate limit is on. Source: Discord, "Rate Limits", X-RateLimit-Scope.</summary>
public enum RateLimitScope
{
    /// <summary>The bot on this route.</summary>
    User,

    /// <summary>The bot on all routes.</summary>
    Global,

    /// <summary>Everyone on this resource; does not count as an invalid request.</summary>
    Shared,
}
