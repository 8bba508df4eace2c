using System.Text;

namespace Bot.Fuzz;

/// <summary>Damages text as people, editors and failing disks do it. The same generator state gives the same damage.</summary>
internal sealed class Mutation(Random random, IReadOnlyList<byte[]> corpus)
{
    private const int MaxSteps = 8;

    private const int MaxSpan = 400;

    /// <summary>What has a meaning to a parser, an index or a chat.</summary>
    private static readonly byte[][] Tokens = Array.ConvertAll(
        (string[])
        [
            "\n", "\r", "\r\n\r\n", "\t", "    ", "# ", "###### ", "**", "__", "`", "```\n", "~~~", "> ", "- ", "1. ", "| ", "|---|\n", "\n===\n", "\n---\n", "---\na: b\n---\n",
            "<details>", "</details>", "<!--", "-->", "<table><tr><td>", "&#0;", "[[", "]]", "![](", "](", "{{c1::", "}}", "==", "::", ":::", " – ", "$$", "\\", "[toc]",
            "@everyone", "<@1>", "||", "\"", "*", " AND ", "NEAR(", "topic:", "-", "^", "(", "\0", "\u200B", "\u202E", "\u0301", "\uFEFF", "👩‍👩‍👧", "中文", "مرحبا", "ﬃ", "10,000", "5 TB", "1e999",
        ],
        Encoding.UTF8.GetBytes);

    /// <summary>Returns a damaged copy of one of the corpus's files.</summary>
    public byte[] Next()
    {
        var bytes = new List<byte>(corpus[random.Next(corpus.Count)]);
        for (var steps = random.Next(1, MaxSteps + 1); steps > 0; steps--)
            Step(bytes);
        return [.. bytes];
    }

    private void Step(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(7))
        {
            case 0:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
            case 1:
                bytes.InsertRange(at, Enumerable.Repeat(Tokens[random.Next(Tokens.Length)], random.Next(1, 200)).SelectMany(t => t));
                break;
            case 2:
                bytes.RemoveRange(at, SpanFrom(bytes, at));
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, SpanFrom(bytes, at)));
                break;
            case 4 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 5:
                var other = corpus[random.Next(corpus.Count)];
                var from = random.Next(other.Length + 1);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(MaxSpan), other.Length - from)).ToArray());
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }

    private int SpanFrom(List<byte> bytes, int at) => Math.Min(random.Next(MaxSpan), bytes.Count - at);
}
