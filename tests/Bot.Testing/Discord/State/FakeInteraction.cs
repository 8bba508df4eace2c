using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Testing.Discord.State;

/// <summary>What a person did. Values are Discord's interaction types.</summary>
public enum InteractionKind
{
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

/// <summary>How the bot first responded. Values are Discord's interaction callback types.</summary>
public enum InteractionResponseKind
{
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdate = 6,
    Update = 7,
    Choices = 8,
    Modal = 9,
}

/// <summary>
/// One thing a person did with the bot, and what came of it: the handle that a test waits on. Members may be read on any thread.
/// </summary>
public sealed class FakeInteraction
{
    /// <summary>How long the waiting members wait unless told otherwise, in real time.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(15);

    private readonly World _world;
    private readonly List<FakeMessage> _messages = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _deliveredAt;
    private volatile bool _isExpired;

    internal FakeInteraction(World world, ulong id, string token, InteractionKind kind, string name, FakeChannel channel, FakeUser user)
    {
        (_world, Id, Token, Kind, Name, Channel, User) = (world, id, token, kind, name, channel, user);
        CreatedAt = world.Time.GetUtcNow();
    }

    public ulong Id { get; }

    public InteractionKind Kind { get; }

    /// <summary>The command with its subcommands, or the custom_id.</summary>
    public string Name { get; }

    public FakeChannel Channel { get; }

    public FakeUser User { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>How the bot first responded; null while it has not.</summary>
    public InteractionResponseKind? Response { get; private set; }

    /// <summary>From the frame on the wire to the arrival of the callback; null while the bot has not responded.</summary>
    public TimeSpan? ResponseTime { get; private set; }

    /// <summary>How many callbacks came, the refused ones included: more than one is a second answer.</summary>
    public int Callbacks { get; internal set; }

    /// <summary>The offered choices, name and value, of an autocomplete that was answered.</summary>
    public IReadOnlyList<(string Name, string Value)> Choices { get; internal set; } = [];

    /// <summary>The modal that was opened; null when none was.</summary>
    public JsonElement? Modal { get; internal set; }

    /// <summary>The message whose component was used; null for a command.</summary>
    public FakeMessage? Source { get; internal init; }

    /// <summary>The message that <c>@original</c> stands for; null while there is none.</summary>
    public FakeMessage? Original { get; internal set; }

    /// <summary>The messages made by the first response and the follow-ups, oldest first, without deleted ones.</summary>
    public IReadOnlyList<FakeMessage> Messages
    {
        get
        {
            lock (_world.Gate)
                return [.. _messages.Where(message => !message.IsDeleted)];
        }
    }

    internal string Token { get; }

    /// <summary>The command's type (slash, user, message); 0 for other interactions.</summary>
    internal int CommandType { get; init; }

    /// <summary>Whether the first response came too late, so that the person saw "the application did not respond".</summary>
    public bool HasFailed => Response is null && (_isExpired || _world.Time.GetUtcNow() - CreatedAt > _world.Options.ResponseDeadline);

    internal bool IsTokenExpired => _isExpired || _world.Time.GetUtcNow() - CreatedAt > _world.Options.TokenLifetime;

    internal IEnumerable<FakeMessage> AllMessages => _messages;

    /// <summary>Waits for the first response of any kind.</summary>
    /// <exception cref="TimeoutException">There was none; the message says what did happen.</exception>
    public Task<FakeInteraction> FirstResponseAsync(TimeSpan? wait = null) => WaitUntilAsync(interaction => interaction.Response is not null, wait);

    /// <summary>Waits for the answer that the person reads: the first response, or after a deferral the edit that fills it.</summary>
    /// <exception cref="TimeoutException">There was none; the message says what did happen.</exception>
    public async Task<FakeMessage> AnswerAsync(TimeSpan? wait = null)
    {
        await WaitUntilAsync(interaction => interaction.Original is { IsLoading: false } || interaction.Messages.Any(message => !message.IsLoading), wait);
        return Original is { IsLoading: false } ? Original : Messages[0];
    }

    /// <summary>Waits for a state of this interaction. The condition is asked after each change.</summary>
    /// <exception cref="TimeoutException">It did not hold in time; the message says what did happen.</exception>
    public async Task<FakeInteraction> WaitUntilAsync(Func<FakeInteraction, bool> condition, TimeSpan? wait = null)
    {
        using var limit = new CancellationTokenSource(wait ?? DefaultWait);
        while (true)
        {
            var change = Volatile.Read(ref _changed).Task;
            if (condition(this))
                return this;
            try
            {
                await change.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException exception)
            {
                throw new TimeoutException($"{this}: nothing more in {wait ?? DefaultWait}. {Callbacks} callbacks, messages: {string.Join(" | ", Messages)}", exception);
            }
        }
    }

    /// <summary>Ends the token's life now: a callback gets "unknown interaction", a follow-up "invalid webhook token".</summary>
    public void Expire() => _isExpired = true;

    public override string ToString() => $"{Kind} '{Name}' of {User.Username}, {(Response is { } response ? $"answered with {response}" : "not answered")}";

    internal JsonObject IntegrationOwners() => new() { ["0"] = $"{Channel.Guild?.Id ?? 0}" };

    internal void MarkDelivered() => Interlocked.CompareExchange(ref _deliveredAt, _world.Time.GetTimestamp(), 0);

    internal void Respond(InteractionResponseKind response, long arrivedAt)
    {
        var delivered = Interlocked.Read(ref _deliveredAt);
        Response = response;
        ResponseTime = delivered == 0 ? TimeSpan.Zero : _world.Time.GetElapsedTime(delivered, arrivedAt);
    }

    internal void Add(FakeMessage message) => _messages.Add(message);

    /// <summary>Wakes those who wait.</summary>
    internal void SignalChange() =>
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
