using System.Net.Http.Headers;
using System.Text;

namespace ServiceBot.Tests.Channels;

/// <summary>An address of the program, and bodies that it takes; one without bodies reads none.</summary>
internal sealed record Door(string Method, string Route, string Path, params string[] Bodies)
{
    /// <summary>Stands in a body for where replies go.</summary>
    private const string ServiceUrl = "http://127.0.0.1:1";

    /// <summary>Stands in a body for the id of a message, which would not be heard a second time.</summary>
    private const string Id = "\"#\"";

    /// <summary>Stands in a body for the secret of a link that was not used yet.</summary>
    private const string Link = "#link";

    private static readonly IReadOnlyList<Door> Local =
    [
        new("POST", "/api/messages", "/api/messages",
            """
            {"type":"message","id":"#","timestamp":"2026-11-21T14:00:00.1234567Z","channelId":"emulator","serviceUrl":"http://127.0.0.1:1",
             "from":{"id":"u-1","name":"Alex Wilber","role":"user"},"recipient":{"id":"bot","name":"ServiceBot"},
             "conversation":{"id":"c-1","isGroup":false,"conversationType":"personal"},"locale":"en-GB","textFormat":"plain",
             "text":"problem the parcel is lost","attachments":[{"contentType":"text/html","content":"<p>x</p>"}],
             "entities":[{"type":"clientInfo","locale":"en-GB"}],"channelData":{"clientActivityID":"7"}}
            """,
            """
            {"type":"message","id":"#","channelId":"msteams","serviceUrl":"http://127.0.0.1:1","from":{"id":"u-2","name":"Maria"},
             "recipient":{"id":"bot","name":"ServiceBot"},"conversation":{"id":"room","isGroup":true,"tenantId":"t"},
             "text":"<at>ServiceBot</at> cases","entities":[{"type":"mention","text":"<at>ServiceBot</at>","mentioned":{"id":"bot"}}],
             "value":{"case":1,"step":"DontBlame","answer":"story","story":"They waited."}}
            """,
            """
            {"type":"conversationUpdate","id":"#","channelId":"emulator","serviceUrl":"http://127.0.0.1:1","from":{"id":"u-3"},
             "recipient":{"id":"bot"},"conversation":{"id":"c-3"},"membersAdded":[{"id":"u-3","name":"Ana"},{"id":"bot"}],"membersRemoved":[]}
            """,
            """
            {"type":"invoke","id":"#","name":"adaptiveCard/action","channelId":"msteams","serviceUrl":"http://127.0.0.1:1","from":{"id":"u-2"},
             "recipient":{"id":"bot"},"conversation":{"id":"room","isGroup":true},
             "value":{"action":{"type":"Action.Execute","verb":"press","data":{"action":"x"}},"trigger":"manual"}}
            """),
        new("POST", "/v3/directline/tokens/generate", "/v3/directline/tokens/generate",
            """{"user":{"id":"zoe","name":"Zoë Ångström"},"trustedOrigins":["http://localhost"]}""",
            """{"user":{"id":"ines"}}"""),
        new("POST", "/v3/directline/conversations", "/v3/directline/conversations", """{"user":{"id":"ines","name":"Ines"},"bot":{"id":"x"}}"""),
        new("POST", "/v3/directline/conversations/{id}/activities", "/v3/directline/conversations/private-ines/activities",
            """
            {"type":"message","id":"a-1","text":"problem the courier lost Ms Adler's parcel \ud83d\ude00","locale":"en-GB","from":{"id":"ines"},
             "channelData":{"clientActivityID":"#","x":[1,2.5,{"y":null}]},"entities":[],"attachments":[]}
            """,
            """{"type":"message","value":{"case":1,"step":"Intake","answer":"External","title":"The parcel","severity":"Serious","danger":"no"}}""",
            """{"type":"message","text":"next 1","channelData":{}}"""),
        new("POST", "/chat/rooms/{id}/token", "/chat/rooms/room-harbour/token", """{"user":{"id":"ines"}}"""),
        new("POST", "/v3/directline/tokens/refresh", "/v3/directline/tokens/refresh"),
        new("POST", "/v3/directline/conversations/{id}/upload", "/v3/directline/conversations/private-ines/upload"),
        new("POST", "/operator/dead-letters/{id:long}/replay", "/operator/dead-letters/1/replay"),
        new("POST", "/operator/dead-letters/{id:long}/drop", "/operator/dead-letters/1/drop"),
        new("POST", "/operator/invitations", "/operator/invitations"),
        new("POST", "/operator/revocations", "/operator/revocations"),
        new("GET", "/operator/dead-letters", "/operator/dead-letters"),
        new("HEAD", "/api/messages", "/api/messages"),
        new("GET", "/v3/directline/session/getsessionid", "/v3/directline/session/getsessionid"),
        new("GET", "/v3/directline/conversations/{id}", "/v3/directline/conversations/private-ines"),
        new("GET", "/v3/directline/conversations/{id}/activities", "/v3/directline/conversations/private-ines/activities"),
        new("GET", "/v3/directline/conversations/{id}/stream", "/v3/directline/conversations/private-ines/stream"),
        new("GET", "/chat/people", "/chat/people"),
        new("GET", "/cases/{number:int}/export/{secret}.md", "/cases/1/export/x.md"),
        new("GET", "/cases/{number:int}/export/{secret}.json", "/cases/1/export/x.json"),
        new("GET", "/customers/export/{secret}.md", "/customers/export/x.md"),
        new("GET", "/customers/export/{secret}.json", "/customers/export/x.json"),
        new("GET", "/clues/{secret}.md", "/clues/x.md"),
        new("GET", "/clues/{secret}.json", "/clues/x.json"),
        new("POST", "/me/journal", "/me/journal",
            """{"once":"0123456789abcdef","answers":{"Q39":4},"text":"I stayed calm \ud83d\ude00\nand went for a walk"}""",
            """{"once":"0123456789abcdeg","text":"Only words"}"""),
        new("PUT", "/me/journal/strength", "/me/journal/strength", """{"text":"I listen well"}""", """{"text":""}"""),
        new("DELETE", "/me/journal/{id}", "/me/journal/x"),
        new("DELETE", "/me/journal", "/me/journal"),
        new("GET", "/me/journal", "/me/journal"),
        new("GET", "/me/journal/export.md", "/me/journal/export.md"),
        new("GET", "/me/journal/export.json", "/me/journal/export.json"),
        new("GET", "/me/data/{secret}.md", "/me/data/x.md"),
        new("GET", "/me/data/{secret}.json", "/me/data/x.json"),
        new("GET", "/privacy", "/privacy"),
        new("HEAD", "/privacy", "/privacy"),
        new("GET", "/terms", "/terms"),
        new("HEAD", "/terms", "/terms"),
        new("GET", "/journal", "/journal"),
        new("HEAD", "/journal", "/journal"),
        new("GET", "/", "/"),
        new("HEAD", "/", "/"),
        new("GET", "/webchat.js", "/webchat.js"),
        new("HEAD", "/webchat.js", "/webchat.js"),
    ];

