namespace Bot.Discord;

/// <summary>Discord lets the bot register no commands in its development guild; the message says what to do.</summary>
public sealed class CommandsRefusedException(string message) : Exception(message);
