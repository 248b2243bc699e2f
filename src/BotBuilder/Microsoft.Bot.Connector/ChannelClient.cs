using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector;

/// <summary>Calls channels over HTTP; an <see cref="ErrorResponseException"/> when one refuses.</summary>
internal sealed class ChannelClient(Func<HttpClient> http)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Follows no redirects: only the address that the channel gave is to see what the bot says.</summary>
    public static HttpClient SharedHttpClient { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });

    /// <returns>What the body says; the default when there is none, or one that is not what it must be.</returns>
    public async Task<T> CallAsync<T>(HttpMethod method, string url, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url);
        if (body != null)
        {
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, BotJson.Options));
            request.Content.Headers.ContentType = Json;
        }

        using var response = await http().SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);

        if (!response.IsSuccessStatusCode)
        {
            throw new ErrorResponseException($"The channel answered {(int)response.StatusCode}.")
            {
                Body = Read<ErrorResponse>(answer),
            };
        }

        return Read<T>(answer);
    }

    private static T Read<T>(byte[] answer)
    {
        try
        {
            return answer.Length == 0 ? default : JsonSerializer.Deserialize<T>(answer, BotJson.Options);
        }
        catch (JsonException)
        {
            // The status has said what happened; some channels put a page or a plain word behind it.
            return default;
        }
    }
}
