using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Pulse;

/// <summary>Knows the days of a team as they stand: its zones, days of work, holidays, and when its digest comes.</summary>
internal sealed class BatchCalendar(BotDb db)
{
    /// <summary>The last day for which answers to the item were counted; a day is counted once, whatever becomes of its times. Null: none was.</summary>
    public Task<DateOnly?> LastCountedAsync(string cohortKey, string item, CancellationToken cancellationToken) =>
        db.SealedBatches.Where(batch => batch.CohortKey == cohortKey && batch.Item == item)
            .OrderByDescending(batch => batch.To)
            .Select(batch => (DateOnly?)batch.To)
            .FirstOrDefaultAsync(cancellationToken);

    public async Task<BatchDays> OfAsync(string teamId, CancellationToken cancellationToken)
    {
        var settings = await db.TeamSettings.AsNoTracking().SingleOrDefaultAsync(found => found.TeamId == teamId, cancellationToken) ?? new TeamSettings(teamId);
        var zone = await db.Teams.Where(team => team.Id == teamId).Select(team => team.Zone).SingleOrDefaultAsync(cancellationToken);
        var changes = await db.TeamZones.AsNoTracking().Where(change => change.TeamId == teamId).ToListAsync(cancellationToken);
        var holidays = await db.Holidays.Where(holiday => holiday.TeamId == teamId).Select(holiday => holiday.Date).ToListAsync(cancellationToken);
        var line = new ZoneLine(WallClock.Zone(zone ?? ""), changes.Select(change => new ZoneChange(change.From, WallClock.Zone(change.Zone))));
        return new BatchDays(line, settings.Days, holidays.ToHashSet(), settings.DigestAt);
    }
}
