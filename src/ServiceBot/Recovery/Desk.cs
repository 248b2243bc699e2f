using ServiceBot.Roster;

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

    /// <summary>The topic of a team's set-up that is open, or where this person left it.</summary>
    public string? SetupTeamId { get; private set; }
    public SetupTopics Topic { get; private set; }

    public bool IsAskingTopic { get; private set; }

    /// <summary>The topic was opened from the settings, so that is where its answer leads.</summary>
    public bool IsFromSettings { get; private set; }

    /// <summary>What held when the topic was asked: a sign that changes with it.</summary>
    public string? Seen { get; private set; }

    public DateTimeOffset? GreetedAt { get; private set; }

    /// <summary>Something waits until this person works again or writes.</summary>
    public bool HasHeldNotes { get; private set; }

    public int Version { get; private set; }

    /// <summary>Whether a question is open that has a card.</summary>
    public bool IsAsking => CaseNumber is not null || IsAskingTopic;

    public bool IsFree => !IsAsking && !AwaitsSentence;

    public void Ask(int caseNumber, Step step)
    {
        Clear();
        (CaseNumber, Step) = (caseNumber, step);
    }

    public void AskForSentence()
    {
        Clear();
        AwaitsSentence = true;
    }

    public void AskTopic(string teamId, SetupTopics topic, bool isFromSettings)
    {
        Clear();
        (SetupTeamId, Topic, IsAskingTopic, IsFromSettings) = (teamId, topic, true, isFromSettings);
    }

    public void PutTopic(string card, string seen)
    {
        Seen = seen;
        Put(card);
    }

    public void Put(string card)
    {
        Card = card;
        Version++;
    }

    /// <summary>Nothing is open any more. Where a set-up was left stays known.</summary>
    public void Clear()
    {
        if (IsFromSettings)
            ForgetSetup();

        (CaseNumber, Step, Card, AwaitsSentence, IsAskingTopic, IsFromSettings, Seen) = (null, null, null, false, false, false, null);
        Version++;
    }

    public void Hold(bool isHeld)
    {
        HasHeldNotes = isHeld;
        Version++;
    }

    public void ForgetSetup() => (SetupTeamId, Topic) = (null, SetupTopics.None);

    public void Greet(DateTimeOffset at)
    {
        GreetedAt = at;
        Version++;
    }
}
