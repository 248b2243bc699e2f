namespace ServiceBot.Tests.Pulse;

/// <summary>
/// Somebody who knows everything but the answers: who was in which batch, every rule, and, in the worst case, that everybody answered the same
/// each time. They try all sums that fit all that was published, and look what one person can have answered.
/// </summary>
/// <param name="truth">What each answered: only so that it looks there first for what fits.</param>
internal sealed class Solver(Func<int, int> truth)
{
    private const int Points = 4;

    /// <summary>So many tries; what is not decided then counts as found out, so that the rates are never too low.</summary>
    private const int Most = 4000;

    private readonly List<(int[] People, int Least, int Most)> _published = [];

    /// <param name="show">What is published of a sum of answers, each one less, of so many people. Larger sums never show something smaller.</param>
    public void Reads(IReadOnlyCollection<int> people, int sum, Func<int, int, string> show)
    {
        var shown = show(sum, people.Count);
        var fitting = Enumerable.Range(0, Points * people.Count + 1).Where(other => show(other, people.Count) == shown).ToList();
        Assert.Equal(fitting.Count, fitting[^1] - fitting[0] + 1);
        _published.Add(([.. people], fitting[0], fitting[^1]));
    }

    /// <summary>What this person can have answered, each one less.</summary>
    public IReadOnlyList<int> AnswersOf(int person)
    {
        // People who were in the same batches cannot be told apart: only their sum matters.
        var groups = _published.SelectMany(batch => batch.People).Distinct()
            .GroupBy(one => one == person ? "x" : string.Concat(_published.Select(batch => batch.People.Contains(one) ? '1' : '0')))
            .Select(group => group.ToList())
            .ToList();
        var target = groups.FindIndex(group => group.Contains(person));
        var sums = _published.ConvertAll(batch => (
            Groups: Enumerable.Range(0, groups.Count).Where(at => batch.People.Contains(groups[at][0])).ToArray(), batch.Least, batch.Most));
        return
        [
            .. Enumerable.Range(0, Points + 1).Where(answer =>
            {
                var ranges = groups.ConvertAll(group => (Least: 0, Most: Points * group.Count));
                ranges[target] = (answer, answer);
                var tries = 0;
                return Fits([.. ranges], sums, groups.ConvertAll(group => group.Sum(truth)), ref tries);
            }),
        ];
    }

    /// <summary>Narrows every group to what the others leave, and tries both halves of the first that is not decided.</summary>
    private static bool Fits((int Least, int Most)[] ranges, List<(int[] Groups, int Least, int Most)> sums, List<int> first, ref int tries)
    {
        if (++tries > Most)
            return false;

        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (groups, least, most) in sums)
            {
                var (low, high) = (groups.Sum(at => ranges[at].Least), groups.Sum(at => ranges[at].Most));
                if (low > most || high < least)
                    return false;

                foreach (var at in groups)
                {
                    var (from, to) = ranges[at];
                    var narrowed = (Least: Math.Max(from, least - (high - to)), Most: Math.Min(to, most - (low - from)));
                    if (narrowed.Least > narrowed.Most)
                        return false;

                    if (narrowed == (from, to))
                        continue;

                    (low, high) = (low + narrowed.Least - from, high + narrowed.Most - to);
                    ranges[at] = narrowed;
                    changed = true;
                }
            }
        }

        // As near to the truth as may be: if that fits, everything does.
        var near = ranges.Select((range, at) => Math.Clamp(first[at], range.Least, range.Most)).ToArray();
        if (sums.All(batch => batch.Groups.Sum(at => near[at]) is var sum && sum >= batch.Least && sum <= batch.Most))
            return true;

        var open = Enumerable.Range(0, ranges.Length).MaxBy(at => ranges[at].Most - ranges[at].Least);
        if (ranges[open].Least == ranges[open].Most)
            return false;

        var middle = (ranges[open].Least + ranges[open].Most) / 2;
        var (lower, upper) = (ranges.ToArray(), ranges.ToArray());
        lower[open] = (ranges[open].Least, middle);
        upper[open] = (middle + 1, ranges[open].Most);
        return near[open] <= middle
            ? Fits(lower, sums, first, ref tries) || Fits(upper, sums, first, ref tries)
            : Fits(upper, sums, first, ref tries) || Fits(lower, sums, first, ref tries);
    }
}
