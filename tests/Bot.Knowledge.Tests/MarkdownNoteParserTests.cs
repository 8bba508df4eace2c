namespace Bot.Knowledge.Tests;

public sealed class MarkdownNoteParserTests
{
    [Fact]
    public void Bullets_keep_their_parents_terms_and_lines() => Expect(
        """
        # SQS

        4 methods to encrypt
        - **SSE-S3**:
          + use **keys owned by AWS**
          + encryption type: **AES-256**
        - **DeleteQueue**: delete queue
        """,
        """
        # 1-7 SQS
        3 Paragraph: 4 methods to encrypt
        4 Bullet ^0 g0: SSE-S3: «SSE-S3» = «»
        5   Bullet ^1 g1: use keys owned by AWS
        6   Bullet ^1 g1: encryption type: AES-256 «encryption type» = «AES-256»
        7 Bullet ^0 g0: DeleteQueue: delete queue «DeleteQueue» = «delete queue»
        """);

    [Fact]
    public void Numbered_bold_lines_with_an_answer_below_are_headings_and_to_dos_are_not() => Expect(
        """
        # Step Functions
        - written in **JSON**

        **PRACTICE WITH ECS**
        **REVIEW SECTION 10**

        **1. How does Lambda connect?**
        ```
        Through the VPC.
        ```

        **2. Query the metadata**
        """,
        """
        # 1-5 Step Functions
        2 Bullet g0: written in JSON
        4 Paragraph: PRACTICE WITH ECS
        5 Paragraph: REVIEW SECTION 10
        # 7-10 Step Functions › 1. How does Lambda connect?
        8-10 Code: Through the VPC.
        # 12 Step Functions › 2. Query the metadata
        """,
        "12 The heading '2. Query the metadata' has no text below it.");

    [Fact]
    public void Several_first_level_headings_are_topics_of_their_own() => Expect(
        """
        above

        # S3
        text of S3
        # SNS
        ### Deep
        text of SNS
        """,
        """
        # 1 Note
        1 Paragraph: above
        # 3-4 S3
        4 Paragraph: text of S3
        # 6-7 SNS › Deep
        7 Paragraph: text of SNS
        """);

    [Fact]
    public void Bold_ranges_are_exact()
    {
        var unit = Assert.Single(MarkdownNoteParser.Parse("n.md", "- after  **Maximum** __Receives__ use `aws:kms` and ==this==").Sections[0].Units);

        Assert.Equal("after Maximum Receives use aws:kms and this", unit.Text);
        Assert.Equal("Maximum, Receives", unit.Parts(unit.Strong));
        Assert.Equal("aws:kms", unit.Parts(unit.Code));
        Assert.Equal("this", unit.Parts(unit.Marked));
    }

    [Fact]
    public void A_table_row_carries_its_columns()
    {
        var note = MarkdownNoteParser.Parse("n.md", "| Mode | Time |\n|---|---|\n| **A** | 1 s |\n| B | 2 s |\n");

        Assert.Equal("# 1-4 N\n3 TableRow g0: A | 1 s\n4 TableRow g0: B | 2 s", note.Describe());
        Assert.Equal(["Mode", "Time"], note.Sections[0].Units[0].Columns);
        Assert.Equal(["A", "1 s"], note.Sections[0].Units[0].Cells);
    }

    private static void Expect(string markdown, string expected, string warnings = "")
    {
        var note = MarkdownNoteParser.Parse("note.md", markdown);

        Assert.Equal(expected, note.Describe());
        Assert.Equal(warnings, note.DescribeWarnings());
    }
}
