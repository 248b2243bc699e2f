using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>Which open case needs somebody most: where somebody may be in danger first, then the oldest late promise, then the oldest that nobody owns.</summary>
internal static class NeededHands
{
    /// <param name="cases">Of the team.</param>
    /// <param name="ownBy">By when a case should have an owner.</param>
    /// <param name="isSmall">Whether so few are in the team that the times of a late promise would be about one of them.</param>
    public static NeededHand? Of(IEnumerable<RecoveryCase> cases, DateTimeOffset until, TeamDay day, Func<RecoveryCase, DateTimeOffset?> ownBy, bool isSmall) => AtWork(cases, until)
        .Select(about => (About: about, IsLate: about.IsPromiseDueAt(until), IsFree: about.OwnerId is null, FreeSince: FreeSince(about)))
        .Where(one => one.IsLate || one.IsFree && (one.About.Danger || ownBy(one.About) is { } target && target <= until))
        .OrderByDescending(one => one.About.Danger)
        .ThenByDescending(one => one.IsLate)
        .ThenBy(one => one.IsLate ? one.About.PromiseAt : one.FreeSince)
        .ThenBy(one => one.About.Number)
        .Select(one => new NeededHand(one.About.Number, one.IsLate ? Late(one.About, day, isSmall) : $"nobody has owned it since {Time(one.FreeSince, day)}", one.IsLate, one.IsFree))
        .FirstOrDefault();

    public static int Late(IEnumerable<RecoveryCase> cases, DateTimeOffset until) => AtWork(cases, until).Count(about => about.IsPromiseDueAt(until));

    /// <summary>Danger does not end because somebody talks with the customer in person.</summary>
    public static int InDanger(IEnumerable<RecoveryCase> cases, DateTimeOffset until) => Open(cases, until).Count(about => about.Danger && about.FixedAt is null);

    /// <summary>Nothing light is said while a case is open in which somebody may be in danger, or grieves.</summary>
    public static bool IsGrave(IEnumerable<RecoveryCase> cases, DateTimeOffset until) => Open(cases, until).Any(about => about.IsGrave);

    /// <summary>Where somebody talks with the customer in person the bot is silent.</summary>
    private static IEnumerable<RecoveryCase> AtWork(IEnumerable<RecoveryCase> cases, DateTimeOffset until) => Open(cases, until).Where(about => !about.IsToolsOffAt(until));

    private static IEnumerable<RecoveryCase> Open(IEnumerable<RecoveryCase> cases, DateTimeOffset until) =>
        cases.Where(about => about is { IsActive: true, IsPrivate: false, IsPractice: false } && about.OpenedAt <= until);

    /// <summary>Since its report, or since its last owner gave it back or left.</summary>
    private static DateTimeOffset FreeSince(RecoveryCase about)
    {
        var (since, ownerId) = (about.OpenedAt, (string?)null);
        foreach (var happened in about.Events.OrderBy(happened => happened.Sequence))
            if (happened.Kind is CaseEventKind.Owned or CaseEventKind.HandedOver)
                ownerId = happened.PersonId;
            else if (ownerId is not null && (happened is { Kind: CaseEventKind.Corrected, Data: nameof(Step.OwnIt) } || happened.Kind == CaseEventKind.Departed && happened.Data == ownerId))
                (since, ownerId) = (happened.At, null);

        return since;
    }

    private static string Late(RecoveryCase about, TeamDay day, bool isSmall) => isSmall
        ? "needs a word to the customer"
        : $"no word to the customer since {Time(about.LastWordAt ?? about.OpenedAt, day)} (promised {Time(about.PromiseAt ?? about.OpenedAt, day)})";

    private static string Time(DateTimeOffset at, TeamDay day)
    {
        var (date, time) = (WallClock.Date(at, day.Zone), WallClock.WriteTime(at, day.Zone));
        return date == day.Date ? time : $"{DigestWords.Day(date, day.Date)} {time}";
    }
}
