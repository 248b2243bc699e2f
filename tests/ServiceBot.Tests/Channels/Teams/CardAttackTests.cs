using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>What comes with a press is in the hands of whoever presses. It is answered in one line, and does what they may do or nothing.</summary>
public class CardAttackTests
{
    private const string Message = "application/vnd.microsoft.activity.message";
    private const string Error = "application/vnd.microsoft.error";
    private const string NotForYou = "That button is not for you";

    private int _posts;

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("\"press\"")]
    [InlineData("[]")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{"action":"press"}""")]
    [InlineData("""{"action":{}}""")]
    [InlineData("""{"action":{"type":"Action.Execute"}}""")]
    [InlineData("""{"action":{"type":"Action.Submit","data":{"action":"ACTION"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":null}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":"ACTION"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":["ACTION"]}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"action":7}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"action":{"id":"ACTION"}}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"action":""}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"action":"ACTION "}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"action":"made up"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"action":"case/1/card"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"action":"digest/wrong/0/2026-11-20/harbour"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"action":"digest/thanks/9/yesterday/../harbour"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"action":"**b** [x](https://evil.example) <at>Everyone</at>"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"command":"close 1"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"case":1,"step":"OwnIt","answer":"mine"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"press","data":{"checkIn":"Q01","value":1}}}""")]
    public async Task A_press_that_no_card_of_ours_makes_does_nothing(string value)
    {
        await using var bot = await StartAsync();
        var action = await ActionAsync(bot, "Take it");
        var before = await KeptAsync(bot);

        var answer = await InvokeAsync(bot, "rui", value.Replace("ACTION", action, StringComparison.Ordinal));

        Refused(answer);
        Assert.Equal(before, await KeptAsync(bot));
        Assert.Null((await bot.CaseAsync(1)).OwnerId);
    }

    [Fact]
    public async Task A_press_with_very_much_in_it_does_nothing()
    {
        await using var bot = await StartAsync();
        var before = await KeptAsync(bot);

        foreach (var much in (string[])[new string('x', 200_000), new string('語', 65_536), string.Concat(Enumerable.Repeat("\u202E‮{{DATE(", 9_000))])
            Refused(await InvokeAsync(bot, "rui", Press(much)));

        Assert.Equal(before, await KeptAsync(bot));
    }

    [Theory]
    [InlineData("composeExtension/query")]
    [InlineData("task/fetch")]
    [InlineData("application/search")]
    [InlineData("nothing we know")]
    [InlineData("")]
    public async Task An_invoke_of_another_kind_is_refused_in_words(string name)
    {
        await using var bot = await StartAsync();
        var before = await KeptAsync(bot);

        var answer = await InvokeAsync(bot, "rui", Press(await ActionAsync(bot, "Take it")), name: name);

        Assert.Equal(200, answer.Status);
        Assert.Equal(before, await KeptAsync(bot));
    }

    [Fact]
    public async Task Whoever_is_not_in_the_team_is_refused()
    {
        await using var bot = await StartAsync();
        await bot.HasStrangerAsync("eve");
        var action = await ActionAsync(bot, "Take it");
        var before = await KeptAsync(bot);

        foreach (var presser in (string[])["eve", "29:nobody-knows-me"])
            Assert.StartsWith(NotForYou, Refused(await InvokeAsync(bot, presser, Press(action))), StringComparison.Ordinal);

        Assert.Equal(before, await KeptAsync(bot));
    }

    [Fact]
    public async Task Whoever_has_left_the_team_is_refused()
    {
        await using var bot = await StartAsync();
        var action = await ActionAsync(bot, "Take it");
        await bot.ChangeAsync(db => db.Memberships.RemoveRange(db.Memberships.Where(membership => membership.PersonId == "rui")));

        Assert.StartsWith(NotForYou, Refused(await InvokeAsync(bot, "rui", Press(action))), StringComparison.Ordinal);
    }

    /// <summary>A card that was copied into the channel of another team stays that of its own.</summary>
    [Fact]
    public async Task An_id_of_another_team_is_refused_whatever_channel_it_is_pressed_in()
    {
        await using var bot = await StartAsync();
        await bot.HasStrangerAsync("eve");
        var action = await ActionAsync(bot, "Take it");
        await bot.ChangeAsync(db =>
        {
            var team = db.Teams.Single(team => team.Id == "team-of-eve");
            (team.RoomChannel, team.RoomConversation, team.RoomServiceUrl) = (TeamsChats.Channel, "19:elsewhere@thread.tacv2", TeamsChats.ServiceUrl);
        });

        Assert.StartsWith(NotForYou, Refused(await InvokeAsync(bot, "eve", Press(action), conversation: "19:elsewhere@thread.tacv2")), StringComparison.Ordinal);
        Assert.StartsWith("I know no case 1", Said(await InvokeAsync(bot, "rui", Press(action), conversation: "19:elsewhere@thread.tacv2")), StringComparison.Ordinal);
        Assert.Null((await bot.CaseAsync(1)).OwnerId);
    }

    /// <summary>Teams delivers an invoke twice with one id, and half a minute later twice with another.</summary>
    [Fact]
    public async Task However_often_a_press_is_delivered_it_has_one_effect()
    {
        await using var bot = await StartAsync();
        var action = await ActionAsync(bot, "Take it");

        foreach (var (id, said) in new[] { ("one", "Case 1 is yours."), ("one", "Case 1 is yours."), ("two", "You own case 1 already."), ("two", "You own case 1 already.") })
            Assert.Equal(said, Said(await InvokeAsync(bot, "rui", Press(action), id: id)));

        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Owned);
        Assert.Equal(1, await bot.ReadAsync(db => db.CardActionUses.Count(use => use.ActionId == action)));
    }

    /// <summary>Where a client draws the Submit instead, its press comes as a message.</summary>
    [Fact]
    public async Task The_fallback_of_a_button_does_the_same()
    {
        await using var bot = await StartAsync();
        var card = await bot.CardAsync(1);
        var button = card!.Card!["actions"]![0]!;
        Assert.Equal(("Action.Execute", "Action.Submit"), ((string)button["type"]!, (string)button["fallback"]!["type"]!));

        await bot.PressesInRoomAsync("rui", card, "Take it");
        await bot.PressesInRoomAsync("rui", card, "Take it");

        Assert.Equal("rui", (await bot.CaseAsync(1)).OwnerId);
        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Owned);
        Assert.Equal("You own case 1 already.", Said(await InvokeAsync(bot, "rui", Press((string)button["data"]!["action"]!))));
    }

    [Fact]
    public async Task A_press_on_the_card_of_a_case_that_is_over_says_so()
    {
        await using var bot = await StartAsync();
        var action = await ActionAsync(bot, "Told the customer");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");
        await bot.PressesAsync("ines", "Fine");
        var before = (await bot.CaseAsync(1)).Version;

        Assert.Equal("Case 1 is closed.", Said(await InvokeAsync(bot, "rui", Press(action)))[..17]);

        Assert.Equal(before, (await bot.CaseAsync(1)).Version);
    }

    [Fact]
    public async Task Every_button_of_a_living_card_is_answered_in_one_line()
    {
        await using var bot = await StartAsync();
        await bot.PressesAsync("ines", "I own it");
        var buttons = (await bot.CardAsync(1))!.Buttons;

        Assert.NotEmpty(buttons);
        foreach (var button in buttons)
            Said(await InvokeAsync(bot, "ines", Press(await ActionAsync(bot, button))));
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-20T14:00Z", inTeams: true);
        await bot.ReachesAsync("ines", Step.OwnIt);
        return bot;
    }

    private static async Task<string> ActionAsync(TestBot bot, string button) => (string)(await bot.CardAsync(1))!.Submit(button)["action"]!;

    private static string Press(string action) => new JsonObject
    {
        ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "press", ["data"] = new JsonObject { ["action"] = action } },
    }.ToJsonString();

    private async Task<(int Status, JsonNode Body)> InvokeAsync(
        TestBot bot, string person, string value, string? id = null, string name = "adaptiveCard/action", string conversation = TestBot.Room)
    {
        id ??= $"attack-{++_posts}";
        var activity = Payload.ReadActivity(new JsonObject
        {
            ["type"] = "invoke",
            ["name"] = name,
            ["id"] = id,
            ["channelId"] = TeamsChats.Channel,
            ["serviceUrl"] = TeamsChats.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = person },
            ["recipient"] = new JsonObject { ["id"] = "servicebot", ["name"] = "ServiceBot" },
            ["conversation"] = new JsonObject { ["id"] = $"{conversation};messageid=1700000000001", ["isGroup"] = true, ["conversationType"] = "channel" },
            ["value"] = JsonNode.Parse(value),
        }.ToJsonString());
        var outcome = await bot.Services.GetRequiredService<TurnRunner>().RunAsync(
            activity, new ActivityKey(TeamsChats.Channel, activity.Conversation.Id, id), null, CancellationToken.None);
        return (outcome.Invoke!.Status, JsonNode.Parse(Payload.ToJson(outcome.Invoke.Body))!);
    }

    /// <summary>One line of ours, which Teams shows below the card.</summary>
    private static string Said((int Status, JsonNode Body) answer)
    {
        Assert.Equal((200, 200, Message), (answer.Status, (int)answer.Body["statusCode"]!, (string)answer.Body["type"]!));
        return OneLine((string)answer.Body["value"]!);
    }

    private static string Refused((int Status, JsonNode Body) answer)
    {
        if ((string)answer.Body["type"]! == Message)
        {
            var said = Said(answer);
            Assert.Matches($"^{NotForYou}", said);
            return said;
        }

        Assert.Equal((200, Error), (answer.Status, (string)answer.Body["type"]!));
        Assert.Equal(ErrorReply.NotUnderstood, (string)answer.Body["value"]!["message"]!);
        return OneLine((string)answer.Body["value"]!["message"]!);
    }

    private static string OneLine(string said)
    {
        Assert.InRange(said.Length, 1, 500);
        Assert.DoesNotContain('\n', said);
        Assert.DoesNotContain("evil", said, StringComparison.Ordinal);
        return said;
    }

    /// <summary>Rows of every table but the one that remembers which activities were handled.</summary>
    private static async Task<string> KeptAsync(TestBot bot)
    {
        await using var db = bot.Look();
        var counts = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Where(table => table != "Inbox").Distinct().Order(StringComparer.Ordinal))
            counts.Add($"{table} {await bot.Services.GetRequiredService<IDatabase>().WriteAsync(session => session.ScalarAsync($"SELECT COUNT(*) FROM \"{table}\""))}");

        return string.Join(", ", counts);
    }
}
