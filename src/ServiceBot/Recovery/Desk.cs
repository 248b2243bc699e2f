namespace ServiceBot.Recovery;

/// <summary>What one person is being asked in their private chat. One question at a time.</summary>
internal sealed class Desk(string personId)
{
    public string PersonId { get; private set; } = personId;

    public int? CaseNumber { get; private set; }

    public Step? Step { get; private set; }

    /// <summary>The slot of the card with the question, so that it can be edited when it is answered.</summary>
    public string? Card { get; private set; }

    /// <summary>"problem" was typed without a word about what went wrong, and the next message is that.</summary>
    public bool AwaitsSentence { get; private set; }

    public DateTimeOffset? GreetedAt { get; private set; }

    /// <summary>Something waits until this person works again or writes.</summary>
    public bool HasHeldNotes { get; private set; }

    public int Version { get; private set; }

    public bool IsFree => CaseNumber is null && !AwaitsSentence;

    public void Ask(int caseNumber, Step step)
    {
        (CaseNumber, Step, Card, AwaitsSentence) = (caseNumber, step, null, false);
        Version++;
    }

    public void AskForSentence()
    {
        (CaseNumber, Step, Card, AwaitsSentence) = (null, null, null, true);
        Version++;
    }

    public void Put(string card)
    {
        Card = card;
        Version++;
    }

    public void Clear()
    {
        (CaseNumber, Step, Card, AwaitsSentence) = (null, null, null, false);
        Version++;
    }

    public void Hold(bool isHeld)
    {
        HasHeldNotes = isHeld;
        Version++;
    }

    public void Greet(DateTimeOffset at)
    {
        GreetedAt = at;
        Version++;
    }
}
