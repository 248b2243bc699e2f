using ServiceBot.Bot;
using ServiceBot.Digest;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;
using ServiceBot.Tests.Pulse;

namespace ServiceBot.Tests.Digest;

/// <summary>The digests that one person gets alone: once, as their work begins, about what waits and never about somebody.</summary>
public class PrivateDigestTests
{
    [Fact]
    public async Task A_manager_hears_on_a_morning_what_needs_them_and_on_a_quiet_one_nothing()
    {
        await using var bot = await StartAsync("2026-11-24T08:00Z"); // a Tuesday
        await bot.HasMemberAsync("Marta", Role.Manager);
        await RunAsync(bot);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync(bot);
        Assert.Empty(await bot.ReadsAsync("marta")); // nothing waits

        await bot.SaysAsync("ines", "problem the parcel is lost");
        await bot.PressesAsync("ines", "A customer");
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(bot);
        await RunAsync(bot);

        var said = Assert.Single(await bot.ReadsAsync("marta"));
        Assert.Equal("Wednesday 25 November 2026 · for you as a manager of Harbour desk", said.Lines[0]);
        Assert.Equal("One open case is without an owner, the oldest for 1 day: cases", said.Lines[1]);
        Assert.Equal(["cases"], said.Buttons);
        Assert.Equal("Only you read this. To have none unasked: digest off", said.Lines[^1]);
        bot.Clock.Advance(TimeSpan.FromHours(6));
        await RunAsync(bot);
        Assert.Empty(await bot.ReadsAsync("marta"));
    }

