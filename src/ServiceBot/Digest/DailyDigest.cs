using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What a team reads of its day: facts, and none of them about one person. Preview, post and every edit are made of this.</summary>
internal sealed record DailyDigest
{
    public required string TeamId { get; init; }
    public required string TeamName { get; init; }

    /// <summary>What they call those who work here, and those they serve.</summary>
    public required string StaffWord { get; init; }
    public required string CustomerWord { get; init; }

    /// <summary>The team's day, and the first day it covers.</summary>
    public required TeamDay Day { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The day of the last post, where there has been nothing to report since.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Up to when everything is in it.</summary>
    public required DateTimeOffset Until { get; init; }

    public required DayCounts Figures { get; init; }
    public required string Morale { get; init; }

    /// <summary>Fewer than three people: how fast they own and what they promised would be about one of them.</summary>
    public bool IsSmall { get; init; }

    public required IReadOnlyList<PublishedThanks> Thanks { get; init; }
    public required IReadOnlyList<ManagerAction> Did { get; init; }

    /// <summary>Other teams whose people helped, and a case in which they did.</summary>
    public required IReadOnlyList<string> HelpedBy { get; init; }

    public int CameToThank { get; init; }
    public int CameToApologise { get; init; }

    /// <summary>The one case that needs somebody most; null where none does.</summary>
    public NeededHand? Hand { get; init; }

    /// <summary>Promises that are late, and cases in which somebody may be in danger, as they stand now.</summary>
    public int Late { get; init; }
    public int InDanger { get; init; }

    /// <summary>A case is open beside which nothing light is said.</summary>
    public bool IsGrave { get; init; }

    /// <summary>The oldest let-down that was open, which is put right; null where that is another one.</summary>
    public CaseThen? Cleared { get; init; }

    public required IReadOnlyList<Lesson> Lessons { get; init; }
    public required IReadOnlyList<string> Clues { get; init; }

    /// <summary>Something was written down that may tell who somebody is, and stays out of the channel.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>Preventions that are due, and how many other follow-ups are.</summary>
    public required IReadOnlyList<DueStep> Due { get; init; }
    public int OtherDue { get; init; }

    public MomentCounts Moments => Figures.Moments;

    /// <summary>What is explained on one press: the figures that are shown in this post.</summary>
    public IReadOnlyList<Metric> Metrics => [.. new[]
    {
        "morale", "moments", Figures.Own.Reported > 0 && !IsSmall ? "time-to-own" : null, Figures.Again.Rate.Counted > 0 ? "repeat-contacts" : null,
        Figures.Second.Count > 0 && !IsSmall ? "second-failures" : null,
    }.OfType<string>().Select(MetricGuide.Of).OfType<Metric>()];

    /// <summary>All that may stand in one.</summary>
    public static IReadOnlyList<Metric> AllMetrics =>
        [.. new[] { "morale", "moments", "time-to-own", "repeat-contacts", "second-failures" }.Select(MetricGuide.Of).OfType<Metric>()];

    /// <summary>
    /// Whether there is anything to report. Morale alone is nothing: it is there on every day on which people answer, so that no day would ever be
    /// quiet, and everybody finds it with “morale”. Thanks alone are something.
    /// </summary>
    public bool IsQuiet => Moments is { All: 0, Apart: 0, Objected: 0 } && Thanks.Count == 0 && Did.Count == 0 && HelpedBy.Count == 0 && CameToThank + CameToApologise == 0
        && Hand is null && Late == 0 && InDanger == 0 && Cleared is null && Lessons.Count == 0 && Clues.Count == 0 && !IsHeldBack && Figures is { Fix.Fixed: 0, Second.Count: 0 };
}

/// <summary>What the events of its days say of the team, each as it is defined for all who ask.</summary>
/// <param name="Again">Of the seven days that end as it is looked at.</param>
internal sealed record DayCounts(
    MomentCounts Moments, TimeToOwn Own, FirstWords Words, TimeToFix Fix, PromisesKept Promises, RepeatContacts Again, SecondFailures Second, HandOffs HandOffs, IReadOnlyList<DayCase> Cases)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static DayCounts Of(TeamLog log, Period period)
    {
        var seen = log.Seen(period);
        return new DayCounts(
            MomentCounts.Of(log, period), TimeToOwn.Of(log, period), FirstWords.Of(log, period), TimeToFix.Of(log, period), PromisesKept.Of(log, period),
            RepeatContacts.Of(log, new Period(seen - Week, seen)), SecondFailures.Of(log, period), HandOffs.Of(log, period),
            [.. log.At(period).Where(about => period.Includes(about.ReportedAt)).Select(about => new DayCase(about, TurnedRound.At(seen, about.Events))).Where(one => one.State != Turned.Apart)]);
    }
}

/// <summary>A case that was reported on these days, as it stands.</summary>
internal sealed record DayCase(CaseThen About, Turned State);

/// <summary>What should prevent it from happening again, and is due.</summary>
/// <param name="What">Null: its words stay out of the channel.</param>
internal sealed record DueStep(int Number, int CaseNumber, string? What, DateOnly DueOn);

/// <param name="What">What it needs, without names and without anything somebody typed.</param>
/// <param name="IsLate">A promise to the customer has passed.</param>
/// <param name="IsFree">Nobody owns it.</param>
internal sealed record NeededHand(int Number, string What, bool IsLate, bool IsFree);

/// <summary>What was found, and what is done about it.</summary>
/// <param name="Owner">Only who owns the case, took it in public themselves, and sees to this.</param>
internal sealed record Lesson(string Cause, string Step, string? Owner, DateOnly Due);
