using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Delivery;
using ServiceBot.Pulse;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

public class InspectionTests
{
    private const string Unshared = "the pump room smells of oranges";

    [Fact]
    public async Task Whoever_has_the_key_can_tell_who_answered_while_it_collects()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(1, 2, 3, 4, 5, 5);

        Assert.Equal(CheckInTeam.People(6).Order(StringComparer.Ordinal), (await Inspector.LookAsync(bot)).Relinks(CheckInTeam.People(8)));
    }

    [Fact]
    public async Task Once_it_is_sealed_nobody_can_tell_who_answered_what()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        var batch = await bot.AsksAsync("ines");
        await AskInPrivateAsync(bot, batch);
        await bot.AnswerAsync(1, 2, 3, 4, 5, 5);
        await bot.AnswersAsync("ines", 4);
        await bot.AnswersAsync("p7", Item.Daily, Answer.Skip);
        await bot.AsksAsync("ines", "Q45");
        foreach (var person in CheckInTeam.People(6))
            await bot.AnswersAsync(person, "Q45", new Answer(null, ["tools"], Unshared, IsShared: false));

        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.RunRoundAsync<SealRound>();
        bot.Clock.Advance(TimeSpan.FromDays(4));
        await bot.RunRoundAsync<SealRound>();

        var inspector = await Inspector.LookAsync(bot);
        Assert.Empty(inspector.Relinks(CheckInTeam.People(8)));
        Assert.DoesNotContain(batch.Id + "/", inspector.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("how was your day", inspector.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Unshared, inspector.Text, StringComparison.Ordinal);
        Assert.Empty(bot.Keys());
        Assert.Equal([("Q01", 6), ("Q45", 6)], await bot.ReadAsync(db =>
            db.SealedBatches.Where(found => found.IsPublished).OrderBy(found => found.Item).ToList().Select(found => (found.Item, found.Answers)).ToList()));
        await using var db = bot.Look();
        Assert.Empty(db.KeyedAnswers);
        Assert.Empty(db.BatchMembers);
        Assert.Empty(db.CheckIns);
        Assert.Empty(db.OpenBatches);
    }

    /// <summary>The same for what nobody will ever see, for too few answered.</summary>
    [Fact]
    public async Task What_came_to_nothing_leaves_nothing_either()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(1, 2, 3);

        for (var day = 0; day < 14; day++)
        {
            bot.Clock.Advance(TimeSpan.FromDays(1));
            await bot.RunRoundAsync<SealRound>();
        }

        var sealedBatch = Assert.Single(await bot.ReadAsync(db => db.SealedBatches.ToList()));
        Assert.Equal((0, true), (sealedBatch.Answers, sealedBatch.IsPublished));
        Assert.Empty(await bot.ReadAsync(db => db.SealedCounts.ToList()));
        Assert.Empty((await Inspector.LookAsync(bot)).Relinks(CheckInTeam.People(8)));
        Assert.Empty(bot.Keys());
    }

    /// <summary>Somebody asks and reminds them, as the rounds do.</summary>
    private static async Task AskInPrivateAsync(TestBot bot, OpenBatch batch)
    {
        foreach (var person in CheckInTeam.People(8))
            await bot.ActsAsync(person, async (services, found) =>
            {
                var turn = services.GetRequiredService<ServiceBot.Data.Turn>();
                var slot = $"{CheckInTraces.NameOf(batch.Id)}{Guid.NewGuid():N}";
                turn.Say(new Message(new Address("directline", $"private-{person}"), slot, """{"type":"message","text":"how was your day"}"""));
                turn.Db.CheckIns.Add(new CheckIn { PersonId = person, Date = batch.Day, BatchId = batch.Id, Slot = slot });
                return await Task.FromResult(true);
            });

        await bot.Services.GetRequiredService<Courier>().SendDueAsync(CancellationToken.None);
        Assert.Contains("how was your day", (await bot.ChatAsync("ines")).Select(heard => heard.Text));
    }
}
