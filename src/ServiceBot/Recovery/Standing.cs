namespace ServiceBot.Recovery;

/// <summary>
/// What happened in a case and holds: without a reopening that came only with another case and went when the two were parted. A reopening
/// that somebody has built on in between stays.
/// </summary>
internal static class Standing
{
    /// <returns>In their order.</returns>
    public static List<CaseEvent> Of(IEnumerable<CaseEvent> events)
    {
        var ordered = events.OrderBy(happened => happened.Sequence).ToList();
        return [.. ordered.Where((happened, index) => !(IsOfMerge(happened, ordered.ElementAtOrDefault(index - 1))
            && ordered.ElementAtOrDefault(index + 1) is { Kind: CaseEventKind.Unmerged } parted && parted.Data == ordered[index - 1].Data))];
    }

    /// <summary>Whether it is the reopening that came with joining another case. One that somebody asks for later is a failure of its own.</summary>
    /// <param name="before">The event just before it.</param>
    public static bool IsOfMerge(CaseEvent happened, CaseEvent? before) =>
        happened.Kind == CaseEventKind.Reopened && before is { Kind: CaseEventKind.Absorbed }
        && (before.At, before.PersonId) == (happened.At, happened.PersonId);

    /// <summary>Those since it was opened last: reported, or opened again after it was over. What was called off and is taken up goes on.</summary>
    public static List<CaseEvent> SinceOpened(IEnumerable<CaseEvent> events)
    {
        var standing = Of(events);
        var (isClosed, opened) = (false, 0);
        for (var index = 0; index < standing.Count; index++)
            if (standing[index].Kind == CaseEventKind.Closed)
                isClosed = true;
            else if (standing[index] is { Kind: CaseEventKind.Reopened } reopened && (isClosed || reopened.Data is not null))
                (isClosed, opened) = (false, index);

        return standing[opened..];
    }
}
