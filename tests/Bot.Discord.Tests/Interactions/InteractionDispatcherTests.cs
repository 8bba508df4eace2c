using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Bot.Discord.Gateway;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Tests.Support;
using Bot.Discord.Wire;
using Bot.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Discord.Tests.Interactions;

public sealed class InteractionDispatcherTests : IAsyncDisposable
{
    private readonly ManualTime _clock = new();
    private readonly ConcurrentQueue<SentRequest> _sent = new();
    private readonly SemaphoreSlim _sentSignal = new(0);
    private readonly StubHandler _http;
    private readonly DiscordRestClient _rest;
    private Func<SentRequest, HttpResponseMessage?> _answer = _ => null;
    private InteractionDispatcher? _dispatcher;

    public InteractionDispatcherTests()
    {
        _http = new StubHandler(_clock, (request, _) =>
        {
            var answer = _answer(request) ?? (request.Path.Contains("callback", StringComparison.Ordinal) || request.Method is "DELETE"
                ? new HttpResponseMessage(HttpStatusCode.NoContent)
                : StubHandler.Json("""{"id":"1","channel_id":"2"}"""));
            _sent.Enqueue(request);
            _sentSignal.Release();
            return Task.FromResult(answer);
        });
        _rest = new DiscordRestClient(new DiscordRestOptions { Token = "t" }, _http, _clock, NullLogger<DiscordRestClient>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        if (_dispatcher is not null)
            await _dispatcher.DisposeAsync();
        _rest.Dispose();
        _http.Dispose();
        _sentSignal.Dispose();
    }

    private static InteractionAnswer.Send Said(string text, bool isEphemeral = false) => new(new MessageRequest { Content = text }, isEphemeral);

    private Interaction Command(ulong serial = 1, InteractionType type = InteractionType.ApplicationCommand, Message? message = null) => new()
    {
        Id = new(Snowflake.At(_clock.GetUtcNow()).Value + serial),
        ApplicationId = new(9),
        Token = $"token{serial}",
        Type = type,
        Message = message,
        Data = new InteractionData { Name = "ask" },
    };

    private InteractionDispatcher Dispatch(
        Func<Interaction, CancellationToken, Task<InteractionAnswer>> handle, Deferral deferral = Deferral.Public, InteractionOptions? options = null,
        ILogger<InteractionDispatcher>? logger = null) =>
        _dispatcher = new(options ?? new(), _rest, new StubInteractionHandler(handle, deferral), _clock, logger ?? NullLogger<InteractionDispatcher>.Instance);

    private void Receive(Interaction interaction) =>
        _dispatcher!.Receive(new GatewayEvent.InteractionReceived(interaction, _clock.GetTimestamp()));

    private async Task<SentRequest> NextRequest()
    {
        Assert.True(await _sentSignal.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken), "Nothing was sent.");
        Assert.True(_sent.TryDequeue(out var request));
        return request;
    }

    private static int TypeOf(SentRequest request) => JsonDocument.Parse(request.Body).RootElement.GetProperty("type").GetInt32();

    private Task Drain() => _dispatcher!.StopAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_quick_answer_is_the_first_response()
    {
        Dispatch((_, _) => Task.FromResult<InteractionAnswer>(Said("hello", isEphemeral: true)));

        Receive(Command());

        var request = await NextRequest();
        Assert.Equal(4, TypeOf(request));
        Assert.Contains("\"flags\":64", request.Body, StringComparison.Ordinal);
        await Drain();
        Assert.Empty(_sent);
    }

    [Theory]
    [InlineData(Deferral.Public, """{"type":5}""")]
    [InlineData(Deferral.Ephemeral, """{"type":5,"data":{"flags":64}}""")]
    [InlineData(Deferral.Update, """{"type":6}""")]
    public async Task A_slow_answer_is_promised_after_one_and_a_half_seconds(Deferral deferral, string promise)
    {
        var answer = new TaskCompletionSource<InteractionAnswer>();
        Dispatch((_, _) => answer.Task, deferral);
        Receive(Command());

        _clock.Advance(TimeSpan.FromSeconds(1.4));
        Assert.Empty(_sent);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(promise, (await NextRequest()).Body);
        answer.SetResult(new InteractionAnswer.Replace(new MessageRequest { Content = "late" }));
        Assert.Equal("PATCH /api/v10/webhooks/9/token1/messages/@original", (await NextRequest()).ToString());
    }

