using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Discord;
using Bot.Discord.Gateway;
using Bot.Discord.Rest;
using Bot.Testing.Discord;
using Bot.Testing.Discord.Faults;
using Bot.Testing.Discord.Http;
using Bot.Testing.Discord.State;
using Bot.Testing.Notes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Button = Bot.Core.Chat.Button;
using InteractionKind = Bot.Core.Chat.InteractionKind;

namespace Bot.Contracts.Discord;

/// <summary>
/// What the transport promises whichever client is beneath it: every interaction that Discord delivers or replays is answered once and in time, in
/// spite of whatever the gateway and the HTTP API do.
/// </summary>
public abstract class DiscordTransportContract
{
    private const string Callback = "POST /interactions/{interaction_id}/{interaction_token}/callback";
    private const string RegisterCommands = "PUT /applications/{application_id}/commands";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Whether every field that the client sends is in Discord's description. Discord ignores one that is not.</summary>
    protected virtual bool SendsKnownFieldsOnly => true;

    protected abstract IDiscordClient CreateClient(DiscordTransportOptions options, TimeProvider time, ILoggerFactory loggers);

    private Task<TransportRig> StartAsync(
        Func<Interaction, CancellationToken, Task<Reply>> handle,
        FakeDiscordOptions? options = null,
        Func<DiscordTransportOptions, DiscordTransportOptions>? change = null,
        Action<FakeDiscord>? before = null) => TransportRig.StartAsync(
            CreateClient, handle, (options ?? TransportRig.WideDeadlines) with { RefusesUnknownMembers = SendsKnownFieldsOnly }, change, before);

    private Task<TransportRig> StartAsync(
        Func<Interaction, Reply> handle,
        FakeDiscordOptions? options = null,
        Func<DiscordTransportOptions, DiscordTransportOptions>? change = null,
        Action<FakeDiscord>? before = null) => StartAsync((interaction, _) => Task.FromResult(handle(interaction)), options, change, before);

    private Task<TransportRig> StartAsync(ChatRouter router) => TransportRig.StartAsync(
        CreateClient, router, TransportRig.WideDeadlines with { RefusesUnknownMembers = SendsKnownFieldsOnly });

    private DiscordTransport NewTransport(DiscordTransportOptions options, ChatRouter router) =>
        new(options, CreateClient(options, TimeProvider.System, NullLoggerFactory.Instance), router, TimeProvider.System, NullLoggerFactory.Instance);

    private static SearchResult AnswerFrom(Section section) => new()
    {
        Hits = [new SearchHit(section, 1, new Snippet { Text = section.Units[0].Text, Matches = [], Markdown = section.Units[0].Text, Line = 2, UnitIndex = 0 })],
        Confident = true,
    };

    private static Reply Echo(Interaction interaction) => new() { Text = $"you said {interaction.Text("query")}" };

    private static ButtonToken Token(string route) => ButtonToken.Create(route, 1, "x");

    [Fact]
    public async Task A_command_is_registered_delivered_and_answered()
    {
        await using var rig = await StartAsync(Echo);

        await rig.AssertAnsweredOnceAsync(rig.Ask("s3"), "you said s3");
        Assert.Equal(1, rig.Discord.CommandWrites);
    }

    [Fact]
    public async Task What_others_wrote_pings_nobody_and_is_shown_as_it_is()
    {
        await using var rig = await StartAsync(Echo);

        var answer = await rig.Ask("@everyone <@1> [x](https://evil.test) **b**").AnswerAsync(Patience);

        Assert.Empty(answer.Pings);
        Assert.Equal(@"you said \@everyone \<\@1\> \[x\](<https://evil.test>) \*\*b\*\*", answer.Content);
    }

