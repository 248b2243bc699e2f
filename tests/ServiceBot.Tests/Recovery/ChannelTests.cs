using System.Text.Json.Nodes;
using ServiceBot.Bot;
using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class ChannelTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-21T14:00Z");

    [Theory]
    [InlineData(Step.Intake, "Case 7 · Before we start\nWho is affected? (A customer / A colleague / Me)")]
    [InlineData(Step.DontBlame, "Step 1 of 5 · Don't blame\nWhat happened to the customer, in their words? Leave out who did it.")]
    [InlineData(Step.FixItFast, "Step 3 of 5 · Fix it fast\nIs it fixed for the customer? (It is fixed / Not yet / We cannot do that)")]
    internal void Where_there_are_no_cards_the_required_question_is_text(Step step, string text)
    {
        var asked = StepCards.Question(Case(), step, ReaderOn("sms"));

        Assert.Equal(text, asked.Text);
        Assert.Null(asked.Attachments);
    }

    [Theory]
    [InlineData("directline", "Action.Submit")]
    [InlineData("msteams", "Action.Execute")]
    public void The_living_card_has_the_buttons_its_chat_knows(string channel, string type)
    {
        var about = Case();
        about.Classify(CustomerKind.External, Severity.Normal, false, "Title", "harbour", new By("ines", Now));
        var view = new CaseView(about, TimeZoneInfo.Utc, new Dictionary<string, string> { ["ines"] = "Ines" });

        var card = JsonNode.Parse(Payload.ToJson(CaseCards.Living(view, channel, new Dictionary<CardVerb, string>
        {
            [CardVerb.TakeIt] = "one",
            [CardVerb.Told] = "two",
        })))!["attachments"]![0]!["content"]!;

        Assert.Equal([type, type], card["actions"]!.AsArray().Select(action => (string)action!["type"]!));
        Assert.Equal("""{"action":"one"}""", card["actions"]![0]!["data"]!.ToJsonString());
    }

    [Fact]
    public async Task A_press_that_comes_as_an_invoke_is_answered_in_one_line()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasStrangerAsync("eve");
        await bot.ReachesAsync("ines", Step.OwnIt);
        var action = (string)(await bot.CardAsync(1))!.Submit("Take it")["action"]!;

        Assert.StartsWith("That button is not for you", await bot.InvokesAsync("eve", action), StringComparison.Ordinal);
        Assert.StartsWith("That button is not for you", await bot.InvokesAsync("rui", "made up"), StringComparison.Ordinal);
        Assert.Equal("Case 1 is yours.", await bot.InvokesAsync("rui", action));
        Assert.Equal("You own case 1 already.", await bot.InvokesAsync("rui", action));
        Assert.Equal("Case 1 already has an owner: Rui.", await bot.InvokesAsync("amal", action));
        Assert.Equal("Step 2 of 5 · Own it", (await bot.ReadsAsync("rui"))[^1].Lines[0]);
    }

    private static RecoveryCase Case() => RecoveryCase.Report(7, "harbour", "It is lost", "It is lost", new By("ines", Now));

    private static Reader ReaderOn(string channel) =>
        new(new Person { Id = "ines", Name = "Ines", Zone = "Europe/Lisbon" }, WallClock.Zone("Europe/Lisbon"), Now, channel, []);
}
