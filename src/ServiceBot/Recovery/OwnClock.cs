using ServiceBot.Calendar;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>By when a case should have an owner.</summary>
internal static class OwnClock
{
    /// <summary>
    /// From this instant on it has been without an owner for too long; null when the team never works. Needs its events that classify,
    /// correct, report, reopen and unmerge it.
    /// </summary>
    /// <param name="week">When the team works: normal cases count that time only, serious ones and those with danger all of it.</param>
    public static DateTimeOffset? DueAt(RecoveryCase about, Targets own, WorkWeek week)
    {
        var start = about.Events.Where(Starts).Select(happened => happened.At).Append(about.OpenedAt).Max();
        var target = about switch
        {
            { Danger: true } => start.AddMinutes(own.Safety),
            { Severity: Severity.Serious } => start.AddMinutes(own.Serious),
            _ => week.AddWorkingTime(start, TimeSpan.FromMinutes(own.Normal)),
        };
        if (target is null)
            return null;

        // Before anybody said whom it is about nobody else knew of it, and rests that were asked for are given.
        var known = about.Events.Where(happened => happened.Kind == CaseEventKind.Classified).Select(happened => happened.At);
        return known.Concat(new[] { about.MoreTimeUntil, about.SnoozedUntil }.OfType<DateTimeOffset>()).Append(target.Value).Max();
    }

    /// <summary>Since then it has no owner. Whoever gives it back gives the others as much time as they had.</summary>
    private static bool Starts(CaseEvent happened) =>
        happened.Kind is CaseEventKind.Reported or CaseEventKind.Reopened or CaseEventKind.Unmerged
        || happened is { Kind: CaseEventKind.Corrected, Data: nameof(Step.OwnIt) };
}
