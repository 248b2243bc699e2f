namespace ServiceBot.Tests.Setup;

public class CheckInsTopicTests
{
    [Theory]
    [InlineData("Ferries", "Ferries", "Check-ins: while few people have their home here, they are counted with the group “Ferries”")]
    [InlineData("  Ferries   and quays ", "Ferries and quays", "Check-ins: while few people have their home here, they are counted with the group “Ferries and quays”")]
    [InlineData("", null, "Check-ins: while few people have their home here, they are counted with all other small teams")]
    [InlineData(" \u200B ", null, "Check-ins: while few people have their home here, they are counted with all other small teams")]
    public async Task A_team_names_with_whom_it_is_counted_while_it_is_small(string typed, string? kept, string shown)
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Check-ins");

        var heard = await bot.PressesAsync("marta", "Save", ("checkInGroup", typed));

        Assert.Equal(kept, (await bot.TeamAsync()).CheckInGroup);
        if (kept is not null)
            Assert.Contains(heard, message => message.Text.Contains("That holds from the next check-in on.", StringComparison.Ordinal));
        Assert.Contains(shown, (await bot.SaysAsync("amal", "settings"))[^1].Lines);
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_said_and_nothing_is_kept()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Check-ins");

        var heard = await bot.PressesAsync("marta", "Save", ("checkInGroup", new string('f', 81)));

        Assert.StartsWith("The name of the group is longer than I can keep", heard[^1].Text, StringComparison.Ordinal);
        Assert.Null((await bot.TeamAsync()).CheckInGroup);
    }
}
