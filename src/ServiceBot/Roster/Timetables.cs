using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>Knows when a person may be written to unasked: what they said themselves, and for the rest what holds in their home team.</summary>
internal sealed class Timetables(BotDb db)
{
    public async Task<Availability> OfAsync(Person person, CancellationToken cancellationToken)
    {
        var own = await db.PersonHours.FindAsync([person.Id], cancellationToken);
        var team = person.HomeTeamId is { } home ? await db.TeamSettings.FindAsync([home], cancellationToken) : null;
        var holidays = person.HomeTeamId is null
            ? []
            : await db.Holidays.Where(holiday => holiday.TeamId == person.HomeTeamId).Select(holiday => holiday.Date).ToListAsync(cancellationToken);
        return Of(person, own, team, holidays);
    }

    public static Availability Of(Person person, PersonHours? own, TeamSettings? team, IEnumerable<DateOnly> holidays)
    {
        team ??= new TeamSettings(person.HomeTeamId ?? "");
        var work = new WorkWeek(
            own?.Days ?? team.Days, own?.Work ?? new Hours(team.From, team.To), holidays.ToHashSet(), WallClock.Zone(person.Zone));
        return new Availability(work, own?.Quiet, own?.AwayUntil);
    }
}
