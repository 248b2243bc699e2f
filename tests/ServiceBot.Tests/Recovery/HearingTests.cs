using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class HearingTests
{
    private const string Done = "That is what happened";

    [Fact]
    public async Task What_it_means_how_they_feel_and_what_they_need_is_taken_down_with_the_story()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        await bot.PressesAsync("ines", Done,
            ("story", "They waited at the gate."), ("effect", "The boat left without them"), ("feeling", "Left alone with it"), ("need", "A bed for tonight"),
            ("needConfirmed", "yes"), ("occurred", "yesterday 18:00"), ("known", "today 9:40"), ("noticed", "us"));

        var about = await bot.CaseAsync(1);
        Assert.Equal(
            ("They waited at the gate.", "The boat left without them", "Left alone with it", "A bed for tonight", true),
            (about.Story, about.Effect, about.Feeling, about.Need, about.NeedConfirmed));
        Assert.Equal(
            (DateTimeOffset.Parse("2026-11-20T18:00Z"), DateTimeOffset.Parse("2026-11-21T09:40Z"), true), (about.OccurredAt, about.KnownAt, about.FoundFirst));
        Assert.Equal(Step.OwnIt, about.Step);
        var settled = (await bot.ChatAsync("ines")).Single(message => message.Lines.Count == 2 && message.Lines[0] == "Step 1 of 5 · Don't blame");
        Assert.Equal(
            "They waited at the gate. · It happened yesterday, Friday 20 November, 18:00 (Europe/Lisbon). · We knew today, Saturday 21 November, 09:40 (Europe/Lisbon). · We noticed it first.",
            settled.Lines[1]);
    }

    [Fact]
    public async Task A_case_shows_the_three_times_each_in_the_readers_zone()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.PressesAsync("ines", Done, ("story", "They waited."), ("occurred", "yesterday 18:00"), ("known", "9:40"), ("noticed", "us"), ("need", "A bed"));

        var shown = (await bot.SaysAsync("amal", "case 1"))[^1].Lines;

        Assert.Contains("It happened: Fri 20 Nov 2026, 19:00 (Europe/Paris)", shown);
        Assert.Contains("We knew: Sat 21 Nov 2026, 10:40 (Europe/Paris), before the customer did", shown);
        Assert.Contains("Reported here: Sat 21 Nov 2026, 15:00 (Europe/Paris) by Ines", shown);
        Assert.Contains("What they need: A bed", shown);
    }

    [Theory]
    [InlineData("occurred", "today 18:00", "When it happened: that is still to come: today, Saturday 21 November, 18:00 (Europe/Lisbon). Do you mean yesterday 18:00?")]
    [InlineData("known", "tomorrow 9", "When we first knew: that is still to come: tomorrow, Sunday 22 November, 09:00 (Europe/Lisbon). Try today 9:40, yesterday 18:00 or 2 hours ago.")]
    [InlineData("occurred", "yesterday", "When it happened: at about what time was it? Try yesterday 9:40.")]
    [InlineData("occurred", "in the night", "When it happened: I do not understand “in the night” as a time that has passed. Try today 9:40, yesterday 18:00 or 2 hours ago.")]
    [InlineData("occurred", "2020-01-01 9:00", "When it happened: that is more than a year ago. Try today 9:40, yesterday 18:00 or 2 hours ago.")]
    [InlineData("known", "2026-11-20 9:00", "We cannot have known before it happened: it happened today, Saturday 21 November, 09:00 (Europe/Lisbon), we knew yesterday, Friday 20 November, 09:00 (Europe/Lisbon). Which of the two is it?")]
    [InlineData("needConfirmed", "yes", "What did they confirm that they need? Please write it in one line, or choose Not yet.")]
    public async Task What_cannot_be_taken_is_asked_about_and_nothing_typed_is_lost(string input, string typed, string said)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        var card = (await bot.ChatAsync("ines"))[^1];
        var before = (await bot.CaseAsync(1)).Version;

        var heard = await bot.PressesAsync("ines", Done, [("story", "They waited."), ("occurred", "9:00"), (input, typed)]);

        // The card is not touched, so what was typed into it still stands there.
        Assert.Equal([said], heard.Where(message => message.IsFromBot).Select(message => message.Text));
        Assert.Equal(card.Activity.ToJsonString(), (await bot.ChatAsync("ines")).Single(message => message.Id == card.Id).Activity.ToJsonString());
        Assert.Equal(before, (await bot.CaseAsync(1)).Version);
        await bot.PressesAsync("ines", Done, ("story", "They waited."));
        Assert.Equal(Step.OwnIt, (await bot.CaseAsync(1)).Step);
    }

    [Fact]
    public async Task Going_back_finds_everything_and_a_typed_correction_leaves_the_rest()
    {
        await using var bot = await TestBot.StartAsync("2026-11-21T14:00:35Z");
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.PressesAsync("ines", Done, ("story", "They waited."), ("effect", "A day lost"), ("occurred", "2 hours ago"), ("noticed", "us"));
        var first = await bot.CaseAsync(1);
        bot.Clock.Advance(TimeSpan.FromMinutes(7));

        var again = (await bot.SaysAsync("ines", "back"))[^1];
        Assert.Equal(("A day lost", "2026-11-21 12:00", "us"), (again.Values["effect"], again.Values["occurred"], again.Values["noticed"]));
        await bot.PressesAsync("ines", Done);
        await bot.SaysAsync("ines", "back");
        await bot.SaysAsync("ines", "They waited two days.");

        var about = await bot.CaseAsync(1);
        Assert.Equal(("They waited two days.", "A day lost", first.OccurredAt, true), (about.Story, about.Effect, about.OccurredAt, about.FoundFirst));
        await using var db = bot.Look();
        Assert.Equal(
            ["They waited.", "They waited two days."],
            db.CaseTexts.Where(text => text.Field == CaseField.Story).OrderBy(text => text.Sequence).Select(text => text.Text));
    }

    [Fact]
    public async Task Just_now_said_a_while_after_the_report_means_when_it_was_reported()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        bot.Clock.Advance(TimeSpan.FromMinutes(20));

        await bot.PressesAsync("ines", Done, ("story", "They waited."), ("occurred", "just now"));

        Assert.Equal(DateTimeOffset.Parse("2026-11-21T14:00Z"), (await bot.CaseAsync(1)).OccurredAt);
    }

    [Fact]
    public async Task Whoever_is_the_customer_is_asked_about_themselves_and_nobody_confirms_it()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem I forgot the gate");
        var card = (await bot.PressesAsync("ines", "Me"))[^1];

        Assert.DoesNotContain("needConfirmed", card.Values.Keys);
        Assert.DoesNotContain("noticed", card.Values.Keys);
        await bot.PressesAsync("ines", Done, ("story", "I felt alone."), ("feeling", "Sad"), ("need", "A walk"));

        Assert.Equal(("Sad", "A walk", false, false), ((await bot.CaseAsync(1)).Feeling, (await bot.CaseAsync(1)).Need, (await bot.CaseAsync(1)).NeedConfirmed, (await bot.CaseAsync(1)).FoundFirst));
    }

    [Fact]
    public async Task The_same_is_asked_when_it_is_serious_and_people_come_first_when_somebody_is_in_danger()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem a guest fell");
        var card = (await bot.PressesAsync("ines", "A customer", ("severity", "Serious"), ("danger", "yes")))[^1];

        Assert.Contains(StepCards.PeopleFirst, card.Lines);

        // And nobody is asked whose fault it was: that never decides whether it is put right.
        Assert.Equal(["story", "effect", "feeling", "need", "needConfirmed", "occurred", "known", "noticed"], card.Values.Keys);
    }
}
