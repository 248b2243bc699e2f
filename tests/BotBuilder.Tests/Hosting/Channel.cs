using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace BotBuilder.Tests.Hosting;

/// <summary>A channel behind real HTTP, which writes down what it is told and answers as it is told to.</summary>
internal sealed class Channel : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Channel()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Url => $"{_app.Urls.First()}/amer/";

    public List<(string Call, JsonNode Body)> Calls { get; } = [];

    public (int Status, string Body) Answer { get; set; } = (200, """{"id":"given"}""");

    /// <summary>Answers to calls that contain the given text; all others get <see cref="Answer"/>.</summary>
    public Dictionary<string, (int Status, string Body)> Answers { get; } = [];

    public static async Task<Channel> StartAsync()
    {
        var channel = new Channel();
        await channel._app.StartAsync();
        return channel;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        // The raw target: the path has been decoded.
        var target = http.Features.Get<IHttpRequestFeature>().RawTarget;
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
        Calls.Add(($"{http.Request.Method} {target}", body.Length == 0 ? null : JsonNode.Parse(body)));

        var known = Answers.Keys.FirstOrDefault(part => target.Contains(part, StringComparison.Ordinal));
        var (status, answer) = known == null ? Answer : Answers[known];
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer);
    }
}
