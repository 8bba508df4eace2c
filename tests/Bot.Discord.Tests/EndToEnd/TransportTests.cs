using Bot.Core.Chat;
using Bot.Discord.Gateway;
using Bot.Discord.Rest;
using Bot.Testing.Discord;
using Bot.Testing.Discord.Faults;
using Bot.Testing.Discord.State;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Discord.Tests.EndToEnd;

public sealed class TransportTests
{
    private const string Callback = "POST /interactions/{interaction_id}/{interaction_token}/callback";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private static Reply Echo(Interaction interaction) => new() { Text = $"you said {interaction.Text("query")}" };

    private static ButtonToken Token(string route) => ButtonToken.Create(route, 1, "x");

    [Fact]
    public async Task A_command_is_registered_delivered_and_answered()
    {
        await using var rig = await TransportRig.StartAsync(Echo);

        await rig.AssertAnsweredOnceAsync(rig.Ask("s3"), "you said s3");
        Assert.Equal(1, rig.Discord.CommandWrites);
    }

    [Fact]
    public async Task What_others_wrote_pings_nobody_and_is_shown_as_it_is()
    {
        await using var rig = await TransportRig.StartAsync(Echo);

        var answer = await rig.Ask("@everyone <@1> [x](https://evil.test) **b**").AnswerAsync(Patience);

        Assert.Empty(answer.Pings);
        Assert.Equal(@"you said \@everyone \<\@1\> \[x\](<https://evil.test>) \*\*b\*\*", answer.Content);
    }

    [Fact]
    public async Task Typing_brings_choices_and_a_click_replaces_its_message()
    {
        await using var rig = await TransportRig.StartAsync(interaction => interaction.Kind == Core.Chat.InteractionKind.Control
            ? new Reply { Text = "replaced", Mode = ReplyMode.Replace }
            : new Reply { Text = "first", Rows = [[new Button(Token("show"), "Show")]] });

        var typed = await rig.Discord.TypeIntoOption(rig.Channel, rig.Ada, "ask", "query", "clou").FirstResponseAsync(Patience);
        Assert.Equal(("clou › first", "1"), typed.Choices[0]);
        var message = await rig.Ask("s3").AnswerAsync(Patience);
        await rig.Discord.ClickLabel(message, "Show", rig.Ada).FirstResponseAsync(Patience);

        Assert.Equal("replaced", message.Content);
        Assert.Empty(message.Components);
    }

    [Fact]
    public async Task A_form_is_shown_filled_in_and_answered()
    {
        await using var rig = await TransportRig.StartAsync(interaction => interaction.Kind == Core.Chat.InteractionKind.Form
            ? Reply.Private($"got {interaction.Fields["why"]}")
            : new Reply { Form = new Form(Token("form"), "Why?", [new FormField("why", "Reason")]) });

        var opened = await rig.Ask("s3").FirstResponseAsync(Patience);
        var answer = await rig.Discord.SubmitModal(opened, ("why", "because")).AnswerAsync(Patience);

        Assert.Equal("got because", answer.Content);
        Assert.True(answer.IsEphemeral);
    }

