namespace ServiceBot.Pulse;

/// <summary>Somebody is asked how they are, once on each of their working days. It is deleted when the batch is sealed.</summary>
internal sealed class CheckIn
{
    public required string PersonId { get; set; }

    /// <summary>The working day of the person, and of their team: whatever the hour, the answer belongs to it.</summary>
    public DateOnly Date { get; set; }

    /// <summary>The batch of the daily item, and the one of the other item that is asked with it; null where only one is.</summary>
    public required string BatchId { get; set; }
    public string? OtherBatchId { get; set; }

    /// <summary>Where the question stands, so that it can be taken away; random.</summary>
    public required string Slot { get; set; }

    /// <summary>The one reminder, where there was one.</summary>
    public string? ReminderSlot { get; set; }
}

/// <summary>What one person decided about being asked.</summary>
internal sealed class CheckInChoices(string personId)
{
    public string PersonId { get; private set; } = personId;

    /// <summary>They are not asked any more, until they say otherwise. Nobody is told, and it is counted nowhere.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Whether they were told who put the bot here, what is kept, who sees what and what cannot be protected.</summary>
    public bool IsIntroduced { get; set; }

    /// <summary>The last of their days on which they were asked.</summary>
    public DateOnly? AskedOn { get; set; }

    /// <summary>With whom they were last told that they are counted, and that so many must answer. When either is another, they hear it before they are asked.</summary>
    public string? ToldCohort { get; private set; }
    public int? ToldPeople { get; private set; }

    public bool Knows(OpenBatch batch) => ToldCohort == batch.CohortKey && ToldPeople == batch.LeastPeople;

    public void Hears(OpenBatch batch)
    {
        IsIntroduced = true;
        (ToldCohort, ToldPeople) = (batch.CohortKey, batch.LeastPeople);
    }

    /// <summary>What they were told is explained to them anew.</summary>
    public void Unlearn()
    {
        IsIntroduced = false;
        (ToldCohort, ToldPeople) = (null, null);
    }
}
