using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>Which open case needs somebody most: where somebody may be in danger first, then the oldest late promise, then the oldest that nobody owns.</summary>
internal static class NeededHands
{
    /// <param name="cases">Of the team.</param>
    /// <param name="ownBy">By when a case should have an owner.</param>
    public static NeededHand? Of(IEnumerable<RecoveryCase> cases, DateTimeOffset until, TeamDay day, Func<RecoveryCase, DateTimeOffset?> ownBy) => Open(cases, until)
        .Select(about => (About: about, IsLate: about.IsPromiseDueAt(until), IsFree: about.OwnerId is null))
        .Where(one => one.IsLate || one.IsFree && (one.About.Danger || ownBy(one.About) is { } target && target <= until))
        .OrderByDescending(one => one.About.Danger)
        .ThenByDescending(one => one.IsLate)
        .ThenBy(one => one.IsLate ? one.About.PromiseAt : one.About.OpenedAt)
        .ThenBy(one => one.About.Number)
        .Select(one => new NeededHand(one.About.Number, one.IsLate ? Late(one.About, day) : $"nobody owns it since {Time(one.About.OpenedAt, day)}", one.IsLate, one.IsFree))
        .FirstOrDefault();

    public static int Late(IEnumerable<RecoveryCase> cases, DateTimeOffset until) => Open(cases, until).Count(about => about.IsPromiseDueAt(until));

    public static int InDanger(IEnumerable<RecoveryCase> cases, DateTimeOffset until) => Open(cases, until).Count(about => about.Danger && about.FixedAt is null);

    /// <summary>Where somebody talks with the customer in person the bot is silent.</summary>
    private static IEnumerable<RecoveryCase> Open(IEnumerable<RecoveryCase> cases, DateTimeOffset until) =>
        cases.Where(about => about is { IsActive: true, IsPrivate: false, IsPractice: false } && about.OpenedAt <= until && !about.IsToolsOffAt(until));

    private static string Late(RecoveryCase about, TeamDay day) =>
        $"no word to the customer since {Time(about.LastWordAt ?? about.OpenedAt, day)} (promised {Time(about.PromiseAt ?? about.OpenedAt, day)})";

    private static string Time(DateTimeOffset at, TeamDay day)
    {
        var (date, time) = (WallClock.Date(at, day.Zone), WallClock.WriteTime(at, day.Zone));
        return date == day.Date ? time : $"{DigestWords.Day(date, day.Date)} {time}";
    }
}
