using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Pulse;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

public class AnswersTests
{
    [Fact]
    public async Task An_answer_opens_the_batch_of_the_team_with_its_key_and_its_members()
    {
        await using var bot = await CheckInTeam.OfAsync(6);

        Assert.Equal(Taken.Yes, await bot.AnswersAsync("ines", 4));

        var batch = Assert.Single(await bot.ReadAsync(db => db.OpenBatches.ToList()));
        Assert.Equal(("team/harbour", "Harbour desk", "Q01", 5), (batch.CohortKey, batch.CohortName, batch.Item, batch.LeastPeople));
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23)), (batch.From, batch.Day));
        Assert.Equal(DateTimeOffset.Parse("2026-11-23T16:30Z"), batch.LookAt);
        Assert.Equal(CheckInTeam.People(6).Order(), await bot.ReadAsync(db => db.BatchMembers.Select(member => member.PersonId).Order().ToList()));
        Assert.Equal([batch.Id], bot.Keys());
    }

    [Fact]
    public async Task Everybody_has_one_answer_and_may_change_it()
    {
        await using var bot = await CheckInTeam.OfAsync(5);

        await bot.AnswersAsync("ines", 1);
        await bot.AnswersAsync("ines", 5);
        await bot.AnswersAsync("rui", Item.Daily, Answer.Skip);

        Assert.Equal([5], await OwnAsync(bot, "ines"));
        Assert.Equal([null], await OwnAsync(bot, "rui"));
        Assert.Empty(await OwnAsync(bot, "amal"));
        Assert.Equal(2, await bot.ReadAsync(db => db.KeyedAnswers.Count()));
    }

    private static Task<List<int?>> OwnAsync(TestBot bot, string personId) => bot.ActsAsync(personId, async (services, person) =>
        (await services.GetRequiredService<Answers>().OwnAsync(person, CancellationToken.None)).Select(own => own.Answer.Value).ToList());
}
