using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>On which days a follow-up is brought to mind, by its due day and nothing else.</summary>
internal static class FollowUpDays
{
    /// <summary>A prevention is recalled so long before it is due.</summary>
    public const int Ahead = 2;

    /// <summary>Without an answer a look at the customer has come to nothing so long after its day.</summary>
    public const int LookLapsesAfter = 30;

    /// <summary>Whoever has not been asked by then is not asked any more.</summary>
    public const int AskLapsesAfter = 30;

    /// <summary>With the days before it is looked for, so long as silence takes to become an answer.</summary>
    public const int AnswerLapsesAfter = 4;

    /// <summary>A prevention that nobody gave a day to is due in a week.</summary>
    public const int UnlessSaid = 7;

    private const int Week = 7;
    private const int MostDaysAhead = 366;

    /// <summary>The newest of its days for a reminder up to this one; null when the first is still to come.</summary>
    public static DateOnly? NewestUpTo(FollowUpKind kind, DateOnly dueOn, DateOnly today)
    {
        var late = today.DayNumber - dueOn.DayNumber;
        if (kind == FollowUpKind.Answer)
            return late >= 0 ? dueOn : null;

        // What may come to nothing is brought to mind twice, and no more.
        if (kind != FollowUpKind.Prevention)
            return late >= Week ? dueOn.AddDays(Week) : late >= 0 ? dueOn : null;

        // Two days before, on the day, two days after, and then each week: one reminder was never enough.
        return late switch
        {
            >= Week => dueOn.AddDays(late - late % Week),
            >= 2 => dueOn.AddDays(2),
            >= 0 => dueOn,
            >= -Ahead => dueOn.AddDays(-Ahead),
            _ => null,
        };
    }

    /// <summary>Several days that were missed are one reminder.</summary>
    /// <returns>The day up to which a reminder said today counts; null when none is due.</returns>
    public static DateOnly? Due(FollowUp followUp, DateOnly today) =>
        NewestUpTo(followUp.Kind, followUp.DueOn, today) is { } day && (followUp.RemindedOn is not { } said || said < day) ? day : null;

    public static bool IsLapsed(FollowUp followUp, DateOnly today) => followUp.Kind != FollowUpKind.Prevention
        && today.DayNumber - followUp.DueOn.DayNumber > followUp.Kind switch
        {
            FollowUpKind.Ask => AskLapsesAfter,
            FollowUpKind.Answer => AnswerLapsesAfter,
            _ => LookLapsesAfter,
        };

    /// <summary>Why it was dropped when it lapsed. Nobody is at fault.</summary>
    public static string Lapsed(FollowUpKind kind) => kind switch
    {
        FollowUpKind.Ask => $"not asked within {AskLapsesAfter} days",
        FollowUpKind.Answer => $"nothing was heard within {TurnedRound.Window.Days} days",
        _ => $"nobody answered within {LookLapsesAfter} days",
    };

    public static DateOnly Today(Reader reader) => WallClock.Date(reader.Now, reader.Zone);

    /// <summary>Why a typed day cannot be the one; null when it can.</summary>
    public static Complaint? Check(string typed, DateOnly today, string question) => SpokenDay.Parse(typed, today) switch
    {
        null => new Complaint($"I do not understand “{Shown.Within(typed, 40)}” as a day. Try Friday, 14 May or in 2 weeks."),
        { } day when day < today => new Complaint($"{WallClock.Write(day)} has passed. {question}"),
        { } day when day > today.AddDays(MostDaysAhead) => new Complaint("That is more than a year away. What can be done sooner?"),
        _ => null,
    };

    /// <summary>"due on Friday 27 November 2026, in 6 days".</summary>
    public static string Say(DateOnly dueOn, DateOnly today) => (dueOn.DayNumber - today.DayNumber) switch
    {
        > 1 and var days => $"due on {WallClock.Write(dueOn)}, in {days} days",
        1 => $"due tomorrow, {WallClock.Write(dueOn)}",
        0 => $"due today, {WallClock.Write(dueOn)}",
        -1 => $"overdue since yesterday, {WallClock.Write(dueOn)}",
        var days => $"overdue by {-days} days, since {WallClock.Write(dueOn)}",
    };
}
