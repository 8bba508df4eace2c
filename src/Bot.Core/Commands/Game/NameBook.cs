using System.Collections.Concurrent;
using Bot.Core.Chat;
using Bot.Core.Game;

namespace Bot.Core.Commands.Game;

/// <summary>
/// The names under which people were last seen, for lines on boards, and who has left. New ones are noted in memory, so that no click waits for
/// them, and stored by <see cref="FlushAsync"/>. Thread-safe.
/// </summary>
/// <param name="store">Keeps them over a restart.</param>
public sealed class NameBook(INameStore store) : IDisposable
{
    /// <summary>Names held in memory; beyond, the book starts anew and asks the store.</summary>
    private const int NamesMax = 50_000;

    private readonly ConcurrentDictionary<(long GuildId, long PersonId), KnownName> _names = new();
    private readonly ConcurrentDictionary<(long GuildId, long PersonId), KnownName> _unsaved = new();

    /// <summary>Held while names are stored: one that is to be forgotten must not come back behind it.</summary>
    private readonly SemaphoreSlim _storing = new(1, 1);

    /// <summary>Notes the name of somebody who acted in a server: they are there, whatever was found before.</summary>
    public void Remember(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        if (interaction.GuildId is { } guildId)
            Note(interaction.Person.Id, new KnownName(guildId, interaction.Person.Name));
    }

    /// <summary>Notes what a transport told of a person's membership. Somebody whose name nobody knows is not noted as having left.</summary>
    public void Remember(long guildId, long personId, MemberLookup found)
    {
        ArgumentNullException.ThrowIfNull(found);
        switch (found)
        {
            case MemberLookup.Here here:
                Note(personId, new KnownName(guildId, here.Name));
                break;
            case MemberLookup.Left when _names.TryGetValue((guildId, personId), out var known):
                Note(personId, known with { HasLeft = true });
                break;
        }
    }

    /// <summary>Loads the names of people who have not acted since the start, for <see cref="SpanOf"/>.</summary>
    public async Task RecallAsync(long guildId, IEnumerable<long> people, CancellationToken cancellationToken)
    {
        var unknown = people.Where(id => !_names.ContainsKey((guildId, id))).ToHashSet();
        if (unknown.Count == 0)
            return;
        foreach (var (id, name) in await store.FindAsync(guildId, unknown, cancellationToken))
            _names.TryAdd((guildId, id), name);
    }

    /// <summary>Stores the names noted since the last time. What cannot be stored now is kept for the next time.</summary>
    /// <exception cref="StorageException">The database took them not.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_unsaved.IsEmpty)
            return;
        await _storing.WaitAsync(cancellationToken);
        try
        {
            var batch = _unsaved.ToArray();
            await store.KeepAsync([.. batch.Select(n => (n.Key.PersonId, n.Value))], cancellationToken);
            // One that has changed meanwhile stays for the next time.
            foreach (var name in batch)
                _unsaved.TryRemove(name);
        }
        finally
        {
            _storing.Release();
        }
    }

    /// <summary>Forgets a name before the store does: in one server, or with null in all.</summary>
    public async Task ForgetAsync(long? guildId, long personId, CancellationToken cancellationToken)
    {
        await _storing.WaitAsync(cancellationToken);
        try
        {
            foreach (var key in _names.Keys.Concat(_unsaved.Keys).Where(k => k.PersonId == personId && (guildId is null || k.GuildId == guildId)))
            {
                _names.TryRemove(key, out _);
                _unsaved.TryRemove(key, out _);
            }
        }
        finally
        {
            _storing.Release();
        }
    }

    /// <summary>Whether a person whose name was recalled has left the server.</summary>
    public bool HasLeft(long guildId, long personId) => _names.TryGetValue((guildId, personId), out var known) && known.HasLeft;

    /// <summary>
    /// Returns the person by the last name seen in the server. Only where none is known it is left to a transport that knows people by id: Discord
    /// shows a mention as a number to every reader whose client has not met the person.
    /// </summary>
    public TextSpan SpanOf(long guildId, long personId, Phrases phrases, TextStyle style = TextStyle.Plain)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return _names.TryGetValue((guildId, personId), out var known) ? new(known.Name, style) : new(phrases.Somebody, style) { PersonId = personId };
    }

    public void Dispose() => _storing.Dispose();

    private void Note(long personId, KnownName name)
    {
        var key = (name.GuildId, personId);
        if (_names.TryGetValue(key, out var known) && known == name)
            return;
        if (_names.Count >= NamesMax)
            _names.Clear();
        _names[key] = name;
        _unsaved[key] = name;
    }
}
