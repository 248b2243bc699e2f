using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>
/// The connector of Teams (Bot Framework REST API v3): one team with its first channel and its people, private chats, threads, and edits.
/// Nothing is taken without the bot's newest token, and nothing can be deleted.
/// </summary>
internal sealed class TeamsConnector(MicrosoftCloud cloud, int people)
{
    /// <summary>The team, and its first channel.</summary>
    public const string Team = "19:harbour@thread.tacv2";

    private const int PageSize = 10;

    private readonly ConcurrentDictionary<string, TeamsMessage> _messages = new();
    private readonly HashSet<string> _gone = [];
    private readonly Lock _lock = new();
    private long _ids = 1_700_000_000_000;
    private int _pages;

    public string ServiceUrl => $"{cloud.Http}/teams/";

    /// <summary>Everything that stands anywhere, in the order in which it was posted.</summary>
    public IReadOnlyList<TeamsMessage> Messages => [.. _messages.Values.OrderBy(message => message.Number)];

    /// <summary>What was asked for and refused, as method and path.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    /// <summary>What the next requests that send something are answered; 200 when there is nothing left.</summary>
    public ConcurrentQueue<HttpStatusCode> Answers { get; } = new();

    /// <summary>How many pages of members were read.</summary>
    public int Pages => Volatile.Read(ref _pages);

    public static string Account(int person) => $"29:1-{person:D3}";

    public static string ObjectId(int person) => $"00000000-0000-0000-0000-{person:D12}";

    /// <summary>The first few have names of their own.</summary>
    public static string Name(int person) => person switch
    {
        0 => "Marta Silva",
        1 => "Ines Duarte",
        2 => "Rui Matos",
        3 => "Jonas Weber",
        _ => $"Colleague {person}",
    };

    public static string ChatOf(string account) => $"a:{account}";

    /// <summary>They are not in the team any more.</summary>
    public void Leave(int person)
    {
        lock (_lock)
            _gone.Add(Account(person));
    }

    /// <summary>The newest message there whose words, as they stand now, contain this; waited for.</summary>
    /// <param name="conversation">A private chat, or a channel with all its threads.</param>
    public async Task<TeamsMessage> SeesAsync(string conversation, string words)
    {
        TeamsMessage? found = null;
        await Poll.UntilAsync(
            () => Task.FromResult((found = In(conversation).LastOrDefault(message => message.Words.Contains(words, StringComparison.Ordinal))) is not null),
            () => $"“{words}” is nowhere in {conversation}:\n{string.Join("\n\n", In(conversation).Select(message => message.Words))}");
        return found!; // it was waited for
    }

    public IEnumerable<TeamsMessage> In(string conversation) =>
        Messages.Where(message => message.Conversation == conversation || message.Conversation.StartsWith($"{conversation};", StringComparison.Ordinal));

    internal void Map(WebApplication app)
    {
        app.MapGet("/teams/v3/conversations/{conversation}/pagedmembers", http => GuardAsync(http, MembersAsync));
        app.MapPost("/teams/v3/conversations", http => GuardAsync(http, BeginAsync));
        app.MapPost("/teams/v3/conversations/{conversation}/activities/{replyTo?}", http => GuardAsync(http, PostAsync));
        app.MapPut("/teams/v3/conversations/{conversation}/activities/{id}", http => GuardAsync(http, EditAsync));
        app.MapDelete("/teams/v3/conversations/{conversation}/activities/{id}", http => GuardAsync(http, _ => Refuse(http, 501, "DeleteActivityAPINotImplemented")));
    }

    private async Task GuardAsync(HttpContext http, Func<HttpContext, Task> answer)
    {
        if (!cloud.IsGood(http.Request.Headers.Authorization))
            await Refuse(http, 401, "BotNotRegistered");
        else if (HttpMethods.IsGet(http.Request.Method) || !Answers.TryDequeue(out var status) || status == HttpStatusCode.OK)
            await answer(http);
        else if (status == HttpStatusCode.TooManyRequests)
            await TooManyAsync(http);
        else
            await Refuse(http, (int)status, status == HttpStatusCode.Forbidden ? "ConversationBlockedByUser" : "ServiceError");
    }

