using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Pulse;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>What somebody hears who is asked how they are, and that nothing of what they answer stands anywhere beside its batch.</summary>
public class CheckInTests
{
    /// <summary>As it is written down.</summary>
    private const string Blank = @"\u2022\u2022\u2022\u2022";

    [Fact]
    public async Task One_tap_answers_and_the_card_shows_no_sign_of_which()
    {
        var cards = new HashSet<string>();
        foreach (var value in (object[])[1, 3, 5, "skip"])
        {
            await using var bot = await AskedAsync();

            await bot.ChoosesAsync("ines", value);

            var card = Assert.Single(await bot.CheckInsAsync("ines"));
            Assert.Contains(CheckInCards.Kept, card.Lines);
            Assert.Contains(card.Lines, line => line.Contains("Your lead is a first step", StringComparison.Ordinal));
            cards.Add(card.Card!.ToJsonString());
            Assert.Equal(1, await bot.AnswersAsync());
            Assert.Equal(value is int number ? number : null, await OwnAsync(bot, "ines"));
        }

        Assert.Single(cards);
    }

    [Fact]
    public async Task All_answers_are_of_one_kind_none_is_chosen_and_a_reader_hears_the_question()
    {
        await using var bot = await AskedAsync();

        var sets = (await bot.CheckInsAsync("ines"))[0].Card!["body"]!.AsArray().Where(item => (string?)item!["type"] == "ActionSet").ToList();

        var first = sets[0]!["actions"]!.AsArray();
        Assert.Equal(["rough", "low", "okay", "good", "great", "skip"], first.Select(action => (string)action!["title"]!));
        Assert.Equal(["not at all", "a little", "partly", "mostly", "completely", "skip"], sets[1]!["actions"]!.AsArray().Select(action => (string)action!["title"]!));
        Assert.All(first, action => Assert.Null(action!["style"]));
        Assert.All(first, action => Assert.Equal($"{(string)action!["title"]!}: {Asked.Question}", (string?)action["tooltip"]));
        Assert.Equal("""{"checkIn":"Q01","value":4}""", first[3]!["data"]!.ToJsonString());
        Assert.Contains("Stop asking me", (await bot.CheckInsAsync("ines"))[0].Buttons);
    }

    [Fact]
    public async Task An_answer_can_be_changed_until_it_is_counted()
    {
        await using var bot = await AskedAsync();

        await bot.ChoosesAsync("ines", 1);
        await bot.ChoosesAsync("ines", 4);

        Assert.Equal(1, await bot.AnswersAsync());
        Assert.Equal(4, await OwnAsync(bot, "ines"));
    }

    [Fact]
    public async Task The_second_question_is_answered_the_same_way()
    {
        await using var bot = await AskedAsync();
        var other = await OtherAsync(bot);

        await bot.ChoosesAsync("ines", 2, other);
        await bot.SaysAsync("rui", "partly");

        Assert.Equal(2, await bot.AnswersAsync());
        Assert.Equal(2, await OwnAsync(bot, "ines", other));
        Assert.Equal(3, await OwnAsync(bot, "rui", other));
    }

