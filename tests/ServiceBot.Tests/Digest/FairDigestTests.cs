using ServiceBot.Recovery;

namespace ServiceBot.Tests.Digest;

/// <summary>The post says nothing that is not so, and nothing about one person.</summary>
public class FairDigestTests
{
    [Fact]
    public async Task What_was_given_back_is_owned_by_nobody_since_then()
    {
        await using var bot = await DigestTeam.OfAsync();
        await bot.IsLetDownAsync(1, "Lost bag", "2026-11-24T09:00Z", "ines", 1, (about, by) => about.Offer(by(60)));

        await bot.DigestsAtAsync("2026-11-24T17:30Z");

        var post = Assert.Single(await bot.DigestsAsync());
        Assert.Contains("Time to own: — (0 of 1)", post.Lines);
        Assert.Contains("Needs a hand: #1 nobody has owned it since 10:00", post.Lines);
        Assert.Contains("Take #1", post.Buttons);
    }

    [Fact]
    public async Task Of_what_nobody_owns_the_one_that_has_been_without_an_owner_longest_needs_a_hand()
    {
        await using var bot = await DigestTeam.OfAsync();
        await bot.IsLetDownAsync(1, "Lost bag", "2026-11-24T09:00Z", "ines", 1, (about, by) => about.GoOnWithout("ines", by(120) with { PersonId = "marta" }));
        await bot.IsLetDownAsync(2, "Late bus", "2026-11-24T10:00Z");

        await bot.DigestsAtAsync("2026-11-24T17:30Z");

        Assert.Contains("Needs a hand: #2 nobody has owned it since 10:00", Assert.Single(await bot.DigestsAsync()).Lines);
    }

    [Fact]
    public async Task Danger_counts_while_somebody_talks_with_the_customer()
    {
        await using var bot = await DigestTeam.OfAsync();
        await bot.IsLetDownAsync(1, "Gas in the hall", "2026-11-24T09:00Z", "ines", 1, (about, by) =>
        {
            about.RaiseSafety(by(2));
            about.TurnToolsOff(DateTimeOffset.Parse("2026-11-24T20:00Z"), by(3));
        });
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        Assert.Contains("“A hard day: somebody may be in danger in one case.”", Assert.Single(await bot.DigestsAsync()).Lines);
    }

