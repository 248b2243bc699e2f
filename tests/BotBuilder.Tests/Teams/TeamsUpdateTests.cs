namespace BotBuilder.Tests.Teams;

/// <summary>What Teams tells about channels, teams and messages.</summary>
public class TeamsUpdateTests
{
    private readonly TeamsBot _bot = new();

    [Theory]
    [InlineData("channelCreated", "created Incidents in Support")]
    [InlineData("channelDeleted", "deleted Incidents in Support")]
    [InlineData("channelRenamed", "renamed Incidents in Support")]
    [InlineData("channelRestored", "restored Incidents in Support")]
    [InlineData("teamArchived", "archived in Support")]
    [InlineData("teamDeleted", "deleted in Support")]
    [InlineData("teamHardDeleted", "deleted for good in Support")]
    [InlineData("teamRenamed", "renamed in Support")]
    [InlineData("teamRestored", "restored in Support")]
    [InlineData("teamUnarchived", "unarchived in Support")]
    public async Task Each_change_has_its_method(string eventType, string expected)
    {
        await _bot.PostAsync(Update("msteams", eventType));

        Assert.Equal([expected], _bot.Log);
    }

    [Theory]
    [InlineData("msteams", "somethingNew")]
    [InlineData("msteams", null)]
    [InlineData("directline", "channelCreated")]
    public async Task What_is_not_known_here_is_ignored(string channelId, string eventType)
    {
        await _bot.PostAsync(Update(channelId, eventType));

        Assert.Empty(_bot.Log);
    }

    [Theory]
    [InlineData("messageUpdate", "editMessage", "edited")]
    [InlineData("messageUpdate", "undeleteMessage", "undeleted")]
    [InlineData("messageDelete", "softDeleteMessage", "soft deleted")]
    [InlineData("messageUpdate", "other", null)]
    [InlineData("messageDelete", null, null)]
    public async Task Messages_are_edited_and_deleted(string type, string eventType, string expected)
    {
        await _bot.PostAsync(new { type, channelId = "msteams", channelData = new { eventType } });

        Assert.Equal(expected, _bot.Log.SingleOrDefault());
    }

    [Fact]
    public async Task A_read_receipt_says_how_far_somebody_has_read()
    {
        await _bot.PostAsync(new
        {
            type = "event",
            name = "application/vnd.microsoft.readReceipt",
            channelId = "msteams",
            value = new { lastReadMessageId = "1642626478340" },
        });

        Assert.Equal(["read up to 1642626478340"], _bot.Log);
    }

    [Theory]
    [InlineData("msteams", "anything")]
    [InlineData("directline", "application/vnd.microsoft.readReceipt")]
    public async Task Other_events_stay_events(string channelId, string name)
    {
        await _bot.PostAsync(new { type = "event", name, channelId });

        Assert.Equal([$"event {name}"], _bot.Log);
    }

    private static object Update(string channelId, string eventType) => new
    {
        type = "conversationUpdate",
        channelId,
        channelData = new { eventType, channel = new { id = "19:c", name = "Incidents" }, team = new { id = "19:t", name = "Support" } },
    };
}
