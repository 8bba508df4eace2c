using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Schedule;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace Bot.Core.Commands.Game;

/// <summary>
/// Writes to people who asked for it when reviews are due: once a day and server at most, by day in their own zone. A reminder is claimed before it
/// is sent, so that a crash loses one at worst and never sends two.
/// </summary>
/// <param name="reminders">Who wants them.</param>
/// <param name="reviews">What is due.</param>
/// <param name="groups">The zone and language of a server.</param>
/// <param name="writer">Writes.</param>
/// <param name="options">The servers of this process.</param>
/// <param name="time">Now.</param>
/// <param name="logger">Takes what could not be sent.</param>
public sealed class ReviewReminders(
    IReminderStore reminders,
    ReviewService reviews,
    IGroupStore groups,
    IChannelWriter writer,
    DailyQuestionOptions options,
    TimeProvider time,
    ILogger<ReviewReminders> logger)
{
    /// <summary>Nobody wants to hear of homework at night.</summary>
    private const int FirstHour = 8;

    private const int LastHour = 21;

    /// <summary>Sends what is due now and returns how many. To be called every few minutes.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var person in await reminders.WantingAsync(options.Servers, cancellationToken))
        {
            if (await RemindAsync(person, cancellationToken))
                sent++;
        }

        return sent;
    }

    private async Task<bool> RemindAsync(PersonSettings person, CancellationToken cancellationToken)
    {
        var group = await groups.FindByNameAsync(person.GuildId, StudyGroup.DefaultName, cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone ?? group?.Zone ?? "UTC") ?? DateTimeZone.Utc;
        var now = time.GetUtcNow().ToInstant().InZone(zone);
        var today = now.Date.ToDateOnly();
        if (person.RemindedOn >= today || now.Hour is < FirstHour or >= LastHour)
            return false;
        var due = (await reviews.QueueAsync(person.GuildId, person.PersonId, zone, cancellationToken)).Cards.Length;
        if (due == 0 || !await reminders.ClaimAsync(person.GuildId, person.PersonId, today, cancellationToken))
            return false;
        try
        {
            var outcome = await writer.TellAsync(person.PersonId, new Reply { Text = Phrases.For(group?.Language ?? "").ReviewsAreDue(due) }, cancellationToken);
            if (outcome is not PublishOutcome.Impossible)
                return true;
            await reminders.StopAsync(person.PersonId, cancellationToken);
        }
#pragma warning disable CA1031 // The boundary to the transport: today's reminder is lost, the next person's is not.
        catch (Exception exception) when (exception is not StorageException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogWarning(exception, "A reminder of {Due} reviews could not be sent.", due);
        }

        return false;
    }
}
