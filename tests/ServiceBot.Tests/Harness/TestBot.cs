using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceBot.Bot;
using ServiceBot.Calendar;
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

namespace ServiceBot.Tests.Harness;

/// <summary>The bot with a real database, a clock of its own and a small team that talks to it in private and in its room.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    public const string Room = "room-harbour";

    private readonly TestData _data;
    private readonly string? _publicUrl;
    private readonly bool _hints;
    private readonly ILoggerFactory _logs;
    private readonly TeamsChats? _teams;
    private readonly Dictionary<string, long> _read = [];
    private WebApplication _app;
    private bool _hasSecondChats;
    private int _posts;
    private int _noted;

    private TestBot(TestData data, TestClock clock, string? publicUrl, bool hints, ILoggerFactory logs, bool inTeams)
    {
        (_data, Clock, _publicUrl, _hints, _logs, _teams) = (data, clock, publicUrl, hints, logs, inTeams ? new TeamsChats() : null);
        _app = Build();
    }

    public TestClock Clock { get; }

    /// <param name="publicUrl">Where people sign in to the web page; null in local mode.</param>
    /// <param name="hints">Whether the organisation lets hints about words come by themselves.</param>
    /// <param name="logs">Where it logs to; null: nowhere.</param>
    /// <param name="inTeams">Whether everybody talks with it in Microsoft Teams, the room included.</param>
    public static async Task<TestBot> StartAsync(
        string now = "2026-11-21T14:00Z", string? publicUrl = null, bool hints = true, ILoggerFactory? logs = null, bool inTeams = false)
    {
        // The same one each time: Entity Framework keeps its model per logger factory, and building it takes longest.
        var bot = new TestBot(new TestData(), new TestClock(now), publicUrl, hints, logs ?? NullLoggerFactory.Instance, inTeams);
        await bot._app.Services.GetRequiredService<DemoTeam>().LoadAsync();
        if (inTeams)
            await bot.ChangeAsync(db =>
            {
                db.Addresses.RemoveRange(db.Addresses);
                db.Addresses.AddRange(db.People.Select(person => person.Id).AsEnumerable().Select(id => bot.AddressOf(id, id)));
                var team = db.Teams.Single();
                (team.RoomChannel, team.RoomServiceUrl) = (TeamsChats.Channel, TeamsChats.ServiceUrl);
            });

        return bot;
    }

    /// <summary>Everything that was sent to Teams, edits included.</summary>
    public IReadOnlyList<(string Conversation, JsonObject Activity)> SentToTeams => [.. _teams!.Sent];

    /// <summary>Somebody who works elsewhere: in no team that has a room here.</summary>
    public Task<int> HasStrangerAsync(string id) => ChangeAsync(db =>
    {
        db.People.Add(new Person { Id = id, Name = id, Zone = "Europe/Lisbon" });
        db.Teams.Add(new Team { Id = $"team-of-{id}", Name = "Elsewhere", Zone = "Europe/Lisbon" });
        db.Memberships.Add(new Membership { TeamId = $"team-of-{id}", PersonId = id, Role = Role.Manager });
        db.WebConversations.Add(new WebConversation { Id = WebConversation.PrivateId(id), PersonId = id, CreatedAt = Clock.Now });
        db.Addresses.Add(AddressOf(id, id));
    });

    /// <summary>Somebody of a team with a part in it, or in the whole organisation.</summary>
    /// <param name="hours">When they work, as they would type it; null: when their team does.</param>
    /// <param name="quiet">When they are left alone meanwhile.</param>
    public Task<int> HasMemberAsync(
        string name, Role role, string team = "harbour", string zone = "Europe/Lisbon", string? hours = null, string? quiet = null) => ChangeAsync(db =>
    {
        var id = name.ToLowerInvariant();
        if (hours is not null || quiet is not null)
            db.PersonHours.Add(new PersonHours(id) { Work = SpokenHours.Parse(hours ?? ""), Quiet = SpokenHours.Parse(quiet ?? "") });

        db.People.Add(new Person { Id = id, Name = name, Zone = zone, Role = role & (Role.Leader | Role.Admin), HomeTeamId = team });
        db.Memberships.Add(new Membership { TeamId = team, PersonId = id, Role = role & ~(Role.Leader | Role.Admin) });
        db.WebConversations.Add(new WebConversation { Id = WebConversation.PrivateId(id), PersonId = id, CreatedAt = Clock.Now });
        db.Addresses.Add(AddressOf(id, id));
    });

    /// <summary>Another account of somebody who is known, with a private chat of its own. They speak from it by its name.</summary>
    public Task<int> HasSecondChatAsync(string person, string account)
    {
        _hasSecondChats = true;
        return ChangeAsync(db =>
        {
            db.WebConversations.Add(new WebConversation { Id = WebConversation.PrivateId(account), PersonId = person, CreatedAt = Clock.Now });
            db.Addresses.Add(AddressOf(person, account));
        });
    }

    /// <summary>Types something in the private chat and reads what the bot answers.</summary>
    public Task<IReadOnlyList<Heard>> SaysAsync(string person, string text) =>
        PostAsync(person, WebConversation.PrivateId(person), new JsonObject { ["text"] = text });

    /// <summary>Types something in a private chat in Teams, or in one that shows no cards, and reads what is on its way there.</summary>
    public async Task<IReadOnlyList<string>> SaysElsewhereAsync(string person, string text, string channel = "msteams")
    {
        var conversation = $"{channel}-{person}";
        await ChangeAsync(db =>
        {
            if (!db.Addresses.Any(address => address.Channel == channel && address.Account == person))
                db.Addresses.Add(new PersonAddress { Channel = channel, Account = person, PersonId = person, Conversation = conversation });
        });
        var id = $"elsewhere-{Interlocked.Increment(ref _posts)}";
        var activity = Payload.ReadActivity(new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["channelId"] = channel,
            ["serviceUrl"] = "http://127.0.0.1:1",
            ["from"] = new JsonObject { ["id"] = person },
            ["recipient"] = new JsonObject { ["id"] = "servicebot" },
            ["conversation"] = new JsonObject { ["id"] = conversation },
            ["text"] = text,
        }.ToJsonString());
        await _app.Services.GetRequiredService<TurnRunner>().RunAsync(activity, new ActivityKey(channel, conversation, id), null, CancellationToken.None);
        await using var db = Database.Lease();
        var rows = await db.Outbox.AsNoTracking().Where(row => row.Channel == channel && row.Conversation == conversation).OrderBy(row => row.Id).ToListAsync();
        var envelope = _app.Services.GetRequiredService<Envelope>();
        return [.. rows.Select(row => (string)JsonNode.Parse(envelope.Open(row.Activity!)!)!["text"]!)];
    }

    public Task<IReadOnlyList<Heard>> SaysInRoomAsync(string person, string text) =>
        PostAsync(person, Room, new JsonObject { ["text"] = text });

    /// <summary>Presses a button of the newest card in the private chat that has it, with what was changed in its inputs.</summary>
    public async Task<IReadOnlyList<Heard>> PressesAsync(string person, string button, params (string Input, string Value)[] typed)
    {
        var card = (await ChatAsync(person)).Last(message => message.Buttons.Contains(button));
        return await SubmitsAsync(person, card.Submit(button, typed));
    }

    /// <summary>The same, leaving what the bot answers to be read together with what others hear.</summary>
    public Task SaysUnreadAsync(string person, string text) => PostUnreadAsync(person, WebConversation.PrivateId(person), new JsonObject { ["text"] = text });

    public Task PostsUnreadAsync(string person, JsonObject message) => PostUnreadAsync(person, WebConversation.PrivateId(person), message.DeepClone().AsObject());

    public async Task PressesUnreadAsync(string person, string button)
    {
        var card = (await ChatAsync(person)).Last(message => message.Buttons.Contains(button));
        await PostUnreadAsync(person, WebConversation.PrivateId(person), card.Press(button));
    }

    public async Task PressesInRoomUnreadAsync(string person, int number, string button) =>
        await PostUnreadAsync(person, Room, new JsonObject { ["value"] = (await CardAsync(number))!.Submit(button) });

    public Task<IReadOnlyList<Heard>> SubmitsAsync(string person, JsonObject value) =>
        PostAsync(person, WebConversation.PrivateId(person), new JsonObject { ["value"] = value.DeepClone() });

    /// <summary>Presses a button of a card in the room and reads what comes in the private chat.</summary>
    public async Task<IReadOnlyList<Heard>> PressesInRoomAsync(string person, int number, string button) =>
        await PressesInRoomAsync(person, (await CardAsync(number))!, button);

    public Task<IReadOnlyList<Heard>> PressesInRoomAsync(string person, Heard card, string button) =>
        PostAsync(person, Room, new JsonObject { ["value"] = card.Submit(button) }, WebConversation.PrivateId(person));

    /// <summary>Presses a button in a chat whose buttons expect an answer at once.</summary>
    public async Task<string> InvokesAsync(string person, string actionId)
    {
        var id = $"invoke-{Interlocked.Increment(ref _posts)}";
        var activity = Payload.ReadActivity(new JsonObject
        {
            ["type"] = "invoke",
            ["name"] = "adaptiveCard/action",
            ["id"] = id,
            ["channelId"] = Channel,
            ["serviceUrl"] = _teams is null ? null : TeamsChats.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = person },
            ["recipient"] = new JsonObject { ["id"] = "servicebot", ["name"] = "ServiceBot" },
            ["conversation"] = new JsonObject { ["id"] = Room, ["isGroup"] = true },
            ["value"] = new JsonObject
            {
                ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "press", ["data"] = new JsonObject { ["action"] = actionId } },
            },
        }.ToJsonString());
        var outcome = await _app.Services.GetRequiredService<TurnRunner>().RunAsync(
            activity, new ActivityKey(Channel, Room, id), null, CancellationToken.None);
        await DeliverAsync();
        return (string)JsonNode.Parse(Payload.ToJson(outcome.Invoke!.Body))!["value"]!;
    }

    /// <summary>What came in the private chat since it was last read.</summary>
    public Task<IReadOnlyList<Heard>> ReadsAsync(string person) => NewInAsync(WebConversation.PrivateId(person));

    public Task<IReadOnlyList<Heard>> RoomReadsAsync() => NewInAsync(Room);

    public Task<IReadOnlyList<Heard>> ChatAsync(string person) => AllInAsync(WebConversation.PrivateId(person));

    public Task<IReadOnlyList<Heard>> RoomAsync() => AllInAsync(Room);

    /// <summary>The living card of a case, or null when the room shows none.</summary>
    public async Task<Heard?> CardAsync(int number) =>
        (await RoomAsync()).SingleOrDefault(message => message.Id == $"case/{number}/card");

    public async Task<RecoveryCase> CaseAsync(int number)
    {
        await using var db = Database.Lease();
        return await db.Cases.AsNoTracking().Include(found => found.Events).SingleAsync(found => found.Number == number);
    }

    /// <summary>What a team decided; the defaults while it has not.</summary>
    public async Task<TeamSettings> TeamAsync(string team = "harbour")
    {
        await using var db = Database.Lease();
        return await db.TeamSettings.AsNoTracking().SingleOrDefaultAsync(settings => settings.TeamId == team) ?? new TeamSettings(team);
    }

    /// <summary>What is behind a link to a case as a file; null when it does not work.</summary>
    /// <param name="signedInAs">Null where nobody signs in.</param>
    public async Task<string?> FetchAsync(string url, string? signedInAs = null)
    {
        var parts = new Uri(url).AbsolutePath.Split('/', '.');
        await using var scope = _app.Services.CreateAsyncScope();
        var exports = scope.ServiceProvider.GetRequiredService<CaseExports>();
        if (await exports.FindAsync(int.Parse(parts[2]), parts[4], signedInAs, CancellationToken.None) is not { } file)
            return null;

        using var stream = new MemoryStream();
        await (parts[5] == "md" ? file.WriteMarkdownAsync(stream, CancellationToken.None) : file.WriteJsonAsync(stream, CancellationToken.None));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The same of what is kept about a customer, which can be fetched once.</summary>
    public async Task<string?> FetchCustomerAsync(string url, string? signedInAs = null)
    {
        var parts = new Uri(url).AbsolutePath.Split('/', '.');
        await using var scope = _app.Services.CreateAsyncScope();
        var exports = scope.ServiceProvider.GetRequiredService<CustomerExports>();
        if (await exports.TakeAsync(parts[3], signedInAs, CancellationToken.None) is not { } file)
            return null;

        using var stream = new MemoryStream();
        await (parts[4] == "md" ? file.WriteMarkdownAsync(stream, CancellationToken.None) : file.WriteJsonAsync(stream, CancellationToken.None));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The same of what is kept about somebody themselves, which can be fetched once.</summary>
    public async Task<string?> FetchOwnDataAsync(string url, string? signedInAs = null)
    {
        var parts = new Uri(url).AbsolutePath.Split('/', '.');
        await using var scope = _app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<OwnDataExports>().TakeAsync(parts[3], signedInAs, CancellationToken.None) is not { } file)
            return null;

        using var stream = new MemoryStream();
        await (parts[4] == "md" ? file.WriteMarkdownAsync(stream, CancellationToken.None) : file.WriteJsonAsync(stream, CancellationToken.None));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>As the program does when it starts.</summary>
    public Task LoadsDemoAsync() => _app.Services.GetRequiredService<DemoTeam>().LoadAsync();

    /// <summary>Somebody writes in their journal, on the page.</summary>
    public async Task WritesJournalAsync(string person, string text, int? fair = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Journal>().WriteAsync(
            person, $"{Guid.NewGuid()}", fair is { } value ? new Dictionary<string, int> { ["Q39"] = value } : [], text, CancellationToken.None);
    }

    /// <summary>Everything the program has written anywhere: the bytes of every file of its folder, and on PostgreSQL every row.</summary>
    public async Task<string> KeptAsync()
    {
        var kept = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(_data.Folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            kept.Append(await reader.ReadToEndAsync());
        }

        await using var db = Database.Lease();
        if (Database.IsShared)
            foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).Distinct())
                kept.Append(await Database.WriteAsync(session => session.ScalarAsync($"SELECT string_agg(t::text, ' ') FROM \"{table}\" t")));

        return kept.ToString();
    }

    /// <summary>What the program is made of, for what no channel leads to.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where the program writes anything at all.</summary>
    public IReadOnlyList<string> Folders => [_data.Folder, _data.KeyFolder];

    /// <summary>What is kept, to be looked at.</summary>
    public BotDb Look() => Database.Lease();

    public async Task<int> ChangeAsync(Action<BotDb> change)
    {
        await using var db = Database.Lease();
        change(db);
        return await db.SaveChangesAsync();
    }

    public async Task<T> ReadAsync<T>(Func<BotDb, T> read)
    {
        await using var db = Database.Lease();
        return read(db);
    }

    /// <summary>Somebody opens their private chat for the first time, or once more.</summary>
    public async Task<IReadOnlyList<Heard>> ArrivesAsync(string person)
    {
        var arrival = new JsonObject { ["type"] = "conversationUpdate", ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = person }) };
        return await PostAsync(person, WebConversation.PrivateId(person), arrival);
    }

    /// <summary>Brings a case to the step, all of it by one person.</summary>
    public async Task ReachesAsync(string person, Step step, string sentence = "problem the parcel is lost")
    {
        await SaysAsync(person, sentence);
        if (step > Step.Intake)
            await PressesAsync(person, "A customer");
        if (step > Step.DontBlame)
            await SaysAsync(person, "They waited all day.");
        if (step > Step.OwnIt)
            await PressesAsync(person, "I own it");
        if (step > Step.FixItFast)
            await PressesAsync(person, "It is fixed");
        if (step > Step.Analyze)
            await PressesAsync(person, "Tools");
    }

    public Task<int> ExecuteAsync(string sql) => Database.WriteAsync(session => session.ExecuteAsync(sql));

    /// <summary>The round that looks for people whose work has begun.</summary>
    public Task RunHeldNotesAsync() => RunAsync<HeldNotesRound>();

    /// <summary>The round that looks for time zones nobody knows.</summary>
    public Task RunUnknownZonesAsync() => RunAsync<UnknownZonesRound>();

    /// <summary>The round that looks for what people are reminded of.</summary>
    /// <returns>Whether anything was said or noted.</returns>
    public async Task<bool> RunNudgesAsync()
    {
        await NudgeAsync();
        var noted = await ReadAsync(db => db.Nudges.Count());
        if (noted == _noted)
            return false;

        _noted = noted;
        await DeliverAsync();
        return true;
    }

    /// <summary>The same, and the program ends before anything is delivered.</summary>
    public async Task NudgeAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NudgeRound>().RunAsync(CancellationToken.None);
    }

    /// <summary>As much of that round as concerns one case.</summary>
    public Task<int> NudgeAsync(int number) => Services.GetRequiredService<OwnTurns>().RunAsync(
        $"Reminding of case {number}", services => services.GetRequiredService<Reminders>().SayAsync(number, CancellationToken.None), CancellationToken.None);

    /// <summary>Somebody does something in a case that is not what the test is about.</summary>
    public Task<int> ActsAsync(string person, int number, Action<RecoveryCase, By> act) =>
        ChangeAsync(db => act(db.Cases.Single(found => found.Number == number), new By(person, Clock.Now)));

    /// <summary>A round, as it is woken.</summary>
    public async Task RunRoundAsync<T>() where T : IRound
    {
        await using (var scope = _app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<T>().RunAsync(CancellationToken.None);

        await DeliverAsync();
    }

    /// <summary>The program ends and starts again on the same file.</summary>
    public async Task RestartAsync()
    {
        await _app.DisposeAsync();
        _app = Build();
    }

    /// <summary>Several people act at the same moment.</summary>
    public async Task AtOnceAsync(params Func<Task>[] acts)
    {
        await Task.WhenAll(acts.Select(act => Task.Run(act)));
        await DeliverAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }

    private string Channel => _teams is null ? "directline" : TeamsChats.Channel;

    private Address AddressIn(string conversation) => new(Channel, conversation, _teams is null ? null : TeamsChats.ServiceUrl);

    private PersonAddress AddressOf(string person, string account)
    {
        var there = AddressIn(WebConversation.PrivateId(account));
        return new PersonAddress { Channel = there.Channel, Account = account, PersonId = person, Conversation = there.Conversation, ServiceUrl = there.ServiceUrl };
    }

    private IDatabase Database => _app.Services.GetRequiredService<IDatabase>();

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Demo:Team:Id"] = "harbour",
            ["Demo:Team:Name"] = "Harbour desk",
            ["Demo:Team:Zone"] = "Europe/Lisbon",
            ["Demo:People:0:Id"] = "ines",
            ["Demo:People:0:Name"] = "Ines",
            ["Demo:People:1:Id"] = "rui",
            ["Demo:People:1:Name"] = "Rui",
            ["Demo:People:2:Id"] = "amal",
            ["Demo:People:2:Name"] = "Amal",
            ["Demo:People:2:Zone"] = "Europe/Paris",
        });
        builder.Configuration.AddInMemoryCollection(_data.Settings);
        builder.Configuration["Site:PublicUrl"] = _publicUrl;
        builder.Configuration["Coaching:Hints"] = $"{_hints}";
        builder.Services.AddSingleton<TimeProvider>(Clock);

        builder.Services.AddSingleton(_logs);
        builder.AddData().AddDelivery().AddRoster().AddCustomers().AddCoaching().AddRecovery().AddSetup().AddKnowledge().AddPulse().AddDigest().AddBot().AddTeams().AddWebChannel();
        return builder.Build();
    }

    private async Task<IReadOnlyList<Heard>> PostAsync(string person, string conversation, JsonObject message, string? readsIn = null)
    {
        await PostUnreadAsync(person, conversation, message);
        return await NewInAsync(readsIn ?? conversation);
    }

    private async Task PostUnreadAsync(string person, string conversation, JsonObject message)
    {
        var id = $"post-{Interlocked.Increment(ref _posts)}-{Guid.NewGuid():N}";
        message["type"] ??= "message";
        message["id"] = id;
        message["channelId"] = Channel;
        if (_teams is not null)
            TeamsChats.Send(message);
        message["from"] = new JsonObject { ["id"] = person, ["name"] = person };
        message["recipient"] = new JsonObject { ["id"] = "servicebot", ["name"] = "ServiceBot" };
        message["conversation"] = new JsonObject { ["id"] = conversation, ["isGroup"] = conversation == Room };
        var json = message.ToJsonString();
        if (_hasSecondChats)
            await NoteAsync(person, conversation);

        await _app.Services.GetRequiredService<TurnRunner>().RunAsync(
            Payload.ReadActivity(json), new ActivityKey(Channel, conversation, id),
            _teams is null && (string)message["type"]! == "message" ? new WebPost(conversation, id, json) : null, CancellationToken.None);
        await DeliverAsync();
    }

    /// <summary>As the channels do: unasked messages go to where somebody last wrote from.</summary>
    private async Task NoteAsync(string account, string conversation)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        if (await people.FindAsync(Channel, account, CancellationToken.None) is not { } person)
            return;

        var privateChat = conversation == Room ? null : AddressIn(conversation);
        await people.NoteAsync(person.Id, Channel, account, privateChat, Clock.Now, CancellationToken.None);
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync();
    }

    private async Task RunAsync<T>() where T : IRound
    {
        await using (var scope = _app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<T>().RunAsync(CancellationToken.None);

        await DeliverAsync();
    }

    private Task DeliverAsync() => _teams is null
        ? _app.Services.GetRequiredService<Courier>().SendDueAsync(CancellationToken.None)
        : _teams.DeliverAsync(_app.Services.GetRequiredService<Claims>(), _app.Services.GetRequiredService<Envelope>());

    private async Task<IReadOnlyList<Heard>> NewInAsync(string conversation)
    {
        var heard = await AllInAsync(conversation, _read.GetValueOrDefault(conversation));
        if (heard.Count > 0)
            _read[conversation] = heard.Max(message => message.Watermark);

        return heard;
    }

    /// <summary>What the bot has said, as it stands now, in the order in which it was said first.</summary>
    private async Task<IReadOnlyList<Heard>> AllInAsync(string conversation, long after = 0)
    {
        if (_teams is not null)
            return _teams.In(conversation, after);

        await using var db = Database.Lease();
        var rows = await db.WebActivities.AsNoTracking().Where(row => row.Conversation == conversation && row.Watermark > after).OrderBy(row => row.Watermark).ToListAsync();
        var envelope = _app.Services.GetRequiredService<Envelope>();
        return
        [
            .. rows.Where(row => row.GoodUntil is null || row.GoodUntil > Clock.Now)
                .Select(row => new Heard(row.Id, row.Watermark, JsonNode.Parse(envelope.Open(row.Json)!)!.AsObject()))
                .Where(heard => heard.IsFromBot),
        ];
    }
}
