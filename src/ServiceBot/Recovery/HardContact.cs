namespace ServiceBot.Recovery;

/// <summary>Which contacts are hard on whoever has them, and when somebody has let go of one.</summary>
internal static class HardContact
{
    public static bool Is(RecoveryCase about) =>
        about.AbuseAt is not null || about.Danger || about is { IsSecondFailure: true, Customer: not CustomerKind.Self } || about.Care is SpecialCare.Injury or SpecialCare.Bereavement;

    /// <summary>With these somebody lets go: the contact ends, it is to be handed over, or it is over.</summary>
    public static readonly CaseEventKind[] Ends = [CaseEventKind.AbuseEnded, CaseEventKind.HandOffered, CaseEventKind.Closed];

    /// <summary>Whether it was theirs to let go of. A lead who closes the case of somebody else had no hard contact.</summary>
    public static bool IsLetGoBy(CaseEvent ended, RecoveryCase about) =>
        Ends.Contains(ended.Kind)
        && (ended.Kind == CaseEventKind.AbuseEnded || about.OpenerId == ended.PersonId || about.KeepsContact(ended.PersonId));
}
