namespace Bot.Core.Game;

/// <summary>A question a manager took out of a server.</summary>
public sealed record DisabledQuestion(long GuildId, string QuestionId, string Reason);
