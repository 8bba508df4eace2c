using Bot.Discord.Wire;

namespace Bot.Discord.Rest;

/// <content>The members of the port that take an interaction whole, or less than the client offers.</content>
public sealed partial class DiscordRestClient
{
    Task IDiscordApi.SetCommandsAsync(
        Snowflake application, Snowflake? guild, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken) =>
        SetCommandsAsync(application, guild, commands, cancellationToken);

    Task IDiscordApi.RespondAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellationToken, MessageFile? file) =>
        RespondAsync(interaction.Id, interaction.Token, response, cancellationToken, file);

    Task IDiscordApi.EditOriginalAsync(Interaction interaction, MessageRequest message, CancellationToken cancellationToken, MessageFile? file) =>
        EditOriginalAsync(interaction.ApplicationId, interaction.Token, message, cancellationToken, file);

    Task IDiscordApi.DeleteOriginalAsync(Interaction interaction, CancellationToken cancellationToken) =>
        DeleteOriginalAsync(interaction.ApplicationId, interaction.Token, cancellationToken);

    Task IDiscordApi.CreateFollowUpAsync(Interaction interaction, MessageRequest message, CancellationToken cancellationToken, MessageFile? file) =>
        CreateFollowUpAsync(interaction.ApplicationId, interaction.Token, message, cancellationToken, file);

    Task IDiscordApi.EditMessageAsync(Snowflake channel, Snowflake id, MessageRequest message, CancellationToken cancellationToken) =>
        EditMessageAsync(channel, id, message, cancellationToken);

    Task IDiscordApi.CreateThreadAsync(Snowflake channel, Snowflake message, ThreadRequest thread, CancellationToken cancellationToken) =>
        CreateThreadAsync(channel, message, thread, cancellationToken);
}
