namespace Bot.Storage;

/// <summary>Where the bot keeps what it must not forget.</summary>
public sealed record StorageOptions
{
    /// <summary><c>sqlite</c> or <c>postgres</c>. Default: <c>sqlite</c>.</summary>
    public string Provider { get; init; } = "sqlite";

    /// <summary>Default: the file <c>data/bot.db</c>. A folder that is missing is made. May hold a password: never log it.</summary>
    public string ConnectionString { get; init; } = "Data Source=data/bot.db";

    /// <summary>Without the connection string.</summary>
    public override string ToString() => $"{nameof(StorageOptions)} {Provider}";
}
