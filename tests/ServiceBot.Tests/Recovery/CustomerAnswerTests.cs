using System.Text.Json;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whether it helped, and whether they would come back: only the customer can answer that.</summary>
public class CustomerAnswerTests
{
    private const string Friday = "2026-11-20T14:00Z";

    [Theory]
    [InlineData(Outcome.Fine, Helpfulness.Yes, null, true)]
    [InlineData(Outcome.Fine, null, Returning.Yes, true)]
    [InlineData(Outcome.Fine, Helpfulness.Partly, Returning.Perhaps, false)]
    [InlineData(Outcome.Fine, Helpfulness.Yes, Returning.No, false)]
    [InlineData(Outcome.LetDown, Helpfulness.No, null, true)]
    [InlineData(Outcome.BetterThanExpected, Helpfulness.Yes, Returning.Yes, false)]
    internal void An_answer_shows_what_it_says_and_no_more(Outcome outcome, Helpfulness? didHelp, Returning? wouldReturn, bool isEvident)
    {
        var answers = new CustomerAnswers(didHelp, wouldReturn);

        Assert.Equal(isEvident, RecoveryCase.IsEvident(outcome, Evidence.Thought, null, answers));
        Assert.Equal(outcome != Outcome.BetterThanExpected, RecoveryCase.IsEvident(outcome, Evidence.Said, null, answers));
    }

    [Fact]
    public async Task A_yes_to_both_confirms_that_it_is_fine_and_makes_no_magic()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        await bot.PressesAsync("ines", "Better than expected", ("didHelp", "Yes"), ("wouldReturn", "Yes"));
        Assert.Equal((false, MomentState.Fine), ((await bot.CaseAsync(1)).IsConfirmed, (await bot.CaseAsync(1)).Moment));

