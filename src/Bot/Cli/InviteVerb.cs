using System.CommandLine;
using Bot.Discord;
using Bot.Discord.Rest;
using Bot.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Cli;

/// <summary><c>bot invite</c>: prints the link that brings the bot to a server, with exactly the permissions that it uses.</summary>
internal static class InviteVerb
{
    public static Command Create()
    {
        var command = new Command("invite", "Print the link that invites the bot to a server");
        command.SetAction((parsed, cancellationToken) => RunAsync(CommonOptions.Settings(parsed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Discord is not { } discord)
            throw new OptionsProblem("Discord:Token is empty; set it to the token on the Bot page of the application.");
        using var handler = DiscordRestClient.CreateHandler();
        using var rest = new DiscordRestClient(
            new DiscordRestOptions { Token = discord.Token, BaseUrl = discord.ApiBaseUrl, ProgramUrl = discord.ProgramUrl, ProgramVersion = discord.ProgramVersion },
            handler,
            TimeProvider.System,
            NullLogger<DiscordRestClient>.Instance);
        try
        {
            var application = await rest.GetApplicationAsync(cancellationToken).ConfigureAwait(false);
            Console.Out.WriteLine(DiscordInvite.LinkFor(application.Id));
            return ExitCodes.Success;
        }
        catch (Exception exception) when (exception is TokenRejectedException or DiscordApiException or HttpRequestException or TimeoutException)
        {
            await Console.Error.WriteLineAsync($"Discord does not say which application this is: {exception.Message}").ConfigureAwait(false);
            return ExitCodes.Failure;
        }
    }
}
