namespace Bot.Testing.Discord.State;

/// <summary>
/// Everything that the fake Discord knows. All reading and writing of what can change happens under <see cref="Gate"/>; no one waits for I/O
/// while holding it.
/// </summary>
internal sealed class World
{
    private readonly Queue<FakeInteraction> _interactionsByAge = new();

    public World(FakeDiscordOptions options)
    {
        Options = options;
        Ids = new Snowflakes(options.Time);
        Bot = new FakeUser(options.ApplicationId, options.BotName, IsBot: true);
        Owner = new FakeUser(Ids.Next(), "owner");
        Commands = new CommandRegistry(this);
        Messages = new MessageWriter(this);
    }

    public Lock Gate { get; } = new();

    public FakeDiscordOptions Options { get; }

    public TimeProvider Time => Options.Time;

    public Snowflakes Ids { get; }

    /// <summary>The bot's account. Its id is the application's, as for every application since 2016.</summary>
    public FakeUser Bot { get; }

    /// <summary>The person who owns the application and, unless said otherwise, the guilds.</summary>
    public FakeUser Owner { get; }

    public Dictionary<ulong, FakeGuild> Guilds { get; } = [];

    public Dictionary<ulong, FakeChannel> Channels { get; } = [];

    public Dictionary<ulong, FakeUser> Users { get; } = [];

    public Dictionary<string, FakeInteraction> Interactions { get; } = new(StringComparer.Ordinal);

    public CommandRegistry Commands { get; }

    public MessageWriter Messages { get; }

    /// <summary>Sends an event to the sessions that serve the guild; null is a direct conversation. Set once by the gateway.</summary>
    public Action<GatewayEvent> Publish { get; set; } = _ => { };

    public FakeChannel AddChannel(FakeChannel channel)
    {
        Channels.Add(channel.Id, channel);
        channel.Guild?.Channels.Add(channel.Id, channel);
        return channel;
    }

    /// <summary>Returns the user's conversation with the bot, opened when there was none.</summary>
    public FakeChannel DirectMessagesWith(FakeUser user) =>
        Channels.Values.FirstOrDefault(channel => channel.Recipient?.Id == user.Id)
            ?? AddChannel(new FakeChannel(Ids.Next(), "", ChannelType.DirectMessage, null, recipient: user));

    public void AddInteraction(FakeInteraction interaction)
    {
        Interactions.Add(interaction.Token, interaction);
        _interactionsByAge.Enqueue(interaction);
        while (_interactionsByAge.Count > Options.HistoryLimit && _interactionsByAge.Peek() is ({ Response: not null } or { HasFailed: true }))
            Interactions.Remove(_interactionsByAge.Dequeue().Token);
    }

    /// <summary>Returns the message wherever it is, or null.</summary>
    public FakeMessage? FindMessage(ulong channelId, ulong messageId) =>
        Channels.TryGetValue(channelId, out var channel) && channel.Messages.TryGetValue(messageId, out var message) ? message : null;
}
