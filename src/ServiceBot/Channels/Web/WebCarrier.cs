using System.Text.Json.Nodes;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Web;

/// <summary>Takes messages to the web channel: the transcript and the outbox mark are one commit, so nothing is ever said twice there.</summary>
internal sealed class WebCarrier(SqliteDatabase database, WebSockets sockets, TimeProvider clock) : ICarrier
{
    public const string Channel = "directline";

    public bool IsRemote => false;

    public async Task CarryAsync(IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken)
    {
        await Task.WhenAll(rows.Select(row => database.Writer.RunAsync(session => Carry(session, row))));

        foreach (var conversation in rows.Select(row => row.Conversation).Distinct())
            sockets.Wake(conversation);
    }

    private bool Carry(SqliteSession session, OutboxRow row)
    {
        // The name of a slot is its activity id here, so an edit needs no look-up.
        if (!Outbox.MarkSent(session, row, row.Slot))
            return false;

        var now = clock.GetInstant();
        var first = session.Scalar(
            "SELECT At FROM WebActivities WHERE Conversation = $1 AND Id = $2", row.Conversation, row.Slot) as long?;
        var activity = row.Activity is null ? Removed() : JsonNode.Parse(row.Activity)!.AsObject();
        activity["id"] = row.Slot;
        activity["channelId"] = Channel;
        activity["timestamp"] = first is { } at ? SqliteInstant.FromMicroseconds(at) : now;
        activity["from"] = new JsonObject { ["id"] = "servicebot", ["name"] = "ServiceBot", ["role"] = "bot" };
        activity["conversation"] = new JsonObject { ["id"] = row.Conversation };
        session.AppendToTranscript(row.Conversation, row.Slot, activity.ToJsonString(), SqliteInstant.ToMicroseconds(now));
        return true;
    }

    /// <summary>Web Chat has no way to delete; an event in the place of the message makes it disappear without an error.</summary>
    private static JsonObject Removed() => new() { ["type"] = "event", ["name"] = "messageDelete" };
}
