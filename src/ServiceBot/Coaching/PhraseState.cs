namespace ServiceBot.Coaching;

/// <summary>One place in a pattern: what may follow it, and whose patterns are complete here. A value, because a text is read past thousands of them.</summary>
internal struct PhraseState(int[] owners)
{
    private int[] _symbols = [];
    private int[][] _followers = [];
    private Dictionary<int, int[]>? _bySymbol;
    private ulong _mask;

    public readonly int[] Owners => owners;

    /// <summary>Followers that take any word.</summary>
    public int[] Any { readonly get; private set; } = [];

    /// <summary>Followers that take a name.</summary>
    public int[] Names { readonly get; private set; } = [];

    /// <summary>One bit for each of 64 groups of symbols: most words are told by it that nothing waits for them.</summary>
    public static ulong Bit(int symbol) => 1UL << symbol;

    public readonly bool MayTake(ulong symbols) => (_mask & symbols) != 0;

    public void Follow(IReadOnlyCollection<int> followers, IReadOnlyList<WordSet> sets)
    {
        Any = [.. followers.Where(state => sets[state].Any)];
        Names = [.. followers.Where(state => sets[state].Names)];
        var bySymbol = new Dictionary<int, List<int>>();
        foreach (var state in followers)
        {
            foreach (var symbol in sets[state].Words)
            {
                if (!bySymbol.TryGetValue(symbol, out var list))
                    bySymbol[symbol] = list = [];
                list.Add(state);
                _mask |= Bit(symbol);
            }
        }

        // A handful is found faster by looking along a row.
        if (bySymbol.Count > 8)
            _bySymbol = bySymbol.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        else
            (_symbols, _followers) = ([.. bySymbol.Keys], [.. bySymbol.Values.Select(list => list.ToArray())]);
    }

    public readonly ReadOnlySpan<int> Followers(int symbol)
    {
        if (_bySymbol is not null)
            return _bySymbol.TryGetValue(symbol, out var followers) ? followers : [];
        var at = _symbols.AsSpan().IndexOf(symbol);
        return at < 0 ? [] : _followers[at];
    }
}
