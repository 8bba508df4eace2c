using NodaTime;

namespace Bot.Core.Schedule;

/// <summary>One time at which a schedule is due.</summary>
/// <param name="Due">The instant of posting.</param>
/// <param name="LocalDate">The calendar date it belongs to in the schedule's zone; different for every occurrence of a schedule.</param>
public readonly record struct Occurrence(Instant Due, DateOnly LocalDate);
