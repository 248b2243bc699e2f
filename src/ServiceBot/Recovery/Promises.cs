using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>What can be said about the time of a promise.</summary>
internal static class Promises
{
    private const string Examples = "Try 14:30, in 20 minutes or tomorrow 9.";

    /// <summary>Why a time cannot be taken; null when it can.</summary>
    /// <param name="lead">What is typed before an offered time, where it is not an answer but a command.</param>
    /// <param name="about">What was promised to its customer already may be said again; and it may be given more time.</param>
    public static Complaint? Check(string? text, SpokenTime spoken, Reader reader, string lead = "", RecoveryCase? about = null) => spoken.Kind switch
    {
        SpokenTimeKind.Understood when spoken.Instant > reader.LatestPromise && !(spoken.Instant <= about?.PromiseAt) =>
            TooLate(text, reader.LatestPromise.Value, reader, lead, about?.Number),
        SpokenTimeKind.Understood => null,
        SpokenTimeKind.Past => new Complaint(
            $"That time has passed: {WallClock.Say(spoken.Instant, reader.Now, reader.Zone)}. "
            + (spoken.Offers.Count > 0 ? $"Do you mean {string.Join(" or ", spoken.Offers)}?" : Examples),
            [.. spoken.Offers.Select(offer => lead + offer)]),
        SpokenTimeKind.TooFar => new Complaint($"That is more than 30 days away. A promise is nearer. {Examples}"),
        _ when Entry.Of(text) is null => new Complaint($"By when will the customer hear from you? {Examples}", [lead + "in 30 minutes"]),
        _ => new Complaint($"I do not understand “{Shown.Within(text, 40)}” as a time. {Examples}", [lead + "in 30 minutes"]),
    };

    /// <summary>
    /// A customer is not left longer without a word than until the end of the next working day after today; null for somebody who has no
    /// working days.
    /// </summary>
    public static DateTimeOffset? Latest(WorkWeek work, DateTimeOffset now)
    {
        var today = work.ShiftAt(now)?.Date ?? WallClock.Date(now, work.Zone);
        return work.ShiftsFrom(now).FirstOrDefault(shift => shift.Date > today)?.Period.End;
    }

    private static Complaint TooLate(string? text, DateTimeOffset latest, Reader reader, string lead, int? number)
    {
        List<string> offers = [$"{lead}{WallClock.Local(latest, reader.Zone):yyyy-MM-dd HH:mm}"];
        var said = $"That is more than one working day away, and a customer should not wait so long for a word. The latest is {WallClock.Say(latest, reader.Now, reader.Zone)}.";
        if (number is null)
            return new Complaint(said, [.. offers]);

        if (Said.OneLine(text) is { Length: <= Longest.Time } typed)
            offers.Add($"more time {number} {typed}");

        return new Complaint($"{said} If it needs more time, that is normal; say so: more time {number}", [.. offers]);
    }

    public static SpokenTime Read(string? text, Reader reader) => SpokenTime.Parse(Said.OneLine(text), reader.Now, reader.Zone);
}
