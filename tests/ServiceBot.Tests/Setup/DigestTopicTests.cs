using ServiceBot.Roster;

namespace ServiceBot.Tests.Setup;

/// <summary>How many people hear of a bad day is hearsay, so a team decides whether it is said, and where.</summary>
public class DigestTopicTests
{
    [Theory]
    [InlineData("older", "on", Hearsay.Older, true, "Digest: word of mouth is illustrated with 10 and 5 people, for managers and in the channel")]
    [InlineData(" Off. ", "off", Hearsay.Off, false, "Digest: word of mouth is not illustrated")]
    [InlineData("Essay", "ON", Hearsay.Essay, true, "Digest: word of mouth is illustrated with 250 and 50 people, for managers and in the channel")]
    internal async Task A_team_decides_by_which_numbers_and_where(string numbers, string channel, Hearsay kept, bool isInChannel, string shown)
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Digest");

        await bot.PressesAsync("marta", "Save", ("hearsay", numbers), ("hearsayInChannel", channel));

        var settings = await bot.TeamAsync();
        Assert.Equal((kept, isInChannel), (settings.Hearsay, settings.HearsayInChannel));
        Assert.Contains(shown, (await bot.SaysAsync("amal", "settings"))[^1].Lines);
    }

    [Theory]
    [InlineData("many", "off", "I do not understand “many”. Write essay, older or off.")]
    [InlineData("older", "perhaps", "I do not understand “perhaps”. Write on or off.")]
    public async Task What_is_neither_is_said_and_nothing_is_kept(string numbers, string channel, string said)
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Digest");

        Assert.StartsWith(said, (await bot.PressesAsync("marta", "Save", ("hearsay", numbers), ("hearsayInChannel", channel)))[^1].Text, StringComparison.Ordinal);

        var settings = await bot.TeamAsync();
        Assert.Equal((Hearsay.Essay, false), (settings.Hearsay, settings.HearsayInChannel));
    }

    [Fact]
    public async Task Managers_read_it_in_private_and_the_channel_only_once_it_is_switched_on()
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour") { Vision = "Nobody waits", Principles = "We say it" }));
        const string now = "this week: Word of mouth";

        Assert.Contains(now, (await bot.SaysAsync("marta", "what is word of mouth"))[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(now, (await bot.SaysAsync("amal", "what is word of mouth"))[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await bot.SaysInRoomAsync("marta", "@ServiceBot what is word of mouth"), heard => heard.Text.Contains(now, StringComparison.Ordinal));

        await bot.ChangeAsync(db => db.TeamSettings.Single().HearsayInChannel = true);
        Assert.Contains(await bot.SaysInRoomAsync("marta", "@ServiceBot what is word of mouth"), heard => heard.Text.Contains(now, StringComparison.Ordinal));

        await bot.ChangeAsync(db => db.TeamSettings.Single().Hearsay = Hearsay.Off);
        Assert.DoesNotContain(now, (await bot.SaysAsync("marta", "what is word of mouth"))[^1].Text, StringComparison.Ordinal);
    }
}
