using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Testing.Discord;
using Bot.Testing.Discord.Faults;
using Bot.Testing.Discord.Http;
using Bot.Testing.Discord.State;

namespace Bot.Benchmarks.Discord;

/// <summary>
/// Runs the fake Discord of the tests as a program, for trying the bot by hand: lines typed here are what people do, and what the bot sends is shown
/// as JSON.
/// </summary>
internal static partial class FakeDiscordCommand
{
    private const string Help = """
        /ask query:signed cookies hide:true   a command, written as Discord shows it
        /schedule add channel:#aws …          a channel has its sign, and so has a person: @ada
        type /ask query:clou                  its suggestions for the last option
        click More                            a button of the newest message
        pick VALUE                            an entry of its menu
        fill reason:too easy                  the form that was opened
        find what is a dlq                    writes a message and uses "Search notes for this" on it
        as grace                              acts as another person: ada, or grace, who owns the server
        messages                              what the channel shows
        drop | reconnect | invalid | silent   trouble at the gateway
        limit 2.5                             the next answer has to wait so many seconds for its rate limit
        """;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on the loopback interface; 0 for a free one", DefaultValueFactory = _ => 0 };
        var command = new Command("fake-discord", "Runs the fake Discord of the tests, for trying the bot by hand") { port };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(port), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int port, CancellationToken cancellationToken)
    {
        await using var discord = await FakeDiscord.StartAsync(new FakeDiscordOptions { Port = port, RequiresAllowedMentions = true, IdentifyWindow = TimeSpan.FromMilliseconds(1) });
        var table = new Table(discord);
        Console.WriteLine($"""
            Start the bot in another terminal with
              export Discord__Token={discord.Token}
              export Discord__ApiBaseUrl={discord.ApiBaseUrl}
            and then be its people here:
            {Help}
            """);
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            try
            {
                await table.DoAsync(line.Trim());
            }
            catch (Exception fault) when (fault is InvalidOperationException or TimeoutException or FormatException)
            {
                Console.WriteLine(fault.Message.Split('\n')[0]);
            }

            foreach (var violation in discord.TakeViolations())
                Console.WriteLine($"Against Discord's rules: {violation}");
        }

        return 0;
    }

    [GeneratedRegex(@"(?<=\s)(?<name>[a-z_-]+):", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptionName();

    /// <summary>One channel and the people in it.</summary>
    private sealed class Table
    {
        private readonly FakeDiscord _discord;
        private readonly FakeChannel _channel;
        private readonly Dictionary<string, FakeUser> _people;
        private FakeUser _person;
        private FakeInteraction? _form;
        private FakeMessage? _newest;

        public Table(FakeDiscord discord)
        {
            _discord = discord;
            var grace = discord.AddUser("grace", []);
            var guild = discord.AddGuild("study group", grace);
            _channel = guild.AddTextChannel("aws");
            _person = discord.AddUser("ada", guild);
            _people = new(StringComparer.Ordinal) { ["ada"] = _person, ["grace"] = grace };
        }

        public Task DoAsync(string line)
        {
            var (verb, rest) = line.Split(' ', 2) is [var first, var second] ? (first, second) : (line, "");
            switch (verb)
            {
                case "":
                    return Task.CompletedTask;
                case "type":
                    var (command, options) = Read(rest);
                    return ShowAsync(_discord.TypeIntoOption(_channel, _person, command, options[^1].Name, $"{options[^1].Value}", [.. options.Take(options.Count - 1)]));
                case "click":
                    return ShowAsync(_discord.ClickLabel(Newest(), rest, _person));
                case "pick":
                    var menu = Newest().Components.First(component => component.TryGetProperty("options", out _));
                    return ShowAsync(_discord.Select(Newest(), menu.GetProperty("custom_id").GetString()!, _person, rest));
                case "fill":
                    var fields = Read($"form {rest}").Options.Select(option => (option.Name, $"{option.Value}")).ToArray();
                    return ShowAsync(_discord.SubmitModal(_form ?? throw new InvalidOperationException("No form was opened."), fields));
                case "find":
                    return ShowAsync(_discord.UseMessageCommand(_discord.Post(_channel, _person, rest), _person, "Search notes for this"));
                case "as":
                    _person = _people.GetValueOrDefault(rest) ?? throw new InvalidOperationException("There are ada and grace.");
                    return Task.CompletedTask;
                case "messages":
                    foreach (var message in _discord.Messages(_channel, _person))
                        Show(message);
                    return Task.CompletedTask;
                case "drop":
                    _discord.GatewayFaults.DropSockets();
                    return Task.CompletedTask;
                case "reconnect":
                    _discord.GatewayFaults.AskToReconnect();
                    return Task.CompletedTask;
                case "invalid":
                    _discord.GatewayFaults.InvalidateSessions(isResumable: false);
                    return Task.CompletedTask;
                case "silent":
                    _discord.GatewayFaults.GoSilent();
                    return Task.CompletedTask;
                case "limit":
                    var wait = TimeSpan.FromSeconds(double.Parse(rest, CultureInfo.InvariantCulture));
                    _discord.HttpFaults.Add("POST /interactions/{interaction_id}/{interaction_token}/callback", HttpFault.RateLimited(RateLimitScope.User, wait));
                    return Task.CompletedTask;
                case ['/', ..]:
                    var (name, values) = Read(line);
                    return ShowAsync(_discord.SendSlashCommand(_channel, _person, name, [.. values]));
                default:
                    Console.WriteLine(Help);
                    return Task.CompletedTask;
            }
        }

        private (string Command, List<(string Name, object Value)> Options) Read(string line)
        {
            var text = line.TrimStart('/');
            var names = OptionName().Matches(text);
            var command = names.Count == 0 ? text : text[..names[0].Index];
            var options = names.Select((name, i) =>
            {
                var end = i + 1 < names.Count ? names[i + 1].Index : text.Length;
                return (name.Groups["name"].Value, ValueOf(text[(name.Index + name.Length)..end].Trim()));
            });
            return (command.Trim(), [.. options]);
        }

        private object ValueOf(string text) =>
            text is ['#', ..] && text[1..] == _channel.Name ? _channel :
            text is ['@', ..] && _people.GetValueOrDefault(text[1..]) is { } person ? person :
            bool.TryParse(text, out var flag) ? flag : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : text;

        private FakeMessage Newest() => _newest is { IsDeleted: false }
            ? _newest
            : _discord.Messages(_channel, _person) is [.., var last] ? last : throw new InvalidOperationException("There is no message.");

        private async Task ShowAsync(FakeInteraction interaction)
        {
            await interaction.FirstResponseAsync(TimeSpan.FromSeconds(3.5));
            Console.WriteLine($"{interaction.Response} after {interaction.ResponseTime?.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture)} ms");
            foreach (var (name, value) in interaction.Choices)
                Console.WriteLine($"  {name} = {value}");
            if (interaction.Modal is { } modal)
            {
                _form = interaction;
                Console.WriteLine(JsonSerializer.Serialize(modal, Readable));
            }

            if (interaction.Response is InteractionResponseKind.DeferredMessage)
                await interaction.AnswerAsync(TimeSpan.FromSeconds(30));
            foreach (var message in interaction.Messages)
            {
                _newest = message;
                Show(message);
            }
        }

        private static void Show(FakeMessage message)
        {
            // What every message has is not what the bot decides.
            string[] shown = ["content", "embeds", "components", "attachments", "flags", "poll"];
            var parts = message.Json.EnumerateObject().Where(part => shown.Contains(part.Name)).ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal);
            Console.WriteLine($"{(message.IsEphemeral ? $"only for {message.OnlyFor!.Username}" : "for all")}: {JsonSerializer.Serialize(parts, Readable)}");
        }
    }
}
