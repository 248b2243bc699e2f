using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What happened in a team, as far as anything is counted of it. All metrics are functions of this and of a time.</summary>
/// <param name="Now">When it was read.</param>
/// <param name="Cases">With their events: those in which something happened lately, and those that are open, with all that goes on in them.</param>
/// <param name="Moments">What was noted outside of cases, the oldest first.</param>
/// <param name="Proposals">Which cases were thought to be the same problem again.</param>
internal sealed record TeamLog(
    string TeamId, DateTimeOffset Now, IReadOnlyList<RecoveryCase> Cases, IReadOnlyList<Moment> Moments, IReadOnlyList<RepeatProposal> Proposals)
{
    /// <summary>What is counted: real, of a customer, neither called off nor gone on in another case.</summary>
    public IEnumerable<RecoveryCase> Counted => Cases.Where(IsCounted);

    public static bool IsCounted(RecoveryCase about) => about is
    {
        IsPractice: false, Customer: CustomerKind.External or CustomerKind.Internal, Status: not (CaseStatus.Cancelled or CaseStatus.Merged),
    };
}
