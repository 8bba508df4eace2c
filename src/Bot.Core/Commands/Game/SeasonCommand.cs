using Bot.Core.Chat;
using Bot.Core.Game;

namespace Bot.Core.Commands.Game;

/// <summary><c>/season start|end</c> for managers and <c>/season list</c> for all.</summary>
/// <param name="groups">Keeps seasons.</param>
/// <param name="choice">Finds the group.</param>
/// <param name="log">Notes what managers do.</param>
public sealed class SeasonCommand(IGroupStore groups, GroupChoice choice, ManagerLog log) : ICommand
{
    private const int NameMax = 50;
    private const int SeasonsShown = 20;

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("season", "saison"),
        Description = new("Seasons whose points are counted by themselves", "Saisons, deren Punkte für sich zählen"),
        IsGuildOnly = true,
        Visibility = Visibility.Private,
        DefaultSubcommand = "list",
        Subcommands =
        [
            new()
            {
                Name = new("start", "beginnen"),
                Description = new("Begin a season (managers)", "Eine Saison beginnen (Verwaltung)"),
                RequiredPermissions = ManagerLog.Needed,
                Options =
                [
                    new()
                    {
                        Name = new("name", "name"),
                        Description = new("What it is called", "Wie sie heißt"),
                        IsRequired = true,
                        Max = NameMax,
                    },
                    GameOptions.Group,
                ],
            },
            new()
            {
                Name = new("end", "beenden"),
                Description = new("End the running season (managers)", "Die laufende Saison beenden (Verwaltung)"),
                RequiredPermissions = ManagerLog.Needed,
                Options = [GameOptions.Group],
            },
            new()
            {
                Name = new("list", "liste"),
                Description = new("All seasons of a group", "Alle Saisons einer Gruppe"),
                Options = [GameOptions.Group],
                Visibility = Visibility.Private,
            },
        ],
    };

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        var guildId = interaction.RequireGuildId();
        var (group, problem) = await choice.FindAsync(interaction, guildId, cancellationToken);
        if (group is null)
            return Reply.Private(problem);
        return interaction.Command switch
        {
            "season start" => await StartAsync(interaction, group, phrases, cancellationToken),
            "season end" => await EndAsync(interaction, group, phrases, cancellationToken),
            _ => await ListAsync(group, phrases, cancellationToken),
        };
    }

    private async Task<Reply> StartAsync(Interaction interaction, StudyGroup group, Phrases phrases, CancellationToken cancellationToken)
    {
        if (GameOptions.TextOf(interaction, "name") is not { Length: <= NameMax } name)
            return Reply.Private(phrases.BadName(NameMax));
        if (await groups.StartSeasonAsync(group.Id, name, choice.Today(group), cancellationToken) is null)
            return Reply.Private(phrases.SeasonRuns((await groups.CurrentSeasonAsync(group.Id, cancellationToken))?.Name ?? name));
        await log.NoteAsync(interaction, "season.start", $"season “{name}” of group “{group.Name}”", cancellationToken);
        return new Reply { Text = phrases.SeasonStarted(name, group.Name) };
    }

    private async Task<Reply> EndAsync(Interaction interaction, StudyGroup group, Phrases phrases, CancellationToken cancellationToken)
    {
        if (await groups.EndSeasonAsync(group.Id, choice.Today(group), cancellationToken) is not { } season)
            return Reply.Private(phrases.NoSeasonRuns);
        await log.NoteAsync(interaction, "season.end", $"season “{season.Name}” of group “{group.Name}”", cancellationToken);
        return new Reply { Text = phrases.SeasonEnded(season.Name) };
    }

    private async Task<Reply> ListAsync(StudyGroup group, Phrases phrases, CancellationToken cancellationToken)
    {
        var seasons = await groups.SeasonsAsync(group.Id, cancellationToken);
        if (seasons.IsEmpty)
            return Reply.Private(phrases.NoSeasonYet);
        var body = new RichTextBuilder();
        foreach (var season in seasons.Take(SeasonsShown))
        {
            var span = phrases.SeasonSpan(phrases.Date(season.StartedOn), season.EndedOn is { } end ? phrases.Date(end) : null);
            body.Bullet(new TextSpan(season.Name, TextStyle.Strong), new TextSpan($" {span}", TextStyle.Muted));
        }

        return new Reply { Cards = [new Card { Title = phrases.Seasons, Body = body.Build() }], Visibility = Visibility.Private };
    }
}
