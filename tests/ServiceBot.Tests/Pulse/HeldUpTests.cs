using Microsoft.EntityFrameworkCore;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>Whatever goes wrong with one batch keeps no other waiting, and nothing waits for ever; and no day is counted twice.</summary>
public class HeldUpTests
{
    [Fact]
    public async Task A_key_that_cannot_be_destroyed_holds_back_its_own_batch_only()
    {
        await using var bot = await CheckInTeam.OfAsync(6);
        await bot.HasTeamAsync("north", 6);
        await bot.AnswerAsync(4, 4, 3, 4, 3);
        foreach (var person in Enumerable.Range(1, 5))
            await bot.AnswersAsync($"north{person}", 2);
        var stuck = await bot.ReadAsync(db => db.OpenBatches.Single(batch => batch.CohortKey == "team/north").Id);
        var file = bot.KeyFile(stuck);
        bot.Clock.Advance(TimeSpan.FromHours(2));
        await CloseAsync(bot);
        File.Delete(file);
        Directory.CreateDirectory(file);

        await bot.RunRoundAsync<SealRound>();

        Assert.Equal(["team/harbour"], await ShownAsync(bot));
        Directory.Delete(file);
        await bot.RunRoundAsync<SealRound>();
        Assert.Equal(["team/harbour", "team/north"], await ShownAsync(bot));
    }

    [Fact]
    public async Task A_batch_that_cannot_be_counted_is_ended_after_the_longest_time()
    {
        await using var bot = await CheckInTeam.OfAsync(6);
        await bot.HasTeamAsync("north", 6);
        await bot.AnswerAsync(4, 4, 3, 4, 3);
        var file = bot.KeyFile((await bot.ReadAsync(db => db.OpenBatches.Single())).Id);
        File.Delete(file);
        Directory.CreateDirectory(file);
        bot.Clock.Advance(TimeSpan.FromDays(42));
        await bot.AnswersAsync("north1", 2);

        await bot.RunRoundAsync<SealRound>();
        Assert.Contains("team/harbour", await bot.ReadAsync(db => db.OpenBatches.Select(batch => batch.CohortKey).ToList()));

        bot.Clock.Advance(TimeSpan.FromDays(1));
        await bot.RunRoundAsync<SealRound>();

        Assert.Equal(["team/north"], await bot.ReadAsync(db => db.OpenBatches.Select(batch => batch.CohortKey).ToList()));
        Assert.Equal(1, await bot.ReadAsync(db => db.KeyedAnswers.Count()));
        Assert.Equal(0, (await bot.ReadAsync(db => db.SealedBatches.Single())).Answers);
    }

    [Fact]
    public async Task A_row_that_was_cut_off_is_nobodys_answer_and_the_others_are_counted()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(4, 4, 3, 4, 3, 3);
        await bot.ChangeAsync(db => db.KeyedAnswers.OrderBy(answer => answer.Key).First().Closed = []);
        bot.Clock.Advance(TimeSpan.FromHours(2));

        await bot.RunRoundAsync<SealRound>();

        Assert.Equal(5, (await bot.ReadAsync(db => db.SealedBatches.Single())).Answers);
    }

    [Fact]
    public async Task A_day_that_was_counted_is_not_collected_again_when_its_digest_moves()
    {
        await using var bot = await CheckInTeam.OfAsync(8, "2026-11-23T13:00Z");
        await bot.AnswerAsync(4, 4, 3, 4, 3);
        await DigestAtAsync(bot, "13:20");
        await bot.RunRoundAsync<SealRound>();
        Assert.Equal(new DateOnly(2026, 11, 23), (await bot.ReadAsync(db => db.SealedBatches.Single())).To);

        await DigestAtAsync(bot, "17:00");
        Assert.Equal(Taken.Yes, await bot.AnswersAsync("ines", 1));

        var open = await bot.ReadAsync(db => db.OpenBatches.Single());
        Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 24)), (open.From, open.Day));
        bot.Clock.Advance(TimeSpan.FromHours(6));
        await bot.RunRoundAsync<SealRound>();
        Assert.Single(await bot.ReadAsync(db => db.SealedBatches.ToList()));
    }

    /// <summary>Counted, but its key is still there.</summary>
    private static async Task CloseAsync(TestBot bot)
    {
        foreach (var batch in await bot.ReadAsync(db => db.OpenBatches.AsNoTracking().ToList()))
        {
            await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(bot.Services);
            var sealing = (Sealing)scope.ServiceProvider.GetService(typeof(Sealing))!; // a service of every program
            Assert.True(await sealing.CloseAsync(batch, CancellationToken.None));
        }
    }

    /// <summary>As a manager changes it: the open batches are looked at again.</summary>
    private static async Task DigestAtAsync(TestBot bot, string time)
    {
        await bot.ChangeAsync(db =>
        {
            var settings = db.TeamSettings.SingleOrDefault(team => team.TeamId == "harbour") ?? db.TeamSettings.Add(new TeamSettings("harbour")).Entity;
            settings.DigestAt = TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
            foreach (var batch in db.OpenBatches)
                batch.LookAt = bot.Clock.Now;
        });
    }

    private static Task<List<string>> ShownAsync(TestBot bot) =>
        bot.ReadAsync(db => db.SealedBatches.Where(batch => batch.IsPublished).Select(batch => batch.CohortKey).Order().ToList());
}
