using System.Net;
using Bot.Discord.Rest;
using Bot.Discord.Tests.Support;
using Bot.Discord.Wire;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Discord.Tests.Rest;

public sealed class DiscordRestClientTests
{
    private static readonly Snowflake Channel = new(100);
    private readonly ManualTime _clock = new();

    private static HttpResponseMessage Message(SentRequest request) => StubHandler.Json("""{"id":"1","channel_id":"100"}""");

    private static HttpResponseMessage Limited(int remaining, double resetAfter, string bucket = "abc", int limit = 5) => StubHandler.Json(
        """{"id":"1","channel_id":"100"}""", HttpStatusCode.OK,
        ("X-RateLimit-Bucket", bucket), ("X-RateLimit-Limit", $"{limit}"), ("X-RateLimit-Remaining", $"{remaining}"),
        ("X-RateLimit-Reset-After", FormattableString.Invariant($"{resetAfter}")));

    private static HttpResponseMessage TooMany(double retryAfter, string scope) => StubHandler.Json(
        FormattableString.Invariant($$"""{"message":"You are being rate limited.","retry_after":{{retryAfter}},"global":{{(scope == "global" ? "true" : "false")}}}"""),
        HttpStatusCode.TooManyRequests, ("X-RateLimit-Scope", scope));

    private static HttpResponseMessage Error(HttpStatusCode status, int code) =>
        StubHandler.Json($$"""{"code":{{code}},"message":"No."}""", status);

    /// <summary>Any request that may be sent again.</summary>
    private static MessageRequest Edit { get; } = new() { Content = "edited" };

    private DiscordRestClient Client(StubHandler handler, Func<DiscordRestOptions, DiscordRestOptions>? configure = null)
    {
        // Attempts have all the time there is: the clock must not run out on one that the machine has not come to yet.
        var options = new DiscordRestOptions
        {
            Token = "t0ken",
            BaseUrl = new Uri("https://discord.test/api"),
            AttemptTimeout = TimeSpan.FromHours(1),
            CallbackTimeout = TimeSpan.FromHours(1),
        };
        return new(configure?.Invoke(options) ?? options, handler, _clock, NullLogger<DiscordRestClient>.Instance);
    }

    /// <summary>Moves the clock from timer to timer until the task is done.</summary>
    private async Task<T> Finish<T>(Task<T> task)
    {
        await Settle(task);
        return await task;
    }

    private async Task Settle(Task task)
    {
        // Counted in real time: on a busy machine any number of turns can pass before the client gets one.
        var patience = Task.Delay(TimeSpan.FromSeconds(30));
        for (var i = 0; !patience.IsCompleted && !task.IsCompleted; i++)
        {
            // Whatever can go on without time goes on first.
            await Task.Run(() => { });
            if (i % 100 == 99)
                await Task.Delay(1);
            if (i % 100 == 99 && _clock.NextDue is { } due && due - _clock.Elapsed < TimeSpan.FromMinutes(11))
                _clock.Advance(due - _clock.Elapsed);
        }

        Assert.True(task.IsCompleted, "The task waits for something other than time.");
    }

    [Fact]
    public async Task Every_request_names_the_program_and_carries_the_token()
    {
        var handler = new StubHandler(_clock, Message);
        using var client = Client(handler);

        await client.EditMessageAsync(Channel, new(1), Edit, default);

        var sent = Assert.Single(handler.Sent);
        Assert.Equal("/api/v10/channels/100/messages/1", sent.Path);
        Assert.Equal("Bot t0ken", sent.Authorization);
        Assert.Matches(@"^DiscordBot \(https://[^,]+, \d+\.\d+\.\d+\)$", sent.UserAgent);
    }

    [Fact]
    public async Task Interactions_are_answered_without_the_bots_token()
    {
        var handler = new StubHandler(_clock, _ => new HttpResponseMessage(HttpStatusCode.NoContent));
        using var client = Client(handler);

        await client.RespondAsync(new(7), "abc/d", InteractionResponse.DeferredUpdate, default);

        Assert.Null(handler.Sent[0].Authorization);
        Assert.Equal("/api/v10/interactions/7/abc%2Fd/callback", handler.Sent[0].Path);
    }

    [Fact]
    public async Task A_spent_bucket_is_waited_for_and_another_channel_is_not()
    {
        var handler = new StubHandler(_clock, _ => Limited(remaining: 0, resetAfter: 3));
        using var client = Client(handler);

        await client.EditMessageAsync(Channel, new(1), Edit, default);
        await Finish(client.EditMessageAsync(new(200), new(1), Edit, default));
        await Finish(client.EditMessageAsync(Channel, new(1), Edit, default));

        Assert.Equal([0, 0, 3], handler.Sent.Select(sent => sent.At.TotalSeconds));
    }

