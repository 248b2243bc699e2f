using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>
/// A day of check-ins as it is: the rounds ask and remind, people press, type, change their minds, skip and say nothing. Once it is counted, all
/// that is left of each of them is the same.
/// </summary>
public sealed partial class TracelessTests : IDisposable
{
    private static readonly string[] Group = [.. CheckInTeam.People(8)];

    private readonly LogKeeper _logs = new();

    [Fact]
    public async Task Nothing_that_is_left_anywhere_depends_on_what_somebody_answered_or_whether_they_did()
    {
        await using var bot = await Asked.OfAsync(9, "2026-11-23T13:00Z", _logs);
        await bot.ExecuteAsync("""UPDATE "People" SET "Zone" = 'Europe/Lisbon'""");
        await bot.ExecuteAsync("""UPDATE "Addresses" SET "LastWrittenAt" = (SELECT min("LastWrittenAt") FROM "Addresses")""");
        await AllWriteAsync(bot);
        await bot.AtAsync("2026-11-23T15:00Z");
        Assert.All(await Task.WhenAll(Group.Select(bot.CheckInsAsync)), asked => Assert.Single(asked));

        bot.Clock.Advance(TimeSpan.FromMinutes(7));
        await PressAsync(bot, "ines", 4);
        await PostAsync(bot, "rui", new() { ["text"] = "good" });
        await PressAsync(bot, "amal", "skip");
        await PressAsync(bot, "p5", 1);
        await PressAsync(bot, "p6", 2);
        await PostAsync(bot, "p7", new() { ["text"] = "check in rough" });
        await PressAsync(bot, "p8", 9);
        bot.Clock.Advance(TimeSpan.FromMinutes(4));
        await AllWriteAsync(bot);
        await PressAsync(bot, "p5", 5);
        bot.Clock.Advance(TimeSpan.FromMinutes(34));
        await bot.RunRoundAsync<CheckInReminderRound>();
        Assert.Contains(await bot.ChatAsync("p4"), heard => heard.Text.Contains("still open", StringComparison.Ordinal));
        await PressAsync(bot, "p8", 3);
        Assert.Equal(7, await bot.AnswersAsync());

        await bot.AtAsync("2026-11-23T16:31Z");
        await bot.RunRoundAsync<SealRound>();
        Assert.Equal((6, true), await bot.ReadAsync(db => db.SealedBatches.Where(batch => batch.Item == Item.Daily).ToList().Select(batch => (batch.Answers, batch.IsPublished)).Single()));

        await AreAlikeAsync(bot);
        await AllWriteAsync(bot);
        await AreAlikeAsync(bot);
        Assert.Empty((await Inspector.LookAsync(bot)).Relinks(Group));
        foreach (var line in _logs.Lines)
            Assert.DoesNotMatch(AnswerWord(), line);
        Assert.Contains(_logs.Lines, line => line.Contains("KeyedAnswers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_chat_that_keeps_messages_what_tells_who_answered_is_gone_before_anything_is_shown()
    {
        await using var bot = await Asked.OfAsync(9, "2026-11-23T13:00Z");
        var two = new[] { "ines", "rui" };
        foreach (var person in two)
            await bot.SaysElsewhereAsync(person, "help");
        await bot.ExecuteAsync("""UPDATE "Addresses" SET "ServiceUrl" = 'http://127.0.0.1:1' WHERE "Channel" = 'msteams'""");
        await bot.ExecuteAsync("""DELETE FROM "Addresses" WHERE "Channel" = 'directline' AND "PersonId" IN ('ines', 'rui')""");
        await bot.ExecuteAsync("""DELETE FROM "Outbox" """);
        bot.Clock.Advance(TimeSpan.FromHours(2));
        await RunAsync<CheckInRound>(bot);
        await ArriveAsync(bot);
        await TypeInTeamsAsync(bot, "ines", "good");
        await ArriveAsync(bot);
        foreach (var person in Group.Except(two))
            await bot.ChoosesAsync(person, 4);
        bot.Clock.Advance(TimeSpan.FromMinutes(45));
        await RunAsync<CheckInReminderRound>(bot);
        await ArriveAsync(bot);
        Assert.Equal(4, await bot.ReadAsync(db => db.Slots.Count(slot => slot.Channel == "msteams" && slot.Name.StartsWith("check-in/"))));

        bot.Clock.Advance(TimeSpan.FromMinutes(46));
        await RunAsync<SealRound>(bot);
        var closing = await bot.ReadAsync(db => db.Outbox.AsNoTracking().Where(row => row.State == OutboxState.Waiting && row.ServiceUrl != null).ToList());
        Assert.Equal(["msteams-ines", "msteams-rui"], closing.Where(row => row.Slot.StartsWith("check-in/closing/", StringComparison.Ordinal)).Select(row => row.Conversation).Order());
        Assert.All(closing, row => Assert.Contains(ClosedCards.Text, row.Activity, StringComparison.Ordinal));
        Assert.False(await bot.ReadAsync(db => db.SealedBatches.Single().IsPublished));
        Assert.Empty(bot.Keys().Intersect(await bot.ReadAsync(db => db.SealedBatches.Select(batch => batch.Id).ToList())));

        // A chat that is away does not hold it up for long.
        bot.Clock.Advance(TimeSpan.FromMinutes(16));
        await RunAsync<SealRound>(bot);
        Assert.True(await bot.ReadAsync(db => db.SealedBatches.Single().IsPublished));
        var left = await LeftAsync();
        Assert.Equal(4, left.Count);
        Assert.All(left, name => Assert.StartsWith("check-in/closing/", name, StringComparison.Ordinal));

        await ArriveAsync(bot);
        await RunAsync<SealRound>(bot);
        Assert.Empty(await LeftAsync());

        // A guess has its author's name on it, and is of another batch.
        Task<List<string>> LeftAsync() => bot.ReadAsync(db => db.Slots.Select(slot => slot.Name).Concat(db.Outbox.Select(row => row.Slot))
            .Where(name => name.StartsWith("check-in/") && !name.Contains("/guess/")).ToList());
    }

    [Fact]
    public async Task What_is_not_taken_for_an_answer_is_not_remembered_either()
    {
        await using var bot = await Asked.OfAsync();
        await bot.AtAsync("2026-11-23T15:00Z");
        var before = await bot.ReadAsync(db => db.WebActivities.Count(row => row.GoodUntil == null && !row.Id.StartsWith("check-in/")));

        await bot.ChoosesAsync("ines", 9);
        await bot.ChoosesAsync("ines", 3, "Q99");
        await bot.SaysAsync("ines", "check in nonsense");
        await bot.HasMemberAsync("Nora", Role.Member);
        await bot.SaysAsync("nora", "check in good");

        Assert.Equal(before, await bot.ReadAsync(db => db.WebActivities.Count(row => row.GoodUntil == null && !row.Id.StartsWith("check-in/"))));
        Assert.Contains(CheckInCards.NotCounted, (await bot.ChatAsync("nora"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_somebody_answered_stays_in_the_inbox_for_an_hour_or_two_without_a_time()
    {
        await using var bot = await Asked.OfAsync();
        await bot.AtAsync("2026-11-23T15:00Z");
        await bot.ChoosesAsync("ines", 4);
        await bot.SaysAsync("rui", "skip");
        await bot.SaysAsync("amal", "help");

        var times = await bot.ReadAsync(db => db.Inbox.Where(row => row.At < Passing.End).Select(row => row.At).Distinct().ToList());
        Assert.Single(times);
        bot.Clock.Advance(TimeSpan.FromMinutes(59));
        await bot.RunRoundAsync<PruningRound>();
        Assert.Equal(2, await bot.ReadAsync(db => db.Inbox.Count(row => row.At < Passing.End)));
        bot.Clock.Advance(TimeSpan.FromMinutes(61));
        await bot.RunRoundAsync<PruningRound>();
        Assert.Equal((0, 1), await bot.ReadAsync(db => (db.Inbox.Count(row => row.At < Passing.End), db.Inbox.Count(row => row.Conversation == "private-amal"))));
    }

    public void Dispose() => _logs.Dispose();

    private static async Task AreAlikeAsync(TestBot bot)
    {
        var left = new List<string>();
        foreach (var person in Group)
            left.Add(await LeftOfAsync(bot, person));

        Assert.Contains("WebActivities", left[0], StringComparison.Ordinal);
        Assert.All(left, one => Assert.Equal(left[0], one));
    }

    /// <summary>Every row of every table in which a person or their chat occurs, without ids and names.</summary>
    private static async Task<string> LeftOfAsync(TestBot bot, string person)
    {
        var database = bot.Services.GetRequiredService<IDatabase>();
        await using var db = database.Lease();
        var left = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(RelationalEntityTypeExtensions.GetTableName).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            var rows = await database.WriteAsync(session => session.ReadAsync($"SELECT * FROM \"{table}\"", row => string.Join(", ",
                Enumerable.Range(0, row.FieldCount).Where(i => !(table == "Outbox" && row.GetName(i) == "Id")).Select(i => $"{row.GetName(i)}={row.GetValue(i)}"))));
            left.AddRange(rows.Where(row => Regex.IsMatch(row, $@"(?<!\w){person}(?!\w)")).Select(row => $"{table}: {Nameless(row, person)}").Order(StringComparer.Ordinal));
        }

        return string.Join('\n', left);
    }

    private static string Nameless(string row, string person) =>
        Id().Replace(Regex.Replace(row, $@"(?<!\w){person}(?!\w)", "me", RegexOptions.IgnoreCase), "#");

    private static async Task AllWriteAsync(TestBot bot)
    {
        foreach (var person in Group)
            await PostAsync(bot, person, new() { ["text"] = "cases" });
    }

    private static Task PressAsync(TestBot bot, string person, object value) =>
        PostAsync(bot, person, new() { ["value"] = new JsonObject { ["checkIn"] = Item.Daily, ["value"] = JsonValue.Create(value) } });

    /// <summary>As the web channel does it.</summary>
    private static async Task PostAsync(TestBot bot, string person, JsonObject body)
    {
        body["type"] = "message";
        var caller = new WebCaller(person, person, WebConversation.PrivateId(person), null, false, null, bot.Clock.Now.AddDays(1));
        var message = WebMessage.Read(JsonSerializer.SerializeToElement(body), caller, bot.Clock.Now)!;
        await bot.Services.GetRequiredService<TurnRunner>().RunAsync(
            Payload.ReadActivity(message.Json), new ActivityKey(WebCarrier.Channel, caller.Conversation, message.Key),
            new WebPost(caller.Conversation, message.Id, message.Json), CancellationToken.None);
        await bot.Services.GetRequiredService<Courier>().SendDueAsync(CancellationToken.None);
    }

    private static Task<TurnOutcome> TypeInTeamsAsync(TestBot bot, string person, string text) => bot.Services.GetRequiredService<TurnRunner>().RunAsync(
        Payload.ReadActivity(new JsonObject
        {
            ["type"] = "message",
            ["id"] = "typed",
            ["channelId"] = "msteams",
            ["serviceUrl"] = "http://127.0.0.1:1",
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = person },
            ["recipient"] = new JsonObject { ["id"] = "servicebot" },
            ["conversation"] = new JsonObject { ["id"] = $"msteams-{person}" },
        }.ToJsonString()),
        new ActivityKey("msteams", $"msteams-{person}", "typed"), null, CancellationToken.None);

    /// <summary>Without sending anything.</summary>
    private static async Task RunAsync<T>(TestBot bot) where T : IRound
    {
        await using var scope = bot.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<T>().RunAsync(CancellationToken.None);
    }

    /// <summary>What waits for chats elsewhere arrives there.</summary>
    private static async Task ArriveAsync(TestBot bot)
    {
        foreach (var row in await bot.ReadAsync(db => db.Outbox.AsNoTracking().Where(row => row.State == OutboxState.Waiting && row.ServiceUrl != null).OrderBy(row => row.Id).ToList()))
            await bot.Services.GetRequiredService<IDatabase>().WriteAsync(async session =>
            {
                await session.ExecuteAsync("""UPDATE "Outbox" SET "State" = 1, "Activity" = NULL, "LeaseOwner" = NULL WHERE "Id" = $1""", row.Id);
                await Outbox.RememberAsync(session, row.Slot, row.Channel, row.Conversation, $"activity-{row.Id}");
                return true;
            });
    }

    [GeneratedRegex(@"[0-9a-fA-F]{32}|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\b(rough|low|okay|good|great|skip)\b|""value""")]
    private static partial Regex AnswerWord();

    /// <summary>Keeps every line that is logged.</summary>
    private sealed class LogKeeper : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
