namespace ServiceBot.Recovery;

/// <summary>Whether somebody is still to be reminded of asking the customer, or of what they answered.</summary>
internal static class AskRules
{
    public const string Reopened = "reopened";
    public const string Merged = "merged";
    public const string CalledOff = "called off";

    private const string TheySpoke = "the customer said something";

    /// <summary>After these somebody may have to be reminded of something else than before.</summary>
    public static bool Matters(CaseEventKind kind) => kind is CaseEventKind.Confirmed or CaseEventKind.DidHelp or CaseEventKind.WouldReturn or CaseEventKind.Asked or CaseEventKind.NotAsked
        or CaseEventKind.Closed or CaseEventKind.Reopened or CaseEventKind.Cancelled or CaseEventKind.MergedAway or CaseEventKind.Unmerged;

    /// <summary>Null as long as it is still to be done. What happened since the customer was asked must be loaded, or have happened just now.</summary>
    public static (FollowUpStatus Status, string Reason)? EndOf(FollowUpKind kind, RecoveryCase about) => (kind, about) switch
    {
        (_, { Status: CaseStatus.Merged }) => (FollowUpStatus.Dropped, Merged),
        (_, { Status: CaseStatus.Cancelled }) => (FollowUpStatus.Dropped, CalledOff),
        (FollowUpKind.Ask, { MayBeAsked: false }) => (FollowUpStatus.Done, "asking is not suitable"),
        (FollowUpKind.Ask, { AskedAt: not null }) => (FollowUpStatus.Done, "the customer was asked"),
        (FollowUpKind.Ask, { NotAskedBecause: not null }) => (FollowUpStatus.Done, "asking is not suitable"),
        (FollowUpKind.Ask, { HasCustomerSpoken: true }) => (FollowUpStatus.Done, TheySpoke),
        (FollowUpKind.Ask, { Status: not CaseStatus.Closed }) => (FollowUpStatus.Dropped, Reopened),
        (FollowUpKind.Answer, { AskedAt: null }) => (FollowUpStatus.Dropped, Reopened),
        (FollowUpKind.Answer, _) when HasAnswered(about) => (FollowUpStatus.Done, TheySpoke),
        _ => null,
    };

    /// <summary>The customer said something after they were asked.</summary>
    private static bool HasAnswered(RecoveryCase about)
    {
        var asked = about.Events.Where(happened => happened.Kind == CaseEventKind.Asked).Select(happened => happened.Sequence).DefaultIfEmpty().Max();
        return about.Events.Exists(happened => IsTheirs(happened)
            && (happened.At > about.AskedAt || happened.At == about.AskedAt && happened.Sequence > asked));
    }

    /// <summary>An answer that is empty takes back what was noted by mistake, and nobody said that.</summary>
    private static bool IsTheirs(CaseEvent happened) => happened is { Kind: CaseEventKind.Confirmed }
        or { Kind: CaseEventKind.DidHelp or CaseEventKind.WouldReturn, Data: not null };
}
