namespace ServiceBot.Pulse;

/// <summary>The figures of check-ins as they are published. Every rule of what may be shown of a batch stands here, or in the files beside it.</summary>
internal static class MoraleFigures
{
    /// <summary>What is printed as a word: everybody the same would give everybody away. No other figure has these values.</summary>
    public const int VeryLow = 5;
    public const int VeryHigh = 95;

    /// <summary>Below it something is done about it.</summary>
    public const int Low = 40;

    public const int ManyAnswers = 20;
    public const int SomeAnswers = 10;

    /// <summary>So many batches are behind a change.</summary>
    public const int Before = 4;

    /// <summary>So many leaders must have guessed before a figure is made of it.</summary>
    public const int LeastLeaders = 5;

    private const int Points = 4;

    /// <summary>
    /// <c>100 × mean((answer − 1) / 4)</c>, rounded to 10, from ten answers on to 5. Halves go to the even side, as in the simulation the rules
    /// rest on: always upwards a newcomer to five others could be told in 11 % of cases instead of 8 %.
    /// </summary>
    /// <returns>Null: too few answered, so there is no figure.</returns>
    public static int? Index(SealedBatch batch)
    {
        var given = Values(batch, 1, Points + 1);
        return batch.Answers < PulseOptions.FewestPeople || given.People != batch.Answers ? null : Round(given.Sum - given.People, given.People);
    }

    /// <param name="sum">Of the answers, each one less: 0 to 4.</param>
    public static int Round(int sum, int answers)
    {
        // Below 10 is very low. Rounded to 10 there is only one sum of few answers between that and the next figure, so it is put to it.
        var isFew = answers < SomeAnswers;
        var rounded = RoundHalfEven(100 * sum, Points * answers, isFew ? 10 : 5);
        if (100 * sum < 10 * Points * answers || isFew && rounded <= 10)
            return VeryLow;

        return 100 * sum > 90 * Points * answers || isFew && rounded >= 90 ? VeryHigh : rounded;
    }

    /// <summary>
    /// Against the median of the last four published ones, and between figures as they were published: it tells nothing that is not there
    /// already. A published figure is up to half a step beside the true one, so a difference of just the threshold is not taken for one: with
    /// it the word would be false in 6 to 9 % of cases, without it in 2 to 3 %, and with true figures it was meant to be in 3 to 4 %.
    /// </summary>
    /// <param name="earlier">Published figures, the last one last.</param>
    /// <returns>Null: fewer than four are published before it.</returns>
    public static Change? Change(int now, int answers, IReadOnlyList<int> earlier)
    {
        if (earlier.Count < Before)
            return null;

        var difference = now - Median(earlier.TakeLast(Before));
        var threshold = answers < SomeAnswers ? 20 : answers < ManyAnswers ? 15 : 10;
        return difference > threshold ? Pulse.Change.Higher : difference < -threshold ? Pulse.Change.Lower : Pulse.Change.Same;
    }

    /// <summary>
    /// What several batches have in common, such as those of a week or of all teams. It is reckoned from published figures and nothing else,
    /// so whoever knows these learns nothing from it, whoever is in which of them.
    /// </summary>
    /// <returns>Null: nothing is published.</returns>
    public static int? Middle(IEnumerable<int> published) =>
        published.ToList() is { Count: > 0 } all ? (int)(5 * Math.Round(Median(all) / 5m, MidpointRounding.ToEven)) : null;

    /// <summary>How far a leader's guess is above what was published of the same batch.</summary>
    public static int Gap(int guess, int published) => 100 * (guess - 1) / Points - published;

    /// <returns>Null: too few leaders.</returns>
    public static int? MiddleGap(IReadOnlyCollection<int> gaps) => gaps.Count < LeastLeaders ? null : Middle(gaps);

    /// <summary>
    /// How the answers spread over three groups, in quarters: a count would tell a newcomer's group as soon as it is one higher. From 20 answers
    /// on, where each group is empty or has five people or more; and not where all are in one, which gives everybody away.
    /// </summary>
    public static Spread? Spread(SealedBatch batch) => Spread(batch, 1, low: 2, middle: 3);

