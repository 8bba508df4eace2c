using Bot.Discord.Gateway;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Discord.Tests.Gateway;

/// <summary>Whatever a server does, in whatever order.</summary>
public sealed class GatewaySessionProperties
{
    private static readonly Gen<(GatewayInput? Input, TimeSpan Pause)> Step = Gen.Zip(
        Gen.Frequency(
            (3, Gen.Constant<GatewayInput?>(new GatewayInput.Opened())),
            (3, Gen.Choose(1, 60_000).Select(ms => (GatewayInput?)new GatewayInput.Hello(TimeSpan.FromMilliseconds(ms)))),
            (3, Gen.Constant<GatewayInput?>(new GatewayInput.HeartbeatAck())),
            (2, Gen.Constant<GatewayInput?>(new GatewayInput.HeartbeatRequest())),
            (2, Gen.Constant<GatewayInput?>(new GatewayInput.IdentifyPermitted())),
            (2, Gen.Choose(1, 1000).Select(s => (GatewayInput?)new GatewayInput.Ready(s, "abc", SessionTranscript.ResumeUrl))),
            (2, Gen.Choose(1, 1000).Select(s => (GatewayInput?)new GatewayInput.Dispatch(s, "RESUMED"))),
            (2, Gen.Choose(1, 1000).Select(s => (GatewayInput?)new GatewayInput.Dispatch(s, "GUILD_CREATE"))),
            (1, Gen.Constant<GatewayInput?>(new GatewayInput.Reconnect())),
            (1, Gen.Elements(true, false).Select(can => (GatewayInput?)new GatewayInput.InvalidSession(can))),
            (1, Gen.Elements<int?>(null, 1000, 1006, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009).Select(code => (GatewayInput?)new GatewayInput.Closed(code))),
            (1, Gen.Constant<GatewayInput?>(new GatewayInput.OpenFailed("x"))),
            (6, Gen.Constant<GatewayInput?>(null))),
        Gen.Frequency((4, Gen.Choose(0, 500)), (1, Gen.Choose(0, 90_000))).Select(ms => TimeSpan.FromMilliseconds(ms)));

    private static readonly Arbitrary<(int Seed, List<(GatewayInput? Input, TimeSpan Pause)> Steps)> Histories =
        Gen.Zip(Gen.Choose(0, int.MaxValue), Step.ListOf()).Select(pair => (pair.Item1, pair.Item2.ToList())).ToArbitrary();

    [Fact]
    public void No_heartbeat_is_sent_before_hello() => Check((actions, _) =>
    {
        var hasHello = false;
        foreach (var (input, action, _) in actions)
        {
            hasHello = action is not GatewayAction.Connect && (hasHello || input is GatewayInput.Hello);
            if (action is GatewayAction.SendHeartbeat && !hasHello)
                return false;
        }

        return true;
    });

    [Fact]
    public void No_connection_sends_more_than_120_payloads_in_any_minute() => Check((actions, _) =>
    {
        var sent = new Queue<TimeSpan>();
        foreach (var (_, action, now) in actions)
        {
            if (action is GatewayAction.Connect)
                sent.Clear();
            if (action is not (GatewayAction.SendHeartbeat or GatewayAction.SendIdentify or GatewayAction.SendResume))
                continue;
            while (sent.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(60))
                sent.Dequeue();
            sent.Enqueue(now);
            if (sent.Count > 120)
                return false;
        }

        return true;
    });

    [Fact]
    public void No_two_connections_are_opened_within_a_second() => Check((actions, _) =>
    {
        var connects = actions.Where(step => step.Action is GatewayAction.Connect).Select(step => step.Now).ToList();
        return connects.Zip(connects.Skip(1)).All(pair => pair.Second - pair.First >= TimeSpan.FromSeconds(1));
    });

    [Fact]
    public void Every_connection_is_closed_before_the_next_is_opened_unless_the_other_side_ended_it() => Check((actions, _) =>
    {
        var isOpen = false;
        foreach (var (input, action, _) in actions)
        {
            if (action is GatewayAction.Connect && isOpen)
                return false;
            isOpen = action switch
            {
                GatewayAction.Connect => true,
                GatewayAction.Close => false,
                _ => isOpen && input is not (GatewayInput.Closed or GatewayInput.OpenFailed),
            };
        }

        return true;
    });

    [Fact]
    public void A_server_that_behaves_again_finds_the_session_coming_back() => Check((_, run) =>
    {
        for (var i = 0; i < 10_000 && run.Session.Phase != GatewayPhase.Ready; i++)
        {
            GatewayInput? input = run.Session.Phase switch
            {
                GatewayPhase.Connecting => new GatewayInput.Opened(),
                GatewayPhase.AwaitingHello => new GatewayInput.Hello(TimeSpan.FromSeconds(41)),
                GatewayPhase.AwaitingIdentify => new GatewayInput.IdentifyPermitted(),
                GatewayPhase.Identifying => new GatewayInput.Ready(1, "new", null),
                GatewayPhase.Resuming => new GatewayInput.Dispatch(2, "RESUMED"),
                _ => null,
            };
            run.Step(input, input is null && run.Session.NextWake is { } wake && wake > run.Now ? wake - run.Now : TimeSpan.Zero);
        }

        return run.Session.Phase == GatewayPhase.Ready;
    });

    private static void Check(Func<List<(GatewayInput Input, GatewayAction Action, TimeSpan Now)>, Run, bool> holds) =>
        Prop.ForAll(Histories, history =>
        {
            var run = new Run(history.Seed);
            run.Step(new GatewayInput.Start(), default);
            foreach (var (input, pause) in history.Steps)
                run.Step(input, pause);
            return holds(run.Actions, run);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(200));

    private sealed class Run(int seed)
    {
        public GatewaySession Session { get; } = new(new GatewaySessionOptions { Url = SessionTranscript.GatewayUrl }, seed);

        public List<(GatewayInput Input, GatewayAction Action, TimeSpan Now)> Actions { get; } = [];

        public TimeSpan Now { get; private set; }

        /// <summary>Lets time pass with every alarm in its place, then takes the input.</summary>
        public void Step(GatewayInput? input, TimeSpan pause)
        {
            var end = Now + pause;
            while (Session.NextWake is { } wake && wake <= end)
            {
                Now = wake > Now ? wake : Now;
                Take(new GatewayInput.Tick());
            }

            Now = end;
            if (input is not null)
                Take(input);
        }

        private void Take(GatewayInput input)
        {
            foreach (var action in Session.Handle(input, Now))
                Actions.Add((input, action, Now));
        }
    }
}
