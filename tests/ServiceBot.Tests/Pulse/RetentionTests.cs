using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

public class RetentionTests
{
    [Fact]
    public async Task A_guess_goes_two_weeks_after_what_it_is_about_and_the_figures_stay()
    {
        await using var bot = await TestBot.StartAsync("2026-03-01T09:00Z");
        await bot.ChangeAsync(db =>
        {
            db.OpenBatches.Add(new OpenBatch { Id = "open", CohortKey = "team/harbour", CohortName = "Harbour desk", TeamId = "harbour", Item = "Q01", LeastPeople = 5 });
            db.SealedBatches.Add(new SealedBatch
            {
                Id = "sealed",
                CohortKey = "team/harbour",
                CohortName = "Harbour desk",
                Item = "Q01",
                From = new DateOnly(2026, 2, 27),
                To = new DateOnly(2026, 3, 1),
                Answers = 7,
            });
            foreach (var batch in (string[])["open", "sealed", "gone"])
                db.LeaderGuesses.Add(new LeaderGuess { PersonId = "ines", BatchId = batch, Value = 4, IsTold = batch == "sealed" });
        });

        Assert.Equal(["open", "sealed"], await LeftAsync(bot));
        bot.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(["open", "sealed"], await LeftAsync(bot));
        bot.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["open"], await LeftAsync(bot));
        Assert.Single(await bot.ReadAsync(db => db.SealedBatches.ToList()));
    }

    [Fact]
    public async Task Words_that_were_shared_go_when_no_screen_shows_them_any_more()
    {
        await using var bot = await TestBot.StartAsync("2026-03-01T09:00Z");
        await bot.ChangeAsync(db =>
        {
            foreach (var (id, to) in new[] { ("old", new DateOnly(2026, 2, 28)), ("new", new DateOnly(2026, 3, 1)) })
            {
                db.SealedBatches.Add(new SealedBatch { Id = id, CohortKey = "team/harbour", CohortName = "Harbour desk", Item = "Q45", From = to, To = to, Answers = 12 });
                db.SealedTexts.Add(new SealedText { Id = $"{id}-words", BatchId = id, Text = "Fewer forms" });
            }
        });

        bot.Clock.Advance(TimeSpan.FromDays(182));
        await bot.RunRoundAsync<PruningRound>();
        Assert.Equal(["new"], await bot.ReadAsync(db => db.SealedTexts.Select(text => text.BatchId).ToList()));

        bot.Clock.Advance(TimeSpan.FromDays(1));
        await bot.RunRoundAsync<PruningRound>();
        Assert.Empty(await bot.ReadAsync(db => db.SealedTexts.ToList()));
        Assert.Equal(2, await bot.ReadAsync(db => db.SealedBatches.Count()));
    }

    [Fact]
    public async Task What_was_somebodys_own_goes_a_month_after_they_left_and_nobody_elses()
    {
        await using var bot = await TestBot.StartAsync("2026-03-01T09:00Z");
        foreach (var person in (string[])["ines", "rui"])
        {
            await bot.WritesJournalAsync(person, "The plover came.");
            await bot.SaysAsync(person, "hints off");
            await bot.ChangeAsync(db => db.CheckInChoices.Add(new CheckInChoices(person)));
        }

        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").LeftAt = bot.Clock.Now);
        bot.Clock.Advance(TimeSpan.FromDays(30));
        await bot.RunRoundAsync<PruningRound>();
        Assert.Equal(2, await bot.ReadAsync(db => db.JournalEntries.Count()));

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.RunRoundAsync<PruningRound>();
        Assert.Equal(["rui"], await bot.ReadAsync(db => db.JournalEntries.Select(entry => entry.PersonId).ToList()));
        Assert.Equal(["rui"], await bot.ReadAsync(db => db.HintChoices.Select(choices => choices.PersonId).ToList()));
        Assert.Equal(["rui"], await bot.ReadAsync(db => db.CheckInChoices.Select(choices => choices.PersonId).ToList()));
    }

    private static async Task<List<string>> LeftAsync(TestBot bot)
    {
        await bot.RunRoundAsync<PruningRound>();
        return await bot.ReadAsync(db => db.LeaderGuesses.Select(guess => guess.BatchId).Order().ToList());
    }
}
