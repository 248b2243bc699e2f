namespace ServiceBot.Coaching;

/// <summary>The words that rules mention, by number, and how they may be spelled.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int[]> _spellings = [];
    private readonly Dictionary<string, int[]> _endings = new(StringComparer.Ordinal);

    public Vocabulary(HintFile file)
    {
        foreach (var (spelling, words) in file.Spellings)
            _spellings[Add(spelling)] = [.. words.Split(' ').Select(Add)];
        foreach (var (ending, word) in file.Endings)
            _endings[ending] = [Add(word)];
    }

    public int Add(string word)
    {
        if (!_ids.TryGetValue(word, out var id))
            _ids[word] = id = _ids.Count + Word.Foreign + 1;
        return id;
    }

    public int Find(ReadOnlySpan<char> word) => _ids.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var id) ? id : Word.Unknown;

    /// <summary>What a word stands for that is only another spelling.</summary>
    public int[]? Spelled(int id) => _spellings.GetValueOrDefault(id);

    public int[]? Ending(ReadOnlySpan<char> ending) =>
        _endings.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(ending, out var words) ? words : null;
}
