using ServiceBot.Coaching;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>The building blocks for what is said to a customer.</summary>
public class ApologyTests
{
    private static readonly By By = new("ines", new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));

    private static readonly Hints Hints = new(HintRules.Load(CoachingServices.EnglishRules));

    private static readonly string[] Ends = ["fixed", "firm", "open", "again"];

    public static TheoryData<string, string> Ended
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var care in Enum.GetNames<SpecialCare>())
                foreach (var end in Ends)
                    all.Add(care, end);

            return all;
        }
    }

    public static TheoryData<string, string, string> Every
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var whose in Enum.GetNames<Responsibility>())
                foreach (var care in Enum.GetNames<SpecialCare>())
                    foreach (var end in Ends)
                        all.Add(care, whose, end);

            return all;
        }
    }

    /// <summary>What the bot proposes has to pass what it asks of people.</summary>
    [Theory]
    [MemberData(nameof(Every))]
    public void No_block_needs_a_hint(string care, string whose, string end) =>
        Assert.Null(Hints.Find(Apology.Draft(Case(care, end), Enum.Parse<Responsibility>(whose)), Occasion.Customer, new HashSet<string>()));

    [Theory]
    [MemberData(nameof(Ended))]
    public void Nothing_is_admitted_or_denied_before_legal_was_asked(string care, string end)
    {
        var words = Apology.Draft(Case(care, end), Responsibility.LegalFirst);

        Assert.All(
            (string[])["ours", "outside", "let you down", "did not hold", "it was not", "So that it does not happen again", "for what it meant"],
            admitted => Assert.DoesNotContain(admitted, words, StringComparison.Ordinal));
        Assert.Contains("We are finding out exactly what happened", words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Where_nothing_light_is_said_nobody_is_thanked_first_and_help_is_offered(string care, string whose, string end)
    {
        var words = Apology.Draft(Case(care, end), Enum.Parse<Responsibility>(whose));
        if (care == nameof(SpecialCare.None))
            return;

        Assert.Contains("We are deeply sorry", words, StringComparison.Ordinal);
        Assert.Contains("[name and number]", words, StringComparison.Ordinal);
        Assert.DoesNotContain("!", words, StringComparison.Ordinal);
        if (care is nameof(SpecialCare.Bereavement) or nameof(SpecialCare.Injury))
            Assert.DoesNotContain("Thank you", words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_of_the_case_fills_the_blocks_and_what_only_the_writer_knows_stays_a_blank()
    {
        var about = Case("None", "open");
        Assert.Equal(["[what it meant for them]", "[what, and by when]"], Apology.Blanks(Apology.Draft(about, Responsibility.Ours)));

        about.Hear(new Hearing("It broke.", Effect: "A night lost"), By);
        about.Help(new Helping(FirstAction: "a new one comes tonight"), By);
        about.Fix(By);
        about.Analyze(new Analysis("Tools", Prevention: "two people look at each one"), By);

        Assert.Equal(
            """
            Thank you for telling us.
            What happened was ours to get right, and we did not.
            We are sorry for what it meant for you: A night lost.
            What we did: a new one comes tonight.
            So that it does not happen again: two people look at each one.
            """.ReplaceLineEndings("\n"),
            Apology.Draft(about, Responsibility.Ours));
        Assert.Empty(Apology.Blanks(Apology.Draft(about, Responsibility.Ours)));
    }

    [Fact]
    public async Task Words_with_a_blank_in_them_are_not_taken_and_an_untouched_draft_is_not_said()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.BeGracious);

        var asked = await bot.PressesAsync("ines", "Fine", ("words", "We are sorry for this: [what it meant for them]."));
        Assert.Equal(
            "This is still to be filled in: [what it meant for them]. Write it, or take the sentence out. Your card above still holds what you typed.",
            asked[^1].Text);
        Assert.Equal(CaseStatus.Open, (await bot.CaseAsync(1)).Status);

        await bot.PressesAsync("ines", "Fine");
        var about = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, null), (about.Status, about.Words));
    }

    [Fact]
    public async Task Brackets_of_ones_own_are_ones_own()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.BeGracious);

        await bot.PressesAsync("ines", "Fine", ("words", "Your booking [ref 12] is safe."));

        Assert.Equal("Your booking [ref 12] is safe.", (await bot.CaseAsync(1)).Words);
    }

    [Fact]
    public async Task The_blocks_can_be_had_at_any_time_by_whoever_may_know_of_the_case()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasStrangerAsync("olga");
        await bot.ReachesAsync("ines", Step.OwnIt);

        var blocks = (await bot.SaysAsync("rui", "apology 1 not ours"))[^1];
        Assert.Contains("· You were right to come to us with it.", blocks.Lines);
        Assert.Equal(["Ours", "Check with legal first"], blocks.Buttons);
        Assert.Contains("· What happened was ours to get right, and we did not.", (await bot.PressesAsync("rui", "Ours"))[^1].Lines);
        Assert.StartsWith("I know no case 1", (await bot.SaysAsync("olga", "apology 1"))[^1].Text, StringComparison.Ordinal);
    }

    private static RecoveryCase Case(string care, string end)
    {
        var about = RecoveryCase.Report(1, "harbour", "It broke", "It broke", By);
        about.Classify(CustomerKind.External, Severity.Normal, false, "It broke", "harbour", By, Enum.Parse<SpecialCare>(care));
        about.Hear(new Hearing("It broke."), By);
        about.Own(By);
        if (end == "firm")
            about.HoldFirm(new Firmness("refund it", "it was used", "repair it"), By);
        if (end != "open")
            about.Fix(By);
        if (end == "again")
            about.Reopen(By);
        return about;
    }
}
