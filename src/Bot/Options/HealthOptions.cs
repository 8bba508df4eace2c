namespace Bot.Options;

/// <summary>Where the bot tells how it is. Section <c>Health</c> of the configuration.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>TCP port of <c>GET /healthz</c>, 1 to 65,535; 0 for none. Default: 0.</summary>
    public int Port { get; set; }

    /// <summary>
    /// IP address on which the port is opened. Default: 127.0.0.1, this machine alone, since the answer names the database's host and file; 0.0.0.0 for all
    /// that can reach the machine.
    /// </summary>
    public string Address { get; set; } = "127.0.0.1";
}
