namespace ServiceBot.Recovery;

/// <summary>
/// A case as it stood at an instant, read from what people had done by then. Nothing that came later moves it; and what nobody did, no person
/// having done it, starts and stops nothing.
/// </summary>
internal sealed class CaseThen
{
    private CaseThen(RecoveryCase about, IReadOnlyList<CaseEvent> events)
    {
        (About, Events, Held) = (about, events, Standing.Of(events));
        foreach (var happened in Held)
            Follow(happened);
    }

    public RecoveryCase About { get; }

    /// <summary>All of them, in their order.</summary>
    public IReadOnlyList<CaseEvent> Events { get; }

    /// <summary>Those that hold.</summary>
    public IReadOnlyList<CaseEvent> Held { get; }

    public int Number => About.Number;
    public DateTimeOffset ReportedAt => About.OpenedAt;

    /// <summary>When somebody owned it first.</summary>
    public CaseEvent? FirstOwned { get; private set; }
    public bool IsOwned => OwnerId is not null;

    /// <summary>The first fix that was claimed and not taken back by whoever claimed it, though it may not have held.</summary>
    public CaseEvent? FirstClaim { get; private set; }

    /// <summary>The fix that holds.</summary>
    public DateTimeOffset? FixedAt { get; private set; }

    /// <summary>How often a claimed fix had not held.</summary>
    public int Failures { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public bool IsCancelled { get; private set; }

    /// <summary>The case in which it goes on.</summary>
    public int? MergedInto { get; private set; }

    /// <summary>The contact has ended since then, because the customer was abusive.</summary>
    public DateTimeOffset? AbuseAt { get; private set; }

    /// <summary>Somebody had said whom it is about, so that others knew of it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>How accepted hand-overs moved it: who takes it first takes it from nobody.</summary>
    public int HandOffs { get; private set; }

    /// <summary>The work on it is not over: neither fixed nor ended.</summary>
    public bool IsOpen => FixedAt is null && ClosedAt is null && !IsCancelled && MergedInto is null;

    /// <summary>What is counted: real, of a customer, neither called off nor gone on in another case.</summary>
    public bool IsCounted => IsOfCustomer && MergedInto is null;

    /// <summary>Real, of a customer and not called off; it may go on in another case.</summary>
    public bool IsOfCustomer => About is { IsPractice: false, Customer: CustomerKind.External or CustomerKind.Internal } && IsShared && !IsCancelled;

    private string? OwnerId { get; set; }

    /// <param name="until">It is read as it stood just before; null: as it stands.</param>
    public static CaseThen Of(RecoveryCase about, DateTimeOffset? until = null) =>
        new(about, [.. about.Events.Where(happened => (until is null || happened.At < until) && happened.PersonId.Length > 0).OrderBy(happened => happened.Sequence)]);

    /// <summary>The times that passed since it was reported; what was noted too early passed at once.</summary>
    public TimeSpan Since(DateTimeOffset at) => at > ReportedAt ? at - ReportedAt : TimeSpan.Zero;

    private void Follow(CaseEvent happened)
    {
        switch (happened.Kind)
        {
            case CaseEventKind.Classified:
                IsShared = true;
                break;
            case CaseEventKind.Owned or CaseEventKind.HandedOver:
                HandOffs += happened.Kind == CaseEventKind.HandedOver && FirstOwned is not null ? 1 : 0;
                (FirstOwned, OwnerId) = (FirstOwned ?? happened, happened.PersonId);
                break;
            case CaseEventKind.Corrected when happened.Data == nameof(Step.OwnIt):
            case CaseEventKind.Departed when happened.Data == OwnerId:
                OwnerId = null;
                break;
            case CaseEventKind.Fixed:
                (FixedAt, FirstClaim, IsCancelled) = (happened.At, FirstClaim ?? happened, false);
                break;

            // Whoever says “not yet” after all has claimed nothing.
            case CaseEventKind.Corrected when happened.Data == nameof(Step.FixItFast):
                (FixedAt, FirstClaim) = (null, Failures > 0 ? FirstClaim : null);
                break;
            case CaseEventKind.Closed:
                (ClosedAt, IsCancelled) = (happened.At, false);
                break;
            case CaseEventKind.Cancelled:
                IsCancelled = true;
                break;
            case CaseEventKind.TakenUp or CaseEventKind.NotYet:
                IsCancelled = false;
                break;
            case CaseEventKind.Reopened:
                Reopen(hadFailed: happened.Data == nameof(CaseEventKind.Fixed));
                break;
            case CaseEventKind.MergedAway:
                MergedInto = NumberIn(happened);
                break;
            case CaseEventKind.Unmerged when NumberIn(happened) == MergedInto:
                MergedInto = null;
                break;
            case CaseEventKind.AbuseEnded:
                AbuseAt = happened.At;
                break;
            case CaseEventKind.AbuseWithdrawn:
                AbuseAt = null;
                break;
            default:
                break;
        }
    }

    private void Reopen(bool hadFailed)
    {
        Failures += hadFailed ? 1 : 0;

        // What was only called off and is taken up again keeps its fix.
        if (hadFailed || !IsCancelled)
            (FixedAt, ClosedAt) = (null, null);
        IsCancelled = false;
    }

    private static int? NumberIn(CaseEvent happened) => int.TryParse(happened.Data, out var number) ? number : null;
}
