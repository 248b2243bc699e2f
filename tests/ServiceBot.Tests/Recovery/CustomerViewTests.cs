using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>How the customer sees it, and what counts as their own view.</summary>
public class CustomerViewTests
{
    private const string Friday = "2026-11-20T14:00Z";

    [Fact]
    public async Task What_we_think_is_presumed()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        var end = await bot.PressesAsync("ines", "Better than expected");

        Assert.Equal("Case 1 is closed. Thank you, Ines. The customer's view: Better than expected (presumed).", end[^1].Text);
        Assert.Contains("The customer's view: Better than expected (presumed)", (await bot.CardAsync(1))!.Lines);
        Assert.Contains("The customer's view: Better than expected (presumed)", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
        var closed = await bot.CaseAsync(1);
        Assert.Equal((MomentState.Fine, false), (closed.Moment, closed.IsConfirmed));
        Assert.DoesNotContain(closed.Events, happened => happened.Kind is CaseEventKind.Confirmed or CaseEventKind.Asked);
    }

    [Fact]
    public async Task The_customers_own_words_make_it_magic()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        var end = await bot.PressesAsync(
            "ines", "Better than expected",
            ("evidence", "Answered"), ("customerWords", "You were quicker than I thought."), ("askedBy", "Call"), ("contactAgain", "The second parcel"));

