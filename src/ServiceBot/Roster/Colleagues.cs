using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>The people of a team, and who of them works just now.</summary>
internal sealed class Colleagues(BotDb db)
{
    private const int Most = 500;

    /// <summary>Those of the team who still work here, with their part in it, by name.</summary>
    public async Task<List<Colleague>> OfAsync(string teamId, CancellationToken cancellationToken)
    {
        var members = await db.Memberships.Where(membership => membership.TeamId == teamId)
            .Join(db.People, membership => membership.PersonId, person => person.Id, (membership, person) => new { membership, person })
            .Where(found => found.person.LeftAt == null)
            .OrderBy(found => found.person.Name).ThenBy(found => found.person.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return [.. members.Select(found => new Colleague(found.person, Rights.Of(found.person, found.membership).Role))];
    }

    /// <summary>Those of the team who may be written to at this instant: on shift, not away, not in their quiet hours.</summary>
    public async Task<List<Colleague>> OnShiftAsync(string teamId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var members = await OfAsync(teamId, cancellationToken);
        var here = await OnShiftAsync(members, now, cancellationToken);
        return members.FindAll(member => here.Contains(member.Person.Id));
    }

    /// <returns>Who of them may be written to at this instant, by their ids.</returns>
    public async Task<HashSet<string>> OnShiftAsync(List<Colleague> members, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = members.Select(member => member.Person.Id).ToList();
        var homes = members.Select(member => member.Person.HomeTeamId).OfType<string>().Distinct().ToList();
        var own = await db.PersonHours.AsNoTracking().Where(hours => ids.Contains(hours.PersonId)).ToDictionaryAsync(hours => hours.PersonId, cancellationToken);
        var settings = await db.TeamSettings.AsNoTracking().Where(team => homes.Contains(team.TeamId)).ToDictionaryAsync(team => team.TeamId, cancellationToken);
        var holidays = (await db.Holidays.AsNoTracking().Where(holiday => homes.Contains(holiday.TeamId)).ToListAsync(cancellationToken))
            .ToLookup(holiday => holiday.TeamId, holiday => holiday.Date);
        var zones = await db.Teams.Where(team => homes.Contains(team.Id)).ToDictionaryAsync(team => team.Id, team => team.Zone, cancellationToken);
        return [.. members.Where(member => Timetables.Of(
                own.GetValueOrDefault(member.Person.Id),
                settings.GetValueOrDefault(member.Person.HomeTeamId ?? ""),
                holidays[member.Person.HomeTeamId ?? ""],
                Zones.Stored(member.Person.Zone) ?? WallClock.Zone(zones.GetValueOrDefault(member.Person.HomeTeamId ?? "", ""))).At(now) == Silence.None).Select(member => member.Person.Id)];
    }
}

/// <param name="Role">What they are in this team, and in the organisation.</param>
internal sealed record Colleague(Person Person, Role Role);
