using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>The people of a team, and who of them is left alone just now.</summary>
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

    /// <returns>For each of them, by their ids, why they are left alone at this instant: off shift, away, in their quiet hours, or not at all.</returns>
    public async Task<Dictionary<string, Silence>> SilencesAsync(List<Colleague> members, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = members.Select(member => member.Person.Id).ToList();
        var homes = members.Select(member => member.Person.HomeTeamId).OfType<string>().Distinct().ToList();
        var own = await db.PersonHours.AsNoTracking().Where(hours => ids.Contains(hours.PersonId)).ToDictionaryAsync(hours => hours.PersonId, cancellationToken);
        var settings = await db.TeamSettings.AsNoTracking().Where(team => homes.Contains(team.TeamId)).ToDictionaryAsync(team => team.TeamId, cancellationToken);
        var holidays = (await db.Holidays.AsNoTracking().Where(holiday => homes.Contains(holiday.TeamId)).ToListAsync(cancellationToken))
            .ToLookup(holiday => holiday.TeamId, holiday => holiday.Date);
        var zones = await db.Teams.Where(team => homes.Contains(team.Id)).ToDictionaryAsync(team => team.Id, team => team.Zone, cancellationToken);
        return members.ToDictionary(member => member.Person.Id, member => Timetables.Of(
                own.GetValueOrDefault(member.Person.Id),
                settings.GetValueOrDefault(member.Person.HomeTeamId ?? ""),
                holidays[member.Person.HomeTeamId ?? ""],
                Zones.Stored(member.Person.Zone) ?? WallClock.Zone(zones.GetValueOrDefault(member.Person.HomeTeamId ?? "", ""))).At(now));
    }
}

/// <param name="Role">What they are in this team, and in the organisation.</param>
internal sealed record Colleague(Person Person, Role Role)
{
    public bool IsLead => Role.HasFlag(Role.Lead);

    public bool IsManager => Role.HasFlag(Role.Manager);

    /// <summary>Whoever leads of those; where nobody does, whoever manages.</summary>
    public static List<Colleague> SeniorsOf(IEnumerable<Colleague> some)
    {
        var all = some.Where(one => one.IsLead || one.IsManager).ToList();
        var leads = all.FindAll(one => one.IsLead);
        return leads.Count > 0 ? leads : all;
    }
}
