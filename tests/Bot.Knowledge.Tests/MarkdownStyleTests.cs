namespace Bot.Knowledge.Tests;

/// <summary>The ways in which people write notes, one a test.</summary>
public sealed class MarkdownStyleTests
{
    [Fact]
    public void Bullets_nest_by_two_spaces_by_one_and_by_tabs() => Expect(
        """
        * a
         * b
          * c
        * d

        1. one
          - under one
        2. two
        	- under two
        """,
        """
        # 1-9 Note
        1 Bullet g0: a
        2   Bullet ^0 g1: b
        3     Bullet ^1 g2: c
        4 Bullet g0: d
        6 Bullet g3 {Ordered}: one
        7   Bullet ^4 g4: under one
        8 Bullet g3 {Ordered}: two
        9   Bullet ^6 g5: under two
        """);

    [Fact]
    public void Bullets_behind_four_spaces_are_not_code() => Expect(
        """
        # Limits
            - first
            - second
        """,
        """
        # 1-3 Limits
        2 Bullet g0: first
        3 Bullet g0: second
        """);

    [Fact]
    public void A_fence_that_is_not_indented_belongs_to_the_bullet_right_above() => Expect(
        """
        - Example
        ```YAML
        a: 1

        b: 2
        ```
        - next
        """,
        """
        # 1-7 Note
        1 Bullet g0: Example
        2-6   Code ^0 lang=yaml: a: 1⏎⏎b: 2
        7 Bullet g1: next
        """);

    [Fact]
    public void Numbered_items_go_on_behind_a_fence() => Expect(
        """
        1. install
        ```
        apt install
        ```
        2. run
        """,
        """
        # 1-5 Note
        1 Bullet g0 {Ordered}: install
        2-4   Code ^0: apt install
        5 Bullet g0 {Ordered}: run
        """);

    [Fact]
    public void Setext_headings_count_but_a_rule_right_under_a_paragraph_does_not() => Expect(
        """
        Queue
        =====
        Standard
        --------
        text
        This is a whole sentence of the writer.
        ---
        more
        """,
        """
        # 3-8 Queue › Standard
        5-6 Paragraph: text This is a whole sentence of the writer.
        8 Paragraph: more
        """);

    [Fact]
    public void Skipped_levels_keep_their_place() => Expect(
        """
        # A
        #### deep
        one
        ## B
        two
        """,
        """
        # 2-3 A › deep
        3 Paragraph: one
        # 4-5 A › B
        5 Paragraph: two
        """);

    [Fact]
    public void An_empty_heading_stays_findable() => Expect(
        """
        # A
        ## Empty
        ## Full
        text
        """,
        """
        # 2 A › Empty
        # 3-4 A › Full
        4 Paragraph: text
        """,
        "2 The heading 'Empty' has no text below it.");

    [Fact]
    public void Repeated_headings_are_sections_of_their_own() => Expect(
        """
        # A
        ## Use
        one
        ## Use
        two
        """,
        """
        # 2-3 A › Use
        3 Paragraph: one
        # 4-5 A › Use
        5 Paragraph: two
        """,
        "4 The heading 'A › Use' stands here twice; the first is on line 2. Each is kept as a section of its own.");

    [Fact]
    public void A_heading_without_words_and_one_without_a_space() => Expect(
        """
        ##Space
        text
        #
        more
        """,
        """
        # 1-4 Note › Space
        2 Paragraph: text
        4 Paragraph: more
        """,
        "3 A heading without words; the text below it stays with the heading above.");

    [Fact]
    public void Definitions_in_every_spelling() => Expect(
        """
        **SQS**: a queue
        **SNS:** topics
        `cdk synth` - prints the template
        Timeout – 15 minutes

        Visibility timeout
        : how long a message hides

        what is a shard::a unit of capacity

        Note: no term. There are two kinds: standard and FIFO.
        """,
        """
        # 1-11 Note
        1 Definition g0: SQS: a queue «SQS» = «a queue»
        2 Definition g0: SNS: topics «SNS» = «topics»
        3 Definition g0: cdk synth - prints the template «cdk synth» = «prints the template»
        4 Definition g0: Timeout – 15 minutes «Timeout» = «15 minutes»
        6-7 Definition g1: Visibility timeout: how long a message hides «Visibility timeout» = «how long a message hides»
        9 Definition: what is a shard::a unit of capacity «what is a shard» = «a unit of capacity»
        11 Paragraph: Note: no term. There are two kinds: standard and FIFO.
        """);

