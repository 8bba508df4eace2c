using Bot.Core.Chat;
using Bot.Core.Game;
using NodaTime.Extensions;

namespace Bot.Core.Commands.Game;

/// <summary>What those who manage the game in a server need, and what they did.</summary>
/// <param name="trust">Keeps the audit log.</param>
/// <param name="names">Knows managers by name from then on.</param>
/// <param name="time">Now.</param>
public sealed class ManagerLog(ITrustStore trust, NameBook names, TimeProvider time)
{
    /// <summary>What a manager needs; the router checks it.</summary>
    public const MemberPermissions Needed = MemberPermissions.ManageGuild;

    private const int DetailMax = 500;

    /// <summary>Writes down an act that was done.</summary>
    /// <param name="act">Such as <c>schedule.add</c>.</param>
    /// <param name="detail">To what; cut to 500 characters.</param>
    public Task NoteAsync(Interaction interaction, string act, string detail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        names.Remember(interaction);
        return trust.AuditAsync(
            new AuditEntry
            {
                GuildId = interaction.GuildId ?? 0,
                ActorId = interaction.Person.Id,
                Act = act,
                Detail = TextCut.To(detail, DetailMax),
                At = time.GetUtcNow().ToInstant(),
            },
            cancellationToken);
    }
}
