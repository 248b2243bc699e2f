using System.Runtime.InteropServices;

namespace ServiceBot.Coaching;

/// <summary>
/// The words of a text with the lists they belong to: "the tall guest" is three words and, from its first or last word on, one of the customers.
/// Lists are recognised once here, so that hundreds of patterns can name them at the price of a word.
/// </summary>
internal sealed class Lattice
{
    /// <summary>No entry of a list has more words.</summary>
    public const int LongestList = 12;

    private readonly List<Word> _words;
    private readonly List<Arc> _arcs;
    private readonly int[] _first;
    private readonly ulong[] _symbols;

    public Lattice(List<Word> words, PhraseBook lists)
    {
        _words = words;
        _arcs = new List<Arc>(words.Count * 3);
        (_first, _symbols) = (new int[words.Count + 1], new ulong[words.Count]);
        var found = new List<Found>();
        var (now, next) = (new List<int>(), new List<int>());
        for (var at = 0; at < words.Count; at++)
        {
            _first[at] = _arcs.Count;
            Add(at, new Arc(words[at].Id, at + 1));
            if (words[at].IsBorder || !lists.MayBegin(words[at]))
                continue;
            found.Clear();
            lists.ReadFrom(Words, at, found, now, next);
            foreach (var list in found)
            {
                var arc = new Arc(list.Owner, list.Last + 1);
                if (arc.End - at < LongestList && !CollectionsMarshal.AsSpan(_arcs)[_first[at]..].Contains(arc))
                    Add(at, arc);
            }
        }
        _first[words.Count] = _arcs.Count;
    }

    public int Count => _words.Count;

    public ReadOnlySpan<Word> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>What may be read from this word on, and where it ends.</summary>
    public ReadOnlySpan<Arc> From(int word) => CollectionsMarshal.AsSpan(_arcs)[_first[word].._first[word + 1]];

    /// <summary>The bits of what may be read from this word on.</summary>
    public ulong SymbolsFrom(int word) => _symbols[word];

    private void Add(int at, Arc arc)
    {
        _arcs.Add(arc);
        _symbols[at] |= PhraseState.Bit(arc.Symbol);
    }

    internal readonly record struct Arc(int Symbol, int End);
}
