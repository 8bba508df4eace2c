namespace Bot.Tests.Cli;

public sealed class RunVerbTests
{
    [Fact]
    public async Task Without_a_token_the_bot_is_a_chat_that_answers_piped_lines()
    {
        using var notes = TemporaryNotes.AboutQueues();
        var (exitCode, output, error) = await BotProcess.RunAsync(["--knowledge", notes.Folder], input: "/ask dlq\n1\n/topics\n");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(
            """
            SQS › Dead Letter Queue (DLQ)
              Collects messages that could not be processed
              sqs.md:10
              [1] Open note

            SQS › Dead Letter Queue (DLQ)
              • Collects messages that could not be processed
              sqs.md:8-10
              [1] Share

            1 topic, 2 sections
              • SQS 2 sections

            
            """,
            output);
    }

    [Fact]
    public async Task A_setting_of_the_command_line_is_checked_like_any_other()
    {
        using var notes = TemporaryNotes.AboutQueues();
        var (exitCode, _, error) = await BotProcess.RunAsync(["--knowledge", notes.Folder, "--set", "Search:Engine=lucen"]);
        Assert.Equal(2, exitCode);
        Assert.Contains("Search:Engine is 'lucen'", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--set", "Search:Engine=lucen", "ask", "dlq")]
    [InlineData("ask", "dlq", "--set", "Search:Engine=lucen")]
    [InlineData("health", "--set", "Search:Engine=lucen")]
    [InlineData("invite", "--set", "Search:Engine=lucen")]
    [InlineData("questions", "lint", "--set", "Search:Engine=lucen")]
    public async Task A_setting_may_stand_before_and_after_a_verb(params string[] arguments)
    {
        var (exitCode, _, error) = await BotProcess.RunAsync(arguments);
        Assert.Equal(2, exitCode);
        Assert.StartsWith("Search:Engine is 'lucen'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_of_a_simulation_is_not_ignored_in_silence()
    {
        var (exitCode, _, error) = await BotProcess.RunAsync(["simulate", "--set", "Search:Engine=builtin"]);
        Assert.Equal(2, exitCode);
        Assert.StartsWith("--set does nothing here", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Serch:Engine=builtin", "There is no setting 'Serch:Engine'. Did you mean 'Search:Engine'?\n")]
    [InlineData("Search:Engin=builtin", "There is no setting 'Search:Engin'. Did you mean 'Search:Engine'?\n")]
    public async Task A_setting_that_does_not_exist_is_named_with_the_nearest(string setting, string message)
    {
        var (exitCode, _, error) = await BotProcess.RunAsync(["health", "--set", setting]);
        Assert.Equal((2, message), (exitCode, error));
    }

    [Fact]
    public async Task A_mistyped_section_of_a_file_is_named()
    {
        using var folder = new TemporaryNotes(("appsettings.Local.json", """{ "Knowlege": { "Path": "notes" } }"""));
        var (exitCode, _, error) = await BotProcess.RunAsync(["health"], folder: folder.Folder);
        Assert.Equal((2, "There is no setting 'Knowlege:Path'. Did you mean 'Knowledge:Path'?\n"), (exitCode, error));
    }

    [Fact]
    public async Task What_a_file_says_to_other_programs_is_left_to_them()
    {
        using var folder = new TemporaryNotes(("appsettings.json", """{ "AllowedHosts": "*", "Kestrel": { "Port": 1 }, "Health": { "Port": 0 } }"""));
        var (_, _, error) = await BotProcess.RunAsync(["health"], folder: folder.Folder);
        Assert.StartsWith("Health:Port is 0", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_json_is_named_with_the_place()
    {
        using var folder = new TemporaryNotes(("appsettings.Local.json", "{\n  \"Health\": { \"Port\": 1,, }\n}"));
        var (exitCode, _, error) = await BotProcess.RunAsync(["health"], folder: folder.Folder);
        Assert.Equal(2, exitCode);
        Assert.Contains("appsettings.Local.json'. Line 2, column 25: ", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean 'ask'? Run 'bot --help' for the options.\n", "aks", "sqs")]
    [InlineData("Run 'bot questions why --help' for the options.\n", "questions", "why")]
    [InlineData("--seed is x; use a whole number. Run 'bot questions --help' for the options.\n", "questions", "--seed", "x")]
    public async Task Wrong_usage_says_where_the_help_is(string ending, params string[] arguments)
    {
        var (exitCode, _, error) = await BotProcess.RunAsync(arguments);
        Assert.Equal(2, exitCode);
        Assert.EndsWith(ending, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_without_a_value_is_one_line_and_exits_with_2()
    {
        var (exitCode, _, error) = await BotProcess.RunAsync(["--set", "Search:Engine"]);
        Assert.Equal((2, "--set 'Search:Engine' is no setting; write KEY=VALUE, such as Discord:Shards=0-3/8. Run 'bot --help' for the options.\n"), (exitCode, error));
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_one_line_and_exits_with_2()
    {
        var (exitCode, _, error) = await BotProcess.RunAsync(["--knowledge", "/no/such/folder"]);
        Assert.Equal(2, exitCode);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Notes_says_which_file_was_left_out_and_why_without_a_warning()
    {
        using var notes = new TemporaryNotes(("sqs.md", "# SQS\n\n- A queue\n"), ("README.md", "# About\n"));
        var (exitCode, output, _) = await BotProcess.RunAsync(["notes", "--knowledge", notes.Folder]);
        Assert.Equal(0, exitCode);
        Assert.Contains("README.md: Not read, because at the top it describes the folder", output, StringComparison.Ordinal);
        Assert.Contains("1 files, 1 sections, 1 units, 0 warnings", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_reports_each_file_with_its_warnings()
    {
        using var notes = new TemporaryNotes(("open.md", "# Open\n\n```\nnever closed\n"));
        var (exitCode, output, _) = await BotProcess.RunAsync(["notes", "--knowledge", notes.Folder]);
        Assert.Equal(0, exitCode);
        Assert.Contains("open.md:3: ", output, StringComparison.Ordinal);
        Assert.Contains("1 files, 1 sections, 1 units, 1 warnings", output, StringComparison.Ordinal);
    }
}
