using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Channels.Web;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>How long what is known of a customer is kept, and that it stands nowhere but in its own closed row.</summary>
public class FactKeepingTests
{
    private const string Planted = "Xq7-lapwing";

    [Fact]
    public async Task It_stands_in_no_transcript_no_message_on_its_way_no_state_and_no_case()
    {
        await using var bot = await FactTests.StartAsync();
        await SayEverywhereAsync(bot);

        Assert.Contains(Planted, Regular.Plain((await bot.SaysAsync("ines", "customer 1"))[^1]), StringComparison.Ordinal);
        Assert.DoesNotContain("lapwing", await bot.KeptAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("lapwing", await EveryRowAsync(bot), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Not_even_when_the_turn_fails()
    {
        await using var bot = await FactTests.StartAsync();
        var form = await Regular.FormAsync(bot, "ines");
        (form["factKind"], form["factText"], form["factSource"], form["factConsent"]) = ("Likes", Planted, "Told", "Said");
        await bot.ExecuteAsync("""ALTER TABLE "TeamSettings" RENAME TO "Gone" """);

        Assert.Contains("went wrong on my side", (await bot.SaysAsync("ines", $"remember 1 likes {Planted}, they said yes"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("went wrong on my side", (await bot.SubmitsAsync("ines", form))[^1].Text, StringComparison.Ordinal);

        await bot.ExecuteAsync("""ALTER TABLE "Gone" RENAME TO "TeamSettings" """);
        Assert.DoesNotContain("lapwing", await bot.KeptAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await Regular.RowsAsync(bot));
    }

    [Fact]
    public async Task What_was_shown_goes_away()
    {
        await using var bot = await FactTests.StartAsync();
        await SayEverywhereAsync(bot);
        Assert.Contains(await bot.ChatAsync("ines"), heard => heard.Activity.ToJsonString().Contains(Planted, StringComparison.Ordinal));

        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(await bot.ChatAsync("ines"), heard => heard.Activity.ToJsonString().Contains(Planted, StringComparison.Ordinal));
        await bot.RunRoundAsync<FleetingRound>();
        Assert.Equal(0, await bot.ReadAsync(db => db.WebActivities.Count(said => said.GoodUntil != null)));
    }

    /// <summary>Two years, a day at a time, over both changes of the clocks: what is past its time is never seen, and gone with the next daily round.</summary>
    [Fact]
    public async Task Over_two_years_nothing_is_seen_past_its_time_and_nothing_stays()
    {
        await using var bot = await TestBot.StartAsync("2026-01-15T12:00Z");
        await Regular.OpensAsync(bot, "ines");
        await bot.SaysAsync("ines", "cancel");
        var learned = new List<(string Text, DateTimeOffset Until)>();
        for (var day = 0; day < 730; day++)
        {
            if (day % 40 == 0 && day < 365)
            {
                var text = $"{Planted}-{day}";
                await bot.SaysAsync("ines", $"remember 1 {new[] { "likes", "dislikes", "matters", "note" }[day / 40 % 4]} {text}, they said yes");
                learned.Add((text, FactRules.Until(bot.Clock.Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon"))));
            }

            if (day % 40 == 5 || learned.Exists(fact => (fact.Until - bot.Clock.Now).Duration() < TimeSpan.FromHours(25)))
            {
                var seen = Regular.Plain((await bot.SaysAsync("rui", "customer 1"))[^1]);
                Assert.All(learned, fact => Assert.Equal(bot.Clock.Now < fact.Until, seen.Contains($": {fact.Text}\n", StringComparison.Ordinal)));
                await bot.RunRoundAsync<PruningRound>();
                Assert.Equal(learned.Count(fact => bot.Clock.Now < fact.Until), (await Regular.RowsAsync(bot)).Count);
            }

            bot.Clock.Advance(TimeSpan.FromDays(1));
        }

        await bot.RunRoundAsync<PruningRound>();
        Assert.Equal(10, learned.Count);
        Assert.Empty(await Regular.RowsAsync(bot));
        Assert.Empty(await bot.ReadAsync(db => db.Customers.ToList()));
        Assert.DoesNotContain("lapwing", await bot.KeptAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_is_gone_from_the_instant_on()
    {
        await using var bot = await FactTests.StartAsync();
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");
        var until = (await Regular.RowsAsync(bot))[0].ExpiresAt;
        bot.Clock.Advance(until - bot.Clock.Now - TimeSpan.FromMilliseconds(1));
        Assert.Contains("Likes: tea", Regular.Plain((await bot.SaysAsync("rui", "customer 1"))[^1]), StringComparison.Ordinal);

        bot.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Contains("Nothing is kept about them yet.", Regular.Plain((await bot.SaysAsync("rui", "customer 1"))[^1]), StringComparison.Ordinal);
        Assert.StartsWith("That is not kept any more.", Regular.Plain((await bot.SaysAsync("rui", "renew 1 1 they said yes"))[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_is_put_under_another_customer_cannot_be_read_there()
    {
        await using var bot = await FactTests.StartAsync();
        await Regular.OpensAsync(bot, "rui", "problem the box is gone", "4712");
        await bot.SaysAsync("ines", "remember 1 likes tea, they said yes");
        await bot.SaysAsync("ines", "remember 2 likes gin, they said yes");
        var rows = await Regular.RowsAsync(bot);

        var gin = rows.Single(fact => fact.CustomerKey == bot.ReadAsync(db => db.Cases.Single(found => found.Number == 2).CustomerKey).Result);
        await bot.ExecuteAsync($"""UPDATE "CustomerFacts" SET "Closed" = '{gin.Closed}' """);

        Assert.DoesNotContain("gin", Regular.Plain((await bot.SaysAsync("ines", "customer 1"))[^1]), StringComparison.Ordinal);
        Assert.Contains("gin", Regular.Plain((await bot.SaysAsync("ines", "customer 2"))[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_of_customers_changes_no_order_no_target_and_no_word_in_the_channel()
    {
        await using var plain = await ThreeCasesAsync(known: false);
        await using var known = await ThreeCasesAsync(known: true);

        foreach (var typed in (string[])["cases", "follow-ups"])
            Assert.Equal(Regular.Plain((await plain.SaysAsync("rui", typed))[^1]), Regular.Plain((await known.SaysAsync("rui", typed))[^1]));
        Assert.Equal((await plain.RoomAsync()).Select(Regular.Plain), (await known.RoomAsync()).Select(Regular.Plain));
        foreach (var bot in new[] { plain, known })
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(45));
            await bot.RunNudgesAsync();
        }

        Assert.NotEmpty(await plain.ReadAsync(db => db.Nudges.ToList()));
        Assert.Equal(
            await plain.ReadAsync(db => db.Nudges.OrderBy(nudge => nudge.CaseNumber).ThenBy(nudge => nudge.Kind).Select(nudge => $"{nudge.CaseNumber} {nudge.Kind}").ToList()),
            await known.ReadAsync(db => db.Nudges.OrderBy(nudge => nudge.CaseNumber).ThenBy(nudge => nudge.Kind).Select(nudge => $"{nudge.CaseNumber} {nudge.Kind}").ToList()));
    }

    private static async Task<TestBot> ThreeCasesAsync(bool known)
    {
        var bot = await TestBot.StartAsync("2026-11-20T10:00Z");
        foreach (var (sentence, key) in ((string, string)[])[("problem the first", "4711"), ("problem the second", "4712"), ("problem the third", "4713")])
        {
            await Regular.OpensAsync(bot, "ines", sentence, key);
            await bot.SaysAsync("ines", "They waited all day.");
            await bot.SaysAsync("ines", "pause");
        }

        if (known)
            foreach (var fact in (string[])["name Ms Adler", "matters to be first, always", "likes us best", "note Is worth a lot to us"])
                await bot.SaysAsync("ines", $"remember 2 {fact}, they said yes");

        await bot.SaysAsync("rui", "own 2");
        await bot.SaysAsync("rui", "promise 2 in 30 minutes");
        return bot;
    }

    /// <summary>A planted word on every way on which a fact comes in and is shown.</summary>
    private static async Task SayEverywhereAsync(TestBot bot)
    {
        await bot.SaysAsync("ines", $"remember 1 likes {Planted}, they said yes");
        await bot.SaysAsync("ines", $"@ServiceBot Remember: case 1 - likes {Planted} 2, they said yes");
        await bot.SaysAsync("ines", $"remember 1 likes {Planted} 3");
        await bot.SaysAsync("ines", $"remember 1 likes {Planted} 4, they said no");
        await bot.SaysAsync("ines", $"remember 1 is diabetic {Planted}, they said yes");
        await bot.SaysAsync("ines", $"forget 1 likes {Planted}");
        await bot.SaysAsync("ines", $"renew 1 likes {Planted}, they said yes");
        await bot.SaysInRoomAsync("ines", $"@ServiceBot forget 1 likes {Planted}");
        await bot.SaysAsync("ines", $"remember 99 likes {Planted}, they said yes");
        await bot.SaysAsync("ines", "remember 1");
        await Regular.KeepsAsync(bot, "ines", "Note", $"{Planted} 5");
        await bot.SaysAsync("ines", "remember 1");
        await Regular.KeepsAsync(bot, "ines", "Note", $"{Planted} 6", ("factConsent", ""));
        await Regular.KeepsAsync(bot, "ines", "Note", $"{Planted} 6", ("factConsent", "No"));
        await bot.SaysInRoomAsync("ines", $"@ServiceBot remember 1 likes {Planted}, they said yes");
        await bot.SaysAsync("ines", "They waited all day.");
        await bot.SaysAsync("rui", "own 1");
        await bot.SaysAsync("rui", "renew 1 1");
        await bot.SaysAsync("rui", "case 1");
        await bot.SaysAsync("rui", "told 1");
        await bot.SaysAsync("rui", "note 1 They called again");
        await bot.SaysAsync("rui", "customer 1");
    }

    /// <summary>Every value of every column of every table.</summary>
    internal static async Task<string> EveryRowAsync(TestBot bot)
    {
        await using var db = bot.Look();
        var all = new StringBuilder();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var i = 0; i < reader.FieldCount; i++)
                    all.Append(table).Append('.').Append(reader.GetName(i)).Append('=').Append(reader.GetValue(i)).Append('\n');
        }

        return all.ToString();
    }
}
