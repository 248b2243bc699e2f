using System.Runtime.InteropServices;

namespace ServiceBot.Coaching;

/// <summary>Where in a text which categories are silent, by the phrases that ask for it.</summary>
internal sealed class Silenced
{
    private const int LongestPhrase = 40;

    private readonly HintRules _rules;
    private readonly List<Word> _words;
    private readonly int[] _masks;
    private readonly Dictionary<string, List<Found>> _unless = [];

    public Silenced(HintRules rules, List<Word> words, List<Found> found)
    {
        (_rules, _words, _masks) = (rules, words, new int[words.Count]);
        foreach (var one in found)
        {
            if (rules[one.Owner] is { Kind: HintEntryKind.Unless } entry)
                (CollectionsMarshal.GetValueRefOrAddDefault(_unless, entry.Id, out _) ??= []).Add(one);
        }

        int[]? rest = null, whole = null;
        foreach (var one in found)
        {
            if (rules[one.Owner] is not { Kind: HintEntryKind.Silence, Silence: { } silence } entry || IsExcepted(entry.Id, one))
                continue;
            if (silence.Reach > 0)
                CoverNext(one.Last, silence.Reach, entry.Mask);
            else if (silence.Reach == 0)
                (rest ??= new int[words.Count])[one.Last] |= entry.Mask;
            else
                (whole ??= new int[words.Count])[one.Last] |= entry.Mask;
        }

        if (rest is not null)
            Carry(rest, forwards: true, rules.ContrastWords);
        if (whole is null)
            return;
        Carry(whole, forwards: true, []);
        Carry(whole, forwards: false, []);
    }

    public bool Holds(Found hit, int category)
    {
        var first = _words[hit.First].IsBorder ? Math.Min(hit.First + 1, hit.Last) : hit.First;
        return (_masks[first] >> category & 1) != 0 || IsExcepted(_rules[hit.Owner].Id, hit);
    }

    private void CoverNext(int from, int reach, int mask)
    {
        for (var i = from + 1; i < _words.Count && i <= from + reach; i++)
        {
            if (!_words[i].TakenByAny || _rules.ClauseWords.Contains(_words[i].Id))
                return;
            _masks[i] |= mask;
        }
    }

    /// <summary>Spreads what is set at a word over its sentence, in one direction.</summary>
    private void Carry(int[] masks, bool forwards, HashSet<int> stops)
    {
        var carried = 0;
        for (var step = 0; step < masks.Length; step++)
        {
            var i = forwards ? step : masks.Length - 1 - step;
            var word = _words[i].Id;
            carried = word is Word.Border or Word.Question || stops.Contains(word) ? 0 : carried | masks[i];
            masks[i] = carried;
            _masks[i] |= carried;
        }
    }

    /// <summary>Whether a phrase that keeps it from counting overlaps with it.</summary>
    private bool IsExcepted(string id, Found one)
    {
        if (!_unless.TryGetValue(id, out var phrases))
            return false;

        // They stand in the order of their ends, and none is longer than the longest phrase.
        var (low, high) = (0, phrases.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (phrases[middle].Last < one.First)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < phrases.Count && phrases[low].Last <= one.Last + LongestPhrase; low++)
        {
            if (phrases[low].First <= one.Last)
                return true;
        }
        return false;
    }
}
