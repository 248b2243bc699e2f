using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>People's own time: they decide about it, and it is respected.</summary>
public class HoursTests
{
    private const string Friday = "2026-11-20T14:00Z";
    private const string Evening = "2026-11-20T20:00Z";

    [Fact]
    public async Task My_hours_shows_what_holds_and_takes_what_is_typed()
    {
        await using var bot = await TestBot.StartAsync(Friday);

        var card = (await bot.SaysAsync("ines", "my hours"))[^1];
        Assert.Equal(["My hours", "I write to you unasked Mon–Fri, 09:00–17:00 (Europe/Lisbon)."], card.Lines.Take(2));

        var saved = await bot.PressesAsync("ines", "Save", ("zone", "new york"), ("days", "Sun to Thu"), ("work", "22-6"), ("quiet", "1:00-2:00"));
        Assert.Equal("Saved. I write to you unasked Sun–Thu, 22:00–06:00 (America/New_York), but not 01:00–02:00.", saved[^1].Text);
        Assert.Contains("Hours: I write to you unasked Mon–Fri, 09:00–17:00", (await bot.SaysAsync("ines", "My hours!"))[^1].Text);

        var back = await bot.PressesAsync("ines", "Save", ("zone", "Europe/Lisbon"), ("days", ""), ("work", ""), ("quiet", ""));
        Assert.Equal("Saved. I write to you unasked Mon–Fri, 09:00–17:00 (Europe/Lisbon).", back[^1].Text);
    }

