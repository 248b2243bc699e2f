using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>Has the channel of this program itself take what waits for it. There nothing fails halfway, so nothing is ever ambiguous.</summary>
internal sealed class LocalRound(Outbox outbox, ILocalCarrier carrier, DeliveryMeter meter, TimeProvider clock)
{
    public async Task CarryDueAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var waiting = await outbox.WaitingAsync(cancellationToken);
            var (due, late) = Due(waiting, clock.GetInstant());
            if (late.Count > 0)
            {
                await outbox.ExpireAsync(late);
                meter.Expired(late.Count);
            }

            if (due.Count > 0)
            {
                await carrier.CarryAsync(due, cancellationToken);
                for (var i = 0; i < due.Count; i++)
                    meter.Sent();
            }

            // When it was all of it, whatever comes now rings the bell.
            if (waiting.Count < Outbox.LargestLoad)
                return;
        }
    }

    /// <summary>Of several messages of one slot the newest goes out, in the place of the first.</summary>
    internal static (List<OutboxRow> Due, List<OutboxRow> Late) Due(IReadOnlyList<OutboxRow> waiting, DateTimeOffset now)
    {
        var first = new Dictionary<string, OutboxRow>();
        var due = new List<OutboxRow>(waiting.Count);
        var late = new List<OutboxRow>();
        foreach (var row in waiting)
        {
            if (row.GoodUntil <= now)
            {
                late.Add(row);
            }
            else if (first.TryGetValue(row.Slot, out var earlier))
            {
                (earlier.Activity, earlier.UpTo) = (row.Activity, row.Id);
            }
            else
            {
                row.UpTo = row.Id;
                first.Add(row.Slot, row);
                due.Add(row);
            }
        }

        return (due, late);
    }
}
