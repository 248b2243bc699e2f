using System.Text.Json.Nodes;
using ServiceBot.Bot;
using ServiceBot.Pulse;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>Who manages a team guesses once a week what it answered, with their name on it, and hears alone how far apart the two are.</summary>
public class GuessTests
{
    private const string Friday = "2026-11-27T14:00Z";

    [Fact]
    public async Task Only_managers_are_asked_on_the_last_day_of_their_teams_week_and_told_first_that_it_is_named()
    {
        await using var bot = await Asked.OfAsync(now: Friday);
        await bot.AtAsync("2026-11-27T15:00Z");

        var card = Assert.Single(await bot.ChatAsync("marta"), IsGuess);
        Assert.Contains("has your name on it", card.Lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(await bot.ChatAsync("ines"), IsGuess);

        await using var monday = await Asked.OfAsync();
        await monday.AtAsync("2026-11-23T15:00Z");
        Assert.DoesNotContain(await monday.ChatAsync("marta"), IsGuess);
    }

    [Fact]
    public async Task The_guess_is_kept_until_the_answers_are_counted_and_then_set_beside_them()
    {
        await using var bot = await Asked.OfAsync(now: Friday);
        await bot.AtAsync("2026-11-27T15:00Z");

        await GuessesAsync(bot, "marta", 2);
        await GuessesAsync(bot, "marta", 4);
        Assert.Contains(CheckInCards.Kept, Assert.Single(await bot.ChatAsync("marta"), IsGuess).Lines);
        var guess = await bot.ReadAsync(db => db.LeaderGuesses.Single());
        Assert.Equal(("marta", 4, false), (guess.PersonId, guess.Value, guess.IsTold));

        await bot.RunRoundAsync<GuessRound>();
        Assert.False(await bot.ReadAsync(db => db.LeaderGuesses.Single().IsTold));

        await SealAsync(bot, guess.BatchId, 6, ("2", 3), ("3", 3));
        await bot.RunRoundAsync<GuessRound>();
        await bot.RunRoundAsync<GuessRound>();

        Assert.Single(await bot.ChatAsync("marta"), heard => heard.Text.Contains("You thought Harbour desk would answer 75 of 100", StringComparison.Ordinal)
            && heard.Text.Contains("about 40 (5–9 answers)", StringComparison.Ordinal) && heard.Text.Contains("about 35 above", StringComparison.Ordinal));
        Assert.DoesNotContain(await bot.ChatAsync("ines"), heard => heard.Text.Contains("You thought", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_too_few_answered_there_is_nothing_to_set_beside_it()
    {
        await using var bot = await Asked.OfAsync(now: Friday);
        await bot.AtAsync("2026-11-27T15:00Z");
        await GuessesAsync(bot, "marta", 5);
        await SealAsync(bot, await bot.ReadAsync(db => db.LeaderGuesses.Single().BatchId), 0);

        await bot.RunRoundAsync<GuessRound>();

        Assert.Contains("Too few people answered", (await bot.ChatAsync("marta"))[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ines", 4, "harbour")]
    [InlineData("marta", 4, "elsewhere")]
    [InlineData("marta", 9, "harbour")]
    public async Task Nobody_else_guesses_and_nothing_else_is_a_guess(string who, int value, string team)
    {
        await using var bot = await Asked.OfAsync(now: Friday);
        await bot.AtAsync("2026-11-27T15:00Z");

        Assert.Contains("nothing is kept", (await GuessesAsync(bot, who, value, team))[^1].Text, StringComparison.Ordinal);

        Assert.Equal(0, await bot.ReadAsync(db => db.LeaderGuesses.Count()));
    }

    [Theory]
    [InlineData(3, new[] { 3, 3, 3, 3, 3 }, "So you were close to it.")]
    [InlineData(1, new[] { 5, 5, 5, 5, 5 }, "very high (5–9 answers). Only you see this.")]
    [InlineData(5, new[] { 1, 1, 1, 1, 1 }, "very low (5–9 answers). Only you see this.")]
    [InlineData(2, new[] { 3, 3, 3, 4, 4, 4, 4, 4, 4, 4 }, "about 70 (10–19 answers). So you were about 45 below it.")]
    public void The_gap_is_reckoned_from_what_everybody_may_see(int guess, int[] answers, string said)
    {
        var counted = new SealedBatch { Id = "b", CohortKey = "team/harbour", CohortName = "Harbour desk", Item = Item.Daily, Answers = answers.Length };
        counted.Counts.AddRange(answers.GroupBy(value => value).Select(same => new SealedCount { BatchId = "b", Answer = $"{same.Key}", People = same.Count() }));

        Assert.EndsWith(said.EndsWith("this.", StringComparison.Ordinal) ? said : $"{said} Only you see this.", PerceptionGap.Say(guess, counted, "Harbour desk"), StringComparison.Ordinal);
    }

    private static bool IsGuess(Heard heard) => heard.Card is not null && heard.Text.Contains("What do you think your team answered", StringComparison.Ordinal);

    private static Task<IReadOnlyList<Heard>> GuessesAsync(TestBot bot, string who, int value, string team = "harbour") =>
        bot.SubmitsAsync(who, new JsonObject { ["checkIn"] = "Q47", ["value"] = value, ["team"] = team });

    /// <summary>As the round that counts leaves it behind.</summary>
    private static Task<int> SealAsync(TestBot bot, string batchId, int answers, params (string Answer, int People)[] counts) => bot.ChangeAsync(db =>
    {
        var open = db.OpenBatches.Single(batch => batch.Id == batchId);
        db.BatchMembers.RemoveRange(db.BatchMembers.Where(member => member.BatchId == batchId));
        db.OpenBatches.Remove(open);
        var counted = new SealedBatch
        {
            Id = batchId,
            CohortKey = open.CohortKey,
            CohortName = open.CohortName,
            Item = open.Item,
            From = open.From,
            To = open.Day,
            Invited = 6,
            Answers = answers,
            IsPublished = true,
        };
        counted.Counts.AddRange(counts.Select(count => new SealedCount { BatchId = batchId, Answer = count.Answer, People = count.People }));
        db.SealedBatches.Add(counted);
    });
}
