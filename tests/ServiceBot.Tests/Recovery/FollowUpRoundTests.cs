using System.Globalization;
using ServiceBot.Bot;
using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>The exact days and hours of reminders, over weeks and months, for people who rest, travel and leave.</summary>
public class FollowUpRoundTests
{
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task Until_it_is_done_its_owner_is_reminded_while_they_work()
    {
        await using var bot = await StartAsync("in 8 days");
        await bot.ChangeAsync(db => db.Holidays.Add(new Holiday { TeamId = "harbour", Date = new DateOnly(2026, 10, 16), Name = "Harbour day" }));

        // Made on Thursday the 1st, due on Friday the 9th. The clocks go back on the 25th.
        Assert.Equal(
            [
                "Wed 7 Oct 09:00 due on Friday 9 October 2026, in 2 days",
                "Fri 9 Oct 09:00 due today, Friday 9 October 2026",
                "Mon 12 Oct 09:00 overdue by 3 days, since Friday 9 October 2026",
                "Mon 19 Oct 09:00 overdue by 10 days, since Friday 9 October 2026",
                "Fri 23 Oct 09:00 overdue by 14 days, since Friday 9 October 2026",
                "Fri 30 Oct 09:00 overdue by 21 days, since Friday 9 October 2026",
                "Fri 6 Nov 09:00 overdue by 28 days, since Friday 9 October 2026",
            ],
            await RemindersAsync(bot, "rui", days: 40));

        await bot.SaysAsync("rui", "follow-up 1 done");
        Assert.Empty(await RemindersAsync(bot, "rui", days: 30));
    }

    [Fact]
    public async Task What_was_missed_while_away_is_one_reminder()
    {
        await using var bot = await StartAsync("in 8 days");
        await bot.ChangeAsync(db => db.PersonHours.Add(new PersonHours("rui") { AwayUntil = new DateOnly(2026, 11, 3) }));

        Assert.Equal(
            ["Tue 3 Nov 09:00 overdue by 25 days, since Friday 9 October 2026", "Fri 6 Nov 09:00 overdue by 28 days, since Friday 9 October 2026"],
            await RemindersAsync(bot, "rui", days: 40));
    }

