namespace Bot.Discord.Gateway;

/// <summary>What a socket received.</summary>
internal enum GatewayMessageKind
{
    /// <summary>A whole frame.</summary>
    Frame,

    /// <summary>A frame that was longer than the limit; it was read to its end and dropped.</summary>
    TooLarge,

    /// <summary>The other side closed the socket.</summary>
    Closed,
}

/// <param name="Kind">What it is.</param>
/// <param name="Json">The frame, valid until the next receive.</param>
/// <param name="CloseCode">Set when closed with a code.</param>
/// <param name="Length">Bytes of JSON, also of a frame that was dropped.</param>
internal readonly record struct GatewayMessage(GatewayMessageKind Kind, ReadOnlyMemory<byte> Json, int? CloseCode, long Length);

/// <summary>One connection. One receive and one send may run at a time; closing may come at any time.</summary>
internal interface IGatewaySocket : IAsyncDisposable
{
    Task ConnectAsync(Uri url, CancellationToken cancellationToken);

    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="InvalidDataException">The stream cannot be decompressed; the connection is of no more use.</exception>
    ValueTask<GatewayMessage> ReceiveAsync(CancellationToken cancellationToken);

    ValueTask SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken);

    /// <summary>Tells the other side that this is the end; its answer comes as the last message. Returns false when there is nobody to tell.</summary>
    Task<bool> CloseAsync(int code, CancellationToken cancellationToken);
}
