using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Asks the database for the cases of which something may be due, so that no other is looked at.</summary>
internal sealed class DueCases(BotDb db)
{
    public async Task<List<int>> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var promised = await Promised(now).ToListAsync(cancellationToken);
        var toTell = await ToTell(now).ToListAsync(cancellationToken);
        var talked = await Talked(now).ToListAsync(cancellationToken);
        return [.. promised.Concat(toTell).Concat(talked).Concat(await UnownedAsync(now, cancellationToken)).Distinct().Order()];
    }

    /// <summary>
    /// Where people are to be told something soon or were to be, or somebody is to look at what they were told. There are few of them, and each
    /// is looked at until it is done: whoever is reminded once a day may come to work at any time.
    /// </summary>
    public IQueryable<int> ToTell(DateTimeOffset now)
    {
        var soon = now + DisclosureRules.Ahead;
        return db.Cases
            .Where(about => about.DisclosureSince != null && about.AcknowledgedAt == null && !about.IsPractice)
            .Where(about => about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked)
            .Where(about => about.Settled != null || about.DisclosureDue <= soon)
            .Select(about => about.Number);
    }

    /// <summary>By when this case should have an owner. Its events must be loaded.</summary>
    public async Task<DateTimeOffset?> OwnByAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        (await ClocksAsync([about.TeamId], cancellationToken))[about.TeamId](about);

    /// <summary>
    /// One question for every promise, by its indexed instant: soon, late, needing help, and the latter two again where it was snoozed, or
    /// where it passed while we waited for the customer, until somebody ended the wait or it ended by itself. What was said already is not
    /// among them.
    /// </summary>
    public IQueryable<int> Promised(DateTimeOffset now)
    {
        var soon = now + NudgeRules.Ahead;
        var late = now - NudgeRules.Late;
        var help = late - NudgeRules.HelpAfter;
        var oldest = help - NudgeRules.Fold;
        var helpAgain = now - NudgeRules.HelpAfter;
        var oldestAgain = helpAgain - NudgeRules.Fold;
        var waitedLate = helpAgain - RecoveryCase.LongestPause;
        var waitedOldest = oldestAgain - RecoveryCase.LongestPause;
        var waitEnded = now - RecoveryCase.LongestPause;
        var open = Remindable(now).Where(about => about.FixedAt == null && (about.LastWordAt == null || about.LastWordAt < about.PromisedAt)
            && (about.AbuseAt == null || about.AbuseAt < about.PromisedAt));
        var awake = open.Where(about => about.SnoozedUntil == null || about.SnoozedUntil <= about.PromiseAt);
        var again = open.Where(about => about.SnoozedUntil > about.PromiseAt);
        var waited = open.Where(about => about.PromiseAt >= about.PausedAt && about.PromiseAt > waitedOldest && about.PromiseAt <= now);
        var resumed = open.Where(about => about.PromiseAt > waitedOldest && about.PromiseAt <= now && about.PausedAt == null);
        var shared = (IQueryable<RecoveryCase> cases) => cases.Where(about => about.Customer != CustomerKind.Self && !about.IsPractice);

        return open.Where(about => about.PromiseAt > now && about.PromiseAt <= soon).Where(Unsaid(NudgeKind.PromiseSoon))
            .Concat(awake.Where(about => about.PromiseAt > help && about.PromiseAt <= late).Where(Unsaid(NudgeKind.PromiseLate)))
            .Concat(shared(awake).Where(about => about.PromiseAt > oldest && about.PromiseAt <= help).Where(Unsaid(NudgeKind.PromiseNeedsHelp)))
            .Concat(again.Where(about => about.SnoozedUntil > help && about.SnoozedUntil <= now).Where(about => !db.Nudges.Any(nudge =>
                nudge.CaseNumber == about.Number && nudge.Kind == NudgeKind.PromiseLate && nudge.About == about.SnoozedUntil)))
            .Concat(shared(again).Where(about => about.SnoozedUntil > oldestAgain && about.SnoozedUntil <= helpAgain).Where(Unsaid(NudgeKind.PromiseNeedsHelp)))
            .Concat(waited.Where(about => about.PausedAt > waitedLate && about.PausedAt <= waitEnded))
            .Concat(shared(waited).Where(about => about.PausedAt > waitedOldest && about.PausedAt <= waitedLate).Where(Unsaid(NudgeKind.PromiseNeedsHelp)))
            .Concat(resumed.Where(about => db.CaseEvents.Any(happened =>
                happened.CaseNumber == about.Number && happened.Kind == CaseEventKind.Resumed && happened.At > about.PromiseAt
                && happened.At > help && happened.At <= late
                && !db.Nudges.Any(nudge => nudge.CaseNumber == about.Number && nudge.Kind == NudgeKind.PromiseLate && nudge.About == happened.At))))
            .Concat(shared(resumed).Where(Unsaid(NudgeKind.PromiseNeedsHelp)).Where(about => db.CaseEvents.Any(happened =>
                happened.CaseNumber == about.Number && happened.Kind == CaseEventKind.Resumed && happened.At > about.PromiseAt
                && happened.At > oldest && happened.At <= help)))
            .Select(about => about.Number);

        Expression<Func<RecoveryCase, bool>> Unsaid(NudgeKind kind) => about =>
            !db.Nudges.Any(nudge => nudge.CaseNumber == about.Number && nudge.Kind == kind && nudge.About == about.PromiseAt);
    }

    /// <summary>Those whose people talked with the customer in person, and nobody has said how it went.</summary>
    public IQueryable<int> Talked(DateTimeOffset now)
    {
        var oldest = now - NudgeRules.Fold;
        return Resting(now)
            .Where(about => about.ToolsOffUntil > oldest && about.ToolsOffUntil <= now)
            .Where(about => !db.Nudges.Any(nudge => nudge.CaseNumber == about.Number && nudge.Kind == NudgeKind.Talked && nudge.About == about.ToolsOffUntil))
            .Select(about => about.Number);
    }

    /// <summary>
    /// Those nobody owns, until everybody was told who could be. Working time cannot be counted by the database, and there are few of them.
    /// </summary>
    public IQueryable<RecoveryCase> Unowned(DateTimeOffset now) => Remindable(now)
        .Where(about => about.OwnerId == null && about.Customer != CustomerKind.Self && !about.IsPractice)
        .Where(about => about.MoreTimeUntil == null || about.MoreTimeUntil <= now)
        .Where(about => !db.Nudges.Any(nudge => nudge.CaseNumber == about.Number && nudge.Kind == NudgeKind.UnownedChannel
            && (about.SnoozedUntil == null || nudge.About >= about.SnoozedUntil)
            && (about.MoreTimeUntil == null || nudge.About >= about.MoreTimeUntil)
            && !db.CaseEvents.Any(happened => happened.CaseNumber == about.Number && happened.At > nudge.At
                && (happened.Kind == CaseEventKind.Reopened || happened.Kind == CaseEventKind.Unmerged || happened.Kind == CaseEventKind.Corrected
                    || happened.Kind == CaseEventKind.Absorbed || happened.Kind == CaseEventKind.Departed))));

    private async Task<IEnumerable<int>> UnownedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unowned = await Unowned(now).AsNoTracking()
            .Include(about => about.Events.Where(happened =>
                happened.Kind == CaseEventKind.Reported || happened.Kind == CaseEventKind.Reopened || happened.Kind == CaseEventKind.Unmerged
                || happened.Kind == CaseEventKind.Corrected || happened.Kind == CaseEventKind.Classified || happened.Kind == CaseEventKind.Absorbed
                || happened.Kind == CaseEventKind.Departed))
            .ToListAsync(cancellationToken);
        var clocks = await ClocksAsync([.. unowned.Select(about => about.TeamId).Distinct()], cancellationToken);
        return unowned.Where(about => clocks[about.TeamId](about) <= now).Select(about => about.Number);
    }

    private IQueryable<RecoveryCase> Remindable(DateTimeOffset now)
    {
        var longAgo = now - RecoveryCase.LongestPause;
        return Resting(now).Where(about => !about.RemindersStopped && (about.PausedAt == null || about.PausedAt <= longAgo));
    }

    /// <summary>Also those that wait for the customer, or of which nobody wants to be reminded.</summary>
    private IQueryable<RecoveryCase> Resting(DateTimeOffset now) => db.Cases
        .Where(about => (about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked) && about.Customer != null)
        .Where(about => about.SnoozedUntil == null || about.SnoozedUntil <= now);

    /// <returns>For each team what says by when a case of it should have an owner.</returns>
    private async Task<Dictionary<string, Func<RecoveryCase, DateTimeOffset?>>> ClocksAsync(List<string> teams, CancellationToken cancellationToken)
    {
        if (teams.Count == 0)
            return [];

        var settings = await db.TeamSettings.AsNoTracking().Where(team => teams.Contains(team.TeamId)).ToDictionaryAsync(team => team.TeamId, cancellationToken);
        var holidays = (await db.Holidays.AsNoTracking().Where(holiday => teams.Contains(holiday.TeamId)).ToListAsync(cancellationToken))
            .ToLookup(holiday => holiday.TeamId, holiday => holiday.Date);
        var found = await db.Teams.AsNoTracking().Where(team => teams.Contains(team.Id)).ToListAsync(cancellationToken);
        return found.ToDictionary(team => team.Id, team =>
        {
            var decided = settings.GetValueOrDefault(team.Id) ?? new TeamSettings(team.Id);
            var week = new WorkWeek(decided.Days, new Hours(decided.From, decided.To), holidays[team.Id].ToHashSet(), WallClock.Zone(team.Zone));
            return (Func<RecoveryCase, DateTimeOffset?>)(about => OwnClock.DueAt(about, decided.Own, week));
        });
    }
}
