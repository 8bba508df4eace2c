namespace Bot.Testing.Discord.Gateway;

/// <summary>What the writer of a connection does next.</summary>
internal abstract record OutgoingFrame
{
    /// <param name="Payload">JSON as UTF-8.</param>
    /// <param name="Writing">Called right before it goes on the wire.</param>
    public sealed record Message(byte[] Payload, Action? Writing = null) : OutgoingFrame;

    /// <summary>A WebSocket close frame.</summary>
    public sealed record Close(int Code, string Reason) : OutgoingFrame;

    /// <summary>The TCP connection is reset without a word.</summary>
    public sealed record Drop : OutgoingFrame;

    /// <summary>A frame's header and half of its payload, then a reset.</summary>
    public sealed record DropMidFrame(byte[] Payload) : OutgoingFrame;
}
