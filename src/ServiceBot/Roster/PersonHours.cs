using ServiceBot.Calendar;

namespace ServiceBot.Roster;

/// <summary>When one person works, rests and is away, where that differs from their team.</summary>
internal sealed class PersonHours(string personId)
{
    public string PersonId { get; private set; } = personId;

    /// <summary>Null: the team's days.</summary>
    public WorkDays? Days { get; set; }

    /// <summary>Null: the team's hours. They run past midnight when the end is the earlier one.</summary>
    public TimeOnly? From { get; set; }
    public TimeOnly? To { get; set; }

    /// <summary>When they are left alone although they work; null: never.</summary>
    public TimeOnly? QuietFrom { get; set; }
    public TimeOnly? QuietTo { get; set; }

    /// <summary>The first day on which they are back; null while they are here.</summary>
    public DateOnly? AwayUntil { get; set; }

    /// <summary>Null: the team's.</summary>
    public Hours? Work
    {
        get => From is { } from && To is { } to ? new Hours(from, to) : null;
        set => (From, To) = (value?.From, value?.To);
    }

    public Hours? Quiet
    {
        get => QuietFrom is { } from && QuietTo is { } to ? new Hours(from, to) : null;
        set => (QuietFrom, QuietTo) = (value?.From, value?.To);
    }
}
