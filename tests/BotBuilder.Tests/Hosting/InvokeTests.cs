using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Hosting;

public class InvokeTests
{
    [Theory]
    [InlineData("anything")]
    [InlineData("signin/verifyState")]
    [InlineData("signin/tokenExchange")]
    [InlineData(null)]
    public async Task What_the_bot_does_not_handle_is_not_implemented(string name)
    {
        var (status, _) = await PostAsync(new ActivityHandler(), new { type = "invoke", name });

        Assert.Equal(501, status);
    }

    [Fact]
    public async Task A_pressed_action_is_not_implemented_unless_overridden()
    {
        var (status, answer) = await PostAsync(new ActivityHandler(), CardAction("Action.Execute"));

        Assert.Equal((501, ""), (status, answer));
    }

    [Fact]
    public async Task A_pressed_action_is_answered_with_a_card()
    {
        var (status, answer) = await PostAsync(new CardBot(), CardAction("Action.Execute"));

        Assert.Equal(200, status);
        var body = JsonNode.Parse(answer);
        Assert.Equal(200, (int)body["statusCode"]);
        Assert.Equal("application/vnd.microsoft.activity.message", body["type"].ToString());
        Assert.Equal("close", body["value"].ToString());
    }

    [Theory]
    [InlineData("null", "BadRequest")]
    [InlineData("\"text\"", "BadRequest")]
    [InlineData("[1]", "BadRequest")]
    [InlineData("{}", "BadRequest")]
    [InlineData("""{"action":7}""", "BadRequest")]
    [InlineData("""{"action":{}}""", "NotSupported")]
    [InlineData("""{"action":{"type":"Action.Submit"}}""", "NotSupported")]
    [InlineData("""{"action":{"type":"action.execute"}}""", "NotSupported")]
    public async Task A_pressed_action_that_is_none_is_refused(string value, string code)
    {
        var door = new Door(null) { Bot = new CardBot() };

        var (status, answer) = await door.PostTextAsync($$"""{"type":"invoke","name":"adaptiveCard/action","value":{{value}}}""");

        Assert.Equal(400, status);
        var body = JsonNode.Parse(answer);
        Assert.Equal(400, (int)body["statusCode"]);
        Assert.Equal("application/vnd.microsoft.error", body["type"].ToString());
        Assert.Equal(code, body["value"]["code"].ToString());
        Assert.NotEmpty(body["value"]["message"].ToString());
    }

    [Fact]
    public async Task A_search_is_not_implemented_unless_overridden()
    {
        var (status, answer) = await PostAsync(new ActivityHandler(), Search("msteams", new { kind = "typeahead", queryText = "mug" }));

        Assert.Equal((501, ""), (status, answer));
    }

    [Theory]
    [InlineData("directline", "typeahead", "5 to 15 of typeahead: mug")]
    [InlineData("msteams", null, "5 to 15 of search: mug")]
    public async Task A_search_is_answered_with_what_was_found(string channelId, string kind, string expected)
    {
        var value = new { kind, queryText = "mug", queryOptions = new { skip = 5, top = 10 } };

        var (status, answer) = await PostAsync(new SearchBot(), Search(channelId, value));

        Assert.Equal(200, status);
        var body = JsonNode.Parse(answer);
        Assert.Equal("application/vnd.microsoft.search.searchResponse", body["type"].ToString());
        Assert.Equal(expected, body["value"]["results"][0]["title"].ToString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"queryText":"mug"}""")]
    [InlineData("""{"kind":"search"}""")]
    [InlineData("""{"kind":"search","queryText":""}""")]
    public async Task A_search_for_nothing_is_refused(string value)
    {
        var door = new Door(null) { Bot = new SearchBot() };

        var (status, answer) = await door.PostTextAsync($$"""{"type":"invoke","name":"application/search","value":{{value}}}""");

        Assert.Equal(400, status);
        Assert.Equal("BadRequest", JsonNode.Parse(answer)["value"]["code"].ToString());
    }

    [Fact]
    public async Task A_bot_can_end_an_invoke_from_anywhere()
    {
        var (status, answer) = await PostAsync(new RefusingBot(), CardAction("Action.Execute"));

        Assert.Equal(409, status);
        Assert.Equal("taken", JsonNode.Parse(answer)["reason"].ToString());
    }

    [Fact]
    public async Task A_bot_can_answer_by_itself()
    {
        var (status, _) = await PostAsync(new SelfAnsweringBot(), new { type = "invoke", name = "anything" });

        Assert.Equal(202, status);
    }

    [Fact]
    public async Task A_sign_in_that_is_handled_is_answered_with_nothing()
    {
        var (status, answer) = await PostAsync(new SignInBot(), new { type = "invoke", name = "signin/verifyState" });

        Assert.Equal((200, ""), (status, answer));
    }

    private static object CardAction(string type) => new
    {
        type = "invoke",
        name = "adaptiveCard/action",
        value = new { action = new { type, verb = "close", data = new { id = 7 } }, trigger = "manual" },
    };

    private static object Search(string channelId, object value) => new { type = "invoke", name = "application/search", channelId, value };

    private static Task<(int Status, string Body)> PostAsync(IBot bot, object activity) =>
        new Door(null) { Bot = bot }.PostAsync(activity);

    private sealed class CardBot : ActivityHandler
    {
        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext,
            AdaptiveCardInvokeValue invokeValue,
            CancellationToken cancellationToken) =>
            Task.FromResult(new AdaptiveCardInvokeResponse
            {
                StatusCode = 200,
                Type = "application/vnd.microsoft.activity.message",
                Value = invokeValue.Action.Verb,
            });
    }

    private sealed class SearchBot : ActivityHandler
    {
        protected override Task<SearchInvokeResponse> OnSearchInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext, SearchInvokeValue invokeValue, CancellationToken cancellationToken)
        {
            var page = invokeValue.QueryOptions;
            return Task.FromResult(new SearchInvokeResponse
            {
                StatusCode = 200,
                Type = "application/vnd.microsoft.search.searchResponse",
                Value = new
                {
                    results = new[] { new { title = $"{page.Skip} to {page.Skip + page.Top} of {invokeValue.Kind}: {invokeValue.QueryText}" } },
                },
            });
        }
    }

    private sealed class RefusingBot : ActivityHandler
    {
        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext,
            AdaptiveCardInvokeValue invokeValue,
            CancellationToken cancellationToken) =>
            throw new InvokeResponseException(HttpStatusCode.Conflict, new { reason = "taken" });
    }

    private sealed class SelfAnsweringBot : ActivityHandler
    {
        protected override async Task<InvokeResponse> OnInvokeActivityAsync(
            ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
        {
            var answer = new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 202 } };
            await turnContext.SendActivityAsync(answer, cancellationToken);
            return CreateInvokeResponse();
        }
    }

    private sealed class SignInBot : ActivityHandler
    {
        protected override Task OnSignInInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
