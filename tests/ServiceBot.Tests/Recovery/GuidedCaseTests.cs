using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class GuidedCaseTests
{
    [Fact]
    public async Task Five_presses_and_two_sentences_recover_a_customer()
    {
        await using var bot = await TestBot.StartAsync();

        var intake = await bot.SaysAsync("ines", "problem the courier lost Ms Adler's parcel");
        Assert.Equal(["A customer", "A colleague", "Me"], intake[^1].Buttons);

        var first = await bot.PressesAsync("ines", "A customer");
        Assert.Equal("Step 1 of 5 · Don't blame", first[^1].Lines[0]);

        var second = await bot.SaysAsync("ines", "She waited all day at home and the parcel never came.");
        Assert.Equal("Step 2 of 5 · Own it", second[^1].Lines[0]);

        var third = await bot.PressesAsync("ines", "I own it");
        Assert.Equal("Step 3 of 5 · Fix it fast", third[^1].Lines[0]);

        var fourth = await bot.PressesAsync("ines", "It is fixed");
        Assert.Equal("Step 4 of 5 · Analyze", fourth[^1].Lines[0]);

        var fifth = await bot.PressesAsync("ines", "Information");
        Assert.Equal("Step 5 of 5 · Be gracious", fifth[^1].Lines[0]);

        var end = await bot.PressesAsync("ines", "Better than expected");
        Assert.Equal("Case 1 is closed. Thank you, Ines. The customer's view: Better than expected (presumed).", end[^1].Text);

        var closed = await bot.CaseAsync(1);
        Assert.Equal(CaseStatus.Closed, closed.Status);
        Assert.Equal(
            [
                CaseEventKind.Reported, CaseEventKind.Classified, CaseEventKind.StoryTold, CaseEventKind.Owned, CaseEventKind.Promised,
                CaseEventKind.Fixed, CaseEventKind.Analyzed, CaseEventKind.Gracious, CaseEventKind.Closed,
            ],
            closed.Events.OrderBy(happened => happened.Sequence).Select(happened => happened.Kind));

        var card = await bot.CardAsync(1);
        Assert.Equal("Case 1 · Closed", card!.Lines[0]);
        Assert.Equal("The courier lost a customer's parcel", card.Lines[1]);
        Assert.Empty(card.Buttons);
        Assert.DoesNotContain("Adler", card.Activity.ToJsonString());
    }
}
