using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>What is said of a time zone that is kept and that nobody knows.</summary>
internal static class ZoneCards
{
    private const int MostNames = 10;

    /// <summary>As it is noted of a team, always in the same words: whether it is there tells whether the admins have heard.</summary>
    public static string NoteOfTeam(string zone) => $"Zone: “{zone}” is not known, so {WallClock.Zone(zone).Id} is used";

    /// <summary>As it is noted of a person, always in the same words.</summary>
    public static string NoteOfPerson(string zone) => $"Zone: “{zone}” is not known, so that of the home team is used";

    public static string OfTeam(Team team) =>
        $"I do not know the time zone “{Named(team.Zone)}” of {Shown.Name(team.Name)}. Until it has another one, its days and times follow "
        + $"{WallClock.Zone(team.Zone).Id}. To set it: settings {Shown.Name(team.Name)}";

    /// <param name="home">The home team of all of them, if they have one.</param>
    public static string OfPeople(string zone, IReadOnlyList<Person> people, Team? home)
    {
        var names = people.Take(MostNames).Select(person => Shown.Name(person.Name)).ToList();
        if (people.Count > MostNames)
            names.Add($"{people.Count - MostNames} others");

        var all = names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
        var used = home is null ? WallClock.Zone(zone).Id : $"{WallClock.Zone(home.Zone).Id}, like those of {Shown.Name(home.Name)}";
        return $"I do not know the time zone “{Named(zone)}” of {all}. Until they have another one, their days and times follow {used}. "
            + "They set it themselves: my hours";
    }

    private static string Named(string zone) => Shown.Within(zone, 40);
}
