using Bot.Contracts.Discord;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.DiscordNet.Tests;

public sealed class DiscordNetTransportTests : DiscordTransportContract
{
    protected override bool SendsKnownFieldsOnly => false;

    protected override IDiscordClient CreateClient(DiscordTransportOptions options, TimeProvider time, ILoggerFactory loggers) =>
        new DiscordNetClient(options, time, loggers);
}
