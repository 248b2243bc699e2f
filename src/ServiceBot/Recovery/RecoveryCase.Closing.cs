namespace ServiceBot.Recovery;

/// <summary>How it ends, and what the customer thinks of it.</summary>
internal sealed partial class RecoveryCase
{
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How the customer was asked for their view.</summary>
    public AskChannel? AskedBy { get; private set; }
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>Why asking was not suitable.</summary>
    public string? NotAskedBecause { get; private set; }

    /// <summary>What the customer said, in their own words.</summary>
    public string? CustomerWords { get; private set; }

    /// <summary>The outcome is the customer's answer or words. Otherwise it is what we presume.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>What would have made it great.</summary>
    public string? WouldBeGreat { get; private set; }

    /// <summary>What could make them contact us again about this.</summary>
    public string? ContactAgain { get; private set; }

    /// <summary>The answers to the three questions of integrity.</summary>
    public string? Integrity { get; private set; }

    /// <summary>Why it was closed although something was missing.</summary>
    public string? ClosedBecause { get; private set; }

    /// <summary>What became of the customer, as last seen.</summary>
    public Retention? Retention { get; private set; }

    public void Say(string? words, By by)
    {
        var before = Words;
        Words = words;
        Note(CaseEventKind.Gracious, by);
        Keep(CaseField.Words, before, words);
    }

    public void Ask(AskChannel channel, By by)
    {
        (AskedBy, AskedAt, NotAskedBecause) = (channel, by.At, null);
        Note(CaseEventKind.Asked, by, channel.ToString());
    }

    public void DoNotAsk(string because, By by)
    {
        var before = NotAskedBecause;
        (AskedBy, AskedAt, NotAskedBecause) = (null, null, because);
        Note(CaseEventKind.NotAsked, by);
        Keep(CaseField.NotAskedBecause, before, because);
    }

    /// <summary>What the customer said or answered. Only this confirms anything.</summary>
    public void Confirm(Outcome outcome, string? words, By by)
    {
        var before = CustomerWords;
        (Outcome, IsConfirmed, CustomerWords) = (outcome, true, words ?? CustomerWords);
        Note(CaseEventKind.Confirmed, by, outcome.ToString());
        Keep(CaseField.CustomerWords, before, CustomerWords);
    }

    /// <summary>What we think the customer thinks.</summary>
    public void Presume(Outcome outcome) => (Outcome, IsConfirmed) = (outcome, false);

    public void Close(By by)
    {
        (Status, ClosedAt) = (CaseStatus.Closed, by.At);
        Note(CaseEventKind.Closed, by, Outcome.ToString());
    }

    /// <summary>It was not over: the fix is void, and whoever owns it makes a new promise.</summary>
    public void Reopen(By by)
    {
        var hadFailed = FixedAt is not null;
        if (hadFailed)
            Failures++;

        (Status, FixedAt, ClosedAt, PromiseAt, PromisedAt) = (CaseStatus.Open, null, null, null, null);
        (Outcome, IsConfirmed, PausedAt, MoreTimeUntil) = (null, false, null, null);

        // What was found, said and asked then has not held, so it is found, said and asked anew. The history keeps it.
        (Conditions, Words, AskedBy, AskedAt, NotAskedBecause, ClosedBecause) = (null, null, null, null, null, null);
        Note(CaseEventKind.Reopened, by, hadFailed ? nameof(CaseEventKind.Fixed) : null);
        Advance();
    }

    public void FollowUp(Retention retention, By by)
    {
        Retention = retention;
        Note(CaseEventKind.FollowedUp, by, retention.ToString());
    }
}
