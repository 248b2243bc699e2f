using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>The Harbour desk with its principles written, so that its people are asked: Ines, Rui, Marta who manages it, and others.</summary>
internal static class Asked
{
    /// <summary>A Monday, an hour before they are asked.</summary>
    public const string Before = "2026-11-23T14:00Z";

    public const string Question = "How has work been for you since we last asked?";

    public static async Task<TestBot> OfAsync(int people = 6, string now = Before, ILoggerFactory? logs = null)
    {
        var bot = await CheckInTeam.OfAsync(people - 1, now, logs);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour") { Vision = "Nobody is left waiting", Principles = "We say what happened" }));
        return bot;
    }

    /// <summary>The clock shows this time of that day, and the round looks.</summary>
    public static async Task AtAsync(this TestBot bot, string instant)
    {
        bot.Clock.Advance(DateTimeOffset.Parse(instant) - bot.Clock.Now);
        await bot.RunRoundAsync<CheckInRound>();
    }

    /// <summary>The check-ins in somebody's private chat, as they stand now.</summary>
    public static async Task<IReadOnlyList<Heard>> CheckInsAsync(this TestBot bot, string person) =>
        [.. (await bot.ChatAsync(person)).Where(heard => heard.Card is not null && heard.Text.Contains(Question, StringComparison.Ordinal) && !heard.Text.Contains("your team answered", StringComparison.Ordinal))];

    public static Task<IReadOnlyList<Heard>> ChoosesAsync(this TestBot bot, string person, object value, string item = "Q01") =>
        bot.SubmitsAsync(person, new JsonObject { ["checkIn"] = item, ["value"] = JsonValue.Create(value) });

    /// <summary>Everything of somebody's own words and presses that stands in the transcript.</summary>
    public static Task<string> WroteAsync(this TestBot bot, string person) => bot.ReadAsync(db => string.Join('\n', db.WebActivities
        .Where(row => row.Conversation == WebConversation.PrivateId(person) && !row.Json.Contains("\"servicebot\",\"name\"") || row.Json.Contains($"\"id\":\"{person}\""))
        .Select(row => row.Json)));

    public static Task<int> AnswersAsync(this TestBot bot) => bot.ReadAsync(db => db.KeyedAnswers.Count());
}
