using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class RecogniseTests
{
    private const string Planted = "Qz81-Plover-77";

    [Fact]
    public async Task By_what_a_customer_is_recognised_is_kept_nowhere()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem the parcel is lost");
        await bot.PressesAsync("ines", "A customer", ("customerKey", Planted));
        await bot.SaysAsync("ines", "key 1 " + Planted);
        await bot.SaysAsync("ines", $"Key: case 1 - {Planted}");
        await bot.SaysAsync("ines", "The crane stood still.");
        await bot.SaysAsync("rui", "key 1 " + Planted);
        await bot.SaysAsync("rui", "key 99 " + Planted);
        await bot.SaysAsync("rui", $"key 1 {Planted} {new string('9', 200)}");
        await bot.SaysInRoomAsync("rui", $"@ServiceBot key 1 {Planted}");
        await bot.PressesAsync("ines", "I own it", ("customerKey", Planted));
        await bot.SaysAsync("ines", "case 1");
        await bot.SaysAsync("rui", "case 1");

        Assert.NotNull((await bot.CaseAsync(1)).CustomerKey);
        var kept = await bot.KeptAsync();
        Assert.Contains("The crane stood still", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Plover", kept, StringComparison.OrdinalIgnoreCase);
        await using var db = bot.Look();
        var posts = (await db.WebActivities.Select(post => post.Json).ToListAsync()).ConvertAll(json => (string?)JsonNode.Parse(json)!["text"]);
        Assert.Equal(5, posts.Count(text => text == "key 1 ••••"));
        Assert.Contains("key 99 ••••", posts);
    }

    [Fact]
    public async Task Not_even_when_the_turn_fails()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.ExecuteAsync("""ALTER TABLE "TeamSettings" RENAME TO "Gone" """);

        var heard = await bot.SaysAsync("ines", "key 1 " + Planted);

        Assert.Contains("went wrong on my side", heard[^1].Text, StringComparison.Ordinal);
        await bot.ExecuteAsync("""ALTER TABLE "Gone" RENAME TO "TeamSettings" """);
        Assert.DoesNotContain("Plover", await bot.KeptAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_team_says_by_what_it_recognises_people()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "Words we use");
        Assert.StartsWith("Please write by what you recognise", (await bot.PressesAsync("marta", "Save", ("customerKeyWord", " ")))[^1].Text, StringComparison.Ordinal);
        var saved = await bot.PressesAsync("marta", "Save", ("customerKeyWord", "cabin number"));
        Assert.Contains(saved, message => message.Text.Contains("A new case asks for their cabin number, which may stay empty", StringComparison.Ordinal));

        var asked = (await bot.SaysAsync("ines", "problem the cabin was cold"))[^1];

        Assert.Contains("Their cabin number, only to recognise them again", asked.Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_said_later_corrected_and_forgotten()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.SaysAsync("ines", "pause");

        Assert.Equal("Type their order number behind it: key 1 and then their order number. So far nothing is noted.", Plain(await bot.SaysAsync("rui", "key 1")));
        Assert.Equal("There is no letter and no digit in it, so I would recognise nobody by it.", Plain(await bot.SaysAsync("rui", "key 1 ??")));
        Assert.Equal(
            "Noted: the customer of case 1 is recognised by their order number from now on. I keep only a sign of it, not what you typed.",
            Plain(await bot.SaysAsync("rui", "key 1 4711")));
        Assert.Equal("That was noted already for case 1.", Plain(await bot.SaysAsync("ines", "key 1 #47-11")));
        var first = (await bot.CaseAsync(1)).CustomerKey;
        await bot.SaysAsync("rui", "key 1 4712");
        Assert.NotEqual(first, (await bot.CaseAsync(1)).CustomerKey);
        Assert.Equal("Forgotten: the customer of case 1 is not recognised any more.", Plain(await bot.SaysAsync("rui", "key 1 none")));
        Assert.Null((await bot.CaseAsync(1)).CustomerKey);
        Assert.Equal("Nothing was noted for case 1.", Plain(await bot.SaysAsync("rui", "key 1 none")));
    }

    [Fact]
    public async Task Answering_who_is_affected_again_keeps_it_and_a_case_about_oneself_has_none()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem the parcel is lost");
        await bot.PressesAsync("ines", "A customer", ("customerKey", "4711"));
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "A colleague");
        Assert.NotNull((await bot.CaseAsync(1)).CustomerKey);

        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Me", ("customerKey", "4711"));

        Assert.Null((await bot.CaseAsync(1)).CustomerKey);
        Assert.Equal("Case 1 is about you alone, so nobody needs to be recognised.", Plain(await bot.SaysAsync("ines", "key 1 4711")));
        Assert.StartsWith("I know no case 1", Plain(await bot.SaysAsync("rui", "key 1 4711")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correcting_it_takes_back_what_was_asked_and_asks_what_is_new()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenAsync(bot, "ines", "problem the first", "4711");
        await OpenAsync(bot, "rui", "problem the second", "4712");
        await OpenAsync(bot, "amal", "problem the third", "4711");
        Assert.Equal([(3, 1)], await AskedAsync(bot));

        var heard = await bot.SaysAsync("amal", "key 3 4712");

        Assert.Contains(heard, message => Plain(message).StartsWith("Case 2 of the same customer is open, nobody owns it yet: The second", StringComparison.Ordinal));
        Assert.Equal([(3, 2)], await AskedAsync(bot));
    }

    internal static async Task<IReadOnlyList<Heard>> OpenAsync(TestBot bot, string person, string sentence, string? key)
    {
        await bot.SaysAsync(person, sentence);
        return await bot.PressesAsync(person, "A customer", key is null ? [] : [("customerKey", key)]);
    }

    internal static string Plain(IReadOnlyList<Heard> heard) => Plain(heard[^1]);

    internal static string Plain(Heard heard) => heard.Text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);

    private static async Task<List<(int, int)>> AskedAsync(TestBot bot)
    {
        await using var db = bot.Look();
        return [.. (await db.RepeatProposals.ToListAsync()).Select(proposal => (proposal.CaseNumber, proposal.EarlierNumber)).Order()];
    }
}
