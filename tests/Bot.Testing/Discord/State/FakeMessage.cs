using System.Text;
using System.Text.Json;

namespace Bot.Testing.Discord.State;

/// <summary>A message, as it is now. Its properties may be read on any thread while the bot edits it.</summary>
public sealed class FakeMessage
{
    private volatile object _json;

    internal FakeMessage(ulong id, FakeChannel channel, FakeUser author, JsonElement json) =>
        (Id, Channel, Author, _json) = (id, channel, author, json);

    public ulong Id { get; }

    public FakeChannel Channel { get; }

    public FakeUser Author { get; }

    /// <summary>The only person who sees it; null when everyone in the channel does.</summary>
    public FakeUser? OnlyFor { get; internal init; }

    public bool IsEphemeral => OnlyFor is not null;

    /// <summary>Whether it still shows "is thinking…", after a deferral that was not yet followed by an edit.</summary>
    public bool IsLoading => (Flags & MessageFlags.Loading) != 0;

    public bool IsDeleted { get; internal set; }

    /// <summary>How often it was edited; filling a deferred answer is not an edit.</summary>
    public int Edits { get; internal set; }

    /// <summary>The message object of the HTTP API.</summary>
    public JsonElement Json { get => (JsonElement)_json; internal set => _json = value; }

    public string Content => Json.GetText("content") ?? "";

    public IReadOnlyList<JsonElement> Embeds => [.. Json.GetItems("embeds")];

    /// <summary>Who was pinged when it was sent: ids of users and roles, and <c>everyone</c>. Edits ping no one.</summary>
    public IReadOnlyList<string> Pings { get; internal init; } = [];

    /// <summary>The interactive components (buttons and selects) in reading order, from all levels.</summary>
    public IReadOnlyList<JsonElement> Components => [.. ComponentTree.Interactive(Json)];

    internal int Flags => (int)(Json.GetInteger("flags") ?? 0);

    /// <summary>Returns whether the user sees it in the channel.</summary>
    public bool IsVisibleTo(FakeUser user) => !IsDeleted && (OnlyFor is null || OnlyFor.Id == user.Id);

    /// <summary>Returns what people see, as text for a snapshot: content, embeds, and a line of components.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(IsEphemeral ? $"[{Author.Username} → only {OnlyFor!.Username}]" : $"[{Author.Username}]");
        if (IsLoading)
            text.Append(" is thinking…");
        if (Content.Length > 0)
            text.Append(' ').Append(Content);
        foreach (var embed in Embeds)
        {
            text.Append("\n┌ ").Append(embed.GetText("title"));
            if (embed.GetText("description") is { } description)
                text.Append("\n│ ").Append(description.Replace("\n", "\n│ ", StringComparison.Ordinal));
            foreach (var field in embed.GetItems("fields"))
                text.Append("\n│ ").Append(field.GetText("name")).Append(": ").Append(field.GetText("value"));
            if (embed.Get("footer") is { } footer)
                text.Append("\n└ ").Append(footer.GetText("text"));
        }
        if (Components.Count > 0)
            text.Append('\n').AppendJoin(' ', Components.Select(ComponentTree.Label));
        return text.ToString();
    }
}
