using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Discord.Rendering;

/// <summary>A reply in Discord's shape, inside Discord's limits.</summary>
/// <param name="Message">Content, embeds and components; empty lists rather than null, so that an edit removes what was there.</param>
/// <param name="File">What goes with it; null for nothing.</param>
public sealed record RenderedReply(MessageRequest Message, MessageFile? File);
