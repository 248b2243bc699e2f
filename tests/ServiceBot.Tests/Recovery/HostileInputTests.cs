using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class HostileInputTests
{
    private const int LargestCard = 20 * 1024;

    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Texts =>
    [
        "**bold** [click](https://evil.example) ![x](https://evil.example/x.png) <b>b</b> | a | b |",
        "<at>ServiceBot</at> <at>everyone</at> @channel",
        "\u202Eright to left\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
        "a\u200Bb\u0000c\uFEFF\u0007d",
        "\uD800 half a character \uDFFF",
        "{{DATE(2020-01-01T00:00Z)}} ${title} {\"case\":2}",
        "👩‍👩‍👧‍👦 e\u0301 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
        "'; DROP TABLE Cases; --",
        new string('\n', 400),
        new string('€', 65_536),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Whatever_is_typed_anywhere_stays_text(string text)
    {
        await using var bot = await TestBot.StartAsync();
        await TypeEverywhereAsync(bot, text);
        await AssertCardsAreSoundAsync(bot);
    }

    /// <summary>The same in Microsoft Teams, whose clients draw less and take less.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Whatever_is_typed_anywhere_stays_text_in_Teams(string text)
    {
        await using var bot = await TestBot.StartAsync(inTeams: true);
        await TypeEverywhereAsync(bot, text);
        await AssertCardsAreSoundAsync(bot);
        TeamsLimits.Hold(bot, "evil", "<at>", "**", "DROP TABLE", "half a character", "right to left");
    }

    private static async Task TypeEverywhereAsync(TestBot bot, string text)
    {
        await bot.SaysAsync("ines", text);
        await bot.SaysAsync("ines", $"problem {text}");
        if ((await bot.SaysAsync("ines", "cases"))[^1].Text.StartsWith("Nothing", StringComparison.Ordinal))
            await bot.SaysAsync("ines", "problem the parcel is lost");

        await FillAsync(bot, "A customer", text);
        await bot.SaysAsync("ines", text);
        await bot.SaysAsync("ines", "They waited.");
        await FillAsync(bot, "I own it", text);
        await bot.SaysAsync("ines", text);
        await bot.SaysAsync("ines", "in 20 minutes");
        await FillAsync(bot, "It is fixed", text);
        await FillAsync(bot, "Tools", text);
        await bot.SaysAsync("ines", $"disclosure 1 what {text}");
        await bot.SaysAsync("ines", $"disclosure 1 by {text}");
        await bot.SaysAsync("ines", $"disclosure 1 to {text}");
        if ((await bot.SaysAsync("ines", "disclosure 1 open"))[^1].Buttons.Contains("Keep this"))
        {
            await FillAsync(bot, "Keep this", text);
            await FillAsync(bot, "It is told", text);
            await bot.SaysAsync("rui", $"acknowledge 1 but {text}");
            await bot.SaysAsync("ines", $"disclosure 1 waived because {text}; {text}; {text}; {text}");
            await bot.SaysAsync("ines", $"disclosed 1 we {text}");
            await bot.SaysAsync("rui", "acknowledge 1");
        }

        await FillAsync(bot, "Fine", text);

        await bot.SaysAsync("ines", $"abuse 1 {text}");
        await bot.SaysAsync("ines", "abuse 1");
        await bot.PressesAsync("ines", "Write down the facts", ("facts", text));
        await bot.SaysAsync("ines", "reopen 1");
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("ines", "tools off 1");
        await bot.SaysAsync("ines", $"tools on 1 {text}");
        await bot.SaysAsync("ines", $"park 1 {text}");
        await bot.SaysAsync("ines", $"support {text}");
        await bot.SaysAsync("ines", $"look after me {text}");
        await bot.SaysAsync("ines", "pause");
        await bot.SaysAsync("rui", "key 1 4711");
        await bot.SaysAsync("rui", $"remember 1 {text}");
        await bot.SaysAsync("rui", $"remember 1 likes {text}, they said yes");
        await bot.SaysAsync("rui", "remember 1");
        await bot.PressesAsync("rui", "Keep it", ("factKind", "Note"), ("factText", text), ("factSource", "Told"), ("factConsent", "Said"), ("factConsentAt", text));
        await bot.PressesAsync("rui", "Keep it", ("factKind", "Note"), ("factText", text), ("factSource", "Told"), ("factConsent", "Said"), ("factConsentAt", ""));
        await bot.PressesAsync("rui", "Keep it", ("factKind", text), ("factText", text), ("factSource", text), ("factConsent", text));
        foreach (var typed in (string[])["customer 1", "renew 1 1", $"renew 1 {text}", $"forget 1 {text}", $"forget customer 1 {text}", "export customer 1"])
            await bot.SaysAsync("rui", typed);

        await bot.SaysAsync("rui", "check in");
        await bot.SaysAsync("rui", $"check in {text}");
        await bot.SaysAsync("rui", $"stop asking {text}");
        foreach (var item in (string[])["Q01", "Q19", "Q44", "Q47", text])
            await bot.SubmitsAsync("rui", new JsonObject { ["checkIn"] = item, ["value"] = text, ["tags"] = text, ["words"] = text, ["share"] = "yes", ["team"] = text });
        Assert.Equal(0, await bot.ReadAsync(db => db.KeyedAnswers.Count()));

        await bot.SaysAsync("rui", "case 1");
        await bot.SaysAsync("rui", text);
        await bot.SaysInRoomAsync("rui", text);
        await SayAfterwardsAsync(bot, text);
        foreach (var typed in (string[])["story", "story named:", "work i'd sign unnamed:", "pledge", "hours at the front", "clues import", "clues import - ", "clues drop", "clues"])
            await bot.SaysAsync("marta", $"{typed} {text}");
        await bot.SaysAsync("marta", $"pledge {text} by tomorrow");
        foreach (var typed in (string[])["pledge 1 drop because", "pledge 1 by", "pledges"])
            await bot.SaysAsync("marta", $"{typed} {text}");
        foreach (var typed in (string[])["status", "examples", "examples off", "digest", "digest preview", "digest now", "digest now anyway", "digest done", "digest flags"])
            await bot.SaysAsync("marta", $"{typed} {text}");
        await bot.SubmitsAsync("rui", new JsonObject { ["action"] = $"digest/wrong/0/2026-11-24/{text}" });
        await bot.SubmitsAsync("rui", new JsonObject { ["answer"] = "digest", ["digestFlag"] = text, ["digestWords"] = text });
        await bot.SubmitsAsync("rui", new JsonObject { ["answer"] = "digest", ["digestFlag"] = 7, ["digestWords"] = new JsonArray(text) });
        foreach (var typed in (string[])["clues export", "my digest", "clues", "pledges"])
            await bot.SaysAsync("marta", typed);
        foreach (var words in (string[])["spend 1", "spend 1 5", "not spent 1", "approve 1", "refuse 1 because", "gesture 1", "allow 1"])
            await bot.SaysAsync("rui", $"{words} {text}");
        foreach (var words in (string[])["my data", "forget me", "forget me mine", "forget me altogether"])
            await bot.SaysAsync("rui", $"{words} {text}");
        Assert.True((await bot.CaseAsync(1)).Story is not null);
    }

    /// <summary>Beside the cases: thanks that are shown, what nobody knew, what was done for people.</summary>
    private static async Task SayAfterwardsAsync(TestBot bot, string text)
    {
        await bot.HasMemberAsync("Marta", Role.Manager);
        foreach (var typed in (string[])["thanks @Rui", "thanks 1 @Rui and", "moment amazed:", "gap", "gap 1 answer", "gap 1 drop", "gap 1", "policy", "gaps"])
            await bot.SaysAsync("ines", $"{typed} {text}");
        foreach (var typed in (string[])["we did train", "we did care it is better because you said"])
            await bot.SaysAsync("marta", $"{typed} {text}");
        await bot.SaysAsync("ines", "thanks 1");
        await bot.PressesAsync("ines", "Say thanks", ("thanksTo", text), ("thanksFor", text));
        await bot.PressesAsync("ines", "Say thanks", ("thanksTo", "Rui"), ("thanksFor", text));
        await bot.SaysAsync("ines", "gap about 1");
        await bot.PressesAsync("ines", "Log it", ("gapText", text));
        foreach (var typed in (string[])["thanks show", "thanks today", "gaps", "gap 1", "we did", $"policy {text}"])
            await bot.SaysAsync("rui", typed);
        await bot.SaysInRoomAsync("rui", $"@ServiceBot gap {text}");
        await bot.SaysInRoomAsync("rui", $"@ServiceBot policy {text}");
        foreach (var typed in (string[])["what is", "what does", "what are"])
            await bot.SaysAsync("rui", $"{typed} {text}");
        await bot.SaysAsync("rui", $"what does {Said.Shorten(text, 40)} mean");
        await bot.SaysInRoomAsync("rui", $"@ServiceBot what is {Said.Shorten(text, 40)}");
    }

    [Theory]
    [InlineData('語', false)]
    [InlineData('語', true)]
    [InlineData('ا', true)]
    public async Task At_their_longest_all_answers_fit_into_small_cards(char letter, bool inTeams)
    {
        await using var bot = await TestBot.StartAsync(inTeams: inTeams);
        var principle = new string(letter, 100);
        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour")
        {
            Vision = new string(letter, Longest.Note),
            Principles = string.Join('\n', Enumerable.Range(0, 12).Select(index => index == 0 ? principle : new string((char)(letter + index), 100))),
        }));
        await bot.SaysAsync("ines", "problem " + new string(letter, Longest.Sentence));
        await bot.PressesAsync("ines", "A customer", ("title", new string(letter, Longest.Title)));
        await bot.SaysAsync("ines", new string(letter, Longest.Story));
        await bot.SaysAsync("ines", "back");
        var note = new string(letter, Longest.Note);
        await bot.PressesAsync("ines", "That is what happened", ("effect", note), ("feeling", note), ("need", note));
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "That is what happened");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "Not yet", ("wants", note), ("firstAction", note), ("benefit", note), ("spend", "1000000"), ("spendFor", note),
            ("options", string.Join('\n', Enumerable.Repeat(new string(letter, 120), 4))), ("choice", note), ("choiceReason", note), ("worth", "Large"));
        await bot.SaysAsync("ines", "next 1");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools", ("worked", note), ("prevention", note), ("preventionOwner", new string(letter, Longest.Name)),
            ("stoppedBy", "Money,Time,Policy,Authority,Knowledge,Attitude"), ("principle", principle[..(Longest.Title - 1)] + "…"), ("bestElsewhere", note), ("aboutUs", note));
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Tools");
        await bot.SaysAsync("ines", "asked 1 not suitable because " + note);
        var said = new string(letter, Longest.Words);
        await bot.PressesAsync("ines", "Fine", ("words", said), ("customerWords", said), ("wouldBeGreat", note), ("contactAgain", note));
        await bot.SaysAsync("rui", "customer says 1");
        await bot.SaysAsync("rui", $"kept 1 they {note[..(Longest.Note - 5)]}");

        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
        Assert.Equal(principle, (await bot.CaseAsync(1)).Principle);
        await bot.SaysAsync("rui", "case 1");
        await bot.SaysAsync("rui", "follow-ups");
        await bot.SaysAsync("rui", "follow-up 1");
        await bot.SaysAsync("ines", $"thanks 1 @Rui and @Amal {new string(letter, Longest.Sentence)}");
        await bot.SaysAsync("rui", "thanks show");
        for (var number = 0; number < 16; number++)
            await bot.SaysAsync("ines", $"gap {number} {new string((char)(letter + number), Longest.Sentence - 3)}");
        await bot.SaysAsync("rui", "gaps");
        await bot.SaysAsync("rui", $"gap 1 answer {said}");
        await bot.SaysAsync("rui", $"policy {new string(letter, Longest.Sentence - 3)}");
        await AssertCardsAreSoundAsync(bot);
        if (inTeams)
            TeamsLimits.Hold(bot, new string(letter, 20));
    }

    [Fact]
    public async Task What_is_too_long_is_named_and_nothing_is_taken()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        var said = await bot.SaysAsync("ines", new string('a', Longest.Story + 1));

        Assert.Equal("The story is longer than I can keep: 2,001 of 2,000 characters. Nothing was taken; please shorten it.", said[^1].Text);
        Assert.Null((await bot.CaseAsync(1)).Story);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"case":"one","step":"DontBlame","answer":"story"}""")]
    [InlineData("""{"case":1,"step":"DontBlame","answer":{"a":1},"story":"x"}""")]
    [InlineData("""{"case":1,"step":"DontBlame","answer":"story","story":["x"]}""")]
    [InlineData("""{"case":1,"step":"DontBlame","answer":"nothing we know","story":"x"}""")]
    [InlineData("""{"case":1,"step":"Closed","answer":"story","story":"x"}""")]
    [InlineData("""{"case":99,"step":"DontBlame","answer":"story","story":"x"}""")]
    [InlineData("""{"case":1,"step":"DontBlame","answer":"instead","text":"fixed 1"}""")]
    [InlineData("""{"case":1,"step":"7","answer":"instead","text":"nothing"}""")]
    [InlineData("""{"fact":"keep","answer":"keep","case":1,"factText":{"a":1},"factConsent":"Said"}""")]
    [InlineData("""{"fact":"made up","answer":"x","case":1,"factId":"x"}""")]
    [InlineData("""{"fact":"everything","answer":"x","case":1,"seen":""}""")]
    [InlineData("""{"fact":"remove","answer":"x","case":99,"factId":"x"}""")]
    [InlineData("""{"spending":"ask","answer":"ask","case":99,"spend":"5","spendFor":"x"}""")]
    [InlineData("""{"spending":"ask","answer":"ask","case":1,"spend":"5","spendFor":"x"}""")]
    [InlineData("""{"approval":"1","answer":"yes","case":1}""")]
    [InlineData("""{"approval":"-1","answer":"perhaps","case":1}""")]
    [InlineData("""{"approval":"","answer":"yes","case":99}""")]
    [InlineData("""{"gesture":"keep","answer":"keep","case":1,"worth":"Large"}""")]
    [InlineData("""{"gesture":"reckon","answer":"reckon","case":1,"margin":"1-2","purchases":"1","years":"1"}""")]
    [InlineData("""{"checkIn":"Q01","value":6}""")]
    [InlineData("""{"checkIn":"Q01","value":{"a":1}}""")]
    [InlineData("""{"checkIn":["Q01"],"value":4}""")]
    [InlineData("""{"checkIn":"Q02","value":4}""")]
    [InlineData("""{"checkIn":"Q47","value":4,"team":"harbour"}""")]
    [InlineData("""{"forgetting":"me","answer":"altogether","seen":"made up"}""")]
    [InlineData("""{"forgetting":"you","answer":"everybody"}""")]
    [InlineData("""{"action":"made up"}""")]
    [InlineData("""{"action":""}""")]
    public async Task A_card_that_is_not_ours_changes_nothing(string value)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        var before = (await bot.CaseAsync(1)).Version;

        await bot.SubmitsAsync("ines", JsonNode.Parse(value)!.AsObject());
        await bot.SubmitsAsync("rui", JsonNode.Parse(value)!.AsObject());

        Assert.Equal(before, (await bot.CaseAsync(1)).Version);
        await bot.SaysAsync("ines", "They waited.");
        Assert.Equal("They waited.", (await bot.CaseAsync(1)).Story);
    }

    /// <summary>With the text in every input, and where that is refused, without.</summary>
    private static async Task FillAsync(TestBot bot, string button, string text)
    {
        string[] inputs =
        [
            "title", "severity", "danger", "team", "customerKey", "story", "effect", "feeling", "need", "needConfirmed", "occurred", "known", "noticed", "promise", "wants", "firstAction", "benefit", "spend", "spendFor",
            "options", "choice", "choiceReason", "worth", "worked", "prevention", "preventionOwner", "preventionDue", "stoppedBy", "principle", "bestElsewhere", "aboutUs", "words",
            "evidence", "customerWords", "askedBy", "notAskedBecause", "wouldBeGreat", "contactAgain", "didHelp", "wouldReturn",
            "toDisclose", "howDisclosed", "disclosureDue",
        ];
        await bot.PressesAsync("ines", button, [.. inputs.Select(input => (input, text))]);
        if ((await bot.ChatAsync("ines")).Any(card => card.Buttons.Contains(button)))
            await bot.PressesAsync("ines", button, ("options", ""));
    }

    private static async Task AssertCardsAreSoundAsync(TestBot bot)
    {
        foreach (var message in (await bot.ChatAsync("ines")).Concat(await bot.ChatAsync("rui")).Concat(await bot.RoomAsync()))
        {
            var json = message.Activity.ToJsonString(AsSent);
            Assert.InRange(Encoding.UTF8.GetByteCount(json), 1, LargestCard);
            Assert.All(message.Rows, row => Assert.InRange(row, 0, 6));
            Assert.DoesNotContain("went wrong on my side", json, StringComparison.Ordinal);
            if (message.Card is null)
                Assert.Equal("plain", (string?)message.Activity["textFormat"]);
            else
            {
                // Web Chat draws nothing of a card in which an answer has no value.
                Assert.DoesNotContain("\"value\":\"\"", message.Card.ToJsonString(AsSent), StringComparison.Ordinal);
                Assert.DoesNotContain(Blocks(message.Card["body"]!.AsArray()), text => text.Contains("evil", StringComparison.Ordinal) || text.Contains("<at>", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>What is rendered as Markdown.</summary>
    private static IEnumerable<string> Blocks(JsonArray items) => items.SelectMany(item => (string?)item!["type"] switch
    {
        "TextBlock" => [(string)item["text"]!],
        "Container" => Blocks(item["items"]!.AsArray()),
        _ => Enumerable.Empty<string>(),
    });
}
