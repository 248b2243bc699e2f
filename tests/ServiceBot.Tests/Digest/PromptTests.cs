using ServiceBot.Calendar;
using ServiceBot.Digest;

namespace ServiceBot.Tests.Digest;

/// <summary>The prompt and the principle of the week: each in its turn, and a file that cannot be right stops the start.</summary>
public class PromptTests
{
    private static readonly PromptBook Book = PromptBook.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Digest", "prompts.en.json")));

    [Fact]
    public void Within_any_52_weeks_each_comes_once()
    {
        for (var first = new DateOnly(2024, 1, 1); first < new DateOnly(2034, 1, 1); first = first.AddDays(7))
            Assert.Equal(PromptBook.Weeks, Enumerable.Range(0, PromptBook.Weeks).Select(week => Book.Of(Week.Of(first.AddDays(7 * week)))).Distinct().Count());
    }

    [Fact]
    public void Every_day_of_a_week_has_the_same_one()
    {
        for (var day = new DateOnly(2026, 12, 21); day < new DateOnly(2027, 1, 18); day = day.AddDays(1))
            Assert.Equal(Book.Of(Week.Of(Week.Of(day).Monday)), Book.Of(Week.Of(day)));
    }

    [Fact]
    public void They_ask_one_thing_plainly_and_blame_nobody() => Assert.All(Book.Prompts, prompt =>
    {
        Assert.InRange(prompt.Length, 20, PromptBook.Longest);
        Assert.DoesNotContain('!', prompt);
        Assert.True(prompt[^1] is '.' or '?', prompt);
        Assert.DoesNotMatch(@"(?i)\b(fault|blame|guilty|fail(ed|ure)?|lazy|why did you|should have|incident|error|agent|escalate|target|metric|kpi)\b", prompt);
    });

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("{", "cannot be read in line")]
    [InlineData("""{ "prompts": null }""", "cannot be read")]
    [InlineData("""{ "prompts": ["What went right today, and why did it?"] }""", "it has 1 of them, and a year has 52 weeks")]
    public void A_broken_file_stops_the_start(string json, string why) =>
        Assert.Contains(why, Assert.Throws<StartupException>(() => PromptBook.Parse(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(51, "What did you stop doing this year that made things better?", "is there twice")]
    [InlineData(3, "Smile", "number 4 is shorter than 20")]
    public void So_does_a_prompt_that_does_not_fit(int at, string text, string why)
    {
        var prompts = Book.Prompts.ToArray();
        prompts[at] = text;

        var fault = Assert.Throws<StartupException>(() => PromptBook.Parse(System.Text.Json.JsonSerializer.Serialize(new { prompts })));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_principles_of_a_team_take_turns()
    {
        var week = Week.Of(new DateOnly(2026, 11, 23));
        Assert.Null(Rotation.PrincipleOf(null, week));
        Assert.Equal("We are kind", Rotation.PrincipleOf("We are kind", week));

        var three = Enumerable.Range(0, 3).Select(weeks => Rotation.PrincipleOf("One\nTwo\n\nThree", Week.Of(week.Monday.AddDays(7 * weeks)))).ToList();
        Assert.Equal(["One", "Three", "Two"], three.Order());
    }
}
