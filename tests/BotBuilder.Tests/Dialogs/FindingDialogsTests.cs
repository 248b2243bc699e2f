using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

/// <summary>What a dialog finds around it: other dialogs, services, the language.</summary>
public class FindingDialogsTests
{
    [Fact]
    public void A_dialog_comes_with_those_that_it_needs()
    {
        var set = new DialogSet().Add(new Needing("main", new Needing("address", new TextPrompt("street")), new TextPrompt("name")));

        Assert.Equal(["main", "address", "street", "name"], set.GetDialogs().Select(dialog => dialog.Id));
    }

    [Fact]
    public void A_component_finds_its_own_dialogs()
    {
        var inner = new TextPrompt("name");
        var component = new ComponentDialog("order").AddDialog(inner);

        Assert.Same(inner, component.FindDialog("name"));
        Assert.Null(component.FindDialog("nobody"));
    }

    [Fact]
    public async Task A_container_can_make_dialogs_findable_for_those_inside_it()
    {
        var client = new DialogTestClient("test", new Sharing("outer")
            .AddDialog(new ComponentDialog("inner").AddDialog(new WaterfallDialog(
                "steps", [(step, token) => step.BeginDialogAsync("shared", null, token)]))));

        Assert.Equal(["Shared?"], await client.SayAsync("hello"));
        await client.SayAsync("yes");

        Assert.Equal("yes", client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task Services_are_handed_inwards_and_end_with_the_turn()
    {
        var seen = new List<string>();
        var client = new DialogTestClient("test", new Serving("outer").AddDialog(Asks.Component(
            "inner",
            [],
            (step, _) =>
            {
                seen.Add(step.Services.Get<string>("prices"));
                step.Services.Set("prices", "changed inside");
                return Task.FromResult(Dialog.EndOfTurn);
            },
            (step, token) =>
            {
                seen.Add(step.Services.Get<string>("prices"));
                return step.EndDialogAsync(null, token);
            })));

        await client.SayAsync("hello");
        var outer = client.DialogContext.Services.Get<string>("prices");
        await client.SayAsync("again");

        Assert.Equal(["from outside", null], seen);
        Assert.Null(outer);
    }

    [Theory]
    [InlineData("de-DE", "de-DE")]
    [InlineData("fr-FR", "fr-FR")]
    public async Task The_language_is_that_of_the_activity(string locale, string expected)
    {
        string seen = null;
        var client = new DialogTestClient("test", new WaterfallDialog("steps",
        [
            (step, token) =>
            {
                seen = step.GetLocale();
                return step.EndDialogAsync(null, token);
            },
        ]));

        await client.SendAsync(new Activity(ActivityTypes.Message) { Text = "hello", Locale = locale });

        Assert.Equal(expected, seen);
    }

    private sealed class Needing(string id, params Dialog[] needed) : WaterfallDialog(id), IDialogDependencies
    {
        public IEnumerable<Dialog> GetDependencies() => needed;
    }

    private sealed class Sharing(string id) : ComponentDialog(id)
    {
        private readonly WaterfallDialog _shared = Shared();

        public override Dialog FindDialog(string dialogId) => dialogId == _shared.Id ? _shared : base.FindDialog(dialogId);

        private static WaterfallDialog Shared() => new("shared",
        [
            async (step, token) =>
            {
                await step.Context.SendActivityAsync("Shared?", cancellationToken: token);
                return EndOfTurn;
            },
            (step, token) => step.EndDialogAsync(step.Result, token),
        ]);
    }

    private sealed class Serving(string id) : ComponentDialog(id)
    {
        protected override Task<DialogTurnResult> OnBeginDialogAsync(
            DialogContext innerDc, object options, CancellationToken cancellationToken = default)
        {
            innerDc.Services.Set("prices", "from outside");
            return base.OnBeginDialogAsync(innerDc, options, cancellationToken);
        }
    }
}
