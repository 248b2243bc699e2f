using BotBuilder.Tests.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Teams;

public class TeamsInfoTests : IAsyncLifetime
{
    private Channel _channel;

    private string Call => Assert.Single(_channel.Calls).Call;

    public async Task InitializeAsync() => _channel = await Channel.StartAsync();

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [Fact]
    public async Task A_member_of_a_chat_is_asked_for_in_the_chat()
    {
        _channel.Answer = (200, """{"id":"29:amal","name":"Amal","objectId":"o1","userPrincipalName":"amal@shop.test"}""");

        await InChatAsync(async turn =>
        {
            var amal = await TeamsInfo.GetMemberAsync(turn, "o1");
            Assert.Equal(("29:amal", "Amal", "o1", "amal@shop.test"), (amal.Id, amal.Name, amal.AadObjectId, amal.UserPrincipalName));
        });

        Assert.Equal("GET /amer/v3/conversations/a%3Achat/members/o1", Call);
    }

    [Fact]
    public async Task In_a_channel_it_is_the_team_that_knows_its_members()
    {
        _channel.Answer = (200, """{"continuationToken":"more","members":[{"id":"29:amal","email":"amal@shop.test"}]}""");

        await InTeamAsync(async turn =>
        {
            var page = await TeamsInfo.GetPagedMembersAsync(turn, 100, "token");
            Assert.Equal(("more", "amal@shop.test"), (page.ContinuationToken, Assert.Single(page.Members).Email));
        });

        Assert.Equal("GET /amer/v3/conversations/19%3Ateam/pagedmembers?pageSize=100&continuationToken=token", Call);
    }

    [Fact]
    public async Task Another_team_can_be_asked_for()
    {
        _channel.Answer = (200, """{"id":"x","members":[]}""");

        await InChatAsync(async turn =>
        {
            await TeamsInfo.GetTeamMemberAsync(turn, "29:amal", "19:other");
            await TeamsInfo.GetPagedTeamMembersAsync(turn, "19:other");
        });

        Assert.Equal(
            ["GET /amer/v3/conversations/19%3Aother/members/29%3Aamal", "GET /amer/v3/conversations/19%3Aother/pagedmembers"],
            _channel.Calls.Select(call => call.Call));
    }

    [Fact]
    public async Task A_team_tells_about_itself()
    {
        _channel.Answer = (200, """{"id":"19:team","name":"Support","aadGroupId":"g1","channelCount":3,"memberCount":12,"type":"standard"}""");

        await InTeamAsync(async turn =>
        {
            var team = await TeamsInfo.GetTeamDetailsAsync(turn);
            Assert.Equal(("19:team", "Support", "g1", 3, 12), (team.Id, team.Name, team.AadGroupId, team.ChannelCount, team.MemberCount));
        });

        Assert.Equal("GET /amer/v3/teams/19%3Ateam", Call);
    }

    [Fact]
    public async Task A_team_has_channels_of_which_the_first_has_no_name()
    {
        _channel.Answer = (200, """{"conversations":[{"id":"19:team"},{"id":"19:c","name":"Incidents","type":"private"}]}""");

        await InTeamAsync(async turn => Assert.Equal(
            [("19:team", null, null), ("19:c", "Incidents", "private")],
            (await TeamsInfo.GetTeamChannelsAsync(turn)).Select(channel => (channel.Id, channel.Name, channel.Type))));

        Assert.Equal("GET /amer/v3/teams/19%3Ateam/conversations", Call);
    }

    [Fact]
    public async Task A_thread_is_started_in_a_channel()
    {
        _channel.Answer = (201, """{"id":"19:c;messageid=1","activityId":"1"}""");

        await InTeamAsync(async turn =>
        {
            var (thread, message) = await TeamsInfo.SendMessageToTeamsChannelAsync(turn, MessageFactory.Text("Good morning"), "19:c", "");

            Assert.Equal(("19:c;messageid=1", "msteams", _channel.Url), (thread.Conversation.Id, thread.ChannelId, thread.ServiceUrl));
            Assert.Equal("1", message);
        });

        var (call, body) = Assert.Single(_channel.Calls);
        Assert.Equal("POST /amer/v3/conversations", call);
        Assert.True((bool)body["isGroup"]);
        Assert.Equal("19:c", body["channelData"]["channel"]["id"].ToString());
        Assert.Equal("Good morning", body["activity"]["text"].ToString());
    }

    [Fact]
    public async Task A_refusal_says_what_Teams_said()
    {
        _channel.Answer = (404, """{"error":{"code":"MemberNotFoundInConversation","message":"Member not found."}}""");

        await InChatAsync(async turn =>
        {
            var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => TeamsInfo.GetMemberAsync(turn, "29:nobody"));
            Assert.Equal("MemberNotFoundInConversation", refusal.Body.Error.Code);
        });
    }

    [Fact]
    public Task Outside_a_team_there_is_none_to_ask_about() => InChatAsync(async turn =>
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => TeamsInfo.GetTeamDetailsAsync(turn));
        await Assert.ThrowsAsync<InvalidOperationException>(() => TeamsInfo.GetTeamChannelsAsync(turn));
        await Assert.ThrowsAsync<InvalidOperationException>(() => TeamsInfo.GetTeamMemberAsync(turn, "29:amal"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => TeamsInfo.GetPagedTeamMembersAsync(turn));
    });

    private Task InChatAsync(Func<ITurnContext, Task> act) => InTurnAsync(act, "a:chat", new { tenant = new { id = "t1" } });

    private Task InTeamAsync(Func<ITurnContext, Task> act) => InTurnAsync(act, "19:c", new { team = new { id = "19:team" } });

    private Task InTurnAsync(Func<ITurnContext, Task> act, string conversationId, object channelData) => new Door(act).PostAsync(new
    {
        type = "message",
        channelId = "msteams",
        serviceUrl = _channel.Url,
        conversation = new { id = conversationId },
        channelData,
    });
}
