using Microsoft.EntityFrameworkCore;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>The customer 30 and 90 days later, and whatever comes of them in between.</summary>
public class AftercareTests
{
    private const string Friday = "2026-11-20T14:00Z";

    [Fact]
    public async Task The_customer_is_looked_at_again_after_30_and_90_days_as_long_as_it_stays_closed()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T23:30Z");
        await RuiOwnsAsync(bot);
        await bot.SaysAsync("rui", "fixed 1");
        await bot.SaysAsync("rui", "The list was old");
        await bot.PressesAsync("rui", "Fine");
        Assert.Equal(
            [(FollowUpKind.Day30, new DateOnly(2026, 12, 20), "rui", FollowUpStatus.Open), (FollowUpKind.Day90, new DateOnly(2027, 2, 18), "rui", FollowUpStatus.Open)],
            (await FollowUpsAsync(bot)).Select(look => (look.Kind, look.DueOn, look.OwnerId, look.Status)));
        Assert.All(await FollowUpsAsync(bot), look => Assert.Equal("How is the customer of case 1 now?", look.What));

        await bot.SaysAsync("ines", "customer says 1 let down");
        Assert.All(await FollowUpsAsync(bot), look => Assert.Equal((FollowUpStatus.Dropped, "reopened"), (look.Status, look.Reason)));

        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.SaysAsync("rui", "in 20 minutes");
        await bot.PressesAsync("rui", "It is fixed");
        await bot.PressesAsync("rui", "Tools");
        await bot.PressesAsync("rui", "Fine");
        Assert.Equal(
            [new DateOnly(2026, 12, 21), new DateOnly(2027, 2, 19)],
            (await FollowUpsAsync(bot)).Where(look => look.IsOpen).Select(look => look.DueOn));
    }

    [Fact]
    public async Task One_answer_settles_the_look_that_is_due()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        Assert.StartsWith("Case 1 is not closed yet.", (await bot.SaysAsync("rui", "kept 1"))[^1].Text, StringComparison.Ordinal);
        await bot.PressesAsync("ines", "Fine");
        bot.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(
            "Noted: the customer of case 1 is kept. The next look is on Thursday 18 February 2027. Would they miss us, or only the product? If you know: kept 1 they would miss us",
            (await bot.SaysAsync("ines", "kept 1"))[^1].Text);
        Assert.Equal("That was noted already: the customer of case 1 is kept.", (await bot.SaysAsync("ines", "kept 1"))[^1].Text);
        Assert.Equal([FollowUpStatus.Done, FollowUpStatus.Open], (await FollowUpsAsync(bot)).Select(look => look.Status));
        await bot.SaysAsync("ines", "kept 1 they would miss us");
        await bot.SaysAsync("ines", "kept 1 they would miss us");
        Assert.Equal(2, (await bot.CaseAsync(1)).Events.Count(happened => happened.Kind == CaseEventKind.FollowedUp));

        bot.Clock.Advance(TimeSpan.FromDays(60));
        await bot.SaysAsync("rui", "lost 1 only the product");
        Assert.Equal((MomentState.Lost, Retention.Lost), ((await bot.CaseAsync(1)).Moment, (await bot.CaseAsync(1)).Retention!.Value));
        Assert.Equal("lost: only the product", (await FollowUpsAsync(bot))[^1].Reason);
        Assert.Contains("The customer later: lost", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
    }

    [Fact]
    public async Task The_buttons_of_a_look_settle_it_and_may_be_pressed_twice()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");
        bot.Clock.Advance(TimeSpan.FromDays(30));
        var look = (await bot.SaysAsync("ines", "follow-up 1"))[^1];

        Assert.Equal(["Still with us", "At risk", "Lost"], look.Buttons);
        Assert.StartsWith("Noted: the customer of case 1 is at risk.", (await bot.SubmitsAsync("rui", look.Submit("At risk")))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("That was noted already: the customer of case 1 is at risk.", (await bot.SubmitsAsync("rui", look.Submit("At risk")))[^1].Text);
        Assert.Equal([FollowUpStatus.Done, FollowUpStatus.Open], (await FollowUpsAsync(bot)).Select(look => look.Status));
    }

    [Fact]
    public async Task Practice_is_looked_at_by_nobody()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.ExecuteAsync("""UPDATE "Cases" SET "IsPractice" = TRUE""");

        await bot.PressesAsync("ines", "Fine");

        Assert.Empty(await FollowUpsAsync(bot));
        Assert.Equal("Practice · Case 1 is practice, so nobody is kept or lost by it.", (await bot.SaysAsync("ines", "kept 1"))[^1].Text);
    }

    [Fact]
    public async Task What_came_after_is_one_quiet_line_in_the_channel()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");

        await bot.SaysAsync("rui", "came back 1 to apologise for shouting");
        Assert.StartsWith("That was noted already", (await bot.SaysAsync("amal", "came back 1 to apologise for shouting"))[^1].Text, StringComparison.Ordinal);
        var asked = (await bot.SaysAsync("rui", "referral 1"))[^1];
        Assert.Equal(["Told a friend", "Came back", "New customer"], asked.Buttons);
        await bot.PressesAsync("rui", "New customer");
        bot.Clock.Advance(TimeSpan.FromDays(30));
        await bot.SaysAsync("rui", "kept 1");

        Assert.Equal("Afterwards: the customer came back to apologise, spoke well of us, brought a new customer.", (await bot.CardAsync(1))!.Lines[^1]);
        Assert.DoesNotContain("shouting", (await bot.CardAsync(1))!.Activity.ToJsonString());
        Assert.Equal(
            "Which case was it? I need its number, for example: came back 43 to thank us, or referral 43 told a friend",
            (await bot.SaysAsync("rui", "came back"))[^1].Text);
    }

    private static async Task RuiOwnsAsync(TestBot bot)
    {
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "Someone else");
        await bot.SaysAsync("rui", "own 1");
        await bot.SaysAsync("rui", "in 20 minutes");
    }

    private static async Task<IReadOnlyList<FollowUp>> FollowUpsAsync(TestBot bot)
    {
        await using var db = bot.Look();
        return await db.FollowUps.AsNoTracking().Where(look => look.Kind == FollowUpKind.Day30 || look.Kind == FollowUpKind.Day90)
            .OrderBy(look => look.Number).ToListAsync();
    }
}
