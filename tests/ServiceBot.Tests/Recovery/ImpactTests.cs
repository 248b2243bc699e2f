using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>What poor service means for whoever was let down, as whoever takes their case reads it.</summary>
public class ImpactTests
{
    [Theory]
    [InlineData("A customer", "Normal", "no", "For them this costs time and peace of mind until somebody puts it right.")]
    [InlineData("A customer", "Serious", "no", "This weighs on them now: their plans, their money or their sleep may hang on it.")]
    [InlineData("A customer", "Serious", "yes", "For them nothing else counts until they are safe.")]
    [InlineData("A colleague", "Normal", "no", "What holds them up reaches those they serve as well.")]
    [InlineData("A colleague", "Serious", "no", "This weighs on them now: their own work may hang on it, and those they serve.")]
    [InlineData("Me", "Normal", "no", "What went wrong for you counts too. Take the time it needs.")]
    [InlineData("Me", "Serious", "no", "This weighs on you. You need not carry it alone, nor all of it today.")]
    [InlineData("Me", "Normal", "yes", "Nothing else counts until you are safe.")]
    public async Task The_first_step_says_in_one_quiet_line_what_it_means_for_them(string who, string severity, string danger, string line)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem the boat has left");

        var asked = (await bot.PressesAsync("ines", who, ("severity", severity), ("danger", danger)))[^1];

        Assert.Equal(Step.DontBlame.Heading(), asked.Lines[0]);
        Assert.Single(asked.Lines, said => said == line);
        var quiet = asked.Card!["body"]!.AsArray().Single(item => (string?)item!["text"] == line);
        Assert.True((bool)quiet!["isSubtle"]!);
    }

    [Theory]
    [InlineData(CustomerKind.External, "They were let down once more. Trusting us again is hard for them now.")]
    [InlineData(CustomerKind.Internal, "They were let down once more. Asking us again is hard for them now.")]
    [InlineData(CustomerKind.Self, "What went wrong for you counts too. Take the time it needs.")]
    internal void A_second_failure_weighs_more_and_nobody_is_told_off_for_their_own(CustomerKind customer, string line)
    {
        var by = new By("ines", DateTimeOffset.UnixEpoch);
        var about = RecoveryCase.Report(2, "harbour", "it broke", "It broke", by);
        about.Classify(customer, Severity.Normal, danger: false, "It broke", "harbour", by);
        about.IsRepeatOf(1, by);

        Assert.Equal(line, ImpactCards.Of(about));
    }

    [Fact]
    public async Task Once_it_is_written_down_the_later_steps_carry_it()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        var owning = await bot.PressesAsync("ines", "That is what happened", ("story", "The ferry left without them."), ("effect", "A night on the pier"));
        Assert.Contains("What it means for them: A night on the pier", owning[^1].Lines);
        Assert.Contains("What it means for them: A night on the pier", (await bot.PressesAsync("ines", "I own it"))[^1].Lines);
        Assert.DoesNotContain("What it means for them: A night on the pier", (await bot.PressesAsync("ines", "It is fixed"))[^1].Lines);
        Assert.DoesNotContain("pier", (await bot.CardAsync(1))!.Activity.ToJsonString());
    }

    [Fact]
    public async Task What_nobody_wrote_down_is_not_made_up()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        Assert.DoesNotContain((await bot.SaysAsync("ines", "The ferry left without them."))[^1].Lines, line => line.StartsWith("What it means", StringComparison.Ordinal));
    }

    [Fact]
    public async Task For_oneself_it_is_what_it_means_for_you()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem I forgot the gate");
        await bot.PressesAsync("ines", "Me");

        var owning = await bot.PressesAsync("ines", "That is what happened", ("story", "It was late."), ("effect", "I lay awake"));

        Assert.Contains("What it means for you: I lay awake", owning[^1].Lines);
    }
}