    [Theory]
    [InlineData("- AWS::Region", null)]
    [InlineData("- Condition Functions: Fn::If, Fn::Not", "Condition Functions")]
    [InlineData("- see https://a.b/c: it", null)]
    [InlineData("- there are: two", null)]
    [InlineData("- launch 2 - 10 instances", null)]
    [InlineData("- Object Access Control List (ACL) – finer grain", "Object Access Control List (ACL)")]
    [InlineData("- **Caching: 300 s** by default", "Caching")]
    [InlineData("- HTTP/AWS (Lambda & AWS service): can map", "HTTP/AWS (Lambda & AWS service)")]
    [InlineData("- `x-amz-acl`: sets the access", "x-amz-acl")]
    [InlineData("- Example: this one", null)]
    [InlineData("- What is it?: a thing", null)]
    [InlineData("- 容量：十个", "容量")]
    [InlineData("- the key is the full path: a/b", null)]
    public void A_bullet_is_a_definition_only_when_it_safely_is(string bullet, string? term) =>
        Assert.Equal(term, MarkdownNoteParser.Parse("n.md", bullet).Sections[0].Units[0].Term);

    [Fact]
    public void A_summary_introduces_what_it_folds_away() => Expect(
        """
        ## Pods
        <details>
        <summary>How is a <b>pod</b> deleted?</summary>

        ```bash
        kubectl delete pod
        ```

        </details>

        <details><summary>show</summary>
        **At once**: with `--force`
        - or later
        </details>
        """,
        """
        # 1-14 Note › Pods
        3 Paragraph {Html, Folded}: How is a pod deleted?
        5-7 Code ^0 {Folded} lang=bash: kubectl delete pod
        12 Definition {Html, Folded}: At once: with --force «At once» = «with --force»
        13 Bullet ^2 g0 {Html, Folded}: or later
        """);

    [Fact]
    public void Html_lists_tables_and_breaks_mean_what_they_mean() => Expect(
        """
        <ul>
          <li>one <b>bold</b></li>
          <li>two
            <ol><li>inner</li></ol>
          </li>
        </ul>

        <table>
        <tr><th>Key</th><th>Value</th></tr>
        <tr><td>a</td><td>1 <br> 2</td></tr>
        </table>

        10<sup>6</sup> of <your-bucket> &amp; more
        """,
        """
        # 2-13 Note
        2 Bullet g0 {Html}: one bold
        3 Bullet g0 {Html}: two
        4   Bullet ^1 g1 {Html, Ordered}: inner
        10 TableRow g2 {Html}: a | 1 2
        13 Paragraph {Html}: 10^6 of <your-bucket> & more
        """);

    [Fact]
    public void Comments_are_not_content() => Expect(
        """
        before <!-- one --> after
        <!--
        two
        -->
        %%
        three

        four
        %%
        end %%five%% here
        """,
        """
        # 1-10 Note
        1 Paragraph: before after
        10 Paragraph: end here
        """);

    [Fact]
    public void Tables_of_contents_are_not_content() => Expect(
        """
        # Guide
        ## Contents
        - [Limits](#limits)
          1. [Size](#size)
        - [[#Time]]

        [TOC]

        ## Limits
        - [not only](#a) a link
        - [link](#b)

        [back to top](#guide)
        """,
        """
        # 9-13 Guide › Limits
        10 Bullet g0: not only a link
        11 Bullet g0: link
        """);

    [Fact]
    public void Obsidian_links_callouts_tags_marks_and_block_ids() => Expect(
        """
        #aws #exam/dva

        > [!warning]- Mind the **limit**
        > 256 KB at most
        > - really

        See [[sqs/queue#Limits|the queue]], [[Topic]] and ![[picture.png]]. ^ab12cd
        """,
        """
        # 3-7 Note
        3 Paragraph {Quoted}: Mind the limit
        4 Paragraph ^0 {Quoted}: 256 KB at most
        5 Bullet ^0 g0 {Quoted}: really
        7 Paragraph {Link, Image}: See the queue, Topic and […].
        """);

