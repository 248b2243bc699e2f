using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

public class SealRoundTests
{
    [Fact]
    public async Task When_the_day_closes_it_is_counted_and_shown()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        foreach (var person in CheckInTeam.People(7))
            await bot.AsksAsync(person);

        await bot.AnswerAsync(4, 4, 3, 4, 3);
        await bot.AnswersAsync("p6", Item.Daily, Answer.Skip);
        await SealAsync(bot, "16:29");
        Assert.Empty(await SealedAsync(bot));

        await SealAsync(bot, "16:30");

        var batch = Assert.Single(await SealedAsync(bot));
        Assert.Equal(("team/harbour", "Harbour desk", "Q01", 7, 5, true), (batch.CohortKey, batch.CohortName, batch.Item, batch.Invited, batch.Answers, batch.IsPublished));
        Assert.Equal(("2026-11-23", "2026-11-23"), ($"{batch.From:yyyy-MM-dd}", $"{batch.To:yyyy-MM-dd}"));
        Assert.Equal([("3", 2), ("4", 3)], batch.Counts.OrderBy(count => count.Answer).Select(count => (count.Answer, count.People)));
        Assert.Empty(bot.Keys());
    }

    [Fact]
    public async Task A_skip_is_no_answer_and_too_few_go_on_to_the_next_day()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(4, 4, 3, 4);
        await bot.AnswersAsync("p5", Item.Daily, Answer.Skip);

        await SealAsync(bot, "16:30");

        Assert.Empty(await SealedAsync(bot));
        var open = Assert.Single(await bot.ReadAsync(db => db.OpenBatches.ToList()));
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24)), (open.From, open.Day));

        await bot.AnswersAsync("p5", 2);
        await SealAsync(bot, "16:30", day: 24);

        var batch = Assert.Single(await SealedAsync(bot));
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24), 5), (batch.From, batch.To, batch.Answers));
    }

    [Fact]
    public async Task A_late_answer_goes_into_the_next_day()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(4, 4, 3, 4, 3);
        await SealAsync(bot, "16:30");

        Assert.Equal(Taken.Yes, await bot.AnswersAsync("p6", 1));

        Assert.Equal(5, Assert.Single(await SealedAsync(bot)).Answers);
        var open = Assert.Single(await bot.ReadAsync(db => db.OpenBatches.ToList()));
        Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 24)), (open.From, open.Day));
    }

    [Fact]
    public async Task An_answer_at_the_moment_of_sealing_goes_into_the_next_day()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(4, 4, 3, 4, 3);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        var attempts = 0;

        var taken = await bot.ActsAsync("p6", async (services, person) =>
        {
            var result = await services.GetRequiredService<Answers>().TakeAsync(person, Item.Daily, Answer.Of(1), CancellationToken.None);
            if (++attempts == 1)
                await bot.RunRoundAsync<SealRound>();

            return result;
        });

        Assert.Equal((Taken.Yes, 2), (taken, attempts));
        Assert.Equal(5, Assert.Single(await SealedAsync(bot)).Answers);
        var open = Assert.Single(await bot.ReadAsync(db => db.OpenBatches.ToList()));
        Assert.Equal([open.Id], await bot.ReadAsync(db => db.KeyedAnswers.Select(answer => answer.BatchId).ToList()));
        Assert.Equal([open.Id], bot.Keys());
    }

    [Fact]
    public async Task A_changed_answer_at_the_moment_of_sealing_changes_nothing_that_was_counted()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(4, 4, 3, 4, 3);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        var attempts = 0;

        await bot.ActsAsync("ines", async (services, person) =>
        {
            var result = await services.GetRequiredService<Answers>().TakeAsync(person, Item.Daily, Answer.Of(1), CancellationToken.None);
            if (++attempts == 1)
                await bot.RunRoundAsync<SealRound>();

            return result;
        });

        Assert.Equal(2, attempts);
        Assert.Equal([("3", 2), ("4", 3)], Assert.Single(await SealedAsync(bot)).Counts.OrderBy(count => count.Answer).Select(count => (count.Answer, count.People)));
    }

    [Fact]
    public async Task Two_who_open_it_at_once_are_in_the_same_batch_and_the_other_key_is_destroyed()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        var attempts = 0;

        await bot.ActsAsync("ines", async (services, person) =>
        {
            var taken = await services.GetRequiredService<Answers>().TakeAsync(person, Item.Daily, Answer.Of(1), CancellationToken.None);
            if (++attempts == 1)
                await bot.AnswersAsync("rui", 2);

            return taken;
        });

        var open = Assert.Single(await bot.ReadAsync(db => db.OpenBatches.ToList()));
        Assert.Equal(2, await bot.ReadAsync(db => db.KeyedAnswers.Count(answer => answer.BatchId == open.Id)));
        Assert.Equal(2, bot.Keys().Count);

        // It might be that of a turn which is not written yet, so it is left alone for a while.
        await bot.RunRoundAsync<SealRound>();
        Assert.Equal(2, bot.Keys().Count);

        bot.Clock.Advance(TimeSpan.FromMinutes(61));
        await bot.RunRoundAsync<SealRound>();
        Assert.Equal([open.Id], bot.Keys());
    }

    [Fact]
    public async Task However_many_seal_at_once_it_is_counted_once()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(4, 4, 3, 4, 3);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        var due = Assert.Single(await bot.ReadAsync(db => db.OpenBatches.AsNoTracking().ToList()));

        var closed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var scope = bot.Services.CreateAsyncScope();
            var sealing = scope.ServiceProvider.GetRequiredService<Sealing>();
            var isClosed = await sealing.CloseAsync(due, CancellationToken.None);
            await sealing.PublishAsync();
            return isClosed;
        })));

        Assert.Equal(1, closed.Count(isClosed => isClosed));
        var batch = Assert.Single(await SealedAsync(bot));
        Assert.Equal((5, true), (batch.Answers, batch.IsPublished));
        Assert.Empty(bot.Keys());
    }

    /// <summary>Ended after each of its steps, it goes on there.</summary>
    [Theory]
    [InlineData("counted")]
    [InlineData("key overwritten")]
    [InlineData("key destroyed")]
    public async Task Killed_while_it_seals_it_finishes_later(string step)
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(4, 4, 3, 4, 3);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        var due = Assert.Single(await bot.ReadAsync(db => db.OpenBatches.AsNoTracking().ToList()));
        await using (var scope = bot.Services.CreateAsyncScope())
            Assert.True(await scope.ServiceProvider.GetRequiredService<Sealing>().CloseAsync(due, CancellationToken.None));

        Assert.False(Assert.Single(await SealedAsync(bot)).IsPublished);
        if (step == "key overwritten")
            await File.WriteAllBytesAsync(bot.KeyFile(due.Id), new byte[BatchKey.Bytes]);
        else if (step == "key destroyed")
            bot.Services.GetRequiredService<BatchKeys>().Destroy(due.Id);

        await bot.RestartAsync();
        await bot.RunRoundAsync<SealRound>();

        Assert.True(Assert.Single(await SealedAsync(bot)).IsPublished);
        Assert.Empty(bot.Keys());
        Assert.Empty((await Inspector.LookAsync(bot)).Relinks(CheckInTeam.People(8)));
    }

    [Fact]
    public async Task Who_comes_or_goes_meanwhile_is_not_counted()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.HasTeamAsync("north", 6);
        await bot.AnswerAsync(1, 1, 3, 3, 3, 3, 3);
        await bot.HasMemberAsync("Newcomer", Role.Member);

        Assert.Equal(Taken.NotCounted, await bot.AnswersAsync("newcomer", 5));
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").HomeTeamId = "north");
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "rui").LeftAt = bot.Clock.Now);
        await SealAsync(bot, "16:30");

        var batch = Assert.Single(await SealedAsync(bot));
        Assert.Equal([("3", 5)], batch.Counts.Select(count => (count.Answer, count.People)));

        // From the next one on they are.
        Assert.Equal(Taken.Yes, await bot.AnswersAsync("newcomer", 5));
        Assert.Equal(Taken.Yes, await bot.AnswersAsync("ines", 5));
        Assert.Equal(["group", "team/harbour", "team/north"], (await bot.ReadAsync(db => db.OpenBatches.Select(open => open.CohortKey).ToList())).Append("group").Order());
    }

    [Fact]
    public async Task Whoever_changes_their_team_takes_their_answer_out_of_the_old_one_and_is_in_one_batch_only()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.HasTeamAsync("north", 6);
        await bot.AnswerAsync(1, 2);
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").HomeTeamId = "north");

        Assert.Equal(Taken.Yes, await bot.AnswersAsync("ines", 5));

        var open = await bot.ReadAsync(db => db.OpenBatches.ToDictionary(batch => batch.CohortKey, batch => batch.Id));
        Assert.Equal([open["team/north"]], await bot.ReadAsync(db => db.BatchMembers.Where(member => member.PersonId == "ines").Select(member => member.BatchId).ToList()));
        Assert.Equal(1, await bot.ReadAsync(db => db.KeyedAnswers.Count(answer => answer.BatchId == open["team/harbour"])));
    }

    [Fact]
    public async Task Small_teams_are_counted_together_and_each_is_in_one_batch()
    {
        await using var bot = await CheckInTeam.OfAsync(3);
        await bot.HasTeamAsync("ferry", 3, "Ferries");
        await bot.HasTeamAsync("quay", 2, " ferries");
        await bot.HasTeamAsync("north", 7);

        Assert.Equal(("group/ferries", "Ferries", "ferry"), await CohortAsync(bot, "quay1"));
        Assert.Equal(("organisation", "the smaller teams together", "north"), await CohortAsync(bot, "ines"));
        Assert.Equal(("organisation", "the smaller teams together", "north"), await CohortAsync(bot, "north1"));

        foreach (var person in new[] { "ferry1", "ferry2", "ferry3", "quay1", "quay2" })
            Assert.Equal(Taken.Yes, await bot.AnswersAsync(person, 2));
        foreach (var person in new[] { "ines", "rui", "north1", "north2", "north3" })
            Assert.Equal(Taken.Yes, await bot.AnswersAsync(person, 4));

        await SealAsync(bot, "16:30");
        Assert.Equal([("group/ferries", 5), ("organisation", 5)], (await SealedAsync(bot)).OrderBy(batch => batch.CohortKey).Select(batch => (batch.CohortKey, batch.Answers)));
    }

    [Fact]
    public async Task Changed_groups_hold_from_the_next_batch_on()
    {
        await using var bot = await CheckInTeam.OfAsync(3);
        await bot.HasTeamAsync("ferry", 3);
        await bot.AnswersAsync("ines", 4);
        Assert.Equal("organisation", (await CohortAsync(bot, "ines")).Key);

        await bot.ExecuteAsync("""UPDATE "TeamSettings" SET "CheckInGroup" = 'Ferries'""");
        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour") { CheckInGroup = "ferries" }));
        Assert.Equal("organisation", (await CohortAsync(bot, "ines")).Key);
        Assert.Equal(Taken.Yes, await bot.AnswersAsync("ferry1", 4));
        Assert.Single(await bot.ReadAsync(db => db.OpenBatches.ToList()));

        foreach (var person in new[] { "rui", "amal", "ferry2" })
            await bot.AnswersAsync(person, 3);
        await SealAsync(bot, "16:30");
        Assert.Equal("group/ferries", (await CohortAsync(bot, "ines")).Key);
    }

    [Fact]
    public async Task How_many_must_have_answered_is_remembered_from_when_it_was_opened()
    {
        await using var bot = await CheckInTeam.OfAsync(9);
        await bot.AnswerAsync(1, 2, 3, 4, 5);
        await bot.ExecuteAsync("""UPDATE "OpenBatches" SET "LeastPeople" = 6""");

        await SealAsync(bot, "16:30");
        Assert.Empty(await SealedAsync(bot));

        await bot.AnswersAsync("p6", 5);
        await SealAsync(bot, "16:30", day: 24);
        Assert.Equal(6, Assert.Single(await SealedAsync(bot)).Answers);
    }

    [Fact]
    public async Task After_ten_days_of_work_with_too_few_all_of_it_is_deleted()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(4, 4, 3, 4);

        // The tenth day of work is Friday 4 December.
        foreach (var day in Enumerable.Range(23, 8).Concat(Enumerable.Range(1, 3).Select(next => 30 + next)))
            await SealAsync(bot, "16:30", day);
        Assert.Empty(await SealedAsync(bot));
        Assert.Equal(new DateOnly(2026, 12, 4), (await bot.ReadAsync(db => db.OpenBatches.ToList())).Single().Day);

        await SealAsync(bot, "16:30", day: 34);

        var batch = Assert.Single(await SealedAsync(bot));
        Assert.Equal((0, true, new DateOnly(2026, 11, 23), new DateOnly(2026, 12, 4)), (batch.Answers, batch.IsPublished, batch.From, batch.To));
        Assert.Empty(batch.Counts);
        Assert.Empty(bot.Keys());
        Assert.Empty(await bot.ReadAsync(db => db.OpenBatches.ToList()));
    }

    [Fact]
    public async Task Where_nobody_is_left_it_does_not_live_on()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AsksAsync("ines");
        await bot.ExecuteAsync("""UPDATE "People" SET "HomeTeamId" = NULL""");

        await SealAsync(bot, "16:30");

        Assert.Equal(0, Assert.Single(await SealedAsync(bot)).Answers);
        Assert.Empty(bot.Keys());
    }

    [Fact]
    public async Task Without_its_key_nothing_is_counted_and_the_next_one_begins()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(4, 4, 3, 4, 3);
        File.Delete(bot.KeyFile(Assert.Single(bot.Keys())));

        Assert.Equal(Taken.NotCounted, await bot.AnswersAsync("p6", 2));
        await bot.RunRoundAsync<SealRound>();

        Assert.Equal(0, Assert.Single(await SealedAsync(bot)).Answers);
        Assert.Equal(Taken.Yes, await bot.AnswersAsync("p6", 2));
    }

    [Fact]
    public async Task An_answer_that_somebody_has_tampered_with_is_none_and_holds_nothing_up()
    {
        await using var bot = await CheckInTeam.OfAsync(8);
        await bot.AnswerAsync(4, 4, 3, 4, 3, 3);
        await bot.ChangeAsync(db =>
        {
            var rows = db.KeyedAnswers.OrderBy(answer => answer.Key).Take(2).ToList();
            rows[0].Closed = rows[1].Closed;
        });

        await SealAsync(bot, "16:30");

        Assert.Equal(5, Assert.Single(await SealedAsync(bot)).Answers);
    }

    [Fact]
    public async Task Words_are_kept_from_ten_people_on_only_where_their_author_shares_them_and_in_no_order()
    {
        await using var bot = await CheckInTeam.OfAsync(12);
        await bot.AsksAsync("ines", "Q45");
        foreach (var (person, i) in CheckInTeam.People(12).Select((person, i) => (person, i)))
            Assert.Equal(Taken.Yes, await bot.AnswersAsync(person, "Q45", new Answer(null, i < 3 ? ["tools"] : ["time", "tools"], $"Words {i:00}", IsShared: i > 1)));

        await SealAsync(bot, "16:30", day: 26);
        Assert.Empty(await SealedAsync(bot));
        await SealAsync(bot, "16:30", day: 27);

        var batch = Assert.Single(await SealedAsync(bot));
        Assert.Equal([("time", 9), ("tools", 12)], batch.Counts.OrderBy(count => count.Answer).Select(count => (count.Answer, count.People)));
        Assert.Equal(Enumerable.Range(2, 10).Select(i => $"Words {i:00}"), await bot.ReadAsync(db => db.SealedTexts.Select(text => text.Text).Order().ToList()));
    }

    [Fact]
    public async Task Among_fewer_than_ten_only_tags_are_counted()
    {
        await using var bot = await CheckInTeam.OfAsync(9);
        await bot.AsksAsync("ines", "Q45");
        foreach (var person in CheckInTeam.People(9))
            await bot.AnswersAsync(person, "Q45", new Answer(null, ["tools"], "Words", IsShared: true));

        await SealAsync(bot, "16:30", day: 27);

        Assert.Equal(9, Assert.Single(await SealedAsync(bot)).Answers);
        Assert.Empty(await bot.ReadAsync(db => db.SealedTexts.ToList()));
    }

    [Fact]
    public async Task What_is_counted_in_the_whole_organisation_takes_four_weeks_and_ten_people()
    {
        await using var bot = await CheckInTeam.OfAsync(6);
        await bot.HasTeamAsync("north", 6);
        await bot.AsksAsync("ines", "Q41");
        foreach (var person in CheckInTeam.People(6).Concat(["north1", "north2", "north3"]))
            Assert.Equal(Taken.Yes, await bot.AnswersAsync(person, "Q41", Answer.Of(3)));

        // To another team is still in the organisation.
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").HomeTeamId = "north");
        await SealAsync(bot, "16:30", day: 30);
        Assert.Equal(Taken.Yes, await bot.AnswersAsync("north4", "Q41", Answer.Of(2)));
        await SealAsync(bot, "16:29", day: 48);
        Assert.Empty(await SealedAsync(bot));

        await SealAsync(bot, "16:30", day: 48);

        var batch = Assert.Single(await SealedAsync(bot));
        Assert.Equal(("organisation", "the whole organisation", 10), (batch.CohortKey, batch.CohortName, batch.Answers));
    }

    [Fact]
    public async Task When_the_team_moves_its_digest_the_day_closes_earlier()
    {
        await using var bot = await CheckInTeam.OfAsync(8, "2026-11-23T13:00Z");
        await bot.AnswerAsync(4, 4, 3, 4, 3);
        await bot.HasMemberAsync("Marta", Role.Manager);

        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "Check-in and digest times");
        await bot.PressesAsync("marta", "Save", ("checkInAt", "12:00"), ("digestAt", "14:00"));
        await bot.RunRoundAsync<SealRound>();
        Assert.Empty(await SealedAsync(bot));
        await SealAsync(bot, "13:30");

        Assert.Single(await SealedAsync(bot));
    }

    private static async Task<(string Key, string Name, string Team)> CohortAsync(TestBot bot, string personId) => await bot.ActsAsync(personId, async (services, person) =>
        await services.GetRequiredService<Cohorts>().OfAsync(person, CancellationToken.None) is { } cohort ? (cohort.Key, cohort.Name, cohort.TeamId) : default);

    /// <summary>The round at this time of a day of November, or behind it.</summary>
    private static Task SealAsync(TestBot bot, string time, int day = 23)
    {
        bot.Clock.Advance(DateTimeOffset.Parse($"2026-11-01T{time}Z").AddDays(day - 1) - bot.Clock.Now);
        return bot.RunRoundAsync<SealRound>();
    }

    private static Task<List<SealedBatch>> SealedAsync(TestBot bot) => bot.ReadAsync(db => db.SealedBatches.AsNoTracking().Include(batch => batch.Counts).ToList());
}
