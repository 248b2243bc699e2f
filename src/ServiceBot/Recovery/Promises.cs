using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>What can be said about the time of a promise.</summary>
internal static class Promises
{
    private const string Examples = "Try 14:30, in 20 minutes or tomorrow 9.";

    /// <summary>Why a time cannot be taken; null when it can.</summary>
    /// <param name="lead">What is typed before an offered time, where it is not an answer but a command.</param>
    public static Complaint? Check(string? text, SpokenTime spoken, Reader reader, string lead = "") => spoken.Kind switch
    {
        SpokenTimeKind.Understood => null,
        SpokenTimeKind.Past => new Complaint(
            $"That time has passed: {WallClock.Say(spoken.Instant, reader.Now, reader.Zone)}. "
            + (spoken.Offers.Count > 0 ? $"Do you mean {string.Join(" or ", spoken.Offers)}?" : Examples),
            [.. spoken.Offers.Select(offer => lead + offer)]),
        SpokenTimeKind.TooFar => new Complaint($"That is more than 30 days away. A promise is nearer. {Examples}"),
        _ when Entry.Of(text) is null => new Complaint($"By when will the customer hear from you? {Examples}", [lead + "in 30 minutes"]),
        _ => new Complaint($"I do not understand “{Shown.Within(text, 40)}” as a time. {Examples}", [lead + "in 30 minutes"]),
    };

    public static SpokenTime Read(string? text, Reader reader) => SpokenTime.Parse(Said.OneLine(text), reader.Now, reader.Zone);
}