    [Fact]
    public async Task A_click_on_delete_removes_its_message()
    {
        await using var rig = await TransportRig.StartAsync(interaction => interaction.Kind == Core.Chat.InteractionKind.Control
            ? new Reply { Mode = ReplyMode.Delete }
            : new Reply { Text = "first", Rows = [[new Button(Token("drop"), "Delete")]] });
        var message = await rig.Ask("s3").AnswerAsync(Patience);

        var click = rig.Discord.ClickLabel(message, "Delete", rig.Ada);
        await click.WaitUntilAsync(_ => message.IsDeleted, Patience);

        Assert.Empty(rig.Discord.Messages(rig.Channel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slow_answer_is_deferred_and_then_shown_to_whom_it_is_for(bool isPrivate)
    {
        var release = new TaskCompletionSource();
        await using var rig = await TransportRig.StartAsync(async (_, _) =>
        {
            await release.Task;
            return new Reply { Text = "late", Visibility = isPrivate ? Visibility.Private : Visibility.Public };
        });

        var asked = await rig.Ask("s3").FirstResponseAsync(Patience);
        Assert.True(asked.Original!.IsLoading);
        release.SetResult();
        await asked.WaitUntilAsync(_ => asked.Messages is [{ IsLoading: false }], Patience);

        Assert.Equal(isPrivate, asked.Messages[0].IsEphemeral);
        Assert.Equal("late", asked.Messages[0].Content);
    }

    public static TheoryData<string> GatewayTroubles =>
        ["drop", "half frame", "op 7", "op 9 resumable", "op 9 gone", "close 4000", "close 4008", "close 4009", "malformed", "unknown op", "huge", "null fields"];

    [Theory]
    [MemberData(nameof(GatewayTroubles))]
    public async Task After_any_trouble_of_the_gateway_the_next_command_is_answered_once(string trouble)
    {
        await using var rig = await TransportRig.StartAsync(Echo);
        await rig.AssertAnsweredOnceAsync(rig.Ask("before"), "you said before");

        var faults = rig.Discord.GatewayFaults;
        switch (trouble)
        {
            case "drop": faults.DropSockets(); break;
            case "half frame": faults.DropMidFrame(); break;
            case "op 7": faults.AskToReconnect(); break;
            case "op 9 resumable": faults.InvalidateSessions(isResumable: true); break;
            case "op 9 gone": faults.InvalidateSessions(isResumable: false); break;
            case "close 4000": faults.Close(4000); break;
            case "close 4008": faults.Close(4008); break;
            case "close 4009": faults.Close(4009); break;
            case "malformed": faults.SendText("""{"op":0,"t":"INTERACTION_CREATE","d":{"""); break;
            case "unknown op": faults.SendText("""{"op":123,"d":{"x":[1,2]},"t":null}"""); break;
            case "huge": faults.SendHugeEvent(); break;
            case "null fields": faults.SendEvent("INTERACTION_CREATE", new() { ["id"] = null, ["token"] = null, ["data"] = null }); break;
        }

        if (trouble is "op 9 gone" or "close 4009")
            await rig.Discord.WaitForReadyAsync(2, Patience);
        else if (trouble is "drop" or "half frame" or "op 7" or "op 9 resumable" or "close 4000" or "close 4008")
            await rig.Discord.WaitForResumeAsync(wait: Patience);
        await rig.AssertAnsweredOnceAsync(rig.Ask("after"), "you said after");
    }

    [Fact]
    public async Task What_came_while_the_connection_was_gone_is_replayed_and_answered_once()
    {
        await using var rig = await TransportRig.StartAsync(Echo);
        await rig.AssertAnsweredOnceAsync(rig.Ask("before"), "you said before");
        rig.Discord.GatewayFaults.RefusesConnections = true;
        rig.Discord.GatewayFaults.DropSockets();

        var asked = rig.Ask("meanwhile");
        rig.Discord.GatewayFaults.RefusesConnections = false;

        await rig.AssertAnsweredOnceAsync(asked, "you said meanwhile");
        Assert.Equal(1, rig.Discord.SessionsStarted);
    }

    [Fact]
    public async Task Events_that_come_twice_are_answered_once()
    {
        var handled = 0;
        await using var rig = await TransportRig.StartAsync(interaction =>
        {
            Interlocked.Increment(ref handled);
            return Echo(interaction);
        });
        await rig.AssertAnsweredOnceAsync(rig.Ask("once"), "you said once");

        rig.Discord.GatewayFaults.RepeatEvents(5);
        await rig.AssertAnsweredOnceAsync(rig.Ask("next"), "you said next");

        Assert.Equal(2, handled);
    }

    [Fact]
    public async Task A_silent_connection_is_found_out_by_its_missing_acknowledgements()
    {
        await using var rig = await TransportRig.StartAsync(Echo, TransportRig.WideDeadlines with { HeartbeatInterval = TimeSpan.FromMilliseconds(700) });
        await rig.AssertAnsweredOnceAsync(rig.Ask("before"), "you said before");

        rig.Discord.GatewayFaults.GoSilent();

        await rig.Discord.WaitForResumeAsync(wait: Patience);
        await rig.AssertAnsweredOnceAsync(rig.Ask("after"), "you said after");
    }

    public static TheoryData<string> CallbackTroubles => ["500", "503", "html", "lost answer", "lost request", "429 user", "429 shared"];

    [Theory]
    [MemberData(nameof(CallbackTroubles))]
    public async Task A_callback_that_goes_wrong_is_repeated_and_seen_once(string trouble)
    {
        await using var rig = await TransportRig.StartAsync(Echo);
        rig.Discord.HttpFaults.Add(Callback, trouble switch
        {
            "500" => HttpFault.Status(500),
            "503" => HttpFault.Status(503),
            "html" => HttpFault.Html(),
            "lost answer" => HttpFault.LostAnswer,
            "lost request" => HttpFault.LostRequest,
            "429 user" => HttpFault.RateLimited(Testing.Discord.Http.RateLimitScope.User, TimeSpan.FromMilliseconds(200)),
            _ => HttpFault.RateLimited(Testing.Discord.Http.RateLimitScope.Shared, TimeSpan.FromMilliseconds(200)),
        });

        await rig.AssertAnsweredOnceAsync(rig.Ask("s3"), "you said s3");

        Assert.True(rig.Discord.HttpFaults.AreOver);
    }

    [Fact]
    public async Task Random_disconnects_under_load_lose_nothing_and_repeat_nothing()
    {
        const int Interactions = 300;
        await using var rig = await TransportRig.StartAsync(Echo);
        await rig.AssertAnsweredOnceAsync(rig.Ask("before"), "you said before");
        var random = new Random(20260301);
        var asked = new List<FakeInteraction>();
        for (var i = 0; i < Interactions; i++)
        {
            asked.Add(rig.Ask($"{i}"));
            if (random.Next(10) == 0)
                rig.Discord.GatewayFaults.DropSockets();
            if (random.Next(5) == 0)
                await Task.Delay(random.Next(10), TestContext.Current.CancellationToken);
        }

        for (var i = 0; i < Interactions; i++)
            await rig.AssertAnsweredOnceAsync(asked[i], $"you said {i}");
        Assert.Equal(1, rig.Discord.SessionsStarted);
    }

    [Fact]
    public async Task A_fault_of_a_command_is_apologised_for_in_the_persons_language()
    {
        await using var rig = await TransportRig.StartAsync((Func<Interaction, Reply>)(_ => throw new InvalidOperationException("broken")));
        var grete = rig.Discord.AddUser("grete", "de", [rig.Guild]);

        var answer = await rig.Discord.SendSlashCommand(rig.Channel, grete, "ask", ("query", "x")).AnswerAsync(Patience);

        Assert.True(answer.IsEphemeral);
        Assert.Equal(Phrases.German.SomethingBroke, answer.Content);
    }

    [Fact]
    public async Task A_second_start_writes_no_commands()
    {
        await using var rig = await TransportRig.StartAsync(Echo);
        await rig.StopAsync();

        await using var again = new DiscordTransport(
            TransportRig.Options(rig.Discord),
            new ChatRouter(rig.Commands, []), TimeProvider.System, NullLoggerFactory.Instance);
        using var stop = new CancellationTokenSource();
        var running = again.RunAsync(stop.Token);
        await rig.Discord.WaitForReadyAsync(2, Patience);
        await stop.CancelAsync();
        await running;

        Assert.Equal(1, rig.Discord.CommandWrites);
    }

    [Fact]
    public async Task Stopping_finishes_the_answer_in_flight()
    {
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var rig = await TransportRig.StartAsync(async (interaction, _) =>
        {
            started.TrySetResult();
            await release.Task;
            return Echo(interaction);
        });
        var asked = rig.Ask("last");
        await started.Task;

        var stopped = rig.StopAsync();
        release.SetResult();
        await stopped;

        await rig.AssertAnsweredOnceAsync(asked, "you said last");
        Assert.All(rig.Transport.States, state => Assert.Equal(GatewayPhase.Stopped, state.Phase));
    }

    [Fact]
    public async Task A_refused_intent_ends_the_program_with_what_to_change()
    {
        await using var rig = await TransportRig.StartAsync(Echo);

        rig.Discord.GatewayFaults.Close(4014);

        var fatal = await Assert.ThrowsAsync<GatewayFatalException>(() => rig.Running.WaitAsync(Patience));
        Assert.Contains("Bot page", fatal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_ends_the_program_with_what_to_change()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var transport = new DiscordTransport(
            TransportRig.Options(discord) with { Token = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.wrong1.wrong-wrong-wrong-wrong-wrong" },
            new ChatRouter([], []), TimeProvider.System, NullLoggerFactory.Instance);

        var rejected = await Assert.ThrowsAsync<TokenRejectedException>(() => transport.RunAsync(TestContext.Current.CancellationToken).WaitAsync(Patience));

        Assert.Contains("Discord:Token", rejected.Message, StringComparison.Ordinal);
        discord.TakeViolations();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bot abc")]
    [InlineData("abc.def.ghi")]
    public void A_token_that_cannot_be_one_is_refused_with_what_to_do(string token) =>
        Assert.Contains("Discord:Token", new DiscordTransportOptions { Token = token }.Problem(), StringComparison.Ordinal);
}
