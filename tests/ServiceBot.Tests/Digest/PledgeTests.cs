using ServiceBot.Bot;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Digest;

/// <summary>Those who lead say in public what they will do, and note themselves how it went.</summary>
public class PledgeTests
{
    private const string Hours = "pledge two hours at the harbour desk by Friday";

    [Theory]
    [InlineData(Hours, "two hours at the harbour desk", "Friday 20 November 2026")]
    [InlineData("I commit to calling three customers by tomorrow.", "calling three customers", "Thursday 19 November 2026")]
    [InlineData("commit to stand by the team in the peak by 2026-12-01", "stand by the team in the peak", "Tuesday 1 December 2026")]
    public async Task A_manager_says_it_to_the_team_in_its_channel(string typed, string text, string day)
    {
        await using var bot = await StartAsync();

        var said = (await bot.SaysAsync("marta", typed))[^1];

        Assert.StartsWith("Said in public, as pledge 1. It stands in the channel of Harbour desk", said.Text, StringComparison.Ordinal);
        Assert.Equal([$"Marta says in public: {text} · by {day}"], (await bot.RoomAsync()).Select(heard => heard.Text));
        Assert.StartsWith("That was said already, as pledge 1", (await bot.SaysAsync("marta", typed))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(1, await bot.ReadAsync(db => db.Pledges.Count()));
        Assert.Contains($"1 · Marta: {text} · due", (await bot.SaysAsync("rui", "pledges"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains($"1 · Marta: {text} · due", (await bot.SaysInRoomAsync("rui", "@ServiceBot pledges"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_says_it_to_everybody()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Otto", Role.Leader, team: "far");
        await bot.HasStrangerAsync("zoe");

        await bot.SaysAsync("otto", "pledge answer every safety report in a day by 30 November");

        Assert.Empty(await bot.RoomAsync());
        foreach (var reader in new[] { "rui", "zoe" })
            Assert.Contains("Otto: answer every safety report in a day", (await bot.SaysAsync(reader, "pledges"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_it_went_stands_where_it_was_said()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", Hours);

        await bot.SaysAsync("marta", "pledge 1 by in a week");
        Assert.EndsWith("by Wednesday 25 November 2026", (await bot.RoomAsync())[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Why?", (await bot.SaysAsync("marta", "pledge 1 drop"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("marta", "pledge 1 drop because the desk is closed");
        Assert.Equal("Marta has dropped it: two hours at the harbour desk: the desk is closed", Assert.Single(await bot.RoomAsync()).Text);
        await bot.PressesAsync("marta", "Take it up again");
        await bot.PressesAsync("marta", "It is done");
        Assert.Equal("Marta has done it: two hours at the harbour desk", Assert.Single(await bot.RoomAsync()).Text);
        Assert.Contains("It is done.", (await bot.SaysAsync("marta", "pledge 1 done"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_whoever_said_it_changes_it_and_only_the_team_reads_it()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Olga", Role.Manager);
        await bot.HasStrangerAsync("zoe");
        await bot.SaysAsync("marta", Hours);

        Assert.Equal("Pledge 1 is Marta's, and only they can change it.", (await bot.SaysAsync("olga", "pledge 1 done"))[^1].Text);
        Assert.StartsWith("I know no pledge 1", (await bot.SaysAsync("zoe", "pledge 1"))[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Marta", (await bot.SaysAsync("zoe", "pledges"))[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ines", Hours, "Managers and leaders say here in public")]
    [InlineData("marta", "pledge to be kind", "What will you do, and by which day?")]
    [InlineData("marta", "pledge by Friday", "What will you do, and by which day?")]
    [InlineData("marta", "pledge call them by yesterday", "What will you do, and by which day?")]
    [InlineData("marta", "pledge call them by 2026-11-01", "Sunday 1 November 2026 has passed. By which day?")]
    [InlineData("marta", "pledge call them by 2028-11-01", "That is more than a year away.")]
    [InlineData("marta", "pledge 7", "I know no pledge 7")]
    public async Task What_cannot_be_said_is_answered(string who, string typed, string answer)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith(answer, (await bot.SaysAsync(who, typed))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await bot.RoomAsync());
    }

    [Fact]
    public async Task They_are_reminded_at_work_on_the_days_of_a_follow_up_and_no_more_once_it_is_done()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", Hours);
        List<string> days = [];
        for (var hour = 0; hour < 24 * 12; hour++)
        {
            bot.Clock.Advance(TimeSpan.FromHours(1));
            await bot.ReadsAsync("marta");
            await bot.RunRoundAsync<PledgeRound>();
            if ((await bot.ReadsAsync("marta")).Count > 0)
                days.Add($"{bot.Clock.Now:ddd d HH}");
        }

        // Two days before is the day on which she said it; then the day itself, two days later (the weekend rests), and a week.
        Assert.Equal(["Fri 20 09", "Mon 23 09", "Fri 27 09"], days);

        await bot.SaysAsync("marta", "pledge 1 done");
        bot.Clock.Advance(TimeSpan.FromDays(7));
        await bot.ReadsAsync("marta");
        await bot.RunRoundAsync<PledgeRound>();
        Assert.Empty(await bot.ReadsAsync("marta"));
    }

    [Fact]
    public async Task Whoever_leaves_leaves_no_name_in_the_list()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", Hours);
        await bot.HasMemberAsync("Olga", Role.Manager);
        await bot.SaysAsync("marta", "forget me altogether yes");

        Assert.DoesNotContain("Marta", (await bot.SaysAsync("rui", "pledges"))[^1].Text, StringComparison.Ordinal);
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-18T10:00Z"); // a Wednesday
        await bot.HasMemberAsync("Marta", Role.Manager);
        return bot;
    }
}
