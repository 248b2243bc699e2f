using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>Finds teams with all that was decided in them, for those who may know of it.</summary>
internal sealed class Teams(Turn turn, IOptions<PulseOptions> options)
{
    private const int Most = 200;

    private readonly Dictionary<string, TeamFacts> _known = [];

    /// <summary>The teams in which this person may do that, by name.</summary>
    public async Task<List<Team>> WhereAsync(Person person, Func<Rights, bool> may, CancellationToken cancellationToken)
    {
        var own = await turn.Db.Memberships.Where(membership => membership.PersonId == person.Id).ToListAsync(cancellationToken);
        var ids = own.Where(membership => may(Rights.Of(person, membership))).Select(membership => membership.TeamId).ToList();
        var everywhere = may(Rights.Of(person, null));
        return await turn.Db.Teams.Where(team => everywhere || ids.Contains(team.Id)).OrderBy(team => team.Name).Take(Most).ToListAsync(cancellationToken);
    }

    /// <summary>The team as it stands, with what this turn has changed of it; null when there is none.</summary>
    public async Task<TeamFacts?> FindAsync(string teamId, Person reader, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(teamId, out var known))
            return known;

        if (await turn.Db.Teams.FindAsync([teamId], cancellationToken) is not { } team)
            return null;

        var members = await turn.Db.Memberships.Where(membership => membership.TeamId == teamId)
            .Join(turn.Db.People, membership => membership.PersonId, person => person.Id, (membership, person) => new { membership, person })
            .ToListAsync(cancellationToken);
        return _known[teamId] = new TeamFacts
        {
            Team = team,
            Settings = await turn.Db.TeamSettings.FindAsync([teamId], cancellationToken) ?? new TeamSettings(teamId),
            Members = [.. members.Select(found => new Member(found.person, found.membership)).Order()],
            Holidays = await turn.Db.Holidays.Where(holiday => holiday.TeamId == teamId).OrderBy(holiday => holiday.Date).ToListAsync(cancellationToken),
            Shifts = await turn.Db.Shifts.Where(shift => shift.TeamId == teamId).OrderBy(shift => shift.From).ThenBy(shift => shift.Name).ToListAsync(cancellationToken),
            Questions = await turn.Db.TeamQuestions.Where(question => question.TeamId == teamId && !question.IsRetired).ToListAsync(cancellationToken),
            Zones = await turn.Db.TeamZones.Where(change => change.TeamId == teamId).OrderBy(change => change.From).ToListAsync(cancellationToken),
            Leaders = await turn.Db.People.Where(person => person.LeftAt == null && (person.Role & Role.Leader) != 0)
                .OrderBy(person => person.Name).ThenBy(person => person.Id)
                .Take(Most)
                .ToListAsync(cancellationToken),
            Reader = reader,
            Rights = Rights.Of(reader, members.Find(found => found.person.Id == reader.Id)?.membership),
            Now = turn.Now,
            LeastPeople = options.Value.LeastPeople,
        };
    }

    /// <summary>Who changed what last, newest first; with what this turn has changed.</summary>
    public async Task<List<ChangeView>> ChangesAsync(string teamId, int most, CancellationToken cancellationToken)
    {
        var before = await turn.Db.RosterChanges.AsNoTracking().Where(change => change.TeamId == teamId)
            .OrderByDescending(change => change.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
        var changes = turn.Db.RosterChanges.Local.Where(change => change.TeamId == teamId).OrderByDescending(change => change.Id, StringComparer.Ordinal)
            .Concat(before)
            .Take(most)
            .ToList();
        var actors = changes.Select(change => change.ActorId).OfType<string>().Distinct().ToList();
        var names = await turn.Db.People.Where(person => actors.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        return [.. changes.Select(change => new ChangeView(change.At, change.ActorId is { } actor ? names.GetValueOrDefault(actor, "") : null, change.What))];
    }
}

/// <param name="By">Null when it was done at the machine itself.</param>
internal sealed record ChangeView(DateTimeOffset At, string? By, string What);