    [Fact]
    public async Task Requests_of_a_bucket_are_sent_in_the_order_in_which_they_came()
    {
        var handler = new StubHandler(_clock, _ => Limited(remaining: 0, resetAfter: 1, limit: 1));
        using var client = Client(handler);

        var all = Task.WhenAll(Enumerable.Range(1, 5).Select(i => client.EditMessageAsync(Channel, new((ulong)i), Edit, default)));
        await Finish(all);

        Assert.Equal(["1", "2", "3", "4", "5"], handler.Sent.Select(sent => sent.Path.Split('/')[^1]));
        Assert.Equal([0, 1, 2, 3, 4], handler.Sent.Select(sent => sent.At.TotalSeconds));
    }

    [Fact]
    public async Task Routes_that_share_a_bucket_wait_for_each_other()
    {
        var handler = new StubHandler(_clock, _ => Limited(remaining: 0, resetAfter: 5, bucket: "shared"));
        using var client = Client(handler);

        await client.GetChannelAsync(Channel, default);
        await Finish(client.EditMessageAsync(Channel, new(1), new MessageRequest { Content = "a" }, default));
        await Finish(client.EditMessageAsync(Channel, new(1), new MessageRequest { Content = "b" }, default));

        // The first edit teaches that its route is in the same bucket; from then on it waits.
        Assert.Equal([0, 0, 5], handler.Sent.Select(sent => sent.At.TotalSeconds));
    }

    [Theory]
    [InlineData("user")]
    [InlineData("shared")]
    [InlineData("global")]
    public async Task A_429_is_waited_out_and_the_request_is_sent_again(string scope)
    {
        var handler = new StubHandler(_clock, _ => TooMany(2.5, scope), Message);
        using var client = Client(handler);

        await Finish(client.CreateMessageAsync(Channel, new MessageRequest { Content = "hi" }, default));

        Assert.Equal([0, 2.5], handler.Sent.Select(sent => sent.At.TotalSeconds));
    }

