using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Where somebody may be in danger: who hears it, what people must be told, and who looks at it before the case is closed.</summary>
public class DisclosureTests
{
    private const string Friday = "2026-11-20T10:00Z";

    [Fact]
    public async Task Those_who_lead_and_are_at_work_hear_it_and_nobody_who_rests()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Otto", Role.Lead, hours: "20:00-23:00");
        await bot.ReachesAsync("ines", Step.OwnIt);

        var said = (await bot.SaysAsync("ines", "safety 1"))[^1];

        Assert.Equal(
            "Noted. First make people safe. Whom to call is in your own procedure. I told Kiran and Marta. "
            + "We tell people what they must know by Monday 23 November, 17:00 (Europe/Lisbon). To see to it: disclosure 1", said.Text);
        Assert.Equal("Case 1 · Safety", Assert.Single(await bot.ReadsAsync("marta")).Lines[0]);
        Assert.Single(await bot.ReadsAsync("kiran"));
        Assert.Empty(await bot.ReadsAsync("otto"));
        Assert.Contains("Safety: we tell people by Mon 23 Nov 2026, 17:00 (Europe/Lisbon); nobody sees to it yet", (await bot.CardAsync(1))!.Lines);
    }

    [Fact]
    public async Task Where_none_of_them_is_at_work_all_of_them_hear_it_at_once()
    {
        await using var bot = await TestBot.StartAsync("2026-11-22T03:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Kiran", Role.Lead);
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.ReadsAsync("marta");

        await bot.SaysAsync("ines", "safety 1");

        Assert.Single(await bot.ReadsAsync("marta"));
        Assert.Single(await bot.ReadsAsync("kiran"));
    }

    [Fact]
    public async Task Where_nobody_at_work_can_be_reached_those_who_rest_hear_it()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Otto", Role.Lead, hours: "20:00-23:00");
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.ChangeAsync(db => db.Addresses.RemoveRange(db.Addresses.Where(address => address.PersonId == "kiran" || address.PersonId == "marta")));

        Assert.Contains("I told Otto.", (await bot.SaysAsync("ines", "safety 1"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opened_again_it_is_not_left_with_somebody_who_has_gone()
    {
        await using var bot = await StartAsync();
        await ReachTheEndAsync(bot);
        await bot.SaysAsync("ines", "disclosure 1 to @Rui");
        await bot.PressesAsync("rui", "I see to it");
        await bot.SaysAsync("rui", "disclosed 1 I called the mother");
        await bot.SaysAsync("marta", "acknowledge 1");
        await bot.PressesAsync("ines", "Fine");
        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "rui")));

        await bot.SaysAsync("ines", "reopen 1");

        Assert.Equal("ines", (await bot.CaseAsync(1)).DiscloserId);
        Assert.Contains(await bot.ChatAsync("ines"), heard => heard.Lines.Contains("The case is open again. Is there something new that people must know?"));
    }

    [Fact]
    public async Task The_named_leader_hears_it_too_without_being_in_the_team()
    {
        await using var bot = await StartAsync();
        await HasLeaderAsync(bot, "lea");
        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour") { SafetyLeaderId = "lea" }));

        await bot.SaysAsync("ines", "problem the gangway broke");
        await bot.PressesAsync("ines", "A customer", ("danger", "yes"));

        var heard = Assert.Single(await bot.ReadsAsync("lea"));
        Assert.Contains("When people were told what they must know, I ask you to look at it.", heard.Lines);
        Assert.Empty(heard.Buttons);
        Assert.Equal("I know no case 1 in your team. “cases” shows what is open.", (await bot.SaysAsync("lea", "case 1"))[^1].Text);
    }

    [Fact]
    public async Task Said_twice_it_is_told_once()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.SaysAsync("ines", "safety 1");
        await bot.ReadsAsync("marta");
        var version = (await bot.CaseAsync(1)).Version;

        Assert.StartsWith("That was noted already: somebody may be in danger in case 1.", (await bot.SaysAsync("rui", "safety 1"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(version, (await bot.CaseAsync(1)).Version);
        Assert.Empty(await bot.ReadsAsync("marta"));
    }

    [Fact]
    public async Task It_is_not_answered_away()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "problem the gangway broke");
        await bot.PressesAsync("ines", "A customer", ("danger", "yes"));
        await bot.SaysAsync("ines", "back");

        var said = await bot.PressesAsync("ines", "A customer", ("danger", "no"));

        Assert.True((await bot.CaseAsync(1)).Danger);
        Assert.Contains(said, heard => heard.Text.Contains("What was said about danger stays", StringComparison.Ordinal));

        await bot.SaysAsync("ines", "back");
        var me = await bot.PressesAsync("ines", "Me");
        Assert.StartsWith("Case 1 stays open.", me[0].Text, StringComparison.Ordinal);
        Assert.Equal(CustomerKind.External, (await bot.CaseAsync(1)).Customer);
    }

    [Fact]
    public async Task Until_people_were_told_and_somebody_else_has_looked_at_it_no_way_ends_it()
    {
        await using var bot = await StartAsync();
        await ReachTheEndAsync(bot);

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
        await using var bot = await StartAsync();
        await ReachTheEndAsync(bot);

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
        await using var bot = await StartAsync();
        await ReachTheEndAsync(bot);

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
        await using var bot = await StartAsync();
        await HasLeaderAsync(bot, "lea");
        await ReachTheEndAsync(bot);
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
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ChangeAsync(db => db.Memberships.RemoveRange(db.Memberships.Where(membership => membership.PersonId != "ines")));
        await ReachTheEndAsync(bot);

        Assert.EndsWith(
            "Nobody else is there who could look at it, so you may, and the case says so: acknowledge 1",
            (await bot.SaysAsync("ines", "disclosed 1 I called the mother"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("ines", "acknowledge 1");
        Assert.Contains((await bot.SaysAsync("ines", "case 1"))[^1].Lines, line => line.EndsWith("because nobody else was there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_put_off_with_its_history_and_a_time_that_has_passed_is_asked_about()
    {
        await using var bot = await StartAsync();
        await ReachTheEndAsync(bot);

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
        await using var bot = await StartAsync();
        await ReachTheEndAsync(bot);

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
        await using var bot = await StartAsync();
        await ReachTheEndAsync(bot);
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
        await using var bot = await StartAsync();
        await ReachTheEndAsync(bot);
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
        await using var bot = await StartAsync();
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
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db => db.Memberships.RemoveRange(db.Memberships.Where(membership => membership.PersonId == "kiran")));
        await ReachTheEndAsync(bot);
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
        await using var bot = await StartAsync();
        await ReachTheEndAsync(bot);
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
        await using var bot = await StartAsync();
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
        await using var bot = await StartAsync();
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

    [Fact]
    public async Task Danger_wakes_what_rests()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "tools off 1");
        Assert.NotNull((await bot.CaseAsync(1)).SnoozedUntil);

        await bot.SaysAsync("rui", "safety 1");

        Assert.Null((await bot.CaseAsync(1)).SnoozedUntil);
    }

    [Fact]
    public async Task Danger_in_a_case_that_is_over_is_told_all_the_same()
    {
        await using var bot = await StartAsync();
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
        await using var bot = await StartAsync();
        await ReachTheEndAsync(bot);
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
        await using var bot = await StartAsync();
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
        await using var bot = await StartAsync();
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
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Contains("Somebody must be told", (await bot.SaysAsync("ines", "disclosure 1"))[^1].Buttons);
        Assert.False((await bot.CaseAsync(1)).IsToDisclose);
        await bot.PressesAsync("ines", "Somebody must be told");
        Assert.True((await bot.CaseAsync(1)).IsHeldOpen);
        Assert.Contains((await bot.CardAsync(1))!.Lines, line => line.StartsWith("To be told: we tell people by Mon 23 Nov", StringComparison.Ordinal));
        Assert.Empty(await bot.ReadsAsync("marta"));
    }

    [Fact]
    public async Task Practised_it_disturbs_nobody_and_binds_nobody()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "practice the gangway broke");
        await bot.PressesAsync("ines", "A customer", ("danger", "yes"));
        await bot.SaysAsync("ines", "They nearly fell.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");
        await bot.SaysAsync("ines", "told 1");
        await bot.SaysAsync("ines", "disclosed 1 I called them");

        Assert.Empty(await bot.ReadsAsync("marta"));
        await bot.PressesAsync("ines", "Fine");
        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
    }

    [Fact]
    public async Task About_oneself_nobody_hears_anything()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "problem I froze at the desk");
        await bot.PressesAsync("ines", "Me", ("danger", "yes"));

        Assert.Empty(await bot.ReadsAsync("marta"));
        Assert.Equal("Case 1 is about you alone, so nobody has to be told anything.", (await bot.SaysAsync("ines", "disclosure 1"))[^1].Text);
        await bot.SaysAsync("ines", "cancel");
        Assert.Equal(CaseStatus.Cancelled, (await bot.CaseAsync(1)).Status);
    }

    [Fact]
    public async Task Talked_about_in_public_it_is_answered_once_and_changes_no_order()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.ReachesAsync("rui", Step.FixItFast, "problem the lift is stuck");

        var said = (await bot.SaysAsync("rui", "public 2"))[^1].Text;
        Assert.Contains("Answer once where it was said, with kindness and truth", said, StringComparison.Ordinal);
        Assert.Single(await bot.ReadsAsync("marta"));
        Assert.Contains("In public: it is talked about", (await bot.CardAsync(2))!.Lines);
        Assert.StartsWith("Open in Harbour desk:\n1 · ", (await bot.SaysAsync("amal", "cases"))[^1].Text, StringComparison.Ordinal);

        await bot.SaysAsync("rui", "not public 2");
        await bot.SaysAsync("rui", "public 2");
        Assert.Empty(await bot.ReadsAsync("marta"));
    }

    [Fact]
    public async Task It_stands_in_the_timeline_and_in_the_files()
    {
        await using var bot = await StartAsync();
        await ReachTheEndAsync(bot);
        await bot.SaysAsync("ines", "disclosure 1 what the mother must know what to watch for");
        await bot.SaysAsync("ines", "disclosed 1 I called the mother");
        await bot.SaysAsync("marta", "acknowledge 1");
        await bot.SaysAsync("ines", "public 1");

        var lines = (await bot.SaysAsync("ines", "case 1"))[^1].Lines;
        Assert.Contains("Safety: people were told; Marta has looked at it", lines);
        Assert.Contains(lines, line => line.EndsWith("Ines noted what people were told, and how", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("Marta looked at it and acknowledged it", StringComparison.Ordinal));

        var links = (await bot.SaysAsync("ines", "export 1"))[^1].Links;
        var json = await bot.FetchAsync(links.Single(link => link.EndsWith(".json", StringComparison.Ordinal)));
        Assert.Contains("\"disclosure\": \"Acknowledged\"", json, StringComparison.Ordinal);
        Assert.Contains("\"acknowledgedBy\": \"Marta\"", json, StringComparison.Ordinal);
        Assert.Contains("\"inPublic\": true", json, StringComparison.Ordinal);
        Assert.Contains("What must be told: people were told; Marta has looked at it", await bot.FetchAsync(links.Single(link => link.EndsWith(".md", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_personal_data_got_out_it_is_offered_and_not_imposed()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "problem a bill went out with somebody else's address");

        var said = await bot.PressesAsync("ines", "A customer", ("care", "DataLeak"));

        Assert.Contains(said, heard => heard.Text == "Personal data got out, so there may be people who must know. To see to it: disclosure 1");
        Assert.False((await bot.CaseAsync(1)).IsToDisclose);
    }

    [Fact]
    public async Task Reminders_reach_whoever_sees_to_it_and_then_those_who_lead()
    {
        await using var bot = await StartAsync();
        await HasLeaderAsync(bot, "lea");
        await ReachTheEndAsync(bot);
        await bot.SaysAsync("ines", "disclosure 1 by today 15:00");
        await bot.SaysAsync("ines", "stop 1");

        bot.Clock.Advance(TimeSpan.FromHours(4));
        await bot.RunNudgesAsync();
        Assert.StartsWith("In case 1 we tell people what they must know by today, Friday 20 November, 15:00", (await bot.ReadsAsync("ines"))[^1].Lines[^1], StringComparison.Ordinal);

        bot.Clock.Advance(TimeSpan.FromMinutes(95));
        await bot.RunNudgesAsync();
        await bot.RunNudgesAsync();
        Assert.Single(await bot.ReadsAsync("ines"));
        Assert.EndsWith("Ines sees to it; could you stand beside them?", Assert.Single(await bot.ReadsAsync("lea")).Lines[^1], StringComparison.Ordinal);

        await bot.SaysAsync("ines", "disclosed 1 I called the mother");
        Assert.Single(await bot.ReadsAsync("lea"));
        await bot.RunNudgesAsync();
        Assert.Empty(await bot.ReadsAsync("lea"));

        bot.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromHours(5));
        await bot.RunNudgesAsync();
        Assert.Contains("acknowledge 1", Assert.Single(await bot.ReadsAsync("lea")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cause_that_was_known_and_left_is_thought_of_once_before_closing()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.Analyze, "problem the gangway was wet");
        await bot.PressesAsync("ines", "Tools", ("prevention", "a mat lies there"));
        await bot.SaysAsync("ines", "told 1");
        await bot.PressesAsync("ines", "Fine");
        await bot.SaysAsync("ines", "reopen 1");
        await bot.PressesAsync("ines", "I own it");
        await bot.SaysAsync("ines", "told 1");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");

        Assert.StartsWith("The same made it possible before case 1 was opened again. Three questions come before closing", (await bot.PressesAsync("ines", "Fine"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("ines", "close 1 because they left");
        await bot.PressesAsync("ines", "That is what I think", ("because", "The mat is bolted down"), ("right", "Yes"), ("impact", "None"), ("reputation", "None"));
        Assert.Equal("The mat is bolted down\nYes\nNone\nNone", (await bot.CaseAsync(1)).Integrity);

        await bot.PressesAsync("ines", "Fine");
        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Kiran", Role.Lead);
        await bot.HasMemberAsync("Marta", Role.Manager);
        return bot;
    }

    private static Task<int> HasLeaderAsync(TestBot bot, string id) => bot.ChangeAsync(db =>
    {
        db.People.Add(new Person { Id = id, Name = "Lea", Zone = "Europe/Lisbon", Role = Role.Leader });
        db.WebConversations.Add(new ServiceBot.Channels.Web.WebConversation { Id = ServiceBot.Channels.Web.WebConversation.PrivateId(id), PersonId = id, CreatedAt = bot.Clock.Now });
        db.Addresses.Add(new PersonAddress { Channel = "directline", Account = id, PersonId = id, Conversation = ServiceBot.Channels.Web.WebConversation.PrivateId(id) });
    });

    /// <summary>A case of Ines with danger, at its last question; everybody has read what came so far.</summary>
    private static async Task ReachTheEndAsync(TestBot bot)
    {
        await bot.SaysAsync("ines", "problem the gangway broke");
        await bot.PressesAsync("ines", "A customer", ("danger", "yes"));
        await bot.SaysAsync("ines", "A child nearly fell.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");
        await bot.SaysAsync("ines", "told 1");
        foreach (var person in (string[])["ines", "rui", "amal", "marta", "kiran", "lea"])
            await bot.ReadsAsync(person);
    }
}
