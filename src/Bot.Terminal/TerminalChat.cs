using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Text;
using Microsoft.Extensions.Logging;

namespace Bot.Terminal;

/// <summary>
/// The whole bot in a terminal: slash commands are typed as on Discord, buttons are numbers. Several people may take turns with <c>/as NAME</c>.
/// </summary>
/// <param name="router">Answers.</param>
/// <param name="input">Where lines come from.</param>
/// <param name="screen">Where replies go.</param>
/// <param name="places">Knows the names of channels and roles from earlier runs.</param>
/// <param name="time">Stamps what people do.</param>
/// <param name="firstPerson">The name of who types before anybody says <c>/as NAME</c>; 1 to 32 characters.</param>
/// <param name="logger">Takes the faults of handlers.</param>
public sealed class TerminalChat(
    ChatRouter router, ILineReader input, TerminalScreen screen, KeptPlaces places, TimeProvider time, string firstPerson, ILogger<TerminalChat> logger)
{
    private const int NameMax = 32;
    private static readonly string[] OwnCommands = ["as", "quit", "exit"];

    /// <summary>Who types since the last <c>/as NAME</c>; null for the first person.</summary>
    private string? _other;
    private long _lastId;

    private string Person => _other ?? firstPerson;

    /// <summary>Answers line by line until the input ends, somebody types <c>/quit</c>, or the token is cancelled.</summary>
    /// <param name="greeting">What to say first; nothing when empty.</param>
    public async Task RunAsync(RichText greeting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(greeting);
        if (!greeting.IsEmpty)
        {
            screen.Say(greeting);
            screen.EndParagraph();
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            var prompt = _other is null ? "> " : $"{_other}> ";
            if (await input.ReadLineAsync(prompt, cancellationToken).ConfigureAwait(false) is not { } line)
                return;
            if (line.Trim().Length == 0)
                continue;
            if (!await AnswerAsync(line.Trim(), cancellationToken).ConfigureAwait(false))
                return;
            screen.EndParagraph();
        }
    }

    /// <summary>Answers one line. Returns false when the chat is over.</summary>
    private async Task<bool> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        if (TryReadNumber(line, out var number))
        {
            await PressAsync(number, cancellationToken).ConfigureAwait(false);
            return true;
        }

        // The options of a question are shown with letters, so that a letter answers.
        if (line.Length == 1 && char.IsAsciiLetter(line[0])
            && screen.Controls.FirstOrDefault(c => c.Label.StartsWith($"{char.ToUpperInvariant(line[0])} ·", StringComparison.Ordinal)) is { } option)
        {
            await PressAsync(option, cancellationToken).ConfigureAwait(false);
            return true;
        }

        // As in every shell; who looks for the word writes /ask quit.
        if (line.ToUpperInvariant() is "QUIT" or "EXIT")
            return false;

        // What is not a command is a question: nobody should have to read a manual first.
        var text = line.StartsWith('/') ? line : $"/ask {line}";
        switch (ChatLine.Parse(text, router.Definitions))
        {
            case ChatLine.Command command:
                await SendAsync(Act(InteractionKind.Command) with { Command = command.Name, Options = command.Options }, cancellationToken)
                    .ConfigureAwait(false);
                await places.KeepAsync(command.Places, cancellationToken).ConfigureAwait(false);
                return true;
            case ChatLine.Mistake mistake:
                Say(mistake.Sentence);
                return true;
            case ChatLine.Unknown { Name: "quit" or "exit" }:
                return false;
            case ChatLine.Unknown { Name: "as" }:
                BecomeSomebody(text);
                return true;
            case ChatLine.Unknown unknown:
                SuggestInsteadOf(unknown.Name);
                return true;
            default:
                throw new InvalidOperationException("A line is a command, a mistake or unknown.");
        }
    }

    private async Task PressAsync(int number, CancellationToken cancellationToken)
    {
        var controls = screen.Controls;
        if (number < 1 || number > controls.Length)
        {
            Say(controls switch
            {
                [] => "There is no button to press. Type a question, or /help.",
                // A question that is answered by typing: who types a number at once learns where it goes.
                [var only] => $"There is one button: press 1 for “{only.Label}”.",
                _ => $"Press a number from 1 to {controls.Length}.",
            });
            return;
        }

        await PressAsync(controls[number - 1], cancellationToken).ConfigureAwait(false);
    }

    private async Task PressAsync(TerminalControl control, CancellationToken cancellationToken)
    {
        if (control.Token is null)
        {
            Say(control.Label);
            return;
        }

        await SendAsync(
            Act(InteractionKind.Control) with { Token = control.Token, Values = control.Value is null ? [] : [control.Value] },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        Reply reply;
        try
        {
            reply = await router.HandleAsync(interaction, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The one boundary of the terminal: a fault is logged once and the chat goes on.
            logger.LogError(exception, "Answering {Command} failed.", interaction.Command.Length > 0 ? interaction.Command : interaction.Token?.ToString());
            Say(Phrases.For(interaction.Locale).SomethingBroke);
            return;
        }

        if (reply.Form is { } form)
        {
            await FillInAsync(form, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (interaction is { Kind: InteractionKind.Command, Command: "help" })
            reply = WithOwnCommands(reply);
        await places.RecallAsync(reply, cancellationToken).ConfigureAwait(false);
        screen.Show(reply, interaction.Kind is InteractionKind.Control or InteractionKind.Form);
    }

    private async Task FillInAsync(Form form, CancellationToken cancellationToken)
    {
        Say(form.Title);
        screen.Say(new RichTextBuilder().Paragraph(form.Fields.Any(f => f.IsRequired) ? "Type it; an empty line sends nothing." : "Type it.", TextStyle.Muted).Build());
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            if (await input.ReadLineAsync($"{field.Label}: ", cancellationToken).ConfigureAwait(false) is not { } value)
                return;
            if (field.IsRequired && string.IsNullOrWhiteSpace(value))
            {
                // Discord's form has a button for that, and does not send a required field without text.
                Say("Nothing was sent.");
                return;
            }

            if (value.TrimStart().StartsWith('/'))
            {
                // Who types a command has changed their mind; their words must not end up in the form.
                Say("Nothing was sent.");
                await AnswerAsync(value.Trim(), cancellationToken).ConfigureAwait(false);
                return;
            }

            fields[field.Id] = value.Length > field.MaxLength ? value[..field.MaxLength] : value;
        }

        await SendAsync(Act(InteractionKind.Form) with { Token = form.Token, Fields = fields.ToImmutable() }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds what works only in a terminal to the list of commands.</summary>
    private static Reply WithOwnCommands(Reply help) => help with
    {
        Cards = help.Cards.Add(new Card
        {
            Title = "In this terminal",
            Body = new RichTextBuilder()
                .Bullet(new TextSpan("/as NAME", TextStyle.Strong), new TextSpan(" – Somebody else takes the keyboard"))
                .Bullet(new TextSpan("/quit", TextStyle.Strong), new TextSpan(" – Ends the chat"))
                .Build(),
        }),
    };

    private void BecomeSomebody(string line)
    {
        // What shows nothing would make a name without a face.
        var name = TerminalRenderer.Clean(line["/as".Length..]).Trim();
        if (name.Length is 0 or > NameMax)
        {
            Say($"Type /as and a name of at most {NameMax} characters, for example /as Ada. You are {Person}.");
            return;
        }

        // Two spellings of one name are one person.
        _other = TerminalNames.IdOf(name) == TerminalNames.IdOf(firstPerson) ? null : name;
        Say(_other is null ? $"You are {firstPerson} again." : $"You are {name} now. /as {firstPerson} goes back.");
        screen.ReturnToPublic();
    }

    private void SuggestInsteadOf(string name)
    {
        var phrases = Phrases.English;
        var known = router.Definitions.Where(d => !d.IsMessageCommand).Select(d => d.Name.English).Concat(OwnCommands);
        var closest = known.Select(k => (Name: k, Distance: EditDistance.Between(k, name.ToLowerInvariant()))).MinBy(k => k.Distance);
        Say(closest.Distance <= 2 || closest.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            ? $"{phrases.UnknownCommand(name)} {phrases.DidYouMeanCommand(closest.Name)}"
            : phrases.UnknownCommand(name));
    }

    private Interaction Act(InteractionKind kind)
    {
        // Milliseconds, made unique: a person can press twice within one.
        _lastId = Math.Max(_lastId + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
        return new Interaction
        {
            Id = _lastId,
            Kind = kind,
            Person = new Person(TerminalNames.IdOf(Person), Person),
            GuildId = TerminalNames.GuildId,
            ChannelId = TerminalNames.ChannelId,
            // Whoever sits at the machine that runs the bot is its administrator.
            Permissions = MemberPermissions.Administrator,
            MessagesLast = false,
            CreatedAt = time.GetUtcNow(),
        };
    }

    private void Say(string sentence) => screen.Say(RichText.From(sentence));

    private static bool TryReadNumber(string line, out int number) =>
        int.TryParse(line.TrimStart('[').TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
