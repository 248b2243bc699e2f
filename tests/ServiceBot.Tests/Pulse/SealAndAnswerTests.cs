using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

public class SealAndAnswerTests
{
    private const int Days = 12;
    private const int Everybody = 14;

    /// <summary>People answer at the very moment at which two processes seal: whatever was taken is counted, in the batch it was taken into.</summary>
    [Fact]
    public async Task Every_answer_that_was_taken_is_counted_once()
    {
        await using var bot = await CheckInTeam.OfAsync(Everybody);
        var taken = new HashSet<(string Person, string Batch)>();
        for (var day = 0; day < Days; day++)
        {
            bot.Clock.Advance(DateTimeOffset.Parse("2026-11-23T16:30Z").AddDays(day) - bot.Clock.Now);
            var answers = CheckInTeam.People(Everybody).Select(person => Task.Run(() => bot.ActsAsync(person, AnswerAsync))).ToList();
            await Task.WhenAll([.. answers, .. Enumerable.Range(0, 2).Select(_ => Task.Run(() => SealAsync(bot)))]);
            foreach (var answer in answers)
                taken.Add(await answer is (var person, { } batch) ? (person, batch) : throw new InvalidOperationException("Somebody was not counted who is in the team."));
        }

        await SealAsync(bot);
        bot.Clock.Advance(TimeSpan.FromDays(4));
        await SealAsync(bot);

        var counted = await bot.ReadAsync(db => db.SealedBatches.AsNoTracking().ToDictionary(batch => batch.Id, batch => batch.Answers));
        var open = await bot.ReadAsync(db => db.OpenBatches.Select(batch => batch.Id).ToList());
        Assert.InRange(counted.Count, 2, Days + 1);
        Assert.All(counted, batch => Assert.Equal(taken.Count(answer => answer.Batch == batch.Key), batch.Value));
        Assert.All(taken, answer => Assert.Contains(answer.Batch, counted.Keys.Concat(open)));
        Assert.Equal(open, await bot.ReadAsync(db => db.KeyedAnswers.Select(answer => answer.BatchId).Distinct().ToList()));
    }

    /// <returns>Into which batch it was taken: null when it was not, which holds only if the turn is written.</returns>
    private static async Task<(string Person, string? Batch)> AnswerAsync(IServiceProvider services, Person person)
    {
        var taken = await services.GetRequiredService<Answers>().TakeAsync(person, Item.Daily, Answer.Of(3), CancellationToken.None);
        return (person.Id, taken == Taken.Yes ? services.GetRequiredService<Turn>().Db.ChangeTracker.Entries<KeyedAnswer>().Single().Entity.BatchId : null);
    }

    private static async Task SealAsync(TestBot bot)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SealRound>().RunAsync(CancellationToken.None);
    }
}