        await bot.ReachesAsync("rui", Step.BeGracious);
        await bot.PressesAsync("rui", "Fine", ("didHelp", "Yes"));
        Assert.Equal((true, Outcome.Fine), ((await bot.CaseAsync(2)).IsConfirmed, (await bot.CaseAsync(2)).Outcome!.Value));
    }

    [Theory]
    [InlineData("Better than expected", "didHelp", "The customer says that it did not help. How does “Better than expected” go with that?")]
    [InlineData("Better than expected", "wouldReturn", "The customer says that they would not come back. How does “Better than expected” go with that?")]
    [InlineData("Fine", "didHelp", "The customer says that it did not help. How does “Fine” go with that?")]
    public async Task What_does_not_go_together_is_asked_about(string pressed, string input, string asked)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        var said = await bot.PressesAsync("ines", pressed, (input, "No"), ("evidence", "Answered"));
        Assert.StartsWith(asked, said[^1].Text, StringComparison.Ordinal);
        Assert.EndsWith("Your card above still holds what you typed.", said[^1].Text, StringComparison.Ordinal);
        Assert.Equal((CaseStatus.Open, default(CustomerAnswers)), ((await bot.CaseAsync(1)).Status, (await bot.CaseAsync(1)).Answers));

        await bot.PressesAsync("ines", pressed, (input, "No"), ("evidence", "Answered"), ("customerWords", "You could not help, but you were there."));
        var closed = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, true, MomentState.Fine), (closed.Status, closed.IsConfirmed, closed.Moment));
    }

    [Fact]
    public async Task They_are_kept_as_events_and_shown_wherever_the_case_is()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine", ("didHelp", "Partly"), ("wouldReturn", "Perhaps"));

        var shown = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.Contains("Did it help, as the customer says: partly", shown);
        Assert.Contains("Would they come back, as they say: perhaps", shown);
        Assert.Contains("14:00 · Ines noted whether it helped, as the customer says: partly", shown);
        Assert.Equal(
            [(CaseEventKind.DidHelp, "Partly"), (CaseEventKind.WouldReturn, "Perhaps")],
            (await bot.CaseAsync(1)).Events.OrderBy(happened => happened.Sequence)
                .Where(happened => happened.Kind is CaseEventKind.DidHelp or CaseEventKind.WouldReturn).Select(happened => (happened.Kind, happened.Data!)));

        var links = (await bot.SaysAsync("ines", "export 1"))[^1].Links;
        Assert.Contains("- Did it help, as the customer says: partly\n- Would they come back, as they say: perhaps\n", await bot.FetchAsync(links[0]));
        var json = JsonDocument.Parse((await bot.FetchAsync(links[1]))!).RootElement;
        Assert.Equal(("Partly", "Perhaps"), (json.GetProperty("didHelp").GetString(), json.GetProperty("wouldReturn").GetString()));
    }

    [Fact]
    public async Task The_card_of_what_the_customer_says_takes_them_alone()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");

        Assert.Equal(["Better than expected", "Fine", "Still let down", "They did not say"], (await bot.SaysAsync("rui", "customer says 1"))[^1].Buttons);
        Assert.Equal("Noted: the customer of case 1 says that it helped.", (await bot.PressesAsync("rui", "They did not say", ("didHelp", "Yes")))[^1].Text);
        Assert.Equal("Rui noted what the customer of case 1 says: that it helped", (await bot.ReadsAsync("ines"))[^1].Text);
        Assert.Equal((Helpfulness.Yes, false), ((await bot.CaseAsync(1)).DidHelp!.Value, (await bot.CaseAsync(1)).IsConfirmed));
    }

    [Fact]
    public async Task An_old_card_takes_nothing_back_and_a_mistake_can_be()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        var old = (await bot.SaysAsync("rui", "customer says 1"))[^1];
        await bot.SaysAsync("ines", "customer says 1 it partly helped");

        await bot.SubmitsAsync("rui", old.Submit("Fine"));
        Assert.Equal(Helpfulness.Partly, (await bot.CaseAsync(1)).DidHelp);

        await bot.SaysAsync("rui", "customer says 1");
        await bot.PressesAsync("rui", "They did not say", ("didHelp", "notsaid"));
        Assert.Null((await bot.CaseAsync(1)).DidHelp);
        Assert.Contains("14:00 · Rui took back whether it helped", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
    }

    [Theory]
    [InlineData("It helped!", Helpfulness.Yes, null)]
    [InlineData("it didn’t help", Helpfulness.No, null)]
    [InlineData("they would not come back", null, Returning.No)]
    [InlineData("it helped that Rui called back at once", null, null)]
    [InlineData("yes", null, null)]
    internal async Task Typed_they_are_the_whole_message_and_a_story_stays_a_story(string words, Helpfulness? didHelp, Returning? wouldReturn)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        await bot.SaysAsync("rui", $"customer says 1 {words}");

        var about = await bot.CaseAsync(1);
        Assert.Equal(new CustomerAnswers(didHelp, wouldReturn), about.Answers);
        Assert.Equal(about.Answers == default ? words : null, about.CustomerWords);
    }

    [Fact]
    public async Task Who_says_that_it_did_not_help_is_asked_how_they_see_it_whatever_was_noted_before()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Better than expected", ("evidence", "Answered"));
        Assert.Equal(MomentState.Magic, (await bot.CaseAsync(1)).Moment);

        var noted = (await bot.SaysAsync("rui", "customer says 1 it did not help"))[^1];
        Assert.Equal("Noted: the customer of case 1 says that it did not help. How do they see it?", noted.Lines[^1]);
        Assert.Equal(MomentState.Fine, (await bot.CaseAsync(1)).Moment);
        Assert.StartsWith("The customer says that it did not help.", (await bot.PressesAsync("rui", "Better than expected"))[^1].Text, StringComparison.Ordinal);

        await bot.PressesAsync("rui", "Still let down");
        var opened = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Open, 1, default(CustomerAnswers)), (opened.Status, opened.Failures, opened.Answers));
        await bot.SaysAsync("ines", "in 20 minutes");
        await bot.PressesAsync("ines", "It is fixed");
        Assert.Equal("same", (await bot.PressesAsync("ines", "Tools"))[^1].Values["didHelp"]);
    }

    [Fact]
    public async Task They_are_noted_before_it_is_fixed_and_in_the_channel_too()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        var said = (await bot.SaysInRoomAsync("rui", "@ServiceBot customer says 1 it helped a little"))[^1].Text;
        Assert.StartsWith("Noted: the customer of case 1 says that it helped partly. What do they say?", said, StringComparison.Ordinal);

        await bot.SaysAsync("rui", "customer says 1");
        await bot.PressesAsync("rui", "Still let down", ("wouldReturn", "No"));
        Assert.Equal(new CustomerAnswers(Helpfulness.Partly, Returning.No), (await bot.CaseAsync(1)).Answers);
    }

    [Fact]
    public async Task A_case_about_oneself_asks_neither()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "problem I forgot the gate");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "I felt alone with it.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");

        Assert.DoesNotContain("didHelp", (await bot.PressesAsync("ines", "Time"))[^1].Values.Keys);
    }
}
