using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Somebody wants to spend more on a case than they may decide. One person at a time is asked for a yes, and all who were asked may answer.</summary>
internal sealed class SpendRequest(int caseNumber, int sequence, string requesterId, long minor, string currency, DateTimeOffset askedAt)
{
    public int CaseNumber { get; private set; } = caseNumber;

    /// <summary>The event with which it was asked for.</summary>
    public int Sequence { get; private set; } = sequence;
    public string RequesterId { get; private set; } = requesterId;
    public long Minor { get; private set; } = minor;
    public string Currency { get; private set; } = currency;
    public DateTimeOffset AskedAt { get; private set; } = askedAt;

    /// <summary>Null while it is open.</summary>
    public SpendAnswer? Answered { get; private set; }
    public string? AnsweredById { get; private set; }

    /// <summary>What the yes was to, which may be less.</summary>
    public long? Granted { get; private set; }

    /// <summary>Everybody who has seen it, in that order. Whoever has not may not answer it blindly.</summary>
    public List<string> AskedIds { get; private set; } = [];

    /// <summary>Whose answer is waited for.</summary>
    public string? AskedId { get; private set; }

    /// <summary>When somebody else is asked as well.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When somebody looks whether it goes on; null when everybody was asked, or it is answered.</summary>
    public DateTimeOffset? LookAt { get; private set; }

    public int Version { get; private set; }

    public Amount Amount => new(Minor, Currency);

    public bool IsOpen => Answered is null;

    public void Ask(string personId, DateTimeOffset dueAt, DateTimeOffset lookAt)
    {
        Show(personId);
        AskedId = personId;
        Wait(dueAt, lookAt);
    }

    /// <summary>Somebody who was not asked looks at it and may answer from now on.</summary>
    /// <returns>False when they have seen it already.</returns>
    public bool Show(string personId)
    {
        if (AskedIds.Contains(personId))
            return false;

        AskedIds = [.. AskedIds, personId];
        Version++;
        return true;
    }

    public void Wait(DateTimeOffset dueAt, DateTimeOffset lookAt)
    {
        (DueAt, LookAt) = (dueAt, lookAt);
        Version++;
    }

    /// <summary>Nobody is left to be asked; it stays open for those who were.</summary>
    public void Rest()
    {
        LookAt = null;
        Version++;
    }

    public void Answer(SpendAnswer answer, By by, long? granted = null)
    {
        (Answered, AnsweredById, Granted, LookAt) = (answer, by.PersonId, granted, null);
        Version++;
    }

    /// <summary>The case is over, so nobody needs to answer.</summary>
    public void End()
    {
        (Answered, LookAt) = (SpendAnswer.Over, null);
        Version++;
    }
}

internal enum SpendAnswer
{
    Yes,
    No,

    /// <summary>By whoever asked.</summary>
    Withdrawn,

    /// <summary>The case ended first.</summary>
    Over,
}
