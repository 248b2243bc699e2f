using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>What we cannot do, why, and what we can: an end as good as a fix.</summary>
public class FirmTests
{
    private static readonly (string, string)[] Whole =
        [("cannot", "refund the crossing"), ("cannotBecause", "the ferry did sail"), ("can", "pay the taxi home")];

    [Fact]
    public async Task It_ends_the_case_as_a_fix_does_and_everybody_who_may_reads_it()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        await bot.PressesAsync("ines", "We cannot do that", Whole);

        var about = await bot.CaseAsync(1);
        Assert.Equal(Step.Analyze, about.Step);
        Assert.NotNull(about.FixedAt);
        Assert.Contains(about.Events, happened => happened.Kind == CaseEventKind.HeldFirm);
        var shown = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.Contains("How it ended: Firm and kind, which is as good an end as a fix", shown);
        Assert.Contains("What we cannot do: refund the crossing", shown);
        Assert.Contains("Why we cannot: the ferry did sail", shown);
        Assert.Contains("What we can do: pay the taxi home", shown);
        Assert.Contains(shown, line => line.EndsWith("Ines was firm and kind: what we cannot do, why, and what we can", StringComparison.Ordinal));
        Assert.DoesNotContain("refund", (await bot.CardAsync(1))!.Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cannot")]
    [InlineData("cannotBecause")]
    [InlineData("can")]
    public async Task A_no_without_a_reason_or_without_anything_instead_is_asked_again(string missing)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        var asked = await bot.PressesAsync("ines", "We cannot do that", [.. Whole.Where(input => input.Item1 != missing)]);

        Assert.Contains(asked, message => message.Text.StartsWith("To be firm and kind takes three things", StringComparison.Ordinal));
        Assert.Equal(Step.FixItFast, (await bot.CaseAsync(1)).Step);
        Assert.All(Whole.Where(input => input.Item1 != missing), input => Assert.Equal(input.Item2, asked[^1].Values[input.Item1]));
    }

    [Fact]
    public async Task It_can_be_corrected_and_what_did_not_hold_is_not_said_again()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.PressesAsync("ines", "We cannot do that", Whole);
        await bot.PressesAsync("ines", "Tools");
        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-Can", "pay the taxi and the bus"));
        Assert.Equal("pay the taxi and the bus", (await bot.CaseAsync(1)).Can);

        await bot.SaysAsync("ines", "next 1");
        await bot.PressesAsync("ines", "Fine");
        await bot.SaysAsync("ines", "reopen 1");

        var again = await bot.CaseAsync(1);
        Assert.Equal((null, null, null), (again.Cannot, again.CannotBecause, again.Can));
        var exported = await bot.FetchAsync((await bot.SaysAsync("ines", "export 1"))[^1].Links[0]);
        Assert.Contains("refund the crossing", exported, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_back_leaves_the_fix_as_it_is()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.PressesAsync("ines", "We cannot do that", Whole);
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "It is fixed", ("cannot", ""), ("cannotBecause", ""), ("can", ""));
        await bot.PressesAsync("ines", "Tools");
        await bot.PressesAsync("ines", "Fine", ("evidence", "Said"), ("customerWords", "All right."));

        var about = await bot.CaseAsync(1);
        Assert.Null(about.Cannot);
        Assert.Equal(Turned.Confirmed, TurnedRound.At(bot.Clock.Now, about.Events));
    }

    [Fact]
    public void What_was_said_comes_back_when_two_cases_are_parted()
    {
        var (one, two) = (Reported(1), Reported(2));
        one.HoldFirm(new Firmness("refund the crossing", "the ferry did sail", "pay the taxi home"), At(1));
        one.Fix(At(1));
        one.Analyze(new Analysis("Tools"), At(2));
        one.Close(At(3));
        two.MergeInto(one, At(4));
        one.Reopen(At(4));
        Assert.Null(one.Cannot);

        two.Unmerge(one, At(5));

        Assert.Equal(("refund the crossing", "the ferry did sail", "pay the taxi home"), (one.Cannot, one.CannotBecause, one.Can));
    }

    [Fact]
    public async Task Nobody_is_firm_with_themselves()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem I forgot the keys");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "I stood in the rain.");

        Assert.DoesNotContain("We cannot do that", (await bot.PressesAsync("ines", "I own it"))[^1].Buttons);
    }

    private static RecoveryCase Reported(int number)
    {
        var about = RecoveryCase.Report(number, "harbour", "it broke", "It broke", At(0));
        about.Classify(CustomerKind.External, Severity.Normal, danger: false, "It broke", "harbour", At(0));
        about.Hear(new Hearing("It broke."), At(0));
        about.Own(At(0));
        return about;
    }

    private static By At(int hour) => new("ines", new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero).AddHours(hour));
}
