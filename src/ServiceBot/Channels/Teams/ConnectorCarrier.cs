using System.Net;
using System.Text;
using System.Text.Json;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// Takes messages to the connector at a service URL (Bot Framework REST API v3). A send cannot be repeated safely: one whose answer was
/// lost is marked, and repeated at most a few times.
/// </summary>
internal sealed partial class ConnectorCarrier(
    Outbox outbox, IHttpClientFactory clients, TimeProvider clock, ILogger<ConnectorCarrier> logger) : ICarrier
{
    public const string Client = "connector";

    private const int MostAttempts = 8;

    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    public bool IsRemote => true;

    public Task CarryAsync(IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(rows.GroupBy(row => (row.Channel, row.Conversation)), AtOnce, async (conversation, _) =>
        {
            foreach (var row in conversation)
                if (!await CarryAsync(row, cancellationToken))
                    break;
        });

    /// <returns>False when it must be tried again, and what comes after it in the conversation must wait.</returns>
    private async Task<bool> CarryAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        // The one way out: on a local server it leads to this machine and nowhere else.
        if (!Loopback.Is(row.ServiceUrl))
            return await GiveUpAsync(row, "the service URL is not on this machine");

        var slot = await outbox.SlotAsync(row.Slot, cancellationToken);
        if (row.Activity is null && slot?.ActivityId is null)
            return await SentAsync(row, null);

        try
        {
            using var request = Request(row, slot?.ActivityId);
            FaultPoint.Hit("before-send");
            using var response = await clients.CreateClient(Client).SendAsync(request, cancellationToken);
            FaultPoint.Hit("after-send");
            if (response.IsSuccessStatusCode)
                return await SentAsync(row, await IdAsync(response, cancellationToken) ?? slot?.ActivityId);

            return response.StatusCode switch
            {
                HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests =>
                    await AgainAsync(row, response.Headers.RetryAfter?.Delta, ambiguous: false, $"HTTP {(int)response.StatusCode}"),
                HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                    await AgainAsync(row, response.Headers.RetryAfter?.Delta, ambiguous: true, $"HTTP {(int)response.StatusCode}"),
                _ => await GiveUpAsync(row, $"HTTP {(int)response.StatusCode}"),
            };
        }
        catch (HttpRequestException failure)
        {
            return await AgainAsync(row, null,
                ambiguous: failure.HttpRequestError != HttpRequestError.ConnectionError, failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await AgainAsync(row, null, ambiguous: true, "no answer in time");
        }
    }

    private static HttpRequestMessage Request(OutboxRow row, string? activityId)
    {
        // Joined as text: a service URL may have a path of its own, which a relative URI would drop.
        var activities = $"{row.ServiceUrl!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(row.Conversation)}/activities";
        var method = row.Activity is null ? HttpMethod.Delete : activityId is null ? HttpMethod.Post : HttpMethod.Put;
        return new HttpRequestMessage(method, activityId is null ? activities : $"{activities}/{Uri.EscapeDataString(activityId)}")
        {
            Content = row.Activity is null ? null : new StringContent(row.Activity, Encoding.UTF8, "application/json"),
        };
    }

    private static async Task<string?> IdAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            return body.RootElement.TryGetProperty("id", out var id) ? id.GetString() : null;
        }
        catch (JsonException)
        {
            // Accepted without an id: it stands there, and cannot be edited later.
            return null;
        }
    }

    private async Task<bool> SentAsync(OutboxRow row, string? activityId)
    {
        await outbox.MarkSentAsync(row, activityId);
        return true;
    }

    private async Task<bool> AgainAsync(OutboxRow row, TimeSpan? retryAfter, bool ambiguous, string problem)
    {
        if (row.Attempts + 1 >= MostAttempts)
            return await GiveUpAsync(row, problem);

        var wait = retryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, row.Attempts));
        await outbox.MarkFailedAsync(row, clock.GetInstant() + wait, ambiguous, problem);
        return false;
    }

    private async Task<bool> GiveUpAsync(OutboxRow row, string problem)
    {
        LogGivenUp(row.Id, row.Channel, problem);
        await outbox.MarkFailedAsync(row, null, ambiguous: false, problem);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Message {Id} to {Channel} was given up: {Problem}")]
    private partial void LogGivenUp(long id, string channel, string problem);
}
