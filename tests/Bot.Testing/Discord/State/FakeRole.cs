using System.Text.Json.Nodes;

namespace Bot.Testing.Discord.State;

/// <summary>A role of a guild; the one with the guild's own id is everyone's.</summary>
public sealed class FakeRole
{
    internal FakeRole(ulong id, string name, Permissions permissions, int position) =>
        (Id, Name, Permissions, Position) = (id, name, permissions, position);

    public ulong Id { get; }

    public string Name { get; }

    public Permissions Permissions { get; set; }

    /// <summary>Whether everybody may mention it.</summary>
    public bool IsMentionable { get; set; }

    internal int Position { get; }

    internal JsonObject ToJson() => new()
    {
        ["id"] = $"{Id}",
        ["name"] = Name,
        ["permissions"] = $"{(ulong)Permissions}",
        ["position"] = Position,
        ["color"] = 0,
        ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
        ["hoist"] = false,
        ["managed"] = false,
        ["mentionable"] = IsMentionable,
        ["icon"] = null,
        ["unicode_emoji"] = null,
        ["flags"] = 0,
    };
}
