using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Step 3 beyond its one press: goals, a few ways, a free choice with a reason, and what only managers see.</summary>
public class ChoiceTests
{
    [Fact]
    public async Task A_choice_is_free_and_kept_with_its_reason()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        var next = await bot.PressesAsync(
            "ines", "It is fixed", ("options", "A new parcel\n\n Money back \nA visit"), ("choice", "Both of the first"), ("choiceReason", "They travel tomorrow"));

        Assert.Equal("Step 4 of 5 · Analyze", next[^1].Lines[0]);
        Assert.Contains(next, message => message.Text.Contains("Chosen: Both of the first, because They travel tomorrow", StringComparison.Ordinal));
        var kept = await bot.CaseAsync(1);
        Assert.Equal(("A new parcel\nMoney back\nA visit", "Both of the first", "They travel tomorrow"), (kept.Options, kept.Choice, kept.ChoiceReason));
        var shown = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.Contains("Options: A new parcel / Money back / A visit", shown);
        Assert.Contains("Choice: Both of the first", shown);
        Assert.Contains("Why this choice: They travel tomorrow", shown);
    }

    [Theory]
    [InlineData("Money back", "", "", "One way is no choice yet.")]
    [InlineData("1\n2\n3\n4\n5", "", "", "These are 5 ways.")]
    [InlineData("Money back\nA visit", "A visit", "", "Why “A visit”?")]
    [InlineData("", "A visit", " ", "Why “A visit”?")]
    public async Task What_cannot_be_taken_yet_stands_in_the_card_that_asks_again(string options, string choice, string reason, string complaint)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        var said = await bot.PressesAsync(
            "ines", "It is fixed", ("wants", "Their parcel"), ("options", options), ("choice", choice), ("choiceReason", reason), ("worth", "Large"));

        Assert.Contains(said, message => message.Text.StartsWith(complaint, StringComparison.Ordinal));
        Assert.Null((await bot.CaseAsync(1)).FixedAt);
        var again = said[^1];
        Assert.Equal(
            ("Their parcel", options, choice, "Large"), (again.Values["wants"], again.Values["options"], again.Values["choice"], again.Values["worth"]));
        Assert.True((bool)again.Card!["body"]!.AsArray().Single(item => (string?)item!["id"] == "more")!["isVisible"]!);

        await bot.PressesAsync("ines", "It is fixed", ("options", "Money back\nA visit"), ("choiceReason", "They asked for it"));
        Assert.Equal((Step.Analyze, "Their parcel"), ((await bot.CaseAsync(1)).Step, (await bot.CaseAsync(1)).Wants!));
    }

    [Fact]
    public async Task Before_the_choice_the_goals_are_read_where_the_team_has_written_them()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        Assert.DoesNotContain("What we stand for", (await bot.ChatAsync("ines"))[^1].Activity.ToJsonString(), StringComparison.Ordinal);

        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour") { Vision = "Nobody leaves worse off." }));
        await bot.SaysAsync("ines", "back");
        var asked = await bot.PressesAsync("ines", "I own it");

        Assert.Contains("What we stand for: Nobody leaves worse off.", asked[^1].Activity.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(6, asked[^1].Lines.Count + 1);
    }

    [Fact]
    public async Task What_a_customer_is_worth_is_read_by_managers_of_the_team_alone()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Lea", Role.Lead | Role.Approver);
        await bot.HasMemberAsync("Ada", Role.Admin);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.PressesAsync("ines", "Not yet", ("worth", "Large"));

        Assert.Contains("Worth to us: Large. Only managers of the team see this. It may raise a gesture, never the order.", (await bot.SaysAsync("marta", "case 1"))[^1].Lines);
        foreach (var other in (string[])["ines", "rui", "lea", "ada"])
            Assert.DoesNotContain(await bot.SaysAsync(other, "case 1"), message => message.Text.Contains("Large", StringComparison.Ordinal));
        await bot.SaysInRoomAsync("marta", "case 1");
        await bot.SaysInRoomAsync("marta", "@ServiceBot cases");
        Assert.DoesNotContain(await bot.RoomAsync(), message => message.Activity.ToJsonString().Contains("Large", StringComparison.Ordinal));

        // Nor by whoever owns it later, in the card that asks for it.
        Assert.Equal("Unknown", (await bot.SaysAsync("ines", "next 1"))[^1].Values["worth"]);
        await bot.PressesAsync("ines", "It is fixed");
        Assert.Equal(ValueRange.Large, (await bot.CaseAsync(1)).Value);
        Assert.DoesNotContain((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Helped);
    }

    [Fact]
    public async Task Nobody_asks_what_a_colleague_is_worth()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem the rota was wrong");
        await bot.PressesAsync("ines", "A colleague");
        await bot.SaysAsync("ines", "They came for nothing.");

        Assert.DoesNotContain("worth", (await bot.PressesAsync("ines", "I own it"))[^1].Values.Keys);
    }
}
