using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>What people must be told where somebody may be in danger, and who looks at it before the case is closed.</summary>
public class DisclosureTests
{
    [Fact]
    public async Task Until_people_were_told_and_somebody_else_has_looked_at_it_no_way_ends_it()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.ReachTheEndAsync(bot);

        var missing = (await bot.SaysAsync("ines", "close 1 because we are done; yes; none; none"))[^1];
        Assert.Contains("· Somebody is still to be told what they must know. That comes before closing.", missing.Lines);
        Assert.DoesNotContain("Close anyway", missing.Buttons);
        Assert.StartsWith("Somebody is still to be told", (await bot.PressesAsync("ines", "Fine"))[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Case 1 stays open.", (await bot.SaysAsync("ines", "cancel"))[0].Text, StringComparison.Ordinal);

        await bot.SaysAsync("ines", "disclosed 1 I called the mother and wrote it to her");
        Assert.Equal("You had a hand in it, so somebody else looks at case 1: Marta.", (await bot.SaysAsync("ines", "acknowledge 1"))[^1].Text);
        Assert.Equal("Marta looks at what people were told in case 1. Who that is stands in “settings”.", (await bot.SaysAsync("rui", "acknowledge 1"))[^1].Text);
        Assert.Contains("· People were told, and nobody else has looked at it yet. That comes before closing.", (await bot.SaysAsync("ines", "close 1"))[^1].Lines);

        await bot.PressesAsync("marta", "I have looked at it");
        Assert.StartsWith("That was noted already: Marta has looked at case 1", (await bot.SaysAsync("marta", "acknowledge 1"))[^1].Text, StringComparison.Ordinal);
        await bot.PressesAsync("ines", "Fine");
        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
    }

    [Fact]
    public async Task A_waiver_is_never_one_persons_alone()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.ReachTheEndAsync(bot);

        await bot.SaysAsync("ines", "disclosure 1 waived");
        await bot.PressesAsync("ines", "Ask somebody to look at it", ("because", "Nobody was near"), ("right", "Yes"), ("impact", "None"), ("reputation", "None"));
        Assert.Equal((Settling.Waived, Disclosure.Settled), ((await bot.CaseAsync(1)).Settled, (await bot.CaseAsync(1)).Disclosure));
        var look = (await bot.ReadsAsync("marta"))[^1];
        Assert.Contains("Why: Nobody was near", look.Lines);
        Assert.Contains("The three questions of integrity: Yes / None / None", look.Lines);

        await bot.PressesAsync("marta", "Something is missing", ("because", "The school must know"));
        Assert.Equal(Disclosure.Due, (await bot.CaseAsync(1)).Disclosure);
        Assert.Contains(await bot.ReadsAsync("ines"), heard => heard.Text.EndsWith("says what is still missing: The school must know", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_it_is_no_matter_of_safety_holds_when_somebody_else_agrees()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.ReachTheEndAsync(bot);

        await bot.SaysAsync("ines", "not safety 1 because it was the wrong ship; yes; nothing; nothing");
        Assert.True((await bot.CaseAsync(1)).Danger);
        await bot.SaysAsync("marta", "acknowledge 1");

        Assert.Equal((false, Disclosure.None), ((await bot.CaseAsync(1)).Danger, (await bot.CaseAsync(1)).Disclosure));
        await bot.SaysAsync("ines", "next 1");
        await bot.PressesAsync("ines", "Fine");
        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
    }

    [Fact]
    public async Task A_leader_outside_the_team_sees_what_was_told_and_no_more()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.HasLeaderAsync(bot, "lea");
        await SafetyDesk.ReachTheEndAsync(bot);
        await bot.SaysAsync("ines", "disclosed 1 I called the mother");

        var look = Assert.Single(await bot.ReadsAsync("lea"));
        Assert.Contains("How it was told: I called the mother", look.Lines);
        Assert.Equal("Nothing is open in your teams.\nFor you to look at:\n1 · The gangway broke", (await bot.SaysAsync("lea", "cases"))[^1].Text);
        Assert.Contains("How it was told: I called the mother", (await bot.SaysAsync("lea", "disclosure 1"))[^1].Lines);
        Assert.Equal("I know no case 1 in your team. “cases” shows what is open.", (await bot.SaysAsync("lea", "own 1"))[^1].Text);

        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "lea").Role = Role.Member);
        Assert.Equal("I know no case 1 in your team. “cases” shows what is open.", (await bot.PressesAsync("lea", "I have looked at it"))[^1].Text);
        Assert.Equal(Disclosure.Settled, (await bot.CaseAsync(1)).Disclosure);
    }

    [Fact]
    public async Task Whoever_is_there_alone_may_look_at_it_and_the_case_says_so()
    {
        await using var bot = await TestBot.StartAsync(SafetyDesk.Friday);
        await bot.ChangeAsync(db => db.Memberships.RemoveRange(db.Memberships.Where(membership => membership.PersonId != "ines")));
        await SafetyDesk.ReachTheEndAsync(bot);

        Assert.EndsWith(
            "Nobody else is there who could look at it, so you may, and the case says so: acknowledge 1",
            (await bot.SaysAsync("ines", "disclosed 1 I called the mother"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("ines", "acknowledge 1");
        Assert.Contains((await bot.SaysAsync("ines", "case 1"))[^1].Lines, line => line.EndsWith("because nobody else was there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_put_off_with_its_history_and_a_time_that_has_passed_is_asked_about()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.ReachTheEndAsync(bot);

        Assert.Equal(
            "Noted: in case 1 we tell people what they must know by tomorrow, Saturday 21 November, 12:00 (Europe/Lisbon).",
            (await bot.SaysAsync("ines", "disclosure 1 by tomorrow 12:00"))[^1].Text);
        Assert.StartsWith("That time has passed: today, Friday 20 November, 09:00", (await bot.SaysAsync("ines", "disclosure 1 by 9:00"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("I do not understand “soon” as a time.", (await bot.SaysAsync("ines", "disclosure 1 by soon"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(1, (await bot.CaseAsync(1)).Events.Count(happened => happened.Kind == CaseEventKind.DisclosureMoved));
    }

    [Fact]
    public async Task Somebody_else_sees_to_it_when_they_agree()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.ReachTheEndAsync(bot);

        Assert.Equal("I asked Rui. Until they agree nothing changes.", (await bot.SaysAsync("ines", "disclosure 1 to @Rui"))[^1].Text);
        Assert.Equal("Rui was asked already and has not answered yet.", (await bot.SaysAsync("ines", "disclosure 1 to @Rui"))[^1].Text);
        await bot.PressesAsync("rui", "I see to it");
        Assert.Equal("rui", (await bot.CaseAsync(1)).DiscloserId);
        Assert.Contains((await bot.CardAsync(1))!.Lines, line => line.EndsWith("Rui sees to it", StringComparison.Ordinal));

        await bot.SaysAsync("ines", "disclosure 1 to @Amal");
        await bot.PressesAsync("amal", "Not now");
        Assert.Equal("rui", (await bot.CaseAsync(1)).DiscloserId);
    }

    [Fact]
    public async Task Whoever_saw_to_it_and_leaves_is_missed_by_nobody_in_vain()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.ReachTheEndAsync(bot);
        await bot.SaysAsync("ines", "disclosure 1 to @Rui");
        await bot.PressesAsync("rui", "I see to it");
        await bot.ReadsAsync("ines");

        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "rui")));
        await bot.RunRoundAsync<ServiceBot.Bot.DeparturesRound>();

        Assert.Equal("ines", (await bot.CaseAsync(1)).DiscloserId);
        Assert.Contains(await bot.ReadsAsync("ines"), heard => heard.Text.StartsWith("Rui is not in the team any more, so it is yours to see that people are told", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opened_again_it_is_asked_whether_there_is_something_new()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.ReachTheEndAsync(bot);
        await bot.SaysAsync("ines", "disclosed 1 I called the mother");
        await bot.SaysAsync("marta", "acknowledge 1");
        await bot.PressesAsync("ines", "Fine");

        var said = await bot.SaysAsync("ines", "reopen 1");
        Assert.Contains(said, heard => heard.Lines.Contains("The case is open again. Is there something new that people must know?"));
        Assert.Equal(Disclosure.AskedAnew, (await bot.CaseAsync(1)).Disclosure);
        Assert.Contains("· It was opened again, and nobody has said whether there is something new to tell. That comes before closing.", (await bot.SaysAsync("ines", "close 1"))[^1].Lines);

        await bot.SaysAsync("ines", "disclosure 1");
        await bot.PressesAsync("ines", "Nothing new");
        Assert.Equal(Disclosure.Settled, (await bot.CaseAsync(1)).Disclosure);
        await bot.SaysAsync("marta", "acknowledge 1");
        Assert.Equal(Disclosure.Acknowledged, (await bot.CaseAsync(1)).Disclosure);
    }

    [Fact]
    public async Task Danger_said_after_people_were_told_is_told_anew_and_no_old_card_answers_for_it()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "disclosure 1 open");
        await bot.SaysAsync("ines", "disclosed 1 I wrote to them");
        await bot.ReadsAsync("marta");
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SaysAsync("ines", "safety 1");

        Assert.Equal((Disclosure.Due, true), ((await bot.CaseAsync(1)).Disclosure, (await bot.CaseAsync(1)).DisclosureDue is not null));
        Assert.DoesNotContain(await bot.ChatAsync("marta"), heard => heard.Buttons.Contains("I have looked at it"));
        await bot.SaysAsync("marta", "acknowledge 1");
        Assert.Equal(Disclosure.Due, (await bot.CaseAsync(1)).Disclosure);
    }

    [Fact]
    public async Task Nobody_acknowledges_what_they_were_not_shown()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.ChangeAsync(db => db.Memberships.RemoveRange(db.Memberships.Where(membership => membership.PersonId == "kiran")));
        await SafetyDesk.ReachTheEndAsync(bot);
        await bot.SaysAsync("ines", "disclosed 1 I called the mother");
        var old = (await bot.ReadsAsync("marta"))[^1].Submit("I have looked at it");
        await bot.SaysAsync("ines", "disclosure 1 what the school must know as well");

        var shown = await bot.SubmitsAsync("marta", old);

        Assert.Contains(shown, heard => heard.Text == "Something new was said in case 1 since. Please look at it as it is now.");
        Assert.Contains("What must be told: the school must know as well", shown[^1].Lines);
        Assert.Equal(Disclosure.Settled, (await bot.CaseAsync(1)).Disclosure);
        await bot.SaysAsync("marta", "acknowledge 1");
        Assert.Equal(Disclosure.Acknowledged, (await bot.CaseAsync(1)).Disclosure);
    }

    [Fact]
    public async Task Words_that_change_after_somebody_looked_at_them_are_looked_at_again()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.ReachTheEndAsync(bot);
        await bot.SaysAsync("ines", "disclosed 1 I called the mother");
        await bot.SaysAsync("marta", "acknowledge 1");
        await bot.ReadsAsync("marta");

        await bot.SaysAsync("ines", "disclosure 1 what the school must know as well");

        Assert.Equal(Disclosure.Settled, (await bot.CaseAsync(1)).Disclosure);
        Assert.Contains("What must be told: the school must know as well", (await bot.ReadsAsync("marta"))[^1].Lines);
    }

    [Fact]
    public async Task What_is_owed_besides_the_danger_is_owed_without_it()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "disclosure 1 open");
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SaysAsync("ines", "safety 1");
        await bot.SaysAsync("ines", "not safety 1 because it was the wrong ship; yes; nothing; nothing");
        await bot.SaysAsync("marta", "acknowledge 1");

        Assert.Equal((false, Disclosure.Due), ((await bot.CaseAsync(1)).Danger, (await bot.CaseAsync(1)).Disclosure));
    }

    [Fact]
    public async Task What_another_case_owes_is_told_although_people_were_told_here()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.ReachesAsync("rui", Step.FixItFast, "problem the gangway is steep");
        await bot.ReachesAsync("ines", Step.FixItFast, "problem the gangway broke");
        await bot.SaysAsync("rui", "disclosure 1 what the crew must know");
        await bot.SaysAsync("rui", "disclosed 1 I told them");
        await bot.SaysAsync("marta", "acknowledge 1");
        await bot.SaysAsync("ines", "disclosure 2 what the school must know");
        await bot.ReadsAsync("rui");

        await bot.SaysAsync("ines", "same 2 as 1");

        Assert.Equal((Disclosure.Due, "the crew must know the school must know"), ((await bot.CaseAsync(1)).Disclosure, (await bot.CaseAsync(1)).ToDisclose));
        Assert.Contains(await bot.ReadsAsync("rui"), heard => heard.Text.StartsWith("Case 2 goes on in case 1, and what people must know", StringComparison.Ordinal));
        await bot.SaysAsync("ines", "reopen 2");
        Assert.Equal((Disclosure.Acknowledged, "the crew must know"), ((await bot.CaseAsync(1)).Disclosure, (await bot.CaseAsync(1)).ToDisclose));
    }
}
