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

    /// <summary>Held while what is known changes, so that nothing is added behind a name that is being forgotten.</summary>
    private readonly Lock _noting = new();

    /// <summary>How often somebody was forgotten: what was read from the store before that may hold the name.</summary>
    private int _forgotten;

    /// <summary>Notes the name of somebody who acted in a server: they are there, whatever was found before.</summary>
    public void Remember(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        if (interaction.GuildId is { } guildId)
            Note(interaction.Person.Id, new KnownName(guildId, interaction.Person.Name));
    }

    /// <summary>
    /// Notes what a transport told of a person's membership. Of somebody whose name is not known nothing is noted: they may have asked to be
    /// forgotten while the transport was being asked.
    /// </summary>
    public void Remember(long guildId, long personId, MemberLookup found)
    {
        ArgumentNullException.ThrowIfNull(found);
        lock (_noting)
        {
            if (!_names.TryGetValue((guildId, personId), out var known))
                return;
            switch (found)
            {
                case MemberLookup.Here here:
                    Note(personId, new KnownName(guildId, here.Name));
                    break;
                case MemberLookup.Left:
                    Note(personId, known with { HasLeft = true });
                    break;
            }
        }
    }

    /// <summary>Loads the names of people who have not acted since the start, for <see cref="SpanOf"/>.</summary>
    public async Task RecallAsync(long guildId, IEnumerable<long> people, CancellationToken cancellationToken)
    {
        var unknown = people.Where(id => !_names.ContainsKey((guildId, id))).ToHashSet();
        if (unknown.Count == 0)
            return;
        while (true)
        {
            var before = Volatile.Read(ref _forgotten);
            var found = await store.FindAsync(guildId, unknown, cancellationToken);
            lock (_noting)
            {
                if (before != _forgotten)
                    continue;
                foreach (var (id, name) in found)
                    _names.TryAdd((guildId, id), name);
                return;
            }
        }
    }

    /// <summary>Stores the names noted since the last time. What cannot be stored now is kept for the next time.</summary>
    /// <exception cref="StorageException">The database could not store them.</exception>
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

    /// <summary>
    /// Forgets a name, in one server or with null in all, together with <paramref name="deleteStored"/>, which takes it out of the store: no name is
    /// stored while that runs. Returns what it returns; when it fails, the name stays known.
    /// </summary>
    public async Task<T> ForgetAsync<T>(long? guildId, long personId, Func<Task<T>> deleteStored, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deleteStored);
        await _storing.WaitAsync(cancellationToken);
        try
        {
            var deleted = await deleteStored();
            lock (_noting)
            {
                _forgotten++;
                foreach (var key in _names.Keys.Concat(_unsaved.Keys).Where(k => k.PersonId == personId && (guildId is null || k.GuildId == guildId)))
                {
                    _names.TryRemove(key, out _);
                    _unsaved.TryRemove(key, out _);
                }
            }

            return deleted;
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
        lock (_noting)
        {
            if (_names.Count >= NamesMax)
                _names.Clear();
            _names[key] = name;
            _unsaved[key] = name;
        }
    }
}