    [Fact]
    public async Task On_the_first_day_of_the_week_the_figures_come_along_and_on_request_at_any_time()
    {
        await using var bot = await StartAsync("2026-11-23T08:30Z"); // a Monday
        await bot.HasMemberAsync("Marta", Role.Manager);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync(bot);

        var said = Assert.Single(await bot.ReadsAsync("marta"));
        Assert.Equal("Nothing needs a decision of yours just now.", said.Lines[1]);
        foreach (var figure in (string[])["Follow-ups: none is open.", "Asked how they see it: —", "Fairness: —", "Where our commitment stopped: —", "Word of mouth: —", "Clue finder: nothing comes again",
            "You said, we did: nothing was noted in two weeks.", "Retention: no customer was looked at again", "Referrals: none", "Relationship notes in 4 weeks: 0", "Morale beside what was turned round"])
            Assert.Contains(said.Lines, line => line.StartsWith(figure, StringComparison.Ordinal));
        Assert.Equal(said.Lines, (await bot.SaysAsync("marta", "my digest"))[^1].Lines);
        Assert.Equal(said.Lines, (await bot.SaysAsync("marta", "my digest harbour desk"))[^1].Lines);
        Assert.StartsWith("You manage no team of that name.", (await bot.SaysAsync("marta", "my digest of the moon"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_a_team_has_its_principles_no_figure_is_in_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23T09:30Z");
        await bot.HasMemberAsync("Marta", Role.Manager);

        var said = (await bot.SaysAsync("marta", "my digest"))[^1];

        Assert.Contains("Figures begin when the team has written what it stands for and its principles: setup", said.Lines);
        Assert.DoesNotContain(said.Lines, line => line.StartsWith("Fairness", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_leader_reads_once_a_week_about_people_first_and_money_last()
    {
        await using var bot = await StartAsync("2026-11-23T08:30Z");
        await bot.HasMemberAsync("Otto", Role.Leader);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync(bot);
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(bot);

        var said = Assert.Single(await bot.ReadsAsync("otto"));
        Assert.Equal("The week of Monday 23 November 2026 · for you as a leader", said.Lines[0]);
        Assert.StartsWith("Morale, the middle of all groups: —", said.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Spent on customers, by week: 26 Oct nothing", said.Lines[^2], StringComparison.Ordinal);
        Assert.Contains(said.Lines, line => line.StartsWith("With customers this quarter, you: nothing logged yet. Book the next: pledge", StringComparison.Ordinal));
        Assert.Contains(said.Lines, line => line == "What leaders thought beside it: — (shown from five leaders on)");

        bot.Clock.Advance(TimeSpan.FromDays(6));
        await RunAsync(bot);
        Assert.Single(await bot.ReadsAsync("otto"));
    }

    [Fact]
    public async Task What_was_taken_back_is_taken_off_the_week_in_whatever_order_it_comes()
    {
        await using var bot = await StartAsync("2026-11-23T08:30Z");
        await bot.HasMemberAsync("Otto", Role.Leader);
        await SpendsAsync(1, 10_000, "2026-11-12T10:00Z", takenBackAfterDays: 5);
        await SpendsAsync(2, 15_000, "2026-11-18T10:00Z");
        await SpendsAsync(3, 3_000, "2026-10-28T10:00Z", takenBackAfterDays: 7);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync(bot);

        Assert.Equal("Spent on customers, by week: 26 Oct 30 EUR · 2 Nov nothing · 9 Nov 100 EUR · 16 Nov 50 EUR", Assert.Single(await bot.ReadsAsync("otto")).Lines[^2]);

        Task<int> SpendsAsync(int number, long minor, string at, int? takenBackAfterDays = null) => bot.IsLetDownAsync(number, "the parcel is lost", at, "rui", 5, (about, by) =>
        {
            about.Spend(new Amount(minor, "EUR"), "a taxi", by(6));
            if (takenBackAfterDays is { } days)
                about.TakeBack(SpendEntry.Of(about.Events)[0], by(24 * 60 * days));
        });
    }

    [Fact]
    public async Task Whoever_leads_sees_only_what_the_groups_published_and_hours_of_three_or_more()
    {
        await using var bot = await StartAsync("2026-11-25T09:30Z");
        await bot.HasMemberAsync("Otto", Role.Leader);
        await bot.HasMemberAsync("Olga", Role.Leader);
        await bot.HasMemberAsync("Oda", Role.Leader);
        await bot.SaysAsync("otto", "hours at the front 2");
        await bot.SaysAsync("olga", "hours at the front 3");

        Assert.DoesNotContain((await bot.SaysAsync("otto", "my digest"))[^1].Lines, line => line.Contains("who logged any", StringComparison.Ordinal));

        await bot.SaysAsync("oda", "hours at the front 1");
        bot.Clock.Advance(TimeSpan.FromDays(5)); // Monday
        const string Sum = "With customers this quarter, you: 2 h · all 3 who logged any before this week: 6 h";
        Assert.Contains((await bot.SaysAsync("otto", "my digest"))[^1].Lines, line => line.StartsWith(Sum, StringComparison.Ordinal));

        // What one of them adds is not seen as it is added, whatever day it was.
        await bot.SaysAsync("oda", "hours at the front 4 on Friday");
        Assert.Contains((await bot.SaysAsync("otto", "my digest"))[^1].Lines, line => line.StartsWith(Sum, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_leader_reads_the_middle_of_what_the_groups_published_and_no_group_by_itself()
    {
        await using var bot = await StartAsync("2026-11-25T09:30Z");
        await bot.HasMemberAsync("Otto", Role.Leader, team: "far");
        for (var number = 4; number <= 6; number++)
            await bot.HasMemberAsync($"p{number}", Role.Member);
        await bot.ChangeAsync(db => db.People.Where(person => person.HomeTeamId == null).ToList().ForEach(person => person.HomeTeamId = "harbour"));
        await bot.HasTeamAsync("north", 6);
        await bot.ChangeAsync(db => (db.TeamSettings.Find("north")!.Vision, db.TeamSettings.Find("north")!.Principles) = ("We listen", "We ask"));
        await bot.ChangeAsync(db => db.SealedBatches.AddRange(
            Sealed.Of(Item.Daily, Sealed.Tuesday, Sealed.Tuesday, [4, 4, 4, 4, 4], invited: 6), Sealed.Of(Item.Daily, Sealed.Tuesday, Sealed.Tuesday, [2, 2, 2, 3, 3], invited: 6, cohort: "team/north"),
            Sealed.Of("Q42", Sealed.Tuesday, Sealed.Tuesday, [4, 4, 4, 4, 4])));

        var lines = (await bot.SaysAsync("otto", "my digest"))[^1].Lines;

        Assert.Contains("Morale, the middle of all groups: about 60", lines);
        Assert.Contains("How many answered: most in 2 groups", lines);
        Assert.Contains("Answers cannot be traced: — · Something changed because of them: —", lines); // one group alone is no middle
        Assert.DoesNotContain(lines, line => line.Contains("north", StringComparison.Ordinal) || line.Contains("Harbour", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_manages_many_teams_gets_one_small_message_and_asks_for_the_others()
    {
        await using var bot = await StartAsync("2026-11-23T09:30Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        for (var number = 1; number <= 7; number++)
        {
            var team = $"t{number}";
            await bot.HasTeamAsync(team, 0);
            await bot.ChangeAsync(db =>
            {
                (db.TeamSettings.Find(team)!.Vision, db.TeamSettings.Find(team)!.Principles) = ("We listen", "We ask");
                db.Memberships.Add(new Membership { TeamId = team, PersonId = "marta", Role = Role.Manager });
            });
        }

        await RunAsync(bot);
        var said = Assert.Single(await bot.ReadsAsync("marta"));

        Assert.Equal(2, said.Lines.Count(line => line.StartsWith("Follow-ups:", StringComparison.Ordinal)));
        Assert.Contains("The figures of your other teams, one by one: my digest The t2 desk", said.Lines);
        Assert.InRange(said.Bytes, 1, 20 * 1024);
        Assert.Contains((await bot.SaysAsync("marta", "my digest The t2 desk"))[^1].Lines, line => line == "The t2 desk, in weeks:");
    }

    [Fact]
    public async Task At_its_longest_it_is_a_small_card()
    {
        await using var bot = await StartAsync("2026-11-16T10:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        var note = new string('語', Longest.Note);
        for (var number = 1; number <= 4; number++)
        {
            await bot.ReachesAsync("ines", Step.Analyze, $"problem {new string('語', 60)}");
            await bot.SaysAsync("ines", note);
            await bot.SaysAsync("ines", $"told {number}");
            await bot.SaysAsync("ines", $"asked {number} not suitable because {number} {note[..290]}");
            await bot.SaysAsync("ines", $"close {number} because it is done");
        }

        foreach (var what in new[] { "empower", "train", "care" })
            await bot.SaysAsync("marta", $"we did {what} {note} because you said {note}");
        bot.Clock.Advance(TimeSpan.FromDays(7));

        var said = (await bot.SaysAsync("marta", "my digest"))[^1];
        Assert.Contains(said.Lines, line => line.StartsWith("Why asking was not suitable, 3 of 4 at random", StringComparison.Ordinal));
        Assert.InRange(said.Bytes, 1, 20 * 1024);
    }

    [Fact]
    public async Task Whoever_wants_it_gets_their_work_at_the_beginning_of_each_shift()
    {
        await using var bot = await StartAsync("2026-11-24T07:00Z");
        await RunAsync(bot);
        Assert.Empty(await bot.ReadsAsync("ines"));

        await bot.SaysAsync("ines", "my work each shift");
        bot.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(2));
        await RunAsync(bot);
        var said = Assert.Single(await bot.ReadsAsync("ines"));
        Assert.Equal("Wednesday 25 November 2026 · your work", said.Lines[0]);
        Assert.Contains("No open case is yours.", said.Lines);
        Assert.Contains(said.Lines, line => line.StartsWith("To try: ", StringComparison.Ordinal) || line.StartsWith("Principle of the week: ", StringComparison.Ordinal));
        Assert.DoesNotContain(StoryCards.Invitation, said.Lines);

        bot.Clock.Advance(TimeSpan.FromDays(5)); // Monday
        await RunAsync(bot);
        Assert.Contains(StoryCards.Invitation, Assert.Single(await bot.ReadsAsync("ines")).Lines);

        await bot.SaysAsync("ines", "my work only when i ask");
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(bot);
        Assert.Empty(await bot.ReadsAsync("ines"));
    }

    [Fact]
    public async Task Whoever_switches_it_off_hears_nothing_unasked_and_can_ask()
    {
        await using var bot = await StartAsync("2026-11-23T07:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager | Role.Leader);
        await bot.SaysAsync("marta", "digest off");
        bot.Clock.Advance(TimeSpan.FromHours(3));
        await RunAsync(bot);
        Assert.Empty(await bot.ReadsAsync("marta"));
        Assert.Equal(2, (await bot.SaysAsync("marta", "my digest")).Count);

        await bot.SaysAsync("marta", "digest on");
        await RunAsync(bot);
        Assert.Equal(2, (await bot.ReadsAsync("marta")).Count);
    }

    [Fact]
    public async Task Two_rounds_at_once_say_it_once()
    {
        await using var bot = await StartAsync("2026-11-23T09:30Z");
        await bot.HasMemberAsync("Marta", Role.Manager | Role.Leader);

        await bot.AtOnceAsync(() => bot.RunRoundAsync<PrivateDigestRound>(), () => bot.RunRoundAsync<PrivateDigestRound>(), () => bot.RunRoundAsync<PrivateDigestRound>());

        Assert.Equal(2, (await bot.ReadsAsync("marta")).Count);
        Assert.Equal(2, await bot.ReadAsync(db => db.PrivateDigests.Count()));
    }

    /// <summary>In a team in which much happened nobody's name stands in what those who manage and lead it read.</summary>
    [Fact]
    public async Task Nothing_in_it_is_about_a_single_person()
    {
        await using var bot = await StartAsync("2026-11-04T10:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Otto", Role.Leader, team: "far");
        string[] members = ["ines", "rui", "amal"];
        for (var number = 1; number <= 6; number++)
        {
            var who = members[number % 3];
            await bot.ReachesAsync(who, Step.Analyze, "problem the box is lost at the ferry gate");
            await bot.PressesAsync(who, "Tools", ("stoppedBy", "Money,Time"), ("prevention", "Rui checks the list"), ("preventionOwner", "Rui"));
            await bot.SaysAsync(who, $"told {number}");
            await bot.SaysAsync(who, $"asked {number} not suitable because {(number % 2 == 0 ? "Ines knows them" : "they are in hospital")}");
            await bot.SaysAsync(who, $"close {number} because it is done");
            await bot.SaysAsync(who, $"referral {number} told a friend");
            await bot.SaysAsync("marta", $"spend {number} 5 a taxi");
            bot.Clock.Advance(TimeSpan.FromDays(1));
        }

        bot.Clock.Advance(TimeSpan.FromDays(14));
        await bot.SaysAsync("marta", "we did care breaks after hard calls because you said Amal is tired");
        var manager = Assert.Single(await bot.SaysAsync("marta", "my digest"));
        var leader = Assert.Single(await bot.SaysAsync("otto", "my digest"));

        Assert.Contains(manager.Lines, line => line.Contains("Causes that come again", StringComparison.Ordinal));
        Assert.Contains(manager.Lines, line => line.Contains("“they are in hospital”", StringComparison.Ordinal));
        Assert.Contains("You said, we did: 1 in two weeks, to be read with: we did", manager.Lines);
        Assert.Contains(manager.Lines, line => line.StartsWith("Why asking was not suitable, 1 of 6 at random", StringComparison.Ordinal));
        foreach (var name in (string[])["Ines", "Rui", "Amal", "Marta"])
            Assert.All([manager, leader], digest => Assert.DoesNotMatch($@"(?i)\b{name}\b", digest.Activity["attachments"]!.ToJsonString() + digest.Activity["summary"]));
        Assert.All([manager, leader], digest => Assert.InRange(digest.Bytes, 1, 20 * 1024));
    }

    [Theory]
    [InlineData(nameof(Hearsay.Older), "1 let down may reach 10,")]
    [InlineData(nameof(Hearsay.Off), null)]
    public async Task Word_of_mouth_is_told_a_manager_by_the_numbers_the_team_chose(string chosen, string? told)
    {
        await using var bot = await StartAsync("2026-11-25T09:30Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.ChangeAsync(db => db.TeamSettings.Find("harbour")!.Hearsay = Enum.Parse<Hearsay>(chosen));
        await bot.IsLetDownAsync(1, "the parcel is lost", "2026-11-18T10:00Z", "rui", 5, (about, at) =>
        {
            about.Fix(at(30));
            about.Ask(AskChannel.Call, at(40));
            about.Confirm(Outcome.LetDown, "No.", at(50));
            about.Close(at(60));
        });

        var lines = (await bot.SaysAsync("marta", "my digest"))[^1].Lines.Where(line => line.StartsWith("Word of mouth", StringComparison.Ordinal)).ToList();
        if (told is null)
            Assert.Empty(lines);
        else
            Assert.Contains(told, Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_people_no_times_late_promises_or_failures_are_told()
    {
        await using var bot = await StartAsync("2026-11-23T09:30Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.IsLetDownAsync(1, "the parcel is lost", "2026-11-20T10:00Z");
        await bot.IsLetDownAsync(2, "the box is lost", "2026-11-20T10:00Z", "rui", 5, (about, at) => about.Promise(at(60).At, at(6)));
        Assert.Contains("One promise to a customer is late: cases", (await bot.SaysAsync("marta", "my digest"))[^1].Lines);

        await bot.ChangeAsync(db => db.Memberships.RemoveRange(db.Memberships.Where(member => member.TeamId == "harbour" && (member.PersonId == "amal" || member.PersonId == "ines"))));
        var lines = (await bot.SaysAsync("marta", "my digest"))[^1].Lines;

        Assert.Contains("One open case is without an owner: cases", lines);
        Assert.Contains(FewPeople.Why, lines);
        Assert.DoesNotContain(lines, line => line.Contains("late", StringComparison.Ordinal) || line.StartsWith("Fairness", StringComparison.Ordinal)
            || line.StartsWith("Asked", StringComparison.Ordinal) || line.StartsWith("Word of mouth", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_called_by_a_name_in_a_title_is_no_topic()
    {
        var closed = new[] { "The printer of Mrs Gomez is broken", "Printer broken, says Gomez", "Gomez has no printer. Printer again" }
            .Select((title, at) => new ClosedCase(at, "harbour", title, null));

        Assert.Equal(["printer"], ClueFinder.Find(closed, []).Where(found => found.Kind == FindingKind.Topic).Select(found => found.Text));
    }

    [Fact]
    public async Task Above_and_beyond_is_a_moment_that_amazed()
    {
        await using var bot = await StartAsync("2026-11-23T09:30Z");

        Assert.StartsWith("Noted: Amazed them.", (await bot.SaysAsync("ines", "moment above and beyond: Rui drove the bag to the hotel"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(MomentKind.Magic, await bot.ReadAsync(db => db.Moments.Single().Kind));
    }

    private static Task RunAsync(TestBot bot) => bot.RunRoundAsync<PrivateDigestRound>();

    internal static async Task<TestBot> StartAsync(string now)
    {
        var bot = await TestBot.StartAsync(now);
        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour") { Vision = "Nobody leaves with a question", Principles = "We say what we do\nWe ask first" }));
        return bot;
    }
}
