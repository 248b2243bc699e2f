using BotBuilder.Tests.Hosting;

namespace BotBuilder.Tests.Teams;

public class TeamsMembersTests : IAsyncLifetime
{
    private readonly TeamsBot _bot = new();

    private Channel _channel;

    public async Task InitializeAsync() => _channel = await Channel.StartAsync();

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [Fact]
    public async Task Whoever_comes_is_looked_up_in_the_team()
    {
        _channel.Answer = (200, """{"id":"29:amal","name":"Amal","givenName":"Amal","email":"amal@shop.test","aadObjectId":"o1","userRole":"user","tenantId":"t1"}""");

        await ComeAsync(new { id = "29:amal" });

        Assert.Equal("GET /amer/v3/conversations/19%3Ateam/members/29%3Aamal", Assert.Single(_channel.Calls).Call);
        var amal = Assert.Single(_bot.Members);
        Assert.Equal(("29:amal", "Amal", "amal@shop.test", "o1"), (amal.Id, amal.Name, amal.Email, amal.AadObjectId));
        Assert.Equal(("Amal", "user", "t1"), (amal.GivenName, amal.UserRole, amal.TenantId));
        Assert.Equal(["added in Support", "added anywhere: 29:amal"], _bot.Log);
    }

    [Fact]
    public async Task Neither_the_bot_nor_who_is_told_in_full_is_looked_up()
    {
        await ComeAsync(new { id = "28:bot" }, new { id = "29:bo", name = "Bo", email = "bo@shop.test" });

        Assert.Empty(_channel.Calls);
        Assert.Equal([("28:bot", null), ("29:bo", "bo@shop.test")], _bot.Members.Select(member => (member.Id, member.Email)));
    }

    [Fact]
    public async Task The_bot_hears_of_its_own_arrival()
    {
        await ComeAsync(new { id = "28:bot" });

        Assert.Equal(["added in Support", "added anywhere: 28:bot"], _bot.Log);
    }

    [Fact]
    public async Task Whoever_is_not_there_yet_comes_with_the_ids_of_the_activity()
    {
        _channel.Answer = (404, """{"error":{"code":"ConversationNotFound","message":"Conversation not found."}}""");

        await ComeAsync(new { id = "29:amal", name = "Amal", aadObjectId = "o1" });

        var amal = Assert.Single(_bot.Members);
        Assert.Equal(("29:amal", "Amal", "o1", null), (amal.Id, amal.Name, amal.AadObjectId, amal.Email));
    }

    [Fact]
    [Trait("Improved", "the original fails the turn, and nobody hears of any of them")]
    public async Task One_who_cannot_be_looked_up_does_not_keep_the_others_out()
    {
        _channel.Answers["29%3Aamal"] = (429, """{"error":{"code":"Throttled"}}""");
        _channel.Answer = (200, """{"id":"29:bo","email":"bo@shop.test"}""");

        await ComeAsync(new { id = "29:amal" }, new { id = "29:bo" });

        Assert.Equal([("29:amal", null), ("29:bo", "bo@shop.test")], _bot.Members.Select(member => (member.Id, member.Email)));
    }

    [Fact]
    public async Task Whoever_goes_is_not_looked_up()
    {
        await _bot.PostAsync(Update("membersRemoved", "msteams", new { id = "29:amal" }, new { id = "28:bot" }));

        Assert.Empty(_channel.Calls);
        Assert.Equal(["removed in Support", "removed anywhere: 29:amal 28:bot"], _bot.Log);
    }

    [Fact]
    public async Task In_other_chats_nobody_is_looked_up()
    {
        await _bot.PostAsync(Update("membersAdded", "directline", new { id = "amal" }));

        Assert.Empty(_channel.Calls);
        Assert.Equal(["added anywhere: amal"], _bot.Log);
    }

    private Task ComeAsync(params object[] members) => _bot.PostAsync(Update("membersAdded", "msteams", members));

    private Dictionary<string, object> Update(string what, string channelId, params object[] members) => new()
    {
        ["type"] = "conversationUpdate",
        ["channelId"] = channelId,
        ["serviceUrl"] = _channel.Url,
        ["recipient"] = new { id = "28:bot" },
        ["conversation"] = new { id = "19:channel" },
        ["channelData"] = new { team = new { id = "19:team", name = "Support" } },
        [what] = members,
    };
}
