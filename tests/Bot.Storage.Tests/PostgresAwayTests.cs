using System.Collections.Concurrent;
using Bot.Contracts.Storage;
using Bot.Core.Game;
using Bot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Storage.Tests;

/// <summary>PostgreSQL goes away in the midst of work, as when it is restarted, and comes back.</summary>
public sealed class PostgresAwayTests(PostgresFixture fixture) : StorageContract(fixture), IClassFixture<PostgresFixture>
{
    private readonly PostgresFixture _fixture = fixture;
    private string? _name;

    private BotDatabase Database => _fixture.Services.GetRequiredService<BotDatabase>();

    [Fact]
    public async Task A_write_whose_connection_is_cut_is_undone_and_works_the_next_time()
    {
        var problem = await Assert.ThrowsAsync<StorageException>(() => Database.WriteAsync(
            async db =>
            {
                await AddGapAsync(db);
                await CutAllAsync();
                return await AddGapAsync(db);
            },
            Cancellation));

        Assert.Equal((StorageFault.Unavailable, true), (problem.Fault, problem.IsTransient));
        Assert.EndsWith("the bot tries again by itself.", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, await GapsAsync());
        await Database.WriteAsync(AddGapAsync, Cancellation);
        Assert.Equal(1, await GapsAsync());
    }

    [Fact]
    public async Task Answers_tried_again_after_every_cut_are_all_there_once()
    {
        const int Callers = 8;
        const int Each = 25;
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group);
        var failed = new ConcurrentBag<StorageException>();
        var tries = 0;

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var person = 1 + caller * Each; person <= (caller + 1) * Each;)
            {
                if (Interlocked.Increment(ref tries) % 20 == 0)
                    await CutAllAsync();
                try
                {
                    // An answer whose commit arrived before the cut was told to nobody; the second try finds it.
                    Assert.True(await Answers.RecordAsync(
                        new AnswerSubmission { PostId = post.Id, GuildId = GuildId, PersonId = person, Options = 1, At = Noon }, Cancellation) is AnswerOutcome.Recorded or AnswerOutcome.AlreadyAnswered);
                    person++;
                }
                catch (StorageException exception)
                {
                    failed.Add(exception);
                }
            }
        })));

        Assert.NotEmpty(failed);
        Assert.All(failed, f => Assert.True(f.IsTransient, f.Message));
        Assert.Equal(Callers * Each, (await Posts.SplitAsync(post.Id, Cancellation)).People);
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task A_database_that_is_closed_to_connections_is_unavailable_until_it_opens()
    {
        await ScratchPostgres.RunOnServerAsync($"ALTER DATABASE {await NameAsync()} ALLOW_CONNECTIONS false");
        await CutAllAsync();

        // The pool may hand out one connection that was cut before it opens a new one.
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Equal(StorageFault.Unavailable, (await Assert.ThrowsAsync<StorageException>(GapsAsync)).Fault);

        await ScratchPostgres.RunOnServerAsync($"ALTER DATABASE {await NameAsync()} ALLOW_CONNECTIONS true");
        await GapsAsync();
    }

    private async Task<string> NameAsync() => _name ??= await Database.ReadAsync(db => Task.FromResult(db.Database.GetDbConnection().Database), Cancellation);

    private Task<int> GapsAsync() => Database.ReadAsync(db => db.Gaps.CountAsync(g => g.GuildId == GuildId), Cancellation);

    private async Task<int> AddGapAsync(BotDbContext db)
    {
        db.Gaps.Add(new Gap(GuildId, $"gap {NewId()}", 1, Today));
        return await db.SaveChangesAsync();
    }

    /// <summary>Ends every session on this test's database, as a restart of the server does.</summary>
    private async Task CutAllAsync() => await ScratchPostgres.RunOnServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{await NameAsync()}'");
}
