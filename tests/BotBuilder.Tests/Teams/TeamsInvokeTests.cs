using System.Text.Json.Nodes;
using BotBuilder.Tests.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace BotBuilder.Tests.Teams;

public class TeamsInvokeTests
{
    [Theory]
    [InlineData("task/fetch")]
    [InlineData("task/submit")]
    [InlineData("signin/verifyState")]
    [InlineData("composeExtension/query")]
    [InlineData("anything")]
    [InlineData(null)]
    public async Task What_the_bot_does_not_handle_is_not_implemented(string name)
    {
        var (status, _) = await PostAsync(new TeamsActivityHandler(), Invoke(name, new { data = new { } }));

        Assert.Equal(501, status);
    }

    [Fact]
    public async Task A_dialog_box_is_answered_with_a_card()
    {
        var (status, answer) = await PostAsync(new DialogBoxBot(), Invoke("task/fetch", new { data = new { order = "4711" }, context = new { theme = "dark" } }));

        Assert.Equal(200, status);
        var task = JsonNode.Parse(answer)["task"];
        Assert.Equal("continue", task["type"].ToString());
        Assert.Equal("Order 4711 (dark)", task["value"]["title"].ToString());
        Assert.Equal("medium", task["value"]["height"].ToString());
        Assert.Equal(400, (int)task["value"]["width"]);
        Assert.Equal("AdaptiveCard", task["value"]["card"]["content"]["type"].ToString());
        Assert.Null(task["value"]["url"]);
    }

    [Fact]
    public async Task A_dialog_box_can_be_closed_with_a_text()
    {
        var (status, answer) = await PostAsync(new DialogBoxBot(), Invoke("task/submit", new { data = new { order = "4711" } }));

        Assert.Equal(200, status);
        var task = JsonNode.Parse(answer)["task"];
        Assert.Equal(("message", "Saved 4711."), (task["type"].ToString(), task["value"].ToString()));
    }

    [Fact]
    public async Task A_dialog_box_can_be_closed_without_a_word()
    {
        var (status, answer) = await PostAsync(new DialogBoxBot(), Invoke("task/submit", new { data = new { order = "none" } }));

        Assert.Equal((200, ""), (status, answer));
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("[1]")]
    [InlineData("7")]
    public async Task A_value_that_is_no_object_is_refused(string value)
    {
        var (status, answer) = await PostTextAsync(new DialogBoxBot(), value);

        Assert.Equal(400, status);
        Assert.Contains("expected type", answer, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Improved", "the original answers 500")]
    [InlineData("null")]
    [InlineData("""{"context":7}""")]
    public async Task A_value_that_cannot_be_read_is_refused(string value)
    {
        var (status, _) = await PostTextAsync(new DialogBoxBot(), value);

        Assert.Equal(400, status);
    }

    [Fact]
    public async Task A_button_without_a_name_has_its_method_in_Teams_alone()
    {
        var (inTeams, _) = await PostAsync(new ButtonBot(), Invoke(null, new { a = 1 }));
        var (elsewhere, _) = await PostAsync(new ButtonBot(), new { type = "invoke", channelId = "directline" });

        Assert.Equal((202, 501), (inTeams, elsewhere));
    }

    [Fact]
    public async Task A_sign_in_has_its_method()
    {
        var (status, answer) = await PostAsync(new ButtonBot(), Invoke("signin/verifyState", new { state = "1234" }));

        Assert.Equal((200, ""), (status, answer));
    }

    [Fact]
    public async Task What_is_not_for_Teams_alone_is_answered_as_everywhere()
    {
        var action = new { action = new { type = "Action.Execute", verb = "own" } };

        var (status, answer) = await PostAsync(new ButtonBot(), Invoke("adaptiveCard/action", action));

        Assert.Equal(200, status);
        Assert.Equal("own", JsonNode.Parse(answer)["value"].ToString());
    }

    private static object Invoke(string name, object value) => new { type = "invoke", name, channelId = "msteams", value };

    private static Task<(int Status, string Body)> PostAsync(IBot bot, object activity) =>
        new Door(null) { Bot = bot }.PostAsync(activity);

    private static Task<(int Status, string Body)> PostTextAsync(IBot bot, string value) =>
        new Door(null) { Bot = bot }.PostTextAsync($$"""{"type":"invoke","name":"task/fetch","channelId":"msteams","value":{{value}}}""");

    private sealed class DialogBoxBot : TeamsActivityHandler
    {
        protected override Task<TaskModuleResponse> OnTeamsTaskModuleFetchAsync(
            ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) =>
            Task.FromResult(new TaskModuleResponse(new TaskModuleContinueResponse(new TaskModuleTaskInfo
            {
                Title = $"Order {OrderOf(taskModuleRequest)} ({taskModuleRequest.Context.Theme})",
                Height = "medium",
                Width = 400,
                Card = new Attachment("application/vnd.microsoft.card.adaptive", content: new { type = "AdaptiveCard" }),
            })));

        protected override Task<TaskModuleResponse> OnTeamsTaskModuleSubmitAsync(
            ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken)
        {
            var order = OrderOf(taskModuleRequest);
            return Task.FromResult(order == "none" ? null : new TaskModuleResponse(new TaskModuleMessageResponse($"Saved {order}.")));
        }

        // Read as text: what the data is depends on the JSON library behind it.
        private static string OrderOf(TaskModuleRequest request) => JsonNode.Parse(request.Data.ToString())["order"].ToString();
    }

    private sealed class ButtonBot : TeamsActivityHandler
    {
        protected override Task<InvokeResponse> OnTeamsCardActionInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
            Task.FromResult(new InvokeResponse { Status = 202 });

        protected override Task OnTeamsSigninVerifyStateAsync(
            ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(new AdaptiveCardInvokeResponse { StatusCode = 200, Value = invokeValue.Action.Verb });
    }
}
