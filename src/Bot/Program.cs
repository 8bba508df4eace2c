using System.CommandLine;
using System.Text;
using Bot.Cli;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Options;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("A study assistant that answers from your group's notes. Without a command it runs: on Discord with a token, else in this terminal.")
{
    CommonOptions.Knowledge,
    CommonOptions.Set,
    AskVerb.Create(),
    NotesVerb.Create(),
    QuestionsVerb.Create(),
    SimulateVerb.Create(),
    InviteVerb.Create(),
    HealthVerb.Create(),
};
var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
root.SetAction((parsed, cancellationToken) =>
{
    var settings = CommonOptions.Settings(parsed);
    // The library would end the process two seconds after SIGTERM, while answers are still on their way.
    if (settings.Discord is { } discord)
        invocation.ProcessTerminationTimeout = discord.DrainTimeout * 2;
    return RunVerb.RunAsync(settings, cancellationToken);
});

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    // One clear line, without the page of help that the library would print.
    Console.Error.WriteLine(UsageProblem.Of(parsed));
    return ExitCodes.Usage;
}

try
{
    return await parsed.InvokeAsync(invocation);
}
catch (Exception exception) when (exception is OptionsProblem or NoteSourceException)
{
    Console.Error.WriteLine(exception.Message);
    return ExitCodes.Usage;
}
catch (StorageException exception)
{
    Console.Error.WriteLine(exception.Message);
    return ExitCodes.Failure;
}
catch (OperationCanceledException)
{
    return ExitCodes.Failure;
}
