using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Schedule;
using NodaTime;
using NodaTime.Extensions;

namespace Bot.Core.Commands.Game;

/// <summary>Finds the study group that a command is about.</summary>
/// <param name="groups">The groups.</param>
/// <param name="schedules">Tells whose question is posted in a channel.</param>
/// <param name="time">Now.</param>
public sealed class GroupChoice(IGroupStore groups, IScheduleStore schedules, TimeProvider time)
{
    /// <summary>The zone of a server's first group until somebody sets one.</summary>
    private const string FirstZone = "UTC";

    /// <summary>
    /// Returns the group that the option <c>group</c> names, else the one whose daily question is posted in this channel, else the server's own;
    /// or null and a sentence that lists the groups there are.
    /// </summary>
    public async Task<(StudyGroup? Group, string Problem)> FindAsync(Interaction interaction, long guildId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        if (GameOptions.TextOf(interaction, "group") is { } name)
        {
            if (await groups.FindByNameAsync(guildId, name, cancellationToken) is { } named)
                return (named, "");
            if (await OwnAsync(interaction, guildId, cancellationToken) is var own && string.Equals(own.Name, name, StringComparison.OrdinalIgnoreCase))
                return (own, "");
            var names = (await groups.ListAsync(guildId, cancellationToken)).Select(g => g.Name);
            return (null, Phrases.For(interaction.Locale).NoSuchGroup(TextCut.To(name, 50), string.Join(", ", names)));
        }

        var here = (await schedules.ListAsync(guildId, cancellationToken)).FirstOrDefault(s => s.ChannelId == interaction.ChannelId);
        return here is not null && await groups.FindAsync(here.GroupId, cancellationToken) is { } posting
            ? (posting, "")
            : (await OwnAsync(interaction, guildId, cancellationToken), "");
    }

    /// <summary>Returns the group that a server has before anybody makes one. It speaks the server's language from the start.</summary>
    public Task<StudyGroup> OwnAsync(Interaction interaction, long guildId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return groups.DefaultAsync(guildId, FirstZone, interaction.GuildLocale, cancellationToken);
    }

    /// <summary>Returns the date it is now in a group's zone.</summary>
    public DateOnly Today(StudyGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(group.Zone) ?? DateTimeZone.Utc;
        return time.GetUtcNow().ToInstant().InZone(zone).Date.ToDateOnly();
    }
}
