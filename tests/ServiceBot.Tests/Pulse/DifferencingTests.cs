using ServiceBot.Pulse;

namespace ServiceBot.Tests.Pulse;

/// <summary>
/// Nobody learns from two published figures what one person said, beyond the rates of METRICS, *Why these numbers*. These hold for the worst
/// case that all others answer the same both times; where answers change from day to day, nobody can be narrowed to one at all.
/// </summary>
public class DifferencingTests
{
    private const int Points = 4;

    /// <summary>Worlds that are tried; always the same ones.</summary>
    private const int Worlds = 60;

    [Theory]
    [InlineData(5, 8)]
    [InlineData(8, 4)]
    [InlineData(12, 7)]
    public void A_newcomer_is_found_out_no_more_often_than_was_decided(int people, int percent) =>
        Assert.Equal(percent, Math.Round(100 * FoundOut(people, Show)));

    [Fact]
    public void Nor_is_a_newcomer_to_any_other_number_of_people() =>
        Assert.All(Enumerable.Range(5, 60), people => Assert.InRange(FoundOut(people, Show), 0, 0.09));

    /// <summary>The simulation behind the rules is the one that is made here.</summary>
    [Theory]
    [InlineData(1, 5, 100)]
    [InlineData(1, 8, 100)]
    [InlineData(1, 12, 100)]
    [InlineData(5, 5, 73)]
    [InlineData(5, 8, 13)]
    [InlineData(5, 12, 7)]
    [InlineData(10, 5, 8)]
    [InlineData(10, 8, 4)]
    [InlineData(10, 12, 1)]
    public void Rounded_less_a_newcomer_would_be_found_out_as_often_as_is_written(int step, int people, int percent) =>
        Assert.InRange(100 * FoundOut(people, Rounded(step)), percent - 0.6, percent + 0.6);

    [Fact]
    public void The_worked_example_leaves_one_answer_where_it_is_rounded_to_five_and_more_where_to_ten()
    {
        int[] five = [4, 4, 3, 4, 3];
        var sum = five.Sum(answer => answer - 1);

        Assert.Equal([0], After(Rounded(5)));
        Assert.True(After(Show).Count > 1);

        List<int> After(Func<int, int, string> show) =>
        [
            .. Enumerable.Range(0, Points + 1).Where(answer => Enumerable.Range(0, 21).Any(
                others => show(others, 5) == show(sum, 5) && show(others + answer, 6) == show(sum, 6))),
        ];
    }

