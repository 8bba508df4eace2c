using NodaTime;

namespace Bot.Core.Schedule;

/// <summary>How the daily question is worked on.</summary>
public sealed record DailyQuestionOptions
{
    /// <summary>Names this run of this process; no other process, nor an earlier run, may have the same name.</summary>
    public required string Owner { get; init; }

    /// <summary>The servers of this process. Default: all.</summary>
    public ShardRange Servers { get; init; } = ShardRange.All;

    /// <summary>
    /// Servers of other processes whose work this one does when it is <see cref="TakeOverAfter"/> late and nobody holds them: their process
    /// has died. Default: none.
    /// </summary>
    public ShardRange? TakesOver { get; init; }

    /// <summary>With <see cref="Lease"/> together what keeps a server's questions within a minute, 5 to 60 seconds. Default: 30 seconds.</summary>
    public Duration TakeOverAfter { get; init; } = Duration.FromSeconds(30);

    /// <summary>How long a process that died keeps its work from others, 10 seconds to 1 minute. Default: 45 seconds.</summary>
    public Duration Lease { get; init; } = Duration.FromSeconds(45);

    /// <summary>How often the worker looks for work. Default: 5 seconds.</summary>
    public Duration Period { get; init; } = Duration.FromSeconds(5);

    /// <summary>Posts sent at the same time, 1 to 50; the transport keeps Discord's limits. Default: 8.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>Schedules and posts read at a time. Default: 200.</summary>
    public int BatchSize { get; init; } = 200;

    /// <summary>Questions asked within so many days are avoided. Default: 60.</summary>
    public int RecentDays { get; init; } = 60;
}