    /// <summary>
    /// Those who answered 9 or 10 less those who answered 0 to 6, in percent of all. From ten answers on and to 10, which is as coarse for its
    /// range of 200 as 5 is for that of an index; beyond 80 it is a word.
    /// </summary>
    public static int? Recommend(SealedBatch batch)
    {
        var given = Values(batch, 0, 10);
        if (batch.Answers < SomeAnswers || given.People != batch.Answers)
            return null;

        var score = 100 * (Between(batch, 9, 10) - Between(batch, 0, 6));
        var rounded = RoundHalfEven(score, batch.Answers, 10);
        return score < -80 * batch.Answers ? MostRecommend * -1 : score > 80 * batch.Answers ? MostRecommend : rounded;
    }

    public const int MostRecommend = 90;

    public static Spread? RecommendSpread(SealedBatch batch) => Spread(batch, 0, low: 6, middle: 8);

    /// <summary>
    /// How many said yes, from ten answers on. Fewer than five are no number, and neither is it where fewer than five said no: none, or all of
    /// them, would tell of everybody what they answered.
    /// </summary>
    public static Head? Yes(SealedBatch batch)
    {
        if (batch.Answers < SomeAnswers || Values(batch, 0, 1).People != batch.Answers)
            return null;

        var yes = People(batch, 1);
        return yes < PulseOptions.FewestPeople ? Head.Few : batch.Answers - yes < PulseOptions.FewestPeople ? Head.NearlyAll : HeadOf(yes);
    }

    /// <summary>The tags that five people or more gave, in the order of the question.</summary>
    public static IReadOnlyList<(string Tag, Head People)> Tags(SealedBatch batch, Item item) =>
    [
        .. item.Tags.Select(tag => (Tag: tag, People: batch.Counts.Find(count => count.Answer == tag)?.People ?? 0))
            .Where(tag => batch.Answers >= PulseOptions.FewestPeople && tag.People >= PulseOptions.FewestPeople)

            // Each step is one more place where one person more can be seen, so there are no more than the number of people bears.
            .Select(tag => (tag.Tag, batch.Answers >= ManyAnswers && tag.People >= SomeAnswers ? Head.TenOrMore : Head.FiveOrMore)),
    ];

    private static Head HeadOf(int people) => people < SomeAnswers ? Head.FiveToNine : people < ManyAnswers ? Head.TenToNineteen : Head.TwentyOrMore;

    private static Spread? Spread(SealedBatch batch, int least, int low, int middle)
    {
        if (batch.Answers < ManyAnswers)
            return null;

        int[] groups = [Between(batch, least, low), Between(batch, low + 1, middle), Between(batch, middle + 1, 10)];
        if (groups.Sum() != batch.Answers || groups.Any(people => people is > 0 and < PulseOptions.FewestPeople) || groups.Count(people => people == 0) > 1)
            return null;

        return new Spread(Quarters(groups[0]), Quarters(groups[1]), Quarters(groups[2]));

        int? Quarters(int people) => people == 0 ? null : RoundHalfEven(4 * people, batch.Answers, 1);
    }

    private static (int People, int Sum) Values(SealedBatch batch, int least, int most) =>
        Enumerable.Range(least, most - least + 1).Select(value => (People: People(batch, value), value))
            .Aggregate((People: 0, Sum: 0), (all, one) => (all.People + one.People, all.Sum + one.People * one.value));

    private static int Between(SealedBatch batch, int least, int most) => Enumerable.Range(least, most - least + 1).Sum(value => People(batch, value));

    private static int People(SealedBatch batch, int value) => batch.Counts.Find(count => count.Answer == $"{value}")?.People ?? 0;

    private static decimal Median(IEnumerable<int> figures)
    {
        var all = figures.Order().ToList();
        return all.Count % 2 == 1 ? all[all.Count / 2] : (all[all.Count / 2 - 1] + all[all.Count / 2]) / 2m;
    }

    /// <summary>In whole numbers, so that a half is a half.</summary>
    private static int RoundHalfEven(int numerator, int denominator, int step) =>
        step * (int)Math.Round((decimal)numerator / (denominator * step), MidpointRounding.ToEven);
}

internal enum Change
{
    Same,
    Higher,
    Lower,
}

/// <summary>How many people, as far as it may be said.</summary>
internal enum Head
{
    Few,
    FiveOrMore,
    FiveToNine,
    TenOrMore,
    TenToNineteen,
    TwentyOrMore,
    NearlyAll,
}

/// <summary>How large each of three groups is, in quarters of all; null: nobody.</summary>
internal sealed record Spread(int? Low, int? Middle, int? High);
