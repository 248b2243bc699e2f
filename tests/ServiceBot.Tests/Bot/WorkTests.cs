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

        Assert.Equal(
            ["No open case is yours.", "Harbour desk: you need a yes before you spend anything on a case; I ask for it.", "Nobody else works now."],
            (await bot.SaysAsync("ines", "my work"))[^1].Lines);
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

    [Fact]
    public async Task Whoever_answers_for_others_sees_what_waits_for_them_and_nobody_else_does()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "spend 1 60 because they miss the last bus");
        await bot.SaysAsync("rui", "gap how do we refund across two currencies");
        await bot.ReachesAsync("amal", Step.OwnIt, "problem the ferry left early");
        await bot.PressesAsync("amal", "Someone else");

        var lines = (await bot.SaysAsync("marta", "my work"))[^1].Lines;
        Assert.Contains("Harbour desk: you may spend what you think right, and you need to ask nobody.", lines);
        Assert.Contains("Nobody owns one open case: cases", lines);
        Assert.Contains("One question has no answer yet: gaps", lines);
        Assert.Contains("For your yes or no: case 1. To see what is asked: approvals", lines);
        Assert.Equal(3, (await bot.SaysAsync("rui", "my work"))[^1].Lines.Count);
    }

    [Fact]
    public async Task Follow_ups_of_ones_own_stand_last_the_most_urgent_first()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.Analyze);
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate on every ticket"), ("preventionDue", "in 2 weeks"));

        Assert.Equal(
            ["Your follow-ups:", "1 · Print the gate on every ticket · due on Friday 4 December 2026, in 14 days"], (await bot.SaysAsync("ines", "my work"))[^1].Lines.TakeLast(2));
    }
}