    /// <summary>With everything that is published of a batch of twenty and more: the spread too.</summary>
    [Theory]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(22)]
    public void Nor_does_the_spread_find_out_more_newcomers(int people)
    {
        var seen = new Dictionary<(string, string), int[]>();
        foreach (var counts in Counts(people))
        {
            var before = ShowAll(counts);
            for (var answer = 0; answer <= Points; answer++)
            {
                counts[answer]++;
                var key = (before, ShowAll(counts));
                counts[answer]--;
                if (!seen.TryGetValue(key, out var times))
                    seen[key] = times = new int[Points + 1];

                times[answer]++;
            }
        }

        var foundOut = seen.Values.Where(times => times.Count(time => time > 0) == 1).Sum(times => times.Sum()) / (double)seen.Values.Sum(times => times.Sum());
        Assert.InRange(foundOut, 0, 0.07);
    }

    /// <summary>That somebody gave a tag shows where its number passes five, or ten; that they did not, nowhere.</summary>
    [Theory]
    [InlineData(5, 8.4)]
    [InlineData(8, 5.6)]
    [InlineData(12, 3.9)]
    [InlineData(20, 4.8)]
    [InlineData(40, 2.5)]
    public void Nor_do_the_tags(int people, double percent)
    {
        var item = new Item("Q45", "Ease", "One thing?", Scale.Text, Cadence.Weekly, Audience.Team, 5, "") { Tags = ["time"] };
        var foundOut = Enumerable.Range(0, people + 1).Count(gave => Tags(gave, people) != Tags(gave + 1, people + 1) && Tags(gave, people) == Tags(gave, people + 1));

        Assert.InRange(100.0 * foundOut / (2 * (people + 1)), 0, percent);

        string Tags(int gave, int answers) => string.Concat(MoraleFigures.Tags(Sealed.Tagged("Q45", Sealed.Tuesday, answers, ("time", gave)), item).Select(tag => tag.People));
    }

    [Fact]
    public void Where_answers_change_from_day_to_day_no_batch_tells_of_anybody_what_they_answered()
    {
        for (var people = 5; people <= 40; people++)
            foreach (var shown in Enumerable.Range(0, Points * people + 1).GroupBy(sum => Show(sum, people)))
                Assert.True(AnswersAmong(people, [.. shown]).Count > 1, $"{people} people, {shown.Key}");

        foreach (var shown in Counts(20).Select(counts => (int[])[.. counts]).GroupBy(ShowAll))
            Assert.True(Enumerable.Range(0, Points + 1).Count(answer => shown.Any(counts => counts[answer] > 0)) > 1, shown.Key);
    }

    /// <summary>
    /// People come, go and change teams; small teams are counted together; days are joined where too few answered; two items are asked. What is
    /// made of several batches (weeks, the organisation, the gap to what leaders guess) takes published figures and nothing else, as its
    /// signatures say, so there is nothing more in it to find.
    /// </summary>
    [Fact]
    public void In_no_organisation_does_anybody_find_out_more_than_was_decided()
    {
        var (newcomers, foundOut, people, all) = (0, 0, 0, 0);
        for (var seed = 1; seed <= Worlds; seed++)
        {
            var world = new World(seed);
            world.Live(days: 6);
            foreach (var (item, batches) in world.ByItem())
            {
                Assert.All(batches.GroupBy(batch => batch.Day), day => Assert.Equal(day.Sum(batch => batch.People.Count), day.SelectMany(batch => batch.People).Distinct().Count()));
                var solver = new Solver(person => world.AnswerOf(person, item));
                foreach (var batch in batches)
                {
                    var earlier = batches.TakeWhile(other => other != batch).Where(other => other.Cohort == batch.Cohort).Select(other => other.Figure).ToList();
                    solver.Reads(batch.People, batch.Sum, (sum, people) => ShowLine(sum, people, batch.Invited, earlier));
                }

                foreach (var person in batches.SelectMany(batch => batch.People).Distinct())
                {
                    var isFound = solver.AnswersOf(person).Count == 1;
                    people++;
                    all += isFound ? 1 : 0;
                    if (!world.Newcomers.Contains(person))
                        continue;

                    newcomers++;
                    foundOut += isFound ? 1 : 0;
                }
            }
        }

        Assert.True(newcomers > 300, $"{newcomers}");
        Assert.True(100.0 * foundOut / newcomers <= 8, $"{foundOut} of {newcomers} newcomers");
        Assert.True(100.0 * all / people <= 4, $"{all} of {people}");
    }

    /// <summary>The same worlds, printed too exactly: whoever comes alone to people who stay is found out every time.</summary>
    [Fact]
    public void The_solver_finds_everybody_out_where_figures_are_printed_exactly()
    {
        var random = new Random(7);
        for (var time = 0; time < 200; time++)
        {
            var people = Enumerable.Range(0, random.Next(5, 20)).ToList();
            var answers = people.Append(people.Count).Select(_ => random.Next(Points + 1)).ToList();
            var solver = new Solver(person => answers[person]);
            solver.Reads(people, answers.Take(people.Count).Sum(), Rounded(1));
            solver.Reads([.. people, people.Count], answers.Sum(), Rounded(1));

            Assert.Equal([answers[^1]], solver.AnswersOf(people.Count));
        }
    }

    /// <summary>All that is said of a batch below twenty answers; how many answered is known to whoever tries.</summary>
    private static string Show(int sum, int people) => MoraleWords.Figure(MoraleFigures.Round(sum, people));

    private static string ShowLine(int sum, int people, int invited, IReadOnlyList<int> earlier)
    {
        var batch = Sealed.Sum(sum, people);
        return $"{MoraleWords.Line(batch, earlier, Sealed.Tuesday)} {MoraleWords.Participation(people, invited)}";
    }

    private static string ShowAll(int[] counts)
    {
        var batch = Sealed.Of(counts.SelectMany((people, answer) => Enumerable.Repeat(answer + 1, people)));
        return $"{MoraleWords.Line(batch, [50, 50, 50, 50], Sealed.Tuesday)} {MoraleWords.Participation(batch.Answers, batch.Answers + 2)} {MoraleFigures.Spread(batch)}";
    }

    private static Func<int, int, string> Rounded(int step) => (sum, people) => $"{step * Math.Round(25m * sum / (people * step), MidpointRounding.ToEven)}";

    /// <summary>In how many cases only one answer fits, of all sums and answers alike.</summary>
    private static double FoundOut(int people, Func<int, int, string> show)
    {
        var cases = (
            from sum in Enumerable.Range(0, Points * people + 1)
            from answer in Enumerable.Range(0, Points + 1)
            select (Shown: (show(sum, people), show(sum + answer, people + 1)), answer)).ToList();
        var fitting = cases.ToLookup(one => one.Shown, one => one.answer);
        return cases.Count(one => fitting[one.Shown].Distinct().Count() == 1) / (double)cases.Count;
    }

    /// <summary>What one of so many people can have answered, if their sum is one of these.</summary>
    private static List<int> AnswersAmong(int people, int[] sums) =>
        [.. Enumerable.Range(0, Points + 1).Where(answer => sums.Any(sum => sum - answer >= 0 && sum - answer <= Points * (people - 1)))];

    /// <summary>How so many people can have answered.</summary>
    private static IEnumerable<int[]> Counts(int people)
    {
        for (var a = 0; a <= people; a++)
            for (var b = 0; a + b <= people; b++)
                for (var c = 0; a + b + c <= people; c++)
                    for (var d = 0; a + b + c + d <= people; d++)
                        yield return [a, b, c, d, people - a - b - c - d];
    }
}
