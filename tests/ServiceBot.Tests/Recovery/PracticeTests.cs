using System.Text.Json.Nodes;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class PracticeTests
{
    /// <summary>Everything that is said, from the start to the end.</summary>
    [Fact]
    public async Task A_practice_is_walked_through_like_the_real_thing_and_says_all_the_way_that_it_is_none()
    {
        await using var bot = await TestBot.StartAsync();
        var said = new List<string>();

        await TellAsync(bot.SaysAsync("ines", "practice"));
        await TellAsync(bot.PressesAsync("ines", "A customer"));
        await TellAsync(bot.SaysAsync("ines", "They stood there with two children."));
        await TellAsync(bot.PressesAsync("ines", "I own it"));
        await TellAsync(bot.SaysAsync("ines", "told 1"));
        await TellAsync(bot.PressesAsync("ines", "Not yet"));
        await TellAsync(bot.SaysAsync("ines", "fixed 1"));
        await TellAsync(bot.PressesAsync("ines", "Information"));
        await TellAsync(bot.PressesAsync("ines", "Fine"));
        await TellAsync(bot.SaysAsync("ines", "case 1"));
        await TellAsync(bot.SaysAsync("ines", "note 1 Again next week"));
        await TellAsync(bot.SaysAsync("ines", "correct 1"));
        await TellAsync(bot.SaysAsync("ines", "export 1"));

        Assert.Equal(
            [
                "Practice · This is made up: A family of four stood at the gate, and their tickets were for another day. It is labelled everywhere and counted nowhere, and nobody is called in for it.",
                "Practice · Case 1 · Before we start",
                "Practice · Step 1 of 5 · Don't blame",
                "Practice · Step 2 of 5 · Own it",
                "Practice · Step 3 of 5 · Fix it fast",
                "Practice · Noted: the customer of case 1 has heard from us, today, Saturday 21 November, 14:00 (Europe/Lisbon).",
                "Practice · Case 1 rests until your promise: today, Saturday 21 November, 14:30 (Europe/Lisbon). When it is fixed: fixed 1",
                "Practice · Noted: case 1 is fixed.",
                "Practice · Step 4 of 5 · Analyze",
                "Practice · Step 5 of 5 · Be gracious",
                "Practice · Case 1 is closed. Thank you, Ines. The customer's view: Fine (presumed).",
                "Practice · Case 1 · Closed",
                "Practice · Noted in case 1. To change it: correct 1",
                "Practice · Correct case 1",
                "Practice · Case 1 as a file",
            ],
            said);
        Assert.StartsWith("Practice · Case 1 · Closed", (await bot.CardAsync(1))!.Lines[0], StringComparison.Ordinal);

        var links = (await bot.ChatAsync("ines"))[^1].Links;
        Assert.StartsWith("# Practice · Case 1: ", await bot.FetchAsync(links[0]), StringComparison.Ordinal);
        Assert.Contains("\"practice\": true", await bot.FetchAsync(links[1]));

        async Task TellAsync(Task<IReadOnlyList<Heard>> heard) => said.AddRange(
            (await heard).Where(message => message.Buttons.Count > 0 || message.Lines.Count != 2 || !message.Lines[0].Contains("Step", StringComparison.Ordinal) && !message.Lines[0].Contains("Before", StringComparison.Ordinal))
                .Select(message => message.Lines[0]));
    }

    [Theory]
    [InlineData("2026-11-21T14:00Z", "A family of four")]
    [InlineData("2026-11-22T14:00Z", "A regular guest")]
    [InlineData("2026-11-23T14:00Z", "The replacement phone")]
    [InlineData("2026-11-24T14:00Z", "A colleague in sales")]
    [InlineData("2026-11-25T00:30Z", "A family of four")]
    public async Task Each_day_has_an_incident_of_its_own(string now, string begins)
    {
        await using var bot = await TestBot.StartAsync(now);

        await bot.SaysAsync("ines", "practise");

        Assert.StartsWith(begins, (await bot.CaseAsync(1)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_incident_is_practised_as_well()
    {
        await using var bot = await TestBot.StartAsync();

        await bot.SaysAsync("ines", "practice a lost parcel");

        var about = await bot.CaseAsync(1);
        Assert.Equal((true, "a lost parcel"), (about.IsPractice, about.Sentence));
    }

    [Fact]
    public async Task What_is_made_up_has_no_customer_to_ask()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.ReachesAsync("ines", Step.BeGracious, "practice a lost parcel");

        var closed = (await bot.PressesAsync("ines", "Not known yet"))[^1];

        Assert.StartsWith("Practice · Case 1 is closed.", closed.Text, StringComparison.Ordinal);
        Assert.Empty(closed.Buttons);
        Assert.DoesNotContain("ask 1", closed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_see_in_the_channel_and_the_list_that_it_is_practice()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "practice a lost parcel");
        await bot.PressesAsync("ines", "A customer");
        await bot.SaysAsync("ines", "They waited.");
        await bot.PressesAsync("ines", "Someone else");

        Assert.Equal("Practice · Case 1 · Step 2 of 5 · Own it", (await bot.CardAsync(1))!.Lines[0]);
        Assert.StartsWith("1 · Practice · A lost parcel", (await bot.SaysAsync("rui", "cases"))[^1].Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Practice · Case 1 · Step 2", (await bot.SaysInRoomAsync("rui", "case 1"))[^1].Text, StringComparison.Ordinal);

        var taken = await bot.SaysAsync("rui", "own 1");
        Assert.All(taken, message => Assert.StartsWith("Practice · ", message.Lines[0], StringComparison.Ordinal));
        Assert.StartsWith("Practice · Rui owns case 1 now", (await bot.ReadsAsync("ines"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_that_is_answered_at_once_is_answered_so_too()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "practice a lost parcel");
        await bot.PressesAsync("ines", "A customer");
        var action = (string)(await bot.CardAsync(1))!.Submit("Told the customer")["action"]!;

        Assert.StartsWith("Practice · Noted: the customer of case 1", await bot.InvokesAsync("rui", action), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waited_for_somebody_says_so_too()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "practice a lost parcel");
        await bot.PressesAsync("ines", "A customer");
        await bot.SaysAsync("ines", "They waited.");
        await bot.PressesAsync("ines", "Someone else");
        bot.Clock.Advance(TimeSpan.FromHours(4));

        await bot.PressesInRoomAsync("rui", 1, "Take it");
        Assert.Single(await bot.ReadAsync(db => db.HeldNotes.ToList()));

        Assert.StartsWith("Practice · Rui owns case 1 now", (await bot.SaysAsync("ines", "help"))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Danger_that_is_practised_wakes_nobody()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "practice somebody fell");
        await bot.PressesAsync("ines", "A customer", ("danger", "yes"));
        await bot.SaysAsync("rui", "own 1");
        bot.Clock.Advance(TimeSpan.FromHours(4));

        await bot.SaysAsync("ines", "They fell down the stairs.");

        Assert.Empty(await bot.ReadsAsync("rui"));
    }

    [Fact]
    public async Task A_real_case_is_not_called_practice_beside_one()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "practice a lost parcel");
        await bot.SaysAsync("ines", "pause");

        var real = await bot.SaysAsync("ines", "problem the real parcel is lost");

        Assert.Equal("Case 2 · Before we start", real[^1].Lines[0]);
    }

    [Fact]
    public async Task In_the_channel_nobody_practises()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.StartsWith("Please say that in our private chat", (await bot.SaysInRoomAsync("ines", "@ServiceBot practice"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_targets_of_a_team_are_not_measured_by_practice()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Max", Role.Manager);
        await bot.SaysAsync("ines", "practice a lost parcel");
        await bot.PressesAsync("ines", "A customer");
        await bot.SaysAsync("ines", "They waited.");
        await bot.PressesAsync("ines", "I own it");

        var targets = await bot.SubmitsAsync("max", new JsonObject { ["setup"] = "harbour", ["topic"] = "Targets", ["answer"] = SetupCards.Open });

        Assert.Contains("What it took in the last 28 days: — (no case was owned or answered yet)", targets[^1].Lines);
    }
}
