using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>The bot is silent about a case while somebody talks with its customer in person, and asks how it went when nobody says so.</summary>
public class ToolsTests
{
    private const string Thursday = "2026-11-19T14:00Z";

    [Fact]
    public async Task It_is_silent_to_the_owner_and_the_promise_stands()
    {
        await using var bot = await StartAsync();

        await bot.SaysAsync("ines", "tools off 1");

        Assert.Null(await bot.ReadAsync(db => db.Desks.Single(desk => desk.PersonId == "ines").CaseNumber));
        Assert.Contains("Talking in person: until Fri 20 Nov 2026, 09:00 (Europe/Lisbon) at the latest", (await bot.CardAsync(1))!.Lines);
        var promise = (await bot.CaseAsync(1)).PromiseAt;
        Assert.NotNull(promise);
        await PassAsync(bot, TimeSpan.FromHours(6));
        Assert.Empty(await bot.ReadsAsync("ines"));
        Assert.Empty(await bot.ReadsAsync("rui"));
        Assert.Equal(promise, (await bot.CaseAsync(1)).PromiseAt);
        Assert.True((await bot.CaseAsync(1)).IsPromiseOpen);
    }

    [Fact]
    public async Task No_question_and_no_hint_comes_meanwhile_whatever_others_do()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "tools off 1");

        Assert.DoesNotContain(await bot.SaysAsync("ines", "note 1 The customer is an idiot"), heard => heard.Text.StartsWith('⚠'));
        await bot.SaysAsync("rui", "join 1");
        await bot.ActsAsync("rui", 1, (about, by) => about.AddNote("Seen", by));

        Assert.DoesNotContain(await bot.ReadsAsync("ines"), heard => heard.Text.Contains("Step", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("told 1", nameof(CaseEventKind.Told))]
    [InlineData("fixed 1", nameof(CaseEventKind.Fixed))]
    [InlineData("next 1", nameof(CaseEventKind.TakenUp))]
    [InlineData("remind 1", nameof(CaseEventKind.RemindersResumed))]
    [InlineData("tools on 1", nameof(CaseEventKind.ToolsOn))]
    public async Task It_ends_with_whatever_says_that_they_are_back(string typed, string kind)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "tools off 1");

        await bot.SaysAsync("ines", typed);

        var about = await bot.CaseAsync(1);
        Assert.Equal((null, null, null), (about.ToolsOffAt, about.ToolsOffUntil, about.SnoozedUntil));
        Assert.Contains(about.Events, happened => $"{happened.Kind}" == kind);
        Assert.DoesNotContain((await bot.CardAsync(1))!.Lines, line => line.StartsWith("Talking", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_line_is_kept_after_every_talk()
    {
        await using var bot = await StartAsync();
        foreach (var _ in (int[])[1, 2])
        {
            await bot.SaysAsync("ines", "tools off 1");
            await bot.SaysAsync("ines", "tools on 1 no answer");
        }

        Assert.Null((await bot.CaseAsync(1)).ToolsOffUntil);
        Assert.StartsWith("That was noted already", (await bot.SaysAsync("ines", "tools on 1 no answer"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_voice_it_is_not_the_owners_to_say()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "voice 1 @rui");
        await bot.SaysAsync("rui", "voice 1 yes");

        Assert.Equal(
            "Rui keeps contact with the customer of case 1, so tools off is up to them. If you talk with the customer yourself, first: voice 1 me",
            (await bot.SaysAsync("ines", "tools off 1"))[^1].Text);
        Assert.Null((await bot.CaseAsync(1)).ToolsOffUntil);
    }

    [Fact]
    public async Task A_line_is_kept_and_is_the_first_word_and_keeps_the_promise()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "tools off 1");

        var back = await bot.SaysAsync("ines", "tools on 1 She is content\nwith a new one on Saturday");

        Assert.Equal("Noted in case 1. It counts as the first word to the customer. To change the line: correct 1", back[0].Text);
        Assert.Equal("Step 3 of 5 · Fix it fast", back[^1].Lines[0]);
        var about = await bot.CaseAsync(1);
        Assert.Equal((bot.Clock.Now, false), (about.FirstWordAt, about.IsPromiseOpen));
        Assert.Contains("Note: She is content with a new one on Saturday", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SaysAsync("ines", "promise 1 in 2 hours");
        await bot.SaysAsync("ines", "tools off 1");
        Assert.Contains("It counts as the word that was promised.", (await bot.SaysAsync("ines", "tools on 1 The new one is there"))[0].Text, StringComparison.Ordinal);
        await bot.SaysAsync("ines", "tools off 1");
        Assert.Equal("Noted in case 1. To change the line: correct 1", (await bot.SaysAsync("ines", "tools on 1 A third talk"))[0].Text);
    }

    [Theory]
    [InlineData("no answer, I try again")]
    [InlineData("No reply")]
    [InlineData("could not reach them")]
    [InlineData("nobody at home")]
    public async Task Whoever_was_not_reached_has_had_no_word(string line)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "tools off 1");

        Assert.Contains("It does not count as a word to them.", (await bot.SaysAsync("ines", $"tools on 1 {line}"))[0].Text, StringComparison.Ordinal);
        Assert.Null((await bot.CaseAsync(1)).FirstWordAt);
    }

    [Fact]
    public async Task A_line_that_comes_late_or_twice_is_not_lost_and_not_doubled()
    {
        await using var bot = await StartAsync();

        Assert.Equal("Noted in case 1. To change the line: correct 1", (await bot.SaysAsync("ines", "tools on 1 We spoke"))[0].Text);
        Assert.StartsWith("That was noted already", (await bot.SaysAsync("ines", "tools on 1 We spoke"))[^1].Text, StringComparison.Ordinal);
        Assert.Null((await bot.CaseAsync(1)).FirstWordAt);
        Assert.StartsWith("The tools are on for case 1.", (await bot.SaysAsync("ines", "tools on 1"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("longer than I can keep", (await bot.SaysAsync("ines", $"tools on 1 {new string('a', 2001)}"))[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stop 1")]
    [InlineData("waiting 1")]
    public async Task How_it_went_is_asked_whatever_else_was_silenced(string typed)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "tools off 1");
        await bot.SaysAsync("ines", typed);

        await PassAsync(bot, TimeSpan.FromHours(19));

        Assert.Contains(await bot.ReadsAsync("ines"), heard => heard.Text.Contains("How did it go with the customer of case 1?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_next_morning_of_work_it_asks_once_how_it_went()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "tools off 1");
        await PassAsync(bot, TimeSpan.FromHours(18) + TimeSpan.FromMinutes(59));
        Assert.Empty(await bot.ReadsAsync("ines"));

        await PassAsync(bot, TimeSpan.FromMinutes(1));

        var asked = Assert.Single(await bot.ReadsAsync("ines"));
        Assert.StartsWith("How did it go with the customer of case 1? One line is enough: tools on 1 and how it went. The customer was promised a word for yesterday", asked.Lines[^1], StringComparison.Ordinal);
        await PassAsync(bot, TimeSpan.FromMinutes(14));
        Assert.Empty(await bot.ReadsAsync("ines"));

        // The others hear of the promise as they would have before.
        await PassAsync(bot, TimeSpan.FromMinutes(1));
        Assert.NotEmpty(await bot.ReadsAsync("rui"));
        Assert.Empty(await bot.ReadsAsync("ines"));
        await bot.SaysAsync("ines", "tools on 1 She is content");
        Assert.NotNull((await bot.CaseAsync(1)).FirstWordAt);
    }

    [Theory]
    [InlineData("2026-11-20T14:00Z", null, "2026-11-23T09:00Z")] // Friday, until Monday
    [InlineData("2026-11-19T14:00Z", "away until Thursday", "2026-11-22T14:00Z")] // away for longer than anybody should wait
    [InlineData("2026-11-19T23:30Z", null, "2026-11-20T09:00Z")]
    public async Task A_forgotten_silence_ends(string now, string? away, string until)
    {
        await using var bot = await TestBot.StartAsync(now);
        await bot.ReachesAsync("ines", Step.FixItFast);
        if (away is not null)
        {
            await bot.SaysAsync("ines", "pause");
            await bot.SaysAsync("ines", away);
        }

        await bot.SaysAsync("ines", "tools off 1");

        Assert.Equal(DateTimeOffset.Parse(until), (await bot.CaseAsync(1)).ToolsOffUntil);
    }

    [Fact]
    public async Task A_night_shift_is_one_day_of_work()
    {
        await using var bot = await TestBot.StartAsync("2026-11-19T14:00Z");
        await bot.HasMemberAsync("Zoe", Role.Member, hours: "22:00-06:00");
        bot.Clock.Advance(TimeSpan.FromHours(9));
        await bot.ReachesAsync("zoe", Step.FixItFast);

        await bot.SaysAsync("zoe", "tools off 1");

        Assert.Equal(DateTimeOffset.Parse("2026-11-20T22:00Z"), (await bot.CaseAsync(1)).ToolsOffUntil);
    }

    [Fact]
    public async Task Whoever_is_away_that_morning_is_stood_in_for_by_a_lead()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Nora", Role.Lead);
        await bot.SaysAsync("ines", "tools off 1");
        await bot.SaysAsync("ines", "away until Monday");
        bot.Clock.Advance(TimeSpan.FromHours(19));

        await bot.RunNudgesAsync();

        Assert.StartsWith("Ines went to talk with the customer of case 1 and is away just now.", Assert.Single(await bot.ReadsAsync("nora")).Lines[^1], StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("ines"));
        Assert.DoesNotContain(await bot.RoomAsync(), heard => heard.Text.Contains("talk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_danger_its_reminders_go_on()
    {
        await using var bot = await StartAsync(("danger", "yes"));

        Assert.Contains("Somebody may be in danger, so its reminders go on.", (await bot.SaysAsync("ines", "tools off 1"))[^1].Text, StringComparison.Ordinal);
        bot.Clock.Advance(TimeSpan.FromMinutes(35));
        await bot.RunNudgesAsync();

        Assert.Contains(await bot.ReadsAsync("ines"), heard => heard.Text.Contains("still waits", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_whoever_speaks_with_the_customer_says_so_and_a_hand_over_ends_it()
    {
        await using var bot = await StartAsync();
        Assert.Equal("Ines owns case 1 and talks with the customer.", (await bot.SaysAsync("rui", "tools off 1"))[^1].Text);
        await bot.SaysAsync("ines", "tools off 1");
        await bot.SaysAsync("ines", "hand 1 to @rui");

        var taken = await bot.PressesAsync("rui", "I take it");

        Assert.Null((await bot.CaseAsync(1)).ToolsOffUntil);
        Assert.Equal("Step 3 of 5 · Fix it fast", taken[^1].Lines[0]);
    }

    [Fact]
    public async Task Whoever_leaves_takes_it_along()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.SaysAsync("ines", "tools off 1");
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "People");
        await bot.PressesAsync("marta", "Save", ("people", "Marta\nRui\nAmal"));

        var about = await bot.CaseAsync(1);
        Assert.Equal((null, null, null), (about.OwnerId, about.ToolsOffUntil, about.SnoozedUntil));
    }

    [Fact]
    public async Task Whoever_keeps_contact_may_talk_while_the_owner_goes_on()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "voice 1 @rui");
        await bot.SaysAsync("rui", "voice 1 yes");

        await bot.SaysAsync("rui", "tools off 1");

        Assert.Equal(1, await bot.ReadAsync(db => db.Desks.Single(desk => desk.PersonId == "ines").CaseNumber));
        await bot.SaysAsync("ines", "voice 1 me");
        Assert.Null((await bot.CaseAsync(1)).ToolsOffUntil);
    }

    [Fact]
    public async Task There_is_nobody_to_call_in_what_is_about_oneself_and_practice_is_labelled()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", "problem I forgot the keys");
        await bot.PressesAsync("ines", "Me");
        Assert.StartsWith("Only you know of case 2, so there is nobody to call.", (await bot.SaysAsync("ines", "tools off 2"))[^1].Text, StringComparison.Ordinal);

        await bot.SaysAsync("ines", "pause");
        await bot.ReachesAsync("ines", Step.FixItFast, "practice the cake is late");
        Assert.StartsWith("Practice · Tools off", (await bot.SaysAsync("ines", "tools off 3"))[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("severity", "Serious", false)]
    [InlineData("danger", "yes", true)]
    [InlineData("care", "Discrimination", true)]
    public async Task Where_a_screen_does_least_it_says_that_a_call_is_better(string input, string value, bool isSaid)
    {
        await using var bot = await StartAsync((input, value));

        var asked = (await bot.ChatAsync("ines"))[^1];

        Assert.Equal("Step 3 of 5 · Fix it fast", asked.Lines[0]);
        Assert.Equal(isSaid, asked.Lines.Contains("A voice may do more here than a message. To be left alone by me meanwhile: tools off 1"));
    }

    [Fact]
    public async Task It_changes_no_figure()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "told 1");
        await bot.SaysAsync("ines", "fixed 1");
        await bot.SaysAsync("ines", "asked 1 by call");
        var events = (await bot.CaseAsync(1)).Events.ToList();
        var times = Observed.Until(events, CaseEventKind.Told);

        await bot.SaysAsync("ines", "tools off 1");
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.SaysAsync("ines", "tools on 1 We spoke again");

        var after = (await bot.CaseAsync(1)).Events;
        Assert.Equal(times, Observed.Until(after, CaseEventKind.Told));
        Assert.Equal(TurnedRound.At(bot.Clock.Now.AddDays(8), events), TurnedRound.At(bot.Clock.Now.AddDays(8), after));
        Assert.Empty(Pauses.Of(after));
    }

    private static async Task PassAsync(TestBot bot, TimeSpan time)
    {
        bot.Clock.Advance(time);
        await bot.RunHeldNotesAsync();
        await bot.RunNudgesAsync();
    }

    /// <summary>Case 1 of Ines, at step 3, with a promise for half an hour from now.</summary>
    private static async Task<TestBot> StartAsync(params (string Input, string Value)[] intake)
    {
        var bot = await TestBot.StartAsync(Thursday);
        await bot.SaysAsync("ines", "problem the parcel is lost");
        await bot.PressesAsync("ines", "A customer", intake);
        await bot.SaysAsync("ines", "They waited all day.");
        await bot.PressesAsync("ines", "I own it");
        await bot.ReadsAsync("rui");
        return bot;
    }
}
