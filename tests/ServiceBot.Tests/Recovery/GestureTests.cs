using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>What a gesture may be: the same floor for everybody, and what a customer is worth is for managers alone.</summary>
public class GestureTests
{
    [Theory]
    [InlineData(null, 1000, 80, "20-40", "12", "3-5", 1000, 1920)] // V is 720 to 2,400 EUR, 0.8 % of it 5.76 to 19.20
    [InlineData(1500L, 1000, 80, "20-40", "12", "3-5", 1000, 1500)]
    [InlineData(500L, 1000, 80, "20-40", "12", "3-5", 500, 500)]
    [InlineData(null, 1000, 200, "20-40", "12", "3-5", 1440, 4800)]
    [InlineData(null, 1000, 0, "20-40", "12", "3-5", 1000, 1000)]
    [InlineData(null, 0, 10_000, "0.01", "0.5", "1", 0, 0)]
    [InlineData(null, 1000, 80, "", "12", "3-5", 1000, 1000)]
    [InlineData(null, 1000, 80, "20-40", "12", "", 1000, 1000)]
    [InlineData(null, 0, 10_000, "1000000", "10000", "100", 100_000_000_000_000, 100_000_000_000_000)]
    public void It_is_the_smaller_of_the_limit_and_the_larger_of_the_floor_and_a_share_of_the_worth(
        long? limit, long floor, int share, string margin, string purchases, string years, long from, long to)
    {
        var worth = GestureGuide.Worth(GestureGuide.Margin(margin, "EUR"), GestureGuide.Purchases(purchases), GestureGuide.Years(years));

        Assert.Equal(new Span(from, to), GestureGuide.Suggest(limit, floor, share, worth));
    }

    [Theory]
    [InlineData("20-40", 20.0, 40.0)]
    [InlineData("20 to 40", 20.0, 40.0)]
    [InlineData("20–40", 20.0, 40.0)]
    [InlineData("0,5", 0.5, 0.5)]
    [InlineData("40-20", null, null)]
    [InlineData("-3", null, null)]
    [InlineData("a dozen", null, null)]
    [InlineData("1-2-3", null, null)]
    [InlineData("20000", null, null)]
    public void A_number_or_a_range_is_read(string typed, double? from, double? to) =>
        Assert.Equal(from is null ? null : new Span((decimal)from, (decimal)to!), GestureGuide.Purchases(typed));

    [Fact]
    public async Task A_manager_gets_a_range_and_allows_an_amount_with_one_press()
    {
        await using var bot = await StartAsync();

        var card = (await bot.SaysAsync("marta", "gesture 1"))[^1];
        Assert.Equal(["margin", "purchases", "years"], card.Values.Keys);
        var answer = (await bot.PressesAsync("marta", "What may a gesture be?", ("margin", "20-40"), ("purchases", "12"), ("years", "3-5")))[^1];

        Assert.Equal(
            "A gesture from 14.40 EUR to 48 EUR fits. Nothing is spent on it yet. Another amount: allow 1 50. "
            + "Those who work on the case may then spend that much in all without asking.",
            answer.Lines[1]);
        Assert.Equal(["Allow 48 EUR", "Allow 14.40 EUR", "Note their worth: Middle"], answer.Buttons);

        var allowed = await bot.PressesAsync("marta", "Allow 48 EUR");
        Assert.Equal("Allowed: those who work on case 1 may spend 48 EUR on it in all without asking.", allowed[^1].Text);
        Assert.Equal("Marta says: those who work on case 1 may spend 48 EUR on it in all without asking.", await bot.LastAsync("ines"));
        Assert.StartsWith("Yes, that is yours to decide: 45 EUR", await bot.AnswerAsync("ines", "spend 1 45 a hotel"), StringComparison.Ordinal);
        Assert.Contains("more than you decide alone", await bot.AnswerAsync("ines", "spend 1 4 a coffee"), StringComparison.Ordinal);
        var shown = (await bot.SaysAsync("rui", "case 1"))[^1];
        Assert.Contains("Allowed without asking: 48 EUR in all", shown.Lines);
        Assert.Contains(shown.Lines, line => line.EndsWith("Marta allows 48 EUR on it without asking", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Allowed_twice_it_is_allowed_once_and_0_takes_it_back()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "allow 1 60");

        Assert.Equal("You have allowed that already: 60 EUR on case 1.", await bot.AnswerAsync("marta", "allow 1 60"));
        Assert.Equal(1, await bot.CountAsync(CaseEventKind.SpendAllowed));
        Assert.Equal("Allowed: the usual limits hold again on case 1.", await bot.AnswerAsync("marta", "allow 1 0"));
        Assert.Contains("more than you decide alone", await bot.AnswerAsync("ines", "spend 1 45 a hotel"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_helper_who_waits_for_a_yes_hears_what_is_allowed_meanwhile()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("rui", "join 1");
        await bot.SaysAsync("rui", "spend 1 45 because they sleep in the harbour");

        await bot.SaysAsync("marta", "allow 1 60");

        Assert.Equal("Marta says: those who work on case 1 may spend 60 EUR on it in all without asking.", await bot.LastAsync("rui"));
    }

    [Fact]
    public async Task Nobody_raises_their_own_limit_also_not_who_was_a_manager_before()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "allow 1 60");
        await bot.BecomesAsync("marta", Role.Lead);

        Assert.Contains("more than you decide alone", await bot.AnswerAsync("marta", "spend 1 55 a hotel"), StringComparison.Ordinal);
        Assert.Equal("A manager of the team allows more on case 1. I ask somebody for you: spend 1 60 a taxi home", await bot.AnswerAsync("marta", "allow 1 500"));
    }

    [Fact]
    public async Task Everybody_else_hears_what_is_right_for_everybody_whatever_the_customer_is_worth()
    {
        await using var bot = await StartAsync();
        foreach (var person in (string[])["ines", "rui", "amal", "jonas"])
        {
            var before = await bot.AnswerAsync(person, "gesture 1");
            Assert.StartsWith("A gesture of 10 EUR is right for everybody. What you may spend here:", before, StringComparison.Ordinal);
            await bot.ExecuteAsync("""UPDATE "Cases" SET "Value" = 3""");
            Assert.Equal(before, await bot.AnswerAsync(person, "gesture 1"));
            Assert.Equal(before, await bot.AnswerAsync(person, "gesture 1 20-40 12 3-5"));
            await bot.ExecuteAsync("""UPDATE "Cases" SET "Value" = 0""");
        }
    }

    [Fact]
    public async Task The_card_of_a_manager_pressed_by_somebody_else_says_no_more()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "gesture 1");
        var press = (await bot.ChatAsync("marta"))[^1].Submit("What may a gesture be?", ("margin", "20-40"), ("purchases", "12"), ("years", "3-5"));

