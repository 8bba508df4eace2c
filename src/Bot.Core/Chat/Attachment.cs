using System.Collections.Immutable;

namespace Bot.Core.Chat;

/// <summary>A file that goes with a reply.</summary>
/// <param name="FileName">Without folders.</param>
public sealed record Attachment(string FileName, ImmutableArray<byte> Content);
