using ServiceBot.Roster;

namespace ServiceBot.Tests.Setup;

public class SafetyTopicTests
{
    [Theory]
    [InlineData("Lea", "lea")]
    [InlineData("@lea", "lea")]
    [InlineData("any leader", null)]
    [InlineData("", null)]
    public async Task A_team_names_the_leader_who_looks_at_what_people_were_told(string typed, string? named)
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.HasMemberAsync("Lea", Role.Leader);
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "Safety");

        await bot.PressesAsync("marta", "Save", ("safetyLeader", typed));

        Assert.Equal(named, (await bot.TeamAsync()).SafetyLeaderId);
        Assert.Contains(
            $"Safety: {(named is null ? "any leader looks" : "Lea looks")} at what people were told, which is due at the end of the next working day",
            (await bot.SaysAsync("amal", "settings"))[^1].Lines);
    }

    [Fact]
    public async Task Whoever_is_no_leader_any_more_is_not_named_any_more()
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.HasMemberAsync("Lea", Role.Leader);
        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour") { SafetyLeaderId = "lea" }));
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "lea").Role = Role.Member);

        Assert.Contains(
            "Safety: a manager looks at what people were told, which is due at the end of the next working day", (await bot.SaysAsync("amal", "settings"))[^1].Lines);
    }
}
