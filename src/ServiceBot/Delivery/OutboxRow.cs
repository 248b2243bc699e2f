namespace ServiceBot.Delivery;

/// <summary>A message on its way, in the order in which it was committed.</summary>
internal sealed class OutboxRow
{
    public long Id { get; set; }
    public required string Channel { get; set; }
    public required string Conversation { get; set; }
    public string? ServiceUrl { get; set; }
    public required string Slot { get; set; }

    /// <summary>The activity as JSON. Null deletes what stands in the slot, and is all that is kept once it was sent.</summary>
    public string? Activity { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>After this it makes no sense any more.</summary>
    public DateTimeOffset? GoodUntil { get; set; }

    public OutboxState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>Not before this; null when nothing failed yet.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>The process that may send it now; null when nobody does.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Which of all leases it is: what was learned under an older one does not count any more.</summary>
    public int LeaseEpoch { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>An attempt whose outcome never became known: the message may be there already.</summary>
    public bool Ambiguous { get; set; }

    public string? Problem { get; set; }

    /// <summary>The newest waiting message of the slot, whose content this one took over.</summary>
    public long UpTo { get; set; }
}

internal enum OutboxState
{
    Waiting,
    Sent,

    /// <summary>An earlier message of the same slot went out with its content.</summary>
    Superseded,

    /// <summary>Given up; an operator must look.</summary>
    Dead,

    /// <summary>It did not go out while it made sense.</summary>
    Expired,

    /// <summary>Nobody wants to hear it: the bot was blocked or removed.</summary>
    Cancelled,
}

/// <summary>Where the bot was blocked or removed; nothing is sent there until somebody writes from there.</summary>
internal sealed class BlockedConversation
{
    public required string Channel { get; set; }
    public required string Conversation { get; set; }
    public required string Reason { get; set; }
    public DateTimeOffset Since { get; set; }
}

/// <summary>Where the message of a slot stands, so that a later one can edit it.</summary>
internal sealed class Slot
{
    public required string Name { get; set; }
    public required string Channel { get; set; }
    public required string Conversation { get; set; }

    /// <summary>The channel's id of the message; null where the channel gave none, so it cannot be edited.</summary>
    public string? ActivityId { get; set; }

    public long Revision { get; set; }
}
