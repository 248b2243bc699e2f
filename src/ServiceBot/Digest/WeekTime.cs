using ServiceBot.Calendar;

namespace ServiceBot.Digest;

/// <summary>
/// When the post of the week is due: as work begins on the first working day of the team's ISO week. Where that day went by without it, because
/// nothing ran for more than four hours, it is due on the next working day of the same week; a week without working days has none.
/// </summary>
internal static class WeekTime
{
    /// <returns>The working days of that week on which it can be posted, each with its instant.</returns>
    public static IEnumerable<(DateOnly Date, DateTimeOffset At)> Chances(Week week, WorkWeek work, ZoneLine line)
    {
        for (var date = week.Monday; date < week.Monday.AddDays(7); date = date.AddDays(1))
            if (work.IsWorkingDay(date) && line.Day(date) is var day && day.At(work.Hours.From) is { } at)
                yield return (date, at);
    }

    /// <summary>Whether it is posted now.</summary>
    /// <param name="lastWeek">The last week that has its post.</param>
    /// <returns>The week; null: not now.</returns>
    public static Week? Due(DateTimeOffset now, WorkWeek work, ZoneLine line, Week? lastWeek)
    {
        var week = Week.Of(line.DayAt(now).Date);
        if (lastWeek is { } last && last.Monday >= week.Monday)
            return null;

        return Chances(week, work, line).Any(chance => Schedule.Runs(chance.At, now, null, work.Zone)) ? week : null;
    }

    /// <summary>When to look next: the next chance after this instant.</summary>
    public static DateTimeOffset? Next(DateTimeOffset now, WorkWeek work, ZoneLine line, Week? lastWeek)
    {
        var week = Week.Of(line.DayAt(now).Date);
        for (var ahead = 0; ahead < 8; ahead++)
        {
            var looked = Week.Of(week.Monday.AddDays(7 * ahead));
            if (!(lastWeek is { } last && last.Monday >= looked.Monday) && Chances(looked, work, line).Select(chance => (DateTimeOffset?)chance.At).FirstOrDefault(at => at > now) is { } next)
                return next;
        }

        return null;
    }
}
