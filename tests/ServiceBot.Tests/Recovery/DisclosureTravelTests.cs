using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

/// <summary>What people must be told goes along: when a case rests, is over, opened by hand, or is one with another.</summary>
public class DisclosureTravelTests
{
    [Fact]
    public async Task Danger_wakes_what_rests()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "tools off 1");
        Assert.NotNull((await bot.CaseAsync(1)).SnoozedUntil);

        await bot.SaysAsync("rui", "safety 1");

        Assert.Null((await bot.CaseAsync(1)).SnoozedUntil);
    }

    [Fact]
    public async Task Danger_in_a_case_that_is_over_is_told_all_the_same()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.SaysAsync("ines", "told 1");
        await bot.PressesAsync("ines", "Fine");
        await bot.ReadsAsync("marta");

        var said = (await bot.SaysAsync("rui", "safety 1"))[^1];

        Assert.StartsWith("Case 1 is closed. First make people safe.", said.Text, StringComparison.Ordinal);
        Assert.EndsWith("I told Kiran and Marta. Then say what happened: problem and what happened", said.Text, StringComparison.Ordinal);
        Assert.Contains(await bot.ReadsAsync("marta"), heard => heard.Lines[0] == "Case 1 · Safety");
        Assert.EndsWith("Then open it again: reopen 1", (await bot.SaysAsync("ines", "safety 1"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_card_brings_nothing_back_that_was_changed_since()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.ReachTheEndAsync(bot);
        await bot.SaysAsync("ines", "disclosure 1 what the crew must know");
        var old = (await bot.SaysAsync("ines", "disclosure 1"))[^1].Submit("Keep this", ("toDisclose", "the crew must know, and the school"));
        await bot.SaysAsync("rui", "own 1");
        await bot.SaysAsync("kiran", "disclosure 1 what the cook must know");

        await bot.SubmitsAsync("ines", old);

        Assert.Equal("the cook must know and the school", (await bot.CaseAsync(1)).ToDisclose);
    }

    [Fact]
    public async Task It_goes_along_when_two_cases_are_one_and_comes_back_when_they_are_parted()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.ReachesAsync("rui", Step.FixItFast, "problem the gangway is steep");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the gangway broke");
        await bot.SaysAsync("ines", "safety 2");

        await bot.SaysAsync("ines", "same 2 as 1");
        Assert.True((await bot.CaseAsync(1)).IsHeldOpen);
        Assert.Contains((await bot.SaysAsync("rui", "close 1"))[^1].Lines, line => line.StartsWith("· Somebody is still to be told", StringComparison.Ordinal));

        await bot.SaysAsync("ines", "reopen 2");
        Assert.Equal((false, true), ((await bot.CaseAsync(1)).IsHeldOpen, (await bot.CaseAsync(2)).IsHeldOpen));
    }

    [Fact]
    public async Task It_does_not_vanish_in_a_case_that_is_over()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the gangway broke");
        await bot.ReachesAsync("rui", Step.BeGracious, "problem the gangway is steep");
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.SaysAsync("rui", "told 2");
        await bot.PressesAsync("rui", "Fine");
        await bot.SaysAsync("ines", "safety 1");

        var said = (await bot.SaysAsync("ines", "same 1 as 2"))[^1];

        Assert.EndsWith("Say it the other way round, so that it goes on in the open one: same 2 as 1", said.Text, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Open, (await bot.CaseAsync(1)).Status);
    }

    [Fact]
    public async Task Without_danger_it_is_opened_by_hand_and_binds_the_same()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Contains("Somebody must be told", (await bot.SaysAsync("ines", "disclosure 1"))[^1].Buttons);
        Assert.False((await bot.CaseAsync(1)).IsToDisclose);
        await bot.PressesAsync("ines", "Somebody must be told");
        Assert.True((await bot.CaseAsync(1)).IsHeldOpen);
        Assert.Contains((await bot.CardAsync(1))!.Lines, line => line.StartsWith("To be told: we tell people by Mon 23 Nov", StringComparison.Ordinal));
        Assert.Empty(await bot.ReadsAsync("marta"));
    }
}
