using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>What can be said about the time of something that has happened.</summary>
internal static class PastTimes
{
    private const string Examples = "Try today 9:40, yesterday 18:00 or 2 hours ago.";

    /// <summary>As it stands in an input, so that it is understood again.</summary>
    public static string? Write(DateTimeOffset? at, TimeZoneInfo zone) => at is { } instant ? $"{WallClock.Local(instant, zone):yyyy-MM-dd HH:mm}" : null;

    /// <summary>Why it cannot be taken; null when it can, or when there is nothing.</summary>
    /// <param name="name">What is asked, at the beginning of a sentence.</param>
    public static Complaint? Check(string name, string? typed, Reader reader)
    {
        if (Entry.Of(typed) is null)
            return null;

        var said = Shown.Within(typed, 40);
        var spoken = Parse(typed, reader);
        return spoken.Kind switch
        {
            SpokenPastKind.Understood => null,
            SpokenPastKind.Future => new Complaint(
                $"{name}: that is still to come: {WallClock.Say(spoken.Instant, reader.Now, reader.Zone)}. "
                + (spoken.Offer is { } offer ? $"Do you mean {offer}?" : Examples)),
            SpokenPastKind.TooFar => new Complaint($"{name}: that is more than a year ago. {Examples}"),
            SpokenPastKind.NoTime => new Complaint($"{name}: at about what time was it? Try {said} 9:40."),
            _ => new Complaint($"{name}: I do not understand “{said}” as a time that has passed. {Examples}"),
        };
    }

    /// <summary>What was checked; null when nothing was typed.</summary>
    /// <param name="before">What stands there already. Shown to the minute and left alone, it stays as it is.</param>
    public static DateTimeOffset? Read(string? typed, DateTimeOffset? before, Reader reader)
    {
        if (Entry.Of(typed) is null)
            return null;

        return Said.OneLine(typed) == Write(before, reader.Zone) ? before : Parse(typed, reader).Instant;
    }

    private static SpokenPast Parse(string? typed, Reader reader) => SpokenPast.Parse(Said.OneLine(typed), reader.Now, reader.Zone);
}
