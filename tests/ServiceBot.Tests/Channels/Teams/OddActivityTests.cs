using System.Text;
using System.Text.Json.Nodes;
using ServiceBot.Tests.Channels.Web;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>Whatever comes with a good token: it is taken or refused, and never breaks anything.</summary>
public class OddActivityTests
{
    private const string Press = """{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"own","data":{"a":1}}}}""";

    private const string Channel =
        """
        {"type":"conversationUpdate","membersAdded":[{"id":"28:bot"}],
         "conversation":{"id":"19:a@thread.tacv2;messageid=1","isGroup":true,"conversationType":"channel","tenantId":"22222222-2222-2222-2222-222222222222"},
         "channelData":{"eventType":"teamMemberAdded","team":{"id":"19:a@thread.tacv2","name":"Desk","aadGroupId":"x"},
                        "tenant":{"id":"22222222-2222-2222-2222-222222222222"},"settings":{"selectedChannel":{"id":"19:a@thread.tacv2"}}}}
        """;

    [Theory]
    [InlineData("{}")]
    [InlineData(Press)]
    [InlineData(Channel)]
    public async Task No_part_of_an_activity_need_be_what_it_should_be(string activity)
    {
        await using var server = await TeamsServer.StartAsync();
        foreach (var body in Wrong.KindsOf(() => Encoding.UTF8.GetBytes(server.Message(activity))))
        {
            using var answer = await server.PostAsync(Encoding.UTF8.GetString(body), server.Good());
            await Refusal.IsOneOrNoneAsync(answer, Encoding.UTF8.GetString(body));
        }
    }

    /// <summary>Deep, doubled, or half a character: read by two readers, it is one thing.</summary>
    [Theory]
    [InlineData("channelData", """{"tenant":{"id":"22222222-2222-2222-2222-222222222222"},"x":"\ud83d"}""")]
    [InlineData("text", "\"\\u0000\"")]
    [InlineData("value", """{"a":1,"a":2}""")]
    [InlineData("value", "1e999")]
    public async Task What_two_readers_may_understand_in_two_ways_is_refused(string name, string value)
    {
        await using var server = await TeamsServer.StartAsync();
        var whole = JsonNode.Parse(server.Message())!.AsObject();
        whole.Remove(name);
        var body = $"{{\"{name}\":{value},{whole.ToJsonString()[1..]}";

        await server.RefuseAsync(System.Net.HttpStatusCode.BadRequest, "body", body, server.Good());
    }
}