    [Fact]
    public async Task Typing_brings_choices_and_a_click_replaces_its_message()
    {
        await using var rig = await StartAsync(interaction => interaction.Kind == InteractionKind.Control
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
        await using var rig = await StartAsync(interaction => interaction.Kind == InteractionKind.Form
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
        await using var rig = await StartAsync(interaction => interaction.Kind == InteractionKind.Control
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
        await using var rig = await StartAsync(async (_, _) =>
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
        await using var rig = await StartAsync(Echo);
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
        await using var rig = await StartAsync(Echo);
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
        await using var rig = await StartAsync(interaction =>
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
        await using var rig = await StartAsync(Echo, TransportRig.WideDeadlines with { HeartbeatInterval = TimeSpan.FromMilliseconds(700) });
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
        await using var rig = await StartAsync(Echo);
        rig.Discord.HttpFaults.Add(Callback, trouble switch
        {
            "500" => HttpFault.Status(500),
            "503" => HttpFault.Status(503),
            "html" => HttpFault.Html(),
            "lost answer" => HttpFault.LostAnswer,
            "lost request" => HttpFault.LostRequest,
            "429 user" => HttpFault.RateLimited(RateLimitScope.User, TimeSpan.FromMilliseconds(200)),
            _ => HttpFault.RateLimited(RateLimitScope.Shared, TimeSpan.FromMilliseconds(200)),
        });

        await rig.AssertAnsweredOnceAsync(rig.Ask("s3"), "you said s3");

        Assert.True(rig.Discord.HttpFaults.AreOver);
    }

    [Fact]
    public async Task Random_disconnects_under_load_lose_nothing_and_repeat_nothing()
    {
        const int Interactions = 300;
        await using var rig = await StartAsync(Echo);
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
        await using var rig = await StartAsync((Func<Interaction, Reply>)(_ => throw new InvalidOperationException("broken")));
        var grete = rig.Discord.AddUser("grete", "de", [rig.Guild]);

        var answer = await rig.Discord.SendSlashCommand(rig.Channel, grete, "ask", ("query", "x")).AnswerAsync(Patience);

        Assert.True(answer.IsEphemeral);
        Assert.Equal(Phrases.German.SomethingBroke, answer.Content);
    }

    [Fact]
    public async Task A_second_start_writes_no_commands()
    {
        await using var rig = await StartAsync(Echo);
        await rig.StopAsync();

        await using var again = NewTransport(rig.Options, new HandledCommands((_, _) => Task.FromResult(Reply.Private("unused"))).Router());
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
        await using var rig = await StartAsync(async (interaction, _) =>
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
        await using var rig = await StartAsync(Echo);

        rig.Discord.GatewayFaults.Close(4014);

        var fatal = await Assert.ThrowsAsync<GatewayFatalException>(() => rig.Running.WaitAsync(Patience));
        Assert.Contains("Bot page", fatal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_ends_the_program_with_what_to_change()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var transport = NewTransport(
            TransportRig.OptionsFor(discord) with { Token = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.wrong1.wrong-wrong-wrong-wrong-wrong" }, new ChatRouter([], []));

        var rejected = await Assert.ThrowsAsync<TokenRejectedException>(() => transport.RunAsync(TestContext.Current.CancellationToken).WaitAsync(Patience));

        Assert.Contains("Discord:Token", rejected.Message, StringComparison.Ordinal);
        discord.TakeViolations();
    }

    [Fact]
    public async Task Every_kind_of_option_arrives_as_its_value()
    {
        Interaction? seen = null;
        await using var rig = await StartAsync(interaction =>
        {
            seen = interaction;
            return new Reply { Text = "set" };
        });
        var role = rig.Guild.AddRole("learners", Permissions.None);
        var grace = rig.Discord.AddUser("grace", "de", [rig.Guild]);
        rig.Guild.AddMember(grace, rig.Guild.AddRole("keepers", Permissions.ManageGuild));

        await rig.Discord.SendSlashCommand(
            rig.Channel, grace, "group set", ("count", 7), ("where", rig.Channel), ("role", role), ("who", rig.Ada), ("loud", true), ("mode", "often")).AnswerAsync(Patience);

        Assert.Equal(("group set", InteractionKind.Command, "de"), (seen!.Command, seen.Kind, seen.Locale));
        Assert.Equal((7L, true, "often"), (seen.Number("count"), seen.Flag("loud"), seen.Text("mode")));
        Assert.Equal(((long)rig.Channel.Id, (long)role.Id, (long)rig.Ada.Id), (seen.Number("where"), seen.Number("role"), seen.Number("who")));
        Assert.Equal((new Person((long)grace.Id, "grace"), (long)rig.Guild.Id, (long)rig.Channel.Id), (seen.Person, seen.GuildId, seen.ChannelId));
        Assert.True(seen.Can(MemberPermissions.ManageGuild | MemberPermissions.SendMessages));
        Assert.False(seen.Can(MemberPermissions.ManageMessages));
    }

    [Fact]
    public async Task What_a_channel_denies_a_person_is_denied()
    {
        Interaction? seen = null;
        await using var rig = await StartAsync(interaction =>
        {
            seen = interaction;
            return Echo(interaction);
        });
        rig.Guild.AddMember(rig.Ada, rig.Guild.AddRole("moderators", Permissions.ManageMessages));
        rig.Channel.Overwrite(rig.Ada, deny: Permissions.ManageMessages);

        await rig.AssertAnsweredOnceAsync(rig.Ask("s3"), "you said s3");

        Assert.False(seen!.Can(MemberPermissions.ManageMessages));
    }

    [Fact]
    public async Task Choices_are_offered_for_an_option_of_a_subcommand()
    {
        await using var rig = await StartAsync(Echo);
        var typed = await rig.Discord.TypeIntoOption(rig.Channel, rig.Guild.Owner, "group set", "zone", "Eur", ("count", 7)).FirstResponseAsync(Patience);
        Assert.Equal([("group set: Eur", "zone-1")], typed.Choices);
    }

    [Fact]
    public async Task A_message_is_looked_up_by_its_text()
    {
        await using var rig = await StartAsync(interaction => Reply.Private($"looked up {interaction.TargetText}"));
        var message = rig.Discord.Post(rig.Channel, rig.Ada, "what is a dlq?");
        var answer = await rig.Discord.UseMessageCommand(message, rig.Ada, "Look this up").AnswerAsync(Patience);
        Assert.Equal(("looked up what is a dlq?", true), (answer.Content, answer.IsEphemeral));
    }

    [Fact]
    public async Task A_menu_brings_what_was_chosen()
    {
        await using var rig = await StartAsync(interaction => interaction.Kind == InteractionKind.Control
            ? new Reply { Text = $"chose {string.Join(',', interaction.Values)}", Mode = ReplyMode.Replace }
            : new Reply { Text = "first", Rows = [[new Menu(Token("pick"), "Pick", [new("a", "A", "the first"), new("b", "B")])]] });
        var message = await rig.Ask("s3").AnswerAsync(Patience);
        await rig.Discord.Select(message, Token("pick").ToString(), rig.Ada, "b").FirstResponseAsync(Patience);
        Assert.Equal("chose b", message.Content);
    }

    [Fact]
    public async Task A_card_looks_as_it_was_made()
    {
        await using var rig = await StartAsync(_ => new Reply
        {
            Cards = [new Card { Title = "SQS", Body = "4 days", Footer = "sqs.md:5", Url = new Uri("https://example.org/sqs"), Accent = Accent.Answer }],
            Rows = [[new Button(Token("show"), "More", ButtonStyle.Primary), new LinkButton(new Uri("https://example.org/"), "Page"), new Button(Token("drop"), "Old", IsDisabled: true)]],
        });
        var answer = await rig.Ask("s3").AnswerAsync(Patience);
        var embed = Assert.Single(answer.Embeds);
        Assert.Equal(("SQS", "4 days", "https://example.org/sqs"), (embed.GetProperty("title").GetString(), embed.GetProperty("description").GetString(), embed.GetProperty("url").GetString()));
        Assert.Equal((0x3B82F6, "sqs.md:5"), (embed.GetProperty("color").GetInt32(), embed.GetProperty("footer").GetProperty("text").GetString()));
        Assert.Equal([1, 5, 2], answer.Components.Select(component => component.GetProperty("style").GetInt32()));
        Assert.True(answer.Components[2].GetProperty("disabled").GetBoolean());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_goes_with_the_answer(bool isSlow)
    {
        var release = new TaskCompletionSource();
        if (!isSlow)
            release.SetResult();
        await using var rig = await StartAsync(async (_, _) =>
        {
            await release.Task;
            return new Reply { Text = "here", Attachment = new Attachment("notes.csv", [.. "a,b"u8]) };
        });
        var asked = rig.Ask("s3");
        await asked.FirstResponseAsync(Patience);
        release.TrySetResult();
        var answer = await asked.AnswerAsync(Patience);
        Assert.Equal(("here", "notes.csv"), (answer.Content, answer.Json.GetProperty("attachments")[0].GetProperty("filename").GetString()));
    }

    [Fact]
    public async Task A_slow_answer_that_turns_out_private_is_shown_to_nobody_else()
    {
        var release = new TaskCompletionSource();
        await using var rig = await StartAsync(async (_, _) =>
        {
            await release.Task;
            return Reply.Private("only you");
        });
        var asked = await rig.Ask("s3").FirstResponseAsync(Patience);
        release.SetResult();
        await asked.WaitUntilAsync(_ => asked.Messages is [{ IsLoading: false }], Patience);
        Assert.Equal(("only you", true), (asked.Messages[0].Content, asked.Messages[0].IsEphemeral));
    }

    [Fact]
    public async Task A_slow_click_replaces_its_message_when_it_is_done()
    {
        var release = new TaskCompletionSource();
        await using var rig = await StartAsync(async (interaction, _) =>
        {
            if (interaction.Kind != InteractionKind.Control)
                return new Reply { Text = "first", Rows = [[new Button(Token("show"), "Show")]] };
            await release.Task;
            return new Reply { Text = "replaced", Mode = ReplyMode.Replace };
        });
        var message = await rig.Ask("s3").AnswerAsync(Patience);
        var click = await rig.Discord.ClickLabel(message, "Show", rig.Ada).FirstResponseAsync(Patience);
        Assert.Equal(InteractionResponseKind.DeferredUpdate, click.Response);
        release.SetResult();
        await click.WaitUntilAsync(_ => message.Content == "replaced", Patience);
        Assert.Empty(message.Components);
    }

    [Fact]
    public async Task A_slow_delete_removes_the_answer_and_not_a_placeholder()
    {
        var release = new TaskCompletionSource();
        var queues = SampleSection.Of("SQS › Queues", "A queue holds messages");
        var ask = new AskCommand(CannedEngine.KnowledgeOf((_, _) => AnswerFrom(queues), queues), SourceLink.None);
        await using var rig = await StartAsync(new ChatRouter([ask], [new HeldControls(ask, release.Task)]));
        var answer = await rig.Ask("queues").AnswerAsync(Patience);

        var click = await rig.Discord.ClickLabel(answer, Phrases.English.Delete, rig.Ada).FirstResponseAsync(Patience);
        release.SetResult();

        await click.WaitUntilAsync(_ => answer.IsDeleted, Patience);
        Assert.Empty(rig.Discord.Messages(rig.Channel));
    }

    [Fact]
    public async Task A_slow_turn_of_a_page_leaves_no_second_message()
    {
        var release = new TaskCompletionSource();
        var queues = SampleSection.Of("SQS › Queues", [.. Enumerable.Range(1, 200).Select(i => $"Fact number {i} about queues")]);
        var note = new NoteCommand(CannedEngine.KnowledgeOf((_, _) => AnswerFrom(queues), queues), SourceLink.None);
        await using var rig = await StartAsync(new ChatRouter([note], [new HeldControls(note, release.Task)]));
        var page = await rig.Discord.SendSlashCommand(rig.Channel, rig.Ada, "note", ("section", "queues")).AnswerAsync(Patience);

        var click = await rig.Discord.ClickLabel(page, Phrases.English.Next, rig.Ada).FirstResponseAsync(Patience);
        release.SetResult();

        await click.WaitUntilAsync(_ => page.Edits > 0, Patience);
        Assert.Contains("Page 2 of", page.Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_without_a_server_is_answered()
    {
        Interaction? seen = null;
        await using var rig = await StartAsync(interaction =>
        {
            seen = interaction;
            return Echo(interaction);
        });
        var channel = rig.Discord.DirectMessages(rig.Ada);
        await rig.AssertAnsweredOnceAsync(rig.Discord.SendSlashCommand(channel, rig.Ada, "ask", ("query", "s3")), "you said s3");
        Assert.Equal((null, (long)channel.Id, (long)rig.Ada.Id), (seen!.GuildId, seen.ChannelId, seen.Person.Id));
    }

    [Fact]
    public async Task An_interaction_that_has_expired_is_let_go_and_the_next_is_answered()
    {
        FakeInteraction? asked = null;
        await using var rig = await StartAsync(interaction =>
        {
            if (interaction.Text("query") == "late")
                asked!.Expire();
            return Echo(interaction);
        });
        asked = rig.Ask("late");
        await asked.WaitUntilAsync(_ => asked.Callbacks > 0, Patience);
        await rig.AssertAnsweredOnceAsync(rig.Ask("next"), "you said next");
        Assert.Equal(1, asked.Callbacks);
    }

    [Fact]
    public async Task Discord_that_is_down_at_the_start_is_asked_again()
    {
        await using var rig = await StartAsync(Echo, before: discord =>
        {
            discord.HttpFaults.Add(HttpFaults.AnyRoute, HttpFault.Status(503), times: 6);
            discord.HttpFaults.Add(HttpFaults.AnyRoute, HttpFault.Html());
        });
        await rig.AssertAnsweredOnceAsync(rig.Ask("s3"), "you said s3");
        Assert.Equal(1, rig.Discord.CommandWrites);
    }

    [Fact]
    public async Task Commands_of_a_development_guild_are_registered_there_and_once()
    {
        FakeGuild? guild = null;
        await using var rig = await StartAsync(
            Echo,
            change: options => options with { DevelopmentGuildId = new(guild!.Id) },
            before: discord => guild = discord.AddGuild("workshop"));
        var channel = guild!.AddTextChannel("bench");
        var bob = rig.Discord.AddUser("bob", guild);
        await rig.AssertAnsweredOnceAsync(rig.Discord.SendSlashCommand(channel, bob, "ask", ("query", "s3")), "you said s3");
        Assert.Throws<InvalidOperationException>(() => rig.Ask("elsewhere"));

        await using var again = NewTransport(rig.Options, new HandledCommands((_, _) => Task.FromResult(Reply.Private("unused"))).Router());
        using var stop = new CancellationTokenSource();
        var running = again.RunAsync(stop.Token);
        await rig.Discord.WaitForReadyAsync(2, Patience);
        await stop.CancelAsync();
        await running;
        Assert.Equal(1, rig.Discord.CommandWrites);
    }

    [Fact]
    public async Task Two_shards_serve_their_guilds_and_say_so()
    {
        await using var rig = await StartAsync(Echo, TransportRig.WideDeadlines with { Shards = 2, MaxConcurrency = 2 });
        await rig.Discord.WaitForReadyAsync(2, Patience);
        await WaitUntilAsync(() => rig.Transport.IsReady);
        Assert.Equal([0, 1], rig.Transport.States.Select(state => state.ShardId).Order());
        await rig.AssertAnsweredOnceAsync(rig.Ask("s3"), "you said s3");
    }

    [Fact]
    public async Task Commands_that_Discord_refuses_are_named_and_those_it_has_are_served()
    {
        await using var rig = await StartAsync(Echo);
        await rig.StopAsync();
        rig.Discord.HttpFaults.Add(RegisterCommands, HttpFault.Refused("0.options.0.description", "Must be between 1 and 100 in length."));
        await using var changed = NewTransport(rig.Options, RouterOfAskAlone());
        using var stop = new CancellationTokenSource();

        var running = changed.RunAsync(stop.Token);
        await rig.Discord.WaitForReadyAsync(2, Patience);
        await rig.AssertAnsweredOnceAsync(rig.Ask("s3"), "changed");
        await stop.CancelAsync();
        await running;

        Assert.Equal(
            "Discord refused the commands: /ask options.0.description: Must be between 1 and 100 in length. Those of an earlier start are served unchanged.",
            changed.CommandProblem);
    }

    [Fact]
    public async Task A_development_guild_that_the_bot_may_not_register_in_ends_the_program_with_what_to_do()
    {
        await using var discord = await FakeDiscord.StartAsync(TransportRig.WideDeadlines with { RefusesUnknownMembers = SendsKnownFieldsOnly });
        discord.HttpFaults.Add("GET /applications/{application_id}/guilds/{guild_id}/commands", HttpFault.Error(403, 50001, "Missing Access"));
        await using var transport = NewTransport(TransportRig.OptionsFor(discord) with { DevelopmentGuildId = new(77) }, RouterOfAskAlone());

        var refused = await Assert.ThrowsAsync<CommandsRefusedException>(() => transport.RunAsync(TestContext.Current.CancellationToken).WaitAsync(Patience));

        Assert.Contains("Discord:DevelopmentGuildId is '77'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("bot invite", refused.Message, StringComparison.Ordinal);
    }

    private static ChatRouter RouterOfAskAlone() => new([new HandledCommands((_, _) => Task.FromResult(new Reply { Text = "changed" }))], []);

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(10, patience.Token);
    }
}
