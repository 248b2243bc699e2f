using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Pulse;
using ServiceBot.Roster;

namespace ServiceBot.Examples;

/// <summary>Where the example people say and press things: through the same turns as everybody, on a clock of their own.</summary>
internal sealed class ExampleStage(IServiceProvider services, ExampleClock clock, IReadOnlyDictionary<string, string> names)
{
    /// <summary>These look after what is old, and there is nothing old yet.</summary>
    private static readonly TimeSpan Rare = TimeSpan.FromHours(1);

    /// <summary>Nor has anybody left, been forgotten or opened what goes away again.</summary>
    private static readonly Type[] Idle = [typeof(DeparturesRound), typeof(ForgottenRound), typeof(FleetingRound)];

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(40);

    private readonly string _room = WebConversation.RoomId(ExampleTeam.Id);

    public Task SaysAsync(string person, string text) => PostAsync(person, null, new JsonObject { ["text"] = text });

    public Task SaysInRoomAsync(string person, string text) =>
        PostAsync(person, new WebRoom(ExampleTeam.Id, ExampleTeam.Name, HasCaller: true), new JsonObject { ["text"] = text });

    /// <summary>Presses a button of the newest card in their private chat that has it, with what they typed into the card.</summary>
    public async Task PressesAsync(string person, string button, params (string Input, string Value)[] typed)
    {
        var cards = await CardsAsync(WebConversation.PrivateId(person));
        var (card, action) = cards.SelectMany(card => ActionsOf(card).Select(action => (card, action)))
            .LastOrDefault(found => (string?)found.action["title"] == button && found.action["data"] is JsonObject);
        if (action is null)
            throw new InvalidOperationException($"Nothing on the example's cards is called {button}.");

        await PostAsync(person, null, new JsonObject { ["value"] = Submit(card, action, typed) });
    }

    /// <summary>Answers the check-in that is open; but nothing that is counted in the whole organisation, for there others are counted too.</summary>
    public async Task AnswersAsync(string person, int daily, int other)
    {
        var cards = await CardsAsync(WebConversation.PrivateId(person));
        if (cards.LastOrDefault(card => ActionsOf(card).Any(action => ItemOf(action) == Item.Daily)) is not { } asked)
            return;

        var bank = services.GetRequiredService<QuestionBank>();
        foreach (var item in ActionsOf(asked).Select(ItemOf).OfType<string>().Distinct().Where(item => bank.Find(item)?.Audience == Audience.Team).ToList())
        {
            var value = item == Item.Daily ? daily : other;
            var answers = ActionsOf(asked).Where(action => ItemOf(action) == item).ToList();
            if (answers.Find(action => $"{action["data"]!["value"]}" == $"{value}") is { } chosen)
                await PostAsync(person, null, new JsonObject { ["value"] = chosen["data"]!.DeepClone() });
        }
    }

    /// <summary>It is so late now, and whatever is due by then happens.</summary>
    public async Task AtAsync(DateTimeOffset instant)
    {
        clock.GoTo(instant);
        foreach (var kind in services.GetServices<RoundKind>().Where(kind => !Idle.Contains(kind.Type)))
        {
            await using var scope = services.CreateAsyncScope();
            var round = (IRound)scope.ServiceProvider.GetRequiredService(kind.Type);
            if (round.Every < Rare)
                await round.RunAsync(CancellationToken.None);
        }

        await DeliverAsync();
    }

    /// <summary>The bot says something in the room of itself.</summary>
    public async Task AnnounceAsync(string text)
    {
        await using var scope = services.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<Turn>();
        turn.Say(Message.Once(new Address(WebCarrier.Channel, _room), Payload.ToJson(Talk.Text(text))));
        await turn.CommitAsync();
        await DeliverAsync();
    }

    /// <summary>The number of what was promised to change.</summary>
    public async Task<int> FollowUpAsync(string text)
    {
        await using var db = Look();
        return await db.FollowUps.Where(found => found.What == text).Select(found => found.Number).SingleAsync();
    }

    private BotDb Look() => services.GetRequiredService<IDatabase>().Lease();

    private async Task PostAsync(string person, WebRoom? room, JsonObject said)
    {
        clock.Pass(Breath);
        said["type"] = "message";
        var caller = new WebCaller(
            person, names[person], room is null ? WebConversation.PrivateId(person) : _room, room, IsElsewhereToo: false, null, DateTimeOffset.MaxValue);
        using var body = JsonDocument.Parse(said.ToJsonString());
        var message = WebMessage.Read(body.RootElement, caller, clock.GetInstant())!; // it is of the type message
        await services.GetRequiredService<TurnRunner>().RunAsync(
            Payload.ReadActivity(message.Json), new ActivityKey(WebCarrier.Channel, caller.Conversation, message.Key),
            new WebPost(caller.Conversation, message.Id, message.Json), CancellationToken.None);
        await DeliverAsync();
    }

    private Task DeliverAsync() => services.GetRequiredService<Courier>().SendDueAsync(CancellationToken.None);

    /// <summary>What the bot has said there on cards, in the order in which it was said.</summary>
    private async Task<List<JsonObject>> CardsAsync(string conversation)
    {
        await using var db = Look();
        var rows = await db.WebActivities.AsNoTracking().Where(row => row.Conversation == conversation && row.GoodUntil == null)
            .OrderBy(row => row.Watermark)
            .Select(row => row.Json)
            .ToListAsync();
        return [.. rows.Select(json => JsonNode.Parse(json)?["attachments"]?[0]?["content"]).OfType<JsonObject>()];
    }

    /// <summary>What a client sends: the button's data with every input of the card.</summary>
    private static JsonObject Submit(JsonObject card, JsonObject action, (string Input, string Value)[] typed)
    {
        var value = action["data"]!.DeepClone().AsObject();
        if ((string?)action["associatedInputs"] == "none")
            return value;

        foreach (var input in InputsOf(card["body"]))
            if (input["value"] is { } preset)
                value[(string)input["id"]!] = preset.DeepClone();

        foreach (var (input, text) in typed)
            value[input] = text;

        return value;
    }

    private static string? ItemOf(JsonObject action) => (string?)action["data"]?["checkIn"];

    private static IEnumerable<JsonObject> ActionsOf(JsonObject card) => Within(card["body"]).Append(card)
        .SelectMany(part => part["actions"] as JsonArray ?? [])
        .OfType<JsonObject>();

    private static IEnumerable<JsonObject> InputsOf(JsonNode? items) =>
        Within(items).Where(part => ((string?)part["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true);

    private static IEnumerable<JsonObject> Within(JsonNode? items) =>
        (items as JsonArray ?? []).OfType<JsonObject>().SelectMany(part => Within(part["items"]).Concat(Within(part["columns"])).Prepend(part));
}
