using System.Text.Json.Nodes;
using BotBuilder.Tests.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace BotBuilder.Tests.Teams;

public class TeamsActivityTests
{
    [Fact]
    public async Task The_team_and_its_channels_are_read_from_the_channel_data()
    {
        Activity seen = null;
        await ReceiveAsync(
            """{"team":{"id":"19:t","name":"Support","aadGroupId":"g1"},"channel":{"id":"19:c"},"settings":{"selectedChannel":{"id":"19:s"}}}""",
            activity => seen = activity);

        var team = seen.TeamsGetTeamInfo();
        Assert.Equal(("19:t", "Support", "g1"), (team.Id, team.Name, team.AadGroupId));
        Assert.Equal(("19:c", "19:s"), (seen.TeamsGetChannelId(), seen.TeamsGetSelectedChannelId()));
    }

    [Fact]
    public void Where_there_is_no_channel_data_there_is_no_team()
    {
        var activity = new Activity();

        Assert.Null(activity.TeamsGetTeamInfo());
        Assert.Null(activity.TeamsGetChannelId());
        Assert.Null(activity.TeamsGetSelectedChannelId());
    }

    [Fact]
    public async Task A_message_can_be_pointed_out()
    {
        var reply = await ReplyAsync(activity => activity.TeamsNotifyUser());

        Assert.True((bool)reply["channelData"]["notification"]["alert"]);
    }

    [Fact]
    public async Task A_message_can_be_pointed_out_in_a_meeting()
    {
        var reply = await ReplyAsync(activity => activity.TeamsNotifyUser(true, "https://shop.test/case"));

        var notification = reply["channelData"]["notification"];
        Assert.True((bool)notification["alertInMeeting"]);
        Assert.False((bool)notification["alert"]);
        Assert.Equal("https://shop.test/case", notification["externalResourceUrl"].ToString());
    }

    [Fact]
    public async Task Pointing_a_message_out_keeps_what_was_in_its_channel_data()
    {
        var reply = await ReplyAsync(activity =>
        {
            activity.ChannelData = new TeamsChannelData { Tenant = new TenantInfo("t1") };
            activity.TeamsNotifyUser();
        });

        Assert.Equal("t1", reply["channelData"]["tenant"]["id"].ToString());
        Assert.True((bool)reply["channelData"]["notification"]["alert"]);
    }

    [Fact]
    public async Task Channel_data_that_nobody_knows_comes_back_as_it_came()
    {
        TeamsChannelData data = null;
        await ReceiveAsync("""{"eventType":"new","brandNew":{"deep":[1]}}""", activity => data = activity.GetChannelData<TeamsChannelData>());

        var reply = await ReplyAsync(activity => activity.ChannelData = data);

        Assert.Equal("""{"deep":[1]}""", reply["channelData"]["brandNew"].ToJsonString());
    }

    [Fact]
    public async Task A_person_of_Teams_is_written_with_all_that_is_known_of_them()
    {
        var reply = await ReplyAsync(activity => activity.MembersAdded =
            [new TeamsChannelAccount("29:amal", "Amal", email: "amal@shop.test", tenantId: "t1"), new ChannelAccount("29:bo")]);

        Assert.Equal("amal@shop.test", reply["membersAdded"][0]["email"].ToString());
        Assert.Equal("t1", reply["membersAdded"][0]["tenantId"].ToString());
        Assert.Null(reply["membersAdded"][0]["objectId"]);
        Assert.Equal("""{"id":"29:bo"}""", reply["membersAdded"][1].ToJsonString());
    }

    [Theory]
    [Trait("Improved", "the original looks up what $ref names")]
    [InlineData("""{"id":"29:amal","$type":"System.Object","email":"amal@shop.test"}""")]
    [InlineData("""{"$id":"1","$ref":"2","id":"29:amal"}""")]
    public async Task Names_that_mean_something_to_JSON_libraries_mean_nothing_here(string from)
    {
        string id = null;
        var (status, _) = await new Door(turn =>
        {
            id = turn.Activity.From.Id;
            return Task.CompletedTask;
        }).PostTextAsync($$"""{"type":"message","from":{{from}}}""");

        Assert.Equal((200, "29:amal"), (status, id));
    }

    [Theory]
    [InlineData("100", "200", true)]
    [InlineData("200", "200", true)]
    [InlineData("201", "200", false)]
    [InlineData("", "200", false)]
    [InlineData("100", null, false)]
    public void A_message_is_read_when_a_later_one_is(string message, string lastRead, bool expected)
    {
        Assert.Equal(expected, ReadReceiptInfo.IsMessageRead(message, lastRead));
        Assert.Equal(expected, new ReadReceiptInfo(lastRead).IsMessageRead(message));
    }

    private static Task ReceiveAsync(string channelData, Action<Activity> see) => new Door(turn =>
    {
        see(turn.Activity);
        return Task.CompletedTask;
    }).PostTextAsync($$"""{"type":"message","channelId":"msteams","channelData":{{channelData}}}""");

    private static async Task<JsonNode> ReplyAsync(Action<Activity> make)
    {
        var reply = MessageFactory.Text("hi");
        make(reply);

        var (_, body) = await new Door(turn => turn.SendActivityAsync(reply))
            .PostAsync(new { type = "message", deliveryMode = "expectReplies" });

        return JsonNode.Parse(body)["activities"][0];
    }
}
