using System.Text;
using ServiceBot.Roster;

namespace ServiceBot.Pulse;

/// <summary>A team as far as it is about who is counted together.</summary>
/// <param name="Group">With whom its people are counted while they are few; null: with whoever else is few.</param>
/// <param name="People">Whose home it is and who still work here.</param>
internal sealed record HomeTeam(string Id, string Name, string? Group, int People);

/// <summary>
/// Puts every home team into one cohort, so that no two figures are about the same people: large teams stand alone, small ones join the group they
/// named, else all others that are small. Where these together are still few, the next smallest team is hidden among them. Who is made up stands
/// alone, however few, and is in no figure of the others.
/// </summary>
internal static class CohortRules
{
    public const string Everybody = "the whole organisation";
    private const string Rest = "the smaller teams together";

    /// <param name="least">So many people can be counted by themselves.</param>
    public static IReadOnlyList<Cohort> Partition(IEnumerable<HomeTeam> teams, int least = PulseOptions.FewestPeople)
    {
        var made = teams.ToLookup(team => team.Id == ExampleTeam.Id);
        var all = made[false].Where(team => team.People > 0).OrderBy(team => team.People).ThenBy(team => team.Id, StringComparer.Ordinal).ToList();
        var alone = all.FindAll(team => team.People >= least);
        var groups = new List<(string Key, List<HomeTeam> Teams)>();
        var rest = new List<HomeTeam>();
        foreach (var few in all.Where(team => team.People < least).GroupBy(team => KeyOf(team.Group)).OrderBy(few => few.Key, StringComparer.Ordinal))
        {
            var joined = few.ToList();
            if (few.Key.Length > 0 && Sum(joined) < least && alone.Find(team => KeyOf(team.Group) == few.Key) is { } next)
            {
                alone.Remove(next);
                joined.Add(next);
            }

            if (few.Key.Length > 0 && Sum(joined) >= least)
                groups.Add((few.Key, joined));
            else
                rest.AddRange(joined);
        }

        while (rest.Count > 0 && Sum(rest) < least)
            if (alone.Count > 0)
            {
                rest.Add(alone[0]);
                alone.RemoveAt(0);
            }
            else if (groups.Count > 0)
            {
                var smallest = groups.OrderBy(group => Sum(group.Teams)).ThenBy(group => group.Key, StringComparer.Ordinal).First();
                rest.AddRange(smallest.Teams);
                groups.Remove(smallest);
            }
            else
            {
                // There is nobody else: whoever waits for more people waits for them to come.
                break;
            }

        return
        [
            .. made[true].Where(team => team.People > 0).Concat(alone).Select(Alone),
            .. groups.Select(group => Of($"group/{group.Key}", group.Teams, HostOf(group.Teams).Group is { } named && KeyOf(named) == group.Key ? named.Trim() : group.Key)),
            .. rest.Count == 0 ? Array.Empty<Cohort>() : [Of(Cohort.Organisation, rest, rest.Count == all.Count ? Everybody : Rest)],
        ];
    }

    public static Cohort Alone(HomeTeam team) => new(Cohort.KeyOf(team.Id), team.Name, team.Id, [team.Id]);

    /// <summary>Everybody who has a home team, for what is only counted in the whole organisation.</summary>
    /// <returns>Null when nobody has.</returns>
    public static Cohort? Whole(IEnumerable<HomeTeam> teams) =>
        teams.Where(team => team.People > 0 && team.Id != ExampleTeam.Id).ToList() is { Count: > 0 } all ? Of(Cohort.Organisation, all, Everybody) : null;

    /// <summary>A group's name as names are compared: without case, spaces and differences of form only.</summary>
    public static string KeyOf(string? group) =>
        string.Concat((group ?? "").Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();

    private static Cohort Of(string key, List<HomeTeam> teams, string name) =>
        new(key, name, HostOf(teams).Id, [.. teams.Select(team => team.Id).Order(StringComparer.Ordinal)]);

    private static HomeTeam HostOf(List<HomeTeam> teams) => teams.OrderByDescending(team => team.People).ThenBy(team => team.Id, StringComparer.Ordinal).First();

    private static int Sum(List<HomeTeam> teams) => teams.Sum(team => team.People);
}
