namespace Bot.Core.Game;

/// <summary>Why the database cannot be used.</summary>
public enum StorageFault
{
    /// <summary>Another program holds the database; the act may be tried again.</summary>
    Locked,

    /// <summary>The database or its folder cannot be written.</summary>
    ReadOnly,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>The database cannot be reached; the act may be tried again.</summary>
    Unavailable,

    /// <summary>The settings name a database that is not there or does not let the bot in; somebody must change one or the other.</summary>
    Misconfigured,

    /// <summary>A newer version of the bot has changed the database.</summary>
    FromNewerVersion,

    /// <summary>The database file is damaged or is no database.</summary>
    Damaged,
}

/// <summary>The database cannot be used now. Nothing of the act that failed was stored. The message is a sentence for the operator, without secrets.</summary>
public sealed class StorageException : Exception
{
    public StorageException(StorageFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    public StorageFault Fault { get; }

    /// <summary>Whether the same act may succeed a little later without anybody doing anything.</summary>
    public bool IsTransient => Fault is StorageFault.Locked or StorageFault.Unavailable;
}
