using ServiceBot.Pulse;

namespace ServiceBot.Tests.Pulse;

public class RotationTests
{
    private static readonly QuestionBank Bank = QuestionBank.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pulse", "questions.en.json")));
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public void Over_a_year_every_rotating_question_comes_about_equally_often()
    {
        var asked = Year("team/harbour", Team(Bank.Items));

        var times = Team(Bank.Items).Where(item => item.Cadence == Cadence.Rotating).Select(item => asked.Count(one => one.Id == item.Id)).ToList();
        Assert.True(times.Max() - times.Min() <= 1, $"Between {times.Min()} and {times.Max()} times.");
        Assert.True(times.Min() >= 2);
    }

    [Fact]
    public void A_teams_own_questions_take_their_turn_with_the_others()
    {
        var own = Enumerable.Range(0, 10).Select(at => Own($"T{at}")).ToList();
        var asked = Year("team/harbour", [.. Team(Bank.Items), .. own]);

        var times = Team(Bank.Items).Concat(own).Where(item => item.Cadence == Cadence.Rotating).Select(item => asked.Count(one => one.Id == item.Id)).ToList();
        Assert.True(times.Max() - times.Min() <= 1, $"Between {times.Min()} and {times.Max()} times.");
        Assert.True(times.Min() >= 1);
    }

    [Fact]
    public void A_weekly_question_comes_a_week_apart_or_more_a_monthly_one_four_weeks()
    {
        var asked = Year("organisation", Bank.Items);

        foreach (var same in asked.GroupBy(one => one.Id))
        {
            var least = Bank.Find(same.Key)!.Cadence switch { Cadence.Weekly => 7, Cadence.Monthly => 28, Cadence.Quarterly => 91, _ => 1 };
            Assert.All(same.Zip(same.Skip(1)), pair => Assert.True(pair.Second.Day.DayNumber - pair.First.Day.DayNumber >= least, same.Key));
        }

        Assert.InRange(asked.Count(one => one.Id == "Q12"), 30, 52);
        Assert.Equal(12, asked.Count(one => one.Id == "Q42"));
        Assert.Equal(3, asked.Count(one => one.Id == "Q40"));
    }

    [Fact]
    public void What_is_daily_private_named_or_about_something_hard_is_never_opened()
    {
        var asked = Year("organisation", Bank.Items).Select(one => one.Id).ToHashSet();

        Assert.DoesNotContain(asked, id => id is "Q01" or "Q39" or "Q44" or "Q46" or "Q47");
        Assert.Equal(Bank.Items.Count - 5, asked.Count);
    }

    [Fact]
    public void What_is_counted_in_the_whole_organisation_is_opened_nowhere_else() =>
        Assert.DoesNotContain(Year("group/ferries", Bank.Items), one => one.Id is "Q40" or "Q41");

    [Fact]
    public void Where_nothing_changes_the_other_question_comes_only_every_second_day()
    {
        var asked = Year("team/harbour", Team(Bank.Items), isActionLow: true);

        Assert.All(asked.Zip(asked.Skip(1)), pair => Assert.True(pair.Second.Day.DayNumber - pair.First.Day.DayNumber >= 2));
        Assert.InRange(asked.Count, 150, 157);
        Assert.All(Team(Bank.Items).Where(item => item.Cadence == Cadence.Rotating), item => Assert.Contains(asked, one => one.Id == item.Id));
    }

    [Fact]
    public void One_is_opened_a_day_and_none_that_is_open_already()
    {
        var opened = new Dictionary<string, DateOnly> { ["Q02"] = Monday };

        Assert.Null(Next(opened, [], Monday));
        Assert.Equal("Q03", Next(opened, [], Monday.AddDays(1)));
        Assert.Equal("Q04", Next(opened, ["Q02", "Q03"], Monday.AddDays(1)));
        Assert.Null(Next(opened, [.. Bank.Items.Select(item => item.Id)], Monday.AddDays(1)));
    }

    [Fact]
    public void At_first_nobody_is_asked_whether_something_changed()
    {
        Assert.Equal("Q02", Next([], [], Monday));
        Assert.Equal("Q03", Next(new() { ["Q02"] = Monday }, [], Monday.AddDays(6)));
        Assert.Equal("Q12", Next(new() { ["Q02"] = Monday }, [], Monday.AddDays(7)));
        Assert.Equal("Q21", Next(new() { ["Q02"] = Monday }, [], Monday.AddDays(28)));
    }

    [Fact]
    public void The_one_not_asked_for_longest_comes_first_and_of_several_the_first_in_the_bank()
    {
        var opened = Team(Bank.Items).ToDictionary(item => item.Id, _ => Monday);
        opened["Q09"] = opened["Q07"] = Monday.AddDays(-1);

        Assert.Equal("Q07", Next(opened, [], Monday.AddDays(1)));
        Assert.Equal("Q09", Next(opened, ["Q07"], Monday.AddDays(1)));
    }

    private static string? Next(Dictionary<string, DateOnly> opened, HashSet<string> open, DateOnly day) =>
        Rotation.Next(Bank.Items, new RotationFacts("team/harbour", opened, open, day))?.Id;

    /// <summary>What is opened on the working days of 52 weeks, where each batch is sealed on its day.</summary>
    private static List<(string Id, DateOnly Day)> Year(string cohort, IReadOnlyList<Item> items, bool isActionLow = false)
    {
        var opened = new Dictionary<string, DateOnly>();
        var all = new List<(string, DateOnly)>();
        foreach (var day in Enumerable.Range(0, 364).Select(Monday.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
            if (Rotation.Next(items, new RotationFacts(cohort, opened, new HashSet<string>(), day, isActionLow)) is { } next)
            {
                opened[next.Id] = day;
                all.Add((next.Id, day));
            }

        return all;
    }

    private static List<Item> Team(IEnumerable<Item> items) => [.. items.Where(item => item is { Audience: Audience.Team, Cadence: not Cadence.Daily })];

    private static Item Own(string id) => new(id, "Your own", "A question of ours.", Scale.Agreement, Cadence.Rotating, Audience.Team, 5, "");
}
