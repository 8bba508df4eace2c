using Bot.Hosting;
using Bot.Testing.Discord;
using Bot.Testing.Discord.State;
using Bot.Tests.Cli;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Hosting;

/// <summary>The whole program against a Discord of our own: from the notes on disk to the message in the channel.</summary>
public sealed class DiscordHostTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Ask_answers_on_Discord_as_it_does_in_the_terminal()
    {
        await using var rig = await Rig.StartAsync();

        var answer = await rig.AskAsync("how long do messages stay in the queue");

        // How many more hits are close enough to be shown depends on the engine that was built in.
        var embed = answer.Embeds[0];
        Assert.Equal("SQS › Retention", embed.GetProperty("title").GetString());
        // A character without width keeps two bold words from becoming one piece of markup.
        Assert.Equal("**Messages** \u200b**stay** in the **queue** for 4 days by default", embed.GetProperty("description").GetString());
        Assert.Equal("sqs.md:5", embed.GetProperty("footer").GetProperty("text").GetString());
        Assert.False(answer.IsEphemeral);
    }

    [Fact]
    public async Task A_question_without_an_answer_is_told_to_the_asker_only()
    {
        await using var rig = await Rig.StartAsync();
        Assert.True((await rig.AskAsync("chocolate cake recipe")).IsEphemeral);
    }

    [Fact]
    public async Task A_suggestion_that_is_chosen_opens_exactly_that_section()
    {
        await using var rig = await Rig.StartAsync();
        var typed = await rig.Discord.TypeIntoOption(rig.Channel, rig.Ada, "ask", "query", "reten").FirstResponseAsync(Patience);
        var (name, value) = typed.Choices[0];
        Assert.Equal("SQS › Retention", name);
        Assert.Equal("SQS › Retention", (await rig.AskAsync(value)).Embeds[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_message_is_looked_up_in_the_notes()
    {
        await using var rig = await Rig.StartAsync();
        var message = rig.Discord.Post(rig.Channel, rig.Ada, "what is a dlq?");
        var answer = await rig.Discord.UseMessageCommand(message, rig.Ada, "Search notes for this").AnswerAsync(Patience);
        Assert.True(answer.IsEphemeral);
        Assert.Equal("SQS › Dead Letter Queue (DLQ)", answer.Embeds[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task The_asker_deletes_the_answer()
    {
        await using var rig = await Rig.StartAsync();
        var answer = await rig.AskAsync("dlq");
        await rig.Discord.ClickLabel(answer, "Delete", rig.Ada).FirstResponseAsync(Patience);
        await WaitUntilAsync(() => rig.Discord.Messages(rig.Channel).Count == 0);
    }

    [Fact]
    public async Task A_second_start_with_the_same_commands_writes_nothing()
    {
        await using var rig = await Rig.StartAsync();
        Assert.Equal(1, rig.Discord.CommandWrites);
        await rig.RestartAsync();
        Assert.Equal(1, rig.Discord.CommandWrites);
    }

    [Fact]
    public async Task A_refused_token_ends_the_program_with_one_line()
    {
        using var notes = TemporaryNotes.AboutQueues();
        await using var discord = await FakeDiscord.StartAsync(HostUnderTest.Strictness);
        using var host = HostUnderTest.On(discord, notes, token: "MTAwMDAwMDAwMDAwMDAwMDAw.wrong1.wrongwrongwrongwrongwrongwrong");
        var outcome = host.Services.GetRequiredService<RunOutcome>();
        await host.RunAsync(TestContext.Current.CancellationToken);
        // A wrong token is against Discord's rules on purpose here.
        discord.TakeViolations();
        Assert.StartsWith("Discord refused the bot's token.", outcome.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_held_at_the_start_is_opened_when_it_is_free()
    {
        using var notes = TemporaryNotes.AboutQueues();
        await using var holder = new SqliteConnection($"Data Source={Path.Combine(notes.Folder, "bot.db")};Pooling=False");
        await holder.OpenAsync(TestContext.Current.CancellationToken);
        await RunAsync("CREATE TABLE Held (Id INTEGER); BEGIN IMMEDIATE");
        await using var discord = await FakeDiscord.StartAsync(HostUnderTest.Strictness with { ResponseDeadline = Patience });
        var guild = discord.AddGuild("study group");
        var (channel, ada) = (guild.AddTextChannel("aws"), discord.AddUser("ada", guild));
        using var host = HostUnderTest.On(discord, notes);
        await host.StartAsync(TestContext.Current.CancellationToken);
        await discord.WaitForReadyAsync(wait: Patience);

        Assert.StartsWith("My database does not answer at the moment.", (await discord.SendSlashCommand(channel, ada, "me stats").AnswerAsync(Patience)).Content, StringComparison.Ordinal);
        await RunAsync("ROLLBACK");
        await WaitUntilAsync(() => host.Services.GetRequiredService<GameReadiness>().IsReady);

        Assert.StartsWith("You have not answered a question here yet.", (await discord.SendSlashCommand(channel, ada, "me stats").AnswerAsync(Patience)).Content, StringComparison.Ordinal);
        Assert.Null(host.Services.GetRequiredService<RunOutcome>().Failure);
        await host.StopAsync(CancellationToken.None);

        async Task RunAsync(string sql)
        {
            await using var command = holder.CreateCommand();
#pragma warning disable CA2100 // Texts of this test.
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(10, patience.Token);
    }

    private sealed class Rig : IAsyncDisposable
    {
        private readonly TemporaryNotes _notes;
        private IHost _host;

        private Rig(FakeDiscord discord, TemporaryNotes notes, IHost host)
        {
            Discord = discord;
            _notes = notes;
            _host = host;
            var guild = discord.AddGuild("study group");
            Channel = guild.AddTextChannel("aws");
            Ada = discord.AddUser("ada", guild);
        }

        public FakeDiscord Discord { get; }

        public FakeChannel Channel { get; }

        public FakeUser Ada { get; }

        public static async Task<Rig> StartAsync()
        {
            var discord = await FakeDiscord.StartAsync(HostUnderTest.Strictness);
            var notes = TemporaryNotes.AboutQueues();
            var rig = new Rig(discord, notes, HostUnderTest.On(discord, notes));
            await rig._host.StartAsync(TestContext.Current.CancellationToken);
            await discord.WaitForReadyAsync(wait: Patience);
            return rig;
        }

        public Task<FakeMessage> AskAsync(string query) => Discord.SendSlashCommand(Channel, Ada, "ask", ("query", query)).AnswerAsync(Patience);

        public async Task RestartAsync()
        {
            await _host.StopAsync(TestContext.Current.CancellationToken);
            _host.Dispose();
            _host = HostUnderTest.On(Discord, _notes);
            await _host.StartAsync(TestContext.Current.CancellationToken);
            await Discord.WaitForReadyAsync(sessions: 2, wait: Patience);
            // A new process does not know when the old one identified; Discord lets it try again.
            Discord.TakeViolations();
        }

        public async ValueTask DisposeAsync()
        {
            await _host.StopAsync(CancellationToken.None);
            if (_host is IAsyncDisposable host)
                await host.DisposeAsync();
            Discord.ThrowIfViolated();
            await Discord.DisposeAsync();
            _notes.Dispose();
        }
    }
}
