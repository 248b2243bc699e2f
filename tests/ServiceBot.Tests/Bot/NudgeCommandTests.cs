using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>snooze, stop and remind: for everybody, by those who have to do with the case, and visible to all who may see it.</summary>
public class NudgeCommandTests
{
    private const string Friday = "2026-11-20T14:00Z";

    [Theory]
    [InlineData("snooze 1", "Nobody is reminded of case 1 before today, Friday 20 November, 14:30 (Europe/Lisbon). What was promised still stands: today, Friday 20 November, 14:30 (Europe/Lisbon).")]
    [InlineData("Snooze case #1 60.", "Nobody is reminded of case 1 before today, Friday 20 November, 15:00 (Europe/Lisbon). What")]
    [InlineData("snooze 1 120 minutes", "Nobody is reminded of case 1 before today, Friday 20 November, 16:00 (Europe/Lisbon). What")]
    [InlineData("snooze 1 for 2 hours", "Nobody is reminded of case 1 before today, Friday 20 November, 16:00 (Europe/Lisbon). What")]
    [InlineData("snooze 1 1 min", "Nobody is reminded of case 1 before today, Friday 20 November, 14:30 (Europe/Lisbon). They rest for 30, 60 or 120 minutes; I took 30. What")]
    [InlineData("snooze 1 50", "Nobody is reminded of case 1 before today, Friday 20 November, 15:00 (Europe/Lisbon). They rest for 30, 60 or 120 minutes; I took 60. What")]
    [InlineData("snooze 1 5 hours", "Nobody is reminded of case 1 before today, Friday 20 November, 16:00 (Europe/Lisbon). They rest for 30, 60 or 120 minutes; I took 120. What")]
    [InlineData("snooze 1 999999", "Nobody is reminded of case 1 before today, Friday 20 November, 16:00 (Europe/Lisbon). They rest for 30, 60 or 120 minutes; I took 120. What")]
    [InlineData("snooze 1 until 14:20", "Nobody is reminded of case 1 before today, Friday 20 November, 14:20 (Europe/Lisbon).")]
    [InlineData("snooze 1 until tomorrow 13:59", "Nobody is reminded of case 1 before tomorrow, Saturday 21 November, 13:59 (Europe/Lisbon). What")]
    [InlineData("snooze 1 until tomorrow 14:01", "Reminders rest for a day at most. Try 30, 60 or 120 for minutes, or until 15:00.")]
    [InlineData("snooze 1 until 13:00", "That time has passed: today, Friday 20 November, 13:00 (Europe/Lisbon). Do you mean tomorrow 13:00?")]
    [InlineData("snooze 1 for ages", "I do not understand “for ages” as a time. Try 30, 60 or 120 for minutes, or until 15:00.")]
    [InlineData("snooze 7", "I know no case 7 in your team.")]
    [InlineData("stop 7", "I know no case 7 in your team.")]
    [InlineData("remind 1", "The reminders of case 1 are on already.")]
    public async Task What_is_typed_is_answered(string typed, string answer)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);

        var said = (await bot.SaysAsync("ines", typed))[^1].Text;

        Assert.StartsWith(answer, said.Replace("\u2068", "").Replace("\u2069", ""));
        Assert.Equal(answer.EndsWith("What", StringComparison.Ordinal) || typed == "snooze 1", said.Contains("What was promised still stands", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("snooze", "I did not understand that.")]
    [InlineData("stop", "I did not understand that.")]
    [InlineData("stop reminding", "I did not understand that.")]
    [InlineData("remind me", "I did not understand that.")]
    public async Task Without_a_number_none_of_it_is_a_command(string typed, string answer)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);

        Assert.StartsWith(answer, (await bot.SaysAsync("ines", typed))[^1].Text);
    }

    [Fact]
    public async Task Each_may_be_given_twice_and_the_second_hears_what_holds()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);

        await bot.SaysAsync("ines", "snooze 1 60");
        bot.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(
            "That holds already: nobody is reminded of case 1 before today, Friday 20 November, 15:00 (Europe/Lisbon). Sooner: remind 1",
            (await bot.SaysAsync("ines", "snooze 1 60"))[^1].Text);
        Assert.StartsWith("That holds already", (await bot.SaysAsync("ines", "snooze 1 30"))[^1].Text);
        Assert.StartsWith("Nobody is reminded of case 1 before today, Friday 20 November, 16:00", (await bot.SaysAsync("ines", "snooze 1 120"))[^1].Text);
        await bot.SaysAsync("ines", "remind 1");
        Assert.Equal("The reminders of case 1 are on already.", (await bot.SaysAsync("ines", "remind 1"))[^1].Text);
        await bot.SaysAsync("ines", "stop 1");
        Assert.StartsWith("The reminders of case 1 are off already.", (await bot.SaysAsync("ines", "stop 1"))[^1].Text);

        Assert.Equal(
            [CaseEventKind.Snoozed, CaseEventKind.Snoozed, CaseEventKind.RemindersResumed, CaseEventKind.RemindersStopped],
            (await bot.CaseAsync(1)).Events.OrderBy(happened => happened.Sequence).Select(happened => happened.Kind).TakeLast(4));
    }

    [Theory]
    [InlineData("ines", true)] // opened it
    [InlineData("rui", true)] // owns it
    [InlineData("amal", true)] // helps
    [InlineData("vera", true)] // keeps contact with the customer
    [InlineData("nora", true)] // leads
    [InlineData("marta", true)] // manages
    [InlineData("carla", false)] // approves what is spent
    [InlineData("otto", false)]
    public async Task Those_may_who_have_to_do_with_it_and_the_others_hear_who_can(string person, bool may)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        foreach (var (name, role) in new[]
            { ("Nora", Role.Lead), ("Marta", Role.Manager), ("Otto", Role.Member), ("Vera", Role.Member), ("Carla", Role.Approver) })
            await bot.HasMemberAsync(name, role);

        await PromisesAsync(bot);
        await bot.ActsAsync("rui", 1, (about, by) => about.AcceptHandOver(by));
        await bot.ActsAsync("vera", 1, (about, by) => about.GiveVoiceTo("vera", by));
        await bot.ChangeAsync(db => db.CaseHelpers.Add(new CaseHelper(1, "amal")));

        foreach (var typed in (string[])["snooze 1 30", "stop 1", "remind 1"])
            Assert.Equal(
                may ? "done" : "The reminders of case 1 are up to Rui, to Ines who opened it, to those who help with it, and to the leads and managers of the team.",
                (await bot.SaysAsync(person, typed))[^1].Text is var said && said.StartsWith("The reminders of case 1 are up to", StringComparison.Ordinal) ? said : "done");

        Assert.Equal(may, (await bot.CaseAsync(1)).Events.Any(happened => happened.Kind == CaseEventKind.RemindersStopped));
    }

    [Fact]
    public async Task Stopped_reminders_are_stopped_for_everybody_until_somebody_wants_them_again()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Nora", Role.Lead);
        await PromisesAsync(bot);

        await bot.SaysAsync("nora", "stop 1");
        Assert.Equal(
            "Nora switched off the reminders of case 1: The parcel is lost. To have them again: remind 1", Assert.Single(await bot.ReadsAsync("ines")).Text);
        bot.Clock.Advance(TimeSpan.FromMinutes(35));
        Assert.False(await bot.RunNudgesAsync());

        await bot.SaysAsync("nora", "remind 1");
        await bot.RunNudgesAsync();
        Assert.Contains("still waits for the word", Assert.Single(await bot.ReadsAsync("ines")).Text);
    }

    [Fact]
    public async Task The_case_shows_it_and_its_timeline_tells_who_did_it()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);

        await bot.SaysAsync("ines", "snooze 1 60");
        Assert.Contains("Reminders: none before Fri 20 Nov 2026, 15:00 (Europe/Lisbon)", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
        await bot.SaysAsync("ines", "stop 1");
        Assert.Contains("Reminders: off", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
        await bot.SaysAsync("ines", "remind 1");

        var lines = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.DoesNotContain(lines, line => line.StartsWith("Reminders:", StringComparison.Ordinal));
        Assert.Equal(
            [
                "14:00 · Ines let its reminders rest until Fri 20 Nov 2026, 15:00 (Europe/Lisbon)",
                "14:00 · Ines switched its reminders off",
                "14:00 · Ines switched its reminders on again",
            ],
            lines.TakeLast(3));
    }

    [Fact]
    public async Task No_clock_is_stopped_by_it()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);
        var before = await bot.CaseAsync(1);

        await bot.SaysAsync("ines", "snooze 1 60");
        await bot.SaysAsync("ines", "stop 1");

        var after = await bot.CaseAsync(1);
        Assert.Equal((before.PromiseAt, before.PausedAt, before.MoreTimeUntil, true), (after.PromiseAt, after.PausedAt, after.MoreTimeUntil, after.IsPromiseOpen));
    }

    [Fact]
    public async Task While_a_question_is_open_they_are_heard_and_it_stays_open()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.StartsWith("Nobody is reminded of case 1 before", (await bot.SaysAsync("ines", "snooze 1 60"))[^1].Text);
        Assert.StartsWith("Nobody is reminded of case 1 any more", (await bot.SaysAsync("ines", "stop 1"))[^1].Text);
        Assert.StartsWith("Case 1 rests until your promise", (await bot.PressesAsync("ines", "Not yet"))[^1].Text);
    }

    [Fact]
    public async Task A_case_that_is_closed_is_reminded_of_by_nobody()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);
        await bot.ActsAsync("ines", 1, (about, by) => about.Close(by));

        Assert.Equal("Case 1 is not open, so nobody is reminded of it.", (await bot.SaysAsync("ines", "snooze 1 30"))[^1].Text);
    }

    [Fact]
    public async Task In_the_channel_they_are_heard_as_well()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await PromisesAsync(bot);

        Assert.StartsWith("Nobody is reminded of case 1 before", (await bot.SaysInRoomAsync("ines", "@ServiceBot snooze 1"))[^1].Text);
    }

    /// <summary>Ines opens a case, owns it and promises the customer a word in half an hour.</summary>
    private static async Task PromisesAsync(TestBot bot)
    {
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "pause");
        await bot.RoomReadsAsync();
    }
}
