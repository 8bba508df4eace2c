namespace Bot.Storage;

/// <summary>One kind of database that the program was built with.</summary>
/// <param name="Name">As in <c>Storage:Provider</c>.</param>
/// <param name="Open">Makes the engine from <c>Storage:ConnectionString</c>; does not connect yet.</param>
/// <param name="HasOneWriter">Whether only one transaction can write at a time, so that answers are committed in groups.</param>
/// <param name="IsMissing">Whether there is no database yet, without making one; null where only connecting can tell.</param>
public sealed record StorageProvider(string Name, Func<string, DatabaseEngine> Open, bool HasOneWriter, Func<string, bool>? IsMissing = null);