        var said = await bot.SubmitsAsync("jonas", press);

        Assert.StartsWith("A gesture of 10 EUR is right for everybody.", said[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_range_is_kept_where_a_manager_presses_to_keep_it_and_no_event_tells()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "gesture 1");
        await bot.PressesAsync("marta", "What may a gesture be?", ("margin", "7331-9137"), ("purchases", "12.75"), ("years", "3.75"));
        await bot.SaysAsync("marta", "gesture 8451-9443");
        await bot.SaysAsync("marta", "gesture case 1 8461-9463 13.25 4.75");
        await bot.SaysAsync("marta", "gesture #1 8471-9473 13.25 4.75");
        await bot.SaysAsync("marta", "gesture 1 8441 13.25 4.75");
        var version = (await bot.CaseAsync(1)).Version;

        await bot.PressesAsync("marta", "Note their worth: Large");

        var kept = await bot.CaseAsync(1);
        Assert.Equal((ValueRange.Large, version), (kept.Value, kept.Version));
        var bytes = await bot.KeptAsync();
        foreach (var figure in (string[])["7331-9137", "12.75", "3.75", " 8441", "8451-9443", "8461-9463", "8471-9473", "13.25", "4.75"])
            Assert.DoesNotContain(figure, bytes, StringComparison.Ordinal);

        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.DoesNotContain(await bot.ChatAsync("marta"), heard => heard.Buttons.Any(button => button.StartsWith("Note their worth", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_no_number_is_asked_again_with_all_that_was_typed()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "gesture 1");

        var again = (await bot.PressesAsync("marta", "What may a gesture be?", ("margin", "20-40"), ("purchases", "often"), ("years", "3")))[^1];

        Assert.Contains("I do not understand “often” as purchases a year. Try 20 or 20-40; what you do not know stays empty.", again.Lines);
        Assert.Equal(("20-40", "often", "3"), (again.Values["margin"], again.Values["purchases"], again.Values["years"]));
    }

    [Fact]
    public async Task Where_the_worth_is_not_known_it_is_the_gesture_for_everybody()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "gesture 1");

        var answer = (await bot.PressesAsync("marta", "What may a gesture be?"))[^1];

        Assert.StartsWith("What the customer is worth is not known, so it is the gesture for everybody: 10 EUR.", answer.Lines[1], StringComparison.Ordinal);
        Assert.Equal(["Allow 10 EUR"], answer.Buttons);
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await SpendDesk.StartAsync(change: settings => (settings.GestureFloor, settings.GestureShare) = (1000, 200));
        await bot.SaysAsync("ines", "pause");
        return bot;
    }
}
