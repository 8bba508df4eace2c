using Bot.Core.Commands.Game;
using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Discord.Posting;

/// <summary>Asks Discord for one member of a guild at a time, which needs no intent. Thread-safe.</summary>
/// <param name="api">The client, asked for when it is needed.</param>
public sealed class DiscordMemberDirectory(Func<IDiscordApi> api) : IMemberDirectory
{
    public async Task<MemberLookup> FindAsync(long guildId, long personId, CancellationToken cancellationToken)
    {
        try
        {
            var member = await api().GetMemberAsync(new Snowflake((ulong)guildId), new Snowflake((ulong)personId), cancellationToken);
            return member.User is { } user ? new MemberLookup.Here(member.NameOf(user)) : new MemberLookup.Unknown();
        }
        // 10013 is a deleted account.
        catch (DiscordApiException exception) when (exception.Code is DiscordErrorCode.UnknownMember or DiscordErrorCode.UnknownUser)
        {
            return new MemberLookup.Left();
        }
        // It is the bot that is not there.
        catch (DiscordApiException exception) when (exception.Code is DiscordErrorCode.UnknownGuild or DiscordErrorCode.MissingAccess)
        {
            return new MemberLookup.Unknown();
        }
    }
}
