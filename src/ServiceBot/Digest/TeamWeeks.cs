using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>Knows the weeks of a team, by the zones it lived by.</summary>
internal sealed class TeamWeeks(BotDb db)
{
    /// <summary>The week in which this instant is.</summary>
    public async Task<Period> AtAsync(Team team, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changes = await db.TeamZones.AsNoTracking().Where(change => change.TeamId == team.Id).ToListAsync(cancellationToken);
        var line = new ZoneLine(WallClock.Zone(team.Zone), changes.Select(change => new ZoneChange(change.From, WallClock.Zone(change.Zone))));
        return line.Week(Week.Of(line.DayAt(now).Date));
    }
}