    [Fact]
    public async Task Nothing_is_celebrated_beside_an_open_case_of_somebody_who_grieves()
    {
        foreach (var isGrave in new[] { false, true })
        {
            await using var bot = await DigestTeam.OfAsync();
            await bot.IsLetDownAsync(1, "Lost bag", "2026-11-10T09:00Z", "ines", 1, (about, _) => about.Fix(new By("ines", DateTimeOffset.Parse("2026-11-24T09:00Z"))));
            await bot.HasMomentAsync(MomentKind.Clue, "the new sign helps", "2026-11-24T09:00Z");
            await bot.IsLetDownAsync(2, "The wrong name on the wreath", "2026-11-24T09:00Z", "ines", 1, (about, by) => about.Classify(CustomerKind.External, Severity.Normal, danger: false, about.Title, "harbour", by(2), isGrave ? SpecialCare.Bereavement : SpecialCare.None));

            await bot.DigestsAtAsync("2026-11-24T17:30Z");

            var text = Assert.Single(await bot.DigestsAsync()).Text;
            Assert.Equal(!isGrave, text.Contains("Put right: #1, the oldest let-down that was open (14 days)", StringComparison.Ordinal));
            Assert.Equal(!isGrave, text.Contains("LEARNED  What went right: the new sign helps", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_older_let_down_that_is_said_to_be_one_still_is_the_hardest_thing()
    {
        await using var bot = await DigestTeam.OfAsync();
        await bot.HasMomentAsync(MomentKind.Fine, "the bus came", "2026-11-24T09:00Z");
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        Assert.Contains("“Steady: nothing went wrong.”", (await bot.DigestsAsync())[0].Lines);

        await bot.IsLetDownAsync(1, "Lost bag", "2026-11-16T09:00Z", "ines", 1, (about, by) =>
        {
            about.Fix(by(60));
            about.Confirm(Outcome.LetDown, "it is still gone", new By("ines", DateTimeOffset.Parse("2026-11-24T17:31Z")));
        });
        await bot.DigestsAtAsync("2026-11-24T17:32Z");

        Assert.Contains("“Something is left to do: one customer still let down.”", (await bot.DigestsAsync())[0].Lines);
    }

    [Fact]
    public async Task What_was_noted_as_above_average_comes_after_what_was_put_right()
    {
        await using var bot = await DigestTeam.OfAsync();
        await bot.HasMomentAsync(MomentKind.Magic, "they hugged us", "2026-11-24T09:00Z");
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        Assert.Contains("“Steady: one moment noted as above average.”", (await bot.DigestsAsync())[0].Lines);

        await bot.IsLetDownAsync(1, "Lost bag", "2026-11-24T17:00Z", "ines", 1, (about, by) => about.Fix(by(32)));
        await bot.DigestsAtAsync("2026-11-24T17:33Z");
        Assert.Contains("“Steady: one let-down fixed.”", (await bot.DigestsAsync())[0].Lines);
    }

    [Fact]
    public async Task An_owner_is_named_only_who_owns_the_case_and_sees_to_what_was_learned()
    {
        await using var bot = await DigestTeam.OfAsync();
        var at = DateTimeOffset.Parse("2026-11-24T09:30Z");
        await bot.IsLetDownAsync(1, "Lost bag", "2026-11-24T09:00Z", "ines", 1, (about, by) => about.Analyze(new Analysis("The sign is late"), by(9) with { PersonId = "rui" }));
        await bot.IsLetDownAsync(2, "Late bus", "2026-11-24T09:00Z", "ines", 1);
        await bot.IsLetDownAsync(3, "Wrong gate", "2026-11-24T09:00Z", "ines", 1, (about, by) => about.Cancel(by(9)));
        await bot.ChangeAsync(db => db.FollowUps.AddRange(
            new FollowUp(1, "harbour", 1, FollowUpKind.Prevention, "new sign", "rui", new(2026, 11, 27), at),
            new FollowUp(2, "harbour", 2, FollowUpKind.Prevention, "new plan", "ines", new(2026, 11, 27), at),
            new FollowUp(3, "harbour", 3, FollowUpKind.Prevention, "new gate", "ines", new(2026, 11, 27), at)));

        await bot.DigestsAtAsync("2026-11-24T17:30Z");

        var post = Assert.Single(await bot.DigestsAsync());
        Assert.Contains("LEARNED  Late bus → new plan, owner Ines, due Friday", post.Lines);
        Assert.Contains("Lost bag → new sign, owner open, due Friday", post.Lines);
        Assert.DoesNotContain("new gate", post.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_names_a_colleague_stays_out_of_the_channel()
    {
        await using var bot = await DigestTeam.OfAsync();
        var at = DateTimeOffset.Parse("2026-11-24T09:30Z");
        await bot.IsLetDownAsync(1, "Lost bag", "2026-11-24T09:00Z", "ines", 1);
        await bot.HasMomentAsync(MomentKind.Clue, "Rui finally listened", "2026-11-24T09:00Z");
        await bot.ChangeAsync(db => db.FollowUps.AddRange(
            new FollowUp(1, "harbour", 1, FollowUpKind.Prevention, "Rui must count the bags", "ines", new(2026, 11, 20), at),
            new FollowUp(2, "harbour", 1, FollowUpKind.Day30, "how is the family", "ines", new(2026, 11, 20), at)));

        await bot.DigestsAtAsync("2026-11-24T17:30Z");

        var post = Assert.Single(await bot.DigestsAsync());
        Assert.Contains("LEARNED  What was written down is not shown here: it may tell who somebody is", post.Lines);
        var all = post.Activity.ToJsonString();
        Assert.DoesNotContain("Rui", all, StringComparison.Ordinal);
        Assert.DoesNotContain("family", all, StringComparison.Ordinal);
        Assert.Contains("Follow-up 1 of #1, ", all, StringComparison.Ordinal);
        Assert.Contains("Other follow-ups that are due: 1", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_fewer_than_three_people_there_is_no_figure_of_one_of_them()
    {
        await using var bot = await DigestTeam.BusyAsync();
        await bot.ChangeAsync(db => db.Memberships.RemoveRange(db.Memberships.Where(member => member.TeamId == "harbour" && member.PersonId != "ines" && member.PersonId != "marta")));
        await bot.DigestsAtAsync("2026-11-24T17:30Z");

        var post = Assert.Single(await bot.DigestsAsync());
        Assert.Contains("“Mostly steady: two let-downs turned round, one let-down not put right yet.”", post.Lines);
        Assert.Contains("Needs a hand: #3 needs a word to the customer", post.Lines);
        var all = post.Activity.ToJsonString();
        foreach (var figure in new[] { "Time to own", "Time to fix", "Promises", "Hand-offs", "promise is late", "promised", "since 11:00" })
            Assert.DoesNotContain(figure, all, StringComparison.Ordinal);

        Assert.Equal(
            "Preview: so it would look now. Only you see it. Figures of fewer than three people would be about one of them, so some are left out.",
            (await bot.SaysAsync("ines", "digest preview"))[^1].Lines[0]);
    }
}
