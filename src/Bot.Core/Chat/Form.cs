using System.Collections.Immutable;

namespace Bot.Core.Chat;

/// <summary>A form with up to five text fields (Discord: modal).</summary>
public sealed record Form(ButtonToken Token, string Title, ImmutableArray<FormField> Fields);

/// <param name="MaxLength">In characters, up to 4,000.</param>
public sealed record FormField(string Id, string Label, bool IsLong = false, bool IsRequired = true, int MaxLength = 200, string? Placeholder = null);
