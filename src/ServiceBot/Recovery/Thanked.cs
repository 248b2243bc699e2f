namespace ServiceBot.Recovery;

/// <summary>Somebody who was thanked. Whether others may know is theirs to say; until then it stays between the two.</summary>
internal sealed class Thanked(string momentId, string personId)
{
    public string MomentId { get; private set; } = momentId;
    public string PersonId { get; private set; } = personId;
    public ThanksShown Shown { get; private set; }

    /// <summary>When they said so last; the day on which their team reads of it.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    public bool IsShown => Shown == ThanksShown.ToTheTeam;

    /// <returns>False when they had said so before.</returns>
    public bool Decide(ThanksShown shown, Moment moment, DateTimeOffset at)
    {
        if (Shown == shown)
            return false;

        (Shown, DecidedAt) = (shown, at);
        moment.Version++;
        return true;
    }
}

/// <summary>Kept as numbers, so new ones go to the end.</summary>
internal enum ThanksShown
{
    NotSaid,
    ToTheTeam,
    BetweenThem,
}
