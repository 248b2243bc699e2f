using Microsoft.EntityFrameworkCore;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Setup;

public class SetupWalkTests
{
    private const string Vision = "Everybody who calls us is glad they did.";

    [Fact]
    public async Task A_manager_sets_up_a_team_from_nothing()
    {
        await using var bot = await HarbourDesk.StartAsync();

        var opening = await bot.SaysAsync("marta", "setup");
        Assert.StartsWith("Let us set up Harbour desk: 11 short topics", opening[0].Text, StringComparison.Ordinal);
        Assert.Equal("Set-up 1 of 11 · Vision", opening[^1].Lines[0]);
        Assert.Equal(["Save", "Skip for now", "Back", "Later"], opening[^1].Buttons);

        Assert.Equal("Set-up 2 of 11 · Principles", (await bot.SaysAsync("marta", Vision))[^1].Lines[0]);
        Assert.Equal("Set-up 3 of 11 · People", (await bot.PressesAsync("marta", "Save", ("principles", "Respect everybody.\n\n- Tell the truth.")))[^1].Lines[0]);

        var people = await bot.PressesAsync("marta", "Save", ("people", "Amal\nInes\nMarta\nAna Reis"));
        Assert.Equal("Set-up 4 of 11 · Roles", people[^1].Lines[0]);
        Assert.StartsWith("Ana Reis joined. Rui left. 4 people are in the team now.", people[^2].Text, StringComparison.Ordinal);
        Assert.Equal("Marta took you out of Harbour desk. What you did in its cases stays.", (await bot.ReadsAsync("rui"))[^1].Text);

        var roles = await bot.PressesAsync("marta", "Save", ("leads", "amal"), ("approvers", "ines,amal"));
        Assert.Equal("Set-up 5 of 11 · Zone", roles[^1].Lines[0]);
        Assert.Equal(
            ["Marta made you a lead of Harbour desk.", "Marta made you an approver of Harbour desk."], (await bot.ReadsAsync("amal")).Select(message => message.Text));

        var zone = await bot.SaysAsync("marta", "Europe/Paris");
        Assert.Equal("From Saturday 21 November 2026 on the team's days are those of Europe/Paris. Until then they stay as they are.", zone[^2].Text);

        var days = await bot.PressesAsync("marta", "Save", ("days", "Monday,Saturday"), ("from", "8"), ("to", "16:30"), ("shifts", "Early 06:00 - 14:00\nNight 22:00–06:00"));
        Assert.Equal(
            "From now on the team works Mon and Sat, 08:00–16:30; shifts: Early 06:00–14:00, Night 22:00–06:00 (Europe/Paris), and outside of that nobody is written to unasked.",
            days[^2].Text);

        var times = await bot.PressesAsync("marta", "Save", ("checkInAt", "3 pm"), ("digestAt", "17.30"));
        Assert.Equal("The check-in comes at 15:00 by each person’s own clocks, within their shift. The digest comes in the team’s channel at 17:30 (Europe/Paris), on each working day.", times[^2].Text);

        var limits = await bot.PressesAsync("marta", "Save", ("memberLimit", "€50"), ("leadLimit", "100.00"), ("approverLimit", "1,000"));
        Assert.Contains("a member 50 EUR, a lead 100 EUR, an approver 1000 EUR", limits[^2].Text, StringComparison.Ordinal);
        Assert.Equal("Set-up 9 of 11 · Targets", limits[^1].Lines[0]);

        Assert.Equal("Set-up 10 of 11 · Holidays", (await bot.PressesAsync("marta", "Keep as it is"))[^1].Lines[0]);
        var holidays = await bot.PressesAsync("marta", "Save", ("holidays", "2026-12-25 Christmas\n1 January New Year"));
        Assert.EndsWith("The next one is Friday 25 December 2026, Christmas.", holidays[^2].Text, StringComparison.Ordinal);

        var words = await bot.PressesAsync("marta", "Save", ("staffWord", "crew"), ("customerWord", "passengers"));
        Assert.Equal(
            "“vision” shows everybody in the team that here one speaks of crew and passengers. "
            + "A new case asks for their order number, which may stay empty; I keep only a sign of it that tells whether it is the same.",
            words[^2].Text);
        Assert.Equal(
            "That was the set-up of Harbour desk. “settings” shows and changes all of it, and what serves for now: who looks at matters of safety, and where people find help.",
            words[^1].Text);

        var team = await bot.TeamAsync();
        Assert.Equal((Vision, "Respect everybody.\nTell the truth.", true), (team.Vision, team.Principles, team.IsMeasured));
        Assert.Equal((5000, 10000, 100000, "EUR"), (team.MemberLimit, team.LeadLimit, team.ApproverLimit, team.Currency));
        Assert.Equal((SetupTopics)2047, team.Confirmed);
        await using var db = bot.Look();
        Assert.Equal("Europe/Paris", (await db.Teams.SingleAsync(found => found.Id == "harbour")).Zone);
        Assert.Equal(
            [(DateOnly.MinValue, "Europe/Lisbon"), (new DateOnly(2026, 11, 21), "Europe/Paris")],
            (await db.TeamZones.OrderBy(change => change.From).ToListAsync()).Select(change => (change.From, change.Zone)));
        Assert.Equal([new DateOnly(2026, 12, 25), new DateOnly(2027, 1, 1)], await db.Holidays.OrderBy(day => day.Date).Select(day => day.Date).ToListAsync());
        Assert.Equal("harbour", (await db.People.SingleAsync(person => person.Name == "Ana Reis")).HomeTeamId);
        Assert.Null((await db.People.SingleAsync(person => person.Id == "rui")).HomeTeamId);
    }

