namespace Bot.Search.Indexing;

/// <summary>Reads the positions of one posting in ascending order.</summary>
internal ref struct PositionReader(byte[] stream, int offset)
{
    private readonly byte[] _stream = stream;
    private int _offset = offset;
    private int _left = -1;

    /// <summary>The position read last.</summary>
    public int Current { get; private set; }

    /// <summary>Reads the next position. Returns false behind the last.</summary>
    public bool MoveNext()
    {
        if (_left < 0)
            _left = Read();
        if (_left == 0)
            return false;
        _left--;
        Current += Read();
        return true;
    }

    private int Read()
    {
        var value = 0;
        var shift = 0;
        while (true)
        {
            var b = _stream[_offset++];
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
                return value;
            shift += 7;
        }
    }
}
