using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceBot.Bot;
using ServiceBot.Channels.Teams;
using ServiceBot.Channels.Web;
using ServiceBot.Coaching;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Knowledge;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>The bot as it is in Teams, right behind its door: what Teams sends goes in, what it would send is read from its outbox, and a double lists the members.</summary>
internal sealed class TeamsWorld : IAsyncDisposable
{
    public const string Bot = "28:servicebot";
    public const string Team = "19:general@thread.tacv2";
    public const string ServiceUrl = TeamsDouble.ServiceUrl;

    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(10);

    private readonly TestData _data = new();
    private readonly TeamsDouble _microsoft = new();
    private readonly WebApplication _app;
    private int _ids;

    private TeamsWorld(string now)
    {
        Clock = new TestClock(now);
        _app = Build();
    }

    public TestClock Clock { get; }

    public Directory Members { get; } = new();

    public IServiceProvider Services => _app.Services;

    public static TeamsWorld Start(string now = "2026-11-20T10:00Z") => new(now);

    /// <summary>One of the members whom the double lists.</summary>
    public static JsonObject Member(string name, bool isGuest = false) => new()
    {
        ["id"] = AccountOf(name),
        ["aadObjectId"] = $"directory-{name}",
        ["name"] = name,
        ["userRole"] = isGuest ? "guest" : "user",
    };

    public static string AccountOf(string name) => $"29:{name.Replace(' ', '-').ToLowerInvariant()}";

    public static string ChatOf(string name) => $"a:{AccountOf(name)}";

