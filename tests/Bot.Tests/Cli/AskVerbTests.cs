using System.Text.Json;

namespace Bot.Tests.Cli;

public sealed class AskVerbTests
{
    [Fact]
    public async Task An_answer_shows_breadcrumb_snippet_and_source()
    {
        using var notes = TemporaryNotes.AboutQueues();
        var (exitCode, output, _) = await BotProcess.RunAsync(["ask", "how long do messages stay in the queue", "--knowledge", notes.Folder, "--top", "1"]);
        Assert.Equal(0, exitCode);
        Assert.Equal("SQS › Retention\n  Messages stay in the queue for 4 days by default\n  sqs.md:5\n", output);
    }

    [Fact]
    public async Task A_question_that_the_notes_do_not_answer_exits_with_1()
    {
        using var notes = TemporaryNotes.AboutQueues();
        var (exitCode, output, _) = await BotProcess.RunAsync(["ask", "chocolate cake recipe", "--knowledge", notes.Folder]);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("The notes say nothing about “chocolate cake recipe”.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_promised_shape()
    {
        using var notes = TemporaryNotes.AboutQueues();
        var (_, output, _) = await BotProcess.RunAsync(["ask", "messages stay", "--json", "--knowledge", notes.Folder]);
        using var answer = JsonDocument.Parse(output);
        Assert.Equal("messages stay", answer.RootElement.GetProperty("query").GetString());
        Assert.Equal(JsonValueKind.Number, answer.RootElement.GetProperty("elapsedMs").ValueKind);
        Assert.True(answer.RootElement.GetProperty("confident").GetBoolean());
        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("didYouMean").ValueKind);
        var first = answer.RootElement.GetProperty("results")[0];
        Assert.Equal("SQS", first.GetProperty("topic").GetString());
        Assert.Equal("Retention", first.GetProperty("headings")[0].GetString());
        Assert.Equal("sqs.md", first.GetProperty("path").GetString());
        Assert.Equal(5, first.GetProperty("line").GetInt32());
        Assert.True(first.GetProperty("score").GetDouble() > 0);
        Assert.Equal("**Messages** **stay** in the queue for 4 days by default", first.GetProperty("snippet").GetString());
    }

    [Fact]
    public async Task A_dash_reads_one_query_a_line_and_writes_one_answer_a_line()
    {
        using var notes = TemporaryNotes.AboutQueues();
        var (exitCode, output, _) = await BotProcess.RunAsync(["ask", "-", "--json", "--knowledge", notes.Folder], input: "dlq\n\nchocolate cake\n");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(0, exitCode);
        Assert.Equal([true, false, false], lines.Select(l => l.GetProperty("confident").GetBoolean()));
    }

    [Fact]
    public async Task Each_answer_of_a_batch_stands_below_its_query()
    {
        using var notes = TemporaryNotes.AboutQueues();
        var (_, output, _) = await BotProcess.RunAsync(["ask", "-", "--knowledge", notes.Folder], input: "dlq\nchocolate cake\n");
        Assert.Equal(
            """
            > dlq
            SQS › Dead Letter Queue (DLQ)
              Collects messages that could not be processed
              sqs.md:10

            > chocolate cake
            The notes say nothing about “chocolate cake”.
            “bot notes” shows what they are about.


            """,
            output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task An_empty_query_is_wrong_usage(string query)
    {
        var (exitCode, output, error) = await BotProcess.RunAsync(["ask", query]);
        Assert.Equal((2, "", "The query is empty; write what to look for. Run 'bot ask --help' for the options.\n"), (exitCode, output, error));
    }

    [Fact]
    public async Task A_folder_without_notes_is_named()
    {
        using var notes = new TemporaryNotes();
        var (exitCode, output, error) = await BotProcess.RunAsync(["ask", "x", "--knowledge", notes.Folder]);
        Assert.Equal((1, "", $"There are no notes in '{notes.Folder}'. Put Markdown files there.\n"), (exitCode, output, error));
    }

    [Fact]
    public async Task The_folder_may_be_named_before_the_verb()
    {
        using var notes = TemporaryNotes.AboutQueues();
        var (_, output, _) = await BotProcess.RunAsync(["--knowledge", notes.Folder, "ask", "dlq"]);
        Assert.Contains("sqs.md:10", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_shows_a_tree_whose_root_is_the_score()
    {
        using var notes = TemporaryNotes.AboutQueues();
        var (_, output, _) = await BotProcess.RunAsync(["ask", "dlq", "--json", "--explain", "--knowledge", notes.Folder]);
        using var answer = JsonDocument.Parse(output);
        var first = answer.RootElement.GetProperty("results")[0];
        Assert.Equal(first.GetProperty("score").GetDouble(), first.GetProperty("explanation").GetProperty("value").GetDouble(), tolerance: 0.001);
    }

    [Theory]
    [InlineData("--tpo", "There is no option '--tpo'.")]
    [InlineData("--top=0", "--top is 0; use 1 to 100.")]
    [InlineData("--knowledge=/no/such/folder", "The knowledge folder '/no/such/folder' does not exist")]
    public async Task Wrong_usage_is_one_line_and_exits_with_2(string option, string message)
    {
        var (exitCode, output, error) = await BotProcess.RunAsync(["ask", "x", option]);
        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }
}
