using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Bot.Testing.Discord;
using Bot.Testing.Discord.Faults;
using Bot.Testing.Discord.Gateway;
using Bot.Testing.Discord.Http;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Tests.Discord;

/// <summary>
/// Drives the fake with discord.js (<c>tests/discordjs</c>): a client that nobody here wrote, made for the real Discord. What it does without
/// complaint shows that the fake is faithful, and what the fake complains about shows where it is too strict. Needs Node.js and
/// <c>npm ci</c> in that folder.
/// </summary>
public sealed class DiscordJsTests
{
    /// <summary>
    /// The fake's figures made small where discord.js would wait: heartbeats, and the time between two Identify. It sends <c>tts</c>,
    /// <c>enforce_nonce</c> and a thread's <c>type</c> where Discord's description has no such member.
    /// </summary>
    private static readonly FakeDiscordOptions Options = new()
    {
        HeartbeatInterval = TimeSpan.FromSeconds(2),
        ChecksOwnAnswers = true,
        RefusesUnknownMembers = false,
        IdentifyWindow = TimeSpan.FromMilliseconds(100),
    };

    [Fact]
    public async Task It_logs_in_registers_its_commands_and_sees_its_guilds()
    {
        await using var play = await Play.StartAsync();
        var ready = await play.HearAsync("ready");
        Assert.Equal("study-bot", ready.GetProperty("user").GetString());
        Assert.Equal((1, 3), (ready.GetProperty("guilds").GetInt32(), ready.GetProperty("commands").GetInt32()));
    }

    [Fact]
    public async Task It_replies_defers_edits_follows_up_completes_updates_and_opens_a_modal()
    {
        await using var play = await Play.StartAsync();
        await play.HearAsync("ready");
        var discord = play.Discord;

        var asked = discord.SendSlashCommand(play.Channel, play.Ada, "ask", ("query", "signed cookies"));
        var card = await asked.AnswerAsync();
        Assert.Equal("found for ada", card.Embeds[0].GetProperty("description").GetString());
        Assert.Equal($"{card.Id}", (await play.HearAsync("replied")).GetProperty("message").GetString());

        var quiz = discord.SendSlashCommand(play.Channel, play.Ada, "quiz start", ("count", 3));
        await quiz.WaitUntilAsync(one => one.Messages.Count == 2);
        Assert.Equal(["start 3", "and more"], quiz.Messages.Select(message => message.Content));
        Assert.Equal(InteractionResponseKind.DeferredMessage, quiz.Response);
        Assert.All(quiz.Messages, message => Assert.True(message.IsEphemeral));

        var typed = await discord.TypeIntoOption(play.Channel, play.Ada, "ask", "query", "sig").FirstResponseAsync();
        Assert.Equal([("sig…", "s1")], typed.Choices);

        var form = await discord.ClickLabel(card, "Answer", play.Ada).FirstResponseAsync();
        Assert.Equal("you wrote CloudFront", (await discord.SubmitModal(form, ("text", "CloudFront")).AnswerAsync()).Content);

        await discord.ClickButton(card, "more", play.Ada).WaitUntilAsync(_ => card.Edits == 1);
        Assert.Equal("page 2", card.Content);

        var searched = discord.UseMessageCommand(discord.Post(play.Channel, play.Ada, "what is a VPC?"), play.Ada, "Search notes for this");
        Assert.Equal("about: what is a VPC?", (await searched.AnswerAsync()).Content);
    }

    [Fact]
    public async Task It_posts_edits_and_starts_a_thread()
    {
        await using var play = await Play.StartAsync();
        await play.HearAsync("ready");
        await play.TellAsync($"{play.Channel.Id}");
        await play.HearAsync("posted");
        Assert.Equal("question of the day, revealed", Assert.Single(play.Discord.Messages(play.Channel)).Content);
        Assert.Equal("talk here", play.Discord.Messages(Assert.Single(play.Discord.Threads(play.Channel)))[0].Content);
    }

