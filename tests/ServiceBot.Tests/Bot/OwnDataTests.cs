using System.Text.Json;
using ServiceBot.Pulse;
using ServiceBot.Tests.Harness;
using ServiceBot.Tests.Pulse;

namespace ServiceBot.Tests.Bot;

/// <summary>Everything that is kept about whoever asks, handed out once.</summary>
public class OwnDataTests
{
    [Fact]
    public async Task Everything_stands_in_the_file_for_programs()
    {
        await using var bot = await LivedInAsync();
        var links = (await bot.SaysAsync("ines", "my data"))[^1];
        Assert.Equal("What is kept about you", links.Lines[0]);

        var json = JsonDocument.Parse((await bot.FetchOwnDataAsync(links.Links[1]))!).RootElement;

        Assert.Equal("servicebot-my-data/1", json.GetProperty("format").GetString());
        Assert.Equal(OwnDataCannot, json.GetProperty("cannotBeGiven").GetString());
        Assert.Equal(
            [
                "person", "teams", "addresses", "hours", "choices", "changes", "sessions", "cases", "moments", "thanksGiven", "thanksReceived", "done",
                "followUps", "gaps", "spending", "heldNotes", "digestFlags", "stories", "pledges", "frontHours", "ownDigests", "guesses", "asked", "openAnswers", "journal",
            ],
            json.EnumerateObject().Select(member => member.Name).Skip(4));
        Assert.Equal(("Ines", "Europe/Lisbon"), (Text(json, "person", "name"), Text(json, "person", "zone")));
        Assert.Equal("Harbour desk", Text(json, "teams", "team"));
        Assert.Equal("directline", Text(json, "addresses", "channel"));
        Assert.Equal("8:00–16:00", Text(json, "hours", "work")?.Replace("08:00", "8:00", StringComparison.Ordinal));
        Assert.True(json.GetProperty("choices")[0].GetProperty("hintsOff").GetBoolean());
        Assert.Equal("me", Text(json, "changes", "by"));
        Assert.Equal("opener, owner", Text(json, "cases", "part"));
        Assert.Equal("the crew sang", Text(json, "moments", "text"));
        Assert.Equal(("Rui", "for the call"), (Text(json, "thanksGiven", "to"), Text(json, "thanksGiven", "text")));
        Assert.Equal(("Rui", "for the lift"), (Text(json, "thanksReceived", "from"), Text(json, "thanksReceived", "text")));
        Assert.Equal("how do we refund twice", Text(json, "gaps", "text"));
        Assert.Equal(4, json.GetProperty("openAnswers")[0].GetProperty("value").GetInt32());
        Assert.Equal(3, json.GetProperty("guesses")[0].GetProperty("value").GetInt32());
        Assert.Equal("The plover came.", json.GetProperty("journal").GetProperty("entries")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_same_can_be_read_without_a_program()
    {
        await using var bot = await LivedInAsync();

        var read = (await bot.FetchOwnDataAsync((await bot.SaysAsync("ines", "my data"))[^1].Links[0]))!;

        Assert.StartsWith($"# What is kept about me\n\n{OwnDataCannot}\n", read, StringComparison.Ordinal);
        foreach (var line in (string[])
            [
                "## Who I am\n\n- Id: ines · Name: Ines · Time zone: Europe/Lisbon", "My part: opener, owner", "- When: Mon 23 Nov 2026", "Text: the crew sang",
                "## My answers that are not counted yet\n\n- Question: Q01", "Answer: 4", "## My journal", "> The plover came.", "## Where I am signed in\n\nNothing.\n",
            ])
            Assert.Contains(line, read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_others_it_holds_their_names_only()
    {
        await using var bot = await LivedInAsync();
        await bot.WritesJournalAsync("rui", "The heron stayed away.");
        await bot.SaysAsync("rui", "moment fine: a heron stood there");
        await bot.SaysAsync("rui", "problem about my own heron");
        await bot.PressesAsync("rui", "Me");

        foreach (var link in (await bot.SaysAsync("ines", "my data"))[^1].Links)
            Assert.DoesNotContain("heron", await bot.FetchOwnDataAsync(link) ?? "", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Each_link_works_once_for_its_time_and_where_people_sign_in_for_them_only()
    {
        await using var bot = await LivedInAsync();

        var links = (await bot.SaysAsync("ines", "my data"))[^1].Links;
        Assert.Null(await bot.FetchOwnDataAsync(links[0], signedInAs: "rui"));
        Assert.NotNull(await bot.FetchOwnDataAsync(links[0], signedInAs: "ines"));
        Assert.Null(await bot.FetchOwnDataAsync(links[0], signedInAs: "ines"));
        var files = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => bot.FetchOwnDataAsync(links[1]))));
        Assert.Single(files, file => file is not null);

        links = (await bot.SaysAsync("ines", "my data"))[^1].Links;
        bot.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(await bot.FetchOwnDataAsync(links[0]));

        links = (await bot.SaysAsync("ines", "my data"))[^1].Links;
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").LeftAt = bot.Clock.Now);
        Assert.Null(await bot.FetchOwnDataAsync(links[0]));
    }

    [Fact]
    public async Task The_secret_is_kept_nowhere_and_the_message_goes_away()
    {
        await using var bot = await LivedInAsync();

        var links = (await bot.SaysAsync("ines", "my data"))[^1].Links;

        var kept = await bot.KeptAsync();
        Assert.All(links, link => Assert.DoesNotContain(new Uri(link).AbsolutePath.Split('/', '.')[3], kept, StringComparison.Ordinal));
        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.DoesNotContain(await bot.ChatAsync("ines"), heard => heard.Links.Count > 0);
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await bot.RunRoundAsync<ServiceBot.Data.PruningRound>();
        Assert.Empty(await bot.ReadAsync(db => db.OwnDataLinks.ToList()));
    }

    [Fact]
    public async Task A_chat_that_keeps_what_it_shows_gets_no_file()
    {
        await using var bot = await LivedInAsync();

        Assert.Contains("private chat", (await bot.SaysInRoomAsync("ines", "@ServiceBot my data"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("That is a file, and I hand it out on my page only", (await bot.SaysElsewhereAsync("ines", "my data"))[^1], StringComparison.Ordinal);
        Assert.Empty(await bot.ReadAsync(db => db.OwnDataLinks.ToList()));
    }

    [Fact]
    public async Task It_is_heard_while_a_question_is_open()
    {
        await using var bot = await LivedInAsync();
        await bot.SaysAsync("ines", "problem the box is gone");
        await bot.PressesAsync("ines", "A customer");

        Assert.Contains("What is kept about you", (await bot.SaysAsync("ines", "my data"))[^1].Text, StringComparison.Ordinal);
        Assert.Null((await bot.CaseAsync(2)).Story);
    }

    private const string OwnDataCannot =
        "Answers to check-ins that are counted already cannot be given: only how often each answer was given is left, and nobody can tell which were yours.";

    /// <summary>Ines has done a bit of everything.</summary>
    private static async Task<TestBot> LivedInAsync()
    {
        var bot = await CheckInTeam.OfAsync(6);
        await bot.ReachesAsync("ines", ServiceBot.Recovery.Step.FixItFast);
        await bot.SaysAsync("ines", "pause");
        foreach (var typed in (string[])["moment amazed: the crew sang", "thanks @Rui for the call", "gap how do we refund twice", "hints off"])
            await bot.SaysAsync("ines", typed);
        await bot.SaysAsync("ines", "my hours");
        await bot.PressesAsync("ines", "Save", ("work", "8-16"));
        await bot.SaysAsync("rui", "thanks @Ines for the lift");
        await bot.AnswersAsync("ines", 4);
        await bot.WritesJournalAsync("ines", "The plover came.", fair: 4);
        await bot.ChangeAsync(db => db.LeaderGuesses.Add(new LeaderGuess { PersonId = "ines", BatchId = db.OpenBatches.Single().Id, Value = 3 }));
        return bot;
    }

    private static string? Text(JsonElement json, string part, string fact) => json.GetProperty(part)[0].GetProperty(fact).GetString();
}
