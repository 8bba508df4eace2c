using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Game;
using Bot.Testing;

namespace Bot.Core.Tests.Commands.Game;

[Collection<GameTests>]
public sealed class NameBookTests(GameDatabase database)
{
    private const long Ada = 5;
    private readonly GameStage _stage = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_is_known_after_a_restart()
    {
        using (var before = NewBook())
        {
            before.Remember(Acting("Ada", _stage.GuildId));
            await before.FlushAsync(Cancellation);
        }

        using var after = NewBook();
        Assert.Equal(Phrases.English.Somebody, after.SpanOf(_stage.GuildId, Ada, Phrases.English).Text);
        await after.RecallAsync(_stage.GuildId, [Ada], Cancellation);
        Assert.Equal("Ada", after.SpanOf(_stage.GuildId, Ada, Phrases.English).Text);
    }

    [Fact]
    public void A_person_has_a_name_in_each_server()
    {
        using var book = NewBook();
        book.Remember(Acting("Ada", _stage.GuildId));
        book.Remember(Acting("Countess", _stage.GuildId + 1));
        Assert.Equal(("Ada", "Countess"), (book.SpanOf(_stage.GuildId, Ada, Phrases.English).Text, book.SpanOf(_stage.GuildId + 1, Ada, Phrases.English).Text));
    }

    [Fact]
    public async Task A_name_forgotten_in_one_server_stays_in_the_others()
    {
        using var book = NewBook();
        book.Remember(Acting("Ada", _stage.GuildId));
        book.Remember(Acting("Countess", _stage.GuildId + 1));
        await book.ForgetAsync(_stage.GuildId, Ada, () => Task.FromResult(true), Cancellation);
        await book.FlushAsync(Cancellation);
        Assert.Empty(await _stage.Get<INameStore>().FindAsync(_stage.GuildId, [Ada], Cancellation));
        Assert.Equal("Countess", (await _stage.Get<INameStore>().FindAsync(_stage.GuildId + 1, [Ada], Cancellation))[Ada].Name);
    }

    private NameBook NewBook() => new(_stage.Get<INameStore>());

    private static Interaction Acting(string name, long guildId) => SampleInteraction.Command("me") with { Person = new Person(Ada, name), GuildId = guildId };
}
