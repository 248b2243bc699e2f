namespace ServiceBot.Tests.Channels.Teams;

/// <summary>What admins hear in private of the teams of Teams, because only they can see to it.</summary>
public class AdminNewsTests
{
    [Fact]
    public async Task When_the_last_manager_left_in_Teams_an_admin_hears_once_how_to_name_another()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis", "Rui Matos"]);
        await world.SaysAsync("Ana Reis", "help");
        world.Members.Listed.RemoveAt(0);

        for (var weeks = 0; weeks < 2; weeks++)
        {
            world.Clock.Advance(TimeSpan.FromDays(7));
            await world.LookAsync();
        }

        Assert.Equal(["Rui Matos"], await world.NamesAsync());
        Assert.Equal(
            "Harbour desk has no manager any more: the last one left the team in Teams. To name another one, type “settings Harbour desk” and choose Roles.",
            Assert.Single(await world.SaidToAsync("Ana Reis"), said => said.Contains("no manager", StringComparison.Ordinal)));

        await world.SaysAsync("Ana Reis", "settings Harbour desk");
        var card = await world.ReadAsync(db => db.Outbox.OrderByDescending(row => row.Id).First(row => row.Conversation == TeamsWorld.ChatOf("Ana Reis")).Activity!);
        Assert.Contains("Managers: nobody", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_another_manages_the_team_nobody_hears_of_it()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis", "Rui Matos"]);
        await world.SaysAsync("Ana Reis", "help");
        await world.ExecuteAsync("""UPDATE "Memberships" SET "Role" = (SELECT max("Role") FROM "Memberships")""");
        world.Members.Listed.RemoveAt(0);

        world.Clock.Advance(TimeSpan.FromDays(7));
        await world.LookAsync();

        Assert.Equal(["Rui Matos"], await world.NamesAsync());
        Assert.DoesNotContain(await world.SaidToAsync("Ana Reis"), said => said.Contains("no manager", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_became_the_first_admin_hears_it_once_when_they_have_a_chat()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis", "Rui Matos"]);
        Assert.Empty(await world.SaidToAsync("Ana Reis"));
        foreach (var name in (string[])["Ana Reis", "Rui Matos"])
            await world.SaysAsync(name, "help");

        for (var weeks = 0; weeks < 2; weeks++)
        {
            world.Clock.Advance(TimeSpan.FromDays(7));
            await world.LookAsync();
        }

        Assert.Equal(
            "You are the first here, so you may set up every team and name managers and admins: settings",
            Assert.Single(await world.SaidToAsync("Ana Reis"), said => said.StartsWith("You are the first", StringComparison.Ordinal)));
        Assert.DoesNotContain(await world.SaidToAsync("Rui Matos"), said => said.StartsWith("You are the first", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nobody_manages_the_team_the_greeting_says_what_an_admin_does()
    {
        await using var world = TeamsWorld.Start();
        world.Members.Listed.Add(TeamsWorld.Member("Ana Reis"));
        await world.InstallAsync("Ana Reis");
        await world.ExecuteAsync("""UPDATE "Memberships" SET "Role" = 0""");

        await world.LookAsync();

        Assert.Contains(
            "Next: nobody manages Harbour desk here yet. An admin types settings to me in private, and names a manager under Roles.",
            Assert.Single(await world.SaidInAsync(TeamsWorld.Team)), StringComparison.Ordinal);
    }
}
