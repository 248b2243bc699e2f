using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>What can be seen of follow-ups and done about them, and by whom.</summary>
public class FollowUpTests
{
    [Fact]
    public async Task Ones_own_come_first_then_those_of_the_team_by_age()
    {
        await using var bot = await StartAsync();
        bot.Clock.Advance(TimeSpan.FromDays(10));
        await FollowUpAsync(bot, "Call before they ask", "Ines", "in 3 days");
        bot.Clock.Advance(TimeSpan.FromDays(4));
        await FollowUpAsync(bot, "Number the boxes", "Rui", "today");

        var seen = (await bot.SaysAsync("rui", "follow-ups"))[^1];

        Assert.Equal(
            [
                "Open to follow up in Harbour desk:", "Yours", "Open for a day or less:", "7 · Number the boxes · due today, Friday 4 December 2026",
                "Open for a month or less:", "1 · Print the gate · overdue by 7 days, since Friday 27 November 2026",
                "Of others", "Open for a week or less:", "4 · Call before they ask · Ines · overdue since yesterday, Thursday 3 December 2026",
            ],
            seen.Lines);
        Assert.Equal(["follow-up 7", "follow-up 1", "follow-up 4"], seen.Buttons);
    }

    [Fact]
    public async Task In_the_channel_nobody_reads_who_is_late()
    {
        await using var bot = await StartAsync();
        await FollowUpAsync(bot, "Ask Ms Adler for the gate", "Ines", "tomorrow");
        bot.Clock.Advance(TimeSpan.FromDays(3));

        var seen = (await bot.SaysInRoomAsync("amal", "@ServiceBot follow-ups"))[^1];

        Assert.Equal(
            [
                "Open to follow up in Harbour desk: 2 (2 for a week or less). Overdue: 1.", "The oldest:", "1 · Print the gate · case 1",
                "4 · Ask a customer for the gate · case 2",
            ],
            seen.Lines);
        Assert.DoesNotContain("Rui", seen.Text, StringComparison.Ordinal);
        Assert.Equal("Please say that in our private chat; questions are asked only there.", (await bot.SaysInRoomAsync("amal", "@ServiceBot follow-up 1"))[^1].Text);
    }

    [Fact]
    public async Task A_look_at_the_customer_is_listed_when_its_day_is_near()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.ChangeAsync(db => db.FollowUps.Add(
            new FollowUp(1, "harbour", 1, FollowUpKind.Day30, "How is the customer of case 1 now?", "ines", new DateOnly(2026, 12, 20), bot.Clock.Now)));
        await bot.SaysAsync("ines", "pause");
        Assert.Equal("Nothing is open to follow up in Harbour desk.", (await bot.SaysAsync("ines", "follow-ups"))[^1].Text);

        bot.Clock.Advance(TimeSpan.FromDays(28));

