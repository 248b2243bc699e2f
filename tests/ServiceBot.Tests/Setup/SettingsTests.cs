using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Setup;

public class SettingsTests
{
    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Names =
    [
        "Vision", "Principles", "People", "Roles", "Zone", "Working days and hours", "Check-in and digest times", "Limits", "Targets", "Holidays",
        "Words we use", "Safety", "When it is hard", "Check-ins", "Your own questions", "Digest",
    ];

    [Fact]
    public async Task Every_member_reads_what_holds_and_only_managers_change_it()
    {
        await using var bot = await StartAsync();

        var toMember = (await bot.SaysAsync("ines", "settings"))[^1];
        Assert.Equal(["Settings", "Harbour desk", "Vision: not written yet", "Principles: not written yet", "People: Amal, Ines, Marta, Rui"], toMember.Lines.Take(5));
        Assert.Contains("Working days and hours: Mon–Fri, 09:00–17:00", toMember.Lines);
        Assert.Contains("Nothing is measured until vision and principles are written.", toMember.Lines);
        Assert.Empty(toMember.Buttons);
        Assert.Equal(Names, (await bot.SaysAsync("marta", "settings"))[^1].Buttons);
    }

    [Fact]
    public async Task A_topic_opened_there_leads_back_there()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "settings");

        Assert.Equal("Settings · Zone", (await bot.PressesAsync("marta", "Zone"))[^1].Lines[0]);
        var saved = (await bot.SaysAsync("marta", "Europe/Paris"))[^1];

        Assert.Equal("Settings", saved.Lines[0]);
        Assert.Contains("Zone: Europe/Paris from Sunday 22 November 2026", saved.Lines);
        Assert.Contains("Sat 21 Nov 2026, 14:00 (Europe/Lisbon) · Marta · Zone: Europe/Lisbon → Europe/Paris from Sunday 22 November 2026", saved.Lines);
        Assert.DoesNotContain((await bot.SaysAsync("ines", "settings"))[^1].Lines, line => line.Contains('→', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Going_back_or_pausing_leaves_it_as_it_was()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "Words we use");

        Assert.Equal("Settings", (await bot.PressesAsync("marta", "Back"))[^1].Lines[0]);
        await bot.PressesAsync("marta", "Limits");
        Assert.Equal("Left as it was.", (await bot.SaysAsync("marta", "pause"))[^1].Text);
        Assert.Equal("Set-up 1 of 11 · Vision", (await bot.SaysAsync("marta", "setup"))[^1].Lines[0]);
    }

    [Fact]
    public async Task An_old_card_opens_what_holds_now_and_sets_a_case_aside()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "settings");
        await bot.SaysAsync("marta", "problem the parcel is lost");

        var topic = await bot.PressesAsync("marta", "Zone");

        Assert.Contains(topic, message => message.Text.Contains("Set aside. To go on: next 1", StringComparison.Ordinal));
        Assert.Equal("Settings · Zone", topic[^1].Lines[0]);
        Assert.Single(await bot.PressesAsync("marta", "Zone"), message => message.Buttons.Contains("Save"));
        Assert.Single(await bot.ChatAsync("marta"), message => message.Buttons.Contains("Save"));
    }

    [Theory]
    [InlineData("""{"setup":"harbour","topic":"Zone","answer":"open"}""")]
    [InlineData("""{"setup":"harbour","topic":"Zone","answer":"save","zone":"Asia/Tokyo"}""")]
    [InlineData("""{"setup":"harbour","topic":"Vision","answer":"instead","text":"cases","was":"x","seen":"0"}""")]
    [InlineData("""{"setup":"nowhere","topic":"Zone","answer":"open"}""")]
    [InlineData("""{"setup":"harbour","topic":"999","answer":"open"}""")]
    [InlineData("""{"setup":"harbour","topic":"Zone","answer":"anyway","zone":["Asia/Tokyo"]}""")]
    [InlineData("""{"setup":{"a":1},"topic":"Zone","answer":"save"}""")]
    public async Task A_card_that_is_not_ours_changes_nothing(string value)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "setup");

        await bot.SubmitsAsync("ines", JsonNode.Parse(value)!.AsObject());
        await bot.SubmitsAsync("marta", JsonNode.Parse(value)!.AsObject());

        await using var db = bot.Look();
        Assert.Empty(await db.RosterChanges.ToListAsync());
        Assert.Equal("Europe/Lisbon", (await db.Teams.SingleAsync(team => team.Id == "harbour")).Zone);
        Assert.DoesNotContain(await bot.ChatAsync("ines"), message => message.Buttons.Contains("Save"));
        Assert.DoesNotContain((await bot.ChatAsync("marta")).Concat(await bot.ChatAsync("ines")), message => message.Text.Contains("wrong on my side", StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_their_longest_all_answers_fit_into_small_cards()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "setup");
        await bot.SaysAsync("marta", new string('語', 300));
        await bot.PressesAsync("marta", "Save", ("principles", new string('語', 1500)));
        await bot.PressesAsync("marta", "Save", ("people", string.Join('\n', Enumerable.Range(0, 199).Select(n => $"{n:D3}{new string('語', 61)}").Append("Marta"))));
        await bot.PressesAsync("marta", "Save", ("leads", string.Join('\n', Enumerable.Range(0, 20).Select(n => $"{n:D3}{new string('語', 61)}"))));
        await bot.PressesAsync("marta", "Keep as it is");
        await bot.PressesAsync("marta", "Save", ("shifts", string.Join('\n', Enumerable.Range(10, 12).Select(n => $"{n}{new string('語', 60)} 06:00-14:00"))));
        await bot.PressesAsync("marta", "Keep as it is");
        await bot.PressesAsync("marta", "Keep as it is");
        await bot.PressesAsync("marta", "Keep as it is");
        await bot.PressesAsync("marta", "Save", ("holidays", string.Join('\n', Enumerable.Range(1, 100).Select(n => $"{new DateOnly(2027, 1, 1).AddDays(n):yyyy-MM-dd} {new string('語', 40)}"))));
        await bot.PressesAsync("marta", "Save", ("staffWord", new string('語', 32)), ("customerWord", new string('語', 32)), ("customerKeyWord", new string('語', 32)),
            ("surveyLink", "https://survey.example/?case={case}&" + new string('x', 264)));
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "When it is hard");
        await bot.PressesAsync("marta", "Save", ("conduct", new string('語', 500)), ("help", new string('語', 500)));
        foreach (var name in Names)
            await bot.PressesAsync("marta", name);

        await AssertSoundAsync(bot);
        Assert.Equal(new string('語', 32), (await bot.TeamAsync()).CustomerWord);
        Assert.Equal(300, (await bot.TeamAsync()).SurveyLink!.Length);
    }

    [Theory]
    [InlineData("**bold** [click](https://evil.example) <b>b</b> | a | b |")]
    [InlineData("<at>everyone</at> @channel evil")]
    [InlineData("\u202Eright to left\u202C \u05E9\u05DC\u05D5\u05DD evil")]
    [InlineData("{{DATE(2020-01-01T00:00Z)}} evil '; DROP TABLE Teams; --")]
    public async Task Whatever_is_typed_stays_text(string text)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", "setup");
        await bot.SaysAsync("marta", text);
        await bot.PressesAsync("marta", "Save", ("principles", text));
        await bot.PressesAsync("marta", "Save", ("people", $"Marta\nInes\n{text}"));
        await bot.PressesAsync("marta", "Save", ("leads", text), ("approvers", text));
        string[] inputs =
        [
            "zone", "days", "from", "to", "shifts", "checkInAt", "digestAt", "currency", "memberLimit", "leadLimit", "approverLimit", "gestureFloor", "gestureShare", "approvalMinutes", "ownSafety",
            "wordNormal", "holidays", "staffWord", "customerWord", "customerKeyWord", "surveyLink",
        ];
        for (var topic = 5; topic < 11; topic++)
        {
            await bot.PressesAsync("marta", "Save", [.. inputs.Select(input => (input, text))]);
            await bot.PressesAsync("marta", "Keep as it is");
        }

        await bot.PressesAsync("marta", "Save", ("staffWord", text[..20]), ("customerWord", text[..20]), ("customerKeyWord", text[..20]));
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "When it is hard");
        await bot.PressesAsync("marta", "Save", ("conduct", text), ("help", text));
        await bot.SaysAsync("ines", "support");
        await bot.SaysAsync("ines", "abuse 1");
        await bot.SaysAsync("ines", "vision");
        await bot.SaysAsync("ines", "problem the parcel is lost");
        await AssertSoundAsync(bot);
    }

    private static async Task AssertSoundAsync(TestBot bot)
    {
        foreach (var message in (await bot.ChatAsync("marta")).Concat(await bot.ChatAsync("ines")))
        {
            var json = message.Activity.ToJsonString(AsSent);
            Assert.InRange(Encoding.UTF8.GetByteCount(json), 1, 20 * 1024);
            Assert.DoesNotContain("went wrong on my side", json, StringComparison.Ordinal);
            if (message.Card is not { } card)
            {
                Assert.Equal("plain", (string?)message.Activity["textFormat"]);
                continue;
            }

            Assert.Equal("1.5", (string?)card["version"]);
            Assert.DoesNotContain(card["body"]!.AsArray(), item => (string?)item!["type"] == "TextBlock" && ((string)item["text"]!).Contains("evil", StringComparison.Ordinal));
            Assert.DoesNotContain(
                card["body"]!.AsArray().Where(item => item!["choices"] is not null).SelectMany(item => item!["choices"]!.AsArray()),
                choice => ((string)choice!["title"]!).Contains("evil", StringComparison.Ordinal));
            Assert.All(card["body"]!.AsArray().Where(item => item!["actions"] is not null).Append(card), item => Assert.InRange(item!["actions"]?.AsArray().Count ?? 0, 0, 6));
        }
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Marta", Role.Manager);
        return bot;
    }
}
