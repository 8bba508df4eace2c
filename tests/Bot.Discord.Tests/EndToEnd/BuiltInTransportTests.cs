using Bot.Contracts.Discord;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Tests.EndToEnd;

public sealed class BuiltInTransportTests : DiscordTransportContract
{
    protected override IDiscordClient CreateClient(DiscordTransportOptions options, TimeProvider time, ILoggerFactory loggers) =>
        new BuiltInDiscordClient(options, time, loggers);
}
