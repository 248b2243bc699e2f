using System.Net;
using System.Text.Json.Nodes;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>Somebody's browser: what it sends of its own accord is its cookie.</summary>
internal sealed class WebBrowser(WebServer server)
{
    /// <summary>Name and value; null when there is none.</summary>
    public string? Cookie { get; set; }

    /// <summary>All that was said about the cookie when it was last set.</summary>
    public string SetCookie { get; private set; } = "";

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : WebVisitor.Json(json) };
        if (Cookie is not null)
            request.Headers.Add("Cookie", Cookie);

        var response = await server.Http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            Take(set.Single());

        return response;
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    /// <returns>Whether the link worked.</returns>
    public async Task<bool> TrySignInAsync(string link)
    {
        var response = await PostAsync("/sign-in", Body(link));
        if (response.StatusCode == HttpStatusCode.NoContent)
            return true;

        await Refusal.HasAsync(HttpStatusCode.NotFound, "NotFound", response);
        return false;
    }

    public async Task SignInAsync(string link) => Assert.True(await TrySignInAsync(link));

    /// <summary>What the page shows before one presses the button.</summary>
    public async Task<JsonObject> LookAsync(string link) => await WebVisitor.ReadAsync(await PostAsync("/sign-in/look", Body(link)));

    public async Task SignOutAsync(bool everywhere = false) => Assert.Equal(
        HttpStatusCode.NoContent, (await PostAsync("/sign-out", everywhere ? """{"everywhere":true}""" : "{}")).StatusCode);

    public async Task<WebVisitor> OpenAsync() => await (await TokenAsync("/v3/directline/tokens/generate")).OpenAsync();

    public async Task<WebVisitor> EnterRoomAsync(string room) => await (await TokenAsync($"/chat/rooms/{room}/token")).OpenAsync();

    public async Task<JsonObject> PeopleAsync() => await WebVisitor.ReadAsync(await SendAsync(HttpMethod.Get, "/chat/people"));

    public async Task<bool> IsSignedInAsync() => (await SendAsync(HttpMethod.Get, "/chat/people")).IsSuccessStatusCode;

    private static string Body(string link) => new JsonObject { ["secret"] = link.Split('#')[^1] }.ToJsonString();

    private async Task<WebVisitor> TokenAsync(string path) =>
        new(server, (await WebVisitor.ReadAsync(await PostAsync(path, "{}")))["token"]!.GetValue<string>());

    private void Take(string set)
    {
        SetCookie = set;
        var pair = set.Split(';')[0];
        Cookie = pair.EndsWith('=') ? null : pair;
    }
}