        Assert.Equal("Case 1 is closed. Thank you, Ines. The customer's view: Better than expected (confirmed by the customer).", end[^1].Text);
        Assert.Equal(MomentState.Magic, (await bot.CaseAsync(1)).Moment);
        Assert.DoesNotContain("quicker", (await bot.CardAsync(1))!.Activity.ToJsonString());
        var shown = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.Contains("The customer's words: You were quicker than I thought.", shown);
        Assert.Contains("Asked: Call", shown);
        Assert.Contains("What could make them contact us again: The second parcel", shown);
        Assert.Contains("14:00 · Ines noted how the customer sees it: Better than expected", shown);
    }

    [Fact]
    public async Task That_they_said_so_needs_a_few_of_their_words()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        var asked = await bot.PressesAsync("ines", "Better than expected", ("evidence", "Said"));
        Assert.StartsWith("What did they say? A few of their own words make it better than expected", asked[^1].Text, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Open, (await bot.CaseAsync(1)).Status);

        await bot.PressesAsync("ines", "Better than expected", ("evidence", "Said"), ("customerWords", "Wow"));
        Assert.Equal(MomentState.Magic, (await bot.CaseAsync(1)).Moment);
    }

    [Fact]
    public async Task Still_let_down_is_not_over()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);

        var reopened = await bot.PressesAsync("ines", "Still let down", ("evidence", "Said"), ("customerWords", "It is the wrong parcel."));

        Assert.Equal(
            "Then it is not over, and it is good that we know. Case 1 is open again; the fix does not count, and the customer gets a new promise.",
            reopened[^2].Text);
        Assert.Equal("Step 2 of 5 · Own it", reopened[^1].Lines[0]);
        Assert.Equal(["I own it", "Someone else"], reopened[^1].Buttons);
        Assert.Equal("Case 1 · Step 2 of 5 · Own it", (await bot.CardAsync(1))!.Lines[0]);
        Assert.DoesNotContain((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Closed);

        Assert.Equal("Step 3 of 5 · Fix it fast", (await bot.SaysAsync("ines", "in 20 minutes"))[^1].Lines[0]);
        Assert.Equal("What made it possible again? Press what fits best, or type it in your own words.", (await bot.PressesAsync("ines", "It is fixed"))[^1].Lines[3]);
        var gracious = await bot.PressesAsync("ines", "Time");
        Assert.Equal("Step 5 of 5 · Be gracious", gracious[^1].Lines[0]);
        Assert.Equal("", gracious[^1].Values["customerWords"]);
        await bot.PressesAsync("ines", "Fine", ("evidence", "Answered"));

        var closed = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, 1, MomentState.Fine, true), (closed.Status, closed.Failures, closed.Moment, closed.IsConfirmed));
        Assert.Contains(
            "14:00 · Ines opened it again, because the fix did not hold", (await bot.SaysAsync("ines", "case 1"))[^1].Lines);
    }

    [Fact]
    public async Task The_customer_says_something_after_it_was_closed()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Not known yet");

        var noted = (await bot.SaysAsync("rui", "customer says 1 you were kind on the phone"))[^1];
        Assert.Equal("Noted: what the customer of case 1 says. How do they see it?", noted.Lines[^1]);
        Assert.Equal(["Better than expected", "Fine", "Still let down"], noted.Buttons);
        Assert.Equal("Rui noted what the customer of case 1 says: “you were kind on the phone”", (await bot.ReadsAsync("ines"))[^1].Text);

        Assert.Equal(
            "Noted. The view of the customer of case 1: Better than expected (confirmed by the customer).",
            (await bot.PressesAsync("rui", "Better than expected"))[^1].Text);
        Assert.StartsWith("That was noted already.", (await bot.PressesAsync("rui", "Better than expected"))[^1].Text, StringComparison.Ordinal);

        var closed = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, MomentState.Magic), (closed.Status, closed.Moment));
        Assert.Equal([null, "BetterThanExpected"], closed.Events.OrderBy(e => e.Sequence).Where(e => e.Kind == CaseEventKind.Confirmed).Select(e => e.Data));
        Assert.Contains("The customer's view: Better than expected (confirmed by the customer)", (await bot.CardAsync(1))!.Lines);
        Assert.DoesNotContain(await bot.RoomAsync(), message => message.Text.Contains("kind on the phone", StringComparison.Ordinal));

        await bot.SaysAsync("amal", "customer says 1 fine");
        Assert.Equal((Outcome.Fine, MomentState.Fine), ((await bot.CaseAsync(1)).Outcome!.Value, (await bot.CaseAsync(1)).Moment));
    }

    [Fact]
    public async Task A_customer_who_is_let_down_long_after_opens_it_again()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");
        bot.Clock.Advance(TimeSpan.FromDays(63));
        await bot.ReadsAsync("ines");

        var said = await bot.SaysAsync("rui", "customer says 1 let down");
        Assert.EndsWith("and the customer gets a new promise. Ines goes on with case 1.", said[^1].Text, StringComparison.Ordinal);
        var asked = await bot.ReadsAsync("ines");
        Assert.Equal("Case 1 is open again, because the customer is still let down: The parcel is lost.", asked[0].Text);
        Assert.Equal("Step 2 of 5 · Own it", asked[^1].Lines[0]);

        Assert.Equal("Case 1 is open and not fixed, so it goes on until it is put right.", (await bot.SaysAsync("rui", "customer says 1 let down"))[^1].Text);
        Assert.Equal(1, (await bot.CaseAsync(1)).Failures);
    }

    [Fact]
    public async Task What_belonged_to_somebody_who_left_is_offered_to_the_team()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").LeftAt = bot.Clock.Now);

        await bot.SaysAsync("rui", "customer says 1 let down");

        Assert.Null((await bot.CaseAsync(1)).OwnerId);
        Assert.Contains("Take it", (await bot.CardAsync(1))!.Buttons);
    }

    [Fact]
    public async Task Words_can_come_with_the_answer()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.SaysAsync("rui", "customer says 1");

        await bot.PressesAsync("rui", "Fine", ("customerWords", "It will do."));

        Assert.Equal(("It will do.", true), ((await bot.CaseAsync(1)).CustomerWords, (await bot.CaseAsync(1)).IsConfirmed));
        await bot.SaysAsync("ines", "next 1");
        Assert.Contains("Noted so far: Fine (confirmed by the customer).", (await bot.ChatAsync("ines"))[^1].Lines);
    }

    [Fact]
    public async Task In_the_channel_words_are_noted_and_nothing_is_repeated()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        var said = (await bot.SaysInRoomAsync("rui", "@ServiceBot customer says 1 where is Ms Adler's parcel"))[^1];

        Assert.StartsWith("Noted: what the customer of case 1 says.", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Adler", said.Text, StringComparison.Ordinal);
        Assert.Equal("where is Ms Adler's parcel", (await bot.CaseAsync(1)).CustomerWords);
        Assert.StartsWith("Please say that in our private chat", (await bot.SaysInRoomAsync("ines", "@ServiceBot close 1"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("How was the customer of case 1 asked?", (await bot.SaysInRoomAsync("ines", "@ServiceBot ask 1"))[^1].Text, StringComparison.Ordinal);
    }
}
