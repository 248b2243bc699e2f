namespace ServiceBot.Pulse;

/// <summary>
/// Answers to one item that are being collected from one cohort, under a key of their own. It is deleted when it is sealed; the answers refer
/// to it, so that the database itself refuses one that comes too late.
/// </summary>
internal sealed class OpenBatch
{
    /// <summary>Random, so that it tells nothing of when it was opened.</summary>
    public required string Id { get; set; }

    /// <summary>Whose answers are counted together: <c>team/harbour</c>, <c>group/ferries</c> or <c>organisation</c>.</summary>
    public required string CohortKey { get; set; }

    /// <summary>As people are told before they answer.</summary>
    public required string CohortName { get; set; }

    /// <summary>The team whose days and times it follows.</summary>
    public required string TeamId { get; set; }

    /// <summary>The id of the question, such as Q01.</summary>
    public required string Item { get; set; }

    /// <summary>The team's first day of it, and the one at whose end it is counted: later than planned where too few had answered.</summary>
    public DateOnly From { get; set; }
    public DateOnly Day { get; set; }

    /// <summary>So many people must have answered, as it was decided when it was opened: what is changed holds from the next one on.</summary>
    public int LeastPeople { get; set; }

    /// <summary>When it is looked at again: when the day closes, or earlier where that may have changed.</summary>
    public DateTimeOffset LookAt { get; set; }
}

/// <summary>Somebody who was in the cohort when the batch was opened. Whoever comes or goes while it is open is not counted in it.</summary>
internal sealed class BatchMember
{
    public required string BatchId { get; set; }
    public required string PersonId { get; set; }

    /// <summary>That of the batch: nobody is in two that collect the same.</summary>
    public required string Item { get; set; }

    /// <summary>Their home team at that time; whoever has another one since is not counted here.</summary>
    public required string TeamId { get; set; }

    /// <summary>The last day on which they were asked this; null: not yet, so they are not among the invited.</summary>
    public DateOnly? AskedOn { get; set; }
}

/// <summary>
/// One answer to one item. Both parts are under the batch's key: whose it is as a keyed hash, what it is encrypted and as long as every other.
/// So nothing that a database writes down about it (log, free pages, backups) means anything once the key is gone.
/// </summary>
internal sealed class KeyedAnswer
{
    public required string BatchId { get; set; }

    /// <summary>HMAC of the person, under the batch's key.</summary>
    public required string Key { get; set; }

    public required byte[] Closed { get; set; }
}
