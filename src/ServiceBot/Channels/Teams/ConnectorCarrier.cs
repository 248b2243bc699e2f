using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>Takes a message to the connector at a service URL (Bot Framework REST API v3): one attempt, and exactly what became of it.</summary>
internal sealed class ConnectorCarrier(ConnectorLine line, ConnectorRequests requests, Envelope envelope) : IRemoteCarrier
{
    public async Task<Attempt> TryAsync(Claim message, CancellationToken cancellationToken)
    {
        // No escaping keeps a path from being walked up by these.
        if (message.Place is "." or ".." || message.ActivityId is "." or "..")
            return Attempt.Forbidden("an id of dots leads to another address of the service");

        var activity = message.Activity is { } kept ? envelope.Open(kept) : null;
        if (activity is null && message.Activity is not null)
            return Attempt.Forbidden("it was closed with another instance key");

        return await line.TryAsync(
            message.ServiceUrl,
            () => requests.Of(message, activity),
            async (content, read) => Attempt.Accepted(
                requests.BeginsThread(message) ? await ConnectorAnswer.ThreadIdAsync(content, read) : await ConnectorAnswer.IdAsync(content, read)),
            cancellationToken);
    }
}
