namespace ServiceBot.Pulse;

/// <summary>What is left of a batch: how often each answer was given. Nobody can tell any more by whom.</summary>
internal sealed class SealedBatch
{
    /// <summary>Random.</summary>
    public required string Id { get; set; }
    public required string CohortKey { get; set; }
    public required string CohortName { get; set; }
    public required string Item { get; set; }

    /// <summary>The first and the last day of it.</summary>
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }

    /// <summary>How many people were asked.</summary>
    public int Invited { get; set; }

    /// <summary>How many answered; 0: too few did, and nothing of it was kept.</summary>
    public int Answers { get; set; }

    /// <summary>Only once the key is destroyed; until then nothing of it is shown.</summary>
    public bool IsPublished { get; set; }

    public List<SealedCount> Counts { get; private set; } = [];
}

/// <summary>How many people gave one answer: a number of the scale, or a tag.</summary>
internal sealed class SealedCount
{
    public required string BatchId { get; set; }
    public required string Answer { get; set; }
    public int People { get; set; }
}

/// <summary>Words that their author wanted to share, in no order, from a batch of ten people or more.</summary>
internal sealed class SealedText
{
    /// <summary>Random.</summary>
    public required string Id { get; set; }
    public required string BatchId { get; set; }
    public required string Text { get; set; }
}
