using System.Text.Json.Nodes;

namespace Bot.Testing.Discord.State;

/// <summary>An event on its way to the sessions that are to see it.</summary>
/// <param name="Guild">Decides the shard; null goes to shard 0.</param>
/// <param name="Intent">The intent bit that a session must have; 0 for events that everyone gets.</param>
/// <param name="Writing">Called right before the frame goes on the wire, each time it does.</param>
internal sealed record GatewayEvent(string Name, JsonObject Data, FakeGuild? Guild, int Intent = 0, Action? Writing = null);
