namespace ServiceBot.Recovery;

/// <summary>Contacts that ended because a customer was abusive. They are out of the recovery figures and counted here: by team, never by person.</summary>
internal static class EndedByAbuse
{
    public const int Days = 28;

    /// <summary>How many ended so in the period, as far as nobody has taken it back.</summary>
    /// <param name="cases">Of one team, with their events.</param>
    public static int Count(IEnumerable<RecoveryCase> cases, DateTimeOffset start, DateTimeOffset end) =>
        cases.Count(about => about is { IsPractice: false, Status: not CaseStatus.Merged } && EndedAt(about.Events) is { } at && start <= at && at < end);

    /// <summary>Null when it did not end so, or that was taken back.</summary>
    private static DateTimeOffset? EndedAt(IEnumerable<CaseEvent> events) =>
        events.Where(happened => happened.Kind is CaseEventKind.AbuseEnded or CaseEventKind.AbuseWithdrawn).MaxBy(happened => happened.Sequence)
            is { Kind: CaseEventKind.AbuseEnded } ended
                ? ended.At
                : null;
}
