using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>People who answer check-ins, and the rounds that count what they said. It is Monday, and the day closes at 16:30.</summary>
internal static class CheckInTeam
{
    public const string Monday = "2026-11-23T15:30Z";
    private const int MostAttempts = 20;

    /// <summary>The Harbour desk with so many people, of whom the first three are Ines, Rui and Amal.</summary>
    public static async Task<TestBot> OfAsync(int people, string now = Monday, ILoggerFactory? logs = null)
    {
        var bot = await TestBot.StartAsync(now, logs: logs);
        await bot.ExecuteAsync("""UPDATE "People" SET "HomeTeamId" = 'harbour'""");
        for (var i = 4; i <= people; i++)
            await bot.HasMemberAsync($"p{i}", Role.Member);

        return bot;
    }

    /// <summary>Another team with so many people, called after it: north1, north2 and so on.</summary>
    public static async Task HasTeamAsync(this TestBot bot, string team, int people, string? group = null, string zone = "Europe/Lisbon")
    {
        await bot.ChangeAsync(db =>
        {
            db.Teams.Add(new Team { Id = team, Name = $"The {team} desk", Zone = zone });
            db.TeamSettings.Add(new TeamSettings(team) { CheckInGroup = group });
        });
        for (var i = 1; i <= people; i++)
            await bot.HasMemberAsync($"{team}{i}", Role.Member, team);
    }

    public static IEnumerable<string> People(int count) => new[] { "ines", "rui", "amal" }.Concat(Enumerable.Range(4, Math.Max(0, count - 3)).Select(i => $"p{i}")).Take(count);

    /// <summary>They answer as with a press: in a turn with its inbox row, which runs again when it was overtaken.</summary>
    public static Task<Taken> AnswersAsync(this TestBot bot, string personId, string item, Answer answer) => bot.ActsAsync(personId, async (services, person) =>
        await services.GetRequiredService<Answers>().TakeAsync(person, item, answer, CancellationToken.None));

    public static Task<Taken> AnswersAsync(this TestBot bot, string personId, int value) => bot.AnswersAsync(personId, Item.Daily, Answer.Of(value));

    /// <summary>The first people of the team answer these numbers, one after the other.</summary>
    public static async Task AnswerAsync(this TestBot bot, params int[] values)
    {
        foreach (var (person, value) in People(values.Length).Zip(values))
            Assert.Equal(Taken.Yes, await bot.AnswersAsync(person, value));
    }

    /// <summary>They are asked the item.</summary>
    public static Task<OpenBatch> AsksAsync(this TestBot bot, string personId, string item = Item.Daily) => bot.ActsAsync(personId, async (services, person) =>
    {
        var turn = services.GetRequiredService<Turn>();
        var cohort = await services.GetRequiredService<Cohorts>().OfAsync(person, CancellationToken.None);
        var day = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var batch = await services.GetRequiredService<Batches>().CollectingAsync(cohort!, item, day, CancellationToken.None);
        if (await turn.Db.BatchMembers.FindAsync(batch.Id, personId) is { } member)
            member.AskedOn = day;

        return batch;
    });

    public static async Task<T> ActsAsync<T>(this TestBot bot, string personId, Func<IServiceProvider, Person, Task<T>> act)
    {
        var key = new ActivityKey("directline", $"private-{personId}", Guid.NewGuid().ToString("N"));
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = bot.Services.CreateAsyncScope();
            var turn = scope.ServiceProvider.GetRequiredService<Turn>();
            turn.Commit.Activity = key;
            var result = await act(scope.ServiceProvider, await turn.Db.People.SingleAsync(person => person.Id == personId));
            if (await turn.CommitAsync() == CommitResult.Committed)
                return result;

            Assert.True(attempt < MostAttempts, "The turn was overtaken again and again.");
        }
    }

    /// <summary>The key files there are.</summary>
    public static IReadOnlyList<string> Keys(this TestBot bot) =>
        Directory.Exists(bot.Folders[1]) ? [.. Directory.EnumerateFiles(bot.Folders[1], "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)!)] : [];

    public static string KeyFile(this TestBot bot, string id) => Directory.EnumerateFiles(bot.Folders[1], id, SearchOption.AllDirectories).Single();
}
