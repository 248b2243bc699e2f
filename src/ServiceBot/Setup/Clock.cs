using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Setup;

/// <summary>A time of the day typed into a card: "15:00", "9.30", "3 pm".</summary>
internal static class Clock
{
    public static TimeOnly? Read(string? typed) => SpokenClock.Parse(Spoken.Normalize(typed ?? ""))?.At;

    /// <summary>Why it is no time; null when it is one or was not asked for.</summary>
    public static Complaint? Check(string? typed) => typed is null || Read(typed) is not null
        ? null
        : new Complaint(typed.Length == 0
            ? "A time is missing. Write it like 15:00."
            : $"I do not understand “{Shown.Within(typed, 20)}” as a time of day. Write it like 15:00.");
}
