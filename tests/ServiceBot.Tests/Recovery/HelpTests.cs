using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class HelpTests
{
    private const string Friday = "2026-11-20T10:00Z";

    [Fact]
    public async Task Everybody_who_works_gets_one_message_and_sees_who_helps()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Zoe", Role.Member);
        await bot.SaysAsync("zoe", "away until Monday");
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Equal("I asked 2 colleagues who work now, each with one message. I will tell you who can help.", (await bot.SaysAsync("ines", "get help 1"))[^1].Text);
        var asked = Assert.Single(await bot.ReadsAsync("amal"));
        Assert.Equal(
            [
                "Case 1 · Can you help?", "The parcel is lost", "Asks: Ines", "Promise to the customer: Fri 20 Nov 2026, 11:30 (Europe/Paris)",
                "Where it is: Step 3 of 5 · Fix it fast", "One message to everybody who works now; whoever can, helps.",
            ],
            asked.Lines);
        Assert.DoesNotContain(await bot.ChatAsync("zoe"), heard => heard.Buttons.Contains("I can help"));

        Assert.Equal("Thank you. You help with case 1: The parcel is lost. Ines owns it and hears of it.", (await bot.PressesAsync("rui", "I can help"))[0].Text);
        Assert.Equal("Rui helps with case 1: The parcel is lost.", (await bot.ReadsAsync("ines"))[^1].Text);
        Assert.Equal((asked.Id, "Rui helps with case 1."), ((await bot.ReadsAsync("amal"))[^1].Id, (await bot.ChatAsync("amal"))[^1].Text));
        Assert.Contains(await bot.ChatAsync("rui"), heard => heard.Text == "You help with case 1.");
        Assert.Contains("Helping: Rui", (await bot.CardAsync(1))!.Lines);

        await bot.SubmitsAsync("amal", asked.Submit("I can help"));
        Assert.Contains("Helping: Amal, Rui", (await bot.CardAsync(1))!.Lines);
        Assert.Equal(2, (await bot.CaseAsync(1)).Events.Count(happened => happened.Kind == CaseEventKind.HelperJoined));
        Assert.Equal("You help with case 1 already.", (await bot.SubmitsAsync("amal", asked.Submit("I can help")))[^1].Text);
    }

    [Theory]
    [InlineData("cases", 119, "I asked the one colleague who works now. I will tell you if they can help.")]
    [InlineData("cases", 121, "Nobody else of your team works now, so I asked in the team's channel.")]
    [InlineData("away until Monday", 1, "Nobody else of your team works now, so I asked in the team's channel.")]
    public async Task Whoever_wrote_within_two_hours_is_at_work_too(string typed, int minutes, string said)
    {
        await using var bot = await TestBot.StartAsync("2026-11-21T14:00Z"); // Saturday
        await bot.SaysAsync("rui", typed);
        bot.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Equal(said, (await bot.SaysAsync("ines", "get help 1"))[^1].Text);
        Assert.Equal(said.Contains("colleague", StringComparison.Ordinal), (await bot.ReadsAsync("rui")).Any(message => message.Buttons.Contains("I can help")));
    }

    [Theory]
    [InlineData("away until Monday", false)]
    [InlineData("cases", true)]
    public async Task Whoever_is_away_is_not_asked_whatever_they_did_before(string typed, bool isAsked)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "told 1");
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", typed);
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.ReachesAsync("rui", Step.FixItFast, "problem the crate is late");

        await bot.SaysAsync("rui", "get help 2");

        Assert.Equal(isAsked, (await bot.ReadsAsync("ines")).Any(message => message.Buttons.Contains("I can help")));
    }

    [Fact]
    public async Task Whoever_left_meanwhile_does_not_see_who_helps()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "get help 1");
        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "rui")));

        await bot.PressesAsync("amal", "I can help");

        Assert.Equal("You are not in that team any more.", (await bot.ChatAsync("rui"))[^1].Text);
    }

    [Fact]
    public async Task Where_nobody_else_works_the_channel_is_asked()
    {
        await using var bot = await TestBot.StartAsync("2026-11-21T14:00Z"); // Saturday
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.RoomReadsAsync();

        Assert.Equal("Nobody else of your team works now, so I asked in the team's channel.", (await bot.SaysAsync("ines", "get help 1"))[^1].Text);

        Assert.Contains(await bot.RoomReadsAsync(), heard => heard.Text == "Case 1: Ines asks for help. The parcel is lost. Whoever can, writes to me: join 1");
        Assert.Empty(await bot.ReadsAsync("rui"));
        await bot.SaysInRoomAsync("rui", "@ServiceBot join 1");
        Assert.Contains("Helping: Rui", (await bot.CardAsync(1))!.Lines);
    }

    [Fact]
    public async Task Where_there_is_no_channel_either_nobody_is_asked_and_nothing_noted()
    {
        await using var bot = await TestBot.StartAsync("2026-11-21T14:00Z"); // Saturday
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.ChangeAsync(db => db.Teams.Single().RoomConversation = null);

        Assert.Equal(
            "Nobody else of your team works now, and it has no channel here, so I could ask nobody.", (await bot.SaysAsync("ines", "get help 1"))[^1].Text);
        Assert.DoesNotContain((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.HelpAsked);
    }

    [Fact]
    public async Task Nobody_is_asked_twice_within_half_an_hour_nor_when_they_help_already()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "get help 1");
        await bot.PressesAsync("rui", "I can help");
        await bot.ReadsAsync("amal");
        bot.Clock.Advance(TimeSpan.FromMinutes(29));

        Assert.Equal(
            "Help with case 1 was asked for already: today, Friday 20 November, 10:00 (Europe/Lisbon). Within 30 minutes I ask nobody again.",
            (await bot.SaysAsync("rui", "get help 1"))[^1].Text);
        Assert.Empty(await bot.ReadsAsync("amal"));

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("I asked the one colleague who works now. I will tell you if they can help.", (await bot.SaysAsync("ines", "get help 1"))[^1].Text);
        Assert.Contains("I can help", Assert.Single(await bot.ReadsAsync("amal")).Buttons);
        Assert.DoesNotContain(await bot.ReadsAsync("rui"), heard => heard.Buttons.Contains("I can help"));
    }

    [Theory]
    [InlineData("rui", "get help 1", "Ines owns case 1 and asks for help. To help unasked: join 1")]
    [InlineData("ines", "join 1", "Case 1 is yours.")]
    public async Task Help_is_asked_for_by_those_who_have_to_do_with_it(string who, string text, string answer)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.Equal(answer, (await bot.SaysAsync(who, text))[^1].Text);
        Assert.Empty(await bot.ReadsAsync("amal"));
    }

    [Fact]
    public async Task What_is_fixed_needs_no_help()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.Analyze);

        Assert.Equal("Case 1 is fixed already, so nobody is asked for help.", (await bot.SaysAsync("ines", "get help 1"))[^1].Text);
        Assert.Equal("Thank you. Case 1 is fixed already, so nobody is needed any more.", (await bot.SaysAsync("rui", "join 1"))[^1].Text);
        Assert.Equal(["Told the customer"], (await bot.CardAsync(1))!.Buttons);
    }

    [Fact]
    public async Task The_opener_of_a_case_nobody_owns_may_ask_for_help()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "Someone else");

        Assert.StartsWith("I asked 2 colleagues", (await bot.SaysAsync("ines", "get help 1"))[^1].Text);
        Assert.StartsWith("Nobody owns case 1 yet.", (await bot.PressesAsync("rui", "I can help"))[^1].Text);
    }
}
