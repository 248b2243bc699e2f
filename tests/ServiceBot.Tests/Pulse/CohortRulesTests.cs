using ServiceBot.Pulse;

namespace ServiceBot.Tests.Pulse;

public class CohortRulesTests
{
    [Theory]
    // Each team as name:people or name:people:group; each cohort as its key, its host and its teams.
    [InlineData("a:5", "team/a a(a)")]
    [InlineData("a:5 b:12", "team/a a(a) | team/b b(b)")]
    [InlineData("a:5 b:0", "team/a a(a)")]
    [InlineData("a:4", "organisation a(a)")]
    [InlineData("a:3 b:4 c:9", "organisation b(a,b) | team/c c(c)")]
    [InlineData("a:3:Ferries b:2:ferries c:9", "group/ferries a(a,b) | team/c c(c)")]
    [InlineData("a:3:Fer_ries b:2:_FERRIES_ c:9", "group/ferries a(a,b) | team/c c(c)")]
    [InlineData("a:3:Ferries b:7:Ferries c:9:Ferries d:6", "group/ferries b(a,b) | team/c c(c) | team/d d(d)")]
    [InlineData("a:3:Ferries b:7 c:9", "organisation b(a,b) | team/c c(c)")]
    [InlineData("a:3:Ferries b:2:Trains c:9", "organisation a(a,b) | team/c c(c)")]
    [InlineData("a:1 b:6 c:5 d:9", "organisation c(a,c) | team/b b(b) | team/d d(d)")]
    [InlineData("a:3 b:3:Ferries c:3:Ferries", "organisation a(a,b,c)")]
    [InlineData("a:2 b:1", "organisation a(a,b)")]
    [InlineData("", "")]
    // Who is made up is counted with nobody.
    [InlineData("example-team:7 a:2 b:3 c:9", "organisation b(a,b) | team/c c(c) | team/example-team example-team(example-team)")]
    [InlineData("example-team:2 a:3", "organisation a(a) | team/example-team example-team(example-team)")]
    public void Small_teams_are_hidden_among_others(string teams, string expected) =>
        Assert.Equal(expected, string.Join(" | ", CohortRules.Partition(Read(teams)).OrderBy(cohort => cohort.Key, StringComparer.Ordinal)
            .Select(cohort => $"{cohort.Key} {cohort.TeamId}({string.Join(',', cohort.TeamIds)})")));

    [Theory]
    [InlineData("a:5", "a desk")]
    [InlineData("a:3:Ferries b:2:FERRIES", "Ferries")]
    [InlineData("a:3 b:2 c:7", "the smaller teams together")]
    [InlineData("a:3 b:2", "the whole organisation")]
    public void Everybody_hears_with_whom_they_are_counted(string teams, string expected) =>
        Assert.Equal(expected, CohortRules.Partition(Read(teams)).Single(cohort => cohort.TeamIds.Contains("a")).Name);

    [Fact]
    public void Where_more_people_must_have_answered_more_teams_are_small() =>
        Assert.Equal(["organisation", "team/c"], CohortRules.Partition(Read("a:6 b:7 c:8"), least: 8).Select(cohort => cohort.Key).Order());

    [Fact]
    public void Whatever_the_teams_everybody_is_in_one_cohort_and_nobody_among_few()
    {
        var random = new Random(8);
        for (var round = 0; round < 5000; round++)
        {
            var least = random.Next(4) == 0 ? random.Next(5, 12) : 5;
            var teams = Enumerable.Range(0, random.Next(1, 12))
                .Select(i => new HomeTeam($"t{i}", $"Team {i}", random.Next(3) switch { 0 => null, 1 => "Ferries", _ => "trains " }, random.Next(0, random.Next(2) == 0 ? 5 : 14)))
                .ToList();

            var cohorts = CohortRules.Partition(teams, least);

            // One for each who is somebody's home, and all of them there.
            Assert.Equal(teams.Where(team => team.People > 0).Select(team => team.Id).Order(), cohorts.SelectMany(cohort => cohort.TeamIds).Order());
            Assert.Equal(cohorts.Count, cohorts.Select(cohort => cohort.Key).Distinct().Count());
            foreach (var cohort in cohorts)
            {
                var people = teams.Where(team => cohort.TeamIds.Contains(team.Id)).ToList();

                // Too few only where there is nobody else.
                Assert.True(people.Sum(team => team.People) >= least || cohorts.Count == 1);
                Assert.Equal(people.Max(team => team.People), people.Single(team => team.Id == cohort.TeamId).People);

                // Whatever is known of all of a cohort but one team says nothing of that team, for each small one has at least one other beside it.
                Assert.True(people.Count > 1 || people[0].People >= least || cohorts.Count == 1);
            }

            // The order in which teams come changes nothing.
            Assert.Equal(Written(cohorts), Written(CohortRules.Partition(teams.OrderBy(_ => random.Next()), least)));
        }
    }

    private static string Written(IEnumerable<Cohort> cohorts) =>
        string.Join('|', cohorts.Select(cohort => $"{cohort.Key} {cohort.Name} {cohort.TeamId} {string.Join(',', cohort.TeamIds)}").Order());

    private static IEnumerable<HomeTeam> Read(string teams) => teams.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(team => team.Split(':'))
        .Select(part => new HomeTeam(part[0], $"{part[0]} desk", part.Length > 2 ? part[2].Replace('_', ' ') : null, int.Parse(part[1])));
}
