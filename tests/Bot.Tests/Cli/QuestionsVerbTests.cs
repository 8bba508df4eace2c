using System.Text.Json;

namespace Bot.Tests.Cli;

public sealed class QuestionsVerbTests
{
    [Fact]
    public async Task Each_question_is_a_line_of_json_with_the_promised_fields()
    {
        using var notes = Services();
        var (exitCode, output, _) = await BotProcess.RunAsync(["questions", "--knowledge", notes.Folder, "--json", "--seed", "7"]);
        Assert.Equal(0, exitCode);
        var first = JsonDocument.Parse(output.Split('\n')[0]).RootElement;
        string[] fields = ["id", "kind", "topic", "headings", "stem", "options", "correct", "answer", "explanation", "path", "line", "difficulty"];
        Assert.Equal(fields, first.EnumerateObject().Select(p => p.Name));
        Assert.Equal(first.GetProperty("answer").GetString(), first.GetProperty("options")[first.GetProperty("correct")[0].GetInt32()].GetString());
    }

    [Fact]
    public async Task The_same_notes_and_seed_give_the_same_bytes()
    {
        using var notes = Services();
        string[] arguments = ["questions", "--knowledge", notes.Folder, "--json", "--count", "3", "--seed", "42"];
        Assert.Equal((await BotProcess.RunAsync(arguments)).Output, (await BotProcess.RunAsync(arguments)).Output);
    }

    [Fact]
    public async Task Why_shows_the_pattern_and_the_guards()
    {
        using var notes = Services();
        var (_, list, _) = await BotProcess.RunAsync(["questions", "--knowledge", notes.Folder, "--json"]);
        var id = JsonDocument.Parse(list.Split('\n')[0]).RootElement.GetProperty("id").GetString()!;
        var (exitCode, output, _) = await BotProcess.RunAsync(["questions", "why", id, "--knowledge", notes.Folder]);
        Assert.Equal(0, exitCode);
        Assert.Contains("Pattern: ", output, StringComparison.Ordinal);
        Assert.Contains("Guards passed: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_without_a_question_are_said_to_have_none()
    {
        using var notes = new TemporaryNotes(("empty.md", "# Nothing\n\nJust a line.\n"));
        var (exitCode, output, error) = await BotProcess.RunAsync(["questions", "--knowledge", notes.Folder]);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("The notes give no question.", error, StringComparison.Ordinal);
    }

    private static TemporaryNotes Services() => new(("services.md",
        """
        # Building blocks

        - **Parameter**: The dynamic input that a person types in at each start
        - **Mapping**: A fixed table of values from which one is looked up
        - **Condition**: A rule that decides whether something is created
        - **Transform**: A macro that is expanded before anything is deployed
        - **Output**: A value that other stacks import by its name
        """));
}