    [Fact]
    public async Task A_global_429_holds_every_route_but_interactions()
    {
        var handler = new StubHandler(_clock, _ => TooMany(4, "global"), Message);
        using var client = Client(handler);

        var first = client.EditMessageAsync(Channel, new(1), Edit, default);
        var other = client.EditMessageAsync(new(200), new(2), Edit, default);
        await client.RespondAsync(new(7), "abc", InteractionResponse.DeferredUpdate, default);
        var callbackAt = handler.Sent.Single(sent => sent.Path.Contains("callback", StringComparison.Ordinal)).At;
        await Finish(Task.WhenAll(first, other));

        Assert.Equal(TimeSpan.Zero, callbackAt);
        Assert.Equal(4, handler.Sent[^1].At.TotalSeconds);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_becomes_an_error_that_says_how_long()
    {
        using var client = Client(new StubHandler(_clock, _ => TooMany(1337, "shared")));

        var error = await Assert.ThrowsAsync<DiscordApiException>(() => client.EditMessageAsync(Channel, new(1), Edit, default));

        Assert.Equal(TimeSpan.FromSeconds(1337), error.RetryAfter);
    }

    [Fact]
    public async Task More_than_fifty_requests_a_second_are_spread_out()
    {
        var handler = new StubHandler(_clock, Message);
        using var client = Client(handler);

        await Finish(Task.WhenAll(Enumerable.Range(1, 120).Select(i => client.GetChannelAsync(new((ulong)i), default))));

        Assert.Equal([50, 50, 20], handler.Sent.GroupBy(sent => sent.At).OrderBy(group => group.Key).Select(group => group.Count()));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task What_is_harmless_is_sent_again_after_a_fault_of_the_server(HttpStatusCode status)
    {
        var handler = new StubHandler(_clock, _ => new HttpResponseMessage(status), Message);
        using var client = Client(handler);

        await Finish(client.EditMessageAsync(Channel, new(1), Edit, default));

        Assert.Equal(2, handler.Sent.Count);
    }

    [Fact]
    public async Task A_message_without_nonce_is_never_sent_twice()
    {
        var handler = new StubHandler(_clock, _ => new HttpResponseMessage(HttpStatusCode.BadGateway));
        using var client = Client(handler);

        await Assert.ThrowsAsync<DiscordApiException>(() => client.CreateMessageAsync(Channel, new MessageRequest { Content = "hi" }, default));

        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_message_with_an_enforced_nonce_is_sent_again()
    {
        var handler = new StubHandler(_clock, _ => new HttpResponseMessage(HttpStatusCode.BadGateway), Message);
        using var client = Client(handler);

        await Finish(client.CreateMessageAsync(Channel, new MessageRequest { Content = "hi", Nonce = "post-7", EnforceNonce = true }, default));

        Assert.Equal(2, handler.Sent.Count);
        Assert.Contains("\"nonce\":\"post-7\",\"enforce_nonce\":true", handler.Sent[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_is_sent_again_only_when_the_first_never_arrived()
    {
        var handler = new StubHandler(_clock, _ => throw new HttpRequestException(HttpRequestError.ConnectionError), Message);
        using var client = Client(handler);
        await Finish(client.CreateFollowUpAsync(new(1), "abc", new MessageRequest { Content = "hi" }, default));
        Assert.Equal(2, handler.Sent.Count);

        var lost = new StubHandler(_clock, _ => throw new HttpRequestException(HttpRequestError.ResponseEnded), Message);
        using var unlucky = Client(lost);
        await Assert.ThrowsAsync<HttpRequestException>(() => unlucky.CreateFollowUpAsync(new(1), "abc", new MessageRequest { Content = "hi" }, default));
        Assert.Single(lost.Sent);
    }

    [Fact]
    public async Task A_callback_whose_answer_was_lost_counts_as_sent_when_Discord_knows_it()
    {
        var handler = new StubHandler(_clock,
            _ => throw new HttpRequestException(HttpRequestError.ResponseEnded),
            _ => Error(HttpStatusCode.BadRequest, DiscordErrorCode.AlreadyAcknowledged));
        using var client = Client(handler);

        await Settle(client.RespondAsync(new(7), "abc", InteractionResponse.DeferredUpdate, default));

        Assert.Equal(2, handler.Sent.Count);
    }

    [Fact]
    public async Task A_callback_that_somebody_else_acknowledged_is_an_error()
    {
        using var client = Client(new StubHandler(_clock, _ => Error(HttpStatusCode.BadRequest, DiscordErrorCode.AlreadyAcknowledged)));

        var error = await Assert.ThrowsAsync<DiscordApiException>(() => client.RespondAsync(new(7), "abc", InteractionResponse.DeferredUpdate, default));

        Assert.Equal(DiscordErrorCode.AlreadyAcknowledged, error.Code);
    }

    [Fact]
    public async Task Deleting_what_an_earlier_attempt_deleted_is_success()
    {
        var handler = new StubHandler(_clock,
            _ => new HttpResponseMessage(HttpStatusCode.GatewayTimeout), _ => Error(HttpStatusCode.NotFound, DiscordErrorCode.UnknownMessage));
        using var client = Client(handler);

        await Settle(client.DeleteOriginalAsync(new(1), "token", default));

        Assert.Equal(2, handler.Sent.Count);
    }

    [Fact]
    public async Task An_attempt_that_hangs_is_given_up_and_repeated()
    {
        var calls = 0;
        var handler = new StubHandler(_clock, async (request, token) =>
        {
            if (Interlocked.Increment(ref calls) == 1)
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return Message(request);
        });
        using var client = Client(handler, options => options with { AttemptTimeout = TimeSpan.FromSeconds(15) });

        await Finish(client.EditMessageAsync(Channel, new(1), Edit, default));

        Assert.True(handler.Sent[1].At >= TimeSpan.FromSeconds(15), $"{handler.Sent[1].At}");
    }

    [Fact]
    public async Task Nothing_more_is_sent_after_the_token_was_refused()
    {
        var handler = new StubHandler(_clock, _ => Error(HttpStatusCode.Unauthorized, 0));
        using var client = Client(handler);

        await Assert.ThrowsAsync<TokenRejectedException>(() => client.GetApplicationAsync(default));
        await Assert.ThrowsAsync<TokenRejectedException>(() => client.GetApplicationAsync(default));

        Assert.Single(handler.Sent);
        Assert.True(client.IsTokenRejected);
    }

    [Fact]
    public async Task An_expired_interaction_does_not_stop_the_bot()
    {
        using var client = Client(new StubHandler(_clock, _ => Error(HttpStatusCode.Unauthorized, DiscordErrorCode.InvalidWebhookToken), Message));

        await Assert.ThrowsAsync<DiscordApiException>(() => client.EditOriginalAsync(new(1), "old", Edit, default));
        await client.EditMessageAsync(Channel, new(1), Edit, default);

        Assert.False(client.IsTokenRejected);
    }

    [Fact]
    public async Task It_stops_by_itself_before_Discord_bans_the_address_and_goes_on_ten_minutes_later()
    {
        var handler = new StubHandler(_clock, _ => Error(HttpStatusCode.Forbidden, DiscordErrorCode.MissingAccess));
        using var client = Client(handler, options => options with { InvalidRequestBudget = 3 });
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<DiscordApiException>(() => client.GetChannelAsync(Channel, default));

        await Assert.ThrowsAsync<InvalidRequestBudgetException>(() => client.GetChannelAsync(Channel, default));
        Assert.Equal(3, handler.Sent.Count);

        _clock.Advance(TimeSpan.FromMinutes(10));
        await Assert.ThrowsAsync<DiscordApiException>(() => client.GetChannelAsync(Channel, default));
    }

    [Fact]
    public async Task Refused_fields_are_named()
    {
        const string Body = """
            {"code":50035,"message":"Invalid Form Body","errors":{"embeds":{"0":{"description":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 4096 or fewer in length."}]}}}}}
            """;
        using var client = Client(new StubHandler(_clock, _ => StubHandler.Json(Body, HttpStatusCode.BadRequest)));

        var error = await Assert.ThrowsAsync<DiscordApiException>(() => client.CreateMessageAsync(Channel, new MessageRequest { Content = "hi" }, default));

        Assert.Equal("POST /channels/{channel}/messages was answered with 400 (code 50035): Invalid Form Body; "
            + "embeds.0.description: Must be 4096 or fewer in length.", error.Message);
    }

    [Theory]
    [InlineData("<html><h1>Cloudflare</h1></html>", "text/html")]
    [InlineData("""{"id":"1","chan""", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("", "application/json")]
    public async Task A_body_that_is_no_answer_is_quoted_in_a_typed_error(string body, string mediaType)
    {
        var response = new Func<SentRequest, HttpResponseMessage>(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, mediaType),
        });
        using var client = Client(new StubHandler(_clock, response));

        await Assert.ThrowsAsync<DiscordApiException>(() => client.EditMessageAsync(Channel, new(1), Edit, default));
    }

    [Fact]
    public async Task No_error_shows_an_interaction_token()
    {
        using var client = Client(new StubHandler(_clock, _ => Error(HttpStatusCode.NotFound, DiscordErrorCode.UnknownInteraction)));

        var error = await Assert.ThrowsAsync<DiscordApiException>(() => client.RespondAsync(new(7), "s3cret", InteractionResponse.DeferredUpdate, default));

        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Discord_would_refuse_is_refused_before_it_is_sent()
    {
        var handler = new StubHandler(_clock, Message);
        using var client = Client(handler);

        await Assert.ThrowsAsync<ArgumentException>(() => client.CreateMessageAsync(Channel, new MessageRequest { Content = new string('x', 2001) }, default));

        Assert.Empty(handler.Sent);
    }

    [Fact]
    public async Task A_file_travels_as_a_form_beside_the_message()
    {
        var handler = new StubHandler(_clock, Message);
        using var client = Client(handler);

        await client.CreateMessageAsync(Channel, new MessageRequest { Content = "hi" }, default, new MessageFile("note.md", "# Note"u8.ToArray()));

        Assert.Contains("name=payload_json", handler.Sent[0].Body.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("files[0]", handler.Sent[0].Body, StringComparison.Ordinal);
        Assert.Contains("# Note", handler.Sent[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_wait_gives_its_place_to_the_next()
    {
        var handler = new StubHandler(_clock, _ => Limited(remaining: 0, resetAfter: 10, limit: 1));
        using var client = Client(handler);
        await client.EditMessageAsync(Channel, new(1), Edit, default);
        using var patience = new CancellationTokenSource();

        var impatient = client.EditMessageAsync(Channel, new(2), Edit, patience.Token);
        var patient = client.EditMessageAsync(Channel, new(3), Edit, default);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        await Finish(patient);

        Assert.Equal([0, 10], handler.Sent.Select(sent => sent.At.TotalSeconds));
    }

    [Theory]
    [InlineData("https://discord.com/api", "https://discord.com/api/v10/")]
    [InlineData("https://discord.com/api/", "https://discord.com/api/v10/")]
    [InlineData("http://127.0.0.1:5000/api/v10", "http://127.0.0.1:5000/api/v10/")]
    public void A_base_address_gets_the_version_that_it_lacks(string given, string expected) =>
        Assert.Equal(new Uri(expected), DiscordRestClient.WithVersion(new Uri(given)));
}
