namespace ServiceBot.Recovery;

/// <summary>
/// Whether a let-down was turned round, as far as its own events tell at an instant. Nothing of this is stored: silence becomes an answer only by
/// time. A repeat in another case speaks against it too; whoever counts looks at those besides.
/// </summary>
internal static class TurnedRound
{
    /// <summary>Who has nothing to object so long after an honest ask is presumed to be content.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public static Turned At(DateTimeOffset instant, IEnumerable<CaseEvent> events)
    {
        DateTimeOffset? fixedAt = null;
        DateTimeOffset? askedAt = null;
        Outcome? view = null;
        var (isClosed, hasObjected, isAbuse, wasAbuse) = (false, false, false, false);
        foreach (var happened in Standing.Of(events.Where(happened => happened.At <= instant)))
        {
            switch (happened.Kind)
            {
                case CaseEventKind.Fixed:
                    (fixedAt, hasObjected) = (happened.At, false);
                    break;
                case CaseEventKind.Closed:
                    isClosed = true;
                    break;

                // What was only called off and is taken up again keeps its fix and its answers.
                case CaseEventKind.Reopened when isClosed || happened.Data == nameof(CaseEventKind.Fixed):
                    (fixedAt, askedAt, view, isClosed, hasObjected, isAbuse) = (null, null, null, false, false, wasAbuse);
                    break;
                case CaseEventKind.Corrected when happened.Data == nameof(Step.FixItFast):
                    fixedAt = null;
                    break;
                case CaseEventKind.Asked:
                    askedAt ??= happened.At;
                    break;
                case CaseEventKind.Confirmed when Enum.TryParse<Outcome>(happened.Data, out var said):
                    (view, hasObjected) = (said, false);
                    break;
                case CaseEventKind.DidHelp:
                    hasObjected = happened.Data == nameof(Helpfulness.No);
                    break;
                case CaseEventKind.AbuseEnded or CaseEventKind.AbuseWithdrawn:
                    wasAbuse = happened.Kind == CaseEventKind.AbuseEnded;

                    // What is said of a case that is over changes nothing about how it ended.
                    isAbuse = isClosed ? isAbuse : wasAbuse;
                    break;
                default:
                    break;
            }
        }

        // Nobody failed in it, and nobody is asked how they see it: whatever came of it is no rate.
        if (isAbuse)
            return Turned.Apart;

        return (fixedAt, view, askedAt) switch
        {
            (null, _, _) => Turned.NotFixed,
            (_, Outcome.LetDown, _) => Turned.Not,
            _ when hasObjected => Turned.Not,
            (_, Outcome.Fine or Outcome.BetterThanExpected, _) => Turned.Confirmed,
            (_, _, null) => Turned.Unknown,
            var (done, _, asked) => instant - (asked > done ? asked : done) < Window ? Turned.Provisional : Turned.Presumed,
        };
    }
}

internal enum Turned
{
    /// <summary>No fix is claimed that holds.</summary>
    NotFixed,

    /// <summary>Nobody asked, and the customer said nothing.</summary>
    Unknown,

    /// <summary>Asked, and there is still time to object.</summary>
    Provisional,
    Presumed,
    Confirmed,

    /// <summary>The customer says that they are still let down, or that what we did has not helped.</summary>
    Not,

    /// <summary>The contact ended because the customer was abusive: out of the rate, and counted apart.</summary>
    Apart,
}
