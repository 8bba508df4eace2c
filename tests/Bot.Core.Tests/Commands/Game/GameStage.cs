using System.Collections.Immutable;
using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Core.Schedule;
using Bot.Core.Search;
using Bot.Testing;
using Bot.Testing.Notes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Core.Tests.Commands.Game;

/// <summary>
/// The game as a server sees it: commands go in, replies come out, and what is written into the channel is kept. Monday, 2 March 2026, 12:00 UTC.
/// </summary>
internal sealed class GameStage
{
    public const long Ada = 101;
    public const long Bob = 102;

    private static long _servers;
    private static long _interactions = 1000;
    private readonly ServiceProvider _services;
    private readonly ChatRouter _router;

    /// <param name="change">Puts something in the place of what the server would have.</param>
    public GameStage(GameDatabase database, Action<IServiceCollection>? change = null)
    {
        var services = new ServiceCollection();
        foreach (var port in new[]
                 {
                     typeof(IScheduleStore), typeof(IPostStore), typeof(IBoardStore), typeof(IGroupStore), typeof(IQuizStore), typeof(IReviewStore),
                     typeof(ILeaseStore), typeof(ITrustStore), typeof(IPrivacyStore), typeof(IAnswerStore),
                     typeof(INameStore), typeof(IReminderStore),
                 })
        {
            services.AddSingleton(port, database.Stores.GetRequiredService(port));
        }

        foreach (var type in GameCommands.Services.Concat(GameCommands.Commands).Concat(GameCommands.Controls))
            services.AddSingleton(type);
        foreach (var (port, type) in GameCommands.Ports)
            services.AddSingleton(port, s => GameCommands.Services.Contains(type) ? s.GetRequiredService(type) : ActivatorUtilities.CreateInstance(s, type));
        GuildId = Interlocked.Increment(ref _servers) << 22;
        services
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IChannelWriter>(Written)
            .AddSingleton<IMemberDirectory>(Members)
            .AddSingleton(SourceLink.None)
            .AddSingleton(CannedEngine.KnowledgeOf((_, _) => new SearchResult { Hits = [], Confident = false }, Notes))
            .AddSingleton<INoteSource>(new StubNotes())
            .AddSingleton(new DailyQuestionOptions { Owner = $"stage {GuildId}", Servers = ShardRange.Around(GuildId) })
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        change?.Invoke(services);
        _services = services.BuildServiceProvider();
        Get<KnowledgeBase>().Swapped += (_, index) => Bank.Rebuild(index.Library, CancellationToken.None);
        Bank.Replace([SampleQuestion.Retention, SampleQuestion.Size, SampleQuestion.Runtime]);
        var commands = GameCommands.Commands.Select(t => (ICommand)_services.GetRequiredService(t)).ToImmutableArray();
        _router = new ChatRouter(
            commands,
            commands.OfType<IControlHandler>().Concat(GameCommands.Controls.Select(t => (IControlHandler)_services.GetRequiredService(t))));
    }

    private static Section Notes { get; } = SampleSection.Of("SQS › Limits", "Messages stay for 4 days");

    public long GuildId { get; }

    /// <summary>The one channel of the server.</summary>
    public long Channel => GuildId + 11;

    public ManualTime Time { get; } = new();

    public WrittenChannel Written { get; } = new();

    public MemberList Members { get; } = new();

    /// <summary>The server's language.</summary>
    public string Language { get; set; } = "en-US";

    public QuestionBank Bank => Get<QuestionBank>();

    public ImmutableArray<CommandDefinition> Definitions => _router.Definitions;

    public T Get<T>()
        where T : class => _services.GetRequiredService<T>();

    /// <summary>Sends a command as Ada, who may manage the server.</summary>
    public Task<Reply> SendAsync(string command, params (string Name, OptionValue Value)[] options) => AsAsync(Ada, command, options);

