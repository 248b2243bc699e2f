using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Pulse;

/// <summary>Looks up for many people at once when they work and what they and their teams decided about being asked.</summary>
internal sealed class CheckInRoll(BotDb db)
{
    /// <summary>What is looked at began at most a shift ago; older holidays do not matter.</summary>
    private const int DaysBack = 7;

    /// <returns>Those of them who work here and have a home team, in the order of their teams.</returns>
    public async Task<List<CheckInFacts>> OfAsync(IReadOnlyCollection<string> personIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = await db.People.Where(person => personIds.Contains(person.Id) && person.HomeTeamId != null && person.LeftAt == null)
            .OrderBy(person => person.HomeTeamId).ThenBy(person => person.Id)
            .ToListAsync(cancellationToken);
        var ids = people.ConvertAll(person => person.Id);
        var homes = people.Select(person => person.HomeTeamId!).Distinct().ToList(); // asked for above
        var from = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-DaysBack);
        var hours = await db.PersonHours.AsNoTracking().Where(own => ids.Contains(own.PersonId)).ToDictionaryAsync(own => own.PersonId, cancellationToken);
        var choices = await db.CheckInChoices.Where(own => ids.Contains(own.PersonId)).ToDictionaryAsync(own => own.PersonId, cancellationToken);
        var teams = await db.Teams.AsNoTracking().Where(team => homes.Contains(team.Id)).ToDictionaryAsync(team => team.Id, cancellationToken);
        var settings = await db.TeamSettings.AsNoTracking().Where(team => homes.Contains(team.TeamId)).ToDictionaryAsync(team => team.TeamId, cancellationToken);
        var holidays = (await db.Holidays.AsNoTracking().Where(holiday => homes.Contains(holiday.TeamId) && holiday.Date >= from).ToListAsync(cancellationToken))
            .ToLookup(holiday => holiday.TeamId, holiday => holiday.Date);
        return
        [
            .. people.Select(person =>
            {
                var decided = settings.GetValueOrDefault(person.HomeTeamId!) ?? new TeamSettings(person.HomeTeamId!);
                var zone = Zones.Stored(person.Zone) ?? WallClock.Zone(teams.GetValueOrDefault(person.HomeTeamId!)?.Zone ?? "");
                return new CheckInFacts(person, decided, Timetables.Of(hours.GetValueOrDefault(person.Id), decided, holidays[person.HomeTeamId!], zone))
                {
                    Choices = choices.GetValueOrDefault(person.Id),
                };
            }),
        ];
    }
}

/// <param name="Settings">What their home team decided.</param>
internal sealed record CheckInFacts(Person Person, TeamSettings Settings, Availability Availability)
{
    /// <summary>Null: they were never asked and never decided anything.</summary>
    public CheckInChoices? Choices { get; set; }

    /// <summary>Whether they are asked now unasked, by what they and their team decided.</summary>
    public CheckInLook Look(DateTimeOffset now) => CheckInTime.At(now, Availability, Settings.CheckInAt, Choices?.AskedOn);

    /// <summary>When to look at them next, whether or not they are asked for this day.</summary>
    public DateTimeOffset NextLook(DateTimeOffset now, DateOnly? asked) =>
        CheckInTime.At(now, Availability, Settings.CheckInAt, asked ?? Choices?.AskedOn).LookAt;

    /// <summary>Principles come before figures: until they are written nobody is asked unasked.</summary>
    public bool IsAsked => Settings.IsMeasured && Choices is not { IsStopped: true };
}
