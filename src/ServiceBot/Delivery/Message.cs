namespace ServiceBot.Delivery;

/// <summary>One thing to say, or to change in what was said.</summary>
/// <param name="To">The conversation it goes to.</param>
/// <param name="Slot">
/// What it is about (<c>case/43/card</c>). The first message of a slot is posted, later ones edit it in place,
/// and of several that wait only the newest goes out.
/// </param>
/// <param name="Activity">The activity as JSON; null deletes what stands in the slot.</param>
/// <param name="GoodUntil">When it has not gone out by then, it makes no sense any more; null for what always does.</param>
internal sealed record Message(Address To, string Slot, string? Activity, DateTimeOffset? GoodUntil = null)
{
    /// <summary>A message of its own, which nothing will ever change unless its slot is remembered.</summary>
    public static Message Once(Address to, string activity) => new(to, NewSlot(), activity);

    public static string NewSlot() => Guid.CreateVersion7().ToString("N");
}