    [Fact]
    public async Task It_resumes_after_a_drop_and_answers_what_it_missed_once()
    {
        await using var play = await Play.StartAsync();
        await play.HearAsync("ready");
        play.Discord.GatewayFaults.DropSockets();
        var missed = play.Discord.SendSlashCommand(play.Channel, play.Ada, "ask", ("query", "missed"));
        await missed.AnswerAsync();
        await play.Discord.WaitForResumeAsync();
        Assert.Equal((1, 1, 1), (missed.Callbacks, play.Discord.SessionsStarted, play.Discord.SessionsResumed));
    }

    [Fact]
    public async Task It_resumes_after_op_7()
    {
        await using var play = await Play.StartAsync();
        await play.HearAsync("ready");
        play.Discord.GatewayFaults.AskToReconnect();
        await play.HearAsync("shardResume");
        await play.AskAsync();
        Assert.Equal((1, 1), (play.Discord.SessionsStarted, play.Discord.SessionsResumed));
    }

    [Fact]
    public async Task It_resumes_after_a_resumable_op_9()
    {
        await using var play = await Play.StartAsync();
        await play.HearAsync("ready");
        play.Discord.GatewayFaults.InvalidateSessions(isResumable: true);
        await play.HearAsync("shardResume");
        await play.AskAsync();
        Assert.Equal((1, 1), (play.Discord.SessionsStarted, play.Discord.SessionsResumed));
    }

    [Fact]
    public async Task It_starts_a_new_session_after_an_op_9_that_is_not_resumable()
    {
        await using var play = await Play.StartAsync();
        await play.HearAsync("ready");
        play.Discord.GatewayFaults.InvalidateSessions(isResumable: false);
        await play.Discord.WaitForReadyAsync(sessions: 2);
        await play.AskAsync();
        Assert.Equal(0, play.Discord.SessionsResumed);
    }

    [Fact]
    public async Task It_notices_a_silent_gateway_by_the_missing_acknowledgement()
    {
        await using var play = await Play.StartAsync();
        await play.HearAsync("ready");
        play.Discord.GatewayFaults.GoSilent();
        await play.Discord.WaitForResumeAsync(wait: TimeSpan.FromSeconds(30));
        await play.AskAsync();
    }

    [Fact]
    public async Task It_ignores_unknown_ops_and_events()
    {
        await using var play = await Play.StartAsync();
        await play.HearAsync("ready");
        play.Discord.GatewayFaults.SendText("""{"op":99,"d":null,"s":null,"t":null}""");
        play.Discord.GatewayFaults.SendEvent("SOMETHING_NEW", []);
        await play.AskAsync();
        Assert.Equal(0, play.Discord.SessionsResumed);
    }

    [Fact]
    public async Task It_gives_up_on_a_fatal_close()
    {
        await using var play = await Play.StartAsync();
        await play.HearAsync("ready");
        play.Discord.GatewayFaults.Close(GatewayCloseCode.DisallowedIntents);
        var closed = await play.HearAnyAsync("shardDisconnect", "error", "exit");
        Assert.NotEqual("shardResume", closed.GetProperty("event").GetString());
    }

    [Theory]
    [InlineData(RateLimitScope.User)]
    [InlineData(RateLimitScope.Global)]
    [InlineData(RateLimitScope.Shared)]
    public async Task It_waits_out_a_429_of_each_scope(RateLimitScope scope)
    {
        await using var play = await Play.StartAsync();
        await play.HearAsync("ready");
        play.Discord.HttpFaults.Add("POST /channels/{channel_id}/messages", HttpFault.RateLimited(scope, TimeSpan.FromSeconds(0.5)));
        await play.TellAsync($"{play.Channel.Id}");
        await play.HearAsync("posted");
        Assert.True(play.Discord.HttpFaults.AreOver);
    }

    [Fact]
    public async Task It_retries_a_server_error_and_the_nonce_keeps_it_one_message()
    {
        await using var play = await Play.StartAsync();
        await play.HearAsync("ready");
        play.Discord.HttpFaults.Add("POST /channels/{channel_id}/messages", HttpFault.Status(502));
        play.Discord.HttpFaults.Add("POST /channels/{channel_id}/messages", HttpFault.LostAnswer);
        await play.TellAsync($"{play.Channel.Id}");
        await play.HearAsync("posted");
        Assert.Single(play.Discord.Messages(play.Channel));
    }

