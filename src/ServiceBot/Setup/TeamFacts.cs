using ServiceBot.Calendar;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>A team with everything its set-up is about, as somebody looks at it who may do some of it.</summary>
internal sealed class TeamFacts
{
    public required Team Team { get; init; }
    public required TeamSettings Settings { get; init; }
    public required List<Member> Members { get; init; }
    public required List<Holiday> Holidays { get; init; }
    public required List<Shift> Shifts { get; init; }
    public required List<TeamZone> Zones { get; init; }

    public required Person Reader { get; init; }
    public required Rights Rights { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>So many people must answer a check-in before anything of it is shown.</summary>
    public required int LeastPeople { get; init; }

    /// <summary>What cases took lately; only where targets are looked at.</summary>
    public Observed Observed { get; set; } = Observed.Nothing;

    /// <summary>The leaders of the organisation, by name, in whatever team they are.</summary>
    public List<Person> Leaders { get; init; } = [];

    /// <summary>How many contacts of the team ended lately because a customer was abusive; only where that is looked at.</summary>
    public int EndedByAbuse { get; set; }

    /// <summary>What the team asks its people beside what everybody is asked.</summary>
    public List<TeamQuestion> Questions { get; set; } = [];

    /// <summary>Who in the organisation has one of the typed names; only where people are added.</summary>
    public List<Person> Namesakes { get; set; } = [];

    /// <summary>A team in which a member of this one is as well, by the member; only where people are added and taken out.</summary>
    public Dictionary<string, string> OtherTeams { get; set; } = [];

    /// <summary>The team's days, whichever zones it lived by.</summary>
    public ZoneLine Days => new(WallClock.Zone(Team.Zone), Zones.Select(change => new ZoneChange(change.From, WallClock.Zone(change.Zone))));

    public DateOnly Today => Days.DayAt(Now).Date;

    /// <summary>What somebody is called here: by name, and where several have the same one, by name and id.</summary>
    public string LabelOf(Member member)
    {
        var name = Plain(member);
        return name.Length == 0 ? member.Person.Id
            : Members.Count(other => Plain(other) == name) > 1 ? $"{name} ({member.Person.Id})"
            : name;

        static string Plain(Member member) => Filled.Entry(member.Person.Name);
    }

    public IEnumerable<Member> With(Role role) => Members.Where(member => member.Is(role));
}

internal sealed record Member(Person Person, Membership In) : IComparable<Member>
{
    /// <summary>In this team, or everywhere.</summary>
    public bool Is(Role role) => Rights.Of(Person, In).Role.HasFlag(role);

    /// <summary>By name, and always in the same order.</summary>
    public int CompareTo(Member? other) =>
        string.CompareOrdinal(Person.Name, other?.Person.Name) is not 0 and var order ? order : string.CompareOrdinal(Person.Id, other?.Person.Id);
}