    [Theory]
    [InlineData("zone", "Atlantis", "I know no time zone “\u2068Atlantis\u2069”")]
    [InlineData("zone", "", "I know no time zone")]
    [InlineData("days", "sometimes", "as working days. Try Mon-Fri")]
    [InlineData("work", "late", "as working hours. Try 9-17")]
    [InlineData("quiet", "at lunch", "as hours. Try 12:00-13:00")]
    public async Task What_is_not_understood_changes_nothing_and_says_what_to_type(string input, string typed, string answer)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "my hours");

        var said = await bot.PressesAsync("ines", "Save", ("days", "every day"), (input, typed));

        Assert.Contains(answer, said[^1].Text);
        Assert.Contains("Mon–Fri, 09:00–17:00 (Europe/Lisbon)", (await bot.SaysAsync("ines", "my hours"))[^1].Lines[1]);
    }

    [Fact]
    public async Task A_shift_of_the_team_is_taken_by_its_name()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ChangeAsync(db => db.Shifts.Add(new Shift { TeamId = "harbour", Name = "Night", From = new TimeOnly(22, 0), To = new TimeOnly(6, 0) }));

        Assert.Contains("Night 22:00–06:00", (await bot.SaysAsync("ines", "my hours"))[^1].Text.Replace("\u2068", "").Replace("\u2069", ""));
        Assert.Contains("22:00–06:00", (await bot.PressesAsync("ines", "Save", ("work", "night")))[^1].Text);
    }

    [Fact]
    public async Task Who_is_in_several_teams_has_one_home_whose_hours_hold()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ChangeAsync(db =>
        {
            db.Teams.Add(new Team { Id = "night", Name = "Night desk", Zone = "Europe/Lisbon" });
            db.Memberships.Add(new Membership { TeamId = "night", PersonId = "ines" });
            db.TeamSettings.Add(new TeamSettings("night") { From = new TimeOnly(22, 0), To = new TimeOnly(6, 0) });
        });
        await bot.SaysAsync("ines", "my hours");

        Assert.Contains("22:00–06:00", (await bot.PressesAsync("ines", "Save", ("home", "night")))[^1].Text);
        await bot.SaysAsync("ines", "my hours");
        Assert.Contains("22:00–06:00", (await bot.PressesAsync("ines", "Save", ("home", "elsewhere")))[^1].Text);
    }

    [Fact]
    public async Task Who_has_left_is_nobody_any_more_and_hears_nothing()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await ReportsAndLeavesAsync(bot);
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").LeftAt = bot.Clock.Now);

        await bot.PressesInRoomAsync("rui", 1, "Take it");

        Assert.Empty(await bot.ReadsAsync("ines"));
        Assert.StartsWith("I do not know you yet.", (await bot.SaysAsync("ines", "case 1"))[^1].Text);
    }

    [Theory]
    [InlineData("away until Monday", "You are away, and back on Monday 23 November 2026.")]
    [InlineData("away 3 days", "You are away, and back on Monday 23 November 2026.")]
    [InlineData("Away until 1 December.", "You are away, and back on Tuesday 1 December 2026.")]
    [InlineData("away", "Until when are you away?")]
    [InlineData("away until yesterday", "Until when are you away?")]
    [InlineData("away until 2026-11-01", "Sunday 1 November 2026 has come already.")]
    [InlineData("away until 2030-01-01", "That is more than a year ahead.")]
    [InlineData("away for a bit", "Until when are you away?")]
    public async Task An_absence_is_said_in_plain_words(string said, string answer)
    {
        await using var bot = await TestBot.StartAsync(Friday);

        Assert.StartsWith(answer, (await bot.SaysAsync("ines", said))[^1].Text);
    }

    [Fact]
    public async Task Whoever_is_away_is_told_which_promises_they_leave_behind()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.PressesAsync("ines", "Not yet", ("promise", "tomorrow 9"));

        Assert.Contains("the customer of case 1", (await bot.SaysAsync("ines", "away until Monday"))[^1].Text);
    }

    [Fact]
    public async Task In_the_evening_a_colleague_hears_nothing_until_work_begins()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await ReportsAndLeavesAsync(bot);
        bot.Clock.Advance(TimeSpan.FromHours(6));

        await bot.PressesInRoomAsync("rui", 1, "Take it");
        Assert.Empty(await bot.ReadsAsync("ines"));
        await bot.RunHeldNotesAsync();
        Assert.Empty(await bot.ReadsAsync("ines"));

        bot.Clock.Advance(TimeSpan.FromHours(61)); // Monday, 9 o'clock
        await bot.RunHeldNotesAsync();
        await bot.RunHeldNotesAsync();
        Assert.Contains("owns case 1 now", Assert.Single(await bot.ReadsAsync("ines")).Text);
    }

    [Fact]
    public async Task Whoever_writes_gets_at_once_what_has_waited()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await ReportsAndLeavesAsync(bot);
        bot.Clock.Advance(TimeSpan.FromHours(6));
        await bot.PressesInRoomAsync("rui", 1, "Take it");

        var heard = await bot.SaysAsync("ines", "help");

        Assert.Contains("owns case 1 now", heard[0].Text);
        Assert.Contains("problem and what happened", heard[^1].Text);
        bot.Clock.Advance(TimeSpan.FromHours(61));
        await bot.RunHeldNotesAsync();
        Assert.Empty(await bot.ReadsAsync("ines"));
    }

    [Fact]
    public async Task Whoever_wrote_a_moment_ago_is_at_it_and_hears_how_it_goes_on()
    {
        await using var bot = await TestBot.StartAsync(Evening);
        await ReportsAndLeavesAsync(bot);

        await bot.PressesInRoomAsync("rui", 1, "Take it");

        Assert.Contains("owns case 1 now", (await bot.ReadsAsync("ines"))[^1].Text);
    }

    [Fact]
    public async Task What_waits_for_somebody_who_then_goes_away_waits_until_they_are_back()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await ReportsAndLeavesAsync(bot);
        bot.Clock.Advance(TimeSpan.FromHours(6));
        await bot.PressesInRoomAsync("rui", 1, "Take it");
        await bot.ChangeAsync(db => db.PersonHours.Add(new PersonHours("ines") { AwayUntil = new DateOnly(2026, 11, 25) }));

        bot.Clock.Advance(TimeSpan.FromHours(61));
        await bot.RunHeldNotesAsync();
        Assert.Empty(await bot.ReadsAsync("ines"));

        bot.Clock.Advance(TimeSpan.FromDays(2));
        await bot.RunHeldNotesAsync();
        Assert.Single(await bot.ReadsAsync("ines"));
    }

    [Fact]
    public async Task Here_again_ends_an_absence()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "away until 1 December");

        Assert.Contains("You are away.", (await bot.SaysAsync("ines", "my hours"))[^1].Text);
        Assert.StartsWith("Welcome back.", (await bot.PressesAsync("ines", "I am here again"))[^1].Text);
        Assert.StartsWith("You are here already.", (await bot.SaysAsync("ines", "here again"))[^1].Text);
        Assert.DoesNotContain("You are away.", (await bot.SaysAsync("ines", "my hours"))[^1].Text);
    }

    [Theory]
    [InlineData("no", false)]
    [InlineData("yes", true)]
    public async Task A_question_too_waits_until_work_begins_unless_somebody_is_in_danger(string danger, bool isAskedAtOnce)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.SaysAsync("ines", "problem the crane fell on the parcel");
        await bot.PressesAsync("ines", "A customer", ("danger", danger));
        await bot.SaysInRoomAsync("rui", "@ServiceBot own 1");
        await bot.ReadsAsync("rui");
        bot.Clock.Advance(TimeSpan.FromHours(6));

        await bot.SaysAsync("ines", "They waited all day.");
        Assert.Equal(isAskedAtOnce, (await bot.ReadsAsync("rui")).Any(IsAsked));

        bot.Clock.Advance(TimeSpan.FromHours(61));
        await bot.RunHeldNotesAsync();
        Assert.Equal(!isAskedAtOnce, (await bot.ReadsAsync("rui")).Any(IsAsked));
        Assert.Single(await bot.ChatAsync("rui"), IsAsked);

        static bool IsAsked(Heard heard) => heard.Text.Contains("Step 2 of 5", StringComparison.Ordinal);
    }

    /// <summary>Ines reports a case that somebody else shall own.</summary>
    private static async Task ReportsAndLeavesAsync(TestBot bot)
    {
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "Someone else");
        await bot.ReadsAsync("ines");
    }
}
