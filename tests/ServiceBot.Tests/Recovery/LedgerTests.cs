using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Step 4 and what follows from it: a prevention becomes a follow-up that somebody sees to.</summary>
public class LedgerTests
{
    [Fact]
    public async Task Nothing_more_is_asked_when_nothing_prevents_it()
    {
        await using var bot = await StartAsync();

        var next = await bot.PressesAsync("ines", "Tools");

        Assert.Equal(["Step 4 of 5 · Analyze", "Step 5 of 5 · Be gracious"], next.Select(message => message.Lines[0]));
        Assert.Empty(await bot.ReadAsync(db => db.FollowUps.ToList()));
    }

    [Theory]
    [InlineData("Rui", "27 November", "rui", "2026-11-27", "I remind Rui. It is due on Friday 27 November 2026, in 7 days.")]
    [InlineData("@Ines", "tomorrow", "ines", "2026-11-21", "I remind you. It is due tomorrow, Saturday 21 November 2026.")]
    [InlineData("", "in 2 weeks", "ines", "2026-12-04", "Nobody was named, so I remind you. It is due on Friday 4 December 2026, in 14 days.")]
    [InlineData("Marta", "", "ines", "2026-11-27", "“Marta” is nobody in the team, so I remind you. No day was given, so it is due on Friday 27 November 2026, in 7 days.")]
    public async Task It_has_an_owner_and_a_day_and_what_was_missing_is_said(string named, string day, string owner, string due, string said)
    {
        await using var bot = await StartAsync();

        var heard = await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"), ("preventionOwner", named), ("preventionDue", day));

        Assert.Contains($"Follow-up 1: Print the gate. {said} To change that: follow-up 1", heard.Select(message => message.Text));
        var kept = await bot.ReadAsync(db => db.FollowUps.Single());
        Assert.Equal((owner, due, FollowUpKind.Prevention), (kept.OwnerId, $"{kept.DueOn:yyyy-MM-dd}", kept.Kind));
    }

