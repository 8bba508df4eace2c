namespace Bot.Options;

/// <summary>Where the bot tells how it is. Section <c>Health</c> of the configuration.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>TCP port of <c>GET /healthz</c>, 1 to 65,535; 0 for none. Default: 0.</summary>
    public int Port { get; set; }
}
