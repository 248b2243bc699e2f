using ServiceBot.Customers;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>What a team knows of a customer: kept with their consent, shown, removed, asked about again.</summary>
public class FactTests
{
    [Fact]
    public async Task What_the_customer_agreed_to_is_kept_and_shown_with_where_it_comes_from()
    {
        await using var bot = await StartAsync();

        var form = (await bot.SaysAsync("ines", "remember 1"))[^1];
        Assert.Equal(["Case 1 · Something to remember", "Only what the customer agreed to, for 12 months. Nothing about health, faith, politics and the like."], form.Lines);
        Assert.Equal(
            "Kept: Preferred name, until Sunday 21 November 2027. The team sees it before they call. If the customer changes their mind: customer 1",
            Plain(await Regular.KeepsAsync(bot, "ines", "Name", "Ms Adler")));
        await bot.SaysAsync("ines", "remember 1");
        await Regular.KeepsAsync(bot, "ines", "Date", "may 14th her birthday", ("factSource", "Noticed"), ("factConsent", "Wrote"), ("factConsentAt", "yesterday 18:00"));

        var card = (await bot.SaysAsync("rui", "customer 1"))[^1];

        Assert.Equal(
            [
                "Case 1 · The customer",
                "What they agreed that we keep. This goes away in 10 minutes.",
                "Preferred name: Ms Adler",
                "They told us. They agreed when asked, Saturday 21 November 2026. Kept until Sunday 21 November 2027. Noted by Ines.",
                "A day that matters: 14 May: her birthday",
                "A colleague noticed and asked them. They agreed in writing, Friday 20 November 2026. Kept until Sunday 21 November 2027. Noted by Ines.",
            ],
            card.Lines);
        Assert.Equal(["Add something", "Remove the chosen one"], card.Buttons);
        Assert.Equal(["Add something", "Remove the chosen one", "Export", "Erase everything"], (await bot.SaysAsync("ines", "customer 1"))[^1].Buttons);
    }

    [Fact]
    public async Task Nothing_is_chosen_beforehand_and_least_of_all_that_they_agreed()
    {
        await using var bot = await StartAsync();

        var form = (await bot.SaysAsync("ines", "remember 1 likes tea"))[^1];

        Assert.Equal(("Likes", "tea", "", "", ""), (form.Values["factKind"], form.Values["factText"], form.Values["factSource"], form.Values["factConsent"], form.Values["factConsentAt"]));
        Assert.Empty(await Regular.RowsAsync(bot));
    }

    [Theory]
    [InlineData("", "Did they agree that we keep it? Please choose that too. Nothing is kept so far.")]
    [InlineData("yes", "Did they agree that we keep it? Please choose that too. Nothing is kept so far.")]
    [InlineData("0", "Did they agree that we keep it? Please choose that too. Nothing is kept so far.")]
    [InlineData("1", "Did they agree that we keep it? Please choose that too. Nothing is kept so far.")]
    [InlineData("NotAsked", "Did they agree that we keep it? Please choose that too. Nothing is kept so far.")]
    [InlineData("No", "Then nothing is kept. You may ask them another time.")]
    public async Task Without_a_yes_nothing_is_kept(string consent, string answer)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1");

        var heard = await Regular.KeepsAsync(bot, "ines", "Likes", "tea", ("factConsent", consent));

