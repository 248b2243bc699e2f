using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Pulse;

/// <summary>What is counted in the whole organisation: who opens it, when, and for how many.</summary>
public class WholeBatchesTests
{
    private static readonly DateOnly CheckInDay = new(2026, 11, 23);

    [Fact]
    public async Task What_is_offered_after_a_hard_contact_collects_in_weeks_that_tell_of_no_day()
    {
        await using var bot = await CheckInTeam.OfAsync(12, "2026-11-25T10:00Z");

        await bot.RunRoundAsync<HardContactRound>();
        await bot.RunRoundAsync<HardContactRound>();

        var batch = await bot.ReadAsync(db => db.OpenBatches.Single());
        Assert.Equal((Cohort.Organisation, "the whole organisation", "Q44", 10), (batch.CohortKey, batch.CohortName, batch.Item, batch.LeastPeople));
        Assert.Equal((DayOfWeek.Monday, 0), (batch.From.DayOfWeek, batch.From.DayNumber % 28));
        Assert.True(batch.From <= new DateOnly(2026, 11, 25) && batch.Day >= new DateOnly(2026, 11, 25) && batch.Day > batch.From.AddDays(20) && batch.Day < batch.From.AddDays(28));
        Assert.Equal(CheckInTeam.People(12).Order(), await bot.ReadAsync(db => db.BatchMembers.Select(member => member.PersonId).Order().ToList()));
        Assert.Equal([batch.Id], bot.Keys());

        // The next four weeks begin where these end.
        bot.Clock.Advance(batch.LookAt - bot.Clock.Now);
        await bot.RunRoundAsync<SealRound>();
        await bot.RunRoundAsync<HardContactRound>();
        Assert.Equal(batch.From.AddDays(28), (await bot.ReadAsync(db => db.OpenBatches.Single())).From);
    }

    [Fact]
    public async Task A_press_never_opens_it_and_makes_nobody_a_member()
    {
        await using var bot = await Asked.OfAsync(12);

        Assert.Contains(CheckInCards.NotAsked, (await bot.ChoosesAsync("ines", 1, "Q44"))[^1].Text, StringComparison.Ordinal);

        Assert.Empty(await bot.ReadAsync(db => db.OpenBatches.ToList()));
        Assert.Empty(await bot.ReadAsync(db => db.BatchMembers.ToList()));
    }

    [Fact]
    public async Task Where_too_few_work_for_it_ever_to_be_shown_it_is_not_opened()
    {
        await using var bot = await CheckInTeam.OfAsync(9);

        await bot.RunRoundAsync<HardContactRound>();

        Assert.Empty(await bot.ReadAsync(db => db.OpenBatches.ToList()));
        Assert.Empty(bot.Keys());
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(12, 12)]
    public async Task People_who_are_made_up_are_neither_invited_nor_does_it_take_their_days(int people, int members)
    {
        await using var bot = await CheckInTeam.OfAsync(people);
        await bot.HasTeamAsync(ExampleTeam.Id, 20);

        await bot.RunRoundAsync<HardContactRound>();

        Assert.Equal(members, await bot.ReadAsync(db => db.BatchMembers.Count()));
        Assert.Equal(0, await bot.ReadAsync(db => db.BatchMembers.Count(member => member.TeamId == ExampleTeam.Id)));
        Assert.Equal(0, await bot.ReadAsync(db => db.OpenBatches.Count(batch => batch.TeamId == ExampleTeam.Id)));
    }

    [Fact]
    public async Task However_many_its_members_are_they_are_not_read_one_by_one()
    {
        await using var bot = await CheckInTeam.OfAsync(12);

        var read = await bot.ActsAsync("ines", async (services, _) =>
        {
            await services.GetRequiredService<Batches>().WholeAsync(services.GetRequiredService<QuestionBank>().Find("Q40")!, CheckInDay, CancellationToken.None);
            return services.GetRequiredService<Turn>().Db.ChangeTracker.Entries<BatchMember>().Count();
        });

        Assert.Equal((0, 12), (read, await bot.ReadAsync(db => db.BatchMembers.Count())));
    }

    [Fact]
    public async Task Several_teams_that_are_asked_the_same_of_the_whole_organisation_share_one_batch()
    {
        await using var bot = await CheckInTeam.OfAsync(6);
        await bot.HasTeamAsync("north", 6);

        var (one, other) = (await bot.AsksAsync("ines", "Q41"), await bot.AsksAsync("north1", "Q41"));

        Assert.Equal(one.Id, other.Id);
        Assert.Equal(12, await bot.ReadAsync(db => db.BatchMembers.Count(member => member.BatchId == one.Id)));
        Assert.Equal(2, await bot.ReadAsync(db => db.BatchMembers.Count(member => member.AskedOn != null)));
    }
}