    private static readonly IReadOnlyList<Door> Public =
    [
        new("POST", "/sign-in/look", "/sign-in/look", """{"secret":"x"}""", """{"secret":"#link"}"""),
        new("POST", "/sign-in", "/sign-in", """{"secret":"#link"}"""),
        new("POST", "/sign-out", "/sign-out"),
        new("GET", "/sign-in", "/sign-in"),
        new("HEAD", "/sign-in", "/sign-in"),
        new("POST", "/v3/directline/tokens/generate", "/v3/directline/tokens/generate", """{"user":{"id":"ines"}}""", "{}"),
        .. Local.Where(door => door.Path is not ("/api/messages" or "/v3/directline/tokens/generate")),
    ];

    /// <summary>First as they are in local mode, then as they are where people sign in.</summary>
    public static readonly IReadOnlyList<Door> All = [.. Local, .. Public.Select(door => door with { IsPublic = true })];

    public static IEnumerable<Door> Reading => All.Where(door => door.Bodies.Length > 0);

    public bool IsPublic { get; private init; }

    /// <summary>As tests name it.</summary>
    public string Name => $"{Method} {Path}{(IsPublic ? " in public" : "")}";

    public static Door Named(string name) => All.Single(door => door.Name == name);

    public byte[] Body(int index, RunningProgram program, int id) => Encoding.UTF8.GetBytes(
        Bodies[index % Bodies.Length].Replace(ServiceUrl, program.ServiceUrl, StringComparison.Ordinal).Replace(Id, $"\"m-{id}\"", StringComparison.Ordinal)
            .Replace(Link, Bodies[index % Bodies.Length].Contains(Link) ? program.NewLink() : "", StringComparison.Ordinal));

    public Task<HttpResponseMessage> SendAsync(RunningProgram program, byte[] body, string? contentType = "application/json", string? encoding = null)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);

        return SendAsync(program, content);
    }

    public async Task<HttpResponseMessage> SendAsync(RunningProgram program, HttpContent content)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), Path) { Content = content };
        if (TakesToken)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", program.Token);
        if (TakesCookie)
            request.Headers.Add("Cookie", program.Cookie);

        return await program.Http.SendAsync(request);
    }

    /// <summary>What comes before the body, as it goes over the line.</summary>
    public string Head(RunningProgram program, params string[] headers) => string.Concat(
        new[] { $"{Method} {Path} HTTP/1.1", $"Host: {program.Host}", "Content-Type: application/json" }
            .Concat(TakesToken ? [$"Authorization: Bearer {program.Token}"] : [])
            .Concat(TakesCookie ? [$"Cookie: {program.Cookie}"] : [])
            .Concat(IsPublic ? ["X-Forwarded-Proto: https"] : [])
            .Concat(headers)
            .Append("")
            .Select(line => line + "\r\n"));

    /// <summary>A room reads who it is only where there is none, and to local clients of the Bot Framework it is one too many.</summary>
    private bool TakesToken => Path.StartsWith("/v3/directline/", StringComparison.Ordinal) || Path.StartsWith("/me/journal", StringComparison.Ordinal);

    /// <summary>To sign in or out with it would end its session.</summary>
    private bool TakesCookie => IsPublic && !Path.StartsWith("/sign-", StringComparison.Ordinal);
}
