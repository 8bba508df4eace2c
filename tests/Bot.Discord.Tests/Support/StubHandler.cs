using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Bot.Testing;

namespace Bot.Discord.Tests.Support;

/// <summary>A request as it was sent.</summary>
internal sealed record SentRequest(string Method, string Path, string? Authorization, string UserAgent, string Body, TimeSpan At)
{
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>Answers requests by a function and remembers them.</summary>
internal sealed class StubHandler(ManualTime clock, Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> _sent = new();

    public StubHandler(ManualTime clock, params Func<SentRequest, HttpResponseMessage>[] answers) : this(clock, InTurn(answers))
    {
    }

    public IReadOnlyList<SentRequest> Sent => [.. _sent];

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new SentRequest(
            request.Method.Method, request.RequestUri!.PathAndQuery, request.Headers.Authorization?.ToString(),
            request.Headers.UserAgent.ToString(), body, clock.Elapsed);
        _sent.Enqueue(sent);
        return await answer(sent, cancellationToken);
    }

    private static Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> InTurn(Func<SentRequest, HttpResponseMessage>[] answers)
    {
        var next = -1;
        return (request, _) => Task.FromResult(answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)](request));
    }
}
