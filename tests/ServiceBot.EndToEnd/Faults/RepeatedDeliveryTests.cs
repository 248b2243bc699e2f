using System.Globalization;
using System.Net.Http.Json;
using ServiceBot.EndToEnd.Harness;
using ServiceBot.Recovery;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>Channels deliver more than once, at the same time and later, and not in the order of their clocks.</summary>
public sealed class RepeatedDeliveryTests
{
    private const int People = 8;
    private const int Rounds = 4;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_activity_delivered_up_to_three_times_has_one_effect_and_one_answer(DatabaseKind kind)
    {
        await using var test = await Experiment.StartAsync(kind);
        await Task.WhenAll(Enumerable.Range(1, People).Select(person => TalkAsync(test.Chat($"p{person}"), new Random(Chance.Seed + person), person)));

        var verdict = (await test.Ledger.AuditAsync()).Write($"Delivered up to three times, {kind}, seed {Chance.Seed}");
        Assert.Equal(new Verdict { Acknowledged = People * Rounds * 4 }, verdict);
        Assert.Equal(People * Rounds, await test.Data.CountAsync("""SELECT count(*) FROM "Cases" """));
        Assert.Equal(People * Rounds, await test.Data.CountAsync($"""SELECT count(*) FROM "CaseEvents" WHERE "Kind" = {(int)CaseEventKind.Classified}"""));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_button_is_recorded_once_and_who_presses_again_is_told_so(DatabaseKind kind)
    {
        await using var test = await Experiment.StartAsync(kind);
        var alex = test.Chat("alex");
        await alex.SayAsync("problem the courier lost parcel p1", "Before we start", "p1");
        await alex.SayAsync("A customer", "Affected: A customer");
        var button = (await test.Data.ReadAsync($"""SELECT "Id" FROM "CardActions" WHERE "Verb" = {(int)CardVerb.Told}""", row => row.GetString(0))).Single();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PressAsync(test, "press-1", button)));
        var later = await PressAsync(test, "press-1", button);
        var again = await PressAsync(test, "press-2", button);

        Assert.All(answers, answer => Assert.Contains("Noted: the customer of case 1", answer, StringComparison.Ordinal));
        Assert.Equal([later], answers.Distinct());
        Assert.Contains("That was noted already", again, StringComparison.Ordinal);
        Assert.Equal(1, await test.Data.CountAsync($"""SELECT count(*) FROM "CaseEvents" WHERE "Kind" = {(int)CaseEventKind.Told}"""));
        Assert.Equal(1, await test.Data.CountAsync("""SELECT count(*) FROM "CardActionUses" """));
        (await test.Ledger.AuditAsync()).Write($"Pressed five times under two ids, {kind}").MustBeClean();
    }

    private static async Task TalkAsync(Chat chat, Random random, int person)
    {
        for (var i = 1; i <= Rounds; i++)
        {
            var parcel = string.Create(CultureInfo.InvariantCulture, $"p{person}n{i}x");
            await chat.SayAsync(random.Next(1, 4), $"problem the courier lost parcel {parcel}", "Before we start", parcel);
            await chat.SayAgainAsync(random);
            await chat.SayAsync(random.Next(1, 4), $"case {person}{i}000", $"no case {person}{i}000 ");
            await chat.SayAsync(random.Next(1, 4), "A customer", "Affected: A customer", parcel);
            await chat.SayAgainAsync(random);
            await chat.SayAsync(random.Next(1, 4), "pause");
        }
    }

    private static async Task<string> PressAsync(Experiment test, string id, string button)
    {
        using var response = await test.Http.PostAsJsonAsync(new Uri(test.Bot.Address, "/api/messages"), new
        {
            type = "invoke",
            name = "adaptiveCard/action",
            id,
            channelId = "msteams",
            serviceUrl = test.Connector.ServiceUrl,
            from = new { id = "robin", name = "Robin Kline" },
            recipient = new { id = "bot", name = "ServiceBot" },
            conversation = new { id = "19:channel", isGroup = true },
            value = new { action = new { type = "Action.Execute", verb = "press", data = new { action = button } }, trigger = "manual" },
        });
        return await response.Content.ReadAsStringAsync();
    }
}
