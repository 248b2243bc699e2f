using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ServiceBot.Data;

namespace ServiceBot.Channels.Operator;

/// <summary>The line from a command to the running server on this machine.</summary>
internal sealed class OperatorLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;

    private OperatorLine(Uri server, string key)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = server, Timeout = Patience };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <returns>Null where no server has made a key yet.</returns>
    public static OperatorLine? Open(IConfiguration settings, DataOptions data)
    {
        var options = settings.GetSection("Operator").Get<OperatorOptions>() ?? new OperatorOptions();
        return OperatorKey.Find(options, data) is { } key ? new OperatorLine(ServerOf(settings), key) : null;
    }

    /// <summary>Where the server listens for this machine, which may be one of several addresses or part of all of them.</summary>
    public static Uri ServerOf(IConfiguration settings)
    {
        var urls = (settings[WebHostDefaults.ServerUrlsKey] ?? "http://localhost:5000")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(BindingAddress.Parse)
            .ToList();
        var best = urls.Find(url => Loopback.IsHost(url.Host)) ?? urls[0];
        var host = best.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : best.Host;
        return new Uri($"{best.Scheme}://{host}:{best.Port}");
    }

    public Uri Server => _http.BaseAddress!; // set when it was made

    public async Task<T> ReadAsync<T>(string path) => await AnswerAsync<T>(await _http.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<T> AskAsync<T>(string path, object wish) => await AnswerAsync<T>(await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), wish));

    public void Dispose() => _http.Dispose();

    /// <exception cref="OperatorRefusedException">The server says no, in a sentence.</exception>
    private static async Task<T> AnswerAsync<T>(HttpResponseMessage response)
    {
        using (response)
        {
            if (response.IsSuccessStatusCode)
                return (await response.Content.ReadFromJsonAsync<T>())!; // our own endpoints answer with something

            // Without the key, or from another program, there is nothing in it to read out.
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.BadRequest
                && await response.Content.ReadFromJsonAsync<Problem>() is { Error: { } why })
                throw new OperatorRefusedException(why.Message);

            response.EnsureSuccessStatusCode();
            throw new JsonException("The answer was not understood.");
        }
    }
}

/// <summary>The server does not do what an operator asked for; the message is what they read.</summary>
internal sealed class OperatorRefusedException(string message) : Exception(message);
