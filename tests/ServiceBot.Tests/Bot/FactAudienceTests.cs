using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>About whom something is kept at all, and who gets to see it where.</summary>
public class FactAudienceTests
{
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
        await using var bot = await FactTests.StartAsync();
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
        await using var bot = await FactTests.StartAsync();
        await bot.HasStrangerAsync("nuno");
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");
        await Regular.OpensAsync(bot, "nuno", "problem the box is gone");
        Assert.Equal((await bot.CaseAsync(1)).CustomerKey, (await bot.CaseAsync(2)).CustomerKey);

        Assert.Contains("Nothing is kept about them yet.", Regular.Plain((await bot.SaysAsync("nuno", "customer 2"))[^1]), StringComparison.Ordinal);
        await bot.SaysAsync("nuno", "remember 2 likes gin, they said yes");
        Assert.DoesNotContain("gin", Regular.Plain((await bot.SaysAsync("ines", "customer 1"))[^1]), StringComparison.Ordinal);

        // Not even with the id of a fact of theirs.
        var (tea, gin) = ((await Regular.RowsAsync(bot))[0].Id, (await Regular.RowsAsync(bot))[1].Id);
        var sign = FactCards.SignOf((await bot.CaseAsync(2)).CustomerKey);
        foreach (var act in (string[])["remove", "ask again"])
            Assert.Equal(
                "That is not kept any more. To see what is: customer 2",
                Plain(await bot.SubmitsAsync("nuno", new JsonObject { ["fact"] = act, ["answer"] = act, ["case"] = 2, ["factId"] = tea, ["seen"] = sign })));
        Assert.StartsWith("I know no case 1", Plain(await bot.SubmitsAsync("nuno", new JsonObject { ["fact"] = "remove", ["answer"] = "remove", ["case"] = 1, ["factId"] = tea })), StringComparison.Ordinal);
        Assert.NotEqual(tea, gin);
        await bot.SaysAsync("nuno", "forget customer 2 yes");
        Assert.Equal(tea, Assert.Single(await Regular.RowsAsync(bot)).Id);
    }

    [Fact]
    public async Task Who_left_the_team_reads_nothing_not_even_with_an_old_card()
    {
        await using var bot = await FactTests.StartAsync();
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
        await using var bot = await FactTests.StartAsync();
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

    private static string Plain(IReadOnlyList<Heard> heard) => Regular.Plain(heard[^1]);
}
