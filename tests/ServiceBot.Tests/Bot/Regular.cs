using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Customers;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>A customer who comes again: Ms Adler, whose order number is 4711.</summary>
internal static class Regular
{
    public const string Key = "4711";

    /// <summary>A case of hers that somebody opened, at step 1.</summary>
    public static async Task OpensAsync(TestBot bot, string person, string sentence = "problem the parcel is lost", string key = Key)
    {
        await bot.SaysAsync(person, sentence);
        await bot.PressesAsync(person, "A customer", ("customerKey", key));
    }

    /// <summary>Fills the form as somebody does to whom they said yes.</summary>
    public static Task<IReadOnlyList<Heard>> KeepsAsync(TestBot bot, string person, string kind, string text, params (string Input, string Value)[] typed) =>
        bot.PressesAsync(person, "Keep it", [("factKind", kind), ("factText", text), ("factSource", "Told"), ("factConsent", "Said"), .. typed]);

    public static async Task<List<CustomerFact>> RowsAsync(TestBot bot)
    {
        await using var db = bot.Look();
        return await db.CustomerFacts.AsNoTracking().OrderBy(fact => fact.TeamId).ThenBy(fact => fact.Number).ToListAsync();
    }

    public static async Task<JsonObject> FormAsync(TestBot bot, string person, int number = 1)
    {
        await bot.SaysAsync(person, $"remember {number}");
        return (await bot.ChatAsync(person)).Last(heard => heard.Buttons.Contains("Keep it")).Submit("Keep it");
    }

    public static string Plain(Heard heard) => heard.Text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);

    public static string Plain(IEnumerable<Heard> heard) => string.Join('\n', heard.Select(Plain));
}
