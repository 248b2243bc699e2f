using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Hosting;

public class HttpTests
{
    private int _turns;

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Only_posts_are_taken(string method)
    {
        var (status, _) = await Counting().SendAsync(method, "{}"u8.ToArray());

        Assert.Equal((405, 0), (status, _turns));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"text":"no type"}""")]
    public async Task What_is_not_an_activity_is_refused(string body)
    {
        var (status, answer) = await Counting().PostTextAsync(body);

        Assert.Equal((400, "", 0), (status, answer, _turns));
    }

    [Theory]
    [Trait("Improved", "the original takes what another reader may see differently")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""")]
    [InlineData("""{"type":"message","text":"a","Text":"b"}""")]
    [InlineData("""{"type":"message","value":{"a":1,"a":2}}""")]
    [InlineData("""{"type":"message","unknown":{"a":1,"a":2}}""")]
    [InlineData("""{"type":"message","text":"\ud83d"}""")]
    [InlineData("""{"type":"message","value":"\ude00\ud83d"}""")]
    [InlineData("""{"type":"message","unknown":{"\ud83d":1}}""")]
    public async Task What_can_be_read_in_two_ways_is_refused(string body)
    {
        var (status, _) = await Counting().PostTextAsync(body);

        Assert.Equal((400, 0), (status, _turns));
    }

    [Theory]
    [Trait("Improved", "the original takes them")]
    [InlineData(63, 200)]
    [InlineData(64, 400)]
    [InlineData(10_000, 400)]
    public async Task What_is_nested_too_deep_is_refused(int depth, int expected)
    {
        var value = new string('[', depth) + new string(']', depth);

        var (status, _) = await Counting().PostTextAsync($$"""{"type":"message","value":{{value}}}""");

        Assert.Equal(expected, status);
    }

    [Fact]
    [Trait("Improved", "the original replaces what is not UTF-8")]
    public async Task What_is_not_utf8_is_refused()
    {
        byte[] body = [.. """{"type":"message","value":" """u8, 0xff, .. "\"}"u8];

        var (status, _) = await Counting().SendAsync("POST", body);

        Assert.Equal(400, status);
    }

    [Fact]
    public async Task A_message_is_answered_with_nothing_once_the_turn_is_over()
    {
        var (status, answer) = await Counting().PostAsync(new { type = "message", text = "hi" });

        Assert.Equal((200, "", 1), (status, answer, _turns));
    }

    [Fact]
    public async Task With_an_app_id_nobody_comes_in_without_a_token()
    {
        var door = new Door(Count, ("MicrosoftAppId", "3851a47b-53ed-4d29-b878-6e941da61e98"));

        var (status, answer) = await door.PostAsync(new { type = "message" });

        Assert.Equal((401, "", 0), (status, answer, _turns));
    }

    [Fact]
    public async Task Another_kind_of_authorization_is_refused()
    {
        var (status, _) = await Counting().PostAsync(new { type = "message" }, "Basic YW1hbDpwdw==");

        Assert.Equal((401, 0), (status, _turns));
    }

    [Fact]
    [Trait("Improved", "the original answers 500")]
    public async Task A_malformed_token_is_refused()
    {
        var (status, _) = await Counting().PostAsync(new { type = "message" }, "Bearer no-token");

        Assert.Equal((401, 0), (status, _turns));
    }

    [Fact]
    public async Task Replies_that_are_waited_for_are_in_the_answer()
    {
        var door = new Door(async turn =>
        {
            await turn.SendActivityAsync("one");
            await turn.SendActivityAsync("two");
        });

        var (status, answer) = await door.PostAsync(new { type = "message", deliveryMode = "expectReplies" });

        Assert.Equal(200, status);
        var replies = JsonDocument.Parse(answer).RootElement.GetProperty("activities");
        Assert.Equal(["one", "two"], replies.EnumerateArray().Select(a => a.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task An_invoke_is_answered_with_what_the_bot_says()
    {
        var door = new Door(turn => turn.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse)
        {
            Value = new InvokeResponse { Status = 418, Body = new { tea = true } },
        }));

        var (status, answer) = await door.PostAsync(new { type = "invoke", name = "brew" });

        Assert.Equal(418, status);
        Assert.True(JsonDocument.Parse(answer).RootElement.GetProperty("tea").GetBoolean());
    }

    [Fact]
    public async Task An_invoke_that_the_bot_does_not_answer_is_not_implemented()
    {
        var (status, answer) = await Counting().PostAsync(new { type = "invoke", name = "brew" });

        Assert.Equal((501, "", 1), (status, answer, _turns));
    }

    [Fact]
    public async Task Waiting_for_replies_comes_before_the_answer_to_an_invoke()
    {
        var door = new Door(turn => turn.SendActivityAsync("hi"));

        var (status, answer) = await door.PostAsync(new { type = "invoke", deliveryMode = "expectReplies" });

        Assert.Equal(200, status);
        Assert.Contains("activities", answer, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_failing_bot_fails_the_request() =>
        Assert.ThrowsAsync<InvalidOperationException>(
            () => new Door(_ => throw new InvalidOperationException()).PostAsync(new { type = "message" }));

    [Fact]
    public async Task A_failure_that_is_handled_is_no_failure()
    {
        var door = new Door(_ => throw new InvalidOperationException());
        door.Adapter.OnTurnError = (_, _) => Task.CompletedTask;

        var (status, _) = await door.PostAsync(new { type = "message" });

        Assert.Equal(200, status);
    }

    [Fact]
    [Trait("Improved", "the original answers 401 as if the caller were unknown")]
    public Task A_bot_that_may_not_do_something_fails_the_request() =>
        Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => new Door(_ => throw new UnauthorizedAccessException()).PostAsync(new { type = "message" }));

    [Fact]
    public async Task The_caller_id_is_not_taken_from_the_wire()
    {
        var caller = "unset";
        var door = new Door(turn =>
        {
            caller = turn.Activity.CallerId;
            return Task.CompletedTask;
        });

        await door.PostAsync(new { type = "message", callerId = "urn:botframework:azure" });

        Assert.Null(caller);
    }

    private Door Counting() => new(Count);

    private Task Count(ITurnContext turnContext)
    {
        _turns++;
        return Task.CompletedTask;
    }
}
