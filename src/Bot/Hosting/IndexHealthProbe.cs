using System.Globalization;
using Bot.Core.Search;

namespace Bot.Hosting;

/// <summary>Healthy as soon as the notes are indexed.</summary>
internal sealed class IndexHealthProbe(KnowledgeBase knowledge) : IHealthProbe
{
    public string Name => "index";

    public Task<HealthState> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(knowledge.IsLoaded
        ? new HealthState(true, $"{knowledge.Current.Library.Sections.Length.ToString(CultureInfo.InvariantCulture)} sections")
        : new HealthState(false, "not loaded"));
}
