using System.Text;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>Takes a message to the connector at a service URL (Bot Framework REST API v3): one attempt, and exactly what became of it.</summary>
internal sealed class ConnectorCarrier(IHttpClientFactory clients, Envelope envelope, TimeProvider clock) : IRemoteCarrier
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

        var activity = message.Activity is { } kept ? envelope.Open(kept) : null;
        if (activity is null && message.Activity is not null)
            return Attempt.Forbidden("it was closed with another instance key");

        try
        {
            using var request = Request(message, activity);
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

    private static HttpRequestMessage Request(Claim message, string? activity)
    {
        // Joined as text: a service URL may have a path of its own, which a relative URI would drop.
        var activities = $"{message.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(message.Conversation)}/activities";
        var method = activity is null ? HttpMethod.Delete : message.IsPost ? HttpMethod.Post : HttpMethod.Put;
        return new HttpRequestMessage(method, message.IsPost ? activities : $"{activities}/{Uri.EscapeDataString(message.ActivityId!)}") // only a post has none
        {
            Content = activity is null ? null : new StringContent(activity, Encoding.UTF8, "application/json"),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date - clock.GetUtcNow() is var wait => wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