    [Theory]
    [InlineData("America/New_York", "Wed 7 Oct 09:00", "Fri 9 Oct 09:00", "Mon 12 Oct 09:00")]
    [InlineData("Asia/Kolkata", "Wed 7 Oct 09:00", "Fri 9 Oct 09:00", "Mon 12 Oct 09:00")]
    [InlineData("Pacific/Auckland", "Wed 7 Oct 09:00", "Fri 9 Oct 09:00", "Mon 12 Oct 09:00")]
    [InlineData("Australia/Lord_Howe", "Wed 7 Oct 09:00", "Fri 9 Oct 09:00", "Mon 12 Oct 09:00")]
    public async Task The_day_is_the_one_where_they_live(string zone, params string[] at)
    {
        await using var bot = await StartAsync("in 8 days");
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "rui").Zone = zone);

        Assert.Equal(at, (await RemindersAsync(bot, "rui", days: 12)).Select(reminder => string.Join(' ', reminder.Split(' ').Take(4))));
    }

    [Fact]
    public async Task At_night_those_are_reminded_who_work_at_night()
    {
        await using var bot = await StartAsync("in 8 days");
        await bot.ChangeAsync(db => db.PersonHours.Add(new PersonHours("rui")
        {
            Work = new Hours(new TimeOnly(22, 0), new TimeOnly(6, 0)),
            Quiet = new Hours(new TimeOnly(22, 0), new TimeOnly(1, 30)),
        }));

        // The shift of Tuesday runs into Wednesday, which is the day; on Sunday none runs, so the next is Tuesday's small hours.
        Assert.Equal(
            ["Wed 7 Oct 01:30", "Fri 9 Oct 01:30", "Tue 13 Oct 01:30"],
            (await RemindersAsync(bot, "rui", days: 13)).Select(reminder => string.Join(' ', reminder.Split(' ').Take(4))));
    }

    [Fact]
    public async Task Rounds_that_come_late_twice_or_after_a_restart_remind_once()
    {
        await using var bot = await StartAsync("in 8 days");
        bot.Clock.Advance(new DateTimeOffset(2026, 10, 9, 10, 7, 0, TimeSpan.Zero) - bot.Clock.Now);

        await bot.RunRoundAsync<FollowUpRound>();
        await bot.RunRoundAsync<FollowUpRound>();
        await bot.RestartAsync();
        await bot.AtOnceAsync(() => bot.RunRoundAsync<FollowUpRound>(), () => bot.RunRoundAsync<FollowUpRound>());

        Assert.Single(await bot.ReadsAsync("rui"), message => message.Text.Contains("is due today", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_day_and_another_owner_begin_anew()
    {
        await using var bot = await StartAsync("in 8 days");
        Assert.Single(await RemindersAsync(bot, "rui", days: 7));

        await bot.SaysAsync("rui", "follow-up 1 by 16 October");
        await bot.SaysAsync("rui", "follow-up 1 to @Amal");
        await bot.ReadsAsync("amal");

        // In Paris work begins an hour earlier.
        Assert.Equal(
            ["Wed 14 Oct 09:00 due on Friday 16 October 2026, in 2 days", "Fri 16 Oct 09:00 due today, Friday 16 October 2026"],
            await RemindersAsync(bot, "amal", days: 9));
        Assert.Empty(await RemindersAsync(bot, "rui", days: 1));
    }

    [Fact]
    public async Task When_its_owner_has_left_whoever_owns_the_case_gives_it_to_somebody()
    {
        await using var bot = await StartAsync("in 8 days");
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "rui").LeftAt = bot.Clock.Now);

        Assert.Equal(["Wed 7 Oct 09:00 due on Friday 9 October 2026, in 2 days"], await RemindersAsync(bot, "ines", days: 7));
        var asked = (await bot.ChatAsync("ines"))[^1];
        Assert.StartsWith("Follow-up 1 needs somebody: Print the gate on every ticket.", asked.Text, StringComparison.Ordinal);

        Assert.StartsWith("Follow-up 1 is yours now.", (await bot.PressesAsync("ines", "I see to it"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("Follow-up 1 is yours already.", (await bot.PressesAsync("ines", "I see to it"))[^1].Text);
    }

    [Fact]
    public async Task Without_either_of_them_a_lead_on_shift_is_asked_and_else_a_manager()
    {
        await using var bot = await StartAsync("in 8 days");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Lea", Role.Lead);
        await bot.ChangeAsync(db =>
        {
            db.Memberships.RemoveRange(db.Memberships.Where(membership => membership.PersonId == "rui" || membership.PersonId == "ines"));
            db.PersonHours.Add(new PersonHours("lea") { AwayUntil = new DateOnly(2026, 10, 9) });
        });

        Assert.Equal(["Wed 7 Oct 09:00 due on Friday 9 October 2026, in 2 days"], await RemindersAsync(bot, "marta", days: 7));
        Assert.Equal(["Fri 9 Oct 09:00 due today, Friday 9 October 2026"], await RemindersAsync(bot, "lea", days: 2));
        Assert.Empty(await RemindersAsync(bot, "marta", days: 0));
    }

    [Theory]
    [InlineData(FollowUpKind.Day30, "30")]
    [InlineData(FollowUpKind.Day90, "90")]
    internal async Task A_look_at_the_customer_is_asked_for_twice_and_then_lapses(FollowUpKind kind, string days)
    {
        await using var bot = await TestBot.StartAsync("2026-10-01T09:00Z");
        await bot.ReachesAsync("ines", Step.BeGracious);
        await bot.PressesAsync("ines", "Fine");
        await bot.ChangeAsync(db =>
        {
            db.FollowUps.RemoveRange(db.FollowUps);
            db.FollowUps.Add(new FollowUp(7, "harbour", 1, kind, "Look at the customer", "ines", new DateOnly(2026, 10, 10), bot.Clock.Now));
        });

        // Saturday the 10th is no day of theirs, nor is the 17th.
        Assert.Equal(["Mon 12 Oct 09:00", "Mon 19 Oct 09:00"], await RemindersAsync(bot, "ines", days: 60));
        var asked = (await bot.ChatAsync("ines"))[^1];
        Assert.Equal($"Case 1 was closed {days} days before Saturday 10 October 2026: The parcel is lost. How does the customer stand to us now?", asked.Text);
        Assert.Equal(["Still with us", "At risk", "Lost"], asked.Buttons);
        Assert.Equal("kept 1", (string?)asked.Submit("Still with us")["command"]);
        Assert.Equal("at risk 1", (string?)asked.Submit("At risk")["command"]);
        Assert.Equal("lost 1", (string?)asked.Submit("Lost")["command"]);
        var lapsed = await bot.ReadAsync(db => db.FollowUps.Single());
        Assert.Equal((FollowUpStatus.Dropped, new DateOnly(2026, 11, 10)), (lapsed.Status, DateOnly.FromDateTime(lapsed.EndedAt!.Value.UtcDateTime)));
        Assert.DoesNotContain((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.FollowedUp);
    }

    /// <summary>On Thursday the 1st of October, at ten o'clock in Lisbon.</summary>
    private static async Task<TestBot> StartAsync(string due)
    {
        var bot = await TestBot.StartAsync("2026-10-01T09:00Z");
        await bot.ReachesAsync("ines", Step.Analyze);
        await bot.PressesAsync("ines", "Tools", ("prevention", "Print the gate on every ticket"), ("preventionOwner", "Rui"), ("preventionDue", due));
        await bot.ReadsAsync("rui");
        return bot;
    }

    /// <summary>What somebody is reminded of in that time, with the hour their own clock shows.</summary>
    private static async Task<List<string>> RemindersAsync(TestBot bot, string person, int days)
    {
        var zone = WallClock.Zone(await bot.ReadAsync(db => db.People.Single(found => found.Id == person).Zone));
        var end = bot.Clock.Now.AddDays(days);
        var reminders = new List<string>();
        await bot.ReadsAsync(person);
        while (bot.Clock.Now < end)
        {
            bot.Clock.Advance(HalfAnHour);
            await bot.RunRoundAsync<FollowUpRound>();
            foreach (var message in await bot.ReadsAsync(person))
                reminders.Add(string.Create(CultureInfo.InvariantCulture, $"{WallClock.Local(bot.Clock.Now, zone):ddd d MMM HH:mm} {Due(message.Text)}").TrimEnd());
        }

        return reminders;
    }

    private static string Due(string text)
    {
        var from = new[] { "due ", "overdue " }.Select(word => text.IndexOf(" " + word, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        return from < 0 ? "" : text[(from + 1)..].Split([": ", ". ", ", and"], StringSplitOptions.None)[0];
    }
}
