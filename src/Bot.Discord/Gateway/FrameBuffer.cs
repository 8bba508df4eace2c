using System.Buffers;

namespace Bot.Discord.Gateway;

/// <summary>Collects one frame. A frame over the limit is counted but not kept. Not thread-safe.</summary>
/// <param name="maxBytes">Longest frame that is kept.</param>
internal sealed class FrameBuffer(long maxBytes)
{
    /// <summary>A buffer that one huge frame has blown up is not kept for the small ones after it.</summary>
    private const int KeptCapacity = 1 << 20;
    private ArrayBufferWriter<byte> _buffer = new(1 << 14);

    /// <summary>Bytes of the frame so far, kept or not.</summary>
    public long Length { get; private set; }

    public bool IsTooLarge => Length > maxBytes;

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        if (!IsTooLarge)
            _buffer.Write(bytes);
    }

    public void Clear()
    {
        Length = 0;
        if (_buffer.Capacity > KeptCapacity)
            _buffer = new ArrayBufferWriter<byte>(1 << 14);
        else
            _buffer.ResetWrittenCount();
    }
}