    [Fact]
    public void Formulas_are_kept_and_money_is_no_formula() => Expect(
        """
        It costs $5 to $10, and $E = mc^2$.

        $$
        a^2 +
        b^2
        $$
        """,
        """
        # 1-6 Note
        1 Paragraph {Math}: It costs $5 to $10, and E = mc^2.
        3-6 Paragraph {Math}: a^2 + b^2
        """);

    [Fact]
    public void Images_are_their_alternative_text() => Expect(
        "![how a message travels](flow.png)\n\n![image-1.png](b.png)\n\n- ![](c.png) <img src='d' alt=\"the second way\">",
        "# 1-5 Note\n1 Paragraph {Image}: how a message travels\n5 Bullet g0 {Image, Html}: the second way");

    [Fact]
    public void A_first_level_heading_below_the_text_is_no_title() => Expect(
        """
        Queues keep messages until somebody takes them.

        # Further reading
        the manual
        """,
        """
        # 1 Note
        1 Paragraph: Queues keep messages until somebody takes them.
        # 3-4 Note › Further reading
        4 Paragraph: the manual
        """);

    [Fact]
    public void Badges_and_tags_may_stand_above_the_title() => Expect(
        """
        ![build](badge.svg) [all notes](index.md)

        see also queues
        # Queues
        They keep messages.
        """,
        """
        # 1-3 Queues
        1 Paragraph {Link, Image}: build all notes
        3 Paragraph: see also queues
        # 4-5 Queues
        5 Paragraph: They keep messages.
        """);

    [Fact]
    public void Each_card_of_a_run_of_lines_stands_alone() => Expect(
        "Capital of Peru::Lima\nCapital of Chile::Santiago\nQ: What is 2+2?\nA: 4\n\nPrefer std::vector to\nstd::list where you can.",
        """
        # 1-7 Note
        1 Paragraph: Capital of Peru::Lima
        2 Paragraph: Capital of Chile::Santiago
        3 Paragraph: Q: What is 2+2?
        4 Paragraph ^2: A: 4
        6-7 Paragraph: Prefer std::vector to std::list where you can.
        """);

    [Theory]
    [InlineData("Compare the plan (![](a.png)), then build.", "Compare the plan ([…]), then build.")]
    [InlineData("The sign ![](a.png) means stop.", "The sign means stop.")]
    [InlineData("![](a.png). Stop.", ". Stop.")]
    public void An_image_without_words_leaves_no_hole_before_a_full_stop(string written, string read) =>
        Assert.Equal(read, MarkdownNoteParser.Parse("n.md", written).Sections[0].Units[0].Text);

    [Fact]
    public void A_quote_that_is_never_closed_is_no_part_of_a_title() =>
        Assert.Equal("unclosed", MarkdownNoteParser.Parse("n.md", "---\ntitle: \"unclosed\n: : bad\n---\n# A\ntext").Title);

    [Fact]
    public void The_width_of_an_image_is_no_text() => Expect(
        "- Two bonds ![300](dienes.png)\n- One bond ![300x200](b.png)",
        "# 1-2 Note\n1 Bullet g0 {Image}: Two bonds\n2 Bullet g0 {Image}: One bond");

    [Theory]
    [InlineData("Bread rises within an hour [4](https://bread.example/rise).", "Bread rises within an hour.")]
    [InlineData("Bread rises within an hour [4]\n\n[4]: https://bread.example/rise", "Bread rises within an hour")]
    [InlineData("Bread rises within an hour [[4](https://bread.example/rise)].", "Bread rises within an hour.")]
    [InlineData("Bread rises within an hour ([Wikipedia](https://en.wikipedia.org/wiki/Bread)).", "Bread rises within an hour.")]
    [InlineData("Bread rises ([Wikipedia](https://en.wikipedia.org/wiki/Bread), [bakers.example](https://bakers.example/rise)) within an hour.", "Bread rises within an hour.")]
    [InlineData("Bread rises within an hour.[Bakers Daily+2](https://daily.example/rise)", "Bread rises within an hour.")]
    [InlineData("Bread rises within an hour [Bakers](https://bakers.example/rise?utm_source=chat.example).", "Bread rises within an hour.")]
    [InlineData("Bread rises within an hour. [Bakers](https://bakers.example/rise)", "Bread rises within an hour.")]
    public void A_link_that_cites_a_source_is_no_part_of_the_sentence(string markdown, string text) => Assert.Equal([text], Texts(markdown));