    private Task TooManyAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return Refuse(http, 429, "Throttled");
    }

    private Task Refuse(HttpContext http, int status, string code)
    {
        Refused.Enqueue($"{status} {http.Request.Method} {http.Request.Path}");
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { error = new { code, message = "No." } });
    }

    private async Task MembersAsync(HttpContext http)
    {
        Interlocked.Increment(ref _pages);
        if ((string?)http.Request.RouteValues["conversation"] != Team)
        {
            await Refuse(http, 404, "ConversationNotFound");
            return;
        }

        List<int> here;
        lock (_lock)
            here = [.. Enumerable.Range(0, people).Where(person => !_gone.Contains(Account(person)))];

        var from = int.TryParse(http.Request.Query["continuationToken"], CultureInfo.InvariantCulture, out var at) ? at : 0;
        var members = here.Skip(from).Take(PageSize).Select(person => new
        {
            id = Account(person),
            name = Name(person),
            aadObjectId = ObjectId(person),
            userPrincipalName = $"p{person}@harbour.example",
            tenantId = cloud.TenantId,
            userRole = "user",
        });
        await http.Response.WriteAsJsonAsync(new { members, continuationToken = from + PageSize < here.Count ? $"{from + PageSize}" : null });
    }

    private async Task BeginAsync(HttpContext http)
    {
        var asked = await http.Request.ReadFromJsonAsync<JsonElement>();
        if (asked.GetProperty("bot").GetProperty("id").GetString() != cloud.Bot || asked.GetProperty("tenantId").GetString() != cloud.TenantId)
        {
            await Refuse(http, 403, "BotNotInConversationRoster");
            return;
        }

        http.Response.StatusCode = StatusCodes.Status201Created;
        if (asked.TryGetProperty("members", out var members))
        {
            await http.Response.WriteAsJsonAsync(new { id = ChatOf(members[0].GetProperty("id").GetString()!) }); // members have ids
            return;
        }

        var channel = asked.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString();
        var id = $"{Interlocked.Increment(ref _ids)}";
        Add($"{channel};messageid={id}", id, asked.GetProperty("activity"));
        await http.Response.WriteAsJsonAsync(new { id = $"{channel};messageid={id}", activityId = id });
    }

    private async Task PostAsync(HttpContext http)
    {
        var id = $"{Interlocked.Increment(ref _ids)}";
        Add((string)http.Request.RouteValues["conversation"]!, id, await http.Request.ReadFromJsonAsync<JsonElement>()); // the route has one
        http.Response.StatusCode = StatusCodes.Status201Created;
        await http.Response.WriteAsJsonAsync(new { id });
    }

    private async Task EditAsync(HttpContext http)
    {
        var (conversation, id) = ((string?)http.Request.RouteValues["conversation"], (string)http.Request.RouteValues["id"]!); // the route has both
        if (!_messages.TryGetValue(id, out var message) || message.Conversation != conversation)
        {
            await Refuse(http, 404, "ActivityNotFoundInConversation");
            return;
        }

        message.Edit(await http.Request.ReadFromJsonAsync<JsonElement>());
        await http.Response.WriteAsJsonAsync(new { id });
    }

    private void Add(string conversation, string id, JsonElement activity) =>
        _messages[id] = new TeamsMessage(conversation, id, long.Parse(id, CultureInfo.InvariantCulture), activity);
}

/// <summary>What the bot said somewhere in Teams, with every later edit.</summary>
internal sealed class TeamsMessage(string conversation, string id, long number, JsonElement activity)
{
    private readonly ConcurrentQueue<JsonElement> _revisions = new([activity]);

    public string Conversation => conversation;

    public string Id => id;

    public long Number => number;

    public int Edits => _revisions.Count - 1;

    /// <summary>As it stands now.</summary>
    public JsonElement Activity => _revisions.Last();

    /// <summary>As it stands now, whatever is edited later: what somebody sees who is about to press it.</summary>
    public TeamsMessage Seen => new(conversation, id, number, Activity);

    /// <summary>All that is to be read in it, buttons among it.</summary>
    public string Words => string.Join('\n', Texts(Activity));

    public void Edit(JsonElement to) => _revisions.Enqueue(to);

    /// <summary>The button with that title.</summary>
    public JsonElement Button(string title) => Buttons(Activity).FirstOrDefault(button => button.GetProperty("title").GetString() == title) is { ValueKind: JsonValueKind.Object } button
        ? button
        : throw new InvalidOperationException($"There is no button “{title}”:\n{Words}");

    /// <summary>The values of all inputs, by id: what was filled in by label, and what stands there otherwise. Empty ones are left out, as Teams does.</summary>
    public IEnumerable<(string Name, string Value)> Filled(params IReadOnlyList<(string Label, string Value)> filled)
    {
        var inputs = Elements(Activity, "Input.").ToList();
        foreach (var (label, _) in filled)
            Assert.Contains(inputs, input => Text(input, "label") == label);

        foreach (var input in inputs)
            if ((filled.Where(one => one.Label == Text(input, "label")).Select(one => Chosen(input, one.Value)).FirstOrDefault() ?? Text(input, "value")) is { Length: > 0 } value)
                yield return (Text(input, "id")!, value); // inputs have ids
    }

    /// <summary>Choices are picked by what they are called.</summary>
    private static string Chosen(JsonElement input, string titles) => !input.TryGetProperty("choices", out var choices)
        ? titles
        : string.Join(',', titles.Split(", ").Select(title =>
            choices.EnumerateArray().Single(choice => Text(choice, "title")!.StartsWith(title, StringComparison.Ordinal)).GetProperty("value").GetString()));

    private static IEnumerable<JsonElement> Buttons(JsonElement part) => Elements(part, "Action.");

    private static IEnumerable<JsonElement> Elements(JsonElement part, string type) => part.ValueKind switch
    {
        JsonValueKind.Array => part.EnumerateArray().SelectMany(one => Elements(one, type)),
        JsonValueKind.Object when Text(part, "type")?.StartsWith(type, StringComparison.Ordinal) == true => [part],
        JsonValueKind.Object => part.EnumerateObject().SelectMany(property => Elements(property.Value, type)),
        _ => [],
    };

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static IEnumerable<string> Texts(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Array => part.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object when part.TryGetProperty("inlines", out var inlines) && inlines.ValueKind == JsonValueKind.Array =>
            [string.Concat(inlines.EnumerateArray().Select(run => run.ValueKind == JsonValueKind.String ? run.GetString() : run.GetProperty("text").GetString()))],
        JsonValueKind.Object => part.EnumerateObject().SelectMany(property => property.Value.ValueKind == JsonValueKind.String
            ? property.Name is "text" or "title" or "label" ? [property.Value.GetString()!] : []
            : Texts(property.Value)),
        _ => [],
    };
}
