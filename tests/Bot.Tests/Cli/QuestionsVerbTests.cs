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
    public async Task Why_finds_a_reworded_question_by_the_id_that_the_bot_keeps_and_by_the_lists()
    {
        using var notes = Services();
        using var data = new TemporaryNotes();
        var database = Path.Combine(data.Folder, "bot.db");
        var kept = await IdOfParameterAsync(notes);
        await BotProcess.RunAsync(["--knowledge", notes.Folder], "/leaderboard\n", database: database);
        notes.Rewrite("services.md", text => text.Replace("at each start", "at every new start", StringComparison.Ordinal));
        var made = await IdOfParameterAsync(notes);
        Assert.NotEqual(kept, made);

        foreach (var id in (string[])[kept, made])
        {
            var (exitCode, output, error) = await BotProcess.RunAsync(["questions", "why", id, "--knowledge", notes.Folder], database: database);
            Assert.Equal((0, ""), (exitCode, error));
            Assert.Contains($"{made} in the list; the bot keeps {kept}", string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Why_says_which_note_gave_a_question_that_is_gone()
    {
        using var notes = Services();
        using var data = new TemporaryNotes();
        var database = Path.Combine(data.Folder, "bot.db");
        var id = await IdOfParameterAsync(notes);
        await BotProcess.RunAsync(["--knowledge", notes.Folder], "/leaderboard\n", database: database);
        notes.Rewrite("services.md", text => string.Join('\n', text.Split('\n').Where(line => !line.Contains("Parameter", StringComparison.Ordinal))));

        var (exitCode, _, error) = await BotProcess.RunAsync(["questions", "why", id, "--knowledge", notes.Folder], database: database);

        Assert.Equal((1, $"The notes do not give the question '{id}' any more; it came from services.md.\n"), (exitCode, error));
    }

    [Fact]
    public async Task Why_makes_no_database()
    {
        using var notes = Services();
        using var data = new TemporaryNotes();
        var database = Path.Combine(data.Folder, "deeper", "bot.db");
        var (exitCode, _, error) = await BotProcess.RunAsync(["questions", "why", await IdOfParameterAsync(notes), "--knowledge", notes.Folder], database: database);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(data.Folder));
    }

    [Fact]
    public async Task Why_explains_from_the_notes_where_the_database_is_damaged()
    {
        using var notes = Services();
        using var data = new TemporaryNotes(("bot.db", new string('x', 5000)));
        var (exitCode, output, error) = await BotProcess.RunAsync(
            ["questions", "why", await IdOfParameterAsync(notes), "--knowledge", notes.Folder], database: Path.Combine(data.Folder, "bot.db"));
        Assert.Equal(0, exitCode);
        Assert.Contains("Guards passed: ", output, StringComparison.Ordinal);
        Assert.EndsWith("Only ids made from the notes are found.", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_without_a_question_are_said_to_have_none()
    {
        using var notes = new TemporaryNotes(("empty.md", "# Nothing\n\nJust a line.\n"));
        var (exitCode, output, error) = await BotProcess.RunAsync(["questions", "--knowledge", notes.Folder]);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("The notes give no question.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_tells_what_became_of_a_line()
    {
        using var notes = new TemporaryNotes(("cards.md", "# Rivers\n\nLongest river of Europe::Volga\n\nShow the map::map.png\n\n- **A**: b\n\n| Name | Port |\n|---|---|\n| It | 1 |\n"));
        var (_, list, _) = await BotProcess.RunAsync(["questions", "--knowledge", notes.Folder, "--json"]);
        var (exitCode, output, error) = await BotProcess.RunAsync(["questions", "why", "cards.md:3", "--knowledge", notes.Folder]);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains(JsonDocument.Parse(list.Split('\n')[0]).RootElement.GetProperty("id").GetString()!, output, StringComparison.Ordinal);

        var (failure, _, nearest) = await BotProcess.RunAsync(["questions", "why", "cards.md:2", "--knowledge", notes.Folder]);
        Assert.Equal(1, failure);
        Assert.StartsWith("Nothing was tried with line 2 of cards.md; the nearest lines are 3", nearest, StringComparison.Ordinal);
        Assert.Equal("No note has the path 'absent.md'.\n", (await BotProcess.RunAsync(["questions", "why", "absent.md:2", "--knowledge", notes.Folder])).Error);
    }

    [Fact]
    public async Task Why_says_what_stopped_a_line_of_a_section_that_gives_questions()
    {
        using var notes = Services();
        notes.Rewrite("services.md", text => text + "\n- **Stack**: A stack of resources that is made as one");
        var (exitCode, output, _) = await BotProcess.RunAsync(["questions", "why", "services.md:8", "--knowledge", notes.Folder]);
        Assert.Equal(0, exitCode);
        Assert.Contains("(Stack): rejected by ", string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_finds_a_question_that_was_drawn_by_another_seed()
    {
        using var notes = Services();
        string[] seed = ["--seed", "7"];
        var (_, list, _) = await BotProcess.RunAsync(["questions", "--knowledge", notes.Folder, "--json", .. seed]);
        var drawn = JsonDocument.Parse(list.Split('\n')[0]).RootElement;

        var (exitCode, output, _) = await BotProcess.RunAsync(["questions", "why", drawn.GetProperty("id").GetString()!, "--knowledge", notes.Folder, .. seed]);

        Assert.Equal(0, exitCode);
        var options = drawn.GetProperty("options").EnumerateArray().Select(o => output.IndexOf(o.GetString()!, StringComparison.Ordinal)).ToList();
        Assert.Equal(options.Order(), options);
    }

    [Fact]
    public async Task A_topic_is_a_whole_name_in_any_case_and_an_unknown_one_is_told_from_notes_without_questions()
    {
        using var notes = Services();
        Assert.Equal(0, (await BotProcess.RunAsync(["questions", "--topic", "SERVICES", "--knowledge", notes.Folder])).ExitCode);
        var (exitCode, output, error) = await BotProcess.RunAsync(["questions", "--topic", "serv", "--knowledge", notes.Folder]);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("No question is about 'serv'. There are some about: ", error, StringComparison.Ordinal);
    }

    private static async Task<string> IdOfParameterAsync(TemporaryNotes notes)
    {
        var (_, output, _) = await BotProcess.RunAsync(["questions", "--knowledge", notes.Folder, "--json"]);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line))
            .First(question => question.GetProperty("answer").GetString() == "Parameter")
            .GetProperty("id").GetString()!;
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
