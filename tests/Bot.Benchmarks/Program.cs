using System.CommandLine;
using Bot.Benchmarks;
using Bot.Benchmarks.Discord;
using Bot.Benchmarks.Generation;
using Bot.Benchmarks.Micro;
using Bot.Benchmarks.Retrieval;

// Without a command's name the retrieval bench runs, as that is what others compare.
var root = RetrievalCommand.Configure(new RootCommand("Benchmarks of the bot"));
root.Subcommands.Add(RetrievalCommand.Configure(new Command("retrieval", "Ranks a test collection and measures quality, speed and memory")));
root.Subcommands.Add(MicroCommand.Create());
root.Subcommands.Add(QuestionsCommand.Create());
root.Subcommands.Add(GenerationCommand.Create());
root.Subcommands.Add(GenerationSpeedCommand.Create());
root.Subcommands.Add(DiscordLoadCommand.Create());
root.Subcommands.Add(FakeDiscordCommand.Create());
root.Subcommands.Add(StorageBench.Create());
return await root.Parse(args).InvokeAsync();
