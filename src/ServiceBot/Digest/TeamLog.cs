using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Digest;

/// <summary>What happened in a team, as far as anything is counted of it. All metrics are functions of this and of a time.</summary>
/// <param name="Now">When it was read.</param>
/// <param name="Cases">With their events: those in which something happened lately, and those that are open, with all that goes on in them.</param>
/// <param name="Moments">What was noted outside of cases, the oldest first.</param>
/// <param name="Proposals">Which cases were thought to be the same problem again.</param>
internal sealed record TeamLog(
    string TeamId, DateTimeOffset Now, IReadOnlyList<RecoveryCase> Cases, IReadOnlyList<Moment> Moments, IReadOnlyList<RepeatProposal> Proposals)
{
    private readonly Dictionary<DateTimeOffset, IReadOnlyList<CaseThen>> _then = [];

    /// <summary>By when a case has an owner, and its customer a first word.</summary>
    public Targets Own { get; init; } = new TeamSettings("").Own;
    public Targets FirstWord { get; init; } = new TeamSettings("").FirstWord;

    /// <summary>When the team works.</summary>
    public WorkWeek Work { get; init; } = new(WorkDays.MondayToFriday, new Hours(new TimeOnly(9, 0), new TimeOnly(17, 0)), new HashSet<DateOnly>(), TimeZoneInfo.Utc);

    /// <summary>What is counted: real, of a customer, neither called off nor gone on in another case.</summary>
    public IEnumerable<RecoveryCase> Counted => Cases.Where(IsCounted);

    public static bool IsCounted(RecoveryCase about) => about is
    {
        IsPractice: false, Customer: CustomerKind.External or CustomerKind.Internal, Status: not (CaseStatus.Cancelled or CaseStatus.Merged),
    };

    /// <summary>All cases there were as the period ended, as they stood then.</summary>
    public IReadOnlyList<CaseThen> All(Period period)
    {
        if (!_then.TryGetValue(period.End, out var then))
            _then[period.End] = then = [.. Cases.Where(about => about.OpenedAt < period.End).Select(about => CaseThen.Of(about, period.End))];

        return then;
    }

    /// <summary>Those of them that are counted.</summary>
    public IEnumerable<CaseThen> At(Period period) => All(period).Where(about => about.IsCounted);

    public IReadOnlyList<Issue> Issues(Period period) => Repeats.Of(All(period));

    /// <summary>From when it is looked at: its end, or now while it runs.</summary>
    public DateTimeOffset Seen(Period period) => Now < period.End ? Now : period.End;
}
