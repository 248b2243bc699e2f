using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Setup;

public class TopicTests
{
    [Theory]
    [InlineData("Vision", "vision", "", "Please write one sentence")]
    [InlineData("Vision", "vision", "\u200B\u2060", "Please write one sentence")]
    [InlineData("Principles", "principles", "\n - \n", "Please write at least one principle")]
    [InlineData("Principles", "principles", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13", "These are 13 principles")]
    [InlineData("People", "people", "", "Please write at least one name")]
    [InlineData("People", "people", "Marta\n12345", "“12345” does not look like a name")]
    [InlineData("People", "people", "Amal\nInes\nRui", "You took your own name out.")]
    [InlineData("People", "people", "Marta\nAna Reis Ana Reis Ana Reis Ana Reis Ana Reis Ana Reis Ana Reis Ana Reis", "“Ana Reis Ana Reis Ana Reis Ana Reis Ana…” is longer")]
    [InlineData("Roles", "leads", "nobody-here", "“nobody-here” is not in Harbour desk.")]
    [InlineData("Zone", "zone", "", "Please write a time zone")]
    [InlineData("Zone", "zone", "Atlantis", "I know no time zone “Atlantis”.")]
    [InlineData("Zone", "zone", "../../etc/passwd", "I know no time zone")]
    [InlineData("Zone", "zone", "+02:00", "I know no time zone")]
    [InlineData("Working days and hours", "days", "", "Please choose at least one working day.")]
    [InlineData("Working days and hours", "days", "Someday,127", "Please choose at least one working day.")]
    [InlineData("Working days and hours", "from", "25:00", "I do not understand “25:00” as a time of day.")]
    [InlineData("Working days and hours", "to", "", "A time is missing.")]
    [InlineData("Working days and hours", "to", "9", "Work begins and ends at the same time.")]
    [InlineData("Working days and hours", "shifts", "Early", "I do not understand “Early” as a shift.")]
    [InlineData("Working days and hours", "shifts", "Early 06:00-06:00", "I do not understand")]
    [InlineData("Working days and hours", "shifts", "Early 6-14\nEarly 14-22", "Two shifts are called Early.")]
    [InlineData("Check-in and digest times", "checkInAt", "noonish", "I do not understand “noonish” as a time of day.")]
    [InlineData("Check-in and digest times", "checkInAt", "16:30", "People need an hour to answer")]
    [InlineData("Check-in and digest times", "digestAt", "01:00", "People need an hour to answer")]
    [InlineData("Limits", "memberLimit", "-5", "I do not understand “-5” as an amount in EUR for a member.")]
    [InlineData("Limits", "memberLimit", "50", "A lead may spend at least what a member may")]
    [InlineData("Limits", "approverLimit", "lots", "I do not understand “lots” as an amount in EUR for an approver.")]
    [InlineData("Limits", "currency", "BTC", "I know no currency “BTC”.")]
    [InlineData("Limits", "currency", "", "The currency is missing.")]
    [InlineData("Limits", "gestureFloor", "some", "I do not understand “some” as an amount in EUR for a gesture.")]
    [InlineData("Limits", "gestureFloor", "10", "A gesture that is right for everybody is given without asking, so it is at most what a member may spend: 0 EUR. Here it is 10 EUR.")]
    [InlineData("Limits", "gestureShare", "a bit", "I do not understand “a bit” as a percentage.")]
    [InlineData("Limits", "gestureShare", "101", "I do not understand “101” as a percentage.")]
    [InlineData("Limits", "gestureShare", "0.005", "I do not understand “0.005” as a percentage.")]
    [InlineData("Limits", "approvalMinutes", "0", "I do not understand “0” as minutes")]
    [InlineData("Limits", "approvalMinutes", "1441", "I do not understand “1441” as minutes")]
    [InlineData("Limits", "approvalMinutes", "10 hours", "I do not understand “10 hours” as minutes")]
    [InlineData("Targets", "ownSafety", "soon", "I do not understand “soon” as the time for an owner when somebody is in danger.")]
    [InlineData("Targets", "ownSafety", "0", "I do not understand “0”")]
    [InlineData("Targets", "wordNormal", "", "The time for a first word when it is normal is missing.")]
    [InlineData("Targets", "wordNormal", "8 days", "I do not understand “8 days”")]
    [InlineData("Holidays", "holidays", "Christmas", "I do not understand “Christmas”.")]
    [InlineData("Holidays", "holidays", "2026-12-25", "I do not understand “2026-12-25”.")]
    [InlineData("Holidays", "holidays", "2026-02-30 Never", "I do not understand “2026-02-30 Never”.")]
    [InlineData("Holidays", "holidays", "2025-12-25 Christmas", "Thursday 25 December 2025 has passed (Christmas).")]
    [InlineData("Holidays", "holidays", "2026-12-25 Christmas\n25 December Again", "Friday 25 December 2026 stands there twice.")]
    [InlineData("Safety", "safetyLeader", "Ana Reis", "“Ana Reis” is no leader of the organisation.")]
    [InlineData("Safety", "disclosureDays", "soon", "I do not understand “soon” as working days.")]
    [InlineData("Safety", "disclosureDays", "11", "I do not understand “11” as working days.")]
    [InlineData("Safety", "disclosureDays", "-1", "I do not understand “-1” as working days.")]
    [InlineData("Words we use", "staffWord", "", "Please write a word for those who work here")]
    [InlineData("Words we use", "customerKeyWord", "", "Please write by what you recognise one of them again")]
    [InlineData("Words we use", "customerKeyWord", "the number that stands on their ticket", "What you recognise one of them by is longer than I can keep")]
    [InlineData("Words we use", "surveyLink", "http://survey.example/{case}", "The address of the survey must be whole and begin with https://")]
    [InlineData("Words we use", "surveyLink", "survey.example", "The address of the survey must be whole")]
    [InlineData("Words we use", "surveyLink", "https://ines@survey.example/", "The address of the survey must be whole")]
    [InlineData("Words we use", "surveyLink", "https://@survey.example/", "The address of the survey must be whole")]
    [InlineData("Words we use", "surveyLink", "https://survey.example\\@evil.example/", "The address of the survey must be whole")]
    [InlineData("Words we use", "surveyLink", "https://survey.example/a b", "The address of the survey must be whole")]
    [InlineData("Words we use", "surveyLink", "https://", "The address of the survey must be whole")]
    [InlineData("Words we use", "surveyLink", "javascript:alert(1)//https://survey.example", "The address of the survey must be whole")]
    [InlineData("Words we use", "customerWord", "those wonderful people whom we serve", "The word for customers is longer than I can keep")]
    public async Task What_cannot_be_taken_is_said_and_nothing_is_lost(string topic, string input, string typed, string said)
    {
        await using var bot = await HarbourDesk.AtSettingAsync(topic);
        var card = (await bot.ChatAsync("marta"))[^1];

        var heard = await bot.PressesAsync("marta", "Save", (input, typed));

        Assert.StartsWith(said, heard[^1].Text, StringComparison.Ordinal);
        Assert.Equal(card.Activity.ToJsonString(), (await bot.ChatAsync("marta")).Single(message => message.Id == card.Id).Activity.ToJsonString());
        await using var db = bot.Look();
        Assert.Empty(await db.RosterChanges.ToListAsync());
        Assert.Empty(await db.TeamSettings.ToListAsync());
    }

    [Theory]
    [InlineData("conduct", "What you say to a customer who is abusive is longer than I can keep: 501 of 500 characters.")]
    [InlineData("help", "Where people find help is longer than I can keep: 501 of 500 characters.")]
    public async Task What_is_said_when_it_is_hard_is_short(string input, string said)
    {
        await using var bot = await HarbourDesk.AtSettingAsync("When it is hard");

        Assert.StartsWith(said, (await bot.PressesAsync("marta", "Save", (input, new string('a', CareTexts.Longest + 1))))[^1].Text, StringComparison.Ordinal);

        await bot.PressesAsync("marta", "Save", (input, new string('a', CareTexts.Longest)));
        Assert.Equal(CareTexts.Longest, ((await bot.TeamAsync()).ConductText ?? (await bot.TeamAsync()).HelpText)!.Length); // saved just now
    }

    [Theory]
    [InlineData("Zone", "lisbon", "Europe/Lisbon")]
    [InlineData("Zone", "europe/paris", "Europe/Paris")]
    [InlineData("Zone", "New York", "America/New_York")]
    [InlineData("Zone", "W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("Zone", "UTC", "UTC")]
    public async Task A_zone_may_be_said_in_several_ways(string topic, string typed, string zone)
    {
        await using var bot = await HarbourDesk.AtSettingAsync(topic);

        await bot.SaysAsync("marta", typed);

        await using var db = bot.Look();
        Assert.Equal(zone, (await db.Teams.SingleAsync(team => team.Id == "harbour")).Zone);
    }

    [Fact]
    public async Task A_zone_changed_back_on_the_same_day_leaves_no_trace_in_the_days()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Zone");
        await bot.SaysAsync("marta", "Europe/Paris");
        await bot.PressesAsync("marta", "Zone");
        await bot.SaysAsync("marta", "Europe/Lisbon");

        await using var db = bot.Look();
        Assert.Equal("Europe/Lisbon", (await db.TeamZones.SingleAsync()).Zone);
    }

    [Fact]
    public async Task A_team_is_called_what_its_manager_writes()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Words we use");

        Assert.Equal("Please write what the team is called.", (await bot.PressesAsync("marta", "Save", ("teamName", " ")))[^1].Text);
        await bot.PressesAsync("marta", "Save", ("teamName", "Night  watch"));

        await using var db = bot.Look();
        Assert.Equal("Night watch", (await db.Teams.SingleAsync(team => team.Id == "harbour")).Name);
    }

    [Fact]
    public async Task A_target_tighter_than_what_people_need_is_asked_about()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Targets");
        foreach (var minutes in new[] { 6, 6, 45, 4, 9 })
            await bot.ChangeAsync(db => db.Cases.Add(Owned(db, minutes, bot.Clock.Now.AddDays(-3))));
        await bot.ChangeAsync(db => db.Cases.Add(Owned(db, 500, bot.Clock.Now.AddDays(-29))));

        var card = (await bot.PressesAsync("marta", "Targets"))[^1];
        Assert.Contains("Owner, normal: 5 · 6 min to 9 min · 6 min", card.Lines);
        Assert.Contains("First word, normal: —", card.Lines);

        var warning = (await bot.PressesAsync("marta", "Save", ("ownNormal", "5 min"), ("ownSafety", "15")))[^1];
        Assert.StartsWith("That is tighter than half of the cases were: an owner when it is normal within 5 min, where the middle value is 6 min.", warning.Lines[1], StringComparison.Ordinal);
        Assert.Equal(["Change it", "Set it anyway"], warning.Buttons);
        Assert.Equal(120, (await bot.TeamAsync()).Own.Normal);

        var again = (await bot.PressesAsync("marta", "Change it"))[^1];
        Assert.Equal(("5 min", "15"), (again.Values["ownNormal"], again.Values["ownSafety"]));
        await bot.PressesAsync("marta", "Save", ("ownNormal", "5 min"), ("ownSafety", "15"));
        await bot.PressesAsync("marta", "Set it anyway");

        var team = await bot.TeamAsync();
        Assert.Equal((5, 15, 30, 240), (team.Own.Normal, team.Own.Safety, team.Own.Serious, team.FirstWord.Normal));
    }

    [Fact]
    public async Task Holidays_that_have_passed_stay()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Zone");
        await bot.ChangeAsync(db => db.Holidays.AddRange(
            new Holiday { TeamId = "harbour", Date = new(2026, 5, 1), Name = "Labour Day" }, new Holiday { TeamId = "harbour", Date = new(2026, 12, 25), Name = "Christmas" }));
        await bot.SaysAsync("marta", "settings");

        var card = (await bot.PressesAsync("marta", "Holidays"))[^1];
        Assert.Equal("2026-12-25 Christmas", card.Values["holidays"]);
        Assert.Contains("1 day that has passed is kept.", card.Lines);
        await bot.SaysAsync("marta", "2027-01-01 New Year");
        await bot.PressesAsync("marta", "Holidays");
        await bot.PressesAsync("marta", "Save", ("holidays", "2027-01-01 New Year's Day"));

        await using var db = bot.Look();
        Assert.Equal(["Labour Day", "New Year's Day"], await db.Holidays.OrderBy(day => day.Date).Select(day => day.Name).ToListAsync());
    }