        Assert.Equal("1 · How is the customer of case 1 now? · due on Sunday 20 December 2026, in 2 days", (await bot.SaysAsync("ines", "follow-ups"))[^1].Lines[^1]);
        Assert.Equal(["Still with us", "At risk", "Lost"], (await bot.SaysAsync("ines", "follow-up 1"))[^1].Buttons);
        Assert.Equal(["Still with us", "At risk", "Lost"], (await bot.SaysAsync("ines", "follow-up 1 done"))[^1].Buttons);
    }

    [Fact]
    public async Task One_is_shown_with_what_can_be_done_to_those_who_may()
    {
        await using var bot = await StartAsync();

        var toOwner = (await bot.SaysAsync("rui", "follow-up 1"))[^1];
        Assert.Equal(
            [
                "Follow-up 1 · Open", "Print the gate", "Case: 1 · The parcel is lost", "Who sees to it: Rui", "Day: due on Friday 27 November 2026, in 7 days",
            ],
            toOwner.Lines);
        Assert.Equal(["It is done", "In a week", "Give it to somebody", "Drop it"], toOwner.Buttons);
        Assert.Empty((await bot.SaysAsync("amal", "follow-up 1"))[^1].Buttons);
        Assert.Contains("Follow-up: 1 · Rui · due on Friday 27 November 2026, in 7 days", (await bot.SaysAsync("amal", "case 1"))[^1].Lines);
    }

    [Theory]
    [InlineData("rui", true)]
    [InlineData("ines", true)]
    [InlineData("lea", true)]
    [InlineData("marta", true)]
    [InlineData("amal", false)]
    [InlineData("ana", false)]
    public async Task Its_owner_the_owner_of_the_case_leads_and_managers_may_end_it(string who, bool may)
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Lea", Role.Lead);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Ana", Role.Approver);

        foreach (var typed in (string[])["follow-up 1 by tomorrow", "follow-up 1 drop because it is not worth it", "follow-up 1 reopen", "follow-up 1 done printed", "follow-up 1 reopen", "follow-up 1 to @Amal"])
        {
            var said = (await bot.SaysAsync(who, typed))[^1].Text;
            Assert.Equal(!may, said.Contains("whoever owns case 1, and the leads and managers of the team can change it.", StringComparison.Ordinal));
        }

        var kept = await bot.ReadAsync(db => db.FollowUps.Single(followUp => followUp.Kind == FollowUpKind.Prevention));
        Assert.Equal(may ? ("amal", new DateOnly(2026, 11, 21)) : ("rui", new DateOnly(2026, 11, 27)), (kept.OwnerId, kept.DueOn));
    }

    [Theory]
    [InlineData("follow-up 1")]
    [InlineData("follow-up 1 done")]
    [InlineData("follow-up 99")]
    public async Task Somebody_elsewhere_learns_nothing(string typed)
    {
        await using var bot = await StartAsync();
        await bot.HasStrangerAsync("eve");

        Assert.StartsWith("I know no follow-up", (await bot.SaysAsync("eve", typed))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("Nothing is open to follow up in Elsewhere.", (await bot.SaysAsync("eve", "follow-ups"))[^1].Text);
        Assert.True((await bot.ReadAsync(db => db.FollowUps.Single(followUp => followUp.Kind == FollowUpKind.Prevention))).IsOpen);
    }

    [Fact]
    public async Task Said_twice_each_has_one_effect()
    {
        await using var bot = await StartAsync();
        var card = (await bot.ReadsAsync("rui"))[^1];

        foreach (var (button, first, second) in new[]
        {
            ("In a week", "Follow-up 1 is due on Friday 27 November 2026, in 7 days.", "That was noted already"),
            ("Drop it", "Why? ", "Why? "),
            ("It is done", "Follow-up 1 is done: Print the gate. Thank you, Rui.", "Follow-up 1 is done already. To take it up again: follow-up 1 reopen"),
        })
        {
            if (button == "In a week")
                await bot.SaysAsync("rui", "follow-up 1 by tomorrow");

            Assert.StartsWith(first, (await bot.SubmitsAsync("rui", card.Submit(button)))[^1].Text, StringComparison.Ordinal);
            Assert.StartsWith(second, (await bot.SubmitsAsync("rui", card.Submit(button)))[^1].Text, StringComparison.Ordinal);
        }

        var kept = await bot.ReadAsync(db => db.FollowUps.Single(followUp => followUp.Kind == FollowUpKind.Prevention));
        Assert.Equal((FollowUpStatus.Done, bot.Clock.Now), (kept.Status, kept.EndedAt!.Value));
    }

    [Fact]
    public async Task Of_two_who_end_it_at_once_one_does_and_the_other_hears_what_holds()
    {
        await using var bot = await StartAsync();

        await bot.AtOnceAsync(() => bot.SaysAsync("rui", "follow-up 1 done"), () => bot.SaysAsync("ines", "follow-up 1 drop because it is too dear"));

        var kept = await bot.ReadAsync(db => db.FollowUps.Single(followUp => followUp.Kind == FollowUpKind.Prevention));
        var ends = new[] { (await bot.ChatAsync("rui"))[^1].Text, (await bot.ChatAsync("ines"))[^1].Text };
        Assert.Contains(ends.Concat((await bot.ChatAsync("rui")).Select(message => message.Text)), text => kept.Status == FollowUpStatus.Done
            ? text == "Follow-up 1 is done already. To take it up again: follow-up 1 reopen"
            : text.StartsWith("Follow-up 1 was dropped: it is too dear.", StringComparison.Ordinal));
        Assert.NotEqual(FollowUpStatus.Open, kept.Status);
    }

    [Theory]
    [InlineData("follow-up 1 drop", "Why? Some preventions are not worth it")]
    [InlineData("follow-up 1 drop because", "Why? Some preventions are not worth it")]
    [InlineData("follow-up 1 drop because: no printer", "Follow-up 1 is dropped, because no printer.")]
    [InlineData("follow up 1 drop no printer", "Follow-up 1 is dropped, because no printer.")]
    [InlineData("follow-up 1 by", "By which day? For example: follow-up 1 by Friday")]
    [InlineData("follow-up 1 by some day", "I do not understand “some day” as a day.")]
    [InlineData("follow-up 1 by 3 November", "Tuesday 3 November 2026 has passed. By which day?")]
    [InlineData("follow-up 1 by 2028-01-01", "That is more than a year away.")]
    [InlineData("follow-up 1 by 27 November", "That was noted already: follow-up 1 is due on Friday 27 November 2026, in 7 days.")]
    [InlineData("follow-up 1 to", "Who sees to it?")]
    [InlineData("follow-up 1 to @Nobody", "“@Nobody” is nobody in the team. Who sees to it?")]
    [InlineData("follow-up 1 to Rui", "Follow-up 1 is yours already.")]
    [InlineData("follow-up 1 to @Amal", "Follow-up 1 is Amal's now, and I tell them.")]
    [InlineData("follow-up 1 tomorrow", "I can note about follow-up 1:")]
    [InlineData("follow-up 1 reopen", "Follow-up 1 is open: it is due on Friday 27 November 2026, in 7 days.")]
    public async Task What_is_said_about_it_is_understood_or_answered_with_what_would_be(string typed, string answer)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith(answer, (await bot.SaysAsync("rui", typed))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_question_is_open_it_is_no_answer_to_it()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("rui", Step.DontBlame, "problem another one");

        await bot.SaysAsync("rui", "follow-up 1 done printed since Monday");
        Assert.Equal("printed since Monday", (await bot.ReadAsync(db => db.FollowUps.Single(followUp => followUp.Kind == FollowUpKind.Prevention))).Reason);
        await bot.SaysAsync("rui", "follow-up on this with the courier");
        Assert.Equal("follow-up on this with the courier", (await bot.CaseAsync(2)).Story);
    }

    [Fact]
    public async Task Whoever_gives_it_to_somebody_out_of_reach_hears_that_they_must_say_so_themselves()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db => db.Addresses.Single(address => address.PersonId == "amal").Conversation = null);

        Assert.Equal(
            "Follow-up 1 is Amal's now, but I have no private chat with them. Please tell them yourself.",
            (await bot.SaysAsync("rui", "follow-up 1 to @Amal"))[^1].Text);
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await FollowUpAsync(bot, "Print the gate", "Rui", "in a week");
        return bot;
    }

    private static async Task FollowUpAsync(TestBot bot, string prevention, string owner, string due)
    {
        await bot.ReachesAsync("ines", Step.Analyze);
        await bot.PressesAsync("ines", "Tools", ("prevention", prevention), ("preventionOwner", owner), ("preventionDue", due));
        await bot.PressesAsync("ines", "Fine", ("evidence", "Said"));
    }
}
