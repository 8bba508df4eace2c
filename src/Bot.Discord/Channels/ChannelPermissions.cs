using Bot.Discord.Wire;

namespace Bot.Discord.Channels;

/// <summary>
/// Computes what a member may in a channel, as Discord does. Source: Discord's "Permissions", section Permission Overwrites. Pure.
/// </summary>
public static class ChannelPermissions
{
    private const Permissions All = (Permissions)ulong.MaxValue;

    /// <summary>Returns the permissions of a member in a channel of the guild.</summary>
    /// <param name="guild">With its roles.</param>
    /// <param name="overwrites">Of the channel; of the channel above for a thread.</param>
    public static Permissions Of(Guild guild, Snowflake memberId, IReadOnlyCollection<Snowflake> memberRoles, IReadOnlyList<PermissionOverwrite> overwrites)
    {
        ArgumentNullException.ThrowIfNull(guild);
        ArgumentNullException.ThrowIfNull(overwrites);
        if (guild.OwnerId == memberId)
            return All;
        var granted = (guild.Roles ?? [])
            .Where(r => r.Id == guild.Id || memberRoles.Contains(r.Id))
            .Aggregate(Permissions.None, (sum, role) => sum | (role.Permissions ?? Permissions.None));
        if (granted.HasFlag(Permissions.Administrator))
            return All;

        // Everyone first, then all roles together, then the member: each beats what came before.
        granted = Apply(granted, overwrites.Where(o => o.Id == guild.Id));
        granted = Apply(granted, overwrites.Where(o => o.Id != guild.Id && memberRoles.Contains(o.Id)));
        return Apply(granted, overwrites.Where(o => o.Id == memberId));
    }

    private static Permissions Apply(Permissions granted, IEnumerable<PermissionOverwrite> overwrites)
    {
        var allow = Permissions.None;
        var deny = Permissions.None;
        foreach (var overwrite in overwrites)
        {
            allow |= overwrite.Allow;
            deny |= overwrite.Deny;
        }

        return (granted & ~deny) | allow;
    }
}
