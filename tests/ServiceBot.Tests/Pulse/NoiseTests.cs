using ServiceBot.Pulse;

namespace ServiceBot.Tests.Pulse;

/// <summary>
/// How often chance looks like news: METRICS, *Why these numbers*, simulated with people who answer about as always (means of people sd 0.7, days
/// sd 0.7, six or eight of ten answer) while nothing changes.
/// </summary>
public class NoiseTests
{
    private const int Times = 4000;

    /// <summary>In points of a hundred: what so many times leave open.</summary>
    private const double Tolerance = 1.5;

    [Theory]
    [InlineData(8, 0.6, 40)]
    [InlineData(8, 0.8, 6)]
    [InlineData(12, 0.6, 6)]
    public void So_many_days_have_fewer_than_five_answers(int team, double taking, double percent)
    {
        var random = new Random(11);
        var few = Enumerable.Range(0, 10 * Times).Count(_ => Enumerable.Range(0, team).Count(_ => random.NextDouble() < taking) < PulseOptions.FewestPeople);

        Assert.InRange(few / (10.0 * Times) * 100, percent - Tolerance, percent + Tolerance);
    }

    [Theory]
    [InlineData(8, 38)]
    [InlineData(20, 25)]
    [InlineData(40, 10)]
    public void From_one_batch_to_the_next_ten_points_mean_nothing(int team, double percent) =>
        Assert.InRange(Percent(team, batches => Math.Abs(Exact(batches[^1]) - Exact(batches[^2])) > 10), percent - Tolerance, percent + Tolerance);

    [Theory]
    [InlineData(8, 20, 4)]
    [InlineData(20, 15, 3)]
    [InlineData(40, 10, 4)]
    public void Against_the_median_of_four_the_thresholds_are_seldom_passed(int team, double points, double percent)
    {
        var passed = Percent(team, batches => Math.Abs(Exact(batches[^1]) - Median([.. batches[..^1].Select(Exact)])) > points);

        Assert.InRange(passed, percent - Tolerance, percent + Tolerance);
    }

    /// <summary>The word we say compares published figures, and is wrong no more often than true figures would be.</summary>
    [Theory]
    [InlineData(8, 4)]
    [InlineData(20, 4)]
    [InlineData(40, 4)]
    public void So_the_word_for_a_change_is_seldom_wrong(int team, double percent)
    {
        var wrong = Percent(team, batches => MoraleFigures.Change(
            MoraleFigures.Round(batches[^1].Sum, batches[^1].People), batches[^1].People, [.. batches[..^1].Select(batch => MoraleFigures.Round(batch.Sum, batch.People))]) is not Change.Same);

        Assert.InRange(wrong, 0.5, percent);
    }

    /// <summary>Five batches of a team in which nothing changes; where fewer than five answer, the next day is joined to it and the latest answer counts.</summary>
    private static double Percent(int team, Func<(int Sum, int People)[], bool> isSo)
    {
        var random = new Random(team);
        var times = 0;
        for (var time = 0; time < Times; time++)
        {
            var means = Enumerable.Range(0, team).Select(_ => 3 + 0.7 * Normal(random)).ToList();
            var batches = new (int Sum, int People)[5];
            for (var at = 0; at < batches.Length; at++)
            {
                var answers = new Dictionary<int, int>();
                while (answers.Count < PulseOptions.FewestPeople)
                    for (var person = 0; person < team; person++)
                        if (random.NextDouble() < 0.6)
                            answers[person] = Math.Clamp((int)Math.Round(means[person] + 0.7 * Normal(random)), 1, 5);

                batches[at] = (answers.Values.Sum(answer => answer - 1), answers.Count);
            }

            times += isSo(batches) ? 1 : 0;
        }

        return 100.0 * times / Times;
    }

    private static double Exact((int Sum, int People) batch) => 25.0 * batch.Sum / batch.People;

    private static double Median(double[] four)
    {
        Array.Sort(four);
        return (four[1] + four[2]) / 2;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
