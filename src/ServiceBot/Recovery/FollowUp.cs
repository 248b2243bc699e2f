namespace ServiceBot.Recovery;

/// <summary>Something that is to be done after a case: a prevention, asking the customer, or a look at them 30 and 90 days later.</summary>
internal sealed class FollowUp(
    int number, string teamId, int caseNumber, FollowUpKind kind, string what, string ownerId, DateOnly dueOn, DateTimeOffset createdAt)
{
    /// <summary>Its own small number, counted apart from the cases.</summary>
    public int Number { get; private set; } = number;
    public string TeamId { get; private set; } = teamId;
    public int CaseNumber { get; private set; } = caseNumber;
    public FollowUpKind Kind { get; private set; } = kind;
    public string What { get; private set; } = what;

    /// <summary>The learning owner: who sees to it.</summary>
    public string OwnerId { get; private set; } = ownerId;
    public DateOnly DueOn { get; private set; } = dueOn;
    public FollowUpStatus Status { get; private set; }

    /// <summary>Why it was dropped, or what was done.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When it was last made anything else than it was; that somebody was reminded of it changes nothing.</summary>
    public DateTimeOffset ChangedAt { get; private set; } = createdAt;

    /// <summary>Reminders of days up to this one are behind us: said, or from before it was given to its owner for that day.</summary>
    public DateOnly? RemindedOn { get; private set; }

    public int Version { get; private set; }

    /// <summary>How the customer stands to us, 30 or 90 days later.</summary>
    public bool IsLook => Kind is FollowUpKind.Day30 or FollowUpKind.Day90;

    /// <summary>It begins and ends with what is noted in the case.</summary>
    public bool IsAboutAsking => Kind is FollowUpKind.Ask or FollowUpKind.Answer;

    public bool IsOpen => Status == FollowUpStatus.Open;

    /// <param name="today">Whoever gives it to somebody, or another day to it, has just said so: reminders begin after today.</param>
    public void Describe(string what, string ownerId, DateOnly dueOn, DateTimeOffset at, DateOnly? today = null)
    {
        if (DueOn != dueOn || OwnerId != ownerId)
            RemindedOn = today;

        (What, OwnerId, DueOn, ChangedAt) = (what, ownerId, dueOn, at);
        Version++;
    }

    public void End(FollowUpStatus status, string? reason, DateTimeOffset at)
    {
        (Status, Reason, EndedAt, ChangedAt) = (status, reason, at, at);
        Version++;
    }

    /// <summary>What was copied here from the case was taken out there.</summary>
    public void TakeOut(string text, string instead, DateTimeOffset at)
    {
        if (What == text)
            What = instead;

        Reason = Reason?.Replace(text, instead, StringComparison.Ordinal);
        ChangedAt = at;
        Version++;
    }

    public void Reopen(DateOnly today, DateTimeOffset at)
    {
        (Status, Reason, EndedAt, RemindedOn, ChangedAt) = (FollowUpStatus.Open, null, null, today, at);
        Version++;
    }

    public void Reminded(DateOnly on)
    {
        RemindedOn = on;
        Version++;
    }
}

/// <summary>Kept as numbers, so new ones go to the end.</summary>
internal enum FollowUpKind
{
    Prevention,
    Day30,
    Day90,

    /// <summary>The customer is to be asked how they see it.</summary>
    Ask,

    /// <summary>They were asked; their answer is to be noted.</summary>
    Answer,
}

internal enum FollowUpStatus
{
    Open,
    Done,
    Dropped,
}
