using ServiceBot.Calendar;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>By when a case should have an owner.</summary>
internal static class OwnClock
{
    /// <summary>
    /// From this instant on it has been without an owner for too long; null when the team never works. Needs its events that report,
    /// classify, correct, reopen and unmerge it, those by which people left, and those by which it absorbs others.
    /// </summary>
    /// <param name="week">When the team works: normal cases count that time only, serious ones and those with danger all of it.</param>
    public static DateTimeOffset? DueAt(RecoveryCase about, Targets own, WorkWeek week) => DueAt(about, about.Events, own, week);

    /// <param name="events">What had happened in it by when it is looked at.</param>
    public static DateTimeOffset? DueAt(RecoveryCase about, IReadOnlyList<CaseEvent> events, Targets own, WorkWeek week)
    {
        var start = events.Where(Starts).Select(happened => happened.At).Append(about.OpenedAt).Max();
        var target = about switch
        {
            { Danger: true } => start.AddMinutes(own.Safety),
            { Severity: Severity.Serious } => start.AddMinutes(own.Serious),
            _ => week.AddWorkingTime(start, TimeSpan.FromMinutes(own.Normal)),
        };
        if (target is null)
            return null;

        // Before anybody said whom it is about, or how bad it is, nobody else knew it so; and rests that were asked for are given.
        var known = events.Where(Sorts).Select(happened => happened.At);
        return known.Concat(new[] { about.MoreTimeUntil, about.SnoozedUntil }.OfType<DateTimeOffset>()).Append(target.Value).Max();
    }

    /// <summary>By these it can turn out to be worse; a correction says so only when it did. What is due from then on would otherwise have been due too long ago to be said at all.</summary>
    private static bool Sorts(CaseEvent happened) =>
        happened.Kind is CaseEventKind.Classified or CaseEventKind.Absorbed || happened is { Kind: CaseEventKind.Corrected, Data: nameof(Step.Intake) };

    /// <summary>Since then it has no owner. Whoever gives it back or leaves gives the others as much time as they had.</summary>
    private static bool Starts(CaseEvent happened) =>
        happened.Kind is CaseEventKind.Reported or CaseEventKind.Reopened or CaseEventKind.Unmerged or CaseEventKind.Departed
        || happened is { Kind: CaseEventKind.Corrected, Data: nameof(Step.OwnIt) };
}