    [Fact]
    public async Task A_private_answer_to_a_public_promise_takes_the_promise_away_first()
    {
        var answer = new TaskCompletionSource<InteractionAnswer>();
        Dispatch((_, _) => answer.Task);
        Receive(Command());
        _clock.Advance(TimeSpan.FromSeconds(1.5));
        await NextRequest();

        answer.SetResult(Said("only for you", isEphemeral: true));

        Assert.Equal("DELETE /api/v10/webhooks/9/token1/messages/@original", (await NextRequest()).ToString());
        var followUp = await NextRequest();
        Assert.Equal("POST /api/v10/webhooks/9/token1", followUp.ToString());
        Assert.Contains("\"flags\":64", followUp.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replayed_interaction_is_answered_once()
    {
        var calls = 0;
        Dispatch((_, _) =>
        {
            Interlocked.Increment(ref calls);
            return Task.FromResult<InteractionAnswer>(Said("hello"));
        });
        var interaction = Command();

        for (var i = 0; i < 5; i++)
            Receive(interaction);
        await Drain();

        Assert.Equal(1, calls);
        Assert.Single(_sent);
    }

    [Fact]
    public async Task When_the_queue_is_full_the_next_one_is_told_so_at_once()
    {
        var answer = new TaskCompletionSource<InteractionAnswer>();
        var started = new TaskCompletionSource();
        Dispatch((_, _) =>
        {
            started.TrySetResult();
            return answer.Task;
        }, options: new InteractionOptions { QueueCapacity = 1, Workers = 1 });
        Receive(Command(1));
        await started.Task;
        Receive(Command(2));

        Receive(Command(3));

        var busy = await NextRequest();
        Assert.Contains("/token3/", busy.Path, StringComparison.Ordinal);
        Assert.Equal("""{"type":4,"data":{"content":"Busy","flags":64,"allowed_mentions":{"parse":[]}}}""", busy.Body);
        answer.SetResult(Said("hello"));
        await Drain();
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public async Task One_that_waits_in_the_queue_is_promised_an_answer_in_time()
    {
        var answer = new TaskCompletionSource<InteractionAnswer>();
        Dispatch((_, _) => answer.Task, options: new InteractionOptions { Workers = 1 });
        Receive(Command(1));
        Receive(Command(2));

        _clock.Advance(TimeSpan.FromSeconds(1.5));

        string[] promised = [(await NextRequest()).Path, (await NextRequest()).Path];
        Assert.Contains(promised, path => path.Contains("token1", StringComparison.Ordinal));
        Assert.Contains(promised, path => path.Contains("token2", StringComparison.Ordinal));
        answer.SetResult(Said("hello"));
    }

    [Fact]
    public async Task A_fault_is_logged_once_and_apologised_for_in_private()
    {
        var log = new ListLogger<InteractionDispatcher>();
        Dispatch((_, _) => throw new InvalidOperationException("broken"), logger: log);

        Receive(Command());

        Assert.Contains("\"content\":\"Fault\",\"flags\":64", (await NextRequest()).Body, StringComparison.Ordinal);
        await Drain();
        Assert.Single(log.Lines, line => line.Level >= LogLevel.Warning);
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains("token1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Autocomplete_is_never_deferred_and_a_fault_offers_nothing()
    {
        var answer = new TaskCompletionSource<InteractionAnswer>();
        Dispatch((_, _) => answer.Task);
        Receive(Command(type: InteractionType.Autocomplete));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(_sent);

        answer.SetException(new InvalidOperationException("broken"));

        Assert.Equal("""{"type":8,"data":{"choices":[]}}""", (await NextRequest()).Body);
    }

    [Fact]
    public async Task A_form_that_comes_too_late_becomes_a_sentence()
    {
        var answer = new TaskCompletionSource<InteractionAnswer>();
        Dispatch((_, _) => answer.Task, Deferral.Ephemeral);
        Receive(Command());
        _clock.Advance(TimeSpan.FromSeconds(1.5));
        await NextRequest();

        answer.SetResult(new InteractionAnswer.Modal("id", "Title", []));

        Assert.Contains("TooSlowForModal", (await NextRequest()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_the_message_of_a_button_acknowledges_first()
    {
        Dispatch((_, _) => Task.FromResult<InteractionAnswer>(new InteractionAnswer.Delete()), Deferral.Update);

        Receive(Command(type: InteractionType.MessageComponent, message: new Message()));

        Assert.Equal(6, TypeOf(await NextRequest()));
        Assert.Equal("DELETE", (await NextRequest()).Method);
    }

    [Fact]
    public async Task An_interaction_that_came_late_is_deferred_that_much_earlier()
    {
        var answer = new TaskCompletionSource<InteractionAnswer>();
        Dispatch((interaction, _) => interaction.Token is "token1" ? Task.FromResult<InteractionAnswer>(Said("hello")) : answer.Task);
        Receive(Command(1));
        await NextRequest();
        var late = Command(2);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Receive(late);
        _clock.Advance(TimeSpan.FromSeconds(0.5));

        Assert.Equal(5, TypeOf(await NextRequest()));
        answer.SetResult(Said("hello"));
    }

    [Fact]
    public async Task Stopping_waits_for_the_answers_in_flight_and_turns_away_what_comes_then()
    {
        var answer = new TaskCompletionSource<InteractionAnswer>();
        Dispatch((_, _) => answer.Task);
        Receive(Command(1));

        var stopped = Drain();
        Receive(Command(2));
        Assert.Contains("\"content\":\"Stopping\"", (await NextRequest()).Body, StringComparison.Ordinal);
        Assert.False(stopped.IsCompleted);
        answer.SetResult(Said("hello"));
        await stopped;

        Assert.Contains("token1", (await NextRequest()).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_interaction_is_given_up_without_noise()
    {
        var log = new ListLogger<InteractionDispatcher>();
        _answer = _ => StubHandler.Json("""{"code":10062,"message":"Unknown interaction"}""", HttpStatusCode.NotFound);
        Dispatch((_, _) => Task.FromResult<InteractionAnswer>(Said("hello")), logger: log);

        Receive(Command());
        await Drain();

        Assert.Single(_sent);
        Assert.DoesNotContain(log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_burst_of_two_thousand_is_answered_each_exactly_once()
    {
        Dispatch(async (interaction, _) =>
        {
            await Task.Yield();
            return Said(interaction.Token);
        });

        for (var i = 1UL; i <= 2000; i++)
            Receive(Command(i));
        await Drain();

        Assert.Equal(2000, _sent.Count);
        Assert.Equal(2000, _sent.Select(request => request.Path).Distinct(StringComparer.Ordinal).Count());
        Assert.All(_sent, request => Assert.Equal(4, TypeOf(request)));
    }

    [Fact]
    public void The_oldest_remembered_id_makes_room()
    {
        var ids = new RecentIds(2);
        Assert.True(ids.TryAdd(new(1)));
        Assert.True(ids.TryAdd(new(2)));
        Assert.False(ids.TryAdd(new(1)));
        Assert.True(ids.TryAdd(new(3)));

        Assert.True(ids.TryAdd(new(1)));
        Assert.False(ids.TryAdd(new(3)));
    }

    private sealed class StubInteractionHandler(Func<Interaction, CancellationToken, Task<InteractionAnswer>> handle, Deferral deferral) : IInteractionHandler
    {
        public Deferral DeferralOf(Interaction interaction) => deferral;

        public Task<InteractionAnswer> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => handle(interaction, cancellationToken);

        public string TextOf(Apology apology, Interaction interaction) => apology.ToString();
    }

    [Fact]
    public async Task No_more_handlers_compute_at_once_than_the_options_say()
    {
        const int Interactions = 500;
        var (computing, most) = (0, 0);
        Dispatch(
            (_, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref computing));
                Thread.SpinWait(20_000);
                Interlocked.Decrement(ref computing);
                return Task.FromResult<InteractionAnswer>(Said("hello"));
            },
            options: new InteractionOptions { ComputingHandlers = 1 });

        for (var i = 0; i < Interactions; i++)
            Receive(Command((ulong)i));
        await Drain();

        Assert.Equal((Interactions, 1), (_sent.Count, most));
    }

    [Fact]
    public async Task A_handler_that_waits_lets_the_next_one_compute()
    {
        var first = new TaskCompletionSource<InteractionAnswer>();
        Dispatch(
            (interaction, _) => string.Equals(interaction.Token, "token1", StringComparison.Ordinal) ? first.Task : Task.FromResult<InteractionAnswer>(Said("second")),
            options: new InteractionOptions { ComputingHandlers = 1 });

        Receive(Command(1));
        Receive(Command(2));

        Assert.Contains("second", (await NextRequest()).Body, StringComparison.Ordinal);
        first.SetResult(Said("first"));
        Assert.Contains("first", (await NextRequest()).Body, StringComparison.Ordinal);
    }
}
