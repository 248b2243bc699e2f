using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Channels.Teams;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>Doubles of Microsoft's sign-in and of a Teams connector, in the place of the network: whatever would leave is heard here.</summary>
internal sealed class TeamsDouble
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    public const string Secret = "a-secret-nobody-may-read";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private readonly Queue<Func<Asked, HttpResponseMessage>> _answers = [];
    private int _ids;
    private int _tokens;

    /// <summary>Every request to the connector.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = [];

    /// <summary>Every request for a token, by its address and form.</summary>
    public ConcurrentQueue<(Uri Url, string Form)> TokenRequests { get; } = [];

    /// <summary>What is answered to requests for tokens; null gives one.</summary>
    public Func<HttpResponseMessage>? Login { get; set; }

    /// <summary>What the connector says where nothing was planned.</summary>
    public Func<Asked, HttpResponseMessage>? Usually { get; set; }

    public Dictionary<string, string?> Settings { get; } = new()
    {
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppTenantId"] = Tenant,
        ["MicrosoftAppPassword"] = Secret,
        ["Site:PublicUrl"] = "https://bot.example",
    };

    public void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services.AddHttpClient(ConnectorLine.Client).ConfigurePrimaryHttpMessageHandler(() => new Handler(HearAsync));
        builder.Services.AddHttpClient(ConnectorTokens.Client).ConfigurePrimaryHttpMessageHandler(() => new Handler(GiveTokenAsync));
    }

    /// <summary>What the next requests get; afterwards everything is well.</summary>
    public void Answers(params Func<Asked, HttpResponseMessage>[] answers)
    {
        foreach (var answer in answers)
            _answers.Enqueue(answer);
    }

    public static HttpResponseMessage Json(int status, string body, int? retryAfter = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (retryAfter is { } seconds)
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));

        return response;
    }

    public static Func<Asked, HttpResponseMessage> Refusal(int status, string? code = null, int? retryAfter = null) =>
        _ => Json(status, $$"""{ "error": { "code": "{{code}}", "message": "No." } }""", retryAfter);

    private async Task<HttpResponseMessage> HearAsync(HttpRequestMessage request)
    {
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync())!.AsObject();
        var asked = new Asked(
            request.Method.Method, request.RequestUri!, HttpUtility.UrlDecode(request.RequestUri!.AbsolutePath), request.Headers.Authorization?.ToString(), body);
        Requests.Enqueue(asked);
        if (_answers.TryDequeue(out var planned))
            return planned(asked);

        return Usually?.Invoke(asked) ?? Well(asked);
    }

    private HttpResponseMessage Well(Asked asked)
    {
        if (asked.Method == "PUT")
            return Json(200, $$"""{"id":"{{asked.Path.Split('/')[^1]}}"}""");

        var id = $"{Interlocked.Increment(ref _ids)}";
        if (!asked.Path.EndsWith("/v3/conversations", StringComparison.Ordinal))
            return Json(201, $$"""{"id":"{{id}}"}""");

        return (string?)asked.Body!["channelData"]?["channel"]?["id"] is { } channel
            ? Json(201, $$"""{"id":"{{channel}};messageid={{id}}","activityId":"{{id}}"}""")
            : Json(201, $$"""{"id":"a:{{(string?)asked.Body["members"]![0]!["id"]}}"}""");
    }

    private async Task<HttpResponseMessage> GiveTokenAsync(HttpRequestMessage request)
    {
        TokenRequests.Enqueue((request.RequestUri!, request.Content is null ? "" : HttpUtility.UrlDecode(await request.Content.ReadAsStringAsync())));
        return Login?.Invoke() ?? Json(
            200, $$"""{"token_type":"Bearer","expires_in":"86399","ext_expires_in":86399,"resource":"x","access_token":"token-{{Interlocked.Increment(ref _tokens)}}"}""");
    }

    internal sealed record Asked(string Method, Uri Url, string Path, string? Authorization, JsonObject? Body);

    private sealed class Handler(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request);
    }
}
