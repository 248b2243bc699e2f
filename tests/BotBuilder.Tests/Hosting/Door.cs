using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;

namespace BotBuilder.Tests.Hosting;

/// <summary>A bot behind its HTTP door.</summary>
internal sealed class Door(Func<ITurnContext, Task> bot, params (string Key, string Value)[] settings) : IBot
{
    public CloudAdapter Adapter { get; init; } = new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value)))
        .Build());

    public IBot Bot { get; init; }

    public Task<(int Status, string Body)> PostAsync(object activity, string authorization = null) =>
        SendAsync("POST", JsonSerializer.SerializeToUtf8Bytes(activity), authorization);

    public Task<(int Status, string Body)> PostTextAsync(string body) => SendAsync("POST", Encoding.UTF8.GetBytes(body));

    public async Task<(int Status, string Body)> SendAsync(string method, byte[] body, string authorization = null)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(body);
        if (authorization != null)
            http.Request.Headers.Authorization = authorization;
        var answer = new MemoryStream();
        http.Response.Body = answer;

        await Adapter.ProcessAsync(http.Request, http.Response, Bot ?? this);

        return (http.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }

    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => bot(turnContext);
}