    [Fact]
    public async Task Before_the_first_one_they_hear_who_asks_what_is_kept_and_what_cannot_be_protected()
    {
        await using var bot = await AskedAsync();

        var said = (await bot.ChatAsync("ines"))[0].Text;

        foreach (var part in (string[])["Marta put me here", "the key is destroyed", "from five people on", "not a manager and not an admin", "counted with", "may keep what is typed", "stop asking"])
            Assert.Contains(part, said, StringComparison.Ordinal);
        Assert.DoesNotContain("fewer than five", said, StringComparison.Ordinal);

        await bot.AtAsync("2026-11-24T15:00Z");
        Assert.Single(await bot.ChatAsync("ines"), heard => heard.Text.Contains("the key is destroyed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_in_a_small_team_hears_with_whom_they_are_counted()
    {
        await using var bot = await Asked.OfAsync(4);
        await bot.HasTeamAsync("north", 3);

        await bot.AtAsync("2026-11-23T15:00Z");

        Assert.Contains("the whole organisation", (await bot.ChatAsync("ines"))[0].Text, StringComparison.Ordinal);
        Assert.Contains("fewer than five", (await bot.ChatAsync("ines"))[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check in great", "great")]
    [InlineData("Check-in: ROUGH", "ROUGH")]
    [InlineData("great", "great")]
    [InlineData("Rough.", "Rough")]
    [InlineData("skip", "skip")]
    [InlineData("mostly", "mostly")]
    [InlineData("check in tired of Rui", "tired")]
    public async Task What_is_typed_stands_nowhere(string typed, string word)
    {
        await using var bot = await AskedAsync();

        await bot.SaysAsync("ines", typed);

        Assert.DoesNotContain(word, await OwnPostsAsync(bot, "ines"), StringComparison.Ordinal);
        Assert.Contains(Blank, await OwnPostsAsync(bot, "ines"), StringComparison.Ordinal);
        Assert.DoesNotContain(word, await bot.ReadAsync(db => string.Join('\n', db.States.Select(state => state.Json))), StringComparison.Ordinal);
        Assert.NotNull(await bot.ReadAsync(db => db.WebActivities.Single(row => row.Json.Contains(Blank)).GoodUntil));
    }

    [Fact]
    public async Task What_is_pressed_stands_nowhere()
    {
        await using var bot = await AskedAsync();

        await bot.ChoosesAsync("ines", 4);
        await bot.SubmitsAsync("ines", new JsonObject { ["CheckIn"] = "Q19", ["value"] = 4, ["tags"] = "secret-tag", ["words"] = "secret-words" });

        var posts = await OwnPostsAsync(bot, "ines");
        Assert.Contains($"\"value\":\"{Blank}", posts, StringComparison.Ordinal);
        Assert.DoesNotContain("Q01", posts, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await bot.KeptAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_is_an_answer_only_where_a_check_in_of_today_is_open()
    {
        await using var bot = await Asked.OfAsync();
        Assert.Contains("did not understand", (await bot.SaysAsync("ines", "great"))[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("great", await OwnPostsAsync(bot, "ines"), StringComparison.Ordinal);
        Assert.Contains("Nothing needs to be skipped", (await bot.SaysAsync("ines", "skip"))[^1].Text, StringComparison.Ordinal);

        await bot.AtAsync("2026-11-23T15:00Z");
        await bot.SaysAsync("ines", "great");
        Assert.Equal(5, await OwnAsync(bot, "ines"));
    }

    [Theory]
    [InlineData("rough", "2026-11-23T16:31Z", true)]
    [InlineData("mostly", "2026-11-23T16:31Z", true)]
    [InlineData("rough", "2026-11-24T08:00Z", false)]
    [InlineData("Mostly.", "2026-11-24T08:00Z", false)]
    public async Task What_is_typed_to_a_card_that_collects_no_more_stands_nowhere_and_nothing_tells_when(string typed, string at, bool isSealed)
    {
        await using var bot = await AskedAsync();
        foreach (var person in CheckInTeam.People(isSealed ? 5 : 0))
            await bot.ChoosesAsync(person, 4);
        bot.Clock.Advance(DateTimeOffset.Parse(at) - bot.Clock.Now);
        if (isSealed)
            await bot.RunRoundAsync<SealRound>();
        Assert.Equal(isSealed ? 0 : 1, await bot.ReadAsync(db => db.CheckIns.Count(checkIn => checkIn.PersonId == "ines")));

        Assert.Contains("did not understand", (await bot.SaysAsync("ines", typed))[^1].Text, StringComparison.Ordinal);

        Assert.DoesNotContain(typed, await OwnPostsAsync(bot, "ines"), StringComparison.Ordinal);
        Assert.Contains(Blank, await OwnPostsAsync(bot, "ines"), StringComparison.Ordinal);
        Assert.All(await bot.ReadAsync(db => db.WebActivities.Where(row => row.Json.Contains(Blank)).ToList()), row => Assert.NotNull(row.GoodUntil));
        Assert.DoesNotContain(await bot.ReadAsync(db => db.Inbox.Select(row => row.At).ToList()), heardAt => heardAt >= DateTimeOffset.Parse(at));
    }

    [Fact]
    public async Task In_a_channel_nothing_is_heard_and_nothing_kept()
    {
        await using var bot = await AskedAsync();

        Assert.Contains("private chat", (await bot.SaysInRoomAsync("ines", "@ServiceBot check in good"))[^1].Text, StringComparison.Ordinal);

        Assert.Equal(0, await bot.AnswersAsync());
        Assert.DoesNotContain("good", await bot.ReadAsync(db => string.Join('\n', db.WebActivities.Where(row => row.Conversation == TestBot.Room).Select(row => row.Json))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Q01", 0)]
    [InlineData("Q01", 6)]
    [InlineData("Q01", -1)]
    [InlineData("Q39", 3)]
    [InlineData("Q46", 3)]
    [InlineData("Q40", 3)]
    [InlineData("Q99", 3)]
    [InlineData("Q01", "great")]
    public async Task What_is_no_answer_or_was_not_asked_is_answered_kindly_and_not_kept(string item, object value)
    {
        await using var bot = await AskedAsync();

        Assert.Contains("nothing is kept", (await bot.ChoosesAsync("ines", value, item))[^1].Text, StringComparison.Ordinal);

        Assert.Equal(0, await bot.AnswersAsync());
    }

    [Fact]
    public async Task At_any_hour_somebody_may_answer_of_their_own_accord_and_the_card_moves_down_to_them()
    {
        await using var bot = await Asked.OfAsync(now: "2026-11-23T06:00Z");

        await bot.SaysAsync("ines", "check in");
        await bot.SaysAsync("ines", "help");
        await bot.SaysAsync("ines", "check in");
        await bot.AtAsync("2026-11-23T15:00Z");

        Assert.Single(await bot.CheckInsAsync("ines"));
        Assert.Contains(Asked.Question, (await bot.ChatAsync("ines"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(1, await bot.ReadAsync(db => db.CheckIns.Count(checkIn => checkIn.PersonId == "ines")));
    }

    [Fact]
    public async Task Whoever_answers_how_they_are_is_not_at_work_for_that()
    {
        await using var bot = await AskedAsync();

        await bot.ChoosesAsync("ines", 4);
        await bot.SaysAsync("rui", "good");
        await bot.SaysAsync("amal", "help");

        var heard = await bot.ReadAsync(db => db.Inbox.Where(row => row.Activity != "joined").ToList());
        Assert.True(heard.Single(row => row.Conversation == WebConversation.PrivateId("ines")).At <= bot.Clock.Now - Presence.AtIt);
        Assert.True(heard.Single(row => row.Conversation == WebConversation.PrivateId("rui")).At <= bot.Clock.Now - Presence.AtIt);
        Assert.Equal(bot.Clock.Now, heard.Single(row => row.Conversation == WebConversation.PrivateId("amal")).At);
    }

    [Fact]
    public async Task Words_are_kept_only_if_they_are_shared_and_tell_nothing()
    {
        await using var bot = await AskedAsync(other: "Q45");
        await bot.ChoosesAsync("rui", 4);
        Assert.Contains(CheckInCards.Kept, (await bot.ChatAsync("rui"))[^1].Text, StringComparison.Ordinal); // Its card is left alone.
        Assert.DoesNotContain(CheckInCards.Kept, (await bot.CheckInsAsync("rui"))[0].Lines);

        foreach (var (words, why) in (List<(string, string)>)
            [("Marta knows why", "a name"), ("ask mártA!", "a name"), ("write to me@here.example", "an address"), ("call 0151 234 567", "a long number"), ("case 123-456", "a long number")])
        {
            var heard = (await bot.SubmitsAsync("ines", Words("tools", words, "yes")))[^1];
            Assert.Contains(why, heard.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(words, heard.Text, StringComparison.Ordinal);
        }

        Assert.Null(await OwnTextAsync(bot));
        await bot.SubmitsAsync("ines", Words("tools,time", "Marta knows why", null));
        Assert.Equal("tools,time: ", Parts(await OwnTextAsync(bot)));
        await bot.SubmitsAsync("ines", Words("quiet", "a door that closes", "yes"));
        Assert.Equal("quiet: a door that closes", Parts(await OwnTextAsync(bot)));
        Assert.Contains(CheckInCards.NothingChosen, (await bot.SubmitsAsync("ines", Words("", "", "yes")))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("nothing is kept", (await bot.SubmitsAsync("ines", Words("made up", "", null)))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("quiet: a door that closes", Parts(await OwnTextAsync(bot)));

        static JsonObject Words(string tags, string words, string? share) => new() { ["checkIn"] = "Q45", ["tags"] = tags, ["words"] = words, ["share"] = share };
        static string Parts(Answer? answer) => $"{string.Join(',', answer!.Tags)}: {answer.Words}";
        Task<Answer?> OwnTextAsync(TestBot of) => AnswerAsync(of, "ines", "Q45");
    }

    [Fact]
    public async Task Where_there_are_no_cards_only_the_one_question_is_asked_as_text()
    {
        await using var bot = await Asked.OfAsync();

        var said = await bot.SaysElsewhereAsync("ines", "check in", "sms");
        Assert.Contains("rough, low, okay, good, great, or skip", said[^1], StringComparison.Ordinal);
        Assert.Null(await bot.ReadAsync(db => db.CheckIns.Single().OtherBatchId));

        Assert.StartsWith(CheckInCards.Kept, (await bot.SaysElsewhereAsync("ines", "good", "sms"))[^1], StringComparison.Ordinal);
        Assert.Equal(4, await OwnAsync(bot, "ines"));
    }

    [Fact]
    public async Task After_a_hard_contact_abuse_is_asked_about_and_answered_in_one_tap()
    {
        await using var bot = await Asked.OfAsync(12);
        await bot.RunRoundAsync<HardContactRound>();

        Assert.DoesNotContain(CheckInCards.NotAsked, (await bot.ChoosesAsync("ines", 1, "Q44"))[^1].Text, StringComparison.Ordinal);

        var batch = await bot.ReadAsync(db => db.OpenBatches.Single());
        Assert.Equal((Cohort.Organisation, "Q44"), (batch.CohortKey, batch.Item));
        Assert.Equal(1, await bot.AnswersAsync());
        Assert.Contains("nothing is kept", (await bot.ChoosesAsync("rui", 2, "Q44"))[^1].Text, StringComparison.Ordinal);
    }

    /// <summary>Whose question it was is the second one of the day.</summary>
    private static async Task<TestBot> AskedAsync(string? other = null)
    {
        var bot = await Asked.OfAsync();
        if (other is not null)
            foreach (var person in CheckInTeam.People(5))
                await bot.ActsAsync(person, async (services, who) =>
                {
                    var turn = services.GetRequiredService<ServiceBot.Data.Turn>();
                    var cohort = await services.GetRequiredService<Cohorts>().OfAsync(who, CancellationToken.None);
                    return await services.GetRequiredService<Batches>().CollectingAsync(cohort!, other, DateOnly.FromDateTime(turn.Now.UtcDateTime), CancellationToken.None);
                });
        await bot.AtAsync("2026-11-23T15:00Z");
        return bot;
    }

    private static Task<string> OtherAsync(TestBot bot) =>
        bot.ReadAsync(db => db.OpenBatches.Single(batch => batch.Item != Item.Daily).Item);

    private static async Task<int?> OwnAsync(TestBot bot, string person, string item = Item.Daily) => (await AnswerAsync(bot, person, item))?.Value;

    private static Task<Answer?> AnswerAsync(TestBot bot, string person, string item) => bot.ActsAsync(person, async (services, who) =>
        (await services.GetRequiredService<Answers>().OwnAsync(who, CancellationToken.None)).SingleOrDefault(own => own.Item == item)?.Answer);

    private static async Task<string> OwnPostsAsync(TestBot bot, string person)
    {
        var rows = await bot.ReadAsync(db => db.WebActivities.Where(row => row.Conversation == WebConversation.PrivateId(person)).Select(row => row.Json).ToList());
        return string.Join('\n', rows.Where(json => (string?)JsonNode.Parse(json)?["from"]?["id"] == person));
    }
}
