namespace ServiceBot.Coaching;

/// <summary>Which words, or lists of words, may stand at one place of a pattern.</summary>
internal sealed class WordSet
{
    private readonly SortedSet<int> _words = [];

    public bool Any { get; init; }

    /// <summary>Whether somebody's name may stand there, as far as a capital letter shows it.</summary>
    public bool Names { get; private set; }

    public IReadOnlyCollection<int> Words => _words;

    public bool IsEmpty => _words.Count == 0 && !Names && !Any;

    /// <summary>The same for sets that hold the same words.</summary>
    public string Key => Any ? "any" : $"{Names} {string.Join(' ', _words)}";

    public void Add(int word) => _words.Add(word);

    public void AddNames() => Names = true;

    public void AddAll(WordSet other)
    {
        _words.UnionWith(other._words);
        Names |= other.Names;
    }
}
