using System.Text;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>Takes a message to the connector at a service URL (Bot Framework REST API v3): one attempt, and exactly what became of it.</summary>
internal sealed class ConnectorCarrier(IHttpClientFactory clients, TimeProvider clock) : IRemoteCarrier
{
    public const string Client = "connector";

    public async Task<Attempt> TryAsync(Claim message, CancellationToken cancellationToken)
    {
        // The one way out: on a local server it leads to this machine and nowhere else.
        if (!Loopback.Is(message.ServiceUrl))
            return Attempt.Forbidden("the service URL is not on this machine");

        // No escaping keeps a path from being walked up by these.
        if (message.Conversation is "." or ".." || message.ActivityId is "." or "..")
            return Attempt.Forbidden("an id of dots leads to another address of the service");

        try
        {
            using var request = Request(message);
            FaultPoint.Hit("before-send");
            using var response = await clients.CreateClient(Client)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            FaultPoint.Hit("after-send");
            return response.IsSuccessStatusCode
                ? Attempt.Accepted(await ConnectorAnswer.IdAsync(response.Content, cancellationToken))
                : Attempt.Refused(
                    (int)response.StatusCode, await ConnectorAnswer.CodeAsync(response.Content, cancellationToken), RetryAfter(response));
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return Attempt.NotSent(failure.HttpRequestError.ToString());
        }
        catch (HttpRequestException failure)
        {
            return Attempt.Unknown(failure.HttpRequestError == HttpRequestError.Unknown ? "the connection broke" : failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException slow) when (slow.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            return Attempt.NotSent("no connection in time");
        }
    }

    private static HttpRequestMessage Request(Claim message)
    {
        // Joined as text: a service URL may have a path of its own, which a relative URI would drop.
        var activities = $"{message.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(message.Conversation)}/activities";
        var method = message.Activity is null ? HttpMethod.Delete : message.IsPost ? HttpMethod.Post : HttpMethod.Put;
        return new HttpRequestMessage(method, message.IsPost ? activities : $"{activities}/{Uri.EscapeDataString(message.ActivityId!)}") // only a post has none
        {
            Content = message.Activity is null ? null : new StringContent(message.Activity, Encoding.UTF8, "application/json"),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date - clock.GetUtcNow() is var wait => wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