    [Theory]
    [InlineData("pause", "Set aside. Everything you saved holds. To go on: setup")]
    [InlineData("Later", "Set aside. Everything you saved holds. To go on: setup")]
    [InlineData("cancel", "The set-up has ended. Everything you saved holds; “settings” shows it.")]
    public async Task It_can_be_left_and_goes_on_where_it_was(string word, string said)
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.SaysAsync("marta", "setup");
        await bot.SaysAsync("marta", Vision);

        Assert.Equal(said, (await bot.SaysAsync("marta", word))[^1].Text);
        Assert.Equal("I did not understand that. Perhaps one of these?", (await bot.SaysAsync("marta", "hello there"))[^1].Text);
        await bot.RestartAsync();

        Assert.Equal("Set-up 2 of 11 · Principles", (await bot.SaysAsync("marta", "setup"))[^1].Lines[0]);
        Assert.Equal(Vision, (await bot.TeamAsync()).Vision);
    }

    [Fact]
    public async Task A_restart_in_the_middle_loses_nothing()
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.SaysAsync("marta", "setup");
        await bot.RestartAsync();
        await bot.SaysAsync("marta", Vision);
        await bot.ExecuteAsync("""DELETE FROM "States" """);
        await bot.RestartAsync();

        var next = await bot.PressesAsync("marta", "Save", ("principles", "Respect everybody."));

        Assert.Equal("Set-up 3 of 11 · People", next[^1].Lines[0]);
        Assert.True((await bot.TeamAsync()).IsMeasured);
    }

    [Fact]
    public async Task What_is_left_out_keeps_figures_off_and_is_named_at_the_end()
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.SaysAsync("marta", "setup");

        Assert.StartsWith("There is nothing to keep", (await bot.SaysAsync("marta", "keep as it is"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("All right. Figures stay off until vision and principles are written.", (await bot.PressesAsync("marta", "Skip for now"))[^2].Text);
        await bot.SaysAsync("marta", "skip");
        for (var topic = 3; topic < 11; topic++)
            await bot.PressesAsync("marta", "Keep as it is");

        var end = await bot.PressesAsync("marta", "Keep as it is");

        Assert.Equal(
            "That was the set-up of Harbour desk. Left for later: Vision, Principles. “setup” goes on there; “settings” shows everything. "
            + "Figures stay off until vision and principles are written.", end[^1].Text);
        Assert.False((await bot.TeamAsync()).IsMeasured);
        Assert.Equal("Set-up 1 of 11 · Vision", (await bot.SaysAsync("marta", "setup"))[^1].Lines[0]);
    }

    [Fact]
    public async Task Back_leads_to_the_topic_before_with_what_was_said()
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.SaysAsync("marta", "setup");
        await bot.SaysAsync("marta", Vision);

        var before = (await bot.PressesAsync("marta", "Back"))[^1];

        Assert.Equal(("Set-up 1 of 11 · Vision", Vision), (before.Lines[0], before.Values["vision"]));
        Assert.Equal("This is the first topic. “pause” leaves the set-up for later.", (await bot.SaysAsync("marta", "back"))[^1].Text);
    }

    [Fact]
    public async Task A_case_may_come_in_between()
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.SaysAsync("ines", "problem the parcel is lost");
        await bot.PressesAsync("ines", "A customer");
        await bot.SaysAsync("ines", "They waited.");
        await bot.PressesAsync("ines", "Someone else");
        await bot.SaysAsync("marta", "setup");
        await bot.SaysAsync("marta", Vision);

        var told = await bot.PressesInRoomAsync("marta", 1, "Take it");
        Assert.StartsWith("Case 1 waits for you", told[^1].Text, StringComparison.Ordinal);
        Assert.Equal("Step 2 of 5 · Own it", (await bot.SaysAsync("marta", "next 1"))[^1].Lines[0]);
        Assert.Equal("That card is not open any more. “settings” shows what holds, “setup” goes on.", (await SubmitOldAsync(bot, "Save"))[^1].Text);
        await bot.PressesAsync("marta", "I own it");
        await bot.SaysAsync("marta", "pause");

        Assert.Equal("Set-up 2 of 11 · Principles", (await bot.SaysAsync("marta", "setup"))[^1].Lines[0]);
    }

    [Theory]
    [InlineData("problem the printer is broken", "Case 1 · Before we start")]
    [InlineData("cases", "Set-up 1 of 11 · Vision")]
    public async Task What_was_taken_for_the_vision_can_be_done_instead(string text, string then)
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.SaysAsync("marta", "setup");

        var asked = await bot.SaysAsync("marta", text);
        Assert.Contains("I took that as your answer.", asked.Select(message => message.Lines[0]));
        Assert.Equal(text, (await bot.TeamAsync()).Vision);
        var done = await bot.PressesAsync("marta", "Do that instead");

        Assert.Null((await bot.TeamAsync()).Vision);
        Assert.Contains(done, message => message.Lines[0] == then);
        Assert.Equal("Something has happened since. Please type it again.", (await bot.PressesAsync("marta", "Do that instead"))[^1].Text);
    }

    [Fact]
    public async Task Where_a_command_cannot_be_the_answer_it_is_offered()
    {
        await using var bot = await HarbourDesk.AtTopicAsync("People");

        Assert.Equal("Or did you mean it as a command?", (await bot.SaysAsync("marta", "cases"))[^1].Text);
        Assert.Equal("Nothing is open in Harbour desk.", (await bot.PressesAsync("marta", "Do that instead"))[^1].Text);
        Assert.Equal("Set-up 4 of 11 · Roles", (await bot.PressesAsync("marta", "Keep as it is"))[^1].Lines[0]);
    }

    [Fact]
    public async Task A_second_press_and_an_old_card_do_nothing()
    {
        await using var bot = await HarbourDesk.StartAsync();
        await bot.SaysAsync("marta", "setup");
        var first = (await bot.ChatAsync("marta"))[^1].Submit("Save", ("vision", Vision));
        await bot.SubmitsAsync("marta", first);
        first["vision"] = "Something else";

        var again = await bot.SubmitsAsync("marta", first);

        Assert.Equal("That card was from an earlier question. We are at Set-up 2 of 11 · Principles.", again[0].Text);
        Assert.Equal("Set-up 2 of 11 · Principles", again[^1].Lines[0]);
        Assert.Equal(Vision, (await bot.TeamAsync()).Vision);
        Assert.Single(await bot.ChatAsync("marta"), message => message.Buttons.Contains("Save"));
    }

    [Fact]
    public async Task The_vision_stands_at_the_start_of_a_case()
    {
        await using var bot = await HarbourDesk.StartAsync();
        Assert.Equal("Harbour desk has not written its vision and principles yet.", (await bot.SaysAsync("ines", "vision"))[^1].Text);
        await bot.SaysAsync("marta", "setup");
        await bot.SaysAsync("marta", Vision);
        await bot.SaysAsync("marta", "Respect everybody.");

        Assert.Contains($"What we stand for: {Vision}", (await bot.SaysAsync("ines", "problem the parcel is lost"))[^1].Lines);
        Assert.Equal([$"Harbour desk: {Vision}", "· Respect everybody.", "Here one speaks of colleagues and customers."], (await bot.SaysInRoomAsync("ines", "@ServiceBot vision"))[^1].Lines);
    }

    [Fact]
    public async Task Help_names_the_set_up_to_managers_in_ten_lines()
    {
        await using var bot = await HarbourDesk.StartAsync();

        var toManager = (await bot.SaysAsync("marta", "help"))[^1];
        Assert.Contains("setup: set up your team", toManager.Text, StringComparison.Ordinal);
        Assert.InRange(toManager.Lines.Count, 1, 10);
        Assert.DoesNotContain("setup:", (await bot.SaysAsync("ines", "help"))[^1].Text, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Heard>> SubmitOldAsync(TestBot bot, string answer) => await bot.SubmitsAsync(
        "marta", new() { ["setup"] = "harbour", ["topic"] = "Vision", ["answer"] = answer.ToLowerInvariant(), ["vision"] = "x" });
}
