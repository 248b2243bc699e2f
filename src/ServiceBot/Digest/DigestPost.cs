using System.Globalization;
using ServiceBot.Calendar;

namespace ServiceBot.Digest;

/// <summary>
/// The post of a team for one of its days or weeks. The row is the claim: it is written in the same commit as the message, and its key lets
/// nobody write a second one. What is frozen in the post stands here, so that an edit can say it again.
/// </summary>
internal sealed class DigestPost
{
    public required string TeamId { get; set; }
    public DigestKind Kind { get; set; }

    /// <summary>The team's day; of a week its Monday.</summary>
    public DateOnly Date { get; set; }

    /// <summary>The first day it covers; the last one is its date.</summary>
    public DateOnly From { get; set; }

    public DigestState State { get; set; }

    /// <summary>When it was decided what this day gets.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The line of morale as it was first posted; it is never edited.</summary>
    public string? Morale { get; set; }

    /// <summary>The one mention: whom it names, and what it says of which case. Decided when it was posted, and never again.</summary>
    public string? MentionedId { get; set; }
    public string? Mention { get; set; }

    /// <summary>The clue of the week, chosen when it was posted. Its words are read where they stand, so that they go with it.</summary>
    public string? ClueId { get; set; }

    /// <summary>
    /// The lines of the week as its day ended, which nothing changes any more. Of what somebody may still take back only its label is kept.
    /// </summary>
    public string? Lines { get; set; }

    /// <summary>A sign of what stands in the channel, so that it is edited only where that has changed.</summary>
    public string Sign { get; set; } = "";

    /// <summary>Up to when everything that happened is in it.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When it is looked at again whatever happens; null: its day is over, and it stays as it is.</summary>
    public DateTimeOffset? LookAt { get; set; }

    /// <summary>Grows with each edit, so that of two who edit at once one looks again.</summary>
    public int Version { get; set; }

    public string Slot => SlotOf(TeamId, Kind, Date);

    /// <summary>Whether anything stands in the channel.</summary>
    public bool IsSaid => State is DigestState.Posted or DigestState.Quiet;

    public static string SlotOf(string teamId, DigestKind kind, DateOnly date) => kind == DigestKind.Week
        ? $"digest/{teamId}/week/{Week.Of(date)}"
        : string.Create(CultureInfo.InvariantCulture, $"digest/{teamId}/{date:yyyy-MM-dd}");
}

/// <summary>Kept as numbers, so new ones go to the end.</summary>
internal enum DigestState
{
    Posted,

    /// <summary>One line says that there is nothing to report.</summary>
    Quiet,

    /// <summary>Still nothing to report, and that was said on an earlier day.</summary>
    Silent,

    /// <summary>It would have come too late, or at night: its day is in the next one.</summary>
    Skipped,
}