    [Fact]
    public async Task In_another_currency_the_figures_are_read_in_it()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Limits");

        await bot.PressesAsync("marta", "Save", ("currency", "jpy"), ("memberLimit", "500"), ("leadLimit", "¥1,000"), ("approverLimit", "5000"));

        var team = await bot.TeamAsync();
        Assert.Equal((500, 1000, 5000, "JPY"), (team.MemberLimit, team.LeadLimit, team.ApproverLimit, team.Currency));
    }

    [Fact]
    public async Task What_a_gesture_may_be_and_how_long_somebody_is_waited_for_is_set_beside_the_limits()
    {
        await using var bot = await HarbourDesk.AtSettingAsync("Limits");

        await bot.PressesAsync("marta", "Save", ("memberLimit", "20"), ("leadLimit", "50"), ("approverLimit", "200"),
            ("gestureFloor", "12.50"), ("gestureShare", "0,8 %"), ("approvalMinutes", "15 min"));

        var team = await bot.TeamAsync();
        Assert.Equal((1250, 80, 15), (team.GestureFloor, team.GestureShare, team.ApprovalMinutes));
        Assert.Contains(
            "Limits: a member 20 EUR, a lead 50 EUR, an approver 200 EUR; a gesture for everybody 12.50 EUR, of a customer's worth 0.8 %; a yes within 15 min, else the next one is asked",
            (await bot.SaysAsync("ines", "settings"))[^1].Lines);
    }

    private static RecoveryCase Owned(BotDb db, int minutes, DateTimeOffset reported)
    {
        var about = RecoveryCase.Report(db.Cases.Count() + 1, "harbour", "It broke", "It broke", new By("ines", reported));
        about.Classify(CustomerKind.External, Severity.Normal, false, "It broke", "harbour", new By("ines", reported));
        about.Own(new By("rui", reported.AddMinutes(minutes)));
        return about;
    }
}
