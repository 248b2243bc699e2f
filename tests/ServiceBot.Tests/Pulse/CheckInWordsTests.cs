using System.Text.Json.Nodes;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>What is typed while something else is asked too: how somebody is becomes part of no story, and no word of a story is lost.</summary>
public class CheckInWordsTests
{
    [Theory]
    [InlineData("check in with Ms Adler")]
    [InlineData("check in lost")]
    public async Task What_only_begins_like_a_check_in_is_the_answer_to_what_is_asked(string said)
    {
        await using var bot = await AskedAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        var heard = await bot.SaysAsync("ines", said);

        Assert.Equal(said, (await bot.CaseAsync(1)).Story);
        Assert.Contains(heard, message => message.Buttons.Contains("Do that instead"));
        Assert.Contains(said, await PostsAsync(bot, "ines"));
        Assert.Equal(0, await bot.AnswersAsync());
    }

    [Theory]
    [InlineData("check in great")]
    [InlineData("check-in: Rough.")]
    public async Task With_a_word_of_a_scale_it_is_the_check_in_and_stands_nowhere(string said)
    {
        await using var bot = await AskedAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        await bot.SaysAsync("ines", said);

        Assert.Null((await bot.CaseAsync(1)).Story);
        Assert.Equal(1, await bot.AnswersAsync());
        Assert.DoesNotContain(said, await PostsAsync(bot, "ines"));
    }

