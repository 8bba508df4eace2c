using System.Globalization;
using System.Text;
using Bot.Core.Notes;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Knowledge.Tests;

/// <summary>What holds for every input, however mangled.</summary>
public sealed class MarkdownNoteParserProperties
{
    // "@" becomes a word of its own, so that a lost one can be named.
    private static readonly string[] Fragments =
    [
        "# @", "## @", "#### @ @", "@\n===", "@\n---", "@\n@\n---", "###", "**@**", "**1. @?**", "**@**\n@ @", "**@**: @", "@: @", "- @", "  - @", "    - @",
        "\t* @", "+ **@**: @", "1. @", "  2. @", "10) @", "- [x] @", "- [ ] @\n  @", "- @\n\n  @", "> @", "> - @\n> @", "> [!note] @\n> @", "> [!tip]", "```\n@\n```",
        "```python\n@ = 1\n```", "~~~\n@\n~~~", "- ```\n  @\n  ```", "    @", "| @ | @ |\n|---|---|\n| @ | @ |", "| @ |\n|---|\n| @ | @ |", "@ | @", "\n@\n: @", "",
        "", "", "---", "***", "<details>\n<summary>@</summary>\n\n@\n</details>", "<details><summary>@</summary>\n- @\n</details>", "<p>@</p>",
        "<ul><li>@</li><li>@</li></ul>", "<table><tr><td>@</td></tr></table>", "@ <b>@</b> <br> @", "<unknown @>", "@ $x@$ @", "$$\n@\n$$", "[[x|@]]", "![[@]]",
        "[@](http://x.y)", "![@](x.png)", "@ `@` @", "**@ _@_ @**", "==@==", "~~@~~", "*@", "**@", "`@", "[@", "[@](", "<@", "&amp; @ &#64;", "@\\\n@", "@  \n@",
        "@[^1]", "[^1]: @", "@ ^a1b2c3", "• @", "•@\n• @", "##@", "@::@", "Q: @\nA: @", "@ #@", "\u200B@\u00A0@", "中文@。", "مرحبا @", "👍 @", "|@", "|---|", ":::", "%%\nnote\n%%", "@ %% note %% @",
        "<!-- note -->", "<!-- note --> @", "<!-- a\nb -->", "[toc]", "- [x](#x)\n- [y](#y)", "<div>\n@\n</div>", "<h2>@</h2>", "<dl><dt>@</dt><dd>@</dd></dl>",
        "<pre>\n@\n</pre>", "<summary>@</summary>", "</details>", "<li>@", "<td>@", "{: .x}", "@ -> @", "+---+\n| @ |\n+---+",
    ];

    private static readonly Arbitrary<(string[] Lines, int End, bool IsSpaced)> Soups =
        Arb.From(
            from lines in Gen.Elements(Fragments).ArrayOf()
            from end in Gen.Choose(0, 2)
            from spaced in Gen.Choose(0, 1)
            select (lines, end, spaced == 1),
            soup => Enumerable.Range(0, soup.lines.Length).Select(i => (soup.lines.Where((_, j) => j != i).ToArray(), soup.end, soup.Item3)));

    [Fact]
    public void Every_word_of_any_soup_is_found_again() => Prop.ForAll(Soups, soup =>
    {
        var (text, words) = Season(soup.Lines, soup.IsSpaced ? "\n\n" : "\n");
        text = text.ReplaceLineEndings(soup.End switch { 0 => "\n", 1 => "\r\n", _ => "\r" });

        var note = MarkdownNoteParser.Parse("soup.md", text);

        var found = Everything(note);
        foreach (var word in words)
            Assert.True(found.Contains(word), $"{word} is lost:\n{text}\n\n{note.Describe()}");
    }).Check(Many);

    [Fact]
    public void Every_note_of_any_soup_is_well_formed() => Prop.ForAll(Soups, soup =>
    {
        var (text, _) = Season(soup.Lines, soup.IsSpaced ? "\n\n" : "\n");
        AssertWellFormed(MarkdownNoteParser.Parse("soup.md", text), text);
    }).Check(Many);

    [Fact]
    public void Every_line_of_any_soup_belongs_to_a_section_a_warning_or_a_rule() => Prop.ForAll(Soups, soup =>
    {
        var (text, words) = Season(soup.Lines, "\n\n");
        var note = MarkdownNoteParser.Parse("soup.md", text);
        var lines = text.Split('\n');

        for (var line = 1; line <= lines.Length; line++)
        {
            var isCovered = note.Sections.Any(s => s.FirstLine <= line && line <= s.LastLine) || note.Warnings.Any(w => w.Line == line);
            var heading = words.Where(w => lines[line - 1].Contains(w, StringComparison.Ordinal)).ToList();
            var isHeading = heading.Count > 0 && heading.TrueForAll(w => note.Sections.Any(s => s.Breadcrumb.Contains(w, StringComparison.Ordinal)));
            Assert.True(isCovered || isHeading || heading.Count == 0, $"line {line} is nowhere:\n{text}\n\n{note.Describe()}");
        }
    }).Check(Many);