    /// <summary>Sends a command as somebody; only Ada may manage the server.</summary>
    public Task<Reply> AsAsync(long person, string command, params (string Name, OptionValue Value)[] options) =>
        RunAsync(By(person) with { Kind = InteractionKind.Command, Command = command, Options = options.ToImmutableDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal) });

    /// <summary>Presses a button.</summary>
    public Task<Reply> PressAsync(ButtonToken token, long person = Ada) => RunAsync(By(person) with { Token = token });

    /// <summary>Presses the one button whose label starts with a text.</summary>
    public Task<Reply> PressAsync(Reply reply, string label, long person = Ada) => PressAsync(TokenOf(reply, label), person);

    /// <summary>Opens a form with a button, writes into its only field, and sends it.</summary>
    public async Task<Reply> WriteAsync(Reply reply, string label, string text, long person = Ada)
    {
        var form = (await PressAsync(reply, label, person)).Form ?? throw new InvalidOperationException($"The button {label} opens no form.");
        return await SubmitAsync(form, person, (form.Fields.Single().Id, text));
    }

    /// <summary>Sends a form as Ada.</summary>
    public Task<Reply> SubmitAsync(Form form, params (string Id, string Text)[] fields) => SubmitAsync(form, Ada, fields);

    private Task<Reply> SubmitAsync(Form form, long person, params (string Id, string Text)[] fields) => RunAsync(By(person) with
    {
        Kind = InteractionKind.Form,
        Token = form.Token,
        Fields = fields.ToImmutableDictionary(f => f.Id, f => f.Text, StringComparer.Ordinal),
    });

    public static ButtonToken TokenOf(Reply reply, string label) =>
        SampleInteraction.Buttons(reply).Single(b => b.Label.StartsWith(label, StringComparison.Ordinal) && !b.IsDisabled).Token;

    /// <summary>Presses the option of a single-choice question with this text.</summary>
    public Task<Reply> AnswerAsync(Reply question, string option, long person = Ada) =>
        PressAsync(SampleInteraction.Buttons(question).Single(b => b.Label.EndsWith($" · {option}", StringComparison.Ordinal)).Token, person);

    /// <summary>Runs the daily worker once.</summary>
    public Task WorkAsync() => Get<DailyQuestionWorker>().RunOnceAsync(TestContext.Current.CancellationToken);

    /// <summary>Asks the server about the next people whom boards showed.</summary>
    public Task CheckDeparturesAsync() => Get<DepartureCheck>().RunOnceAsync(TestContext.Current.CancellationToken);

    /// <summary>Takes quizzes as far as they can go, after a while.</summary>
    public Task TickAsync(int seconds = 0)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        return Get<QuizService>().TickAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Returns everything that a reply shows: text, cards, buttons.</summary>
    public static string Shown(Reply reply)
    {
        var lines = new List<string>();
        if (!reply.Text.IsEmpty)
            lines.Add(reply.Text.ToString());
        foreach (var card in reply.Cards)
        {
            lines.Add($"== {card.Title}");
            lines.Add(card.Body.ToString());
            if (!card.Footer.IsEmpty)
                lines.Add($"-- {card.Footer}");
        }

        foreach (var row in reply.Rows)
            lines.Add(string.Join(' ', row.OfType<Button>().Select(b => b.IsDisabled ? $"({b.Label})" : $"[{b.Label}]")));
        return string.Join('\n', lines);
    }

    /// <summary>Whatever is tested, the reply must be one that a transport could still give after it promised one: see <see cref="Promise"/>.</summary>
    private async Task<Reply> RunAsync(Interaction interaction)
    {
        var reply = await _router.HandleAsync(interaction, TestContext.Current.CancellationToken);
        if (interaction.Token is { } token && reply.Mode != ReplyMode.Send)
            Assert.Equal((token.ToString(), Promise.InPlace), (token.ToString(), _router.PromiseTo(interaction)));
        return reply;
    }

    private Interaction By(long person) => new()
    {
        Id = Interlocked.Increment(ref _interactions),
        Kind = InteractionKind.Control,
        Person = new Person(person, person switch { Ada => "Ada", Bob => "Bob", _ => $"person {person}" }),
        GuildId = GuildId,
        ChannelId = Channel,
        Permissions = person == Ada ? MemberPermissions.ManageGuild : MemberPermissions.None,
        GuildLocale = Language,
        CreatedAt = Time.GetUtcNow(),
    };

    private sealed class StubNotes : INoteSource
    {
        public Task<NoteLibrary> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(SampleSection.LibraryOf(Notes));

        public IAsyncEnumerable<NoteLibrary> WatchAsync(CancellationToken cancellationToken) => throw new NotSupportedException("Commands do not watch.");
    }
}
