using Bot.Core.Schedule;
using Bot.Hosting;
using Bot.Options;
using Bot.Tests.Cli;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Hosting;

public sealed class GameServicesTests
{
    [Fact]
    public void A_process_posts_for_the_servers_of_its_shards_and_takes_over_the_others()
    {
        var options = OptionsWith("1-2/4");

        Assert.Equal(new ShardRange(1, 2, 4), options.Servers);
        Assert.Equal(ShardRange.All, options.TakesOver);
    }

    [Fact]
    public void A_process_alone_posts_for_all_servers_and_has_nobody_to_take_over_from()
    {
        var options = OptionsWith("");

        Assert.Equal(ShardRange.All, options.Servers);
        Assert.Null(options.TakesOver);
    }

    private static DailyQuestionOptions OptionsWith(string shards)
    {
        using var notes = TemporaryNotes.AboutQueues();
        using var host = BotHost.Build(BotSettings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Discord:Token"] = "MTAwMDAwMDAwMDAwMDAwMDAw.wrong1.wrongwrongwrongwrongwrongwrong",
                    ["Discord:Shards"] = shards,
                    ["Knowledge:Path"] = notes.Folder,
                    ["Storage:ConnectionString"] = $"Data Source={Path.Combine(notes.Folder, "bot.db")}",
                })
                .Build()));
        return host.Services.GetRequiredService<DailyQuestionOptions>();
    }
}