    [Fact]
    public void The_same_text_is_the_same_note() => Prop.ForAll(Soups, soup =>
    {
        var (text, _) = Season(soup.Lines, "\n");
        var (one, two) = (MarkdownNoteParser.Parse("soup.md", text), MarkdownNoteParser.Parse("soup.md", text));

        Assert.Equal(one.Describe() + one.DescribeWarnings(), two.Describe() + two.DescribeWarnings());
        Assert.Equal(one.Sections.Select(s => s.Id), two.Sections.Select(s => s.Id));
    }).Check(Many);

    [Fact]
    public void The_ends_of_lines_change_no_line_number() => Prop.ForAll(Soups, soup =>
    {
        var (text, _) = Season(soup.Lines, "\n");

        var expected = MarkdownNoteParser.Parse("soup.md", text).Describe();

        Assert.Equal(expected, MarkdownNoteParser.Parse("soup.md", text.ReplaceLineEndings("\r\n")).Describe());
        Assert.Equal(expected, MarkdownNoteParser.Parse("soup.md", text.ReplaceLineEndings("\r")).Describe());
        Assert.Equal(expected, MarkdownNoteParser.Parse("soup.md", (ReadOnlySpan<byte>)Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)).ToArray()).Describe());
    }).Check(Many);

    [Fact]
    public void Any_bytes_are_a_note() => Prop.ForAll<byte[]>(bytes =>
    {
        var note = MarkdownNoteParser.Parse("bytes.md", bytes.AsSpan());

        AssertWellFormed(note, null);
    }).Check(Many);

    [Fact]
    public void Any_text_is_a_note() => Prop.ForAll<string>(text => AssertWellFormed(MarkdownNoteParser.Parse("text.md", text ?? ""), null)).Check(Many);

    // The same soups in every run: a new one is for the fuzzer, not for someone else's build.
    private static Config Many => Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20_260_105, 77);

    private static (string Text, List<string> Words) Season(string[] lines, string separator)
    {
        var words = new List<string>();
        var text = new StringBuilder();
        foreach (var c in string.Join(separator, lines))
        {
            if (c != '@')
            {
                text.Append(c);
                continue;
            }

            var word = "w" + words.Count.ToString(CultureInfo.InvariantCulture) + "w";
            words.Add(word);
            text.Append(word);
        }

        return (text.ToString(), words);
    }

    private static string Everything(Note note)
    {
        var text = new StringBuilder(note.Title);
        foreach (var section in note.Sections)
        {
            text.Append('\n').Append(section.Breadcrumb).Append('\n').Append(section.Text).Append('\n').AppendJoin(' ', section.Tags);
            foreach (var unit in section.Units)
                text.Append('\n').Append(unit.Language).Append(' ').AppendJoin(' ', unit.Columns);
        }

        return text.ToString();
    }

    private static void AssertWellFormed(Note note, string? text)
    {
        var last = 0;
        foreach (var section in note.Sections)
        {
            Assert.True(section.FirstLine > last, $"sections overlap:\n{text}\n\n{note.Describe()}");
            Assert.InRange(section.LastLine, section.FirstLine, note.LineCount);
            last = section.LastLine;
            for (var i = 0; i < section.Units.Length; i++)
            {
                var unit = section.Units[i];
                Assert.False(string.IsNullOrWhiteSpace(unit.Text), $"an empty unit:\n{text}\n\n{note.Describe()}");
                Assert.True(unit.FirstLine >= section.FirstLine && unit.LastLine <= section.LastLine && unit.FirstLine <= unit.LastLine, $"{unit.Describe()} is outside:\n{text}\n\n{note.Describe()}");
                Assert.InRange(unit.Parent, -1, i - 1);
                Assert.Equal(unit.Columns.Length, unit.Cells.Length);
                Assert.Equal(unit.Term is null, unit.Meaning is null);
                AssertRanges(unit.Strong, unit.Text);
                AssertRanges(unit.Code, unit.Text);
                AssertRanges(unit.Marked, unit.Text);
                if (unit.Term is { } term)
                    Assert.StartsWith(term, unit.Text, StringComparison.Ordinal);
                if (unit.Meaning is { Length: > 0 } meaning)
                    Assert.EndsWith(meaning, unit.Text, StringComparison.Ordinal);
            }
        }

        Assert.All(note.Warnings, w => Assert.InRange(w.Line, 0, Math.Max(1, note.LineCount)));
        Assert.Equal(note.Sections.Length, note.Sections.Select(s => s.Id).Distinct().Count());
    }

    private static void AssertRanges(IEnumerable<TextRange> ranges, string text)
    {
        var end = 0;
        foreach (var range in ranges)
        {
            Assert.True(range.Start >= end && range.Length > 0 && range.End <= text.Length, $"range {range} of '{text}'");
            end = range.End;
        }
    }
}
