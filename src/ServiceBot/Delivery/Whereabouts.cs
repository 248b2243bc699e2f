using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>Where messages stand that can still be edited, or where they are on their way to.</summary>
internal sealed class Whereabouts(BotDb db)
{
    // Asked whenever a question is answered.
    private static readonly Func<BotDb, string, CancellationToken, Task<Slot?>> Sent = EF.CompileAsyncQuery(
        (BotDb db, string name, CancellationToken _) => db.Slots.AsNoTracking().SingleOrDefault(slot => slot.Name == name));

    /// <returns>Null when nothing was ever said under that name.</returns>
    public async Task<Place?> OfAsync(string slot, CancellationToken cancellationToken)
    {
        if (await SentAsync(slot, cancellationToken) is { } sent)
            return sent;

        var waiting = await db.Outbox.Where(row => row.State == OutboxState.Waiting && row.Slot == slot)
            .Select(row => new Place(row.Channel, row.Conversation))
            .FirstOrDefaultAsync(cancellationToken);

        // It may have gone out between the two questions.
        return waiting ?? await SentAsync(slot, cancellationToken);
    }

    /// <summary>The same of many at once, by their names.</summary>
    public async Task<Dictionary<string, Place>> OfAsync(IReadOnlyCollection<string> slots, CancellationToken cancellationToken)
    {
        // In this order nothing is missed that goes out between the two questions.
        var waiting = await db.Outbox.AsNoTracking().Where(row => row.State == OutboxState.Waiting && slots.Contains(row.Slot))
            .Select(row => new { row.Slot, row.Channel, row.Conversation })
            .ToListAsync(cancellationToken);
        var places = await db.Slots.AsNoTracking().Where(slot => slots.Contains(slot.Name))
            .ToDictionaryAsync(slot => slot.Name, slot => new Place(slot.Channel, slot.Conversation), cancellationToken);
        foreach (var row in waiting)
            places.TryAdd(row.Slot, new Place(row.Channel, row.Conversation));

        return places;
    }

    /// <summary>The names of all that was said under names that begin so.</summary>
    public async Task<List<string>> UnderAsync(string beginning, CancellationToken cancellationToken)
    {
        // In this order nothing is missed that goes out between the two questions.
        var waiting = await db.Outbox.Where(row => row.State == OutboxState.Waiting && row.Slot.StartsWith(beginning))
            .Select(row => row.Slot)
            .ToListAsync(cancellationToken);
        var sent = await db.Slots.Where(slot => slot.Name.StartsWith(beginning)).Select(slot => slot.Name).ToListAsync(cancellationToken);
        return [.. sent.Union(waiting)];
    }

    private async Task<Place?> SentAsync(string slot, CancellationToken cancellationToken) =>
        await Sent(db, slot, cancellationToken) is { } sent ? new Place(sent.Channel, sent.Conversation) : null;
}

internal sealed record Place(string Channel, string Conversation);
