namespace Bot.Testing.Discord.OpenApi;

/// <summary>A value that a schema does not allow.</summary>
/// <param name="Path">The members and indexes from the root to the value.</param>
/// <param name="Code">The code that Discord gives such an error, as <c>BASE_TYPE_REQUIRED</c>.</param>
internal sealed record SchemaError(IReadOnlyList<string> Path, string Code, string Message)
{
    public SchemaError Under(string parent) => this with { Path = [parent, .. Path] };

    public override string ToString() => $"{(Path.Count == 0 ? "body" : string.Join('.', Path))}: {Message} ({Code})";
}