    [Theory]
    [InlineData("rough")]
    [InlineData("Great.")]
    [InlineData("mostly")]
    public async Task A_word_that_may_be_meant_for_either_goes_into_neither_and_stands_nowhere(string said)
    {
        await using var bot = await AskedAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        var heard = Assert.Single(await bot.SaysAsync("ines", said));

        Assert.StartsWith("Is that for your check-in or for case 1?", heard.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(said.TrimEnd('.'), heard.Card!.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["My check-in", "Case 1"], heard.Buttons);
        Assert.StartsWith("check-in/", heard.Id, StringComparison.Ordinal);
        Assert.Null((await bot.CaseAsync(1)).Story);
        Assert.Equal(0, await bot.AnswersAsync());
        Assert.DoesNotContain(said, await PostsAsync(bot, "ines"));

        await bot.PressesAsync("ines", "My check-in");
        await bot.ChoosesAsync("ines", 4);
        Assert.Equal(1, await bot.AnswersAsync());
        Assert.Contains(await bot.PressesAsync("ines", "Case 1"), message => message.Text.Contains("What happened to the customer", StringComparison.Ordinal));
        await bot.SaysAsync("ines", $"{said} noise at the gate");
        Assert.Equal($"{said} noise at the gate", (await bot.CaseAsync(1)).Story);
    }

    [Fact]
    public async Task The_same_where_a_problem_or_a_topic_of_the_settings_is_asked_for()
    {
        await using var bot = await AskedAsync();

        await bot.SaysAsync("ines", "problem");
        Assert.Equal(["My check-in", "The problem"], (await bot.SaysAsync("ines", "low"))[^1].Buttons);
        Assert.Contains("Nothing needs to be skipped", (await bot.SaysAsync("ines", "skip"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, await bot.ReadAsync(db => db.Cases.Count()));
        Assert.Equal(0, await bot.AnswersAsync());
        Assert.DoesNotContain("low", await PostsAsync(bot, "ines"));
        await bot.PressesAsync("ines", "The problem");
        await bot.SaysAsync("ines", "low shelves fell over");
        Assert.Equal("low shelves fell over", (await bot.CaseAsync(1)).Sentence);

        await bot.SubmitsAsync("marta", new JsonObject { ["setup"] = "harbour", ["topic"] = "Vision", ["answer"] = "open" });
        Assert.Equal(["My check-in", "The settings"], (await bot.SaysAsync("marta", "great"))[^1].Buttons);
        Assert.Equal("Nobody is left waiting", (await bot.TeamAsync()).Vision);
        Assert.DoesNotContain("great", await PostsAsync(bot, "marta"));
        Assert.Contains("Save", (await bot.PressesAsync("marta", "The settings"))[^1].Buttons);
    }

    [Theory]
    [InlineData("no", "DontBlame")]
    [InlineData("yes", "DontBlame")]
    [InlineData("7", "DontBlame")]
    [InlineData("skip", "DontBlame")]
    [InlineData("okay", "BeGracious")]
    public async Task What_answers_the_question_for_certain_is_its_answer_and_stands_as_it_was_said(string said, string at)
    {
        await using var bot = await AskedAsync();
        var step = Enum.Parse<Step>(at);
        await bot.ReachesAsync("ines", step);

        await bot.SaysAsync("ines", said);

        Assert.Contains(said, await PostsAsync(bot, "ines"));
        Assert.Equal(0, await bot.AnswersAsync());
        if (step == Step.DontBlame && said != "skip")
            Assert.Equal(said, (await bot.CaseAsync(1)).Story);
        if (step == Step.BeGracious)
            Assert.Equal(Outcome.Fine, (await bot.CaseAsync(1)).Outcome);
    }

    [Fact]
    public async Task Where_only_an_earlier_check_in_still_collects_a_word_is_what_it_is()
    {
        await using var bot = await AskedAsync();
        bot.Clock.Advance(TimeSpan.FromHours(19));
        await bot.ReachesAsync("ines", Step.DontBlame);

        await bot.SaysAsync("ines", "great");

        Assert.True(await bot.ReadAsync(db => db.CheckIns.Any(checkIn => checkIn.PersonId == "ines")));
        Assert.Equal("great", (await bot.CaseAsync(1)).Story);
        Assert.Contains("great", await PostsAsync(bot, "ines"));
    }

    [Fact]
    public async Task A_word_of_a_scale_that_is_not_asked_stands_as_it_was_said()
    {
        await using var bot = await AskedAsync();

        foreach (var said in (string[])["no", "7"])
        {
            Assert.Contains("did not understand", (await bot.SaysAsync("ines", said))[^1].Text, StringComparison.Ordinal);
            Assert.Contains(said, await PostsAsync(bot, "ines"));
        }
    }

    [Fact]
    public async Task Of_two_that_are_skipped_at_once_what_is_said_holds_for_both()
    {
        await using var bot = await AskedAsync();
        var other = await bot.ReadAsync(db => db.OpenBatches.Single(batch => batch.Item != Item.Daily).Id);
        File.Delete(bot.KeyFile(other));

        Assert.Contains(CheckInCards.Kept, (await bot.SaysAsync("ines", "skip"))[^1].Text, StringComparison.Ordinal);

        Assert.Equal(1, await bot.AnswersAsync());
    }

    [Fact]
    public async Task Whatever_becomes_of_an_answer_it_is_true_and_help_is_named()
    {
        await using var bot = await AskedAsync();
        var daily = await bot.ReadAsync(db => db.OpenBatches.Single(batch => batch.Item == Item.Daily).Id);
        var heard = new List<Heard>
        {
            (await bot.ChoosesAsync("ines", 9))[^1], (await bot.ChoosesAsync("ines", 3, "Q40"))[^1], (await bot.ChoosesAsync("ines", 3, "Q99"))[^1], (await bot.SaysAsync("ines", "check in tired"))[^1],
        };
        File.Delete(bot.KeyFile(daily));
        heard.Add((await bot.ChoosesAsync("ines", 3))[^1]);

        Assert.StartsWith("Your answer cannot be counted this time. You are asked from the next time on.", heard[^1].Text, StringComparison.Ordinal);
        Assert.All(heard, one => Assert.Contains("Your lead is a first step", one.Text, StringComparison.Ordinal));
    }

    private static async Task<TestBot> AskedAsync()
    {
        var bot = await Asked.OfAsync();
        await bot.AtAsync("2026-11-23T15:00Z");
        return bot;
    }

    /// <summary>What they typed, as it stands in the transcript.</summary>
    private static async Task<List<string?>> PostsAsync(TestBot bot, string person)
    {
        var rows = await bot.ReadAsync(db => db.WebActivities.Where(row => row.Conversation == WebConversation.PrivateId(person)).Select(row => row.Json).ToList());
        return [.. rows.Select(json => JsonNode.Parse(json)!).Where(post => (string?)post["from"]?["id"] == person).Select(post => (string?)post["text"])];
    }
}
