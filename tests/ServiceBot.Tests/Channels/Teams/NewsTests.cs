using System.Text.Json.Nodes;
using ServiceBot.Bot;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>What Teams tells and asks that is no message: edits, reactions, dialogs and searches, files, and nonsense.</summary>
public class NewsTests
{
    [Fact]
    public async Task An_edit_in_private_is_answered_once()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);
        await world.SendAsync("Ana Reis", """{"text":"help"}""", id: "m-1");

        for (var i = 0; i < 3; i++)
            await world.SendAsync("Ana Reis", """{"type":"messageUpdate","text":"cases","channelData":{"eventType":"editMessage"}}""", id: "m-1");
        await world.SendAsync("Ana Reis", """{"type":"messageUpdate","text":"cases","channelData":{"eventType":"undeleteMessage"}}""", id: "m-2");
        await world.SendAsync("Ana Reis", """{"type":"messageDelete","channelData":{"eventType":"softDeleteMessage"}}""", id: "m-3");

        var said = await world.SaidToAsync("Ana Reis");
        Assert.Equal(["I read each message once. If it matters, send it again.", "I read each message once. If it matters, send it again."], said.Skip(1));
    }

    /// <summary>It may be an answer to a check-in that is edited: what has no time goes within hours, and names no message.</summary>
    [Fact]
    public async Task When_a_message_was_edited_is_not_kept()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);

        await world.SendAsync("Ana Reis", """{"type":"messageUpdate","text":"good","channelData":{"eventType":"editMessage"}}""", id: "m-1");

        Assert.True(await world.ReadAsync(db => db.Inbox.Single(row => row.Activity == "m-1/edit").At) < DateTimeOffset.UnixEpoch.AddHours(3));
        Assert.Equal(0, await world.ReadAsync(db => db.Outbox.Count(row => row.Activity!.Contains("replyToId"))));
        Assert.Equal("I read each message once. If it matters, send it again.", Assert.Single(await world.SaidToAsync("Ana Reis")));
    }

    [Fact]
    public async Task In_a_channel_edits_are_passed_over()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);
        var before = (await world.SaidInAsync(TeamsWorld.Team)).Count;

        await world.SendInTeamAsync("Ana Reis", """{"type":"messageUpdate","text":"<at>ServiceBot</at> cases"}""", ""","eventType":"editMessage" """);

        Assert.Equal(before, (await world.SaidInAsync(TeamsWorld.Team)).Count);
    }

    [Theory]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}],"replyToId":"1"}""")]
    [InlineData("""{"type":"event","name":"application/vnd.microsoft.readReceipt","value":{"lastReadMessageId":"1"}}""")]
    [InlineData("""{"type":"event","name":"application/vnd.microsoft.meetingStart","value":{}}""")]
    [InlineData("""{"type":"event","name":"application/vnd.microsoft.meetingParticipantJoin","value":{"members":[]}}""")]
    [InlineData("""{"type":"messageDelete","channelData":{"eventType":"softDeleteMessage"}}""")]
    [InlineData("""{"type":"messageUpdate"}""")]
    [InlineData("""{"type":"conversationUpdate","channelData":{"eventType":"somethingNew"}}""")]
    [InlineData("""{"type":"conversationUpdate","channelData":{"team":{"id":"19:general@thread.tacv2"},"eventType":"channelCreated"}}""")]
    [InlineData("""{"type":"installationUpdate","action":"something"}""")]
    [InlineData("""{"type":"installationUpdate","action":"remove","conversation":{"id":"19:chat","conversationType":"groupChat"}}""")]
    public async Task Nothing_is_kept_of_it(string different)
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);
        var before = await CountAsync(world);

        await world.SendAsync("Ana Reis", different);
        await world.SendAsync("Somebody new", different);

        Assert.Equal(before, await CountAsync(world));
    }

    [Theory]
    [InlineData("composeExtension/query", "composeExtension", "text")]
    [InlineData("composeExtension/queryLink", "composeExtension", "text")]
    [InlineData("composeExtension/anonymousQueryLink", "composeExtension", "text")]
    [InlineData("composeExtension/selectItem", "composeExtension", "text")]
    [InlineData("composeExtension/querySettingUrl", "composeExtension", "text")]
    [InlineData("composeExtension/fetchTask", "task", "value")]
    [InlineData("composeExtension/submitAction", "task", "value")]
    [InlineData("task/fetch", "task", "value")]
    [InlineData("task/submit", "task", "value")]
    [InlineData("config/fetch", "config", "value")]
    public async Task What_it_does_not_do_is_refused_in_the_form_that_Teams_shows(string name, string part, string text)
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);

        // Of two delivered with the same id the second gets the recorded answer.
        foreach (var _ in (int[])[1, 2])
        {
            var answer = await world.SendAsync("Ana Reis", $$"""{"type":"invoke","name":"{{name}}","value":{"a":[1]} }""", id: "i-1");

            Assert.Equal(200, (int)answer!["status"]!);
            Assert.Equal("message", (string)answer["body"]![part]!["type"]!);
            Assert.StartsWith("I cannot do that here.", (string)answer["body"]![part]![text]!, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("composeExtension/setting")]
    [InlineData("composeExtension/onCardButtonClicked")]
    [InlineData("fileConsent/invoke")]
    [InlineData("actionableMessage/executeAction")]
    public async Task Of_others_only_the_status_counts(string name)
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);

        var answer = await world.SendAsync("Ana Reis", $$"""{"type":"invoke","name":"{{name}}","value":null}""");

        Assert.Equal(200, (int)answer!["status"]!);
        Assert.Null(answer["body"]);
    }

    [Fact]
    public async Task What_nobody_knows_is_refused_in_words()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);

        var answer = await world.SendAsync("Ana Reis", """{"type":"invoke","name":"something/new","value":null}""");

        Assert.Equal((200, 501), ((int)answer!["status"]!, (int)answer["body"]!["statusCode"]!));
        Assert.Equal(ErrorReply.NotUnderstood, (string)answer["body"]!["value"]!["message"]!);
    }

    [Fact]
    public async Task A_tab_is_refused_with_a_card()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);

        var answer = await world.SendAsync("Ana Reis", """{"type":"invoke","name":"tab/fetch","value":{}}""");

        Assert.StartsWith("I cannot do that here.", (string)answer!["body"]!["tab"]!["value"]!["cards"]![0]!["card"]!["body"]![0]!["text"]!, StringComparison.Ordinal);
    }

    /// <summary>A search with the bot comes from the chat of two colleagues, in which it has nothing to say.</summary>
    [Fact]
    public async Task The_chat_that_something_is_asked_from_is_no_private_chat_of_the_bot()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);

        await world.SendAsync("Ana Reis", """{"type":"invoke","name":"composeExtension/query","value":{},"conversation":{"id":"19:two-colleagues","conversationType":"personal"}}""");
        await world.SendAsync("Somebody new", """{"type":"invoke","name":"composeExtension/query","value":{}}""");

        Assert.Null(await world.ReadAsync(db => db.Addresses.Single().Conversation));
    }

    [Fact]
    public async Task Files_are_not_read_and_that_is_said()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);
        const string Line = "I cannot open files or pictures. Please write down what matters in it.";

        await world.SendAsync("Ana Reis", """{"attachments":[{"contentType":"application/vnd.microsoft.teams.file.download.info","name":"a.pdf"},{"contentType":"text/html","content":"<p></p>"}]}""");
        Assert.Equal([Line], await world.SaidToAsync("Ana Reis"));

        await world.SendAsync("Ana Reis", """{"text":"cases","attachments":[{"contentType":"image/png","contentUrl":"https://x.example"}]}""");
        Assert.Equal(3, (await world.SaidToAsync("Ana Reis")).Count);

        await world.SendAsync("Ana Reis", """{"text":"cases","attachments":[{"contentType":"text/html","content":"<p>cases</p>"},null,{}]}""");
        Assert.Equal(4, (await world.SaidToAsync("Ana Reis")).Count);
    }

    /// <summary>Wrong kinds of everything, in every place.</summary>
    [Fact]
    public async Task Whatever_comes_nothing_breaks()
    {
        await using var world = await RosterTests.InstalledAsync(["Ana Reis"]);
        string[] values = ["7", "true", "\"x\"", "[]", "[null]", "{}", "{\"id\":7}", "{\"id\":\"..\"}", "{\"type\":[],\"mentioned\":[]}", "[{\"type\":\"mention\",\"mentioned\":\"x\"},{\"type\":\"clientInfo\",\"timezone\":[]}]"];
        string[] types = ["message", "invoke", "conversationUpdate", "installationUpdate", "messageUpdate"];
        foreach (var type in types)
            foreach (var value in values)
                foreach (var at in (string[])["channelData", "value", "channelData.team", "channelData.channel", "channelData.eventType", "channelData.settings", "channelData.tenant"])
                {
                    var activity = new JsonObject { ["type"] = type, ["name"] = "task/fetch", ["action"] = "add", ["text"] = "<at>x</at> cases" };
                    if (at.Split('.') is [var outer, var inner])
                        activity[outer] = new JsonObject { ["team"] = new JsonObject { ["id"] = TeamsWorld.Team }, ["eventType"] = "editMessage", [inner] = JsonNode.Parse(value) };
                    else
                        activity[at] = JsonNode.Parse(value);
                    if (value[0] == '[')
                        activity["entities"] = value.Contains("mention", StringComparison.Ordinal) ? JsonNode.Parse(value) : new JsonArray(null, new JsonObject());

                    await world.SendAsync("Ana Reis", activity.ToJsonString());
                }

        Assert.Equal(["Ana Reis"], await world.NamesAsync());
        Assert.DoesNotContain(await world.SaidToAsync("Ana Reis"), said => said.StartsWith("Something went wrong", StringComparison.Ordinal));
    }

    private static Task<int> CountAsync(TeamsWorld world) => world.ReadAsync(db =>
        db.People.Count() + db.Addresses.Count() + db.Outbox.Count() + db.Inbox.Count() + db.RosterChanges.Count() + db.Teams.Count() + db.Desks.Count() + db.Blocked.Count() + db.States.Count());
}
