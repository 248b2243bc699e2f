namespace ServiceBot.Coaching;

/// <summary>A piece of a pattern: where it may begin, where it may end, whether it may be left out.</summary>
internal sealed record PhrasePart(bool Nullable, int[] First, int[] Last);

/// <summary>An automaton while patterns are put into it.</summary>
internal sealed class PhraseBookDraft
{
    /// <summary>After two words most patterns have parted; to look further costs more at the start than it saves later.</summary>
    private const int JoinedWords = 2;

    private readonly List<WordSet> _sets = [];
    private readonly List<HashSet<int>> _follow = [];
    private readonly List<HashSet<int>> _owners = [];
    private readonly HashSet<int> _starts = [];
    private readonly Dictionary<string, WordSet> _known = [];

    public PhrasePart Place(WordSet set)
    {
        if (!_known.TryGetValue(set.Key, out var known))
            _known[set.Key] = known = set;
        var state = NewState(known);
        return new PhrasePart(false, [state], [state]);
    }

    public PhrasePart Then(PhrasePart one, PhrasePart other)
    {
        foreach (var last in one.Last)
            _follow[last].UnionWith(other.First);
        return new PhrasePart(
            one.Nullable && other.Nullable,
            one.Nullable ? [.. one.First, .. other.First] : one.First,
            other.Nullable ? [.. one.Last, .. other.Last] : other.Last);
    }

    public static PhrasePart OneOf(List<PhrasePart> parts) => parts is [var only]
        ? only
        : new PhrasePart(parts.Any(part => part.Nullable), [.. parts.SelectMany(part => part.First)], [.. parts.SelectMany(part => part.Last)]);

    public static PhrasePart Optional(PhrasePart part) => part with { Nullable = true };

    public void Finish(PhrasePart pattern, int owner)
    {
        _starts.UnionWith(pattern.First);
        foreach (var last in pattern.Last)
            _owners[last].Add(owner);
    }

    /// <summary>Makes it ready to read, once all patterns are in.</summary>
    public PhraseBook Close()
    {
        var starts = _starts.ToHashSet();
        Join(starts);
        PhraseState[] states = [.. _owners.Select(owners => new PhraseState([.. owners]))];
        for (var state = 0; state < states.Length; state++)
            states[state].Follow(_follow[state], _sets);
        var start = new PhraseState([]);
        start.Follow(starts, _sets);
        return new PhraseBook(start, states);
    }

    /// <summary>
    /// Very many patterns go on alike (you should have, they never), and two places that take the same words after the same places are always
    /// stood at together: one does for both, and what comes after is looked at only once.
    /// </summary>
    private void Join(HashSet<int> starts)
    {
        for (var word = 0; word < JoinedWords; word++)
        {
            foreach (var (places, same) in Alike(starts))
            {
                var (kept, rest) = (same[0], same.Skip(1).ToList());
                foreach (var other in rest)
                {
                    _follow[kept].UnionWith(_follow[other]);
                    _owners[kept].UnionWith(_owners[other]);
                    _follow[other].Clear();
                    _owners[other].Clear();
                }

                foreach (var place in places)
                    (place < 0 ? starts : _follow[place]).ExceptWith(rest);
            }
        }
    }

    /// <summary>Places that can be reached, by the words they take and the places before them; the beginning is -1.</summary>
    private List<(List<int> Before, List<int> Same)> Alike(HashSet<int> starts)
    {
        var before = new List<int>?[_sets.Count];
        var reached = new List<int>();
        Reach(-1, starts);
        for (var next = 0; next < reached.Count; next++)
            Reach(reached[next], _follow[reached[next]]);

        // Nearly all stand after one place only.
        return [.. reached.GroupBy(place => before[place] is [var only] ? (_sets[place], only, "") : (_sets[place], -2, string.Join(' ', before[place]!)))
            .Where(group => group.Skip(1).Any())
            .Select(group => (before[group.First()]!, group.ToList()))];

        void Reach(int from, HashSet<int> followers)
        {
            foreach (var follower in followers)
            {
                if (before[follower] is null)
                    reached.Add(follower);
                (before[follower] ??= []).Add(from);
            }
        }
    }

    private int NewState(WordSet set)
    {
        _sets.Add(set);
        _follow.Add([]);
        _owners.Add([]);
        return _sets.Count - 1;
    }
}
