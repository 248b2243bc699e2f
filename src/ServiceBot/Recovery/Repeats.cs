namespace ServiceBot.Recovery;

/// <summary>
/// How often customers had to come again: every problem of a customer with the contacts it took. Computed from what people did, and never
/// by who did it; whoever closes and reopens, or joins cases, changes nothing by doing it more often.
/// </summary>
internal static class Repeats
{
    /// <summary>A repeat counts, and a fix is proved, within so long.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Whoever was asked whether it is the same problem and has not said so for so long does not know.</summary>
    public static readonly TimeSpan Unsure = TimeSpan.FromDays(2);

    public static bool IsUnsure(RepeatProposal proposal, DateTimeOffset now) => proposal.IsRepeat is null && now - proposal.ProposedAt >= Unsure;

    /// <summary>The problems, one for each case that goes on in no other.</summary>
    /// <param name="cases">With their events: all of the team, for a case may go on in any of them.</param>
    /// <param name="until">As they stood just before; null: as they stand.</param>
    public static IReadOnlyList<Issue> Of(IEnumerable<RecoveryCase> cases, DateTimeOffset? until = null) =>
        Of(cases.Where(about => until is null || about.OpenedAt < until).Select(about => CaseThen.Of(about, until)));

    public static IReadOnlyList<Issue> Of(IEnumerable<CaseThen> cases)
    {
        var counted = cases.Where(about => about.IsOfCustomer).ToDictionary(about => about.Number);
        return [.. counted.Values.GroupBy(about => RootOf(about, counted)).OrderBy(group => group.Key).Select(group => IssueOf(counted[group.Key], [.. group]))];
    }

    /// <summary>Of those whose time to prove the fix ended in the period, and whose customer is recognised.</summary>
    public static RepeatRate Rate(IEnumerable<Issue> issues, DateTimeOffset start, DateTimeOffset end)
    {
        var matured = issues.Where(issue => issue.MaturesAt is { } at && start <= at && at < end).ToList();
        var known = matured.Where(issue => issue.IsRecognised).ToList();
        return new RepeatRate(known.Count(issue => issue.CameAgain), known.Count, matured.Count, known.Sum(issue => issue.Contacts));
    }

    public static int SecondFailures(IEnumerable<Issue> issues, DateTimeOffset start, DateTimeOffset end) =>
        issues.Sum(issue => issue.Repeats.Count(repeat => repeat.IsAfterFix && start <= repeat.At && repeat.At < end));

    /// <summary>Follows it to the end. What goes round in a circle, which no command makes, belongs to its smallest number.</summary>
    private static int RootOf(CaseThen about, Dictionary<int, CaseThen> cases)
    {
        var seen = new List<int> { about.Number };
        while (cases[seen[^1]].MergedInto is { } next && cases.ContainsKey(next))
        {
            if (seen.IndexOf(next) is >= 0 and var at)
                return seen[at..].Min();

            seen.Add(next);
        }

        return seen[^1];
    }

    private static Issue IssueOf(CaseThen root, IReadOnlyList<CaseThen> members)
    {
        var events = root.Held;
        var key = root.About.CustomerKey;
        var others = members.Where(member => member != root).Select(member => member.About).ToList();

        // Another customer with the same problem is a contact, but nobody came again.
        var again = others.Where(other => other.CustomerKey is null || key is null || other.CustomerKey == key)
            .Select(other => new Repeat(other.OpenedAt, IsFixedAt(events, other.OpenedAt), IsNear(events, other.OpenedAt)));
        var repeats = again.Concat(Reopenings(events)).OrderBy(repeat => repeat.At).ToList();
        var strangers = others.Count(other => other.CustomerKey is not null && key is not null && other.CustomerKey != key);
        var isRecognised = members.Any(member => member.About.CustomerKey is not null);
        return new Issue(root.Number, isRecognised, root.ReportedAt, events.FirstOrDefault(IsDone)?.At, 1 + repeats.Count + strangers, repeats);
    }

    /// <summary>Those without a new report: the customer came to somebody, who opened the case again.</summary>
    private static IEnumerable<Repeat> Reopenings(IReadOnlyList<CaseEvent> events)
    {
        var isFixed = false;
        var isOver = false;
        CaseEvent? before = null;
        foreach (var happened in events)
        {
            switch (happened.Kind)
            {
                case CaseEventKind.Fixed:
                    isFixed = isOver = true;
                    break;

                // Whoever says “not yet” after all has claimed nothing.
                case CaseEventKind.NotYet:
                    isFixed = false;
                    break;
                case CaseEventKind.Closed:
                    isOver = true;
                    break;
                case CaseEventKind.Cancelled:
                    isFixed = isOver = false;
                    break;

                // Reopened by joining another case, it is that one's report that counts; and if they are parted again, nothing does.
                case CaseEventKind.Reopened when Standing.IsOfMerge(happened, before):
                    isFixed = isOver = false;
                    break;
                case CaseEventKind.Reopened when isOver:
                    yield return new Repeat(happened.At, isFixed && happened.Data is not null, IsNear(events, happened.At));
                    isFixed = isOver = false;
                    break;
            }

            before = happened;
        }
    }

    private static bool IsDone(CaseEvent happened) => happened.Kind is CaseEventKind.Fixed or CaseEventKind.Closed;

    private static bool IsFixedAt(IReadOnlyList<CaseEvent> events, DateTimeOffset at) => events
        .LastOrDefault(happened => happened.At < at && happened.Kind is (CaseEventKind.Fixed or CaseEventKind.NotYet or CaseEventKind.Reopened))
        is { Kind: CaseEventKind.Fixed };

    /// <summary>Within the window of what was done last before, or of the report while nothing was.</summary>
    private static bool IsNear(IReadOnlyList<CaseEvent> events, DateTimeOffset at)
    {
        var since = events.LastOrDefault(happened => IsDone(happened) && happened.At <= at) ?? events.FirstOrDefault(happened => happened.Kind == CaseEventKind.Reported);
        return since is not null && at - since.At <= Window;
    }
}

/// <summary>A problem of a customer.</summary>
/// <param name="IsRecognised">The team knows again who it is; otherwise nobody can tell whether they came again.</param>
/// <param name="DoneAt">When it was said to be fixed, or closed, first.</param>
/// <param name="Contacts">All of them: the first, and every one after it.</param>
internal sealed record Issue(int Number, bool IsRecognised, DateTimeOffset ReportedAt, DateTimeOffset? DoneAt, int Contacts, IReadOnlyList<Repeat> Repeats)
{
    /// <summary>When it can be said whether they came again. A later fix does not put it off.</summary>
    public DateTimeOffset? MaturesAt => DoneAt + Recovery.Repeats.Window;

    public bool CameAgain => Repeats.Any(repeat => repeat.IsNear && repeat.At <= MaturesAt);
}

/// <param name="IsAfterFix">We had said that it was fixed: a second failure.</param>
/// <param name="IsNear">Within the window.</param>
internal readonly record struct Repeat(DateTimeOffset At, bool IsAfterFix, bool IsNear);

/// <summary>Without counted problems there is no rate.</summary>
/// <param name="Counted">Matured, with a customer who is recognised.</param>
/// <param name="Matured">All that matured: what was counted of these is the coverage.</param>
internal sealed record RepeatRate(int CameAgain, int Counted, int Matured, int Contacts);
