namespace ServiceBot.Coaching;

/// <summary>A piece of a pattern: where it may begin, where it may end, whether it may be left out.</summary>
internal sealed record PhrasePart(bool Nullable, int[] First, int[] Last);

/// <summary>An automaton while patterns are put into it.</summary>
internal sealed class PhraseBookDraft
{
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
        // Very many patterns begin with the same words (you, they, it), which are looked at only once.
        var starts = new List<int>();
        foreach (var same in _starts.GroupBy(state => _sets[state]).ToList())
        {
            var merged = NewState(same.Key);
            foreach (var state in same)
            {
                _follow[merged].UnionWith(_follow[state]);
                _owners[merged].UnionWith(_owners[state]);
            }
            starts.Add(merged);
        }

        PhraseState[] states = [.. _owners.Select(owners => new PhraseState([.. owners]))];
        for (var state = 0; state < states.Length; state++)
            states[state].Follow(_follow[state], _sets);
        var start = new PhraseState([]);
        start.Follow(starts, _sets);
        return new PhraseBook(start, states);
    }

    private int NewState(WordSet set)
    {
        _sets.Add(set);
        _follow.Add([]);
        _owners.Add([]);
        return _sets.Count - 1;
    }
}
