using System.Net.Http.Headers;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// The one way out to a connector: first its exact host, then the bot's token, then one request that follows no redirect. A token the connector
/// does not take is renewed once.
/// </summary>
internal sealed class ConnectorLine(ServiceHosts hosts, ConnectorTokens tokens, Registration registration, IHttpClientFactory clients, TimeProvider clock)
{
    public const string Client = "connector";

    /// <param name="request">Made anew for each try.</param>
    /// <param name="read">What is read of an answer that accepts it.</param>
    public async Task<Attempt> TryAsync(
        string serviceUrl, Func<HttpRequestMessage> request, Func<HttpContent, CancellationToken, Task<Attempt>> read, CancellationToken cancellationToken)
    {
        if (!hosts.Takes(serviceUrl))
            return Attempt.Forbidden(tokens.IsSet
                ? "the service URL is none of the connector's; if it should be, add it to the setting Teams:ServiceUrls"
                : "the service URL is not on this machine");

        if (!tokens.IsSet)
            return await SendAsync(request, null, read, cancellationToken);

        var token = await TokenAsync(null, cancellationToken);
        if (token.Value is null)
            return NotSent(token);

        var attempt = await SendAsync(request, token.Value, read, cancellationToken);
        if (attempt.Status == StatusCodes.Status401Unauthorized)
        {
            // It may have been revoked before its time.
            token = await TokenAsync(token.Value, cancellationToken);
            if (token.Value is null)
                return NotSent(token);

            attempt = await SendAsync(request, token.Value, read, cancellationToken);
        }

        if (attempt.Status == StatusCodes.Status401Unauthorized)
            registration.Fails(ConnectorTokens.Registered);
        else if (attempt.Outcome is AttemptOutcome.Accepted or AttemptOutcome.Refused)
            registration.Works();

        return attempt;
    }

    private async Task<BotToken> TokenAsync(string? refused, CancellationToken cancellationToken)
    {
        var token = await tokens.TakeAsync(refused, cancellationToken);
        if (token.Value is null)
            registration.Fails(token.Settings);

        return token;
    }

    private static Attempt NotSent(BotToken none) => Attempt.NotSent($"no token for the connector: {none.Problem}; check {none.Settings}", none.RetryAfter);

    private async Task<Attempt> SendAsync(
        Func<HttpRequestMessage> make, string? token, Func<HttpContent, CancellationToken, Task<Attempt>> read, CancellationToken cancellationToken)
    {
        try
        {
            using var request = make();
            if (token is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

            FaultPoint.Hit("before-send");
            using var response = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            FaultPoint.Hit("after-send");
            return response.IsSuccessStatusCode
                ? await read(response.Content, cancellationToken)
                : Attempt.Refused(
                    (int)response.StatusCode, await ConnectorAnswer.CodeAsync(response.Content, cancellationToken), RetryAfter(response));
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError)
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

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date - clock.GetUtcNow() is var wait => wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