    [Theory]
    [InlineData("The recipe is on [Bakers](https://bakers.example/rise?utm_source=chat.example).", "The recipe is on Bakers.")]
    [InlineData("Knead as in part [2](https://bread.example/knead).", "Knead as in part 2.")]
    [InlineData("Ask the bakers ([Guild](https://bakers.example/rise)) first.", "Ask the bakers (Guild) first.")]
    [InlineData("Ask [Bakers](https://bakers.example/rise) first.", "Ask Bakers first.")]
    [InlineData("[4](https://bread.example/rise)", "4")]
    [InlineData("Bread [rises slowly](https://bread.example/rise).", "Bread rises slowly.")]
    public void A_link_that_is_a_word_of_the_sentence_stays(string markdown, string text) => Assert.Equal([text], Texts(markdown));

    private static IEnumerable<string> Texts(string markdown) => MarkdownNoteParser.Parse("note.md", "# Bread\n\n" + markdown + "\n").Sections.SelectMany(s => s.Units).Select(u => u.Text);

    [Fact]
    public void Footnotes_stay_where_they_stand() => Expect(
        """
        Retention[^1] and delay[^2].

        [^1]: Four days.
        [^2]: https://example.org

        ## Next
        text
        """,
        """
        # 1-4 Note
        1 Paragraph: Retention and delay.
        3 Paragraph: Four days.
        4 Paragraph: https://example.org
        # 6-7 Note › Next
        7 Paragraph: text
        """);

    [Fact]
    public void A_fence_that_is_never_closed_ends_where_markdown_clearly_goes_on() => Expect(
        """
        # A
        ```bash
        # a comment
        aws s3 ls

        ## Next
        - one
        ```json
        {}
        ```
        end
        """,
        """
        # 1-4 A
        2-4 Code lang=bash: # a comment⏎aws s3 ls
        # 6-11 A › Next
        7 Bullet g0: one
        8-10   Code ^0 lang=json: {}
        11 Paragraph: end
        """,
        "2 The fence that opens here is not closed before line 6; from there on the text is read as Markdown.");

    [Fact]
    public void A_fence_without_text_is_reported() => Expect(
        "- a\n\n```\n\n```",
        "# 1-5 Note\n1 Bullet g0: a",
        "3 The fence that opens here holds no text.");

    [Fact]
    public void A_comment_that_is_never_closed_ends_with_its_paragraph() => Expect(
        "text\n<!-- to do\nlater\n\n- item",
        "# 1-5 Note\n1 Paragraph: text\n5 Bullet g0: item",
        "2 The HTML comment that opens here is never closed; it is taken to end with line 3.");

    [Fact]
    public void Table_rows_with_too_many_cells_are_reported_once() => Expect(
        "|a|b|\n|-|-|\n|1|2|3|\n|4|\n|5|6|7|",
        "# 1-5 Note\n3 TableRow g0: 1 | 2 | 3\n4 TableRow g0: 4 | \n5 TableRow g0: 5 | 6 | 7",
        "3 The table row has 3 cells under 2 column titles, as has one more; the cells beyond have no column.");

    [Fact]
    public void A_row_without_a_first_cell_has_its_own_line() => Expect(
        "text\n\n| |b|\n|-|-|\n|  |2|",
        "# 1-5 Note\n1 Paragraph: text\n5 TableRow g0:  | 2");

    [Fact]
    public void Front_matter_gives_title_tags_and_aliases()
    {
        var note = MarkdownNoteParser.Parse("n.md", "---\ntitle: \"Lambda: basics\"\naliases: [λ, AWS Lambda]\ntags:\n  - compute\n  - \"#cheap\"\n---\n# Limits\ntext");

        Assert.Equal("# 8-9 Lambda: basics › Limits\n9 Paragraph: text", note.Describe());
        Assert.Equal("compute cheap", string.Join(' ', note.Sections[0].Tags));
        Assert.Equal("λ|AWS Lambda", string.Join('|', note.Sections[0].Aliases));
        Assert.Equal("λ, AWS Lambda", note.FrontMatter["aliases"]);
        Assert.Empty(note.Warnings);
    }

