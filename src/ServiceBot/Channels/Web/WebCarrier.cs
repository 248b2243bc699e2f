using System.Text.Json.Nodes;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Web;

/// <summary>Takes messages to the web channel: the transcript and the outbox mark are one commit, so nothing is ever said twice there.</summary>
internal sealed class WebCarrier(IDatabase database, Envelope envelope, TimeProvider clock) : ILocalCarrier
{
    public const string Channel = "directline";

    public Task CarryAsync(IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken) =>
        database.WriteAsync(async session =>
        {
            // Several processes may carry the same rows; one after the other they keep the order, and the later finds them marked.
            await session.LockAsync("web carrier");
            foreach (var row in rows)
                await CarryAsync(session, row);

            return rows.Count;
        });

    private async ValueTask CarryAsync(IDbSession session, OutboxRow row)
    {
        // The name of a slot is its activity id here, so an edit needs no look-up.
        if (!await Outbox.MarkSentAsync(session, row, row.Slot))
            return;

        var now = clock.GetInstant();
        var first = Instant.From(await session.ScalarAsync(
            """SELECT "At" FROM "WebActivities" WHERE "Conversation" = $1 AND "Id" = $2""", row.Conversation, row.Slot));
        var isClosed = Envelope.IsClosed(row.Activity);
        var activity = row.Activity is { } kept && envelope.Open(kept) is { } json ? JsonNode.Parse(json)!.AsObject() : Removed();
        activity["id"] = row.Slot;
        activity["channelId"] = Channel;
        activity["timestamp"] = first ?? now;
        activity["from"] = new JsonObject { ["id"] = "servicebot", ["name"] = "ServiceBot", ["role"] = "bot" };
        activity["conversation"] = new JsonObject { ["id"] = row.Conversation };
        var written = activity.ToJsonString();
        if (!await session.AppendToTranscriptAsync(
                row.Conversation, row.Slot, isClosed ? envelope.Close(written) : written, now, isClosed ? row.GoodUntil : null))
            await Outbox.GiveUpAsync(session, row, "there is no such web conversation");
    }

    /// <summary>Web Chat has no way to delete; an event in the place of the message makes it disappear without an error.</summary>
    internal static JsonObject Removed() => new() { ["type"] = "event", ["name"] = "messageDelete" };
}
