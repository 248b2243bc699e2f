namespace ServiceBot.Recovery;

/// <summary>How a customer saw a case at an instant, as far as what was noted since it was opened last tells.</summary>
/// <param name="IsConfirmed">The customer said so; otherwise it is what we presumed as we closed it.</param>
/// <param name="At">When that was said.</param>
internal readonly record struct ViewThen(Outcome? Outcome, bool IsConfirmed, DateTimeOffset? At, CustomerAnswers Answers, Retention? Retention)
{
    public static ViewThen Of(CaseThen about)
    {
        var since = Standing.SinceOpened(about.Events);
        var seen = since.FindLast(happened => happened.Kind == CaseEventKind.Closed || happened is { Kind: CaseEventKind.Confirmed, Data: not null });
        return new ViewThen(
            Read<Outcome>(seen), since.Exists(happened => happened is { Kind: CaseEventKind.Confirmed, Data: not null }), seen?.At,
            new CustomerAnswers(
                Read<Helpfulness>(since.FindLast(happened => happened.Kind == CaseEventKind.DidHelp)),
                Read<Returning>(since.FindLast(happened => happened.Kind == CaseEventKind.WouldReturn))),
            Read<Retention>(since.FindLast(happened => happened.Kind == CaseEventKind.FollowedUp)));
    }

    /// <summary>The customer showed that it was better than they expected, and nothing they said speaks against it.</summary>
    public bool IsAmazed => IsConfirmed && Outcome == Recovery.Outcome.BetterThanExpected && !Answers.SpeakAgainst(Outcome);

    private static T? Read<T>(CaseEvent? happened) where T : struct, Enum => Enum.TryParse<T>(happened?.Data, out var read) ? read : null;
}