    /// <summary>A fake Discord with a guild, and discord.js as a process that is connected to it.</summary>
    private sealed class Play : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

        private readonly Process _process;
        private readonly Channel<JsonElement> _heard = System.Threading.Channels.Channel.CreateUnbounded<JsonElement>();

        private Play(FakeDiscord discord, string folder)
        {
            Discord = discord;
            var guild = discord.AddGuild("study group");
            guild.AddMember(discord.Bot, guild.AddRole("bot", Permissions.All & ~Permissions.Administrator));
            Channel = guild.AddTextChannel("aws");
            Ada = discord.AddUser("ada", guild);
            _process = Process.Start(new ProcessStartInfo("node", "witness.mjs")
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DISCORD_API"] = discord.ApiRoot.ToString(), ["DISCORD_TOKEN"] = discord.Token },
            })!;
            _process.OutputDataReceived += (_, line) => Hear(line.Data);
            _process.ErrorDataReceived += (_, line) => Hear(line.Data is null ? null : JsonSerializer.Serialize(new { @event = "stderr", text = line.Data }));
            _process.EnableRaisingEvents = true;
            _process.Exited += (_, _) => Hear("""{"event":"exit"}""");
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        public FakeDiscord Discord { get; }

        public FakeChannel Channel { get; }

        public FakeUser Ada { get; }

        public static async Task<Play> StartAsync()
        {
            var folder = FindFolder();
            Assert.SkipWhen(folder is null, "discord.js is not installed: run 'npm ci' in tests/discordjs.");
            Assert.SkipUnless(HasNode(), "Node.js is not installed.");
            return new Play(await FakeDiscord.StartAsync(Options), folder!);
        }

        public Task<JsonElement> HearAsync(string name) => HearAnyAsync(name);

        /// <summary>Waits for a line of the program with one of these names.</summary>
        public async Task<JsonElement> HearAnyAsync(params string[] names)
        {
            using var limit = new CancellationTokenSource(Patience);
            var others = new List<string>();
            try
            {
                await foreach (var line in _heard.Reader.ReadAllAsync(limit.Token))
                {
                    var name = line.GetProperty("event").GetString()!;
                    if (names.Contains(name))
                        return line;
                    others.Add(line.GetRawText());
                    if (name is "failed" or "exit")
                        break;
                }
            }
            catch (OperationCanceledException)
            {
                others.Add($"nothing more in {Patience}");
            }
            throw new InvalidOperationException($"discord.js did not say {string.Join(" or ", names)}:\n{string.Join('\n', others)}\n"
                + string.Join('\n', Discord.Transcript.Lines.TakeLast(15)) + $"\n{string.Join('\n', Discord.Violations)}");
        }

        public async Task TellAsync(string line)
        {
            await _process.StandardInput.WriteAsync(line + "\n");
            await _process.StandardInput.FlushAsync();
        }

        public async Task AskAsync()
        {
            var answer = await Discord.SendSlashCommand(Channel, Ada, "ask", ("query", "still there?")).AnswerAsync();
            Assert.Equal("still there?", answer.Embeds[0].GetProperty("title").GetString());
        }

        public async ValueTask DisposeAsync()
        {
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
            _process.Dispose();
            await Discord.DisposeAsync();
        }

        private static bool HasNode()
        {
            try
            {
                using var node = Process.Start(new ProcessStartInfo("node", "--version") { UseShellExecute = false, RedirectStandardOutput = true });
                return node is not null;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }

        /// <summary>Returns the folder of the program when its packages are installed.</summary>
        private static string? FindFolder()
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, "tests", "discordjs");
                if (File.Exists(Path.Combine(candidate, "witness.mjs")))
                    return Directory.Exists(Path.Combine(candidate, "node_modules", "discord.js")) ? candidate : null;
            }
            return null;
        }

        private void Hear(string? line)
        {
            if (line is not null)
                _heard.Writer.TryWrite(line.StartsWith('{') ? JsonElement.Parse(line) : JsonSerializer.SerializeToElement(new { @event = "text", line }));
        }
    }
}
