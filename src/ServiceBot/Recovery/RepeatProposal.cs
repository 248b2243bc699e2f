namespace ServiceBot.Recovery;

/// <summary>The bot asks whether a case is an earlier failure again. Only people answer; unanswered for two days it counts as unsure.</summary>
internal sealed class RepeatProposal(int caseNumber, int earlierNumber, DateTimeOffset proposedAt)
{
    public int CaseNumber { get; private set; } = caseNumber;
    public int EarlierNumber { get; private set; } = earlierNumber;
    public DateTimeOffset ProposedAt { get; private set; } = proposedAt;

    /// <summary>Null until a person said.</summary>
    public bool? IsRepeat { get; private set; }

    public void Answer(bool isRepeat) => IsRepeat = isRepeat;
}
