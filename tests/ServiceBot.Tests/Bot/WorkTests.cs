using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>“my work”: what somebody promised, may decide and can lean on, said to them alone.</summary>
public class WorkTests
{
    private const string Friday = "2026-11-20T10:00Z";

    [Fact]
    public async Task The_nearest_promise_comes_first_and_one_that_has_passed_is_called_so()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "pause");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the ferry left early");
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", "promise 1 16:00");
        bot.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(
            [
                "Your open cases, the nearest promise first:",
                "2 · The ferry left early · promised for today, Friday 20 November, 10:30 (Europe/Lisbon), which has passed",
                "1 · The parcel is lost · promised for today, Friday 20 November, 16:00 (Europe/Lisbon)",
            ],
            (await bot.SaysAsync("ines", "my work"))[^1].Lines.Take(3));
    }

    [Fact]
    public async Task Whoever_leads_stands_first_among_those_who_can_help()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Lea", Role.Lead);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.SaysAsync("rui", "away until Monday");

        Assert.Contains("Who can help now: Lea (lead), Marta (manager), Amal.", (await bot.SaysAsync("ines", "my work"))[^1].Lines);
    }

    [Fact]
    public async Task On_a_day_off_it_says_that_nobody_works()
    {
        await using var bot = await TestBot.StartAsync("2026-11-21T14:00Z"); // Saturday

        Assert.Equal(["No open case is yours.", "Nobody else works now."], (await bot.SaysAsync("ines", "my work"))[^1].Lines.Take(2));
    }

    [Fact]
    public async Task Nothing_of_it_is_said_in_the_channel()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Equal("Please say that in our private chat; questions are asked only there.", (await bot.SaysInRoomAsync("ines", "@ServiceBot my work"))[^1].Text);
    }

    [Fact]
    public async Task What_somebody_else_promised_is_not_shown()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.DoesNotContain("parcel", (await bot.SaysAsync("rui", "my work"))[^1].Text, StringComparison.Ordinal);
    }
}
