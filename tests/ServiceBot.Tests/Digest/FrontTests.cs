using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Digest;

/// <summary>The log of those who lead about their hours with customers: theirs alone.</summary>
public class FrontTests
{
    [Theory]
    [InlineData("hours at the front 3", "Logged: 3 h on Wednesday 18 November 2026.")]
    [InlineData("hours at the front 1.5", "Logged: 1 h 30 min on Wednesday 18 November 2026.")]
    [InlineData("front hours 90 min", "Logged: 1 h 30 min on Wednesday 18 November 2026.")]
    [InlineData("hours at the front 2 on Monday", "Logged: 2 h on Monday 16 November 2026.")]
    [InlineData("hours at the front 2 h yesterday", "Logged: 2 h on Tuesday 17 November 2026.")]
    [InlineData("hours at the front 2 on 3 November", "Logged: 2 h on Tuesday 3 November 2026.")]
    [InlineData("hours at the front 30", "How long was it?")]
    [InlineData("hours at the front many", "How long was it?")]
    [InlineData("hours at the front 2 on 3 May", "On which day was that?")]
    [InlineData("hours at the front 2 on 3 December", "On which day was that?")]
    [InlineData("hours at the front", "With customers since Thursday 1 October 2026: nothing is logged yet.")]
    [InlineData("hours at the front undo", "Nothing is logged.")]
    public async Task It_is_read_however_it_is_typed(string typed, string answer)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith(answer, (await bot.SaysAsync("otto", typed))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_adds_up_over_the_quarter_and_asks_for_the_next_time()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("otto", "hours at the front 3");
        Assert.StartsWith("That was logged already. With customers since Thursday 1 October 2026: 3 h.", (await bot.SaysAsync("otto", "hours at the front 3"))[^1].Text, StringComparison.Ordinal);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        var said = (await bot.SaysAsync("otto", "hours at the front 2 on Monday"))[^1];
        Assert.Contains("since Thursday 1 October 2026: 5 h.", said.Text, StringComparison.Ordinal);
        Assert.Contains("pledge two hours at the front by Friday", said.Text, StringComparison.Ordinal);

        await bot.SaysAsync("otto", "pledge two hours at the front by Friday");
        Assert.DoesNotContain("When is the next time?", (await bot.SaysAsync("otto", "hours at the front"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Taken back: 2 h", (await bot.SaysAsync("otto", "hours at the front undo"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("That would be more than a day holds", (await bot.SaysAsync("otto", "hours at the front 22"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_has_or_sees_one()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("otto", "hours at the front 3");

        Assert.StartsWith("This log is for managers and leaders", (await bot.SaysAsync("ines", "hours at the front 3"))[^1].Text, StringComparison.Ordinal);
        await bot.HasMemberAsync("Marta", Role.Manager);
        Assert.Contains("nothing is logged yet", (await bot.SaysAsync("marta", "hours at the front"))[^1].Text, StringComparison.Ordinal);
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-18T10:00Z"); // a Wednesday
        await bot.HasMemberAsync("Otto", Role.Leader);
        return bot;
    }
}
