using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>By when people are told what they must know, and what can be said about such a time.</summary>
internal static class Disclosures
{
    /// <summary>What is put off for longer is not meant to be told.</summary>
    public const int MostDays = 10;

    private const string Examples = "Try tomorrow 12:00, friday 16:00 or in 3 hours.";

    /// <summary>The end of a working day of the team; where it never works, so many days from now.</summary>
    /// <param name="days">How many working days after this one; 0: the end of the one that runs, or of the next one.</param>
    public static DateTimeOffset Due(WorkWeek week, DateTimeOffset now, int days)
    {
        var today = week.ShiftAt(now)?.Date ?? WallClock.Date(now, week.Zone);
        var end = days == 0
            ? week.NextEnd(now)
            : week.ShiftsFrom(now).Where(shift => shift.Date > today).Skip(days - 1).FirstOrDefault()?.Period.End;
        return end ?? now.AddDays(Math.Max(days, 1));
    }

    /// <summary>Why a time cannot be taken; null when it can.</summary>
    /// <param name="lead">What is typed before an offered time.</param>
    public static Complaint? Check(string? text, SpokenTime spoken, Reader reader, string lead) => spoken.Kind switch
    {
        SpokenTimeKind.Understood => null,
        SpokenTimeKind.Past => new Complaint(
            $"That time has passed: {WallClock.Say(spoken.Instant, reader.Now, reader.Zone)}. "
            + (spoken.Offers.Count > 0 ? $"Do you mean {string.Join(" or ", spoken.Offers)}?" : Examples),
            [.. spoken.Offers.Select(offer => lead + offer)]),
        SpokenTimeKind.TooFar => new Complaint($"That is more than 30 days away. People should know sooner. {Examples}"),
        _ => new Complaint($"I do not understand “{Shown.Within(text, 40)}” as a time. {Examples}", [lead + "tomorrow 12:00"]),
    };
}
