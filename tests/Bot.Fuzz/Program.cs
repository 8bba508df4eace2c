using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Bot.Fuzz;

// Damages the notes of a folder at random and sends each through the bot's reading, searching and question making. A case that fails is written
// beside the program's working folder, and the run goes on. `dotnet run -c Release --project tests/Bot.Fuzz -- --knowledge knowledge --cases 10000`
var knowledge = new Option<DirectoryInfo>("--knowledge") { Description = "The folder of notes to damage", Required = true };
var seed = new Option<int>("--seed") { Description = "Where chance starts; the same seed gives the same cases", DefaultValueFactory = _ => 1 };
var cases = new Option<int>("--cases") { Description = "How many damaged notes", DefaultValueFactory = _ => 1_000 };
var root = new RootCommand("Sends damaged notes through the bot") { Options = { knowledge, seed, cases } };
root.SetAction((parsed, cancellationToken) => Task.FromResult(
    Fuzz(parsed.GetRequiredValue(knowledge), parsed.GetValue(seed), parsed.GetValue(cases), parsed.InvocationConfiguration.Output, cancellationToken)));
return await root.Parse(args).InvokeAsync();

static int Fuzz(DirectoryInfo folder, int seed, int cases, TextWriter output, CancellationToken cancellationToken)
{
    var corpus = folder.EnumerateFiles("*.md", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal).Select(f => File.ReadAllBytes(f.FullName)).ToList();
    if (corpus.Count == 0)
    {
        output.WriteLine($"There are no notes in '{folder}'.");
        return 2;
    }
    var failures = 0;
    var (slowest, slowestCase) = (TimeSpan.Zero, 0);
    for (var number = 0; number < cases && !cancellationToken.IsCancellationRequested; number++)
    {
        // A case depends on its own number alone, so that one can be run again without those before it.
        var random = new Random(HashCodeOf(seed, number));
        var bytes = new Mutation(random, corpus).Next();
        var start = Stopwatch.GetTimestamp();
        try
        {
            Pipeline.Run(bytes, random);
        }
#pragma warning disable CA1031 // Whatever is thrown is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failures++;
            var path = string.Create(CultureInfo.InvariantCulture, $"fuzz-{seed}-{number}.md");
            File.WriteAllBytes(path, bytes);
            output.WriteLine($"{path}: {exception}");
        }
        var elapsed = Stopwatch.GetElapsedTime(start);
        if (elapsed > slowest)
            (slowest, slowestCase) = (elapsed, number);
    }
    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} cases, {failures} failed, slowest {slowest.TotalMilliseconds:0} ms (case {slowestCase})"));
    return failures == 0 ? 0 : 1;
}

static int HashCodeOf(int seed, int number) => unchecked((seed * 1_000_003) + (number * 7_919));
