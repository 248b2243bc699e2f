using Microsoft.EntityFrameworkCore;
using ServiceBot.Pulse;

namespace ServiceBot.Tests.Pulse;

/// <summary>Whatever people do, and however teams change meanwhile, no answer is counted twice and nobody among few.</summary>
public class DisjointTests
{
    private static readonly string[] Teams = ["harbour", "north", "south", "ferry", "quay"];
    private static readonly string?[] Groups = [null, "Ferries", "ferries ", "Trains"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Every_answer_is_counted_in_one_batch_at_most(int seed)
    {
        var random = new Random(seed);
        await using var bot = await CheckInTeam.OfAsync(7);
        foreach (var (team, people) in Teams.Skip(1).Zip([6, 4, 2, 3]))
            await bot.HasTeamAsync(team, people, Groups[random.Next(Groups.Length)]);

        var everybody = await bot.ReadAsync(db => db.People.Select(person => person.Id).Order().ToList());
        var answered = new HashSet<string>();
        var counted = 0;
        for (var day = 23; day < 23 + 14; day++)
        {
            foreach (var person in everybody)
            {
                if (random.Next(10) == 0)
                    await bot.ExecuteAsync($"""UPDATE "People" SET "HomeTeamId" = '{Teams[random.Next(Teams.Length)]}' WHERE "Id" = '{person}'""");
                if (random.Next(40) == 0)
                    await bot.ExecuteAsync($"""UPDATE "TeamSettings" SET "CheckInGroup" = '{Groups[random.Next(1, Groups.Length)]}' WHERE "TeamId" = '{Teams[random.Next(Teams.Length)]}'""");

                if (random.Next(3) == 0)
                    continue;

                var answer = random.Next(6) is > 0 and var value ? Answer.Of(value) : Answer.Skip;
                var taken = await bot.AnswersAsync(person, Item.Daily, answer);
                Assert.NotEqual(Taken.NotAsked, taken);
                if (taken == Taken.Yes && answer.IsSkip)
                    answered.Remove(person);
                else if (taken == Taken.Yes)
                    answered.Add(person);
            }

            var members = await bot.ReadAsync(db => db.BatchMembers.AsNoTracking().ToList());
            bot.Clock.Advance(DateTimeOffset.Parse("2026-11-01T16:30Z").AddDays(day - 1) - bot.Clock.Now);
            await bot.RunRoundAsync<SealRound>();

            // Everybody was in one batch, and of those who answered nobody is counted in another one.
            Assert.Equal(members.Count, members.Select(member => member.PersonId).Distinct().Count());
            foreach (var batch in await bot.ReadAsync(db => db.SealedBatches.Include(found => found.Counts).AsNoTracking().ToList()))
            {
                if (members.Where(member => member.BatchId == batch.Id).Select(member => member.PersonId).ToList() is not { Count: > 0 } theirs)
                    continue;

                Assert.True(batch.IsPublished);
                Assert.True(batch.Answers is 0 or >= 5, $"{batch.CohortKey} was shown with {batch.Answers} answers.");
                Assert.InRange(batch.Answers, 0, theirs.Count(answered.Contains));
                Assert.Equal(batch.Answers, batch.Counts.Sum(count => count.People));
                answered.ExceptWith(theirs);
                counted += batch.Answers;
            }
        }

        Assert.InRange(counted, 20, 14 * everybody.Count);
        var open = await bot.ReadAsync(db => db.OpenBatches.Select(batch => batch.Id).Order().ToList());
        Assert.Equal(open, bot.Keys().Order());
    }
}
