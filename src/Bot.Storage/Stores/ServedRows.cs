using Bot.Core.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Bot.Storage.Stores;

internal static class ServedRows
{
    /// <summary>A snowflake's milliseconds start here (<c>id >> 22</c>): a shift is not translated for both databases, a division is.</summary>
    private const long Millisecond = 1 << 22;

    /// <summary>Returns the rows of the servers in a range, as <see cref="ShardRange.Contains"/> says. The row's server is its column <c>GuildId</c>.</summary>
    public static IQueryable<T> In<T>(this IQueryable<T> rows, ShardRange servers)
        where T : class =>
        rows.Where(r => EF.Property<long>(r, "GuildId") / Millisecond % servers.Count >= servers.First
            && EF.Property<long>(r, "GuildId") / Millisecond % servers.Count <= servers.Last);
}