    /// <summary>An activity that comes in, with what makes it another than a message in somebody's private chat.</summary>
    public async Task<JsonNode?> SendAsync(string who, string different, string? id = null)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = id ?? $"{++_ids}",
            ["timestamp"] = Clock.Now.ToString("O"),
            ["channelId"] = "msteams",
            ["serviceUrl"] = ServiceUrl,
            ["from"] = new JsonObject { ["id"] = AccountOf(who), ["aadObjectId"] = $"directory-{who}" },
            ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "ServiceBot" },
            ["conversation"] = new JsonObject { ["id"] = ChatOf(who), ["conversationType"] = "personal" },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "tenant" } },
        };
        foreach (var (name, value) in JsonNode.Parse(different)!.AsObject())
            activity[name] = value?.DeepClone();

        var context = new TurnContext(Services.GetRequiredService<TurnAdapter>(), Payload.ReadActivity(activity.ToJsonString()));
        await Services.GetRequiredService<MessagesBot>().OnTurnAsync(context);
        return context.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey)?.Value is InvokeResponse answer
            ? new JsonObject { ["status"] = answer.Status, ["body"] = JsonNode.Parse(Payload.ToJson(answer.Body)) }
            : null;
    }

    /// <summary>Something of a team, in its first channel.</summary>
    /// <param name="more">What else the channel data hold, beginning with a comma.</param>
    public Task<JsonNode?> SendInTeamAsync(string who, string different, string more = "", string channel = Team, string? name = null, string? id = null, string? channelType = null)
    {
        var activity = JsonNode.Parse(different)!.AsObject();
        activity["conversation"] ??= JsonNode.Parse($$"""{"id":"{{channel}}","isGroup":true,"conversationType":"channel"}""");
        activity["channelData"] = JsonNode.Parse($$$"""{"tenant":{"id":"tenant"},"channel":{"id":"{{{channel}}}"}{{{more}}}}""");
        if (channelType is not null)
            activity["channelData"]!["channel"]!["type"] = channelType;

        activity["channelData"]!["team"] = new JsonObject { ["id"] = Team, ["name"] = name };
        return SendAsync(who, activity.ToJsonString(), id);
    }

    public Task AddsAsync(string by, string? name = "Harbour desk", string more = "", string at = "") =>
        SendInTeamAsync(by, $$"""{"type":"installationUpdate","action":"add"{{at}}}""", more, name: name);

    public Task BringsAsync(string by, string? name = "Harbour desk", string more = "", string at = "") =>
        SendInTeamAsync(by, $$"""{"type":"conversationUpdate","membersAdded":[{"id":"{{Bot}}"}]{{at}}}""", $",\"eventType\":\"teamMemberAdded\"{more}", name: name);

    public Task RemovesAsync(string by, string at = "") => SendInTeamAsync(by, $$"""{"type":"installationUpdate","action":"remove"{{at}}}""");

    /// <summary>The bot is added to the team, as Teams tells it at least twice.</summary>
    public async Task InstallAsync(string by, string? name = "Harbour desk", string more = "")
    {
        await AddsAsync(by, name, more);
        await BringsAsync(by, name, more);
    }

    public Task SaysAsync(string who, string text, string more = "") =>
        SendAsync(who, $$"""{"text":{{JsonValue.Create(text).ToJsonString()}}{{more}}}""");

    /// <summary>Mentions the bot in a channel.</summary>
    public Task MentionsAsync(
        string who, string text, string channel = Team, string channelData = "", string? id = null, string? channelType = null, string at = "") => SendInTeamAsync(
        who,
        $$"""
        {"text":"<at>ServiceBot</at> {{text}}","entities":[{"type":"mention","text":"<at>ServiceBot</at>","mentioned":{"id":"{{Bot}}","name":"ServiceBot"} }],
         "conversation":{"id":"{{channel}};messageid=1700000000000","isGroup":true,"conversationType":"channel"}{{at}} }
        """,
        channelData, channel, id: id, channelType: channelType);

    /// <summary>Presses a button of a card in the channel.</summary>
    public async Task<string> PressesAsync(string who, string action) => (string)(await SendInTeamAsync(
        who, $$$"""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"press","data":{"action":"{{{action}}}"} } } }"""))!["body"]!["value"]!;

    /// <summary>Something is said in a conversation, and sent.</summary>
    public async Task TellAsync(string conversation, string text)
    {
        await using var scope = Services.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<Turn>();
        turn.Say(new ServiceBot.Delivery.Message(
            new Address("msteams", conversation, ServiceUrl), ServiceBot.Delivery.Message.NewSlot(), $$"""{"type":"message","text":"{{text}}"}"""));
        Assert.Equal(CommitResult.Committed, await turn.CommitAsync());
        await WaitAsync(Services.GetRequiredService<RemoteRound>().SendDueAsync(CancellationToken.None));
    }

    /// <summary>Somebody opens who is in the team, writes these there, one a line, and saves it.</summary>
    /// <returns>The card, as JSON.</returns>
    public async Task<string> PutsAsync(string who, string people)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(who, $$$"""{"value":{"setup":"{{{(await TeamAsync()).Id}}}","topic":"People","answer":"open"}}""");
        var card = await ReadAsync(db => db.Outbox.OrderByDescending(row => row.Id).First(row => row.Conversation == ChatOf(who)).Activity!);
        var save = Within(JsonNode.Parse(card)!).OfType<JsonObject>().First(data => data["answer"] is JsonValue answer && answer.ToString() == "save").DeepClone().AsObject();
        save["people"] = people;
        await SendAsync(who, new JsonObject { ["value"] = save }.ToJsonString());
        return card;

        static IEnumerable<JsonNode> Within(JsonNode node) => (node switch
        {
            JsonObject some => some.Select(property => property.Value),
            JsonArray some => some,
            _ => [],
        }).OfType<JsonNode>().SelectMany(Within).Prepend(node);
    }

    public async Task RunAsync<T>() where T : IRound
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<T>().RunAsync(CancellationToken.None);
    }

    /// <summary>The list is read, however long the waits between its attempts are.</summary>
    public Task LookAsync() => WaitAsync(RunAsync<RosterRound>());

    /// <summary>Private chats are begun.</summary>
    public Task BeginChatsAsync() => WaitAsync(RunAsync<PrivateChatRound>());

    private async Task WaitAsync(Task look)
    {
        while (!look.IsCompleted)
        {
            var change = Clock.ChangeAsync();
            var (next, attempts, _) = Clock.Alarms(Attempt);
            if (attempts == 0 && next is { } alarm && alarm - Clock.Now < TimeSpan.FromMinutes(1))
                Clock.Advance(alarm > Clock.Now ? alarm - Clock.Now : TimeSpan.Zero);
            else
                await Task.WhenAny(look, change);
        }

        await look;
    }

    /// <summary>A day later, when the list is read again by itself.</summary>
    public Task LookTomorrowAsync()
    {
        Clock.Advance(TimeSpan.FromDays(1));
        return LookAsync();
    }

    /// <summary>What the bot has said in a conversation, or in a thread of it, in order.</summary>
    public async Task<IReadOnlyList<string>> SaidInAsync(string conversation)
    {
        await using var db = Services.GetRequiredService<IDatabase>().Lease();
        var rows = await db.Outbox.AsNoTracking().Where(row => row.Channel == "msteams" && row.Conversation.StartsWith(conversation)).OrderBy(row => row.Id).ToListAsync();
        var envelope = Services.GetRequiredService<Envelope>();
        return [.. rows.Select(row => JsonNode.Parse(envelope.Open(row.Activity!)!)!).Select(said => (string?)said["text"] ?? "(card)")];
    }

    public Task<IReadOnlyList<string>> SaidToAsync(string who) => SaidInAsync(ChatOf(who));

    public async Task<T> ReadAsync<T>(Func<BotDb, T> read)
    {
        await using var db = Services.GetRequiredService<IDatabase>().Lease();
        return read(db);
    }

    public Task<int> ExecuteAsync(string sql) => Services.GetRequiredService<IDatabase>().WriteAsync(session => session.ExecuteAsync(sql));

    public Task<int> ExecuteAsync(Statement statement) => Services.GetRequiredService<IDatabase>().WriteAsync(session => session.ExecuteAsync(statement.Sql, statement.Values));

    /// <summary>The names of those in the only team, in order.</summary>
    public Task<List<string>> NamesAsync() => ReadAsync(db =>
        db.Memberships.Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person.Name).OrderBy(name => name).ToList());

    public Task<Person?> PersonAsync(string name) => ReadAsync(db =>
        db.Addresses.Where(address => address.Account == AccountOf(name)).Join(db.People, address => address.PersonId, person => person.Id, (_, person) => person).SingleOrDefault());

    public Task<Team> TeamAsync() => ReadAsync(db => db.Teams.Single());

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(_data.Settings);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.AddData().AddDelivery().AddRoster().AddCustomers().AddCoaching().AddRecovery().AddSetup().AddKnowledge().AddPulse().AddDigest().AddBot().AddTeams().AddWebChannel();
        _microsoft.Configure(builder);
        builder.Services.AddHttpClient(ConnectorLine.Client).ConfigurePrimaryHttpMessageHandler(() => Members);
        return builder.Build();
    }

    /// <summary>A connector that lists members, page by page, and fails as it is told.</summary>
    public sealed class Directory : HttpMessageHandler
    {
        public List<JsonObject> Listed { get; } = [];

        public int PageSize { get; set; } = 1000;

        /// <summary>For each page that is asked for, what is answered instead of it; null: the page.</summary>
        public Func<int, HttpResponseMessage?> Instead { get; set; } = _ => null;

        public int Asked { get; private set; }

        /// <summary>What happens in Teams while the list is read.</summary>
        public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

        /// <summary>Everything that was said, by its conversation.</summary>
        public List<string> Told { get; } = [];

        /// <summary>What refuses everything that is said; null: it is taken.</summary>
        public string? Refusal { get; set; }

        /// <summary>It is used again and again.</summary>
        protected override void Dispose(bool disposing)
        {
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.Contains("/v3/teams/", StringComparison.Ordinal))
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(new JsonObject { ["id"] = Team, ["name"] = "Harbour desk" }.ToJsonString()) };

            if (request.Method == HttpMethod.Post && request.RequestUri.AbsolutePath.EndsWith("/v3/conversations", StringComparison.Ordinal))
                return TeamsDouble.Json(201, $$"""{"id":"a:{{(string?)JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!["members"]![0]!["id"]}}"}""");

            if (request.RequestUri.AbsolutePath.Split('/') is [.., var conversation, "activities"])
            {
                if (Refusal is not null)
                    return TeamsDouble.Json(403, $$"""{"error":{"code":"{{Refusal}}","message":"No."} }""");

                Told.Add(Uri.UnescapeDataString(conversation));
                return TeamsDouble.Json(201, """{"id":"1"}""");
            }

            var query = System.Web.HttpUtility.ParseQueryString(request.RequestUri.Query);
            Assert.EndsWith($"/v3/conversations/{Uri.EscapeDataString(Team)}/pagedmembers", request.RequestUri.AbsolutePath);
            Asked++;
            var from = int.TryParse(query["continuationToken"], out var token) ? token : 0;
            await Meanwhile();
            if (Instead(from / PageSize) is { } other)
                return other;

            var page = new JsonObject { ["members"] = new JsonArray([.. Listed.Skip(from).Take(PageSize).Select(member => member.DeepClone())]) };
            if (from + PageSize < Listed.Count)
                page["continuationToken"] = $"{from + PageSize}";

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(page.ToJsonString()) };
        }
    }
}
