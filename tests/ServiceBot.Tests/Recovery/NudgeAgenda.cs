using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Recovery;

/// <summary>At which instants a reminder can become due at all, so that a test may jump over the time in between.</summary>
internal static class NudgeAgenda
{
    private static readonly TimeSpan[] AfterPromise = [TimeSpan.FromMinutes(-10), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20)];
    private static readonly TimeSpan[] AfterDue = [-DisclosureRules.Ahead, TimeSpan.Zero, DisclosureRules.Late];
    private static readonly TimeSpan[] AfterSnooze = [TimeSpan.Zero, TimeSpan.FromMinutes(15)];

    public static DateTimeOffset? Next(BotDb db, DateTimeOffset now)
    {
        var team = new TeamSettings("harbour");
        var holidays = db.Holidays.Select(holiday => holiday.Date).ToHashSet();
        var week = new WorkWeek(team.Days, new Hours(team.From, team.To), holidays, WallClock.Zone("Europe/Lisbon"));
        var open = db.Cases.Where(about => about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked).ToList();
        var events = db.CaseEvents.ToList();

        return open.SelectMany(about => AfterPromise.Select(time => about.PromiseAt + time))
            .Concat(open.SelectMany(about => AfterSnooze.Select(time => about.SnoozedUntil + time)))
            .Concat(open.Select(about => about.ToolsOffUntil))
            .Concat(open.Select(about => OwnClock.DueAt(about, team.Own, week)))
            .Concat(open.SelectMany(about => AfterSnooze.Select(time => about.WaitsUntil + time)))
            .Concat(open.SelectMany(about => AfterDue.Select(time => about.DisclosureDue + time)))
            .Append(open.Exists(about => about.IsHeldOpen) ? week.NextStart(now.AddMinutes(1)) : null)
            .Concat(db.Nudges.ToList().Select(nudge => (DateTimeOffset?)nudge.At.AddMinutes(10)))
            .Concat(events.Where(happened => happened.Kind == CaseEventKind.Resumed).Select(happened => (DateTimeOffset?)happened.At.AddMinutes(20)))
            .Concat(events.Select(happened => (DateTimeOffset?)happened.At.AddMinutes(5)))
            .Where(instant => instant > now)
            .Min();
    }
}
