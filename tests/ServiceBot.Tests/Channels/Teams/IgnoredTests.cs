using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Teams;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>What platforms send now and then and nobody here has a use for.</summary>
public class IgnoredTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    private const int Times = 5;

    /// <summary>A reason, and what is then different from a message that is heard.</summary>
    public static TheoryData<string, string> Useless => new()
    {
        { "type", """{"type":"somethingNew"}""" },
        { "type", """{"type":"Message "}""" },
        { "type", """{"type":"typing"}""" },
        { "type", """{"type":"event","name":"tokens/response","value":{"token":"x"}}""" },
        { "type", """{"type":"event","name":null}""" },
        { "type", """{"type":"endOfConversation"}""" },
        { "type", """{"type":"trace","value":{}}""" },
        { "type", """{"type":"invokeResponse","value":{"status":200}}""" },
        { "type", """{"type":"messageReaction","reactionsAdded":[null]}""" },
        { "type", """{"type":"messageUpdate"}""" },
        { "type", """{"type":"messageDelete"}""" },
        { "type", """{"type":"installationUpdate","action":"remove"}""" },
        { "type", """{"type":"handoff"}""" },
        { "type", """{"type":"deleteUserData"}""" },
        { "channel", """{"channelId":null}""" },
        { "channel", """{"channelId":""}""" },
        { "channel", """{"channelId":"somewhereNew"}""" },
        { "channel", """{"channelId":"DirectLine"}""" },
        { "channel", """{"channelId":"directline "}""" },
        { "channel", """{"channelId":"msteams\n"}""" },
        { "no sender", """{"from":null}""" },
        { "no sender", """{"from":{}}""" },
        { "no sender", """{"from":{"id":""}}""" },
        { "no conversation", """{"conversation":null}""" },
        { "no conversation", """{"conversation":{"id":null}}""" },
        { "no recipient", """{"recipient":null}""" },
        { "no recipient", """{"recipient":{"name":"ServiceBot"}}""" },
        { "own words", """{"from":{"id":"bot","name":"ServiceBot"}}""" },
        { "own words", """{"from":{"id":"somebody","role":"bot"}}""" },
        { "own words", """{"type":"conversationUpdate","from":{"id":"bot"},"membersAdded":[{"id":"bot"}]}""" },
        { "nobody as a member", """{"type":"conversationUpdate","membersAdded":[null]}""" },
        { "nobody as a member", """{"type":"conversationUpdate","membersRemoved":[{"id":"x"},null]}""" },
    };

    [Theory]
    [MemberData(nameof(Useless))]
    public async Task What_is_of_no_use_is_taken_counted_and_left_alone(string reason, string different)
    {
        using var count = new Counting(program.Services.GetRequiredService<IMeterFactory>(), reason);
        var rows = await program.CountRowsAsync();

        for (var i = 0; i < Times; i++)
            Assert.Equal(HttpStatusCode.OK, await SendAsync(different));

        Assert.Equal(Times, count.Value);
        Assert.Equal(rows, await program.CountRowsAsync());
        Assert.Single(program.Log.Warnings, line => line.Contains($"({reason})", StringComparison.Ordinal));
        Assert.Equal("", program.Log.TakeFailures());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"u-1"}]}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{}],"membersRemoved":[{"id":null}]}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"entities":[null,{},{"type":null},{"type":"mention"},{"type":"mention","mentioned":null}],"attachments":[null,{}]}""")]
    [InlineData("""{"conversation":{"id":"group","isGroup":true},"recipient":{"id":"bot","name":null},"entities":[null]}""")]
    [InlineData("""{"text":null,"value":null,"channelData":null}""")]
    [InlineData("""{"value":"a text","channelData":[1],"suggestedActions":{"actions":[null]}}""")]
    [InlineData("""{"channelId":"msteams","channelData":{"team":7,"tenant":null,"eventType":{}}}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":""}""")]
    public async Task What_only_looks_odd_is_heard_without_a_failure(string different)
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync(different));
        Assert.Equal("", program.Log.TakeFailures());
    }

    /// <summary>Two readers that do not agree on which of two names counts could be played off against each other.</summary>
    [Theory]
    [InlineData("""{"ChannelId":"directline"}""")]
    [InlineData("""{"ServiceUrl":"http://203.0.113.5/"}""")]
    [InlineData("""{"From":{"id":"ines"}}""")]
    [InlineData("""{"TYPE":"invoke"}""")]
    public async Task A_name_that_comes_twice_in_other_letters_is_refused(string different)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(different));
        Assert.Equal("", program.Log.TakeFailures());
    }

    private async Task<HttpStatusCode> SendAsync(string different)
    {
        var activity = JsonNode.Parse(
            """
            {"type":"message","channelId":"emulator","text":"help","from":{"id":"u-1","name":"Alex"},
             "recipient":{"id":"bot","name":"ServiceBot"},"conversation":{"id":"c-1"}}
            """)!.AsObject();
        activity["id"] = $"i-{program.NextId()}";
        activity["serviceUrl"] = program.ServiceUrl;
        foreach (var (name, value) in JsonNode.Parse(different)!.AsObject())
            activity[name] = value?.DeepClone();

        using var answer = await program.Http.PostAsync(
            "/api/messages", new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"));
        return answer.StatusCode;
    }

    /// <summary>Reads the counter as a monitor would.</summary>
    private sealed class Counting : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _value;

        public Counting(IMeterFactory meters, string reason)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == Ignored.Count && instrument.Meter.Name == Ignored.Meter && instrument.Meter.Scope == meters)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, more, tags, _) =>
            {
                if (tags[0] is { Key: "reason", Value: string given } && given == reason)
                    Interlocked.Add(ref _value, more);
            });
            _listener.Start();
        }

        public long Value => Interlocked.Read(ref _value);

        public void Dispose() => _listener.Dispose();
    }
}
