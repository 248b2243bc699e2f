using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>Knows when a person may be written to unasked: what they said themselves, and for the rest what holds in their home team.</summary>
internal sealed class Timetables(BotDb db, People people)
{
    public async Task<Availability> OfAsync(Person person, CancellationToken cancellationToken)
    {
        var own = await db.PersonHours.FindAsync([person.Id], cancellationToken);
        var team = person.HomeTeamId is { } home ? await db.TeamSettings.FindAsync([home], cancellationToken) : null;
        var holidays = person.HomeTeamId is null
            ? []
            : await db.Holidays.Where(holiday => holiday.TeamId == person.HomeTeamId).Select(holiday => holiday.Date).ToListAsync(cancellationToken);
        return Of(own, team, holidays, await people.ZoneOfAsync(person, cancellationToken));
    }

    /// <summary>When a team works.</summary>
    public async Task<WorkWeek> OfTeamAsync(Team team, CancellationToken cancellationToken)
    {
        var decided = await db.TeamSettings.FindAsync([team.Id], cancellationToken) ?? new TeamSettings(team.Id);
        var holidays = await db.Holidays.Where(holiday => holiday.TeamId == team.Id).Select(holiday => holiday.Date).ToListAsync(cancellationToken);
        return new WorkWeek(decided.Days, new Hours(decided.From, decided.To), holidays.ToHashSet(), WallClock.Zone(team.Zone));
    }

    public static Availability Of(PersonHours? own, TeamSettings? team, IEnumerable<DateOnly> holidays, TimeZoneInfo zone)
    {
        team ??= new TeamSettings("");
        var work = new WorkWeek(own?.Days ?? team.Days, own?.Work ?? new Hours(team.From, team.To), holidays.ToHashSet(), zone);
        return new Availability(work, own?.Quiet, own?.AwayUntil);
    }
}
