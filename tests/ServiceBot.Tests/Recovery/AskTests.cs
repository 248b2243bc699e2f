using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whether and how the customer was asked.</summary>
public class AskTests
{
    private const string Friday = "2026-11-20T14:00Z";

    [Fact]
    public async Task Where_asking_does_not_suit_a_reason_says_why()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        var asked = await bot.PressesAsync("ines", "Not known yet", ("askedBy", "notsuitable"));
        Assert.Equal(
            "Why is it not suitable to ask them? A few words under “Add more” are enough. Your card above still holds what you typed.", asked[^1].Text);

        var end = await bot.PressesAsync("ines", "Not known yet", ("askedBy", "notsuitable"), ("notAskedBecause", "They are in mourning."));
        Assert.StartsWith("Case 1 is closed. Thank you, Ines. Nobody needs to ask them how they see it.", end[^1].Text, StringComparison.Ordinal);
        Assert.Empty(end[^1].Buttons);
        Assert.Contains("Why the customer was not asked: They are in mourning.", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
        Assert.Contains((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.NotAsked);
    }

    [Theory]
    [InlineData("asked 1 by mail", "(Mail)")]
    [InlineData("asked 1 by the web site", "(Web site)")]
    [InlineData("asked 1 by a reward", "A reward for taking part bends the answers")]
    [InlineData("asked 1 by User Group.", "(User group)")]
    [InlineData("asked 1 by pigeon", "I do not know that way to ask. These I know: call, mail, chat, survey, web site, reward for taking part, focus group, user group.")]
    [InlineData("asked 1 not suitable", "Why is it not suitable to ask them?")]
    [InlineData("asked 1 not suitable because they mourn", "Noted: asking the customer of case 1 is not suitable.")]
    public async Task Asking_is_noted(string typed, string answer)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Contains(answer, (await bot.SaysAsync("rui", typed))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_asked_about_once()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Not known yet");

        await bot.SaysAsync("ines", "ask 1");
        await bot.PressesAsync("ines", "Note it", ("askedBy", "Survey"));
        Assert.StartsWith(
            "The customer of case 1 was asked already (Survey), today, Friday 20 November, 14:00", (await bot.PressesAsync("ines", "Note it"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("They may still object", (await bot.SaysAsync("rui", "asked 1 by call"))[^1].Text, StringComparison.Ordinal);
        bot.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains(
            "They objected to nothing for 7 days, so I presume that it is all right for them.", (await bot.SaysAsync("rui", "ask 1"))[^1].Text, StringComparison.Ordinal);

        await bot.SaysAsync("rui", "customer says 1 let down");
        Assert.StartsWith("Noted: the customer of case 1 was asked (Call).", (await bot.SaysAsync("rui", "asked 1 by call"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(["Survey", "Call"], (await bot.CaseAsync(1)).Events.OrderBy(e => e.Sequence).Where(e => e.Kind == CaseEventKind.Asked).Select(e => e.Data));
    }
}
