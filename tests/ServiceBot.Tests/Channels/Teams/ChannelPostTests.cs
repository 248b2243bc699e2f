using System.Text.Json.Nodes;
using ServiceBot.Delivery;
using ServiceBot.Tests.Delivery;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>How messages reach Teams: posts in a channel begin threads and are edited in them, and unasked messages say whose they are.</summary>
public sealed class ChannelPostTests : IAsyncLifetime
{
    private const string Room = "19:room@thread.tacv2";
    private const string Other = "19:other@thread.tacv2";

    private readonly TeamsDouble teams = new();
    private TestDelivery delivery = null!; // set before each test

    public async Task InitializeAsync() => delivery = await TestDelivery.StartAsync(teams.Configure);

    public async Task DisposeAsync() => await delivery.DisposeAsync();

    [Fact]
    public async Task A_post_in_a_channel_begins_a_thread_in_which_it_is_edited()
    {
        await SayAsync(Room, "one", "card");
        await SayAsync(Room, "two", "card");
        await SayAsync(Room, "three", "card");

        Assert.Equal(
            [
                ("POST", "/emea/v3/conversations"),
                ("PUT", $"/emea/v3/conversations/{Room};messageid=1/activities/1"),
                ("PUT", $"/emea/v3/conversations/{Room};messageid=1/activities/1"),
            ],
            teams.Requests.Select(asked => (asked.Method, asked.Path)));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$"""
            {
              "bot": { "id": "28:{{TeamsDouble.AppId}}" },
              "tenantId": "{{TeamsDouble.Tenant}}",
              "channelData": { "tenant": { "id": "{{TeamsDouble.Tenant}}" }, "channel": { "id": "{{Room}}" } },
              "isGroup": true,
              "activity": {
                "type": "message", "text": "one", "textFormat": "plain",
                "from": { "id": "28:{{TeamsDouble.AppId}}" },
                "conversation": { "tenantId": "{{TeamsDouble.Tenant}}" },
                "channelData": { "tenant": { "id": "{{TeamsDouble.Tenant}}" } }
              }
            }
            """),
            teams.Requests.First().Body));
    }

    [Fact]
    public async Task Where_only_the_thread_is_named_the_message_is_known_by_it()
    {
        teams.Answers(_ => TeamsDouble.Json(201, $$"""{"id":"{{Room}};messageid=77"}"""));
        await SayAsync(Room, "one", "card");
        await SayAsync(Room, "two", "card");

        Assert.Equal($"/emea/v3/conversations/{Room};messageid=77/activities/77", teams.Requests.Last().Path);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"id":"19:room@thread.tacv2"}""")]
    public async Task A_post_that_got_no_id_stands_and_what_would_edit_it_is_posted_anew_once(string body)
    {
        teams.Answers(_ => TeamsDouble.Json(201, body));
        await SayAsync(Room, "one", "card");
        await SayAsync(Room, "two", "card");
        await SayAsync(Room, "three", "card");

        Assert.Equal(["POST", "POST", "PUT"], teams.Requests.Select(asked => asked.Method));
        Assert.All(await delivery.RowsAsync(), row => Assert.Equal(OutboxState.Sent, row.State));
    }

    [Fact]
    public async Task A_thread_that_is_gone_begins_anew_once()
    {
        await SayAsync(Room, "one", "card");
        teams.Answers(TeamsDouble.Refusal(404, "ActivityNotFoundInConversation"));
        await SayAsync(Room, "two", "card");
        await SayAsync(Room, "three", "card");

        Assert.Equal(["POST", "PUT", "POST", "PUT"], teams.Requests.Select(asked => asked.Method));
        Assert.Equal($"/emea/v3/conversations/{Room};messageid=2/activities/2", teams.Requests.Last().Path);
    }

    [Theory]
    [InlineData($"{Room};messageid=1700000000000")]
    [InlineData("a:private")]
    [InlineData("19:meeting_x@thread.v2")]
    public async Task In_a_thread_and_in_a_chat_it_is_said_there(string conversation)
    {
        await SayAsync(conversation, "one", "card");
        await SayAsync(conversation, "two", "card");

        Assert.Equal(
            [("POST", $"/emea/v3/conversations/{conversation}/activities"), ("PUT", $"/emea/v3/conversations/{conversation}/activities/1")],
            teams.Requests.Select(asked => (asked.Method, asked.Path)));
        Assert.Equal($"28:{TeamsDouble.AppId}", (string?)teams.Requests.First().Body!["from"]!["id"]);
        Assert.Equal(TeamsDouble.Tenant, (string?)teams.Requests.First().Body!["channelData"]!["tenant"]!["id"]);
    }

    [Fact]
    public async Task What_is_taken_back_in_a_channel_is_edited_to_say_so_and_never_deleted()
    {
        await SayAsync(Room, "one", "card");
        await delivery.SayAsync(Room, "", "card", serviceUrl: TeamsDouble.ServiceUrl, delete: true);
        await delivery.DeliverAsync();

        var last = teams.Requests.Last();
        Assert.Equal(("PUT", $"/emea/v3/conversations/{Room};messageid=1/activities/1"), (last.Method, last.Path));
        Assert.Equal("This was taken back.", (string?)last.Body!["text"]);
        Assert.DoesNotContain(teams.Requests, asked => asked.Method == "DELETE");
    }

    [Fact]
    public async Task In_another_channel_what_would_edit_it_is_posted_anew()
    {
        await SayAsync(Room, "one", "card");
        await SayAsync(Other, "two", "card");
        await SayAsync(Other, "three", "card");

        Assert.Equal(
            [("POST", "/emea/v3/conversations"), ("POST", "/emea/v3/conversations"), ("PUT", $"/emea/v3/conversations/{Other};messageid=2/activities/2")],
            teams.Requests.Select(asked => (asked.Method, asked.Path)));
        Assert.Equal(Other, (string?)teams.Requests.ElementAt(1).Body!["channelData"]!["channel"]!["id"]);
    }

    [Theory]
    [InlineData(Room, ";messageid=1", false)]
    [InlineData(Room, ";messageid=1", true)]
    [InlineData($"{Room};messageid=1700000000000", "", false)]
    public async Task What_is_taken_back_is_taken_back_where_it_stands(string stands, string thread, bool isEditedBefore)
    {
        await SayAsync(stands, "one", "card");
        if (isEditedBefore)
            await delivery.SayAsync(Other, "two", "card", serviceUrl: TeamsDouble.ServiceUrl);
        for (var i = 0; i < 2; i++)
        {
            await delivery.SayAsync(Other, "", "card", serviceUrl: TeamsDouble.ServiceUrl, delete: true);
            await delivery.DeliverEverythingAsync();
        }

        Assert.Equal(["POST", "PUT"], teams.Requests.Select(asked => asked.Method).Distinct());
        Assert.All(teams.Requests.Skip(1), asked => Assert.Equal(
            ($"/emea/v3/conversations/{stands}{thread}/activities/1", "This was taken back."), (asked.Path, (string?)asked.Body!["text"])));
        Assert.All(await delivery.RowsAsync(), row => Assert.NotEqual(OutboxState.Dead, row.State));

        await SayAsync(Other, "three", "card");
        Assert.Equal(("POST", Other), (teams.Requests.Last().Method, (string?)teams.Requests.Last().Body!["channelData"]!["channel"]!["id"]));
    }

    [Fact]
    public async Task All_threads_of_a_channel_share_its_pace()
    {
        var start = delivery.Clock.Now;
        for (var thread = 0; thread < 10; thread++)
            await delivery.SayAsync($"{Room};messageid={thread}", "hello", serviceUrl: TeamsDouble.ServiceUrl);

        await delivery.DeliverEverythingAsync();

        Assert.Equal(10, teams.Requests.Count);
        Assert.InRange(delivery.Clock.Now - start, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(15));
    }

    private async Task SayAsync(string conversation, string text, string slot)
    {
        await delivery.SayAsync(conversation, text, slot, serviceUrl: TeamsDouble.ServiceUrl);
        await delivery.DeliverEverythingAsync();
    }
}
