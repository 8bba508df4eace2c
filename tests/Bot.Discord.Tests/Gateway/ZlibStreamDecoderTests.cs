using System.IO.Compression;
using System.Text;
using Bot.Discord.Gateway;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Discord.Tests.Gateway;

public sealed class ZlibStreamDecoderTests
{
    [Fact]
    public void Any_frames_cut_anywhere_come_out_whole() => Prop.ForAll<NonEmptyString[], PositiveInt>((frames, size) =>
    {
        using var stream = new MemoryStream();
        using var deflater = new ZLibStream(stream, CompressionLevel.Fastest);
        using var decoder = new ZlibStreamDecoder();
        var buffer = new FrameBuffer(maxBytes: 1 << 20);
        foreach (var frame in frames)
        {
            stream.SetLength(0);
            deflater.Write(Encoding.UTF8.GetBytes(frame.Get));
            deflater.Flush();
            buffer.Clear();
            foreach (var chunk in stream.ToArray().Chunk(size.Get))
                decoder.Decode(chunk, buffer);
            if (!decoder.IsAtFrameEnd || !buffer.Written.Span.SequenceEqual(Encoding.UTF8.GetBytes(frame.Get)))
                return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_frame_over_the_limit_is_counted_and_dropped_and_the_next_one_is_read()
    {
        using var stream = new MemoryStream();
        using var deflater = new ZLibStream(stream, CompressionLevel.Fastest);
        using var decoder = new ZlibStreamDecoder();
        var buffer = new FrameBuffer(maxBytes: 1000);
        deflater.Write(new byte[5000]);
        deflater.Flush();
        decoder.Decode(stream.ToArray(), buffer);
        Assert.True(buffer.IsTooLarge);
        Assert.Equal(5000, buffer.Length);

        stream.SetLength(0);
        deflater.Write("next"u8);
        deflater.Flush();
        buffer.Clear();
        decoder.Decode(stream.ToArray(), buffer);

        Assert.Equal("next", Encoding.UTF8.GetString(buffer.Written.Span));
    }

    [Fact]
    public void Bytes_that_are_no_zlib_stream_are_refused()
    {
        using var decoder = new ZlibStreamDecoder();

        Assert.Throws<InvalidDataException>(() => decoder.Decode("{\"op\":10}"u8.ToArray(), new FrameBuffer(1000)));
    }
}
