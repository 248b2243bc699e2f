using Microsoft.EntityFrameworkCore;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Setup;

/// <summary>Who sets up a team, alone or with others.</summary>
public class SetupManagersTests
{
    private const string Vision = "Everybody who calls us is glad they did.";

    [Fact]
    public async Task Two_managers_at_once_overwrite_nothing_unseen()
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.HasMemberAsync("Paula", Role.Manager);
        await bot.SaysAsync("marta", "setup");
        await bot.SaysAsync("paula", "setup");
        await bot.SaysAsync("paula", "Nobody waits.");

        var said = await bot.PressesAsync("marta", "Save", ("vision", Vision));

        Assert.Equal(
            "Not saved, because it has changed since you saw it: Paula changed Vision: not written yet → Nobody waits.\nThe card below shows how it stands now.",
            said.First(message => message.Card is null).Text);
        Assert.Equal("Nobody waits.", said[^1].Values["vision"]);
        Assert.Contains(said, message => message.Text.Contains($"Not saved. Yours was: {Vision}", StringComparison.Ordinal));
        Assert.Equal("Nobody waits.", (await bot.TeamAsync()).Vision);
        await bot.PressesAsync("marta", "Save", ("vision", Vision));
        Assert.Equal(Vision, (await bot.TeamAsync()).Vision);
    }

    [Fact]
    public async Task Two_managers_at_the_same_instant_are_both_heard()
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.HasMemberAsync("Paula", Role.Manager);
        await bot.SaysAsync("marta", "setup");
        await bot.SaysAsync("paula", "setup");

        await bot.AtOnceAsync(() => bot.SaysAsync("marta", "Ours"), () => bot.SaysAsync("paula", "Theirs"));

        await using var db = bot.Look();
        Assert.Single(await db.RosterChanges.ToListAsync());
        Assert.Contains((await bot.TeamAsync()).Vision, new[] { "Ours", "Theirs" });
    }

    [Fact]
    public async Task Who_manages_no_team_hears_who_does()
    {
        await using var bot = await HarbourDesk.StartAsync();

        Assert.Equal(
            "A team is set up by its managers. In Harbour desk: Marta. “settings” shows what they decided.", (await bot.SaysAsync("ines", "setup"))[^1].Text);
        Assert.Equal("Please say that in our private chat; questions are asked only there.", (await bot.SaysInRoomAsync("marta", "@ServiceBot setup"))[^1].Text);
    }

    [Fact]
    public async Task Who_manages_several_teams_says_which()
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.ChangeAsync(db =>
        {
            db.Teams.Add(new Team { Id = "airport", Name = "Airport desk", Zone = "Europe/Lisbon" });
            db.Memberships.Add(new Membership { TeamId = "airport", PersonId = "marta", Role = Role.Manager });
        });

        Assert.Equal(["setup Airport desk", "setup Harbour desk"], (await bot.SaysAsync("marta", "setup"))[^1].Buttons);
        Assert.StartsWith("I know no team “nowhere” there.", (await bot.SaysAsync("marta", "setup nowhere"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("For Airport desk", (await bot.SaysAsync("marta", "setup airport desk"))[^1].Lines);
    }

    [Fact]
    public async Task Who_is_manager_no_more_saves_nothing()
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.SaysAsync("marta", "setup");
        await bot.ChangeAsync(db => db.Memberships.Single(membership => membership.PersonId == "marta").Role = Role.Lead);

        Assert.Equal("You do not set up Harbour desk any more, so nothing was saved.", (await bot.SaysAsync("marta", Vision))[^1].Text);
        Assert.StartsWith("A team is set up by its managers", (await bot.SaysAsync("marta", "setup"))[^1].Text, StringComparison.Ordinal);
    }
}
