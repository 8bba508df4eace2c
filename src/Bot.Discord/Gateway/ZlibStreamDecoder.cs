using System.IO.Compression;

namespace Bot.Discord.Gateway;

/// <summary>
/// Decompresses the frames of one connection, which are one zlib stream: each frame ends with a flush, and later ones refer back to earlier ones.
/// Not thread-safe. Page "Gateway", zlib-stream.
/// </summary>
internal sealed class ZlibStreamDecoder : IDisposable
{
    private readonly ChunkStream _input = new();
    private readonly ZLibStream _inflater;
    private readonly byte[] _output = new byte[1 << 14];
    private uint _tail;

    public ZlibStreamDecoder() => _inflater = new ZLibStream(_input, CompressionMode.Decompress, leaveOpen: true);

    /// <summary>Whether the bytes so far end with the flush that ends a frame: 00 00 ff ff.</summary>
    public bool IsAtFrameEnd => _tail == 0x0000FFFF;

    /// <summary>Decompresses the next bytes to the end of <paramref name="frame"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are no continuation of the stream.</exception>
    public void Decode(ReadOnlyMemory<byte> compressed, FrameBuffer frame)
    {
        foreach (var value in compressed.Span[Math.Max(0, compressed.Length - sizeof(uint))..])
            _tail = (_tail << 8) | value;
        _input.Next = compressed;
        int count;
        while ((count = _inflater.Read(_output)) > 0)
            frame.Append(_output.AsSpan(0, count));
    }

    public void Dispose()
    {
        _inflater.Dispose();
        _input.Dispose();
    }

    /// <summary>Hands over one chunk and then says "no more" until the next is set.</summary>
    private sealed class ChunkStream : Stream
    {
        public ReadOnlyMemory<byte> Next { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, Next.Length);
            Next.Span[..count].CopyTo(buffer);
            Next = Next[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