    [Fact]
    public void Malformed_front_matter_is_read_line_by_line_and_kept() => Expect(
        "---\ntitle: Lambda: basics\ntags: [a\n---\ntext",
        "# 1-5 Lambda: basics\n1-4 Code lang=yaml: ---⏎title: Lambda: basics⏎tags: [a⏎---\n5 Paragraph: text",
        "2 The front matter is not valid YAML from here; it is read line by line and kept as text. A value with ': ' in it needs quotes.");

    [Fact]
    public void Front_matter_that_stops_the_parser_of_yaml_is_read_line_by_line_too() => Expect(
        "---\naliases: [Aes |\n|---\n| `a` | b |\nx]\n---\ntext",
        "# 1-7 Note\n1-6 Code lang=yaml: ---⏎aliases: [Aes |⏎|---⏎| `a` | b |⏎x]⏎---\n7 Paragraph: text",
        "2 The front matter is not valid YAML from here; it is read line by line and kept as text. A value with ': ' in it needs quotes.");

    [Fact]
    public void A_fence_that_is_never_closed_ends_with_the_last_line_of_text() => Expect(
        "text\n\n```\ncode\n    ",
        "# 1-4 Note\n1 Paragraph: text\n3-4 Code: code",
        "3 The fence that opens here is never closed; the text to its end is read as code.");

    [Fact]
    public void A_rule_at_the_top_is_no_front_matter() => Expect(
        "---\n\nJust a text here\n\n---\n\nmore",
        "# 3-7 Note\n3 Paragraph: Just a text here\n7 Paragraph: more");

    [Fact]
    public void Text_without_any_heading_is_a_section_under_the_files_name()
    {
        var note = MarkdownNoteParser.Parse("aws/sqs-dead-letter.md", "one\n\ntwo");

        Assert.Equal("# 1-3 Sqs dead letter\n1 Paragraph: one\n3 Paragraph: two", note.Describe());
        Assert.Equal("one\ntwo", note.Sections[0].Text);
        Assert.Equal("one\n\ntwo", note.Sections[0].Markdown);
    }

    [Theory]
    [InlineData("sqs-dead-letter.md", "Sqs dead letter")]
    [InlineData("21_Athena.md", "Athena")]
    [InlineData("01-intro.md", "Intro")]
    [InlineData("3-tier.md", "3 tier")]
    [InlineData("2024-05-01.md", "2024 05 01")]
    [InlineData("s3/README.md", "S3")]
    [InlineData("AWS S3 - Basics.markdown", "AWS S3 - Basics")]
    public void File_names_are_made_readable(string path, string title) => Assert.Equal(title, MarkdownNoteParser.Parse(path, "x").Title);

    [Fact]
    public void Pasted_bullets_and_hard_breaks_are_lines_of_their_own() => Expect(
        "Modes:\n• **All at once**: fast\n• Rolling\n\nFirst line  \nSecond line  \nand its end",
        "# 1-7 Note\n1 Paragraph: Modes: «Modes» = «»\n2 Bullet ^0 g0: All at once: fast «All at once» = «fast»\n3 Bullet ^0 g0: Rolling\n5 Paragraph: First line\n6-7 Paragraph: Second line and its end");

    [Fact]
    public void Lines_of_chinese_join_without_a_space() => Expect("消息队列\n的限制", "# 1-2 Note\n1-2 Paragraph: 消息队列的限制");

    [Fact]
    public void Task_boxes_are_ticked_or_not() => Expect("- [x] done\n- [ ] open", "# 1-2 Note\n1 Bullet g0 [x]: done\n2 Bullet g0 [ ]: open");

    private static void Expect(string markdown, string expected, string warnings = "")
    {
        var note = MarkdownNoteParser.Parse("note.md", markdown);

        Assert.Equal(expected, note.Describe());
        Assert.Equal(warnings, note.DescribeWarnings());
    }
}
