using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
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
    public async Task The_database_itself_refuses_what_nobody_agreed_to()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");

        await Assert.ThrowsAnyAsync<Exception>(() => bot.ExecuteAsync("""UPDATE "CustomerFacts" SET "Consent" = 0"""));
    }

    [Fact]
    public async Task Only_people_from_outside_have_a_card_and_only_in_real_cases()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem the parcel is lost");
        Assert.Equal("First tell me who is affected: next 1", Plain(await bot.SaysAsync("ines", "customer 1")));
        await bot.PressesAsync("ines", "A customer");
        Assert.Equal(
            "I do not know yet who the customer of case 1 is. Tell me their order number, so that I know them again: key 1 and then their order number. I keep only a sign of it.",
            Plain(await bot.SaysAsync("ines", "customer 1")));
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "A colleague", ("customerKey", "4711"));
        Assert.StartsWith("The customer of case 1 is a colleague, and about colleagues I keep no card.", Plain(await bot.SaysAsync("rui", "customer 1")), StringComparison.Ordinal);
        Assert.StartsWith("The customer of case 1 is a colleague", Plain(await bot.SaysAsync("rui", "remember 1 likes tea, they said yes")), StringComparison.Ordinal);
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Me");
        Assert.Equal("Case 1 is about you alone, so there is no customer to know.", Plain(await bot.SaysAsync("ines", "remember 1 likes tea, they said yes")));
        Assert.Empty(await Regular.RowsAsync(bot));
    }

    [Fact]
    public async Task Practice_shows_what_it_would_look_like_and_keeps_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "practice");
        await bot.PressesAsync("ines", "A customer", ("customerKey", "4711"));

        var card = (await bot.SaysAsync("ines", "customer 1"))[^1];
        Assert.StartsWith("Practice · Case 1 · The customer\nThis is made up, and nothing of it is kept.", Regular.Plain(card), StringComparison.Ordinal);
        Assert.StartsWith("Practice · Case 1 is practice, so nothing is kept. In a real case", Plain(await bot.SaysAsync("ines", "remember 1 likes tea, they said yes")), StringComparison.Ordinal);
        Assert.Empty(await Regular.RowsAsync(bot));
    }

    [Fact]
    public async Task A_channel_never_hears_any_of_it()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");

        foreach (var typed in (string[])["customer 1", "remember 1 likes gin, they said yes", "forget 1 1", "renew 1 1 they said yes", "export customer 1", "forget customer 1 yes"])
            Assert.Equal("Please say that in our private chat; questions are asked only there.", Plain(await bot.SaysInRoomAsync("ines", $"@ServiceBot {typed}")));

        Assert.Single(await Regular.RowsAsync(bot));
        Assert.DoesNotContain(await bot.RoomAsync(), heard => heard.Activity.ToJsonString().Contains("tea", StringComparison.Ordinal));
        await using var db = bot.Look();
        var posts = (await db.WebActivities.Where(post => post.Conversation == TestBot.Room).Select(post => post.Json).ToListAsync())
            .ConvertAll(json => (string?)JsonNode.Parse(json)!["text"]);
        Assert.Contains("remember 1 ••••", posts);
    }

    [Fact]
    public async Task Two_teams_with_the_same_customer_see_nothing_of_each_other()
    {
        await using var bot = await StartAsync();
        await bot.HasStrangerAsync("nuno");
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");
        await Regular.OpensAsync(bot, "nuno", "problem the box is gone");
        Assert.Equal((await bot.CaseAsync(1)).CustomerKey, (await bot.CaseAsync(2)).CustomerKey);

        Assert.Contains("Nothing is kept about them yet.", Regular.Plain((await bot.SaysAsync("nuno", "customer 2"))[^1]), StringComparison.Ordinal);
        await bot.SaysAsync("nuno", "remember 2 likes gin, they said yes");
        Assert.DoesNotContain("gin", Regular.Plain((await bot.SaysAsync("ines", "customer 1"))[^1]), StringComparison.Ordinal);

        // Not even with the id of a fact of theirs.
        var (tea, gin) = ((await Regular.RowsAsync(bot))[0].Id, (await Regular.RowsAsync(bot))[1].Id);
        foreach (var act in (string[])["remove", "ask again"])
            Assert.Equal(
                "That is not kept any more. To see what is: customer 2",
                Plain(await bot.SubmitsAsync("nuno", new JsonObject { ["fact"] = act, ["answer"] = act, ["case"] = 2, ["factId"] = tea })));
        Assert.StartsWith("I know no case 1", Plain(await bot.SubmitsAsync("nuno", new JsonObject { ["fact"] = "remove", ["answer"] = "remove", ["case"] = 1, ["factId"] = tea })), StringComparison.Ordinal);
        Assert.NotEqual(tea, gin);
        await bot.SaysAsync("nuno", "forget customer 2 yes");
        Assert.Equal(tea, Assert.Single(await Regular.RowsAsync(bot)).Id);
    }

    [Fact]
    public async Task Who_left_the_team_reads_nothing_not_even_with_an_old_card()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");
        await bot.SaysAsync("rui", "customer 1");
        var old = (await bot.ChatAsync("rui"))[^1];
        var id = (await Regular.RowsAsync(bot))[0].Id;
        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(member => member.PersonId == "rui")));

        foreach (var heard in new[]
        {
            await bot.SaysAsync("rui", "customer 1"),
            await bot.SubmitsAsync("rui", old.Submit("Remove the chosen one", ("factId", id))),
            await bot.SubmitsAsync("rui", new JsonObject { ["fact"] = "ask again", ["answer"] = "ask again", ["case"] = 1, ["factId"] = id }),
            await bot.SaysAsync("rui", "remember 1 likes gin, they said yes"),
            await bot.SaysAsync("rui", "export customer 1"),
        })
            Assert.StartsWith("I know no case 1 in your team.", Plain(heard), StringComparison.Ordinal);

        Assert.Single(await Regular.RowsAsync(bot));
    }

    [Fact]
    public async Task In_a_chat_without_cards_everything_can_be_typed_and_it_says_that_such_a_chat_keeps_it()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");

        var shown = (await bot.SaysElsewhereAsync("ines", "customer 1", "slack"))[^1].Split('\n');
        Assert.Equal(
            [
                "Case 1 · The customer",
                "What they agreed that we keep. This chat keeps what I show in it.",
                "1. Likes: tea. They told us. They agreed when asked, Saturday 21 November 2026. Kept until Sunday 21 November 2027. Noted by Ines.",
                "Type it with their answer, for example: remember 1 likes tea, they said yes. Others begin with name, say, dislikes, date, matters or note.",
                "To remove one of them: forget 1 1",
                "All of it: export customer 1 · forget customer 1",
            ],
            shown);
        Assert.EndsWith("For example: renew 1 1 they said yes", (await bot.SaysElsewhereAsync("ines", "renew 1 1", "slack"))[^1], StringComparison.Ordinal);
        Assert.EndsWith("date, matters or note.", (await bot.SaysElsewhereAsync("ines", "remember 1 likes gin", "slack"))[^1], StringComparison.Ordinal);
        Assert.Contains("# What Harbour desk keeps about this customer", string.Concat(await bot.SaysElsewhereAsync("ines", "export customer 1", "slack")), StringComparison.Ordinal);
        Assert.EndsWith("To do it: forget customer 1 yes", (await bot.SaysElsewhereAsync("ines", "forget customer 1", "slack"))[^1], StringComparison.Ordinal);
        Assert.StartsWith("Erased: the one thing known of them, ", (await bot.SaysElsewhereAsync("ines", "forget customer 1 yes", "slack"))[^1], StringComparison.Ordinal);
    }

    internal static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync();
        await Regular.OpensAsync(bot, "ines");
        return bot;
    }

    private static string Plain(IReadOnlyList<Heard> heard) => Regular.Plain(heard[^1]);
}