        Assert.Equal(answer, Regular.Plain(heard[0]));
        Assert.Empty(await Regular.RowsAsync(bot));
        Assert.Empty(await bot.ReadAsync(db => db.Customers.ToList()));
    }

    [Fact]
    public async Task What_was_typed_stands_in_the_form_again_but_not_what_they_answered()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1");

        var again = (await Regular.KeepsAsync(bot, "ines", "", "tea", ("factConsentAt", "today 9:00")))[^1];

        Assert.Equal(("", "tea", "Told", "", "today 9:00"), (again.Values["factKind"], again.Values["factText"], again.Values["factSource"], again.Values["factConsent"], again.Values["factConsentAt"]));
    }

    [Theory]
    [InlineData("remember 1 likes tea, they said yes", "Kept: ")]
    [InlineData("remember 1 likes tea", "Nothing of it is kept yet: I still need to know whether they agreed.")]
    [InlineData("remember 1 likes tea, they said no", "Then nothing is kept.")]
    [InlineData("remember 1 likes tea, not asked", "Then nothing is kept.")]
    [InlineData("remember 1 tea, they said yes", "Nothing of it is kept yet")]
    [InlineData("remember 1 likes, they said yes", "Nothing of it is kept yet")]
    [InlineData("remember 1 is diabetic, they said yes", "Nothing of it is kept yet")]
    [InlineData("remember 1 note is diabetic, they said yes", "That tells something about their health, so I keep none of it.")]
    [InlineData("remember 1 name Ms Adler (muslim), they said yes", "That tells something about their faith, so I keep none of it.")]
    [InlineData("remember 1 note card 4111 1111 1111 1111, they said yes", "There is a long number in it")]
    [InlineData("remember 1 date her birthday, they said yes", "I do not see which day.")]
    [InlineData("remember 1 date 30 February her birthday, they said yes", "I do not see which day.")]
    public async Task It_can_be_typed_as_well(string typed, string answer)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith(answer, Regular.Plain((await bot.SaysAsync("ines", typed))[0]), StringComparison.Ordinal);

        Assert.Equal(answer.StartsWith("Kept", StringComparison.Ordinal) ? 1 : 0, (await Regular.RowsAsync(bot)).Count);
    }

    [Theory]
    [InlineData("Name", FactRules.LongestName)]
    [InlineData("Likes", FactRules.LongestFact)]
    [InlineData("Note", FactRules.LongestNote)]
    public async Task How_much_is_kept_of_each_is_bounded(string kind, int most)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1");
        Assert.StartsWith("That is longer than I can keep", Regular.Plain((await Regular.KeepsAsync(bot, "ines", kind, new string('a', most + 1)))[0]), StringComparison.Ordinal);
        Assert.StartsWith("Kept: ", Regular.Plain((await Regular.KeepsAsync(bot, "ines", kind, new string('a', most)))[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_so_is_how_many_and_the_card_stays_small()
    {
        await using var bot = await StartAsync();
        foreach (var kind in Enum.GetValues<FactKind>())
            for (var i = 0; i <= FactRules.Most(kind); i++)
            {
                await bot.SaysAsync("ines", "remember 1");
                var text = kind == FactKind.Date ? $"{i + 1} May " : $"{i} ";
                var heard = Regular.Plain((await Regular.KeepsAsync(bot, "ines", $"{kind}", text + new string('語', FactRules.Longest(kind) - 10)))[0]);
                Assert.StartsWith(i < FactRules.Most(kind) || FactRules.IsSingle(kind) ? "Kept: " : $"There are {FactRules.Most(kind)} of these already", heard, StringComparison.Ordinal);
            }

        Assert.Equal(18, (await Regular.RowsAsync(bot)).Count);
        bot.Clock.Advance(TimeSpan.FromDays(340));
        var card = (await bot.SaysAsync("ines", "customer 1"))[^1];
        Assert.InRange(card.Bytes, 1, 20 * 1024);
        Assert.InRange(card.Buttons.Count, 5, 5);
    }

    [Fact]
    public async Task A_name_takes_the_place_of_the_name_and_what_is_said_twice_is_kept_once()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1 name Ms Adler, they said yes");
        Assert.StartsWith("That is kept already", Plain(await bot.SaysAsync("rui", "remember 1 name Ms Adler, they said yes")), StringComparison.Ordinal);
        Assert.EndsWith("It takes the place of what stood there.", Plain(await bot.SaysAsync("rui", "remember 1 name Anna, they said yes")), StringComparison.Ordinal);
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");
        Assert.StartsWith("That is kept already", Plain(await bot.SaysAsync("ines", "remember 1 likes Tea, they said yes")), StringComparison.Ordinal);

        var form = await Regular.FormAsync(bot, "ines");
        (form["factKind"], form["factText"], form["factSource"], form["factConsent"]) = ("Likes", "coffee", "Told", "Said");
        await bot.AtOnceAsync(() => bot.SubmitsAsync("ines", form), () => bot.SubmitsAsync("ines", form), () => bot.SubmitsAsync("rui", form));

        Assert.Equal(3, (await Regular.RowsAsync(bot)).Count);
        var card = Regular.Plain((await bot.SaysAsync("ines", "customer 1"))[^1]);
        Assert.Contains("Preferred name: Anna", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Adler", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_changes_their_mind_is_heard_at_once()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");
        await bot.SaysAsync("ines", "remember 1 dislikes mail, they said yes");
        var tea = (await Regular.RowsAsync(bot))[0].Id;
        await bot.SaysAsync("rui", "customer 1");
        Assert.Equal("Please choose which one you mean, then press again.", Plain(await bot.PressesAsync("rui", "Remove the chosen one")));
        var old = (await bot.ChatAsync("rui")).Last(heard => heard.Buttons.Contains("Remove the chosen one")).Submit("Remove the chosen one", ("factId", tea));

        Assert.Equal("Removed. It is gone for good. To see what is left: customer 1", Plain(await bot.SubmitsAsync("rui", old)));
        Assert.Equal("That is not kept any more. To see what is: customer 1", Plain(await bot.SubmitsAsync("rui", old)));
        Assert.Equal("Removed. It is gone for good. To see what is left: customer 1", Plain(await bot.SaysAsync("ines", "forget 1 2")));
        Assert.Equal("That is not kept any more. To see what is: customer 1", Plain(await bot.SaysAsync("ines", "forget 1 2")));
        Assert.StartsWith("Which one? To see them: customer 1.", Plain(await bot.SaysAsync("ines", "forget 1")), StringComparison.Ordinal);

        // Its number is nobody else's, so an old line of somebody's takes away nothing new.
        await bot.SaysAsync("ines", "remember 1 likes coffee, they said yes");
        Assert.Equal("That is not kept any more. To see what is: customer 1", Plain(await bot.SaysAsync("ines", "forget 1 1")));
        Assert.Equal(3, Assert.Single(await Regular.RowsAsync(bot)).Number);
    }

    [Fact]
    public async Task In_its_last_month_it_is_offered_to_ask_again_and_before_that_nobody_is_reminded()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");
        bot.Clock.Advance(TimeSpan.FromDays(333));
        Assert.DoesNotContain("Ask again whether we may keep it", (await bot.SaysAsync("rui", "customer 1"))[^1].Buttons);
        bot.Clock.Advance(TimeSpan.FromDays(2));
        var card = (await bot.SaysAsync("rui", "customer 1"))[^1];
        var id = (await Regular.RowsAsync(bot))[0].Id;

        var asked = (await bot.SubmitsAsync("rui", card.Submit("Ask again whether we may keep it", ("factId", id))))[^1];
        Assert.Equal(["Case 1 · May we keep it?", "Likes: tea. Ask them when you speak with them, then tell me."], asked.Lines);
        Assert.StartsWith("Did they agree once more?", Plain(await bot.PressesAsync("rui", "Note their answer")), StringComparison.Ordinal);
        Assert.Equal(
            "Thank you for asking them. It is kept until Sunday 22 October 2028.",
            Plain(await bot.PressesAsync("rui", "Note their answer", ("factConsent", "Wrote"))));

        var fact = Assert.Single(await Regular.RowsAsync(bot));
        Assert.Equal(("rui", ConsentHow.Wrote, bot.Clock.Now), (fact.RecordedBy, fact.Consent, fact.RecordedAt));
        Assert.StartsWith("Removed.", Plain(await bot.PressesAsync("rui", "Note their answer", ("factConsent", "No"))), StringComparison.Ordinal);
        Assert.Empty(await Regular.RowsAsync(bot));
    }

    [Theory]
    [InlineData("renew 1 1", "Case 1 · May we keep it?", 1)]
    [InlineData("renew 1 1 they said yes", "Thank you for asking them.", 1)]
    [InlineData("renew 1 1 not asked", "Case 1 · May we keep it?", 1)]
    [InlineData("renew 1 1 they said no", "Removed.", 0)]
    [InlineData("renew 1 9 they said yes", "That is not kept any more.", 1)]
    [InlineData("renew 1", "Which one?", 1)]
    public async Task Asking_again_can_be_typed_as_well(string typed, string answer, int left)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");
        var before = (await Regular.RowsAsync(bot))[0].ExpiresAt;
        bot.Clock.Advance(TimeSpan.FromDays(1));

        Assert.StartsWith(answer, Plain(await bot.SaysAsync("rui", typed)), StringComparison.Ordinal);

        var rows = await Regular.RowsAsync(bot);
        Assert.Equal(left, rows.Count);
        Assert.True(rows.TrueForAll(fact => fact.ExpiresAt > before == answer.StartsWith("Thank", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("4", "tomorrow 9:00", "When they agreed: that is still to come")]
    [InlineData("", "when they called", "When they agreed: I do not understand")]
    public async Task When_they_agreed_is_read_as_a_time_that_has_passed(string _, string when, string answer)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1");

        var heard = await Regular.KeepsAsync(bot, "ines", "Likes", "tea", ("factConsentAt", when));

        Assert.StartsWith(answer, Regular.Plain(heard[0]), StringComparison.Ordinal);
        Assert.Equal("tea", heard[^1].Values["factText"]);
        Assert.Empty(await Regular.RowsAsync(bot));
    }

    [Fact]
    public async Task A_form_of_another_customer_keeps_nothing_about_this_one_and_loses_nothing()
    {
        await using var bot = await StartAsync();
        var press = await Regular.FormAsync(bot, "ines");
        foreach (var (input, value) in ((string, string)[])[("factKind", "Likes"), ("factText", "green tea"), ("factSource", "Told"), ("factConsent", "Said")])
            press[input] = value;
        await bot.SaysAsync("rui", "key 1 4712");

        var heard = await bot.SubmitsAsync("ines", press);

        Assert.StartsWith("The customer of case 1 is another one by now, so nothing has changed.", Regular.Plain(heard[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("green tea", Regular.Plain(await bot.SaysAsync("ines", "customer 1")), StringComparison.Ordinal);
        Assert.Empty(await Regular.RowsAsync(bot));
    }

    [Theory]
    [InlineData("Remove the chosen one", "4712")]
    [InlineData("Remove the chosen one", "none")]
    [InlineData("Note their answer", "4712")]
    public async Task Whoever_does_not_agree_any_more_is_heard_from_an_old_card_too(string button, string key)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");
        var id = (await Regular.RowsAsync(bot)).Single().Id;
        var card = (await bot.SaysAsync("ines", button == "Note their answer" ? "renew 1 1" : "customer 1"))[^1];
        var press = card.Submit(button, ("factId", id), ("factConsent", "No"));
        await bot.SaysAsync("rui", $"key 1 {key}");

        Assert.StartsWith("Removed.", Regular.Plain((await bot.SubmitsAsync("ines", press))[^1]), StringComparison.Ordinal);
        Assert.Empty(await Regular.RowsAsync(bot));
    }

    [Fact]
    public async Task A_yes_that_is_known_already_is_no_new_one()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");
        var before = (await Regular.RowsAsync(bot)).Single();
        bot.Clock.Advance(TimeSpan.FromDays(2));
        var card = (await bot.SaysAsync("ines", "renew 1 1"))[^1];

        var heard = await bot.SubmitsAsync("ines", card.Submit("Note their answer", ("factConsent", "Said"), ("factConsentAt", "three days ago 18:00")));

        Assert.DoesNotContain("Thank you for asking them.", Regular.Plain(heard), StringComparison.Ordinal);
        Assert.Equal(before.ExpiresAt, (await Regular.RowsAsync(bot)).Single().ExpiresAt);
    }

    [Fact]
    public async Task The_database_itself_refuses_what_nobody_agreed_to()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");

        await Assert.ThrowsAnyAsync<Exception>(() => bot.ExecuteAsync("""UPDATE "CustomerFacts" SET "Consent" = 0"""));
    }

    internal static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync();
        await Regular.OpensAsync(bot, "ines");
        return bot;
    }

    private static string Plain(IReadOnlyList<Heard> heard) => Regular.Plain(heard[^1]);
}
