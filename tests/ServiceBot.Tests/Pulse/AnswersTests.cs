using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Roster;
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

    [Fact]
    public async Task Whoever_has_no_team_and_whatever_is_no_answer_to_the_question_is_not_taken()
    {
        await using var bot = await CheckInTeam.OfAsync(6);
        await bot.HasStrangerAsync("zoe");
        await bot.AsksAsync("ines", "Q45");

        Assert.Equal(Taken.NotAsked, await bot.AnswersAsync("zoe", 3));
        foreach (var (item, answer) in new (string, Answer)[]
        {
            ("Q01", Answer.Of(0)), ("Q01", Answer.Of(6)), ("Q01", Answer.Of(-1)), ("Q01", new Answer(3, ["tools"], null, false)), ("Q01", new Answer(3, [], "words", true)),
            ("Q45", Answer.Of(3)), ("Q45", new Answer(null, ["gossip"], null, false)), ("Q45", new Answer(null, ["tools", "tools"], null, false)),
            ("Q45", new Answer(null, [], new string('x', Answer.LongestWords + 1), true)),
            ("Q39", Answer.Of(3)), ("Q46", Answer.Skip), ("Q47", Answer.Of(3)), ("Q999", Answer.Of(3)), ("T1", Answer.Of(3)),
        })
            Assert.Equal(Taken.NotAsked, await bot.AnswersAsync("ines", item, answer));

        Assert.Empty(await bot.ReadAsync(db => db.KeyedAnswers.ToList()));
    }

    [Fact]
    public async Task A_rotating_question_is_answered_only_while_it_is_asked()
    {
        await using var bot = await CheckInTeam.OfAsync(6);

        Assert.Equal(Taken.NotAsked, await bot.AnswersAsync("ines", "Q05", Answer.Of(3)));
        await bot.AsksAsync("rui", "Q05");
        await bot.HasMemberAsync("Newcomer", Role.Member);

        Assert.Equal(Taken.Yes, await bot.AnswersAsync("ines", "Q05", Answer.Of(3)));
        Assert.Equal(Taken.NotCounted, await bot.AnswersAsync("newcomer", "Q05", Answer.Of(3)));
    }

    [Fact]
    public async Task A_question_of_the_teams_own_is_counted_like_any_other()
    {
        await using var bot = await CheckInTeam.OfAsync(6);
        await bot.ChangeAsync(db => db.TeamQuestions.Add(new TeamQuestion { Id = "T1", TeamId = "harbour", Text = "The coffee was fine." }));
        await bot.AsksAsync("ines", "T1");

        Assert.Equal(Taken.Yes, await bot.AnswersAsync("ines", "T1", Answer.Of(5)));
        Assert.Equal(Taken.NotAsked, await bot.AnswersAsync("ines", "T1", Answer.Of(0)));
    }

    [Fact]
    public async Task Who_answered_or_skipped_is_known_only_as_long_as_it_collects()
    {
        await using var bot = await CheckInTeam.OfAsync(6);
        await bot.AnswersAsync("ines", 1);
        await bot.AnswersAsync("rui", Item.Daily, Answer.Skip);

        Assert.Equal(["ines", "rui"], await AnsweredAsync(bot));

        File.Delete(bot.KeyFile(bot.Keys()[0]));
        Assert.Empty(await AnsweredAsync(bot));
    }

    [Fact]
    public async Task What_somebody_has_tampered_with_is_not_shown_as_ones_own()
    {
        await using var bot = await CheckInTeam.OfAsync(5);
        await bot.AnswersAsync("ines", 4);
        await bot.AnswersAsync("ines", 4);
        await bot.ChangeAsync(db => db.KeyedAnswers.Single().Closed = new byte[60]);

        Assert.Empty(await OwnAsync(bot, "ines"));
    }

    [Fact]
    public async Task Whoever_wants_to_be_forgotten_is_taken_out_of_everything_that_collects()
    {
        await using var bot = await CheckInTeam.OfAsync(6);
        await bot.AsksAsync("ines", "Q05");
        await bot.AnswersAsync("ines", 1);
        await bot.AnswersAsync("ines", "Q05", Answer.Of(1));
        await bot.AnswersAsync("rui", 2);
        await bot.ChangeAsync(db => db.CheckIns.AddRange(new[] { "ines", "rui" }.Select(person =>
            new CheckIn { PersonId = person, Date = new DateOnly(2026, 11, 23), BatchId = db.OpenBatches.First().Id, Slot = person })));

        await bot.ActsAsync("ines", async (services, _) =>
        {
            await services.GetRequiredService<Answers>().ForgetAsync("ines", CancellationToken.None);
            return true;
        });

        Assert.Empty(await OwnAsync(bot, "ines"));
        Assert.Equal(1, await bot.ReadAsync(db => db.KeyedAnswers.Count()));
        Assert.Equal(0, await bot.ReadAsync(db => db.BatchMembers.Count(member => member.PersonId == "ines")));
        Assert.Equal(["rui"], await bot.ReadAsync(db => db.CheckIns.Select(checkIn => checkIn.PersonId).ToList()));
        Assert.Equal(Taken.NotCounted, await bot.AnswersAsync("ines", 3));
    }

    /// <summary>What somebody answered must not come into a log by way of its statements.</summary>
    [Fact]
    public async Task Statements_are_logged_without_their_values()
    {
        await using var bot = await CheckInTeam.OfAsync(5);
        await using var db = bot.Look();

        Assert.False(db.GetService<ILoggingOptions>().IsSensitiveDataLoggingEnabled);
    }

    [Fact]
    public async Task Nobody_who_is_in_a_large_team_makes_it_count_all_the_others()
    {
        await using var bot = await CheckInTeam.OfAsync(6);
        await bot.AnswersAsync("ines", 1);

        // As if the others were not there.
        var cohort = await bot.ActsAsync("rui", async (services, person) =>
        {
            await bot.ExecuteAsync("""UPDATE "People" SET "HomeTeamId" = NULL WHERE "Id" <> 'rui'""");
            return await services.GetRequiredService<Cohorts>().OfAsync(person, CancellationToken.None);
        });

        Assert.Equal(("team/harbour", "harbour"), (cohort?.Key, cohort?.TeamIds.Single()));
    }

    private static Task<IEnumerable<string>> AnsweredAsync(TestBot bot) => bot.ActsAsync("ines", async (services, _) =>
    {
        var batch = services.GetRequiredService<Turn>().Db.OpenBatches.Single();
        return (IEnumerable<string>)(await services.GetRequiredService<Answers>().AnsweredAsync(batch, CheckInTeam.People(6), CancellationToken.None)).Order();
    });

    private static Task<List<int?>> OwnAsync(TestBot bot, string personId) => bot.ActsAsync(personId, async (services, person) =>
        (await services.GetRequiredService<Answers>().OwnAsync(person, CancellationToken.None)).Select(own => own.Answer.Value).ToList());
}
