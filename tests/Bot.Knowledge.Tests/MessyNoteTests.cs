namespace Bot.Knowledge.Tests;

/// <summary>One note with much of what people do at once, and what is understood of it.</summary>
public sealed class MessyNoteTests
{
    [Fact]
    public void Nothing_of_a_messy_note_is_dropped_or_moved()
    {
        var note = MarkdownNoteParser.Parse("messy.md", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "messy.md")));

        Assert.Equal(
            """
            # 11 Exam cram
            11 Paragraph {Link}: some words before any heading, with a wiki link to the queue notes #draft
            # 13-17 Exam cram › Queues
            14 Bullet g0: Visibility timeout: how long a message is hidden «Visibility timeout» = «how long a message is hidden»
            15   Bullet ^0 g1: default 30 s
            16     Bullet ^1 g2: max 12 h
            17   Bullet ^0 g3: DLQ - where messages go after maxReceiveCount tries «DLQ» = «where messages go after maxReceiveCount tries»
            # 19-27 Exam cram › Queues › 1. How do I read faster?
            20-22 Code lang=bash: aws sqs receive-message --wait-time-seconds 20
            26 TableRow g0: Standard | best effort
            27 TableRow g0: FIFO | kept | spare cell
            # 29-32 Exam cram › Queues › Skipped a level
            30 Paragraph: Long polling: «Long polling» = «»
            31 Bullet ^0 g0 {Ordered}: waits up to 20 s
            32 Bullet ^0 g0 {Ordered}: costs less
            # 34-39 Exam cram › Queues › Retention
            36 Paragraph: 4 days, at most 14.
            38 Paragraph {Quoted}: Remember
            39 Paragraph ^1 {Quoted}: Delete after processing.
            # 42-50 Exam cram › Network › NoSpace after the hashes
            43 Paragraph {Html, Folded}: NAT or endpoint?
            45 Paragraph ^0 {Folded}: An endpoint costs nothing for S3 and DynamoDB.
            49-50 Paragraph {Image, Math}: diagram of the VPC 2^{32-16} - 5
            # 52-60 Exam cram › Queues
            53 Paragraph: The second chapter of this name.
            57-60 Code lang=yaml: Resources:⏎  Queue:⏎    Type: AWS::SQS::Queue
            # 62-63 Exam cram › Queues › After a fence that was never closed
            63 Bullet g0: still found
            """,
            note.Describe());
        Assert.Equal(
            """
            27 The table row has 3 cells under 2 column titles; the cells beyond have no column.
            52 The heading 'Queues' stands here twice; the first is on line 13. Each is kept as a section of its own.
            57 The fence that opens here is not closed before line 62; from there on the text is read as Markdown.
            """,
            note.DescribeWarnings());
    }
}