    [Fact]
    public async Task Of_two_with_one_name_neither_is_taken_for_the_other()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "amal").Name = "Rui");

        var heard = await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"), ("preventionOwner", "Rui"));

        Assert.Contains(heard, message => message.Text.Contains("“Rui” is the name of several people in the team, so I remind you.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_named_hears_of_it_with_what_they_can_do()
    {
        await using var bot = await StartAsync();

        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"), ("preventionOwner", "Rui"));

        var given = (await bot.ReadsAsync("rui"))[^1];
        Assert.Equal(
            "Ines gave you follow-up 1: Print the gate. It is due on Friday 27 November 2026, in 7 days. It came out of case 1: The parcel is lost.", given.Text);
        Assert.Equal(["It is done", "In a week", "Give it to somebody", "Drop it"], given.Buttons);
    }

    [Fact]
    public async Task A_changed_analysis_changes_it_and_what_people_changed_in_it_holds()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"));
        await bot.SaysAsync("ines", "follow-up 1 to @Rui");
        await bot.SaysAsync("ines", "follow-up 1 by 4 December");

        await bot.SaysAsync("ines", "back");
        var changed = await bot.PressesAsync("ines", "Information", ("prevention", "Print the gate twice"));

        Assert.Contains("Follow-up 1 now is: Print the gate twice. I remind Rui. It is due on Friday 4 December 2026, in 14 days.", changed.Select(message => message.Text));
        await bot.SaysAsync("ines", "back");
        Assert.DoesNotContain(await bot.PressesAsync("ines", "Time"), message => message.Text.Contains("Follow-up", StringComparison.Ordinal));
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Time", ("preventionOwner", "Amal"), ("preventionDue", "tomorrow"));
        var kept = await bot.ReadAsync(db => db.FollowUps.Single());
        Assert.Equal(("amal", "Print the gate twice", new DateOnly(2026, 11, 21)), (kept.OwnerId, kept.What, kept.DueOn));
        Assert.Contains("Follow-up 1 is not yours any more: Ines gave it to Amal.", (await bot.ReadsAsync("rui")).Select(message => message.Text));
    }

    [Fact]
    public async Task Withdrawn_it_ends_and_named_again_it_goes_on()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"), ("preventionOwner", "Rui"));
        await bot.SaysAsync("ines", "back");
        var ended = await bot.PressesAsync("ines", "Tools", ("prevention", ""), ("preventionOwner", ""));

        Assert.Contains("Follow-up 1 has ended, because case 1 names nothing any more that prevents it.", ended.Select(message => message.Text));
        Assert.Equal((FollowUpStatus.Dropped, "withdrawn"), await bot.ReadAsync(db => db.FollowUps.Select(one => new ValueTuple<FollowUpStatus, string?>(one.Status, one.Reason)).Single()));
        Assert.Contains("Follow-up 1 has ended: its prevention was withdrawn.", (await bot.ReadsAsync("rui")).Select(message => message.Text));

        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Tools", ("prevention", "Check the gate"));
        var again = await bot.ReadAsync(db => db.FollowUps.Single());
        Assert.Equal((FollowUpStatus.Open, "Check the gate", "ines"), (again.Status, again.What, again.OwnerId));
    }

    [Fact]
    public async Task Taken_out_for_good_it_ends_and_whoever_had_it_hears_so()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"), ("preventionOwner", "Rui"));
        await bot.ReadsAsync("rui");

        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-Prevention", ""));
        await bot.PressesAsync("ines", "Take it out");

        Assert.Equal("withdrawn", (await bot.ReadAsync(db => db.FollowUps.Single())).Reason);
        Assert.Equal(["Follow-up 1 has ended: its prevention was withdrawn."], (await bot.ReadsAsync("rui")).Select(message => message.Text));
    }

    [Fact]
    public async Task An_analysis_taken_back_takes_its_follow_up_along()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"));
        await bot.SaysAsync("ines", "back");
        await bot.SaysAsync("ines", "cases");

        await bot.PressesAsync("ines", "Do that instead");

        Assert.Equal("withdrawn", (await bot.ReadAsync(db => db.FollowUps.Single())).Reason);
    }

    [Fact]
    public async Task What_was_done_stays_done_and_something_else_is_a_new_one()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"));
        await bot.SaysAsync("ines", "follow-up 1 done");
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Time");
        Assert.Single(await bot.ReadAsync(db => db.FollowUps.ToList()));

        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Time", ("prevention", "Check the gate"));

        Assert.Equal(["Print the gate", "Check the gate"], await bot.ReadAsync(db => db.FollowUps.OrderBy(one => one.Number).Select(one => one.What).ToList()));
    }

    [Fact]
    public async Task A_case_about_oneself_is_followed_up_by_nobody()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.SaysAsync("ines", "problem I forgot the gate");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "I felt bad.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Time", ("prevention", "Write it down"), ("preventionOwner", "Rui"));

        Assert.Empty(await bot.ReadAsync(db => db.FollowUps.ToList()));
        Assert.Empty(await bot.ReadsAsync("rui"));
    }

    [Fact]
    public async Task Nor_is_one_that_turns_out_to_be_about_oneself()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"), ("preventionOwner", "Rui"));
        for (var back = 0; back < 5; back++)
            await bot.SaysAsync("ines", "back");

        await bot.PressesAsync("ines", "Me");

        Assert.Equal(FollowUpStatus.Dropped, (await bot.ReadAsync(db => db.FollowUps.Single())).Status);
        Assert.Equal("I know no follow-up 1 in your team. “follow-ups” shows what is open.", (await bot.SaysAsync("rui", "follow-up 1"))[^1].Text);
    }

    [Fact]
    public async Task What_is_made_up_is_followed_up_by_nobody()
    {
        await using var bot = await StartAsync();
        await bot.ExecuteAsync("""UPDATE "Cases" SET "IsPractice" = TRUE""");

        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"));

        Assert.Empty(await bot.ReadAsync(db => db.FollowUps.ToList()));
    }

    [Fact]
    public async Task What_was_promised_holds_while_a_case_that_was_opened_again_is_analyzed_anew()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"));
        await bot.PressesAsync("ines", "Still let down");
        await bot.SaysAsync("ines", "back");
        await bot.SaysAsync("ines", "back");

        await bot.PressesAsync("ines", "A customer");

        Assert.Equal(FollowUpStatus.Open, await bot.ReadAsync(db => db.FollowUps.Single(followUp => followUp.Kind == FollowUpKind.Prevention).Status));
    }

    [Theory]
    [InlineData("", "Follow-up 1 open: Print the gate")]
    [InlineData("Print the gate", "Follow-up 1 open: Print the gate")]
    [InlineData("Call the gate", "Follow-up 1 open: Print the gate; Follow-up 5 open: Call the gate")]
    public async Task After_a_second_failure_the_first_promise_stays_beside_what_is_found_now(string prevention, string kept)
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"), ("preventionOwner", "Rui"));
        await bot.PressesAsync("ines", "Fine");
        bot.Clock.Advance(TimeSpan.FromMinutes(30));
        await bot.SaysAsync("ines", "reopen 1");
        await bot.PressesAsync("ines", "I own it");

        var asked = (await bot.PressesAsync("ines", "It is fixed"))[^1];
        Assert.Equal(("", "", ""), (asked.Values["prevention"], asked.Values["preventionOwner"], asked.Values["preventionDue"]));
        await bot.PressesAsync("ines", "Tools", ("prevention", prevention));

        var all = await bot.ReadAsync(db => db.FollowUps.Where(one => one.Kind == FollowUpKind.Prevention).OrderBy(one => one.Number).ToList());
        Assert.Equal(kept, string.Join("; ", all.Select(one => $"Follow-up {one.Number} {(one.IsOpen ? "open" : "ended")}: {one.What}")));
    }

    [Fact]
    public async Task What_was_promised_after_the_first_failure_is_corrected_nowhere_and_holds()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"));
        await bot.PressesAsync("ines", "Fine");
        await bot.SaysAsync("ines", "reopen 1");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");

        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-Prevention", "Print it twice"), ("text-Title", "The crate is lost"));

        Assert.Equal(("Print the gate", FollowUpStatus.Open), await bot.ReadAsync(db => db.FollowUps.Where(one => one.Kind == FollowUpKind.Prevention)
            .Select(one => new ValueTuple<string, FollowUpStatus>(one.What, one.Status)).Single()));
    }

    [Theory]
    [InlineData("text-PreventionOwner", "Amal", "Follow-up 1 now is: Print the gate. I remind Amal. It is due on Friday 27 November 2026, in 7 days.", "amal", "Print the gate")]
    [InlineData("text-PreventionOwner", "Nobody", "Follow-up 1 now is: Print the gate. “Nobody” is nobody in the team, so I remind you. It is due on Friday 27 November 2026, in 7 days.", "ines", "Print the gate")]
    [InlineData("text-Prevention", "Print it twice", "Follow-up 1 now is: Print it twice. I remind Rui. It is due on Friday 27 November 2026, in 7 days.", "rui", "Print it twice")]
    public async Task What_is_corrected_by_hand_is_changed_in_the_follow_up_too(string field, string text, string said, string owner, string what)
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate"), ("preventionOwner", "Rui"));
        await bot.SaysAsync("ines", "correct 1");

        Assert.Equal(said, (await bot.PressesAsync("ines", "Save", (field, text)))[^1].Text);

        var kept = await bot.ReadAsync(db => db.FollowUps.Single());
        Assert.Equal((owner, what), (kept.OwnerId, kept.What));
        Assert.Contains(await bot.ReadsAsync("rui"), message => message.Text.StartsWith(owner == "rui" ? "Ines changed follow-up 1: Print it twice." : "Follow-up 1 is not yours any more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_of_what_was_done_are_corrected_and_nobody_has_to_do_it_again()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gat"));
        await bot.SaysAsync("ines", "follow-up 1 done");
        await bot.SaysAsync("ines", "correct 1");

        await bot.PressesAsync("ines", "Save", ("text-Prevention", "Print the gate"));

        var kept = await bot.ReadAsync(db => db.FollowUps.Single());
        Assert.Equal((FollowUpStatus.Done, "Print the gate"), (kept.Status, kept.What));
    }

    [Fact]
    public async Task Where_commitment_stopped_the_principle_and_who_is_best_are_kept_and_shown()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour") { Principles = "Respect everybody.\nSay what is true." }));
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", "next 1");

        await bot.PressesAsync("ines", "Tools", ("stoppedBy", "Money,Authority"), ("principle", "Say what is true."), ("bestElsewhere", "The bakery next door"));

        var kept = await bot.CaseAsync(1);
        Assert.Equal((CommitmentLimits.Money | CommitmentLimits.Authority, "Say what is true."), (kept.StoppedBy, kept.Principle!));
        var shown = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.Contains("Where our commitment stopped: Money, Authority", shown);
        Assert.Contains("The principle it touched: Say what is true.", shown);
        Assert.Contains("Who handles this best: The bakery next door", shown);

        // A correction that is typed says nothing about them, so they stay.
        await bot.SaysAsync("ines", "back");
        Assert.Equal("Money,Authority", (await bot.ChatAsync("ines"))[^1].Values["stoppedBy"]);
        Assert.Equal("Say what is true.", (await bot.ChatAsync("ines"))[^1].Values["principle"]);
        await bot.SaysAsync("ines", "The list was old");
        Assert.Equal(("Say what is true.", "The bakery next door"), ((await bot.CaseAsync(1)).Principle!, (await bot.CaseAsync(1)).BestElsewhere!));
    }

    [Fact]
    public async Task A_team_without_principles_is_not_asked_for_one()
    {
        await using var bot = await StartAsync();

        Assert.DoesNotContain("principle", (await bot.ChatAsync("ines"))[^1].Values.Keys);
    }

    [Fact]
    public async Task What_cannot_be_taken_keeps_the_rest()
    {
        await using var bot = await StartAsync();

        var said = await bot.PressesAsync("ines", "Tools", ("worked", "The desk called"), ("preventionDue", "yesterday"), ("stoppedBy", "Time"));

        Assert.Contains(said, message => message.Text.Contains("has passed. By which day is it prevented?", StringComparison.Ordinal)
            || message.Text.Contains("I do not understand “yesterday” as a day.", StringComparison.Ordinal));
        Assert.Equal(("The desk called", "Time"), (said[^1].Values["worked"], said[^1].Values["stoppedBy"]));
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.ReachesAsync("ines", Step.Analyze);
        return bot;
    }
}
