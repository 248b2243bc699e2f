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

    public required DayFigures Figures { get; init; }
    public required string Morale { get; init; }

    /// <summary>Moments outside of cases. A let-down here became no case.</summary>
    public int Above { get; init; }
    public int Fine { get; init; }
    public int Noted { get; init; }

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

    /// <summary>The oldest let-down that was open, which is put right; null where that is another one.</summary>
    public DayCase? Cleared { get; init; }

    public required IReadOnlyList<Lesson> Lessons { get; init; }
    public required IReadOnlyList<string> Clues { get; init; }
    public required IReadOnlyList<FollowUp> Due { get; init; }

    public int LetDowns => Figures.Cases.Count + Noted;

    public int Moments => Above + Fine + LetDowns;

    /// <summary>
    /// Whether there is anything to report. Morale alone is nothing: it is there on every day on which people answer, so that no day would ever be
    /// quiet, and everybody finds it with “morale”. Thanks alone are something.
    /// </summary>
    public bool IsQuiet => Moments == 0 && Thanks.Count == 0 && Did.Count == 0 && HelpedBy.Count == 0 && CameToThank + CameToApologise == 0
        && Hand is null && Late == 0 && InDanger == 0 && Cleared is null && Lessons.Count == 0 && Clues.Count == 0 && Figures is { Fixed: 0, SecondFailures: 0 };
}

/// <param name="What">What it needs, without names and without anything somebody typed.</param>
/// <param name="IsLate">A promise to the customer has passed.</param>
/// <param name="IsFree">Nobody owns it.</param>
internal sealed record NeededHand(int Number, string What, bool IsLate, bool IsFree);

/// <summary>What was found, and what is done about it.</summary>
/// <param name="Owner">Only who took it in public themselves.</param>
internal sealed record Lesson(string Cause, string Step, string? Owner, DateOnly Due);
