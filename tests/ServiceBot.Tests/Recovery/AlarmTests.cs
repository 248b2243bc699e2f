using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Where somebody may be in danger: who hears it at once, and who is left to rest.</summary>
public class AlarmTests
{
    [Fact]
    public async Task Those_who_lead_and_are_at_work_hear_it_and_nobody_who_rests()
    {
        await using var bot = await SafetyDesk.StartAsync();
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
        await using var bot = await SafetyDesk.StartAsync();
        await bot.HasMemberAsync("Otto", Role.Lead, hours: "20:00-23:00");
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.ChangeAsync(db => db.Addresses.RemoveRange(db.Addresses.Where(address => address.PersonId == "kiran" || address.PersonId == "marta")));

        Assert.Contains("I told Otto.", (await bot.SaysAsync("ines", "safety 1"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opened_again_it_is_not_left_with_somebody_who_has_gone()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.ReachTheEndAsync(bot);
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
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.HasLeaderAsync(bot, "lea");
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
        await using var bot = await SafetyDesk.StartAsync();
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
        await using var bot = await SafetyDesk.StartAsync();
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
}
