namespace ServiceBot.Coaching;

/// <summary>Finds words in a text that tend to hurt or to shut a door. It looks at the text only, never at who wrote it, and keeps nothing.</summary>
internal sealed class Hints(HintRules rules)
{
    private const int InternalReasons = 11;

    /// <summary>Whether there is a rule of that id.</summary>
    public bool Knows(string rule) => rules.Knows(rule);

    /// <summary>The most important hint for a text, or none. Rules the writer has dropped are left out.</summary>
    public Hint? Find(string text, Occasion occasion, IReadOnlySet<string> droppedRules)
    {
        var importance = occasion.Categories();
        if (importance.IsEmpty)
            return null;

        var words = rules.Reading.Of(text);
        var found = new List<Found>();
        rules.Phrases.Read(new Lattice(words, rules.Lists), found);
        if (!found.Exists(one => rules[one.Owner].Kind == HintEntryKind.Hint))
            return null;

        var silenced = new Silenced(rules, words, found);
        var cared = found.FindIndex(one => rules[one.Owner].Kind == HintEntryKind.Care) is >= 0 and var care ? found[care].Last : int.MaxValue;
        Found? best = null;
        var bestRank = importance.Length;
        foreach (var one in found)
        {
            if (rules[one.Owner] is not { Kind: HintEntryKind.Hint, Rule: { } rule, Category: { } category })
                continue;
            var rank = importance.IndexOf(category.Number);
            if (rank < 0 || rank > bestRank || (rank == bestRank && !IsBetter(one, best)))
                continue;
            if (droppedRules.Contains(rule.Id) || (category.Number == InternalReasons && cared < one.First))
                continue;
            if (IsName(words, one, category) || silenced.Holds(one, category.Number))
                continue;
            (best, bestRank) = (one, rank);
        }

        return best is { } hit ? Describe(words, hit) : null;
    }

    /// <summary>The first in the text; of the same rule and beginning, the longest.</summary>
    private static bool IsBetter(Found one, Found? than) =>
        than is not { } other || one.First < other.First || (one.First == other.First && one.Last > other.Last && one.Owner == other.Owner);

    private Hint Describe(List<Word> words, Found hit)
    {
        var (category, rule) = (rules[hit.Owner].Category!, rules[hit.Owner].Rule!);
        var (first, last) = (hit.First, hit.Last);
        while (words[first].IsBorder && first < last)
            first++;
        while (words[last].IsBorder && last > first)
            last--;
        return new Hint(
            category.Number, category.Name, rule.Id, words[first].Start, words[last].End - words[first].Start, rule.Instead ?? category.Instead);
    }

    /// <summary>Calm Down Spa, Lazy Days Hotel, the Idiot's Guide: names of things, not words about people.</summary>
    private static bool IsName(List<Word> words, Found hit, HintCategory category)
    {
        var (all, within, lastIsName) = (true, false, false);
        for (var i = hit.First; i <= hit.Last; i++)
        {
            if (words[i].IsBorder)
                continue;
            lastIsName = words[i].Is(WordTraits.Name);
            all &= lastIsName;
            within |= !words[i - 1].IsBorder || (i + 1 < words.Count && words[i + 1].Is(WordTraits.Name));
        }
        return (all && within) || (category.CapitalsAreNames && lastIsName);
    }
}
