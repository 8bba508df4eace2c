namespace Bot.Testing.Discord.Gateway;

/// <summary>What a client asks for when it connects. Source: Discord, "Gateway", connecting.</summary>
internal sealed record GatewayQuery(string? Version, string? Encoding, string? Compress, bool UsesResumeUrl)
{
    /// <summary>Returns why the fake cannot serve it, or null.</summary>
    public string? Problem => this switch
    {
        { Encoding: not (null or "json") } => $"encoding is '{Encoding}'; the fake speaks 'json' only",
        { Compress: not (null or "zlib-stream") } => $"compress is '{Compress}'; the fake offers 'zlib-stream' only",
        _ => null,
    };

    public override string ToString() => $"v={Version} encoding={Encoding ?? "json"} compress={Compress ?? "none"}{(UsesResumeUrl ? " (resume)" : "")}";
}
