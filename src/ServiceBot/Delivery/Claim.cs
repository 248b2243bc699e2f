namespace ServiceBot.Delivery;

/// <summary>A message this process alone may send for a while.</summary>
internal sealed record Claim
{
    public required long Id { get; init; }

    /// <summary>The newest waiting message of the slot, whose content this one took over.</summary>
    public required long UpTo { get; init; }

    public required int Epoch { get; init; }
    public required string Channel { get; init; }
    public required string Conversation { get; init; }
    public required string ServiceUrl { get; init; }
    public required string Slot { get; init; }

    /// <summary>The activity as JSON; null deletes what stands in the slot.</summary>
    public required string? Activity { get; init; }

    /// <summary>What stands in the slot, by the channel's id; null where there is nothing or it has none.</summary>
    public required string? ActivityId { get; init; }

    /// <summary>The conversation of this channel in which that is known by its id; null where there is nothing.</summary>
    public string? StandsIn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? GoodUntil { get; init; }
    public required int Attempts { get; init; }

    /// <summary>It may have been accepted before.</summary>
    public required bool IsAmbiguous { get; init; }

    /// <summary>Somebody else had it and did not say what became of it.</summary>
    public bool IsTakenOver { get; init; }

    /// <summary>The same, for the second time: it may have been accepted twice.</summary>
    public bool IsTooAmbiguous { get; init; }

    public required bool IsBlocked { get; init; }

    /// <summary>Whether the slot stands in another conversation than the one that is written to, as when the team has chosen another channel; in Teams a channel is one with its threads.</summary>
    public bool IsElsewhere => StandsIn is { } there && ChannelThread.ChannelOf(there) != ChannelThread.ChannelOf(Conversation);

    /// <summary>Where it is sent: in the conversation, and what is taken back, where it stands.</summary>
    public string Place => Activity is null && IsElsewhere ? StandsIn! : Conversation; // elsewhere is somewhere

    /// <summary>Only a new message can be there twice; edits and deletions may be repeated.</summary>
    public bool IsPost => Activity is not null && ActivityId is null;
}
