using Bot.Core.Chat;
using Bot.Core.Game;
using NodaTime.Extensions;

namespace Bot.Core.Commands.Game;

/// <summary>Who may manage the game in a server, and what they did.</summary>
/// <param name="trust">Keeps the audit log.</param>
/// <param name="time">Now.</param>
public sealed class ManagerLog(ITrustStore trust, TimeProvider time)
{
    /// <summary>What a manager needs. Discord asks for it too, but a server's settings can show a command to anybody.</summary>
    public const MemberPermissions Needed = MemberPermissions.ManageGuild;

    private const int DetailMax = 500;

    /// <summary>Returns whether the person may manage the game here.</summary>
    public static bool Allows(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return interaction.GuildId is not null && interaction.Can(Needed);
    }

    /// <summary>Writes down an act that was done.</summary>
    /// <param name="act">Such as <c>schedule.add</c>.</param>
    /// <param name="detail">To what; cut to 500 characters.</param>
    public Task NoteAsync(Interaction interaction, string act, string detail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
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
