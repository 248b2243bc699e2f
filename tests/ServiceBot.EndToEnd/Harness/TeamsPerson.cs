using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>Somebody with a client of Teams: what they do arrives at the bot as Teams sends it, signed by the Bot Service.</summary>
/// <param name="person">Their place in the team's list of members.</param>
internal sealed class TeamsPerson(MicrosoftCloud cloud, ServiceBotProcess bot, HttpClient http, int person)
{
    private const string BotName = "ServiceBot";

    private readonly string _account = TeamsConnector.Account(person);
    private int _threads;

    public string Name => TeamsConnector.Name(person);

    /// <summary>Their private chat with the bot.</summary>
    public string Chat => TeamsConnector.ChatOf(_account);

    /// <summary>Adds the bot to the team: two activities, side by side, without a name in them.</summary>
    public Task InstallAsync() => Task.WhenAll(
        SendAsync(InTeam(new JsonObject { ["type"] = "installationUpdate", ["action"] = "add" })),
        SendAsync(InTeam(new JsonObject
        {
            ["type"] = "conversationUpdate",
            ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = cloud.Bot }),
        }, "teamMemberAdded")));

    /// <summary>Takes the bot out of the team again.</summary>
    public Task UninstallAsync() => Task.WhenAll(
        SendAsync(InTeam(new JsonObject { ["type"] = "installationUpdate", ["action"] = "remove" })),
        SendAsync(InTeam(new JsonObject
        {
            ["type"] = "conversationUpdate",
            ["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = cloud.Bot }),
        }, "teamMemberRemoved")));

    /// <summary>Opens the private chat for the first time.</summary>
    public Task OpenAsync() => SendAsync(InPrivate(new JsonObject
    {
        ["type"] = "conversationUpdate",
        ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = _account }, new JsonObject { ["id"] = cloud.Bot }),
    }));

    public Task SayAsync(string text, string? id = null) => SendAsync(InPrivate(Message(text)), id);

    /// <summary>Begins a thread in the team's channel by mentioning the bot.</summary>
    public Task MentionAsync(string text)
    {
        var said = Message($"<at>{BotName}</at> {text}");
        said["entities"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = $"<at>{BotName}</at>",
            ["mentioned"] = new JsonObject { ["id"] = cloud.Bot, ["name"] = BotName },
        });
        return SendAsync(InTeam(said, thread: $"{1_600_000_000_000 + person * 1000 + ++_threads}"));
    }

    /// <summary>Presses a button of a card: an Execute comes as an invoke, everything else as a message without text.</summary>
    /// <param name="id">Of a delivery that came before, to deliver it again.</param>
    /// <param name="filled">What was typed or chosen, by label; several choices with commas between them. Everything else is sent as it stands.</param>
    /// <returns>The one line an invoke is answered; nothing for a message.</returns>
    public async Task<string?> PressAsync(TeamsMessage card, string title, string? id = null, params (string Label, string Value)[] filled)
    {
        var button = card.Button(title);
        var data = button.TryGetProperty("data", out var given) ? JsonNode.Parse(given.GetRawText())!.AsObject() : [];
        if (!(button.TryGetProperty("associatedInputs", out var associated) && associated.GetString() == "none"))
            foreach (var (name, value) in card.Filled(filled))
                data[name] = value;

        var isExecute = button.GetProperty("type").GetString() == "Action.Execute";
        var pressed = isExecute
            ? new JsonObject
            {
                ["type"] = "invoke",
                ["name"] = "adaptiveCard/action",
                ["value"] = new JsonObject
                {
                    ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = button.GetProperty("verb").GetString(), ["data"] = data },
                },
            }
            : new JsonObject { ["type"] = "message", ["value"] = data };
        pressed["replyToId"] = card.Id;
        var thread = card.Conversation.Split(";messageid=");
        var answer = await SendAsync(thread[0] == TeamsConnector.Team ? InTeam(pressed, thread: thread.ElementAtOrDefault(1)) : InPrivate(pressed), id);
        return isExecute ? answer?["value"]?.GetValue<string>() : null;
    }

    /// <summary>The newest message in their private chat that says so, waited for.</summary>
    public Task<TeamsMessage> SeesAsync(string words) => cloud.Teams.SeesAsync(Chat, words);

    private static JsonObject Message(string text) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["textFormat"] = "plain",
        ["locale"] = "en-GB",
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-GB", ["country"] = "PT", ["platform"] = "Windows", ["timezone"] = "Europe/Lisbon" }),
    };

    private JsonObject InPrivate(JsonObject activity)
    {
        activity["conversation"] = new JsonObject { ["id"] = Chat, ["conversationType"] = "personal", ["tenantId"] = cloud.TenantId };
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = cloud.TenantId } };
        return activity;
    }

    private JsonObject InTeam(JsonObject activity, string? eventType = null, string? thread = null)
    {
        activity["conversation"] = new JsonObject
        {
            ["id"] = thread is null ? TeamsConnector.Team : $"{TeamsConnector.Team};messageid={thread}",
            ["conversationType"] = "channel",
            ["isGroup"] = true,
            ["tenantId"] = cloud.TenantId,
        };
        var data = new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = cloud.TenantId },
            ["team"] = new JsonObject { ["id"] = TeamsConnector.Team, ["name"] = "Harbour desk", ["aadGroupId"] = Guid.Empty.ToString() },
            ["channel"] = new JsonObject { ["id"] = TeamsConnector.Team },
        };
        if (eventType is not null)
            data["eventType"] = eventType;
        activity["channelData"] = data;
        return activity;
    }

    private async Task<JsonObject?> SendAsync(JsonObject activity, string? id = null)
    {
        activity["id"] = id ?? $"f:{Guid.NewGuid():N}";
        activity["timestamp"] = TimeProvider.System.GetUtcNow().ToString("O");
        activity["channelId"] = "msteams";
        activity["serviceUrl"] = cloud.Teams.ServiceUrl;
        activity["recipient"] = new JsonObject { ["id"] = cloud.Bot, ["name"] = BotName };
        activity["from"] = new JsonObject { ["id"] = _account, ["aadObjectId"] = TeamsConnector.ObjectId(person) };
        if (activity["type"]!.GetValue<string>() is "message" or "invoke")
            activity["from"]!["name"] = Name;

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Address, "/api/messages")) { Content = JsonContent.Create(activity) };
        request.Headers.TryAddWithoutValidation("Authorization", cloud.Authorization());
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}: {body}");
        return body.Length == 0 ? null : JsonNode.Parse(body)!.AsObject();
    }
}
