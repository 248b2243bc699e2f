using System.Text.Json.Nodes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Hosting;

public class WireTests
{
    [Fact]
    public async Task Names_are_read_in_any_case()
    {
        Activity seen = null;

        await ReceiveAsync("""{"TYPE":"message","Text":"hi","from":{"ID":"amal"}}""", a => seen = a);

        Assert.Equal(("message", "hi", "amal"), (seen.Type, seen.Text, seen.From.Id));
    }

    [Fact]
    public async Task Every_field_of_an_activity_is_read()
    {
        Activity seen = null;
        await ReceiveAsync(
            """
            {
              "type": "message", "id": "1", "timestamp": "2026-11-21T10:00:00.123Z",
              "localTimestamp": "2026-11-21T11:00:00+01:00", "localTimezone": "Europe/Berlin",
              "serviceUrl": "https://chat.example/", "channelId": "msteams",
              "from": {"id": "amal", "name": "Amal", "aadObjectId": "a", "role": "user"},
              "conversation": {"id": "c", "isGroup": true, "conversationType": "channel", "tenantId": "t"},
              "membersAdded": [{"id": "m"}], "reactionsAdded": [{"type": "like"}], "historyDisclosed": true,
              "suggestedActions": {"to": ["amal"], "actions": [{"type": "imBack", "title": "Yes", "value": "yes"}]},
              "attachments": [{"contentType": "x/y", "content": {"deep": [1]}}],
              "textHighlights": [{"text": "t", "occurrence": 2}],
              "semanticAction": {"id": "s", "entities": {"e": {"type": "thing"}}, "state": "start"},
              "relatesTo": {"activityId": "other", "user": {"id": "u"}}
            }
            """,
            a => seen = a);

        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 0, 0, 123, TimeSpan.Zero), seen.Timestamp);
        Assert.Equal(TimeSpan.FromHours(1), seen.LocalTimestamp?.Offset);
        Assert.Equal("Europe/Berlin", seen.LocalTimezone);
        Assert.Equal(("a", "user"), (seen.From.AadObjectId, seen.From.Role));
        Assert.Equal((true, "channel", "t"), (seen.Conversation.IsGroup, seen.Conversation.ConversationType, seen.Conversation.TenantId));
        Assert.Equal("m", Assert.Single(seen.MembersAdded).Id);
        Assert.Equal("like", Assert.Single(seen.ReactionsAdded).Type);
        Assert.True(seen.HistoryDisclosed);
        Assert.Equal("yes", Assert.Single(seen.SuggestedActions.Actions).Value.ToString());
        Assert.Equal("x/y", Assert.Single(seen.Attachments).ContentType);
        Assert.Equal(2, Assert.Single(seen.TextHighlights).Occurrence);
        Assert.Equal("thing", seen.SemanticAction.Entities["e"].Type);
        Assert.Equal(("other", "u"), (seen.RelatesTo.ActivityId, seen.RelatesTo.User.Id));
    }

    [Fact]
    public async Task What_is_not_set_is_not_written()
    {
        var reply = await ReplyAsync("{}", turn => turn.SendActivityAsync(new Activity(ActivityTypes.Typing)));

        Assert.Equal(["type"], reply.Select(p => p.Key).Except(["id", "localTimezone"]));
    }

    [Fact]
    public async Task Fields_that_nobody_knows_come_back_as_they_came()
    {
        const string Incoming =
            """
            {
              "zone": {"Deep": [1, "two", null]},
              "from": {"id": "amal", "mood": "good"},
              "conversation": {"id": "c", "topics": 3},
              "attachments": [{"contentType": "x/y", "size": 12}],
              "entities": [{"type": "clientInfo", "locale": "en-GB", "country": "GB"}]
            }
            """;

        var reply = await ReplyAsync(Incoming, turn => turn.SendActivityAsync(turn.Activity));

        Assert.Equal("""{"Deep":[1,"two",null]}""", reply["zone"].ToJsonString());
        Assert.Equal("good", reply["recipient"]["mood"].ToString());
        Assert.Equal(3, (int)reply["conversation"]["topics"]);
        Assert.Equal(12, (int)reply["attachments"][0]["size"]);
        Assert.Equal("GB", reply["entities"][0]["country"].ToString());
        Assert.Equal("clientInfo", reply["entities"][0]["type"].ToString());
    }

    [Fact]
    public async Task Dates_are_written_so_that_they_mean_the_same_instant()
    {
        var instant = new DateTimeOffset(2026, 3, 29, 1, 59, 59, TimeSpan.FromHours(1));

        var reply = await ReplyAsync("{}", turn => turn.SendActivityAsync(new Activity(ActivityTypes.Message, expiration: instant)));

        Assert.Equal(instant, DateTimeOffset.Parse(reply["expiration"].ToString(), null));
    }

    [Fact]
    [Trait("Improved", "the original takes the zone of the machine")]
    public async Task A_time_without_a_zone_is_utc()
    {
        Activity seen = null;

        await ReceiveAsync("""{"type":"message","timestamp":"2026-11-21T10:00:00.5"}""", a => seen = a);

        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 0, 0, 500, TimeSpan.Zero), seen.Timestamp);
        Assert.Equal(TimeSpan.Zero, seen.Timestamp?.Offset);
    }

    [Fact]
    public async Task A_derived_entity_is_written_with_all_it_holds()
    {
        var reply = await ReplyAsync("{}", turn => turn.SendActivityAsync(new Activity(ActivityTypes.Message)
        {
            Entities = [new Mention(new ChannelAccount("amal", "Amal"), "<at>Amal</at>")],
        }));

        var mention = reply["entities"][0];
        Assert.Equal("mention", mention["type"].ToString());
        Assert.Equal("Amal", mention["mentioned"]["name"].ToString());
        Assert.Equal("<at>Amal</at>", mention["text"].ToString());
    }

    public static TheoryData<object> Payloads => new()
    {
        new Dictionary<string, object> { ["type"] = "AdaptiveCard", ["body"] = new object[] { new Dictionary<string, object> { ["text"] = "hé <b>" } } },
        new { type = "AdaptiveCard", body = new[] { new { text = "hé <b>" } } },
        new Card { type = "AdaptiveCard", body = [new Line { text = "hé <b>" }] },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Members_that_take_anything_take_what_bots_make(object content)
    {
        var reply = await ReplyAsync("{}", turn => turn.SendActivityAsync(
            MessageFactory.Attachment(new Attachment("application/vnd.microsoft.card.adaptive", content: content))));

        var card = reply["attachments"][0]["content"];
        Assert.Equal("AdaptiveCard", card["type"].ToString());
        Assert.Equal("hé <b>", card["body"][0]["text"].ToString());
    }

    [Fact]
    public async Task Channel_data_can_be_read_as_a_type()
    {
        Activity seen = null;
        await ReceiveAsync("""{"type":"message","channelData":{"TEXT":"hi"}}""", a => seen = a);

        Assert.Equal("hi", seen.GetChannelData<Line>().text);
        Assert.True(seen.TryGetChannelData<Line>(out var line));
        Assert.Equal("hi", line.text);
        Assert.False(seen.TryGetChannelData<int>(out _));
    }

    [Fact]
    public void No_channel_data_is_the_default()
    {
        Assert.Null(new Activity().GetChannelData<Line>());
        Assert.False(new Activity().TryGetChannelData<Line>(out _));
    }

    private static Task ReceiveAsync(string json, Action<Activity> see) =>
        new Door(turn =>
        {
            see(turn.Activity);
            return Task.CompletedTask;
        }).PostTextAsync(json);

    private static async Task<JsonObject> ReplyAsync(string incoming, Func<ITurnContext, Task> bot)
    {
        var activity = JsonNode.Parse(incoming).AsObject();
        activity["type"] = "message";
        activity["deliveryMode"] = "expectReplies";

        var (_, body) = await new Door(bot).PostTextAsync(activity.ToJsonString());

        return JsonNode.Parse(body)["activities"][0].AsObject();
    }

    private sealed class Card
    {
        public string type { get; set; }

        public List<Line> body { get; set; }
    }

    private sealed class Line
    {
        public string text { get; set; }
    }
}
