using ServiceBot.Pulse;

namespace ServiceBot.Tests.Pulse;

/// <summary>A small organisation in which people come, go and change teams, and all that is ever published of what they answer. Everybody answers the same each time.</summary>
internal sealed class World
{
    private static readonly string[] Items = [Item.Daily, "Q05"];

    private readonly Random _random;
    private readonly Dictionary<int, string> _homes = [];
    private readonly Dictionary<(int Person, string Item), int> _answers = [];
    private readonly string[] _teams;
    private readonly Dictionary<(string Cohort, string Item), (HashSet<int> Members, HashSet<int> Answered)> _open = [];
    private int _people;

    public World(int seed)
    {
        _random = new Random(seed);
        _teams = [.. Enumerable.Range(0, _random.Next(2, 5)).Select(at => $"t{at}")];
        foreach (var team in _teams)
            for (var people = _random.Next(3, 13); people > 0; people--)
                Join(team);
    }

    public List<Published> All { get; } = [];

    /// <summary>Who came or changed teams after the first day.</summary>
    public HashSet<int> Newcomers { get; } = [];

    public IEnumerable<(string Item, List<Published> Batches)> ByItem() => All.GroupBy(batch => batch.Item).Select(same => (same.Key, same.ToList()));

    public int AnswerOf(int person, string item) => _answers[(person, item)];

    public void Live(int days)
    {
        for (var day = 0; day < days; day++)
        {
            foreach (var item in Items)
                Ask(item);

            // Whoever comes or goes while a batch is open is not counted in it.
            if (day > 0)
                Change();

            foreach (var key in _open.Keys.ToList())
                Seal(key, day);

            Change();
        }
    }

    private void Ask(string item)
    {
        var sizes = _homes.GroupBy(home => home.Value).ToDictionary(home => home.Key, home => home.Count());
        foreach (var cohort in CohortRules.Partition(_teams.Select((team, at) => new HomeTeam(team, team, at % 2 == 0 ? "pier" : null, sizes.GetValueOrDefault(team)))))
        {
            // One person is in one batch of an item.
            var members = _homes.Where(home => cohort.TeamIds.Contains(home.Value)).Select(home => home.Key).Except(_open.Where(open => open.Key.Item == item).SelectMany(open => open.Value.Members)).ToHashSet();
            var (counted, answered) = _open.TryGetValue((cohort.Key, item), out var open) ? open : _open[(cohort.Key, item)] = (members, []);
            answered.UnionWith(counted.Where(_ => _random.NextDouble() < 0.85));
        }
    }

    private void Seal((string Cohort, string Item) key, int day)
    {
        var (members, answered) = _open[key];
        var counted = answered.Where(_homes.ContainsKey).ToHashSet();
        if (counted.Count >= PulseOptions.FewestPeople)
        {
            var sum = counted.Sum(person => _answers[(person, key.Item)]);
            All.Add(new Published(key.Cohort, key.Item, day, counted, members.Count, sum, MoraleFigures.Round(sum, counted.Count)));
            _open.Remove(key);
        }
        else if (members.Count(_homes.ContainsKey) < PulseOptions.FewestPeople)
            _open.Remove(key);
    }

    private void Change()
    {
        if (_random.Next(4) == 0)
            Newcomers.Add(Join(_teams[_random.Next(_teams.Length)]));
        if (_random.Next(6) == 0)
            _homes.Remove(_homes.Keys.ElementAt(_random.Next(_homes.Count)));
        if (_random.Next(8) != 0)
            return;

        var mover = _homes.Keys.ElementAt(_random.Next(_homes.Count));
        _homes[mover] = _teams[_random.Next(_teams.Length)];
        foreach (var (members, answered) in _open.Values)
            if (members.Remove(mover))
                answered.Remove(mover);

        Newcomers.Add(mover);
    }

    private int Join(string team)
    {
        var person = _people++;
        _homes[person] = team;
        foreach (var item in Items)
            _answers[(person, item)] = _random.Next(5);

        return person;
    }
}

/// <param name="People">Who answered: whoever tries to find out knows that too.</param>
internal sealed record Published(string Cohort, string Item, int Day, IReadOnlyCollection<int> People, int Invited, int Sum, int Figure);
