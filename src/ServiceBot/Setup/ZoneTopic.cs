using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>By which clocks the team lives. Another zone holds from the team's next day on, so that no day is cut in two.</summary>
internal sealed class ZoneTopic() : TeamTopic(SetupTopics.Zone, "Zone", "The team's days, hours and digests follow the clocks of one place.")
{
    private const string Zone = "zone";

    public override string TypedField => Zone;

    public override IEnumerable<Field> Fields(TeamFacts facts) => [new(Zone, "Time zone, by its city", facts.Team.Zone, "Europe/Lisbon", Longest.Time)];

    public override string Holds(TeamFacts facts) => facts.Zones.LastOrDefault(change => change.From > facts.Today) is { } coming
        ? $"{facts.Team.Zone} from {WallClock.Write(coming.From)}"
        : IsKnown(facts) ? facts.Team.Zone
        : $"{Shown.Within(facts.Team.Zone, 40)}, which I do not know, so {WallClock.Zone(facts.Team.Zone).Id} is used";

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        var typed = filled.Line(Zone) ?? facts.Team.Zone;
        return typed == facts.Team.Zone && IsKnown(facts) ? null : Zones.Find(typed) switch
        {
            [_] => null,
            [] when typed.Length == 0 => new Complaint("Please write a time zone, for example Europe/Lisbon."),
            [] => new Complaint($"I know no time zone “{Shown.Within(typed, 40)}”. Write a large city in it, for example Europe/Lisbon or New York."),
            var several => new Complaint(
                $"“{Shown.Within(typed, 40)}” may be {string.Join(" or ", several.Select(zone => zone.Id))}. Which one is it?", [.. several.Select(zone => zone.Id)]),
        };
    }

    public override string Next(TeamFacts facts) => facts.Zones.LastOrDefault(change => change.From > facts.Today) is { } coming
        ? $"From {WallClock.Write(coming.From)} on the team's days are those of {coming.Zone}. Until then they stay as they are."
        : $"The team's days are those of {WallClock.Zone(facts.Team.Zone).Id}.";

    protected override void Set(TeamFacts facts, Filled filled, BotDb db)
    {
        var typed = filled.Line(Zone) ?? facts.Team.Zone;
        if (typed == facts.Team.Zone || Zones.Find(typed) is not [var zone] || zone.Id == facts.Team.Zone)
            return;

        var from = facts.Days.NextDateFor(facts.Now, zone);

        // The days before keep the zone in which they were lived; what was planned for later gives way.
        if (facts.Zones.Count == 0)
            Put(facts, DateOnly.MinValue, facts.Team.Zone, db);

        foreach (var planned in facts.Zones.Where(change => change.From >= from).ToList())
        {
            db.TeamZones.Remove(planned);
            facts.Zones.Remove(planned);
        }

        if (facts.Zones[^1].Zone != zone.Id)
            Put(facts, from, zone.Id, db);

        facts.Team.Zone = zone.Id;
    }

    private static bool IsKnown(TeamFacts facts) => Zones.Stored(facts.Team.Zone) is not null;

    private static void Put(TeamFacts facts, DateOnly from, string zone, BotDb db) =>
        facts.Zones.Add(db.TeamZones.Add(new TeamZone { TeamId = facts.Team.Id, From = from, Zone = zone }).Entity);
}
